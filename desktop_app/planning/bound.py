"""A proven lower bound for plans in which every delegation takes one run of a strip.

Lagrangian relaxation: a price on every seat pays for the rule that a seat is taken once. For any prices of at least 0,
the sum over delegations of their cheapest priced run, less all prices, is a bound. The first prices are the dual of
the assignment of single people to seats, so the bound is never below that classic one; subgradient steps raise it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from .runs import HEAD, Group, Runs

WORK = 8_000_000
"""Priced runs looked at in all; large halls get fewer steps, and a weaker bound, in about the same time."""
MOST_STEPS = 200


def person_weights(group: Group) -> list[int]:
    """The weight of each member, the most senior first."""
    deputies = group.size // 10
    return [group.weight * (HEAD if at == 0 else 2 if at <= deputies else 1) for at in range(group.size)]


def lower_bound(runs: Runs, upper: int, work: int = WORK) -> int:
    """No plan made of runs costs less. `upper` is the cost of a known plan; it sets the length of the steps."""
    seats = [seat for strip in runs.strips for seat in strip]
    if not seats or not runs.groups:
        return 0
    prices = _first_prices(runs, seats)
    per_step = max(1, len(seats) * len({(group.size, group.weight) for group in runs.groups}))
    steps = max(1, min(MOST_STEPS, work // per_step))
    best, agility, stale = 0.0, 1.0, 0
    for _ in range(steps):
        value, cover = _relaxed(runs, prices)
        if value > best:
            best, stale = value, 0
        else:
            stale += 1
            agility = agility / 2 if stale % 8 == 0 else agility
        slope = {seat: cover.get(seat, 0) - 1 for seat in seats}
        norm = sum(g * g for seat, g in slope.items() if g > 0 or prices[seat] > 0)
        if not norm or value >= upper:
            break
        length = agility * max(upper - value, 0.0) / norm
        for seat, g in slope.items():
            prices[seat] = max(0.0, prices[seat] + length * g)
    return min(_whole(best), upper)


def _whole(value: float) -> int:
    """Costs are whole numbers, so a bound may be rounded up; a hair is left for rounding errors."""
    return max(0, -int(-(value - 1e-6 * max(1.0, value)) // 1))


def _first_prices(runs: Runs, seats: Sequence[int]) -> dict[int, float]:
    """Dual prices of seating single people: the heaviest on the best seats, prices falling to 0 at the last."""
    merit = runs.floor.merit
    ordered = sorted(seats, key=lambda seat: (merit[seat], seat))
    weights = sorted((w for group in runs.groups for w in person_weights(group)), reverse=True)
    weights += [0] * (len(ordered) - len(weights))
    prices = dict.fromkeys(seats, 0.0)
    price = 0.0
    for at in range(len(ordered) - 2, -1, -1):
        price += weights[at] * (merit[ordered[at + 1]] - merit[ordered[at]])
        prices[ordered[at]] = price
    return prices


def _relaxed(runs: Runs, prices: dict[int, float]) -> tuple[float, dict[int, int]]:
    """The value of the relaxation at these prices, and how often each seat is wanted."""
    sums = [[0.0, *accumulate(prices[seat] for seat in strip)] for strip in runs.strips]
    value = -sum(total[-1] for total in sums)
    cover: dict[int, int] = {}
    known: dict[tuple[int, int], tuple[float, int, int]] = {}
    for number, group in enumerate(runs.groups):
        alike = (group.size, group.weight)
        if alike not in known:
            known[alike] = _cheapest(runs, number, sums)
        cheapest, strip, start = known[alike]
        value += cheapest
        for seat in runs.run(strip, number, start):
            cover[seat] = cover.get(seat, 0) + 1
    return value, cover


def _cheapest(runs: Runs, group: int, sums: Sequence[Sequence[float]]) -> tuple[float, int, int]:
    """The least priced cost of a group, and the strip and start where it is found."""
    size, weight = runs.size[group], runs.weight[group]
    best = (float("inf"), 0, 0)
    for strip, total in enumerate(sums):
        if runs.room[strip] < size:
            continue
        bases, splits = runs.costs(strip, size)
        priced = [
            weight * base + split + high - low
            for base, split, high, low in zip(bases, splits, total[size:], total, strict=False)
        ]
        least = min(priced)
        if least < best[0]:
            best = (least, strip, priced.index(least))
    return best
