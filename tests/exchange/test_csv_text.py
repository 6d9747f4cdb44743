from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.csv_text import decode, rows_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2", (("a", "b"), ("1", "2"))),
        ("a;b\r\n1;2", (("a", "b"), ("1", "2"))),
        ("a\tb, c\n1\t2", (("a", "b, c"), ("1", "2"))),
        ("姓名，单位\n王伟，甲", (("姓名", "单位"), ("王伟", "甲"))),
        ("sep=;\na;b,c", (("a", "b,c"),)),
        ('a,"b\nc"\n', (("a", "b\nc"),)),
        ("a\rb\r", (("a",), ("b",))),
        ("a,b\n1\n1,2,3", (("a", "b"), ("1",), ("1", "2", "3"))),
        ('a,"b', (("a", "b"),)),
        ("", ()),
    ],
)
def test_shapes_of_text_tables(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert rows_of(text) == rows


@given(st.text(st.characters(codec="gb18030", exclude_categories=["Co", "Cn", "Cs", "Cc"]), min_size=1))
def test_what_the_office_writes_is_read_back(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        found = decode(text.encode(encoding))
        assert found is not None and found.text == text


@given(st.binary(max_size=300))
def test_no_bytes_are_an_error(data: bytes) -> None:
    found = decode(data)
    if found is not None:
        rows_of(found.text)


def test_an_encoding_that_does_not_fit_is_no_text() -> None:
    assert decode("王伟".encode("gb18030"), "utf-8") is None
    assert decode(b"a", "no-such-encoding") is None
