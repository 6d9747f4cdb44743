"""Late changes: who has to move, who never does, and that nothing falls apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.job import run_now
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Move, Proposal, SeatingTask, SeatKind, Sitter
from desktop_app.planning.checking import violations
from desktop_app.planning.reseating import move_price, moves, reprints, reseat
from desktop_app.planning.seating import seat_everyone
from tests.auditorium import Auditorium, late_changes
from tests.seated import a_task

TASK = a_task()
PLAN = dict(run_now(seat_everyone(TASK)).places)


def seated(task: SeatingTask = TASK, plan: dict[str, str] = PLAN) -> SeatingTask:
    coming = {sitter.id for sitter in task.people}
    placed = {person: seat for person, seat in plan.items() if person in coming and person not in task.locked}
    return replace(task, placed=placed)


def without(task: SeatingTask, *gone: str) -> SeatingTask:
    people = tuple(sitter for sitter in task.people if sitter.id not in gone)
    return seated(replace(task, people=people))


def moved(plan: Proposal) -> list[Move]:
    return [move for move in plan.moves if move.before and move.after]


def test_nothing_changes_when_nothing_happened() -> None:
    plan = run_now(reseat(seated()))
    assert plan.moves == () and dict(plan.places) == PLAN


def test_one_more_of_a_delegation_moves_hardly_anybody() -> None:
    for group in ("g0", "g3", "g6"):
        task = replace(seated(), people=(*TASK.people, Sitter("new", group, 500)))
        plan = run_now(reseat(task))
        assert not violations(task, plan.places.items()) and len(moved(plan)) <= 3
        assert "new" in plan.places


def test_apologies_move_only_those_who_close_a_hole() -> None:
    gone = ["p70", "p90", "p120", "p150"]
    task = without(TASK, *gone)
    plan = run_now(reseat(task))
    assert not violations(task, plan.places.items()) and len(moved(plan)) <= 4


def test_a_new_delegation_finds_one_area() -> None:
    newcomers = tuple(Sitter(f"n{n}", "new", 600 + n) for n in range(8))
    task = replace(seated(), people=(*TASK.people, *newcomers), groups=(*TASK.groups, "new"))
    plan = run_now(reseat(task))
    assert not violations(task, plan.places.items()) and {n.id for n in newcomers} <= plan.places.keys()


def test_people_of_a_broken_row_sit_with_their_delegations_again() -> None:
    seats = tuple(replace(s, kind=SeatKind.BLOCKED) if (s.row, s.area) == (6, "B") else s for s in TASK.seats)
    task = replace(seated(), seats=seats)
    plan = run_now(reseat(task))
    assert not violations(task, plan.places.items())
    blocked = {seat.id for seat in seats if seat.kind is SeatKind.BLOCKED}
    assert not blocked & set(plan.places.values()) and len(plan.places) == len(TASK.people)


def test_who_has_checked_in_stays() -> None:
    arrived = frozenset(s.id for s in TASK.people[11:] if s.order % 2)
    newcomers = tuple(Sitter(f"n{n}", f"g{n % 8}", 600 + n) for n in range(12))
    task = replace(seated(), people=(*TASK.people, *newcomers), arrived=arrived)
    for steadiness in (0, 30, 75, 100):
        plan = run_now(reseat(replace(task, evaluations=500), steadiness))
        assert all(plan.places[person] == PLAN[person] for person in arrived)
        assert len(set(plan.places.values())) == len(plan.places)


def test_the_slider_ends_at_nobody_moves_and_at_a_new_plan() -> None:
    newcomers = tuple(Sitter(f"n{n}", "g1", 600 + n) for n in range(5))
    task = replace(without(TASK, "p70", "p90", "p100", "p130"), evaluations=2_000)
    task = replace(task, people=(*task.people, *newcomers))
    counts = [len(moved(run_now(reseat(task, steadiness)))) for steadiness in (0, 75, 100)]
    assert counts[0] > counts[1] >= counts[2] == 0
    assert move_price(10) < move_price(50) < move_price(90)


def test_a_recipient_who_comes_after_all_stands_in_the_file_again() -> None:
    users = {sitter.id for sitter in TASK.people if sitter.wheelchair}
    late = next(person for person in TASK.walks[2].people[2:] if person not in users)
    before = without(TASK, late)
    plan = dict(run_now(seat_everyone(replace(before, placed={}))).places)
    task = seated(TASK, plan)
    again = run_now(reseat(task))
    assert not violations(task, again.places.items())
    assert not [each for each in again.shortfalls if late in each.people]


def test_what_must_be_printed_anew() -> None:
    changed = (Move("a", "s1", "s2"), Move("b", "", "s3"), Move("c", "s4", ""))
    papers = {paper.kind: paper.people for paper in reprints(changed)}
    assert papers == {"seat-plan": (), "name-cards": ("a", "b")} and reprints(()) == ()


def test_pairs_stay_as_asked() -> None:
    pair = ("p60", "p61")
    asked = (Requirement("r", "h", RequirementKind.TOGETHER, pair),)
    task = replace(TASK, requirements=asked)
    plan = dict(run_now(seat_everyone(task)).places)
    newcomers = tuple(Sitter(f"n{n}", f"g{n}", 600 + n) for n in range(8))
    task = replace(seated(task, plan), people=(*TASK.people, *newcomers))
    again = run_now(reseat(task))
    assert not violations(task, again.places.items())


@given(st.integers(0, 9_999), st.integers(1, 99))
@settings(max_examples=25)
def test_whoever_comes_and_goes(seed: int, steadiness: int) -> None:
    chance = random.Random(seed)
    gone = set(chance.sample([s.id for s in TASK.people], chance.randint(0, 12)))
    newcomers = [Sitter(f"n{n}", chance.choice([*TASK.groups[1:], "x", ""]), 600 + n)
                 for n in range(chance.randint(0, 8))]  # fmt: skip
    people = tuple(s for s in TASK.people if s.id not in gone) + tuple(newcomers)
    arrived = frozenset(chance.sample(sorted(PLAN.keys() - gone), 20))
    task = replace(seated(replace(TASK, people=people)), arrived=arrived)
    plan = run_now(reseat(task, steadiness))
    assert len(plan.places) == len(people) and len(set(plan.places.values())) == len(people)
    assert all(plan.places[person] == PLAN[person] for person in arrived)
    assert plan.moves == moves(task, plan.places)
    assert run_now(reseat(task, steadiness)).places == plan.places
    told = {each.subject for each in plan.shortfalls}
    assert all(v.subject in told for v in violations(task, plan.places.items()) if v.subject.startswith("g"))


@pytest.mark.parametrize("people", [170, 500])
def test_changes_of_two_per_cent_move_few(people: int) -> None:
    hall = Auditorium(people, 1)
    task = hall.task(evaluations=4_000)
    plan = dict(run_now(seat_everyone(task)).places)
    changes = late_changes(hall)
    gone = set(changes.gone)
    newcomers = tuple(Sitter(f"n{n}", group, 20_000 + n) for n, group in enumerate(changes.joined))
    people_left = tuple(s for s in task.people if s.id not in gone)
    task = seated(replace(task, people=(*people_left, *newcomers)), plan)
    again = run_now(reseat(task))
    assert not violations(task, again.places.items()) and len(moved(again)) <= 2 * len(newcomers)
