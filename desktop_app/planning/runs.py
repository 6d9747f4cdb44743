"""Delegations as runs along strips.

The free seats of each block between aisles form a strip in snake order, so that neighbours in the strip are
neighbours in the hall. Each delegation takes one run of a strip; its cost is exact: the heaviest member on the best
seat of the run, the next on the next best (sorting is optimal, by the rearrangement inequality), times its weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .floor import Floor

HEAD = 4
"""The first of a delegation counts four times, every tenth after that twice, the others once."""
SPLIT = 100_000
"""What each extra piece of a delegation costs: far above any wish, so that none is split where that can be avoided."""
_WIDE = 1 << 13


@dataclass(frozen=True, slots=True)
class Group:
    """People who sit together, the most senior first. `weight` grows with precedence."""

    name: str
    people: tuple[str, ...]
    weight: int

    @property
    def size(self) -> int:
        """How many seats it needs."""
        return len(self.people)

    @property
    def density(self) -> float:
        """Weight per seat: by Smith's rule the densest stand first."""
        size = self.size
        return self.weight * (size + HEAD - 1 + size // 10) / size


def strips(floor: Floor, free: Sequence[int]) -> list[list[int]]:
    """The free seats of each block in snake order from the front, turning where the next row is beside.

    Seats that cannot be reached from each other over free neighbours are strips of their own, however small.
    """
    found = []
    for rows in floor.block_rows().values():
        wanted = set(free).intersection(number for row in rows for number in row)
        found += [_snake(floor, rows, area) for area in _areas(floor, wanted)]
    return found


def _areas(floor: Floor, seats: set[int]) -> list[set[int]]:
    """The connected areas of a set of seats, the one with the foremost seat first."""
    areas = []
    for first in sorted(seats):
        if first not in seats:
            continue
        area, edge = {first}, [first]
        while edge:
            beside = [n for n in floor.near[edge.pop()] if n in seats and n not in area]
            area.update(beside)
            edge += beside
        seats -= area
        areas.append(area)
    return areas


def _snake(floor: Floor, rows: Sequence[Sequence[int]], area: set[int]) -> list[int]:
    strip: list[int] = []
    forwards = True
    for row in rows:
        seats = [number for number in row if number in area]
        if strip and seats:
            forwards = _continues(floor, strip[-1], seats, not forwards)
        strip += seats if forwards else seats[::-1]
    return strip


def _continues(floor: Floor, last: int, seats: list[int], otherwise: bool) -> bool:
    """Whether a row is read from the audience's left so that its first seat lies beside the last one."""
    if seats[0] in floor.near[last]:
        return True
    if seats[-1] in floor.near[last]:
        return False
    return otherwise


class Runs:
    """Groups and strips with the exact cost of each group on each run, remembered once computed."""

    def __init__(self, floor: Floor, strips: Sequence[Sequence[int]], groups: Sequence[Group]) -> None:
        self.floor = floor
        self.groups = tuple(groups)
        self.strips = [list(strip) for strip in strips]
        self.room = [len(strip) for strip in self.strips]
        self.size = [group.size for group in groups]
        self.weight = [group.weight for group in groups]
        near = [set(beside) for beside in floor.near]
        self._merit = [[floor.merit[seat] for seat in strip] for strip in self.strips]
        self._breaks = [
            [0, *accumulate(0 if b in near[a] else 1 for a, b in pairwise(strip))] for strip in self.strips
        ]
        self._known: list[dict[int, tuple[int, int]]] = [{} for _ in self.strips]
        self._costs: list[dict[int, tuple[list[int], list[int]]]] = [{} for _ in self.strips]

    def cost(self, strip: int, group: int, start: int) -> int:
        """What it costs to give a group the run that starts here."""
        size = self.size[group]
        if not size:
            return 0
        known = self._known[strip].get(size * _WIDE + start)
        if known is None:
            known = self._measure(strip, size, start)
        return self.weight[group] * known[0] + known[1]

    def costs(self, strip: int, size: int) -> tuple[list[int], list[int]]:
        """For every start along a strip: the cost of a run of this size at weight 1, and what its pieces cost."""
        known = self._costs[strip].get(size)
        if known is None:
            seen, wide = self._known[strip], size * _WIDE
            starts = range(self.room[strip] - size + 1)
            pairs = [seen.get(wide + start) or self._measure(strip, size, start) for start in starts]
            known = self._costs[strip][size] = ([base for base, _ in pairs], [split for _, split in pairs])
        return known

    def strip_cost(self, strip: int, sequence: Sequence[int], start: int = 0) -> int:
        """What a sequence of groups costs from here on, each right behind the one before."""
        total, cost, size = 0, self.cost, self.size
        for group in sequence:
            total += cost(strip, group, start)
            start += size[group]
        return total

    def total(self, plan: Sequence[Sequence[int]]) -> int:
        """What a whole plan costs: a sequence of groups for each strip."""
        return sum(self.strip_cost(strip, sequence) for strip, sequence in enumerate(plan))

    def seats(self, plan: Sequence[Sequence[int]]) -> dict[str, int]:
        """The seat of every person: the most senior of each run on its best seat, ties from the front left."""
        found: dict[str, int] = {}
        for strip, sequence in enumerate(plan):
            start = 0
            for group in sequence:
                size = self.size[group]
                run = sorted(self.strips[strip][start : start + size], key=lambda n: (self.floor.merit[n], n))
                found.update(zip(self.groups[group].people, run, strict=True))
                start += size
        return found

    def run(self, strip: int, group: int, start: int) -> list[int]:
        """The seats of one run."""
        return self.strips[strip][start : start + self.size[group]]

    def _measure(self, strip: int, size: int, start: int) -> tuple[int, int]:
        merits = self._merit[strip][start : start + size]
        deputies = size // 10
        extra = sum(sorted(merits)[: deputies + 1]) - min(merits) if deputies else 0
        cost = sum(merits) + (HEAD - 1) * min(merits) + extra
        breaks = self._breaks[strip]
        pieces = 1
        if breaks[start + size - 1] != breaks[start]:
            pieces = self.floor.pieces(self.strips[strip][start : start + size])
        known = (cost, SPLIT * (pieces - 1))
        self._known[strip][size * _WIDE + start] = known
        return known
