"""The change slip, read back from the PDF."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from desktop_app.domain.editions import Edition, EditionLine, differences
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.printing.change_slip import change_slip
from desktop_app.words import Words

BEGINS = dt.datetime(2027, 3, 15, 14)
MEETING = Meeting("m", "滨江市第三次全体会议", "Third Plenary Session", starts_at=BEGINS)


def line(key: str, title: str, at: int, minutes: int = 10, people: tuple[str, ...] = ()) -> EditionLine:
    return EditionLine(key, key, title, "", BEGINS + dt.timedelta(minutes=at), minutes, people)


OLD = (line("1", "开会", 0), line("2", "审议《说明》<b>", 10, people=("李䶮",)), line("3", "颁奖", 20))
NEW = (line("1", "开会", 0), line("1a", "临时动议", 10, 5), line("2", "审议《说明》<b>", 15, 25, ("张𬍛",)))
EDITION = Edition("e", 1, dt.datetime(2027, 3, 10, 9), OLD)


def drawn(language: str, new: tuple[EditionLine, ...] = NEW) -> Printed:
    return run_now(change_slip(MEETING, EDITION, differences(OLD, new), words=Words(language)))


def text_of(printed: Printed) -> str:
    document = pypdfium2.PdfDocument(printed.pdf)
    return "\n".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("zh_CN", ("议程变更", "新增", "一之一", "动议", "14:10 → 14:15", "李䶮 → 张𬍛", "取消", "《说明》<b>")),
        ("en", ("Changes to the agenda", "New", "1a", "14:10, 5 min", "10 min → 25 min", "Cancelled", "Third Plenary")),
    ],
)  # fmt: skip
def test_every_change_is_told_with_before_and_after(language: str, parts: tuple[str, ...]) -> None:
    printed = drawn(language)
    text = text_of(printed).replace("⼀", "一").replace("⾰", "革")
    assert printed.pages == 1 and not printed.warnings
    for part in parts:
        assert part in text, (part, text)
    assert "开会" not in text


def test_a_moved_item_says_where_it_stands_now() -> None:
    assert "now at the top" in text_of(drawn("en", (OLD[2], OLD[0], OLD[1])))
    assert "now behind “颁奖”" in text_of(drawn("en", (OLD[1], OLD[2], OLD[0])))


def test_many_changes_go_on_over_pages_and_the_same_gives_the_same() -> None:
    many = tuple(line(f"{number}a", f"临时{number}", number) for number in range(80))
    assert drawn("zh_CN", many).pages > 1 and "临时79" in text_of(drawn("zh_CN", many))
    assert drawn("en").pdf == drawn("en").pdf
