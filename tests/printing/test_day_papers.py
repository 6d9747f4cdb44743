"""The papers of the day, from a real meeting to the PDF and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import attendees, papers, seating
from db.store import Store
from desktop_app.commands.attendance import check_in
from desktop_app.commands.halls import make_hall
from desktop_app.commands.reprints import mark_printed
from desktop_app.commands.seating import seat_person
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import BadgeOptions, FinderOptions, NameOrder, SignInOptions, Which
from desktop_app.domain.refusal import Refusal
from desktop_app.printing.printables import PRINTABLES
from desktop_app.words import Words
from tests.people import fill_people
from tests.printing.reading import faults, texts

START = dt.datetime(2027, 3, 15, 14)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    meeting = Meeting(
        new_id(), "滨江市第三次全体会议", latin_title="Third Plenary", starts_at=START, secret="5e" * 20
    )
    made = Store.create(tmp_path / "会议.rostrum", meeting)
    yield made
    made.close()


@pytest.fixture
def known(store: Store) -> dict[str, Attendee]:
    people = fill_people(store)
    make_hall(store, "一号厅", HallShape(3, 6, (), 3))
    hall = seating.plenary()
    assert hall is not None
    seats = {each.label: each.id for each in seating.seats(hall.id)}
    for name, label in (("姜明玉", "D-2"), ("单佩珊", "1-1"), ("Zoë Kim", "2-4"), ("付健", "3-1")):
        seat_person(store, people[name].id, seats[label])
    return people


def read(kind: str, language: str = "zh", options: object = None) -> str:
    printed = run_now(PRINTABLES[kind].job(papers.gather(kind, language, options=options), Words(language)))
    assert faults(printed.pdf) == []
    return " ".join(texts(printed.pdf))


def in_order(text: str, *parts: str) -> bool:
    """Whether the parts follow each other in the text."""
    at = 0
    for part in parts:
        at = text.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def test_slips_for_those_who_have_a_seat(store: Store, known: dict[str, Attendee]) -> None:
    told = read("seat-slips")
    for part in ("姜明玉", "主席台 2 座", "单佩珊", "1 排 1 座", "赵华", "滨江市第三次全体会议"):
        assert part in told, part
    assert "彭强" not in told and "曾宗翰" not in told
    assert "Shan Peishan" in read("seat-slips", "en")


def test_the_seat_finder_goes_by_pinyin_or_by_strokes(store: Store, known: dict[str, Attendee]) -> None:
    by_pinyin = read("seat-finder", options=FinderOptions(NameOrder.PINYIN))
    assert in_order(by_pinyin, "J", "姜明玉", "S", "单佩珊", "Z", "赵华")
    by_strokes = read("seat-finder", options=FinderOptions(NameOrder.STROKES))
    assert in_order(by_strokes, "8 画", "单佩珊", "9 画", "赵华", "姜明玉")


def test_sign_in_by_strokes_and_without_phones(store: Store, known: dict[str, Attendee]) -> None:
    assert in_order(read("sign-in"), "黎丽萍", "赵华", "彭强", "张𬍛")
    told = read("sign-in", options=SignInOptions(NameOrder.STROKES, phones=False))
    assert in_order(told, "张𬍛", "赵华", "彭强") and "0004" not in told
    assert "0004" in read("sign-in")


def test_the_report_puts_everybody_in_one_place(store: Store, known: dict[str, Attendee]) -> None:
    check_in(store, known["姜明玉"].id, START - dt.timedelta(minutes=20))
    check_in(store, known["付健"].id, START - dt.timedelta(minutes=5))
    check_in(store, known["曾宗翰"].id, START + dt.timedelta(minutes=12))
    report = papers.gather("attendance-report", "zh")["report"]
    assert [each.person.name for each in report.in_time] == ["姜明玉", "付健"]
    assert [each.person.name for each in report.late] == ["曾宗翰"]
    assert [each.name for each in report.apologies] == ["彭强"]
    assert [each.name for each in report.substituted] == ["付健"]
    whole = len(report.in_time) + len(report.late) + len(report.apologies) + len(report.absent)
    assert whole == len(attendees.everyone()) == report.counted.total.invited
    told = read("attendance-report")
    assert in_order(told, "出席情况报告", "截至 2027年3月15日（星期一） 14:12", "迟到", "曾宗翰", "14:12")
    assert in_order(told, "代会", "赵华", "付健") and "到会进度" in told
    assert "Attendance report" in read("attendance-report", "en")


def test_the_quorum_slip_tells_what_the_chair_must_know(store: Store, known: dict[str, Attendee]) -> None:
    assert "尚未达到法定人数" in read("quorum-slip")
    for name in ("曾宗翰", "单佩珊", "付健", "黎丽萍"):
        check_in(store, known[name].id, START)
    told = read("quorum-slip")
    assert "已达到法定人数" in told and "14:00" in told and "应到委员" in told


def test_only_what_is_due_is_printed(store: Store, known: dict[str, Attendee]) -> None:
    mark_printed(store, "badges", START, [known["姜明玉"].id])
    due = papers.gather("badges", options=BadgeOptions(which=Which.DUE))
    assert len(due["people"]) == len(papers.gather("badges")["people"]) - 1
    with pytest.raises(Refusal) as nothing:
        papers.gather("badges", options=BadgeOptions(which=Which.CHANGED))
    assert nothing.value.code == "nothing-due"


def test_without_seats_there_is_nothing_to_find(tmp_path: Path, store: Store) -> None:
    with pytest.raises(Refusal) as nobody:
        papers.gather("seat-finder")
    assert nobody.value.code == "nobody-seated"
