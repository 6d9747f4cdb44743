"""Late changes: apologies, walk-ins, a new delegation, broken seats, and few people who have to move.

Not a new plan but a repair of the one that stands. Those who are gone leave holes; newcomers take seats beside their
delegation by the cheapest chain, the cheapest newcomer first; then delegations torn by a hole are closed up. The price
of a move follows a slider from 0 (perfect: a new plan, whoever moves) to 100 (nobody moves). Who has checked in, is
locked or sits by a rule stays in any case.
"""

from __future__ import annotations

import heapq
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.job import Job, Step
from desktop_app.domain.seating import Broken, Move, NoSeat, Proposal, SeatingTask, Shortfall, Sitter, Unmet

from .asked import Asked, read
from .blocks import Blocks
from .bound import person_weights
from .checking import violations
from .clashing import clashes
from .fixing import Fixed, fix
from .grouping import groups_of
from .holding import unmet
from .pairs import Pairs
from .seating import SeatingRun, worth
from .strips import areas_of

STEADY = 75
"""Where the slider stands at first."""


def move_price(steadiness: int) -> int:
    """What a move costs in units of the score: from 2 at 0, growing by an eighth a step."""
    price = 2
    for _ in range(steadiness):
        price += max(1, price // 8)
    return price


def reseat(task: SeatingTask, steadiness: int = STEADY) -> Job[Proposal]:
    """Seat those without a seat and repair what changes tore; `steadiness` 0..100 as told above.

    At 0 it is a new plan in which only those who have checked in and the locked stay; at 100 nobody moves.
    """
    if steadiness <= 0:
        proposal = yield from SeatingRun(held_in_place(task)).job()
    elif steadiness >= 100:
        proposal = yield from SeatingRun(replace(task, keep_placed=True)).job()
    else:
        proposal = yield from _Repair(task, move_price(steadiness)).job()
    return with_moves(task, proposal) if not proposal.clashes else proposal


def held_in_place(task: SeatingTask) -> SeatingTask:
    """The task of a new plan in which those who have checked in stay on their seats as if they were locked."""
    held = {person: seat for person, seat in task.placed.items() if person in task.arrived}
    return replace(task, locked={**held, **task.locked}, keep_placed=False)


def with_moves(task: SeatingTask, proposal: Proposal) -> Proposal:
    """The proposal, telling everybody whose seat differs from that of the task."""
    return replace(proposal, moves=moves(task, proposal.places))


def moves(task: SeatingTask, places: Mapping[str, str]) -> tuple[Move, ...]:
    """Everybody whose seat differs from before: moved, new, or without one now."""
    before = {**task.placed, **task.locked}
    people = dict.fromkeys([*before, *places])
    told = (Move(person, before.get(person, ""), places.get(person, "")) for person in people)
    return tuple(move for move in told if move.before != move.after)


@dataclass(frozen=True, slots=True)
class Reprint:
    """A paper to print anew: the kind as in the list of printables, and for whom ("" for all: an empty tuple)."""

    kind: str
    people: tuple[str, ...] = ()


def reprints(changed: Sequence[Move]) -> tuple[Reprint, ...]:
    """What was printed and is wrong now: the plan, and name cards of people who sit elsewhere or are new."""
    seated = tuple(move.person for move in changed if move.after)
    if not changed:
        return ()
    return (Reprint("seat-plan"), *((Reprint("name-cards", seated),) if seated else ()))


class _Repair:
    """One repair of the seating of a task."""

    def __init__(self, task: SeatingTask, price: int) -> None:
        self.task = replace(task, keep_placed=True)
        self.price = price
        self._asked: Asked = read(self.task)
        self._sitters = {sitter.id: sitter for sitter in task.people}
        self._reserved = self._asked.reserved()
        self._start: dict[str, int] = {}
        self._unseated: dict[str, NoSeat] = {}

    def job(self) -> Job[Proposal]:
        """Newcomers first, the cheapest first; then torn delegations; then pairs."""
        began = time.perf_counter()
        found = clashes(self.task)
        if found:
            return Proposal(self.task.hall_id, {}, clashes=found, seconds=time.perf_counter() - began)
        fixed = fix(self._asked)
        blocks = self._blocks(fixed)
        newcomers = fixed.waiting()
        for done, sitter in enumerate(self._in_turn(blocks, newcomers)):
            yield Step(done, len(newcomers))
            self._add(blocks, sitter)
        for group in sorted(blocks.areas):
            blocks.close_up(group)
        places = {**fixed.seat_of, **blocks.seat_of}
        places = self._mended(places, blocks)
        return self._proposal(fixed, places, time.perf_counter() - began)

    def _blocks(self, fixed: Fixed) -> Blocks:
        """Everybody who sits with a delegation; the others' seats are not open to anybody."""
        floor, task = fixed.floor, self.task
        walkers = {person for walk in task.walks for person in walk.people}
        mine = {
            s.id: s
            for s in task.people
            if s.id in fixed.kept
            and s.id not in walkers
            and floor.usable(fixed.seat_of[s.id])
            and not s.wheelchair
        }
        elsewhere = {number for person, number in fixed.seat_of.items() if person not in mine}
        open_seats = {number for number in floor.hall if floor.usable(number) and number not in elsewhere}
        blocks = Blocks(
            floor, open_seats, self._staying(), self._weights().__getitem__, self._may, self.price
        )
        for sitter in mine.values():
            blocks.put(sitter.id, _name(sitter), fixed.seat_of[sitter.id])
        return blocks

    def _staying(self) -> set[str]:
        """Locked, checked in, or bound to somebody by a requirement."""
        bound = {person for each in self.task.requirements for person in each.people}
        return {*self.task.locked, *self.task.arrived, *bound}

    def _weights(self) -> dict[str, int]:
        return {
            person: weight
            for group in groups_of(self.task.people, self.task.groups)
            for person, weight in zip(group.people, person_weights(group), strict=True)
        }

    def _may(self, person: str, seat: int) -> bool:
        """Whether zones and reserved seats let somebody sit here."""
        if not self.task.requirements:
            return True
        sitter = self._sitters[person]
        room = self._asked.allowed(sitter)
        foreign = seat in self._reserved and not {person, sitter.group} & self._reserved[seat]
        return not foreign and (room is None or seat in room)

    def _in_turn(self, blocks: Blocks, newcomers: Sequence[Sitter]) -> Iterator[Sitter]:
        """Those who fill a hole that parts their delegation; when the other holes are closed, those with the cheapest
        chain; new delegations and people on their own last, the largest first."""
        known = [sitter for sitter in newcomers if blocks.areas.get(_name(sitter))]
        fresh: dict[str, list[Sitter]] = defaultdict(list)
        for sitter in newcomers:
            if not blocks.areas.get(_name(sitter)):
                fresh[_name(sitter)].append(sitter)
        for sitter in list(known):
            if blocks.fills_hole(sitter.id, _name(sitter)):
                known.remove(sitter)
        for group in sorted(blocks.areas):
            blocks.heal(group)
        yield from self._cheapest_first(blocks, known)
        for name in sorted(fresh, key=lambda name: (-len(fresh[name]), name)):
            self._ground(blocks, fresh[name])
            yield from fresh[name]

    def _cheapest_first(self, blocks: Blocks, known: Sequence[Sitter]) -> Iterator[Sitter]:
        """By the price of their chains; one that was reckoned before others were seated is reckoned anew."""
        queue = [(blocks.price_of(s.id, _name(s)), place) for place, s in enumerate(known)]
        heapq.heapify(queue)
        while queue:
            _, place = heapq.heappop(queue)
            price = blocks.price_of(known[place].id, _name(known[place]))
            if queue and price > queue[0][0]:
                heapq.heappush(queue, (price, place))
            else:
                yield known[place]

    def _ground(self, blocks: Blocks, people: Sequence[Sitter]) -> None:
        """Choose where a new delegation starts: the best free seat of an area with room for it, or of the largest."""
        free = [seat for seat in sorted(blocks.open) if blocks.free(seat) and self._may(people[0].id, seat)]
        areas = areas_of(blocks.floor, set(free))
        if not areas:
            return
        wide = [area for area in areas if len(area) >= len(people)] or [max(areas, key=len)]
        merit = blocks.floor.merit
        self._start[_name(people[0])] = min(
            (seat for area in wide for seat in area), key=lambda n: (merit[n], n)
        )

    def _add(self, blocks: Blocks, sitter: Sitter) -> None:
        name = _name(sitter)
        start = self._start.pop(name, None)
        if start is not None and blocks.free(start):
            blocks.put(sitter.id, name, start)
            return
        if blocks.areas.get(name) and blocks.add(sitter.id, name, blocks.beside(name)) is not None:
            return
        free = [seat for seat in sorted(blocks.open) if blocks.free(seat) and self._may(sitter.id, seat)]
        if not free:
            self._unseated[sitter.id] = NoSeat.HALL_FULL
            return
        area = blocks.areas.get(name, set())
        near = {seat: min((blocks.floor.distance(seat, n) for n in area), default=0) for seat in free}
        blocks.put(sitter.id, name, min(free, key=lambda n: (near[n], blocks.floor.merit[n], n)))

    def _mended(self, places: dict[str, int], blocks: Blocks) -> dict[str, int]:
        """Pairs that changes broke, put right inside delegations; who has checked in or is locked stays."""
        if not self.task.requirements:
            return places
        weights = self._weights()
        staying = frozenset(
            {*self.task.locked, *self.task.arrived, *(p for p in places if p not in blocks.seat_of)}
        )
        pairs = Pairs(self._asked.floor, places, blocks.group_of, weights, staying)
        pairs.ask(self.task.requirements)
        pairs.mend()
        return pairs.seat_of

    def _proposal(self, fixed: Fixed, places: dict[str, int], seconds: float) -> Proposal:
        floor, task = fixed.floor, self.task
        fixed.seat_of = places
        before = {**task.placed, **task.locked}
        seats = {person: floor.seats[number].id for person, number in places.items()}
        return Proposal(
            hall_id=task.hall_id,
            places=seats,
            unseated=self._unseated,
            shortfalls=(*fixed.shortfalls, *self._torn(places), *unmet(self._asked, places)),
            score=worth(fixed, task.groups),
            moved=sum(1 for person, seat in seats.items() if before.get(person, seat) != seat),
            seconds=seconds,
        )

    def _torn(self, places: dict[str, int]) -> Iterator[Shortfall]:
        """Delegations that no longer sit in one area."""
        for violation in violations(
            self.task, ((p, self._asked.floor.seats[n].id) for p, n in places.items())
        ):
            if violation.kind is Broken.GROUP_NOT_TOGETHER:
                yield Shortfall(Unmet.GROUP_SPLIT, violation.people, violation.subject)


def _name(sitter: Sitter) -> str:
    return sitter.group or f" {sitter.id}"
