"""Windows rearranged exactly: no delegation is lost, no plan becomes worse, and prices find what chance does not."""

from __future__ import annotations

import random
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.job import run_now
from desktop_app.planning.annealing import Annealing
from desktop_app.planning.bound import seat_prices
from desktop_app.planning.line import Line
from desktop_app.planning.packing import pack
from desktop_app.planning.polishing import Guide, polish
from desktop_app.planning.runs import Runs
from tests.auditorium import Auditorium

BOUND_2000 = 518_547
"""What `lower_bound` proves of `Auditorium(2_000)` with sixty times its usual work."""


@cache
def hall(people: int, seed: int = 1) -> Runs:
    return Auditorium(people, seed).runs()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from((170, 500)), st.integers(1, 3), st.integers(0, 999), st.integers(1, 30))
def test_a_plan_stays_whole_and_becomes_no_worse(people: int, seed: int, luck: int, windows: int) -> None:
    runs = hall(people, seed)
    packed = pack(runs)
    line, chance = Line(packed.runs, packed.plan), random.Random(luck)
    before = line.cost
    guide = Guide(line, seat_prices(packed.runs, before, chance.choice((1, 200_000))))
    polish(line, chance.random, windows, guide)
    assert line.cost == line.total() == packed.runs.total(line.plan()) <= before
    assert sorted(group for strip in line.plan() for group in strip) == guide.groups
    for strip, room in zip(line.plan(), line.room, strict=True):
        assert sum(line.size[group] for group in strip) <= room


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_any_prices_guide_safely(prices: list[float]) -> None:
    """Prices only say where to look: with wrong ones the plan is still one, and no worse."""
    runs = hall(170)
    packed = pack(runs)
    line, places = Line(packed.runs, packed.plan), packed.runs.first[-1]
    guide = Guide(line, (prices * places)[:places])
    before = line.cost
    polish(line, random.Random(1).random, 5, guide)
    assert line.cost == line.total() <= before


def test_without_prices_it_goes_by_chance() -> None:
    packed = pack(hall(170))
    line = Line(packed.runs, packed.plan)
    polish(line, random.Random(3).random, 40, Guide(line, [0.0] * packed.runs.first[-1]))
    assert line.cost == line.total()


def test_a_hall_of_2000_comes_near_the_proven_bound() -> None:
    packed = pack(hall(2_000))
    search = Annealing(packed.runs, packed.plan, 1, 100_000)
    run_now(search.job())
    assert BOUND_2000 <= search.best_cost <= 1.003 * BOUND_2000
