"""Delegations as runs along strips.

The free seats of each block between aisles form a strip in snake order, so that neighbours in the strip are
neighbours in the hall. Each delegation takes one run of a strip; its cost is exact: the heaviest member on the best
seat of the run, the next on the next best (sorting is optimal, by the rearrangement inequality), times its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .floor import Floor

HEAD = 4
"""The first of a delegation counts four times, every tenth after that twice, the others once."""
SPLIT = 100_000
"""What each extra piece of a delegation costs: far above any wish, so that none is split where that can be avoided."""
NEVER = 1 << 40
"""The cost of a run that would leave its strip: above any plan's."""
_WIDE = 1 << 13


@dataclass(frozen=True, slots=True)
class Group:
    """People who sit together, the most senior first. `weight` grows with precedence.

    `spare` seats at the end of its run stay free for late arrivals; they count like a member when a run is priced.
    A group of `parts` is several delegations whose runs follow each other, because some of their members sit together.
    """

    name: str
    people: tuple[str, ...]
    weight: int
    spare: int = 0
    parts: tuple[Group, ...] = ()

    @property
    def size(self) -> int:
        """How many seats it needs."""
        return sum(part.size for part in self.parts) or len(self.people) + self.spare

    @property
    def density(self) -> float:
        """Weight per seat: by Smith's rule the densest stand first."""
        total = sum(part.weight * (part.size + HEAD - 1 + part.size // 10) for part in self.simple())
        return total / (self.size or 1)

    def simple(self) -> tuple[Group, ...]:
        """Its parts, or itself where it has none."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True)
class Pull:
    """A wish where a group sits: what each seat (by number) costs, over the whole run or for the one nearest seat."""

    costs: Sequence[int]
    nearest: bool = False


Pulls = Mapping[str, Sequence[Pull]]
"""Wishes by the name of a group."""


class Runs:
    """Groups and strips with the exact cost of each group on each run, remembered once computed.

    Strips lie one behind the other on a line: place `first[strip] + start` is a run's start. `split` is the price of
    each extra piece of a group.
    """

    def __init__(
        self,
        floor: Floor,
        strips: Sequence[Sequence[int]],
        groups: Sequence[Group],
        pulls: Pulls | None = None,
        split: int = SPLIT,
    ) -> None:
        self.floor = floor
        self.groups = tuple(groups)
        self.strips = [list(strip) for strip in strips]
        self.room = [len(strip) for strip in self.strips]
        self.first = [0, *accumulate(self.room)]
        self.size = [group.size for group in groups]
        self.pulls = pulls or {}
        self.split = split
        near = [set(beside) for beside in floor.near]
        self._merit = [[floor.merit[seat] for seat in strip] for strip in self.strips]
        self._sums = [[0, *accumulate(merits)] for merits in self._merit]
        self._breaks = [
            [0, *accumulate(0 if b in near[a] else 1 for a, b in pairwise(strip))] for strip in self.strips
        ]
        self._known: list[dict[int, tuple[int, int]]] = [{} for _ in self.strips]
        self._lines: dict[int, tuple[list[int], list[int]]] = {}
        self._rows: list[list[int]] = []

    def of(self, groups: Sequence[Group]) -> Runs:
        """The same strips with other groups."""
        return Runs(self.floor, self.strips, groups, self.pulls, self.split)

    def cost(self, strip: int, group: int, start: int) -> int:
        """What it costs to give a group the run that starts here."""
        total = 0
        for part in self.groups[group].simple():
            total += self._cost(strip, part, start)
            start += part.size
        return total

    def _cost(self, strip: int, part: Group, start: int) -> int:
        size = part.size
        if not size:
            return 0
        known = self._known[strip].get(size * _WIDE + start)
        if known is None:
            known = self._measure(strip, size, start)
        cost = part.weight * known[0] + known[1]
        run = self.strips[strip][start : start + size] if part.name in self.pulls else ()
        return cost + sum(_pulled(pull, run) for pull in self.pulls.get(part.name, ()))

    def rows(self) -> list[list[int]]:
        """For each group what it costs at every place of the line; NEVER where its run would leave the strip.

        Groups of the same size, weight and wishes share one row.
        """
        if not self._rows:
            shared: dict[object, list[int]] = {}
            for number, group in enumerate(self.groups):
                key = self.alike(number)
                if key not in shared:
                    shared[key] = self._row(group)
                self._rows.append(shared[key])
        return self._rows

    def alike(self, group: int) -> object:
        """Groups with the same key cost the same everywhere."""
        told = self.groups[group]
        if told.parts or told.name in self.pulls:
            return group
        return told.size, told.weight

    def _row(self, group: Group) -> list[int]:
        if not group.parts and group.name not in self.pulls:
            bases, splits = self._line(group.size)
            weight = group.weight
            return [weight * base + split for base, split in zip(bases, splits, strict=True)]
        return [
            self._price(strip, group, start) for strip, room in enumerate(self.room) for start in range(room)
        ]

    def _price(self, strip: int, group: Group, start: int) -> int:
        if start + group.size > self.room[strip]:
            return NEVER
        total = 0
        for part in group.simple():
            total += self._cost(strip, part, start)
            start += part.size
        return total

    def _line(self, size: int) -> tuple[list[int], list[int]]:
        """For every place of the line: the cost of a run of this size at weight 1, and what its pieces cost."""
        if size not in self._lines:
            bases: list[int] = []
            splits: list[int] = []
            for strip, room in enumerate(self.room):
                starts = max(room - size + 1, 0)
                for start in range(starts):
                    base, split = self._known[strip].get(size * _WIDE + start) or self._measure(
                        strip, size, start
                    )
                    bases.append(base)
                    splits.append(split)
                bases += [0] * (room - starts)
                splits += [NEVER] * (room - starts)
            self._lines[size] = bases, splits
        return self._lines[size]

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
        for part, run in self.parts(plan):
            found.update(zip(part.people, sorted(run, key=lambda n: (self.floor.merit[n], n)), strict=True))
        return found

    def parts(self, plan: Sequence[Sequence[int]]) -> Iterator[tuple[Group, list[int]]]:
        """Every delegation of a plan with the seats its people take; spare seats are left out."""
        for strip, sequence in enumerate(plan):
            start = 0
            for group in sequence:
                for part in self.groups[group].simple():
                    run = self.strips[strip][start : start + part.size]
                    yield part, self._taken(run, part.spare)
                    start += part.size

    def _taken(self, run: list[int], spare: int) -> list[int]:
        """The seats of a run without its spare ones: the end whose loss leaves it whole, else the worse one."""
        merit, pieces = self.floor.merit, self.floor.pieces
        for _ in range(spare):
            run = min((run[1:], run[:-1]), key=lambda left: (pieces(left), sum(merit[n] for n in left)))
        return run

    def run(self, strip: int, group: int, start: int) -> list[int]:
        """The seats of one run."""
        return self.strips[strip][start : start + self.size[group]]

    def _measure(self, strip: int, size: int, start: int) -> tuple[int, int]:
        end = start + size
        merits = self._merit[strip][start:end]
        deputies, sums = size // 10, self._sums[strip]
        best = min(merits)
        extra = sum(sorted(merits)[1 : deputies + 1]) if deputies else 0
        cost = sums[end] - sums[start] + (HEAD - 1) * best + extra
        breaks = self._breaks[strip]
        pieces = 1
        if breaks[end - 1] != breaks[start]:
            pieces = self.floor.pieces(self.strips[strip][start:end])
        known = (cost, self.split * (pieces - 1))
        self._known[strip][size * _WIDE + start] = known
        return known


def _pulled(pull: Pull, run: Sequence[int]) -> int:
    costs = [pull.costs[seat] for seat in run]
    return min(costs, default=0) if pull.nearest else sum(costs)
