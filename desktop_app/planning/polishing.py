"""The best there is in a small window: some neighbours here and some there, rearranged exactly.

Two stretches of up to five delegations each are taken out; of all ways to put them back (any division of the same
lengths, any order) a dynamic programme over sets of delegations finds the cheapest. A set's length says where the
next one would start, so a set needs to be known by its cheapest order alone.

Where to look is told by the prices of the lower bound: a delegation whose place costs more than its best one, run and
seats priced, is what keeps a plan from the bound. It is looked at the oftener the more that is, together with one of
the places it would rather have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate

from .line import INSIDE, Line
from .runs import NEVER

WIDE = 5
"""Delegations of one stretch."""
CALL = 400
"""One window costs about as much time as so many evaluations of the annealing."""
STEERED = 0.9
"""The share of windows chosen by prices; the others are chosen by chance alone."""
WISHED = 150
"""So many of its best places are known of a delegation."""
BACK = 3
"""A window begins up to so many delegations before the one it is about, exclusive."""


class Guide:
    """What each delegation would rather have, at the prices of the places of a line."""

    def __init__(self, line: Line, prices: Sequence[float]) -> None:
        self._line = line
        self._sums = [0.0, *accumulate(prices)]
        self.groups = [group for group, size in enumerate(line.size) if size]
        known: dict[int, tuple[float, list[int]]] = {}
        self._wishes: dict[int, tuple[float, list[int]]] = {}
        for group in self.groups:
            row = line.rows[group]
            if id(row) not in known:
                known[id(row)] = self._wish(row, line.size[group])
            self._wishes[group] = known[id(row)]
        self._regrets: list[float] = []

    def _wish(self, row: Sequence[int], size: int) -> tuple[float, list[int]]:
        """The least priced cost of a run, and where the cheapest are."""
        sums = self._sums
        priced = [cost + high - low for cost, high, low in zip(row, sums[size:], sums, strict=False)]
        places = sorted(range(len(priced)), key=priced.__getitem__)[:WISHED]
        return priced[places[0]], places

    def reckon(self) -> None:
        """See anew how far each delegation is from what it would rather have."""
        line, sums = self._line, self._sums
        regrets = []
        for group in self.groups:
            place = line.start[group]
            priced = line.rows[group][place] + sums[place + line.size[group]] - sums[place]
            regrets.append(max(0.0, priced - self._wishes[group][0]))
        self._regrets = list(accumulate(regrets))

    def group(self, chance: Callable[[], float]) -> int:
        """A delegation, chosen the oftener the farther it is from its best place."""
        if self._regrets[-1] <= 0:
            return self.groups[int(chance() * len(self.groups))]
        return self.groups[bisect_left(self._regrets, chance() * self._regrets[-1])]

    def place(self, group: int, chance: Callable[[], float]) -> int:
        """One of its best places."""
        places = self._wishes[group][1]
        return places[int(chance() * len(places))]


def polish(line: Line, chance: Callable[[], float], windows: int, guide: Guide) -> None:
    """Rearrange so many windows; the plan never becomes worse."""
    guide.reckon()
    for _ in range(windows):
        if chance() < STEERED:
            group = guide.group(chance)
            place, other = line.start[group], _starting(line, guide.place(group, chance))
        else:
            place = line.start[guide.groups[int(chance() * len(guide.groups))]]
            other = _partner(line, place, chance)
        back = int(chance() * BACK)
        place, other = _before(line, place, back), _before(line, other, back)
        here = _stretch(line, place, other if other > place else -1)
        there = _stretch(line, other, place if place > other else -1)
        if here and there and not set(here) & set(there):
            _rearrange(line, here, there)


def _partner(line: Line, place: int, chance: Callable[[], float]) -> int:
    """The start of a delegation at about the same depth of some strip."""
    home, strip = line.strip[place], int(chance() * len(line.room))
    depth = (place - line.first[home]) / line.room[home] + (chance() - 0.5) * 0.3
    other = line.first[strip] + min(max(int(depth * line.room[strip]), 0), line.room[strip] - 1)
    return _starting(line, other)


def _starting(line: Line, place: int) -> int:
    """Where the delegation starts that sits at a place; the start of the strip where none does before it."""
    first = line.first[line.strip[place]]
    while place > first and line.at[place] < 0:
        place -= 1
    return place


def _before(line: Line, place: int, count: int) -> int:
    """The start of the delegation so many before the one at a place, as far as its strip goes."""
    first = line.first[line.strip[place]]
    for _ in range(count):
        if place > first:
            place = _starting(line, place - 1)
    return place


def _stretch(line: Line, place: int, border: int) -> list[int]:
    """Up to WIDE delegations from a place on, of one strip, not reaching over a border."""
    found: list[int] = []
    end = line.end[line.strip[place]]
    while place < end and place != border and len(found) < WIDE and line.at[place] >= 0:
        found.append(line.at[place])
        place += line.size[found[-1]]
    return found


def _rearrange(line: Line, here: Sequence[int], there: Sequence[int]) -> None:
    groups = [*here, *there]
    place, other = line.start[here[0]], line.start[there[0]]
    lengths = _lengths([line.size[group] for group in groups])
    full, length = len(lengths) - 1, sum(line.size[group] for group in here)
    rows = [(1 << number, line.rows[group]) for number, group in enumerate(groups)]
    ours = _cheapest(rows, lengths, place, length)
    theirs = _cheapest(rows, lengths, other, lengths[full] - length)
    chosen = [sets for sets in range(full + 1) if lengths[sets] == length]
    best = min(chosen, key=lambda sets: ours[sets] + theirs[full ^ sets])
    before = sum(line.rows[group][line.start[group]] for group in groups)
    gain = before - ours[best] - theirs[full ^ best]
    if gain <= 0:
        return
    for group in groups:
        line.at[line.start[group]] = INSIDE
    line.put([groups[n] for n in _order(rows, lengths, ours, best, place)], place)
    line.put([groups[n] for n in _order(rows, lengths, theirs, full ^ best, other)], other)
    line.cost -= gain


def _lengths(sizes: Sequence[int]) -> list[int]:
    """The length of every set of delegations; a set is a number with one bit for each."""
    lengths = [0]
    for size in sizes:
        lengths += [length + size for length in lengths]
    return lengths


def _cheapest(
    rows: Sequence[tuple[int, Sequence[int]]], lengths: Sequence[int], place: int, length: int
) -> list[int]:
    """For every set no longer than the stretch, what it costs in its cheapest order from the place on."""
    cost = [NEVER * 16] * len(lengths)
    cost[0] = 0
    for known, reached in enumerate(lengths):
        if reached < length and cost[known] < NEVER:
            here, at = cost[known], place + reached
            for bit, row in rows:
                if not known & bit:
                    total = here + row[at]
                    if total < cost[known | bit]:
                        cost[known | bit] = total
    return cost


def _order(
    rows: Sequence[tuple[int, Sequence[int]]],
    lengths: Sequence[int],
    cost: Sequence[int],
    chosen: int,
    place: int,
) -> list[int]:
    """The cheapest order of a set, read back from its end."""
    order: list[int] = []
    while chosen:
        for number, (bit, row) in enumerate(rows):
            rest = chosen ^ bit
            if chosen & bit and cost[rest] + row[place + lengths[rest]] == cost[chosen]:
                order.append(number)
                chosen = rest
                break
    return order[::-1]
