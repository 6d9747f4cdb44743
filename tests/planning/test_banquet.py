"""Round tables: known optima, and what must hold for any banquet."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.job import run_now
from desktop_app.planning.banquet import Banquet, Table, Tables, by_delegation, seat_tables, worth_bound
from tests.auditorium import wedding


@pytest.mark.parametrize(("tables", "seats", "optimum"), [(5, 4, 276), (2, 10, 318)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_wedding_is_seated_as_well_as_can_be(tables: int, seats: int, optimum: int, seed: int) -> None:
    plan = run_now(seat_tables(wedding(tables, seats), seed, 60_000))
    assert plan.worth == optimum <= plan.bound


def family_banquet(guests: int = 107, tables: int = 11, seed: int = 1) -> Banquet:
    """Families, friends and a few who should not meet, in the size of the published hard case."""
    chance = random.Random(seed)
    names = [f"{n}" for n in range(guests)]
    worth: dict[tuple[str, str], float] = {}
    at = 0
    while at < guests:
        size = min(chance.randint(2, 6), guests - at)
        worth |= dict.fromkeys(combinations(names[at : at + size], 2), 20.0)
        at += size
    for one, two in (chance.sample(names, 2) for _ in range(4 * guests)):
        pair = (one, two) if int(one) < int(two) else (two, one)
        worth.setdefault(pair, float(chance.choice((1, 2, 5, 5, -200))))
    return Banquet(tuple(names), (Table(6, 10),) * tables, worth)


def test_a_large_wedding_has_no_conflict_and_is_near_its_bound() -> None:
    plan = run_now(seat_tables(family_banquet(), 1, 120_000))
    assert plan.conflicts == 0 and plan.short == 0 and plan.worth > 0.75 * plan.bound


@st.composite
def banquets(draw: st.DrawFn) -> Banquet:
    chance = random.Random(draw(st.integers(0, 10_000)))
    guests = [f"g{n}" for n in range(draw(st.integers(1, 14)))]
    tables = [Table(chance.randint(0, 3), chance.randint(3, 6)) for _ in range(8)]
    pairs = {pair: float(chance.randint(-5, 9)) for pair in combinations(guests, 2) if chance.random() < 0.4}
    return Banquet(tuple(guests), tuple(tables), pairs)


@given(banquets(), st.integers(0, 50))
@settings(max_examples=30)
def test_everybody_has_one_place_and_no_table_is_overfull(banquet: Banquet, seed: int) -> None:
    plan = run_now(seat_tables(banquet, seed, 1_500))
    assert set(plan.at) == set(banquet.guests)
    for number, table in enumerate(banquet.tables):
        assert list(plan.at.values()).count(number) <= table.most
    together = {pair: value for pair, value in banquet.worth.items() if plan.at[pair[0]] == plan.at[pair[1]]}
    assert plan.worth == pytest.approx(sum(together.values()))
    assert plan.conflicts == sum(1 for value in together.values() if value < 0)
    assert plan.worth <= worth_bound(banquet) + 1e-9
    assert run_now(seat_tables(banquet, seed, 1_500)) == plan


def test_too_few_seats_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        run_now(seat_tables(Banquet(("a", "b", "c"), (Table(0, 2),), {})))
    with pytest.raises(ValueError, match="too few"):
        by_delegation([["a", "b", "c"]], [2])


def delegations(people: int, seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    groups: list[list[str]] = []
    while people:
        size = min(max(1, round(chance.lognormvariate(2.1, 0.8))), people)
        groups.append([f"{len(groups)}-{n}" for n in range(size)])
        people -= size
    return groups


@pytest.mark.parametrize("people", [170, 500, 2_000, 5_000])
def test_round_tables_reach_the_bound_with_few_spare_seats(people: int) -> None:
    groups = delegations(people, people)
    names = [person for group in groups for person in group]
    chance = random.Random(7)
    pairs = [(one, two) for one, two in (chance.sample(names, 2) for _ in range(people // 10))]
    apart = [(one, two) for one, two in pairs if one.split("-")[0] != two.split("-")[0]][: people // 50]
    plan = by_delegation(groups, [10] * -(-people * 103 // 1000), apart)
    assert plan.pairs == plan.most_pairs and plan.split == 0 and plan.conflicts == 0


@given(st.integers(1, 200), st.integers(2, 12), st.integers(0, 3), st.integers(0, 99))
@settings(max_examples=30)
def test_delegations_at_tables(people: int, seats: int, spare: int, seed: int) -> None:
    groups = delegations(people, seed)
    names = [person for group in groups for person in group]
    tables = -(-people // seats) + spare
    apart = [tuple(random.Random(seed).sample(names, 2))] if people > 1 else []
    plan = by_delegation(groups, [seats] * tables, apart)  # type: ignore[arg-type]
    assert set(plan.at) == set(names) and max(plan.at.values()) < tables
    assert all(list(plan.at.values()).count(table) <= seats for table in range(tables))
    assert plan.pairs <= plan.most_pairs


def test_the_answer_is_a_value() -> None:
    assert isinstance(run_now(seat_tables(wedding(5, 4), 1, 400)), Tables)
