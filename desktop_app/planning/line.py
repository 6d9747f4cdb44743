"""A plan laid out on a line: all strips one behind the other, so that a group's cost is one look into its row.

Groups of a strip stand one behind the other from its start; what is left of it stays free at its end. Every exchange
of two stretches of equal length leaves everything else where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from .packing import Plan
from .runs import Runs

INSIDE, FREE = -1, -2
"""What stands at a place where no group starts: the inside of a group, or nothing."""


class Line:
    """`at[place]` is the group that starts there, `start[group]` its place, `end[strip]` where its free seats begin."""

    def __init__(self, runs: Runs, plan: Sequence[Sequence[int]]) -> None:
        self.rows, self.size = runs.rows(), runs.size
        self.first, self.room = runs.first, runs.room
        self.at = [INSIDE] * (self.first[-1] + 1)
        self.start = [0] * len(runs.groups)
        self.end = list(self.first[:-1])
        self.strip = [strip for strip, room in enumerate(runs.room) for _ in range(room)]
        for strip, sequence in enumerate(plan):
            self.end[strip] = self.put(sequence, self.first[strip])
            self.at[self.end[strip] : self.first[strip + 1]] = [FREE] * (
                self.first[strip + 1] - self.end[strip]
            )
        self.at[-1] = FREE
        self.cost = self.total()

    def total(self) -> int:
        """The cost of the plan, counted anew."""
        return sum(row[place] for row, place in zip(self.rows, self.start, strict=True))

    def put(self, groups: Sequence[int], place: int) -> int:
        """Stand groups one behind the other from a place on; tells where they end."""
        at, start, size = self.at, self.start, self.size
        for group in groups:
            at[place] = group
            start[group] = place
            place += size[group]
        return place

    def exchange(self, here: Sequence[int], there: Sequence[int], place: int, other: int) -> None:
        """Two stretches of equal length, at these places, change places."""
        at, start = self.at, self.start
        for group in here:
            at[start[group]] = INSIDE
        for group in there:
            at[start[group]] = INSIDE
        self.put(there, place)
        self.put(here, other)

    def follow(self, place: int, until: int) -> list[int]:
        """The groups that start in [place, until); one must start at `place`, and `until` be the end of one."""
        found = []
        while place < until:
            group = self.at[place]
            found.append(group)
            place += self.size[group]
        return found

    def price(self, groups: Sequence[int], place: int) -> int:
        """What groups cost one behind the other from a place on."""
        rows, size, cost = self.rows, self.size, 0
        for group in groups:
            cost += rows[group][place]
            place += size[group]
        return cost

    def relay(self, strip: int, place: int, groups: Sequence[int]) -> None:
        """Stand groups from a place of a strip on, and free what is behind them."""
        end = self.put_clean(groups, place, self.first[strip + 1])
        self.end[strip] = end

    def put_clean(self, groups: Sequence[int], place: int, border: int) -> int:
        """As `put`, with the places up to the border of the strip rewritten."""
        length = sum(self.size[group] for group in groups)
        self.at[place : place + length] = [INSIDE] * length
        end = self.put(groups, place)
        self.at[end:border] = [FREE] * (border - end)
        return end

    def plan(self, start: Sequence[int] | None = None) -> Plan:
        """The sequence of groups of each strip; with `start`, of an earlier state."""
        start = self.start if start is None else start
        plan: Plan = [[] for _ in self.room]
        for group in sorted(range(len(start)), key=lambda g: start[g]):
            if self.size[group]:
                plan[self.strip[start[group]]].append(group)
        return plan
