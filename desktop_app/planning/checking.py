"""Does a plan keep the hard rules? Written apart from the engine, so that each checks the other.

Exempt from sitting with their delegation: people on the dais, award recipients in their batch's file, wheelchair users
and everybody on a locked seat.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from desktop_app.domain.awards import EntrySide
from desktop_app.domain.protocol import chair_order
from desktop_app.domain.requirements import RequirementKind
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seating import (
    DAIS,
    Broken,
    Seat,
    SeatingTask,
    SeatKind,
    Sitter,
    Unmet,
    Violation,
    Walk,
)

from .asked import read
from .holding import unmet

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class _Plan:
    task: SeatingTask
    seat_of: dict[str, Seat]
    people: dict[str, Sitter]
    exempt: frozenset[str]
    """On the dais, on a wheelchair place or on a locked seat."""


def violations(task: SeatingTask, places: Pairs) -> tuple[Violation, ...]:
    """Every hard rule that a plan (attendee id, seat id) breaks; empty when it may be offered."""
    pairs = list(places)
    seats = {seat.id: seat for seat in task.seats}
    people = {sitter.id: sitter for sitter in task.people}
    seat_of = {person: seats[seat] for person, seat in pairs if seat in seats and person in people}
    excused = _excused(task)
    exempt = frozenset(p for p, s in seat_of.items() if p in excused or _exempt(task, people[p], s))
    plan = _Plan(task, seat_of, people, exempt)
    found = [*_seats(task, pairs, seats, people), *_locks(plan), *_dais(plan), *_wheelchairs(plan)]
    return (*found, *_walks(plan), *_groups(plan), *_requirements(plan))


def _exempt(task: SeatingTask, sitter: Sitter, seat: Seat) -> bool:
    return seat.area == DAIS or sitter.wheelchair or task.locked.get(sitter.id) == seat.id


def _excused(task: SeatingTask) -> set[str]:
    """People named by a zone or reserved seats, and those who must sit beside a wheelchair user."""
    users = {sitter.id for sitter in task.people if sitter.wheelchair}
    named = {p for each in task.requirements if each.kind in _PLACES and each.must for p in each.people}
    beside = (e for e in task.requirements if e.kind is RequirementKind.TOGETHER and e.must)
    return named | {p for each in beside if users & set(each.people) for p in each.people}


_PLACES = frozenset({RequirementKind.ZONE, RequirementKind.RESERVE})


def _requirements(plan: _Plan) -> Iterator[Violation]:
    if not plan.task.requirements:
        return
    asked = read(plan.task)
    places = {person: asked.floor.index[seat.id] for person, seat in plan.seat_of.items()}
    for missed in unmet(asked, places):
        if missed.kind is Unmet.REQUIREMENT:
            yield Violation(Broken.REQUIREMENT, missed.people, missed.subject)


def _seats(
    task: SeatingTask, pairs: Sequence[tuple[str, str]], seats: dict[str, Seat], people: dict[str, Sitter]
) -> Iterator[Violation]:
    for person, times in Counter(person for person, _ in pairs).items():
        if times > 1:
            yield Violation(Broken.SEATED_TWICE, (person,))
        if person not in people:
            yield Violation(Broken.DOES_NOT_COME, (person,))
    sitting: dict[str, list[str]] = defaultdict(list)
    for person, seat in pairs:
        sitting[seat].append(person)
    for seat, there in sitting.items():
        if len(there) > 1:
            yield Violation(Broken.SEAT_TAKEN_TWICE, tuple(there), seat)
        fault = _fault(seats.get(seat))
        if fault:
            yield Violation(fault, tuple(there), seat)


def _fault(seat: Seat | None) -> Broken | None:
    if seat is None:
        return Broken.NO_SUCH_SEAT
    return Broken.BLOCKED_SEAT if seat.kind is SeatKind.BLOCKED else None


def _locks(plan: _Plan) -> Iterator[Violation]:
    for person, seat in plan.task.locked.items():
        if person in plan.people and (person not in plan.seat_of or plan.seat_of[person].id != seat):
            yield Violation(Broken.LOCK_BROKEN, (person,), seat)


def _dais(plan: _Plan) -> Iterator[Violation]:
    """By the rule, closed up or with the gap of somebody who is away kept open; locks are the staff's own will."""
    rows = _dais_rows(plan.task.seats)
    chairs = sum(len(row) for row in rows)
    ranked = sorted(
        (
            s
            for s in plan.people.values()
            if s.rank is not None and s.id in plan.seat_of and s.id not in plan.task.locked
        ),
        key=lambda s: (s.rank or 0, s.order, s.id),
    )
    sitting = [s for s in ranked if plan.seat_of[s.id].area == DAIS]
    others = [p for p, seat in plan.seat_of.items() if seat.area == DAIS and p in plan.task.locked]
    below = [s for s in ranked if plan.seat_of[s.id].area != DAIS]
    missed = below[: max(0, chairs - len(others) - len(sitting))]
    if missed:
        yield Violation(Broken.NOT_ON_DAIS, tuple(s.id for s in missed))
    seated = [plan.seat_of[s.id].id for s in sitting]
    if (
        seated
        and not others
        and not any(_in_order(plan.task, rows, seated, n) for n in range(len(seated), chairs + 1))
    ):
        yield Violation(Broken.DAIS_ORDER, tuple(s.id for s in sitting))


def _dais_rows(seats: Iterable[Seat]) -> list[list[str]]:
    rows: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        if seat.area == DAIS and seat.kind is not SeatKind.BLOCKED:
            rows[seat.row].append(seat)
    return [[seat.id for seat in sorted(rows[row], key=lambda s: s.x)] for row in sorted(rows)]


def _in_order(task: SeatingTask, rows: Sequence[Sequence[str]], seated: Sequence[str], people: int) -> bool:
    order = chair_order([len(row) for row in rows], people, task.protocol, task.even_dais)
    honour = {rows[chair.row][chair.place]: place for place, chair in enumerate(order)}
    places = [honour.get(seat, -1) for seat in seated]
    return -1 not in places and places == sorted(places)


def _wheelchairs(plan: _Plan) -> Iterator[Violation]:
    taken = {seat.id for seat in plan.seat_of.values()}
    free = any(s.kind is SeatKind.WHEELCHAIR and s.id not in taken for s in plan.task.seats)
    for person, seat in plan.seat_of.items():
        on_place = seat.area == DAIS or seat.kind is SeatKind.WHEELCHAIR or person in plan.task.locked
        if plan.people[person].wheelchair and not on_place and (free or not seat.aisle):
            yield Violation(Broken.WHEELCHAIR, (person,), seat.id)


def _walks(plan: _Plan) -> Iterator[Violation]:
    first_row: dict[EntrySide, int] = {}
    called: set[str] = set()
    for walk in plan.task.walks:
        people = [p for p in walk.people if p in plan.seat_of and p not in called and p not in plan.exempt]
        called.update(walk.people)
        if not people:
            continue
        file = [plan.seat_of[person] for person in people]
        behind = file[0].row >= first_row.get(walk.entry, 0)
        first_row[walk.entry] = file[0].row
        if not (behind and _is_file(plan, walk, file)):
            yield Violation(Broken.WALKING_ORDER, tuple(people), walk.batch_id)


def _is_file(plan: _Plan, walk: Walk, file: Sequence[Seat]) -> bool:
    """One block; row after row from the front, in each row from the aisle inwards, without a stranger between.

    A seat left empty by somebody who is away breaks no file.
    """
    inwards = 1 if walk.entry is EntrySide.LEFT else -1
    taken = [seat for seat in plan.seat_of.values() if seat.area == file[0].area]
    if len({seat.area for seat in file}) > 1 or not _first_from_aisle(taken, file[0], inwards):
        return False
    for one, two in pairwise(file):
        way = (two.x - one.x) * inwards
        strangers = any(s.row == one.row and 0 < (s.x - one.x) * inwards < way for s in taken)
        beside = two.row == one.row and way > 0 and not strangers
        behind = two.row == one.row + 1 and _first_from_aisle(taken, two, inwards)
        if not (beside or behind):
            return False
    return True


def _first_from_aisle(taken: Iterable[Seat], seat: Seat, inwards: int) -> bool:
    """Nobody sits between this seat and the end of its row on the entry side."""
    return not any(other.row == seat.row and (seat.x - other.x) * inwards > 0 for other in taken)


def _groups(plan: _Plan) -> Iterator[Violation]:
    """Walkers sit where their batch wants them, but where they do sit among their own they divide nobody."""
    walkers = {person for walk in plan.task.walks for person in walk.people}
    members: dict[str, list[str]] = defaultdict(list)
    between: dict[str, list[Seat]] = defaultdict(list)
    for person, seat in plan.seat_of.items():
        group = plan.people[person].group
        if group and person not in plan.exempt:
            if person in walkers:
                between[group].append(seat)
            else:
                members[group].append(person)
    rooms = _rooms(plan.task)
    if rooms:
        yield from _parted_at_tables(plan, members, rooms)
        return
    rows = _Rows(plan.task)
    for group, people in members.items():
        if not rows.one_area([plan.seat_of[person] for person in people], between[group]):
            yield Violation(Broken.GROUP_NOT_TOGETHER, tuple(people), group)


def _rooms(task: SeatingTask) -> list[int]:
    """Seats of the tables, the largest first; empty where the hall is not one of tables."""
    hall = [seat for seat in task.seats if seat.area != DAIS]
    if not all(parted(seat.label).stands is SeatPlace.TABLE for seat in hall):
        return []
    tables = Counter(seat.area for seat in hall if seat.kind is SeatKind.SEAT)
    return sorted(tables.values(), reverse=True) if len(tables) > 1 else []


def _parted_at_tables(
    plan: _Plan, members: Mapping[str, Sequence[str]], rooms: Sequence[int]
) -> Iterator[Violation]:
    """A delegation may take as many tables as the largest tables would have to be."""
    held = list(accumulate(rooms))
    for group, people in members.items():
        least = next((number for number, seats in enumerate(held, 1) if seats >= len(people)), len(rooms))
        if len({plan.seat_of[person].area for person in people}) > least:
            yield Violation(Broken.GROUP_NOT_TOGETHER, tuple(people), group)


class _Rows:
    """The rows of each block with the seats that spacing leaves empty taken out: who is whose neighbour."""

    def __init__(self, task: SeatingTask) -> None:
        skipped = (
            {task.seats[number].id for number in read(task).floor.skipped} if task.requirements else set()
        )
        rows: dict[tuple[str, int], list[Seat]] = defaultdict(list)
        for seat in task.seats:
            if seat.area != DAIS:
                rows[seat.area, seat.row].append(seat)
        steps: list[int] = []
        self._place: dict[str, int] = {}
        for row in rows.values():
            row.sort(key=lambda seat: seat.x)
            steps += [two.x - one.x for one, two in pairwise(row) if two.x > one.x]
            kept = [seat for seat in row if seat.id not in skipped]
            self._place.update((seat.id, place) for place, seat in enumerate(kept))
        self._pitch = min(steps, default=1)
        widest = max(
            (each.number for each in task.requirements if each.kind is RequirementKind.SPACING), default=0
        )
        self._reach = self._pitch * (3 + 2 * widest) // 2

    def one_area(self, seats: Sequence[Seat], between: Sequence[Seat] = ()) -> bool:
        """Whether one can go from each seat to each other over neighbours of the same set, or over seats `between`."""
        wanted = {seat.id for seat in seats}
        edge, rest = [seats[0]], [*seats[1:], *between]
        while edge and wanted:
            here = edge.pop()
            wanted.discard(here.id)
            beside = [seat for seat in rest if self._neighbours(here, seat)]
            rest = [seat for seat in rest if seat not in beside]
            edge += beside
        return not wanted

    def _neighbours(self, one: Seat, two: Seat) -> bool:
        if one.area != two.area or one.id not in self._place or two.id not in self._place:
            return False
        if one.row == two.row:
            next_to = abs(self._place[one.id] - self._place[two.id]) == 1
            return next_to and abs(one.x - two.x) <= self._reach
        return abs(one.row - two.row) == 1 and 2 * abs(one.x - two.x) < self._pitch
