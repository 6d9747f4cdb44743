"""Codes by table are the codes of the standard."""

from __future__ import annotations

import numpy as np
import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.printing.qr_table import SIGNS, code_image, code_rows

PLAIN = SIGNS.replace(" ", "")


def modules(payload: str) -> tuple[int, list[list[int]]]:
    version, rows = code_rows(payload)
    side = 17 + 4 * version
    width = (side + 7) // 8
    lines = [rows[i * width : (i + 1) * width] for i in range(side)]
    return version, [[line[c // 8] >> (7 - c % 8) & 1 for c in range(side)] for line in lines]


@pytest.mark.parametrize("length", [60, 122, 150, 178, 200, 221, 262, 311, 366, 419])
def test_like_those_of_a_well_kept_library(length: int) -> None:
    payload = (PLAIN * 10)[:length]
    version, ours = modules(payload)
    theirs = segno.make(payload, error="m", mask=2, version=version, mode="alphanumeric", boost_error=False)
    assert ours == [list(row) for row in theirs.matrix]


@settings(max_examples=20, deadline=None)
@given(st.text(PLAIN, min_size=1, max_size=419))
def test_read_back_by_a_reader(payload: str) -> None:
    _, dark = modules(payload)
    picture = np.kron(np.pad(1 - np.array(dark, np.uint8), 4, constant_values=1), np.ones((3, 3), np.uint8))
    found = zxingcpp.read_barcodes((picture * 255).astype(np.uint8))
    assert [each.text for each in found] == [payload]


def test_an_image_never_ends_before_its_end() -> None:
    ends = [code_image(f"C{n}" * 40).split(b"ID ", 1)[1].count(b"EI") for n in range(300)]
    assert set(ends) == {1}


@pytest.mark.parametrize("payload", ["", "小", "a", "0" * 420])
def test_what_cannot_be_encoded_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        code_rows(payload)
