"""Simulated annealing on the order of delegations along the strips.

Nearly all moves exchange two stretches of equal length, or two neighbouring ones, so that nothing behind them moves
and the change of cost is exact and cheap. The budget is counted in evaluations, never in seconds: the same input and
seed give the same plan on every machine. So chances come from a table made by multiplication alone; the exponential
of one system's library may differ from another's in the last digit.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import mul

from desktop_app.domain.job import Job, Step

from .bound import seat_prices
from .line import INSIDE, Line
from .packing import Plan
from .polishing import CALL, Guide, polish
from .runs import Runs

REPORT_EVERY = 4_000
PRICED = 500_000
"""What the prices that steer it may cost, as the work of a lower bound."""
_COOL_EVERY = 200
_FINE = 64
_CHANCE = list(accumulate(repeat(0.984496437005408, 12 * _FINE), mul))
"""The chance to accept a loss of i/64 temperatures: e to the power of -1/64, again and again."""


def accepted(loss: float, chance: Callable[[], float]) -> bool:
    """Whether a proposal that loses so many temperatures is taken; one that loses nothing always is."""
    if loss <= 0:
        return True
    place = int(loss * _FINE)
    return place < len(_CHANCE) and chance() < _CHANCE[place]


def warmth(groups: int) -> tuple[float, float]:
    """Start and end temperature as shares of the average cost of a delegation: the larger the hall, the cooler."""
    return (0.02, 0.0003) if groups < 60 else (0.01, 0.0001)


def rounds(groups: int, evaluations: int) -> int:
    """Into how many searches of their own a budget is divided: small halls gain by luck, large ones by patience."""
    return max(1, min(3 if groups < 60 else 1, evaluations // 60_000))


def polished(groups: int) -> float:
    """The share of the budget that goes into exact rearrangement of small windows at the end of a round."""
    return 0.2 if groups < 60 else 0.7


class Annealing:
    """A search that always knows its best plan so far; `job` may be stopped at any step."""

    def __init__(self, runs: Runs, plan: Sequence[Sequence[int]], seed: int, evaluations: int) -> None:
        self.runs = runs
        self.first_plan: Plan = [list(sequence) for sequence in plan]
        self.best: Plan = self.first_plan
        self.best_cost = runs.total(plan)
        self.evaluations, self.done = evaluations, 0
        self.stop_at = 0
        """A cost that is proven best: the search ends when it is reached."""
        self._random = random.Random(seed)

    def job(self) -> Job[Plan]:
        """Search until the budget is spent; the best plan found is the result and never worse than the first."""
        if sum(1 for size in self.runs.size if size) < 2:
            return self.best
        yield Step(0, self.evaluations)
        count = rounds(len(self.runs.groups), self.evaluations)
        for turn in range(count):
            if self.best_cost <= self.stop_at:
                break
            yield from self._round(self.evaluations * (turn + 1) // count)
        return self.best

    def _round(self, until: int) -> Iterator[Step]:
        line = Line(self.runs, self.first_plan)
        search = _Search(line, self._random)
        budget = until - self.done
        cooling = self.done + int(budget * (1 - polished(len(self.runs.groups))))
        began = self.done
        hot, cold = warmth(len(self.runs.groups))
        average = max(line.cost / len(self.runs.groups), 1.0)
        while self.done < cooling and self.best_cost > self.stop_at:
            share = (self.done - began) / (cooling - began)
            search.settle(average * hot * round((cold / hot) ** share, 9))
            steps = min(_COOL_EVERY, cooling - self.done)
            for _ in range(steps):
                search.step()
            self.done += steps
            self._note(line)
            if self.done % REPORT_EVERY < _COOL_EVERY:
                yield Step(self.done, self.evaluations)
        guide = Guide(line, seat_prices(self.runs, self.best_cost, PRICED))
        while self.done < until and self.best_cost > self.stop_at:
            polish(line, self._random.random, REPORT_EVERY // CALL, guide)
            self.done = min(until, self.done + REPORT_EVERY)
            self._note(line)
            yield Step(self.done, self.evaluations)

    def _note(self, line: Line) -> None:
        if line.cost < self.best_cost:
            self.best_cost, self.best = line.cost, line.plan()


class _Search:
    """The moves of one round on one line."""

    def __init__(self, line: Line, source: random.Random) -> None:
        self.line = line
        self._chance = source.random
        groups = [group for group, size in enumerate(line.size) if size]
        self._groups = groups
        same: dict[int, list[int]] = {}
        for group in groups:
            same.setdefault(line.size[group], []).append(group)
        self._peers = [same.get(size, []) for size in line.size]
        self._scale = 0.0

    def settle(self, temperature: float) -> None:
        """Search at this temperature from now on."""
        self._scale = 1 / max(temperature, 1e-9)

    def step(self) -> None:
        """One proposal, accepted or not."""
        chance = self._chance
        dice = chance()
        group = self._groups[int(chance() * len(self._groups))]
        if dice < 0.25:
            self._swap_neighbours(group)
        elif dice < 0.45:
            self._swap_peers(group)
        elif dice < 0.94:
            self._exchange_equal(group)
        else:
            self._change_strips(group)

    def _accept(self, delta: int) -> bool:
        taken = delta <= 0 or accepted(delta * self._scale, self._chance)
        if taken:
            self.line.cost += delta
        return taken

    def _swap_neighbours(self, group: int) -> None:
        """Two neighbouring stretches of one or two delegations change places."""
        line, chance = self.line, self._chance
        at, size = line.at, line.size
        place = line.start[group]
        old, end = [group], place + size[group]
        cut = 1 if chance() < 0.6 else 2
        for _ in range(cut + (chance() < 0.5)):
            follower = at[end]
            if follower < 0:
                break
            old.append(follower)
            end += size[follower]
        if len(old) <= cut:
            return
        new = old[cut:] + old[:cut]
        if self._accept(line.price(new, place) - line.price(old, place)):
            for each in old:
                at[line.start[each]] = INSIDE
            line.put(new, place)

    def _swap_peers(self, group: int) -> None:
        """Two delegations of one size change places."""
        line = self.line
        peers = self._peers[group]
        other = peers[int(self._chance() * len(peers))]
        here, there = line.start[group], line.start[other]
        mine, theirs = line.rows[group], line.rows[other]
        if other != group and self._accept(mine[there] + theirs[here] - mine[here] - theirs[there]):
            line.at[here], line.at[there] = other, group
            line.start[group], line.start[other] = there, here

    def _exchange_equal(self, group: int) -> None:
        """A stretch changes places with one of the same length at about the same depth of some strip."""
        line, chance = self.line, self._chance
        place = line.start[group]
        here, end = [group], place + line.size[group]
        more = chance()
        while more < 0.5 and len(here) < 3 and line.at[end] >= 0:
            here.append(line.at[end])
            end += line.size[here[-1]]
            more *= 2
        other = self._equal_stretch(place, end)
        if other < 0:
            return
        there = line.follow(other, other + end - place)
        delta = line.price(there, place) + line.price(here, other)
        if self._accept(delta - line.price(here, place) - line.price(there, other)):
            line.exchange(here, there, place, other)

    def _equal_stretch(self, place: int, end: int) -> int:
        """Where a stretch as long as [place, end) starts, on any strip and not touching it; -1 when none is near."""
        line, length = self.line, end - place
        strip = int(self._chance() * len(line.room))
        last = line.end[strip] - length
        other = self._depth(place, strip, 0.3)
        at, size = line.at, line.size
        if other > last:
            other = last
        if other < line.first[strip]:
            return -1
        for _ in range(8):
            while at[other] == INSIDE:
                other += 1
            if other > last:
                return -1
            if at[other + length] != INSIDE and (other >= end or other + length <= place):
                return other
            other += size[at[other]]
        return -1

    def _depth(self, place: int, strip: int, spread: float) -> int:
        """A place on a strip at about the depth of another place."""
        line = self.line
        home = line.strip[place]
        depth = (place - line.first[home]) / line.room[home] + (self._chance() - 0.5) * spread
        return line.first[strip] + max(int(depth * line.room[strip]), 0)

    def _change_strips(self, group: int) -> None:
        """A delegation changes with up to two of another strip whatever their length; those behind move up or back."""
        line, chance = self.line, self._chance
        place, strip = line.start[group], int(chance() * len(line.room))
        home = line.strip[place]
        other = min(self._depth(place, strip, 0.1), line.end[strip])
        if home == strip:
            return
        while line.at[other] == INSIDE:
            other += 1
        end = line.end[strip]
        beyond = line.follow(other, end) if other < end else []
        count = int(chance() * 3)
        theirs, beyond = beyond[:count], beyond[count:]
        more = sum(line.size[each] for each in theirs) - line.size[group]
        if line.end[home] + more > line.first[home + 1] or end - more > line.first[strip + 1]:
            return
        behind = line.follow(place + line.size[group], line.end[home])
        here, there = theirs + behind, [group, *beyond]
        delta = line.price(here, place) + line.price(there, other)
        delta -= line.price([group, *behind], place) + line.price(theirs + beyond, other)
        if self._accept(delta):
            line.relay(home, place, here)
            line.relay(strip, other, there)
