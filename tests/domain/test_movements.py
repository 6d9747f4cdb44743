"""The arrival curve and the exits."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendance import AttendanceEvent, EventKind, Presence
from desktop_app.domain.movements import Exits, arrival_curve, exits
from desktop_app.domain.sessions import Session

START = dt.datetime(2027, 3, 15, 13, 0)


def at(minute: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minute)


def came(minute: int) -> Presence:
    return Presence(True, AttendanceEvent(f"e{minute}", "p", EventKind.IN, at(minute)))


def test_the_curve_counts_everybody_who_had_arrived() -> None:
    assert arrival_curve([Presence()]) == []
    assert arrival_curve([came(1), came(1), came(3)]) == [(at(1), 0), (at(2), 2), (at(3), 2), (at(4), 3)]


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=40))
def test_the_curve_never_falls_ends_with_all_and_stays_short(minutes: list[int]) -> None:
    curve = arrival_curve([came(minute) for minute in minutes])
    numbers = [number for _moment, number in curve]
    assert numbers == sorted(numbers) and numbers[0] == 0 and numbers[-1] == len(minutes)
    assert len(curve) <= 52
    steps = {later - sooner for (sooner, _), (later, _) in pairwise(curve)}
    assert len(steps) == 1


def test_exits_within_the_counted_period() -> None:
    def one(person: str, kind: EventKind, minute: int) -> AttendanceEvent:
        return AttendanceEvent(f"{person}{minute}", person, kind, at(minute))

    events = [
        one("a", EventKind.IN, 0), one("a", EventKind.OUT, 20), one("a", EventKind.IN, 30), one("a", EventKind.OUT, 40),
        one("a", EventKind.IN, 50), one("b", EventKind.IN, 5), one("b", EventKind.OUT, 25),
        one("c", EventKind.IN, 5), one("c", EventKind.OUT, 125), one("d", EventKind.OUT, 20),
    ]  # fmt: skip
    found = exits(events, Session(opens_at=at(0), closes_at=at(120)))
    assert found == Exits(times=3, people=2, returned=1) and found.still_out == 1
    assert exits(events, Session()) == Exits(times=4, people=3, returned=1)
