"""Where attachments go when they are written out, and which ones fit into a meeting file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attachments import (
    ALL_TOGETHER,
    LARGEST,
    Attachment,
    AttachmentKind,
    ensure_fits,
    file_name,
    folder_names,
    kind_of,
)
from desktop_app.domain.refusal import Refusal


def hung(number: int, item: str, name: str) -> Attachment:
    return Attachment(f"a{number}", item, name, 1, f"{number}", (f"{number}",))


def test_a_folder_is_named_by_number_and_title_in_the_order_of_the_agenda() -> None:
    files = [
        hung(1, "three", "报告.pptx"),
        hung(2, "one", "a.pdf"),
        hung(3, "three", "报告.PPTX"),
        hung(4, "note", "x"),
    ]
    placed = folder_names(
        files,
        [("one", "1.", "开幕"), ("three", "3a.", "专题/报告"), ("note", "", "内部"), ("empty", "4.", "无")],
    )
    assert [name for name, _file in placed] == [
        "01 开幕/a.pdf",
        "03a 专题 报告/报告.pptx",
        "03a 专题 报告/报告 (2).PPTX",
        "内部/x",
    ]


@given(st.text(max_size=120))
def test_a_name_is_one_that_every_file_system_takes(text: str) -> None:
    name = file_name(text)
    assert name and len(name) <= 81
    assert not set(name) & set('<>:"/\\|?*') and name == name.strip() and not name.endswith(".")
    assert name.split(".")[0].lower() not in {"con", "nul", "aux", "prn", "com1"}
    assert file_name(name) == name


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x.pdf", "X.pdf", "x (2).pdf"])), max_size=8)
)
def test_no_file_is_written_over_another(told: list[tuple[str, str]]) -> None:
    files = [hung(place, item, name) for place, (item, name) in enumerate(told)]
    placed = folder_names(files, [("a", "1", "同名"), ("b", "1", "同名")])
    assert {file.id for _name, file in placed} == {file.id for file in files}
    assert len({name.casefold() for name, _file in placed}) == len(files)


def test_what_does_not_fit_is_refused_with_the_limit() -> None:
    ensure_fits("film.mp4", LARGEST, ALL_TOGETHER - LARGEST)
    for size, held, code in (
        (0, 0, "empty"),
        (LARGEST + 1, 0, "too-large"),
        (2, ALL_TOGETHER - 1, "fill-up"),
    ):
        with pytest.raises(Refusal) as refused:
            ensure_fits("film.mp4", size, held)
        assert refused.value.code.endswith(code)


def test_only_documents_pictures_and_films_are_known() -> None:
    assert kind_of("讲话.PPTX") is AttachmentKind.SLIDES and kind_of("片子.mp4") is AttachmentKind.FILM
    for name in ("setup.exe", "run.bat", "a.lnk", "x.desktop", "none", "报告.pdf.js"):
        assert kind_of(name) is AttachmentKind.OTHER
