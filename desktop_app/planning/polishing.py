"""The best there is in a small window: some neighbours here and some there, rearranged exactly.

Two stretches of up to five delegations each are taken out; of all ways to put them back (any division of the same
lengths, any order) a dynamic programme over sets of delegations finds the cheapest. A set's length says where the
next one would start, so a set needs to be known by its cheapest order alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .line import INSIDE, Line
from .runs import NEVER

WIDE = 5
"""Delegations of one stretch."""
CALL = 400
"""One window costs about as much time as so many evaluations of the annealing."""


def polish(line: Line, chance: Callable[[], float], windows: int) -> None:
    """Rearrange so many windows, chosen by chance; the plan never becomes worse."""
    groups = [group for group, size in enumerate(line.size) if size]
    for _ in range(windows):
        place = line.start[groups[int(chance() * len(groups))]]
        other = _partner(line, place, chance)
        here = _stretch(line, place, other if other > place else -1)
        there = _stretch(line, other, place if place > other else -1)
        if here and there and not set(here) & set(there):
            _rearrange(line, here, there)


def _partner(line: Line, place: int, chance: Callable[[], float]) -> int:
    """The start of a delegation at about the same depth of some strip."""
    home, strip = line.strip[place], int(chance() * len(line.room))
    depth = (place - line.first[home]) / line.room[home] + (chance() - 0.5) * 0.3
    other = line.first[strip] + min(max(int(depth * line.room[strip]), 0), line.room[strip] - 1)
    while other > line.first[strip] and line.at[other] < 0:
        other -= 1
    return other


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
