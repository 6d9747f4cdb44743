"""A proven lower bound for plans in which every delegation takes one run of a strip.

Lagrangian relaxation: a price on every seat pays for the rule that a seat is taken once. For any prices of at least 0,
the sum over delegations of their cheapest priced run, less all prices, is a bound; subgradient steps raise it.
"""

from __future__ import annotations

from collections import Counter
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
    return min(_whole(_raised(runs, upper, work)[0]), upper)


def seat_prices(runs: Runs, upper: int, work: int) -> list[float]:
    """What each place of the line is worth by the best bound found: where these are high many would like to sit."""
    return _raised(runs, upper, work)[1]


def _raised(runs: Runs, upper: int, work: int) -> tuple[float, list[float]]:
    """The best value of the relaxation, and the prices that give it."""
    seats = [seat for strip in runs.strips for seat in strip]
    if not seats or not runs.groups:
        return 0.0, [0.0] * len(seats)
    kinds = Counter(runs.alike(group) for group in range(len(runs.groups)) if runs.size[group])
    steps = max(1, min(MOST_STEPS, work // max(1, len(seats) * len(kinds))))
    shadow = _Shadow(runs, _first_prices(runs, seats))
    best, prices, agility, stale = 0.0, shadow.prices, 1.0, 0
    for _ in range(steps):
        value, slope = shadow.relaxed()
        stale = 0 if value > best else stale + 1
        if value > best:
            best, prices = value, shadow.prices
        if stale and stale % 5 == 0:
            agility /= 2
        if value >= upper or not shadow.follow(slope, agility * (upper - value)):
            break
    return best, prices


def _whole(value: float) -> int:
    """Costs are whole numbers, so a bound may be rounded up; a hair is left for rounding errors."""
    return max(0, -int(-(value - 1e-6 * max(1.0, value)) // 1))


def _first_prices(runs: Runs, seats: Sequence[int]) -> list[float]:
    """Dual prices of seating single people who all weigh what their delegation weighs per seat.

    They fall from the best seat to 0 at the last, and lie nearer to the prices of runs than those of single members
    with weights of their own would.
    """
    merit = runs.floor.merit
    ordered = sorted(range(len(seats)), key=lambda place: (merit[seats[place]], place))
    weights = sorted((group.density for group in runs.groups for _ in range(group.size)), reverse=True)
    weights += [0.0] * (len(ordered) - len(weights))
    prices = [0.0] * len(seats)
    price = 0.0
    for at in range(len(ordered) - 2, -1, -1):
        price += weights[at] * (merit[seats[ordered[at + 1]]] - merit[seats[ordered[at]]])
        prices[ordered[at]] = price
    return prices


class _Shadow:
    """Prices of the places of the line, and the relaxation they give."""

    def __init__(self, runs: Runs, prices: list[float]) -> None:
        self.prices = prices
        alike: dict[object, list[int]] = {}
        for group in range(len(runs.groups)):
            if runs.size[group]:
                alike.setdefault(runs.alike(group), []).append(group)
        rows = runs.rows()
        self._kinds = [(len(groups), runs.size[groups[0]], rows[groups[0]]) for groups in alike.values()]

    def relaxed(self) -> tuple[float, list[int]]:
        """The value of the relaxation at these prices, and by how much each place is wanted more than once."""
        sums = [0.0, *accumulate(self.prices)]
        value, changes = -sums[-1], [0] * len(sums)
        for count, size, row in self._kinds:
            priced = [cost + high - low for cost, high, low in zip(row, sums[size:], sums, strict=False)]
            least = min(priced)
            value += count * least
            start = priced.index(least)
            changes[start] += count
            changes[start + size] -= count
        return value, [cover - 1 for cover in accumulate(changes[:-1])]

    def follow(self, slope: Sequence[int], missing: float) -> bool:
        """One step uphill; False where there is none to make."""
        norm = sum(g * g for g, price in zip(slope, self.prices, strict=True) if g > 0 or price > 0)
        if not norm or missing <= 0:
            return False
        length = missing / norm
        self.prices = [
            price + length * g if price + length * g > 0 else 0.0
            for price, g in zip(self.prices, slope, strict=True)
        ]
        return True
