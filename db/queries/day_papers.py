"""Gathering the papers of the day itself: seat slips, the seat finder, the attendance report, the quorum slip.

Also what all papers with people share: their names in the language of the paper, their order, and whose is due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from dataclasses import replace
from typing import Any

from db.queries import attendance, seating, sessions
from db.queries import attendees as people
from db.queries.meeting import meeting
from desktop_app import name_orders
from desktop_app.domain import counting
from desktop_app.domain.attendance import PLENARY
from desktop_app.domain.attendance_report import attendance_report as reported
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.names import folded, readings_of, romanised
from desktop_app.domain.paper_options import NameOrder
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.wording import language_of

Gathered = Mapping[str, Any]


def ensure_there(there: Sized, code: str) -> None:
    """Refuse with a code where there is nothing."""
    if not len(there):
        raise Refusal(code)


def named_in(language: str, everyone: Iterable[Attendee]) -> list[Attendee]:
    """People as a paper in this language names them: outside Chinese, Chinese names romanised where none is entered."""
    if language_of(language) != "en":
        return list(everyone)
    readings = people.name_keys()

    def latin(person: Attendee) -> str:
        syllables = next(iter(readings.get(person.name, ())), "").split()
        return romanised(person.name, readings_of(person.name, syllables)[0]) if syllables else ""

    return [p if p.latin_name else replace(p, latin_name=latin(p)) for p in everyone]


def ordered(persons: Sequence[Attendee], order: NameOrder) -> list[Attendee]:
    """People in the order asked for; of those who come through a substitute the substitute's name counts."""
    if order is NameOrder.ROSTER:
        return list(persons)
    if order is NameOrder.STROKES:
        return sorted(persons, key=lambda each: name_orders.by_strokes(each.who_comes))
    readings = people.name_keys()
    return sorted(persons, key=lambda each: name_orders.by_pinyin(each.who_comes, _syllables(each, readings)))


def headings(persons: Iterable[Attendee], order: NameOrder) -> dict[str, str]:
    """Attendee id -> the heading its line stands under: a letter, a number of strokes, a delegation."""
    readings = people.name_keys()

    def heading(each: Attendee) -> str:
        if order is NameOrder.ROSTER:
            return each.delegation
        if order is NameOrder.STROKES:
            strokes = name_orders.stroke_order().heading(each.who_comes)
            return str(strokes) if strokes else "A–Z"
        parts = name_orders.by_pinyin(each.who_comes, _syllables(each, readings))[0]
        return (parts[0][:1] if parts else folded(each.who_comes)[:1]).upper()

    return {each.id: heading(each) for each in persons}


def _syllables(person: Attendee, readings: Mapping[str, tuple[str, ...]]) -> str:
    return next(iter(readings.get(person.who_comes, ())), "")


def seat_slips(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody who comes and has a seat."""
    seats = seating.seat_labels()
    seated = [each for each in people.everyone(only) if each.comes and each.id in seats]
    ensure_there(seated, "nobody-seated")
    return {"people": named_in(language, seated), "meeting": meeting(), "seats": seats}


def seat_finder(language: str, only: Collection[str] | None = None) -> Gathered:
    """The same, to be put in an order."""
    return seat_slips(language, only)


def attendance_report(language: str, only: Collection[str] | None = None) -> Gathered:
    """Everybody on the list of the plenary, as things stand after the last event."""
    everyone = people.everyone(only)
    ensure_there(everyone, "no-people")
    held = meeting()
    period = sessions.period(PLENARY)
    assert period is not None
    report = reported(named_in(language, everyone), attendance.presences(), held, period)
    return {"report": report, "meeting": held, "at": _last_moment(held.starts_at)}


def quorum_slip(language: str, only: Collection[str] | None = None) -> Gathered:
    """Who is in the hall now."""
    everyone = people.everyone(only)
    ensure_there([each for each in everyone if counting.is_member(each)], "nobody-entitled")
    held = meeting()
    counted = counting.attendance(everyone, attendance.present_ids(), held)
    return {"counted": counted, "meeting": held, "at": _last_moment(held.starts_at)}


def _last_moment(starts_at: dt.datetime) -> dt.datetime:
    """When something was recorded last: what a paper printed now speaks of."""
    return next((event.at for event in attendance.latest(1)), starts_at)
