"""The programme, read back from the PDF."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest

from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.printing.booklet import booklet, imposed
from desktop_app.printing.programme import programme, wall_agenda
from desktop_app.words import Words

MEETING = Meeting(
    "m", "滨江市第三次全体会议", "Third Plenary Session", starts_at=dt.datetime(2027, 3, 15, 14), venue="友谊会堂",
    organiser="滨江市委员会",
)  # fmt: skip
PEOPLE = {"p": Attendee("p", "李䶮", "Li Yan", organisation="市水务局", position="局长")}


def agenda() -> list[AgendaItem]:
    who = (ItemRole("r1", "b", Role.CHAIR, "李䶮", "p"), ItemRole("r2", "b", Role.SPEAKER, "张𬍛"))
    return [
        AgendaItem("a", "签到入场", order="a0", kind=ItemKind.CHECK_IN, minutes=30, mode=StartMode.FIXED,
                   at=dt.datetime(2027, 3, 15, 13, 30)),
        AgendaItem("b", "审议《说明》<b>&amp;", "Approval", order="a1", minutes=10, roles=who, material="说明.docx"),
        AgendaItem("c", "内部准备", order="a2", minutes=5, internal=True),
        AgendaItem("d", "宣布闭会", order="a3", minutes=3),
    ]  # fmt: skip


def text_of(printed: Printed) -> str:
    document = pypdfium2.PdfDocument(printed.pdf)
    return "\n".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))


def drawn(items: list[AgendaItem], language: str = "en") -> Printed:
    return run_now(programme(MEETING, items, PEOPLE, words=Words(language)))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_times_titles_people_and_papers_are_read_back(language: str) -> None:
    printed = drawn(agenda(), language)
    text = text_of(printed).replace("⼀", "一")
    assert printed.pages == 1 and not printed.warnings
    for part in (
        "13:30",
        "14:00",
        "– 14:10",
        "14:15",
        "李䶮" if language == "zh_CN" else "Li Yan",
        "张𬍛",
        "说明.docx",
    ):
        assert part in text, part
    assert ("审议《说明》<b>&amp;" if language == "zh_CN" else "Approval") in text
    assert "内部准备" not in text and ("市水务局局长" if language == "zh_CN" else "局长, 市水务局") in text
    assert (MEETING.title if language == "zh_CN" else MEETING.latin_title) in text


def test_numbers_are_those_of_the_screen_and_internal_items_have_none() -> None:
    text = text_of(drawn(agenda()))
    numbers = [line.split()[3] for line in text.splitlines() if "– 14:10" in line or "– 14:18" in line]
    assert numbers == ["2", "3"]


def test_two_dozen_items_draw_in_onto_one_page_and_ninety_go_on() -> None:
    many = [AgendaItem(f"{place:03}", f"议题{place}", order=f"a{place:03}") for place in range(90)]
    assert drawn(many[:26]).pages == 1 and drawn(many).pages > 1
    assert "议题89" in text_of(drawn(many))


def test_several_days_have_headings() -> None:
    days = [
        *agenda(),
        AgendaItem("e", "分组讨论", order="a4", mode=StartMode.FIXED, at=dt.datetime(2027, 3, 16, 9)),
    ]
    text = text_of(drawn(days))
    assert "Tuesday, 16 March 2027" in text and text.count("Monday, 15 March 2027") == 2


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert drawn(agenda()).pdf == drawn(agenda()).pdf


def test_a_character_no_font_has_is_told() -> None:
    odd = [replace(agenda()[1], title="审议\U0003fffd")]
    assert [warning.kind for warning in drawn(odd, "zh_CN").warnings] in ([WarningKind.UNPRINTABLE], [])


def test_an_empty_agenda_is_a_page_with_its_head() -> None:
    printed = drawn([])
    assert printed.pages == 1 and "Third Plenary Session" in text_of(printed)


@pytest.mark.parametrize("pages", [4, 8, 12, 20])
def test_a_folded_booklet_reads_in_order(pages: int) -> None:
    sides = list(imposed(pages))
    leaves = []  # as they lie folded, from the outside in: front right, back left | back right, front left
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        leaves.append((front[1], back[0], back[1], front[0]))
    opened = [page for leaf in leaves for page in leaf[:2]]
    closed = [page for leaf in leaves[::-1] for page in leaf[2:]]
    assert opened + closed == list(range(pages))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_booklet_has_a_cover_and_every_public_item(language: str) -> None:
    many = [
        *agenda(),
        *(AgendaItem(f"x{n:02}", f"议题{n:02}", order=f"b{n:02}", minutes=5) for n in range(30)),
    ]
    printed = run_now(booklet(MEETING, many, PEOPLE, words=Words(language)))
    text = text_of(printed)
    assert printed.pages % 2 == 0 and not printed.warnings
    assert all(f"议题{n:02}" in text for n in range(30)) and "内部准备" not in text
    assert (MEETING.title if language == "zh_CN" else MEETING.latin_title) in text


def test_the_wall_agenda_is_one_large_page_without_papers() -> None:
    printed = run_now(wall_agenda(MEETING, agenda(), PEOPLE, words=Words("en")))
    page = pypdfium2.PdfDocument(printed.pdf)[0]
    assert printed.pages == 1 and [round(side / 72 * 25.4) for side in page.get_size()] == [297, 420]
    assert "说明.docx" not in text_of(printed) and "Li Yan" in text_of(printed)
