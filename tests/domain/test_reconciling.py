"""Second entries: which ones, and what they most likely are."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendance import AttendanceEvent, EventKind, Method, fold
from desktop_app.domain.reconciling import Doubt, double_entries

START = dt.datetime(2027, 3, 15, 13, 20)


def event(name: str, kind: EventKind, seconds: int, desk: str = "甲", **more: str) -> AttendanceEvent:
    at = START + dt.timedelta(seconds=seconds)
    return AttendanceEvent(name, "p", kind, at, desk, seconds, Method.SCAN, target=more.get("target"))


def test_forty_seconds_apart_is_a_rescan_and_twenty_five_minutes_a_lent_badge() -> None:
    first = event("a", EventKind.IN, 0)
    near, far = event("b", EventKind.IN, 40, "乙"), event("c", EventKind.IN, 25 * 60, "乙")
    (rescan,) = double_entries([first, near])
    assert rescan.doubt is Doubt.RESCAN and rescan.apart == dt.timedelta(seconds=40)
    (lent,) = double_entries([far, first])
    assert lent.doubt is Doubt.LENT and (lent.before, lent.again) == (first, far)
    assert [each.doubt for each in double_entries([first, near, far])] == [Doubt.LENT, Doubt.RESCAN]


def test_who_left_and_came_back_is_no_double() -> None:
    assert (
        double_entries(
            [event("a", EventKind.IN, 0), event("b", EventKind.OUT, 60), event("c", EventKind.IN, 90)]
        )
        == []
    )


def test_a_refused_second_scan_counts_and_a_settled_one_does_not() -> None:
    came, again = event("a", EventKind.IN, 0), event("b", EventKind.REFUSED, 900, "乙")
    assert [each.again for each in double_entries([came, again])] == [again]
    assert double_entries([came, again, event("c", EventKind.UNDO, 1000, target="b")]) == []
    assert double_entries([again]) == []


@given(st.lists(st.tuples(st.sampled_from(EventKind), st.integers(0, 5000)), max_size=9), st.integers())
def test_any_order_gives_the_same_list_and_the_earliest_arrival_stands(
    told: list[tuple[EventKind, int]], seed: int
) -> None:
    events = [event(f"e{n}", kind, at) for n, (kind, at) in enumerate(told)]
    shuffled = random.Random(seed).sample(events, len(events))
    found = double_entries(events)
    assert double_entries(shuffled) == found
    arrived = fold(events).arrived
    assert all(arrived is not None and arrived.at <= each.again.at for each in found)
