"""A hall of tables: whole delegations at whole tables, nobody parted without need, conflicts at other tables."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.hall_seats import laid_out
from desktop_app.domain.hall_templates import HallNumbers, HallTemplate, templated
from desktop_app.domain.job import run_now
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Seat, SeatingTask, Sitter
from desktop_app.planning.checking import violations
from desktop_app.planning.reseating import reseat
from desktop_app.planning.seating import seat_everyone


def banquet(tables: int, seats: int) -> tuple[Seat, ...]:
    design = templated(HallNumbers(HallTemplate.BANQUET, rows=tables, seats=seats))
    return tuple(laid.seat("h", f"s{n}") for n, laid in enumerate(laid_out(design)))


def task(people: int, tables: int, seats: int = 10, seed: int = 1) -> SeatingTask:
    chance = random.Random(seed)
    sitters: list[Sitter] = []
    while len(sitters) < people:
        size = min(max(1, round(chance.lognormvariate(2.1, 0.8))), people - len(sitters))
        start = len(sitters)
        sitters += [Sitter(f"p{start + n}", f"g{start}", start + n) for n in range(size)]
    groups = tuple(dict.fromkeys(sitter.group for sitter in sitters))
    return SeatingTask("h", banquet(tables, seats), tuple(sitters), groups, seed=seed)


def at_tables(asked: SeatingTask, places: dict[str, str]) -> dict[str, set[str]]:
    """The tables of each delegation."""
    area = {seat.id: seat.area for seat in asked.seats}
    found: dict[str, set[str]] = defaultdict(set)
    for sitter in asked.people:
        found[sitter.group].add(area[places[sitter.id]])
    return found


@given(st.integers(2, 150), st.integers(1, 4), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_everybody_sits_once_and_no_delegation_takes_more_tables_than_it_must(
    people: int, spare: int, seed: int
) -> None:
    asked = task(people, max(2, -(-people // 10) + spare), seed=seed)
    plan = run_now(seat_everyone(asked))
    assert set(plan.places) == {sitter.id for sitter in asked.people}
    assert len(set(plan.places.values())) == len(plan.places)
    told = {each.subject for each in plan.shortfalls}
    assert {broken.subject for broken in violations(asked, plan.places.items())} <= told
    sizes = {group: sum(s.group == group for s in asked.people) for group in asked.groups}
    for group, tables in at_tables(asked, dict(plan.places)).items():
        assert len(tables) <= -(-sizes[group] // 10) or group in told
    assert run_now(seat_everyone(asked)).places == plan.places


@pytest.mark.parametrize("people", [176, 1_900])
def test_with_a_few_spare_seats_nobody_is_parted(people: int) -> None:
    asked = task(people, -(-people * 104 // 1_000))  # four spare seats in a hundred
    plan = run_now(seat_everyone(asked))
    assert plan.shortfalls == () and not violations(asked, plan.places.items())


def test_those_who_must_not_meet_sit_at_other_tables() -> None:
    asked = task(60, 7)
    pair = next((one.id, two.id) for one in asked.people for two in asked.people if one.group != two.group)
    apart = Requirement("r", "h", RequirementKind.APART, pair)
    asked = replace(asked, requirements=(apart,))
    plan = run_now(seat_everyone(asked))
    area = {seat.id: seat.area for seat in asked.seats}
    assert area[plan.places[pair[0]]] != area[plan.places[pair[1]]]
    assert not violations(asked, plan.places.items())


def test_who_is_locked_stays_and_a_late_guest_joins_the_own_table() -> None:
    asked = task(60, 7)
    plan = dict(run_now(seat_everyone(asked)).places)
    first = asked.people[0]
    locked = replace(asked, locked={first.id: asked.seats[-1].id})
    assert run_now(seat_everyone(locked)).places[first.id] == asked.seats[-1].id
    late = replace(asked, placed=plan, people=(*asked.people, Sitter("late", asked.people[-1].group, 900)))
    again = run_now(reseat(late))
    assert "late" in again.places and sum(1 for move in again.moves if move.before and move.after) <= 2
