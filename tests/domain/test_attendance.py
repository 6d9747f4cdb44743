"""Attendance is the fold of its events, whatever desk they come from and in whatever order they arrive."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendance import AttendanceEvent, EventKind, Presence, fold, standing

START = dt.datetime(2027, 3, 15, 13, 0)


def at(minute: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minute)


def event(
    name: str, kind: EventKind, minute: int, target: str | None = None, desk: str = "1"
) -> AttendanceEvent:
    return AttendanceEvent(name, "p", kind, at(minute), desk, minute, target=target)


@st.composite
def histories(draw: st.DrawFn) -> list[AttendanceEvent]:
    events: list[AttendanceEvent] = []
    for number in range(draw(st.integers(0, 9))):
        kind = draw(st.sampled_from([EventKind.IN, EventKind.OUT, EventKind.UNDO]))
        target = (
            draw(st.sampled_from([each.id for each in events])) if events and kind is EventKind.UNDO else None
        )
        minute, desk = draw(st.integers(0, 30)), draw(st.sampled_from("ab"))
        events.append(AttendanceEvent(f"e{number}", "p", kind, at(minute), desk, number, target=target))
    return events


@given(histories(), st.integers())
def test_any_order_gives_the_same_presence(events: list[AttendanceEvent], seed: int) -> None:
    shuffled = random.Random(seed).sample(events, len(events))
    assert fold(shuffled) == fold(events)


@given(histories(), histories())
def test_the_union_of_two_desks_is_commutative_and_idempotent(
    one: list[AttendanceEvent], two: list[AttendanceEvent]
) -> None:
    two = [
        AttendanceEvent(f"t{e.id}", "p", e.kind, e.at, "t", e.desk_seq, target=e.target and f"t{e.target}")
        for e in two
    ]
    union = {each.id: each for each in [*one, *two]}
    other = {each.id: each for each in [*two, *one, *one]}
    assert fold(union.values()) == fold(other.values())


@given(histories())
def test_a_scan_never_takes_anybody_out(events: list[AttendanceEvent]) -> None:
    later = AttendanceEvent("late", "p", EventKind.IN, at(60))
    assert fold([*events, later]).present
    assert fold([*events, later, AttendanceEvent("again", "p", EventKind.IN, at(61))]) == fold(
        [*events, later]
    )


def test_leaving_and_coming_back_keeps_the_first_arrival() -> None:
    events = [event("a", EventKind.IN, 1), event("b", EventKind.OUT, 5), event("c", EventKind.IN, 9)]
    found = fold(events)
    assert found.present and found.arrived == events[0] and found.left_at is None
    assert fold(events[:2]) == Presence(False, events[0], at(5))


def test_present_at_any_time() -> None:
    events = [event("a", EventKind.IN, 1), event("b", EventKind.OUT, 5), event("c", EventKind.IN, 9)]
    assert [fold(events, until=at(minute)).present for minute in (0, 1, 4, 5, 8, 9)] == [
        False, True, True, False, False, True,
    ]  # fmt: skip


def test_an_undo_takes_back_its_target_and_may_be_undone() -> None:
    came, undone = event("a", EventKind.IN, 1), event("b", EventKind.UNDO, 2, "a")
    assert not fold([came, undone]).present
    assert fold([came, undone, event("c", EventKind.UNDO, 3, "b")]).present
    assert standing([came, undone]) == []
