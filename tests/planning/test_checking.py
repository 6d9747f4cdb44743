"""The checker must see every fault; the engine's own tests lean on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.domain.awards import EntrySide
from desktop_app.domain.job import run_now
from desktop_app.domain.seating import Broken, Reason, SeatingTask, SeatKind, Sitter, Walk, Why
from desktop_app.planning.checking import violations
from desktop_app.planning.reasons import reasons
from desktop_app.planning.seating import seat_everyone
from tests.seated import a_task

TASK = a_task()
PLAN = dict(run_now(seat_everyone(TASK)).places)
LABEL = {seat.label: seat.id for seat in TASK.seats}
SITTING = {seat: person for person, seat in PLAN.items()}


def swapped(one: str, two: str) -> dict[str, str]:
    """The plan with the people on two seats exchanged."""
    plan = dict(PLAN)
    here, there = SITTING.get(LABEL[one]), SITTING.get(LABEL[two])
    if here:
        plan[here] = LABEL[two]
    if there:
        plan[there] = LABEL[one]
    return plan


def kinds(plan: dict[str, str], task: SeatingTask = TASK) -> set[Broken]:
    return {broken.kind for broken in violations(task, plan.items())}


def test_the_plan_itself_is_sound() -> None:
    assert kinds(PLAN) == set()


@pytest.mark.parametrize(
    ("one", "two", "broken"),
    [
        ("D-6", "D-7", {Broken.DAIS_ORDER}),
        ("D-1", "D-11", {Broken.DAIS_ORDER}),
        ("1-6", "1-7", {Broken.WALKING_ORDER}),
        ("1-6", "12-12", {Broken.WALKING_ORDER}),
        ("10-20", "12-20", {Broken.WHEELCHAIR}),
        ("1-1", "8-8", {Broken.GROUP_NOT_TOGETHER}),
        ("D-5", "12-12", {Broken.NOT_ON_DAIS}),
    ],
)
def test_a_swap_breaks_what_it_should(one: str, two: str, broken: set[Broken]) -> None:
    assert kinds(swapped(one, two)) == broken


def test_a_gap_kept_open_on_the_dais_is_by_the_rule() -> None:
    task = replace(TASK, people=tuple(s for s in TASK.people if s.id != "d5"))
    plan = {person: seat for person, seat in PLAN.items() if person != "d5"}
    assert kinds(plan, task) == set()


def test_twice_on_one_seat_and_twice_in_the_hall() -> None:
    pairs = [*PLAN.items(), ("p12", LABEL["12-1"])]
    assert Broken.SEATED_TWICE in {v.kind for v in violations(TASK, pairs)}
    assert Broken.SEAT_TAKEN_TWICE in kinds({**PLAN, "p12": PLAN["p13"]})


def test_seats_and_people_that_are_not_there() -> None:
    assert Broken.NO_SUCH_SEAT in kinds({**PLAN, "p12": "nowhere"})
    assert Broken.DOES_NOT_COME in kinds({**PLAN, "stranger": LABEL["12-12"]})


def test_a_blocked_seat_is_told() -> None:
    seats = tuple(replace(s, kind=SeatKind.BLOCKED) if s.label == "1-6" else s for s in TASK.seats)
    assert Broken.BLOCKED_SEAT in kinds(PLAN, replace(TASK, seats=seats))


def test_a_broken_lock_is_told_and_a_kept_one_excuses() -> None:
    away = swapped("1-1", "8-8")
    person = SITTING[LABEL["1-1"]]
    assert Broken.LOCK_BROKEN in kinds(away, replace(TASK, locked={person: LABEL["1-1"]}))
    other = SITTING[LABEL["8-8"]]
    assert kinds(away, replace(TASK, locked={person: LABEL["8-8"], other: LABEL["1-1"]})) == set()


def test_a_walker_among_his_own_divides_nobody() -> None:
    """Found by chance: of a batch that could not be placed the walkers sit with their delegations."""
    row = sorted((seat for seat in TASK.seats if seat.label.startswith("5-")), key=lambda seat: seat.x)[:3]
    people = tuple(Sitter(f"x{n}", "g", n) for n in range(3))
    task = SeatingTask("h", tuple(row), people, ("g",), (Walk("b", EntrySide.LEFT, ("x1",)),))
    plan = {f"x{n}": seat.id for n, seat in enumerate(row)}
    assert Broken.GROUP_NOT_TOGETHER not in kinds(plan, task)
    plan.pop("x1")
    assert Broken.GROUP_NOT_TOGETHER in kinds(plan, task)


@pytest.mark.parametrize(
    ("why", "find"),
    [
        (Why.DAIS_RANK, lambda: "d3"),
        (Why.WALKS, lambda: TASK.walks[1].people[2]),
        (Why.WITH_GROUP, lambda: SITTING[LABEL["1-1"]]),
        (Why.WHEELCHAIR, lambda: SITTING[LABEL["10-20"]]),
    ],
)
def test_why_somebody_is_here(why: Why, find: Callable[[], str]) -> None:
    assert reasons(TASK, PLAN, find())[0].why is why


def test_reasons_carry_their_numbers() -> None:
    assert reasons(TASK, PLAN, "d3") == (Reason(Why.DAIS_RANK, 3, 11),)
    walker = TASK.walks[1].people[2]
    assert reasons(TASK, PLAN, walker)[0] == Reason(Why.WALKS, 3, 9, "b1")
    locked = replace(TASK, locked={"d3": PLAN["d3"]})
    assert reasons(locked, PLAN, "d3")[0].why is Why.LOCKED
    assert reasons(TASK, {}, "d3") == () and reasons(TASK, PLAN, "nobody") == ()
