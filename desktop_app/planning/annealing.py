"""Simulated annealing on the order of delegations along the strips.

Nearly all moves exchange two stretches of equal length, or two neighbouring ones, so that nothing behind them moves
and the change of cost is exact and cheap. The budget is counted in evaluations, never in seconds: the same input and
seed give the same plan on every machine.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from desktop_app.domain.job import Job, Step

from .packing import Plan
from .runs import Runs

HOT, COLD = 0.02, 0.0003
"""Start and end temperature, as shares of the average cost of a delegation."""
REPORT_EVERY = 2_000
_COOL_EVERY = 200


class Annealing:
    """A search that always knows its best plan so far; `job` may be stopped at any step."""

    def __init__(self, runs: Runs, plan: Sequence[Sequence[int]], seed: int, evaluations: int) -> None:
        self.runs = runs
        self.plan: Plan = [list(sequence) for sequence in plan]
        self.start: Plan = [[] for _ in plan]
        self.fill = [0] * len(plan)
        for strip in range(len(plan)):
            self._settle(strip)
        self.cost = self.best_cost = runs.total(plan)
        self.best: Plan = [list(sequence) for sequence in plan]
        self.evaluations, self.done = evaluations, 0
        self.stop_at = 0
        """A cost that is proven best: the search ends when it is reached."""
        self._random = random.Random(seed)
        self._warmth = 0.0
        self._weighted = [strip for strip, sequence in enumerate(plan) for _ in sequence]

    def job(self) -> Job[Plan]:
        """Search until the budget is spent; the best plan found is the result and never worse than the first."""
        if len(self._weighted) < 2:
            return self.best
        average = max(self.cost / len(self._weighted), 1.0)
        hot, cold = average * HOT, average * COLD
        while self.done < self.evaluations and self.best_cost > self.stop_at:
            if self.done % _COOL_EVERY == 0:
                self._warmth = hot * (cold / hot) ** (self.done / self.evaluations)
            if self.done % REPORT_EVERY == 0:
                yield Step(self.done, self.evaluations)
            self._step()
            self.done += 1
        return self.best

    def _step(self) -> None:
        chance = self._random.random
        dice = chance()
        strip = self._weighted[int(chance() * len(self._weighted))]
        sequence = self.plan[strip]
        if not sequence:
            return
        at = int(chance() * len(sequence))
        if dice < 0.30:
            self._swap_neighbours(strip, at)
        elif dice < 0.93:
            if not self._exchange_equal(strip, at):
                self._relocate(strip, at)
        else:
            self._relocate(strip, at)
        if self.cost < self.best_cost:
            self.best_cost = self.cost
            self.best = [list(each) for each in self.plan]

    def _accept(self, delta: int) -> bool:
        if delta <= 0 or self._random.random() < math.exp(-delta / self._warmth):
            self.cost += delta
            return True
        return False

    def _stretch(self, strip: int, groups: Sequence[int], start: int) -> int:
        return self.runs.strip_cost(strip, groups, start)

    def _swap_neighbours(self, strip: int, at: int) -> None:
        """Two neighbouring stretches of one or two delegations change places."""
        chance, sequence = self._random.random, self.plan[strip]
        first, second = 1 + int(chance() * 2), 1 + int(chance() * 2)
        end = at + first + second
        if end > len(sequence):
            return
        old = sequence[at:end]
        new = old[first:] + old[:first]
        start = self.start[strip][at]
        if self._accept(self._stretch(strip, new, start) - self._stretch(strip, old, start)):
            sequence[at:end] = new
            self._settle(strip, at, end)

    def _exchange_equal(self, strip: int, at: int) -> bool:
        """A stretch changes places with one of the same length; False when none was found near by."""
        chance, sequence, size = self._random.random, self.plan[strip], self.runs.size
        end = at + (1 if chance() < 0.6 else 2)
        if end > len(sequence):
            return False
        other = int(chance() * len(self.plan))
        found = self._equal_stretch(strip, at, other, sum(size[group] for group in sequence[at:end]), end)
        if found is None:
            return False
        low, high = found
        across = self.plan[other]
        mine, theirs = sequence[at:end], across[low:high]
        here, there = self.start[strip][at], self.start[other][low]
        delta = self._stretch(strip, theirs, here) + self._stretch(other, mine, there)
        delta -= self._stretch(strip, mine, here) + self._stretch(other, theirs, there)
        if self._accept(delta):
            if other == strip and low > at:
                across[low:high] = mine
                sequence[at:end] = theirs
            else:
                sequence[at:end] = theirs
                across[low:high] = mine
            self._settle(strip, min(at, low) if other == strip else at)
            self._settle(other, min(at, low) if other == strip else low)
        return True

    def _equal_stretch(
        self, strip: int, at: int, other: int, length: int, end: int
    ) -> tuple[int, int] | None:
        """A stretch of this length on the other strip at about the same depth, not touching [at, end)."""
        across, size = self.plan[other], self.runs.size
        depth = self.start[strip][at] / self.runs.room[strip] + self._random.random() * 0.3 - 0.15
        begin = min(max(int(depth * len(across)), 0), max(len(across) - 1, 0))
        for low in range(begin, min(len(across), begin + 8)):
            total = 0
            for high in range(low, min(len(across), low + 4)):
                total += size[across[high]]
                if total >= length:
                    break
            else:
                continue
            apart = other != strip or high < at or low >= end
            if total == length and apart:
                return low, high + 1
        return None

    def _relocate(self, strip: int, at: int) -> None:
        """One delegation moves along its strip, or changes with up to two of another strip whatever their length."""
        other = int(self._random.random() * len(self.plan))
        if other == strip:
            self._move_along(strip, at)
        else:
            self._move_across(strip, at, other)

    def _move_along(self, strip: int, at: int) -> None:
        sequence = self.plan[strip]
        to = min(max(at + int(self._random.random() * 13) - 6, 0), len(sequence) - 1)
        if to == at:
            return
        low, high = min(at, to), max(at, to) + 1
        old = sequence[low:high]
        new = [*old[1:], old[0]] if at < to else [old[-1], *old[:-1]]
        start = self.start[strip][low]
        if self._accept(self._stretch(strip, new, start) - self._stretch(strip, old, start)):
            sequence[low:high] = new
            self._settle(strip, low, high)

    def _move_across(self, strip: int, at: int, other: int) -> None:
        chance, size, sequence, across = (
            self._random.random,
            self.runs.size,
            self.plan[strip],
            self.plan[other],
        )
        depth = self.start[strip][at] / self.runs.room[strip] + chance() * 0.1 - 0.05
        low = min(max(int(depth * len(across)), 0), len(across))
        theirs = across[low : low + int(chance() * 3)]
        more = sum(size[group] for group in theirs) - size[sequence[at]]
        if self.fill[strip] + more > self.runs.room[strip] or self.fill[other] - more > self.runs.room[other]:
            return
        mine, behind, beyond = sequence[at], sequence[at + 1 :], across[low + len(theirs) :]
        here = self.start[strip][at]
        there = self.start[other][low] if low < len(across) else self.fill[other]
        delta = self._stretch(strip, theirs + behind, here) + self._stretch(other, [mine, *beyond], there)
        delta -= self._stretch(strip, sequence[at:], here) + self._stretch(other, across[low:], there)
        if self._accept(delta):
            sequence[at : at + 1] = theirs
            across[low : low + len(theirs)] = [mine]
            self._settle(strip, at)
            self._settle(other, low)

    def _settle(self, strip: int, low: int = 0, high: int | None = None) -> None:
        """Note where each delegation of a strip starts, from `low` on; up to `high` where nothing behind moved."""
        sequence, start, size = self.plan[strip], self.start[strip], self.runs.size
        at = start[low] if low < len(start) and low else 0
        if low and low >= len(start):
            at = start[low - 1] + size[sequence[low - 1]]
        if high is not None:
            for place in range(low, high):
                start[place] = at
                at += size[sequence[place]]
            return
        del start[low:]
        for group in sequence[low:]:
            start.append(at)
            at += size[group]
        self.fill[strip] = at
