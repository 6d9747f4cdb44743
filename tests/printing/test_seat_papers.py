"""Seat plan and name cards, read back from the PDF."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.domain.seating import Seat
from desktop_app.printing.name_cards import name_cards, spaced_name
from desktop_app.printing.seat_plan import seat_plan
from desktop_app.words import Words

MEETING = Meeting("m", "第三次全体会议", starts_at=dt.datetime(2027, 3, 15, 14), venue="会堂")
NAMES = ("李䶮", "张𬍛", "买买提依布热依木·买买提明", "Siobhán Fitzgerald-Moore", "王㛃")


def texts(printed: Printed) -> list[str]:
    document = pypdfium2.PdfDocument(printed.pdf)
    return [document[page].get_textpage().get_text_bounded() for page in range(len(document))]


def people() -> list[Attendee]:
    return [Attendee(f"p{place}", name, rank=place + 1) for place, name in enumerate(NAMES)]


def hall() -> tuple[Seat, ...]:
    return make_seats("h", HallShape(4, 8, (4,), dais=2))


def test_every_name_stands_on_the_plan_and_free_seats_show_their_number() -> None:
    seats = hall()
    sits = {seat.id: person for seat, person in zip(seats, people(), strict=False)}
    printed = run_now(seat_plan(seats, sits, MEETING, "一号厅", {"p2": "3"}, words=Words("zh")))
    (told,) = texts(printed)
    bare = "".join(told.split())
    for name in NAMES:
        assert "".join(name.split()).replace("·", "") in bare.replace("·", "").replace("\u2011", "-"), name
    assert "一号厅" in told and printed.warnings == ()


def test_the_same_hall_gives_the_same_bytes_and_an_empty_hall_a_page() -> None:
    seats = hall()
    once, twice = (run_now(seat_plan(seats, {}, MEETING, "厅", {}, words=Words("en"))) for _turn in range(2))
    assert once.pdf == twice.pdf
    assert run_now(seat_plan([], {}, MEETING, "厅", {}, words=Words("en"))).pages == 1


def test_a_name_card_says_the_name_on_both_sides() -> None:
    printed = run_now(name_cards(people(), MEETING, words=Words("zh")))
    told = texts(printed)
    assert printed.pages == len(NAMES) == len(told)
    assert all(
        "".join(page.split()).count(name.replace(" ", "")) == 2
        for page, name in zip(told, NAMES, strict=True)
    )


def test_a_substitute_has_a_card_of_their_own() -> None:
    away = Attendee("a", "付健", status=Status.SUBSTITUTED, substitute="赵华")
    (told,) = texts(run_now(name_cards([away], MEETING, words=Words("zh"))))
    assert "赵" in told and "付" not in told


@pytest.mark.parametrize(
    ("name", "spaced"), [("孙浩", "孙\u3000浩"), ("姜欣怡", "姜欣怡"), ("Al", "Al"), ("李䶮", "李\u3000䶮")]
)
def test_two_characters_are_spaced(name: str, spaced: str) -> None:
    assert spaced_name(name) == spaced
