"""Seat a hall: everybody whose seat follows from a rule first, then the delegations, each in one area.

`SeatingRun` is one search. Its `job` may be cancelled at any step; `best` then still gives the best plan found.
The answer depends on the task alone (its seed and its budget in evaluations), never on the clock or the machine.
Where requirements clash the run ends at once with the clashes and without places: such a plan is not offered.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from desktop_app.domain.job import Job, Step
from desktop_app.domain.seating import Clash, NoSeat, Price, Proposal, SeatingTask, Shortfall, Sitter, Unmet

from .annealing import Annealing
from .asked import Asked, read
from .bound import WORK, lower_bound, person_weights
from .clashing import clashes
from .fixing import Fixed, fix
from .floor import Along
from .grouping import groups_of, lone, placed_groups
from .holding import unmet
from .nearby import seat_newcomers
from .packing import Packed, Plan, pack, smith
from .pairs import Pairs
from .runs import Runs
from .strips import strips_of
from .tabling import may_be_tabled, seat_at_tables, tables_of

WORK_PER_EVALUATION = 100


def seat_everyone(task: SeatingTask) -> Job[Proposal]:
    """Seat the hall of a task; see `SeatingRun` where a cancelled search shall still give its best plan."""
    return SeatingRun(task).job()


class SeatingRun:
    """One search for the seats of a task. `best` is a whole plan at any moment after the first step."""

    def __init__(self, task: SeatingTask) -> None:
        self.task = task
        self._began = time.perf_counter()
        self._asked: Asked | None = None
        self._fixed: Fixed | None = None
        self._packed: Packed | None = None
        self._search: Annealing | None = None
        self._clashes: tuple[Clash, ...] = ()
        self._unseated: dict[str, NoSeat] = {}
        self._bound = 0
        self._finished = False

    def job(self) -> Job[Proposal]:
        """First plan, search, bound. Yields its progress in evaluations."""
        self._began = time.perf_counter()
        self._clashes = clashes(self.task)
        if self._clashes:
            return Proposal(
                self.task.hall_id, {}, clashes=self._clashes, seconds=time.perf_counter() - self._began
            )
        self._first_plan()
        yield Step(0, self.task.budget)
        if self._search is not None and self._packed is not None:
            runs, search = self._packed.runs, self._search
            search.stop_at = self._bound = lower_bound(runs, search.best_cost, self._work() // 4)
            yield from search.job()
            if search.best_cost > self._bound:
                self._bound = max(self._bound, lower_bound(runs, search.best_cost, self._work()))
        self._finished = True
        return self._proposal()

    def _work(self) -> int:
        """What the bound may cost: in keeping with the search."""
        return min(WORK, WORK_PER_EVALUATION * self.task.budget)

    def best(self) -> Proposal | None:
        """The best plan so far, or None before the first one stands."""
        return self._proposal() if self._fixed is not None else None

    def _first_plan(self) -> None:
        asked = self._asked = read(self.task)
        fixed = fix(asked)
        free = [number for number in fixed.floor.hall if fixed.open(number)]
        waiting = _most_senior(fixed.waiting(), self.task.groups, len(free))
        staying = {sitter.id for sitter in waiting}
        self._unseated = {s.id: NoSeat.HALL_FULL for s in fixed.waiting() if s.id not in staying}
        tables = tables_of(asked.floor, free) if may_be_tabled(asked) else []
        if self.task.keep_placed:
            seat_newcomers(fixed, waiting)
        elif tables:
            seat_at_tables(fixed, asked, waiting, tables)
        elif waiting:
            groups = placed_groups(asked, waiting, len(free))
            pulls = asked.pulls((part.name, part.people) for group in groups for part in group.simple())
            packed = self._packed = self._pack(Runs(asked.floor, strips_of(asked, free), groups, pulls))
            budget = self.task.budget if asked.floor.along is Along.MERIT else 0
            self._search = Annealing(packed.runs, packed.plan, self.task.seed, budget)
        self._fixed = fixed

    def _pack(self, runs: Runs) -> Packed:
        """A first plan; where the delegations shall stand in order, they are placed one after another in that order."""
        in_order = None
        if runs.floor.along is not Along.MERIT:
            in_order = smith(runs, range(len(runs.groups)))
        return Packed(runs, in_order) if in_order is not None else pack(runs)

    def _proposal(self) -> Proposal:
        fixed, asked = self._fixed, self._asked
        assert fixed is not None and asked is not None
        places, shortfalls = dict(fixed.seat_of), list(fixed.shortfalls)
        if self._search is not None and self._packed is not None:
            placed = self._packed.runs.seats(self._search.best)
            places |= self._mended(asked, placed, fixed.seat_of)
            shortfalls += self._split_groups(self._search.best)
        shortfalls += unmet(asked, places)
        seats = {person: fixed.floor.seats[number].id for person, number in places.items()}
        before = {**self.task.placed, **self.task.locked}
        score = self._score(fixed, places)
        return Proposal(
            hall_id=self.task.hall_id,
            places=seats,
            unseated=self._unseated,
            shortfalls=tuple(shortfalls),
            score=score,
            bound=self._bound,
            prices=self._price_of_delegations(score),
            moved=sum(1 for person, seat in seats.items() if before.get(person, seat) != seat),
            evaluations=self._search.done if self._search else 0,
            seconds=time.perf_counter() - self._began,
            finished=self._finished,
        )

    def _score(self, fixed: Fixed, places: dict[str, int]) -> int:
        """What the plan costs; where pairs were mended, what that costs on top."""
        if self._search is None or self._packed is None:
            return worth(fixed, self.task.groups)
        runs, merit = self._packed.runs, fixed.floor.merit
        straight = runs.seats(self._search.best)
        weights = _weights(runs, self._search.best)
        return self._search.best_cost + sum(
            weights[person] * (merit[places[person]] - merit[number]) for person, number in straight.items()
        )

    def _price_of_delegations(self, score: int) -> tuple[Price, ...]:
        """What keeping delegations together costs: the score over that of everybody by weight on the best seats."""
        if self._search is None or self._packed is None:
            return ()
        runs = self._packed.runs
        weights = sorted(_weights(runs, self._search.best).values(), reverse=True)
        merits = sorted(runs.floor.merit[seat] for strip in runs.strips for seat in strip)
        alone = sum(weight * merit for weight, merit in zip(weights, merits, strict=False))
        return (Price("", max(0, score - alone)),)

    def _mended(self, asked: Asked, placed: dict[str, int], fixed: dict[str, int]) -> dict[str, int]:
        """The same people on the same seats, exchanged inside their delegations where pairs ask for it."""
        assert self._packed is not None and self._search is not None
        runs, plan = self._packed.runs, self._search.best
        group_of = {person: part.name for part, _ in runs.parts(plan) for person in part.people}
        pairs = Pairs(asked.floor, {**fixed, **placed}, group_of, _weights(runs, plan), frozenset(fixed))
        pairs.ask(asked.requirements)
        pairs.mend()
        return {person: pairs.seat_of[person] for person in placed}

    def _split_groups(self, plan: Plan) -> list[Shortfall]:
        """Delegations of the best plan that fall into more than one area."""
        assert self._packed is not None and self._fixed is not None
        floor = self._fixed.floor
        members: dict[str, list[str]] = {}
        seats: dict[str, list[int]] = {}
        for part, run in self._packed.runs.parts(plan):
            if not lone(part):
                members.setdefault(part.name, []).extend(part.people)
                seats.setdefault(part.name, []).extend(run)
        return [
            Shortfall(Unmet.GROUP_SPLIT, tuple(people), name)
            for name, people in members.items()
            if floor.pieces(seats[name]) > 1
        ]


def _weights(runs: Runs, plan: Plan) -> dict[str, int]:
    """The weight of everybody in a plan."""
    return {
        person: weight
        for part, _ in runs.parts(plan)
        for person, weight in zip(part.people, person_weights(part), strict=False)
    }


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


def _most_senior(people: Sequence[Sitter], order: Sequence[str], room: int) -> list[Sitter]:
    """As many as there is room for: the last of the last delegations go without."""
    if len(people) <= room:
        return list(people)
    rank = {name: place for place, name in enumerate(order)}
    ordered = sorted(people, key=lambda s: (rank.get(s.group, len(rank)), s.order, s.id))
    return ordered[:room]
