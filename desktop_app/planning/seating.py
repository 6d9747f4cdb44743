"""Seat a hall: everybody whose seat follows from a rule first, then the delegations, each in one area.

`SeatingRun` is one search. Its `job` may be cancelled at any step; `best` then still gives the best plan found.
The answer depends on the task alone (its seed and its budget in evaluations), never on the clock or the machine.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from desktop_app.domain.job import Job, Step
from desktop_app.domain.seating import NoSeat, Proposal, SeatingTask, Shortfall, Sitter, Unmet

from .annealing import Annealing
from .bound import WORK, lower_bound, person_weights
from .fixing import Fixed, fix
from .floor import Floor
from .nearby import seat_newcomers
from .packing import Packed, pack
from .runs import Group, Runs, strips

HEAVIEST = 20
"""The weight of the delegation first in protocol order; the last weighs 1, falling with the square in between."""


def seat_everyone(task: SeatingTask) -> Job[Proposal]:
    """Seat the hall of a task; see `SeatingRun` where a cancelled search shall still give its best plan."""
    return SeatingRun(task).job()


class SeatingRun:
    """One search for the seats of a task. `best` is a whole plan at any moment after the first step."""

    def __init__(self, task: SeatingTask) -> None:
        self.task = task
        self._began = time.perf_counter()
        self._fixed: Fixed | None = None
        self._packed: Packed | None = None
        self._search: Annealing | None = None
        self._unseated: dict[str, NoSeat] = {}
        self._bound = 0
        self._finished = False

    def job(self) -> Job[Proposal]:
        """First plan, search, bound. Yields its progress in evaluations."""
        self._began = time.perf_counter()
        self._first_plan()
        yield Step(0, self.task.evaluations)
        if self._search is not None and self._packed is not None:
            runs, search = self._packed.runs, self._search
            search.stop_at = self._bound = lower_bound(runs, search.best_cost, WORK // 3)
            yield from search.job()
            if search.best_cost > self._bound:
                self._bound = max(self._bound, lower_bound(runs, search.best_cost))
        self._finished = True
        return self._proposal()

    def best(self) -> Proposal | None:
        """The best plan so far, or None before the first one stands."""
        return self._proposal() if self._fixed is not None else None

    def _first_plan(self) -> None:
        floor = Floor(self.task.seats)
        fixed = fix(self.task, floor)
        free = [number for number in floor.hall if fixed.free(number)]
        waiting = _most_senior(fixed.waiting(), self.task.groups, len(free))
        staying = {sitter.id for sitter in waiting}
        self._unseated = {s.id: NoSeat.HALL_FULL for s in fixed.waiting() if s.id not in staying}
        if self.task.keep_placed:
            seat_newcomers(fixed, waiting)
        elif waiting:
            self._packed = pack(Runs(floor, strips(floor, free), groups_of(waiting, self.task.groups)))
            packed = self._packed
            self._search = Annealing(packed.runs, packed.plan, self.task.seed, self.task.evaluations)
        self._fixed = fixed

    def _proposal(self) -> Proposal:
        fixed = self._fixed
        assert fixed is not None
        places, shortfalls = dict(fixed.seat_of), list(fixed.shortfalls)
        if self._search is not None and self._packed is not None:
            places |= self._packed.runs.seats(self._search.best)
            shortfalls += self._split_groups()
        seats = {person: fixed.floor.seats[number].id for person, number in places.items()}
        before = {**self.task.placed, **self.task.locked}
        return Proposal(
            hall_id=self.task.hall_id,
            places=seats,
            unseated=self._unseated,
            shortfalls=tuple(shortfalls),
            score=self._search.best_cost if self._search else worth(fixed, self.task.groups),
            bound=self._bound,
            moved=sum(1 for person, seat in seats.items() if before.get(person, seat) != seat),
            evaluations=self._search.done if self._search else 0,
            seconds=time.perf_counter() - self._began,
            finished=self._finished,
        )

    def _split_groups(self) -> list[Shortfall]:
        """Delegations of the best plan that fall into more than one area."""
        assert self._search is not None and self._packed is not None and self._fixed is not None
        floor, runs = self._fixed.floor, self._packed.runs
        seat_of = runs.seats(self._search.best)
        members: dict[str, list[str]] = {}
        for group in runs.groups:
            members.setdefault(group.name, []).extend(group.people)
        return [
            Shortfall(Unmet.GROUP_SPLIT, tuple(people), name)
            for name, people in members.items()
            if name and floor.pieces(seat_of[person] for person in people) > 1
        ]


def worth(fixed: Fixed, order: Sequence[str]) -> int:
    """The score of people as they sit: weight times merit over those who sit with their delegation, not by a rule."""
    walkers = {person for walk in fixed.task.walks for person in walk.people}
    sitting = [
        sitter
        for sitter in fixed.task.people
        if sitter.id not in walkers and fixed.floor.usable(fixed.seat_of.get(sitter.id, -1))
    ]
    return sum(
        weight * fixed.floor.merit[fixed.seat_of[person]]
        for group in groups_of(sitting, order)
        for person, weight in zip(group.people, person_weights(group), strict=True)
    )


def groups_of(people: Sequence[Sitter], order: Sequence[str]) -> list[Group]:
    """Delegations in protocol order, then those on their own; in each the roster's order is the order of seniority."""
    rank = {name: place for place, name in enumerate(order)}
    members: dict[str, list[Sitter]] = {}
    for sitter in sorted(people, key=lambda s: (s.order, s.id)):
        members.setdefault(sitter.group or f" {sitter.id}", []).append(sitter)
    names = sorted(members, key=lambda name: (rank.get(name, len(rank)), members[name][0].order, name))
    return [
        Group(
            name if not name.startswith(" ") else "",
            tuple(sitter.id for sitter in members[name]),
            1 + round((HEAVIEST - 1) * (1 - place / len(names)) ** 2),
        )
        for place, name in enumerate(names)
    ]


def _most_senior(people: Sequence[Sitter], order: Sequence[str], room: int) -> list[Sitter]:
    """As many as there is room for: the last of the last delegations go without."""
    if len(people) <= room:
        return list(people)
    rank = {name: place for place, name in enumerate(order)}
    ordered = sorted(people, key=lambda s: (rank.get(s.group, len(rank)), s.order, s.id))
    return ordered[:room]
