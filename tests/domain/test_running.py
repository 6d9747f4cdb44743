"""The course of a meeting, from presses."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.clock import expectation
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.running import (
    Course,
    ItemState,
    Press,
    PressKind,
    course,
    ensure_press,
    item_before,
    next_item,
    standing,
    to_run,
)

BEGINS = dt.datetime(2027, 3, 15, 14)
ITEMS = [
    AgendaItem("a", "A", order="a", minutes=10),
    AgendaItem("b", "B", order="b"),
    AgendaItem("b1", "B1", order="a", parent_id="b", minutes=5),
    AgendaItem("b2", "B2", order="b", parent_id="b", minutes=5),
    AgendaItem("n", "N", order="c", kind=ItemKind.NOTE, internal=True),
    AgendaItem("c", "C", order="d", minutes=10),
]


def at(minutes: float) -> dt.datetime:
    return BEGINS + dt.timedelta(minutes=minutes)


def press(kind: PressKind, minute: float, item_id: str | None = None, minutes: int = 0) -> Press:
    return Press(f"{minute:08.2f}{kind}", kind, at(minute), item_id, minutes)


def test_starting_the_next_ends_the_one_before() -> None:
    here = course([press(PressKind.START, 0, "a"), press(PressKind.START, 12, "b1")])
    assert here.current == "b1" and here.state("a") is ItemState.DONE and here.state("c") is ItemState.PLANNED
    assert (here.items["a"].began, here.items["a"].ended) == (at(0), at(12))
    assert here.items["b1"].elapsed(at(15)) == dt.timedelta(minutes=3)


def test_a_pause_stops_the_time_and_pushes_the_end() -> None:
    presses = [press(PressKind.START, 0, "a"), press(PressKind.PAUSE, 4), press(PressKind.RESUME, 9)]
    here = course(presses)
    assert here.items["a"].elapsed(at(10)) == dt.timedelta(minutes=5)
    running = here.running(at(10))
    assert running is not None and running.began == at(5)
    assert expectation(ITEMS, BEGINS, running, at(10))["a"].end == at(15)
    paused = course(presses[:2])
    assert paused.state("a") is ItemState.PAUSED and paused.items["a"].elapsed(at(99)) == dt.timedelta(
        minutes=4
    )


def test_going_back_goes_on_from_what_it_had() -> None:
    here = course(
        [press(PressKind.START, 0, "a"), press(PressKind.START, 3, "b1"), press(PressKind.START, 4, "a")]
    )
    assert here.items["a"].elapsed(at(5)) == dt.timedelta(minutes=4) and here.items["a"].began == at(0)
    following = next_item(ITEMS, here)
    assert (
        following is not None and following.id == "b1" and here.items["b1"].spent == dt.timedelta(minutes=1)
    )


def test_added_minutes_and_skipped_items_count_in_the_expectation() -> None:
    here = course([
        press(PressKind.START, 0, "a"), press(PressKind.ADD, 1, minutes=5), press(PressKind.SKIP, 2, "b1"),
    ])  # fmt: skip
    running = here.running(at(2))
    assert running is not None
    expected = expectation(ITEMS, BEGINS, running, at(2), here.skipped)
    assert expected["a"].end == at(15) and "b1" not in expected and expected["c"].offset == 0


def test_the_order_of_the_steps_is_that_of_the_leaves() -> None:
    assert [item.id for item in to_run(ITEMS)] == ["a", "b1", "b2", "c"]
    here = course([press(PressKind.START, 0, "a")])
    following, before = next_item(ITEMS, here), item_before(ITEMS, here)
    assert following is not None and following.id == "b1" and before is None
    late = course([press(PressKind.START, 0, "c"), press(PressKind.END, 5)])
    assert next_item(ITEMS, late) is None and item_before(ITEMS, late) is not None
    first = next_item(ITEMS, Course())
    assert first is not None and first.id == "a"


def test_a_press_taken_back_never_was_and_one_taken_back_twice_was() -> None:
    start = press(PressKind.START, 0, "a")
    undo = Press("u", PressKind.UNDO, at(1), target=start.id)
    again = Press("v", PressKind.UNDO, at(2), target="u")
    assert course([start, undo]).current is None and course([start, undo, again]).current == "a"


@pytest.mark.parametrize(
    ("presses", "wanted", "code"),
    [
        ([], press(PressKind.PAUSE, 1), "nothing-runs"),
        ([], press(PressKind.END, 1), "nothing-runs"),
        ([press(PressKind.START, 0, "a")], press(PressKind.START, 1, "a"), "already-running"),
        ([press(PressKind.START, 0, "a")], press(PressKind.RESUME, 1), "not-paused"),
        ([press(PressKind.START, 0, "a"), press(PressKind.PAUSE, 1)], press(PressKind.PAUSE, 2), "is-paused"),
        (
            [press(PressKind.START, 0, "a"), press(PressKind.END, 1)],
            press(PressKind.SKIP, 2, "a"),
            "already-over",
        ),
    ],
)
def test_what_cannot_be_pressed_is_refused(presses: list[Press], wanted: Press, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        ensure_press(course(presses), wanted)
    assert refused.value.code == code


KINDS = st.sampled_from([k for k in PressKind if k is not PressKind.UNDO])
Told = list[tuple[PressKind, str, int, int]]
PRESSES = st.lists(
    st.tuples(KINDS, st.sampled_from("abc"), st.integers(0, 30), st.integers(-5, 5)), max_size=12
)


@given(PRESSES, st.randoms())
def test_the_order_in_which_presses_are_read_does_not_matter(told: Told, chance: Random) -> None:
    presses = [
        Press(f"{n:03}", kind, at(sum(t[2] for t in told[: n + 1])), item, minutes)
        for n, (kind, item, _gap, minutes) in enumerate(told)
    ]
    mixed = list(presses)
    chance.shuffle(mixed)
    here = course(presses)
    assert course(mixed) == here and standing(mixed) == presses
    running = [key for key, each in here.items.items() if each.since is not None]
    assert len(running) <= 1 and (not running or running[0] == here.current)
    end = at(1000)
    assert all(dt.timedelta() <= each.elapsed(end) <= end - BEGINS for each in here.items.values())
