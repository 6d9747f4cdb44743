"""What a task asks of its seating, read once into seats and people the engine can work with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import DAIS, Seat, SeatingTask, Sitter

from .floor import Along, Floor
from .runs import Pull

BARRED = 1_000_000
"""What a seat costs a group that must not have it: above a split delegation, so that it is divided rather."""
PER_WEIGHT = 20
"""What a seat outside a wished zone, or a seat's width away from a wished place, costs for each point of weight."""


@dataclass(frozen=True)
class Asked:
    """The requirements of one task on one floor."""

    task: SeatingTask
    floor: Floor
    requirements: tuple[Requirement, ...]

    def seats_of(self, asked: Requirement) -> frozenset[int]:
        """The seats a requirement names, by number; those that are gone are left out."""
        index = self.floor.index
        return frozenset(index[seat] for seat in asked.seats if seat in index)

    def of(self, *kinds: RequirementKind, must: bool | None = None) -> Iterator[Requirement]:
        """The requirements of these kinds; `must` chooses those that must hold, or the wishes."""
        return (r for r in self.requirements if r.kind in kinds and must in (None, r.must))

    def reserved(self) -> dict[int, set[str]]:
        """For every reserved seat who may have it: attendee and delegation ids."""
        found: dict[int, set[str]] = defaultdict(set)
        for asked in self.of(RequirementKind.RESERVE):
            for number in self.seats_of(asked):
                found[number].update(asked.people, asked.groups)
        return found

    def allowed(self, sitter: Sitter) -> frozenset[int] | None:
        """The seats somebody must be on one of, by zones that must hold; None: anywhere."""
        rooms = [
            self.seats_of(asked)
            for asked in self.of(RequirementKind.ZONE, must=True)
            if sitter.id in asked.people or (sitter.group and sitter.group in asked.groups)
        ]
        return frozenset.intersection(*rooms) if rooms else None

    def named(self) -> dict[str, list[frozenset[int]]]:
        """People (not delegations) a zone that must hold or reserved seats name, with the seats meant for them."""
        found: dict[str, list[frozenset[int]]] = defaultdict(list)
        for asked in self.of(RequirementKind.ZONE, RequirementKind.RESERVE, must=True):
            for person in asked.people:
                found[person].append(self.seats_of(asked))
        return found

    def signature(self, number: int) -> tuple[str, ...]:
        """Which zones and reservations a seat belongs to: strips end where this changes."""
        return tuple(each.id for each, seats in self._areas() if number in seats)

    def _areas(self) -> list[tuple[Requirement, frozenset[int]]]:
        kinds = (RequirementKind.ZONE, RequirementKind.RESERVE)
        return [(each, self.seats_of(each)) for each in self.of(*kinds, must=True)]

    def pulls(self, groups: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[Pull]]:
        """What zones, reservations and wishes cost each group (name, people) on each seat; only those concerned."""
        found: dict[str, list[Pull]] = {}
        reserved = self.reserved()
        for name, people in groups:
            pulls = [
                *self._zones(name, people),
                *self._kept_out(name, people, reserved),
                *self._wishes(name, people),
            ]
            if pulls:
                found[name] = pulls
        return found

    def _zones(self, name: str, people: tuple[str, ...]) -> Iterator[Pull]:
        for asked in self.of(RequirementKind.ZONE, must=True):
            if name in asked.groups or (len(people) == 1 and people[0] in asked.people):
                yield Pull(self._outside(self.seats_of(asked), BARRED))

    def _kept_out(
        self, name: str, people: tuple[str, ...], reserved: Mapping[int, set[str]]
    ) -> Iterator[Pull]:
        """Reserved seats are barred to others; those they are for prefer them."""
        if not reserved:
            return
        names = {name, *people} if len(people) == 1 else {name}
        own = {number for number, whose in reserved.items() if names & whose}
        if not own:
            yield Pull([BARRED if number in reserved else 0 for number in range(len(self.floor.seats))])
            return
        yield Pull(
            [
                0 if number in own else BARRED if number in reserved else BARRED // 1000
                for number in range(len(self.floor.seats))
            ]
        )

    def _wishes(self, name: str, people: tuple[str, ...]) -> Iterator[Pull]:
        for asked in self.of(RequirementKind.ZONE, must=False):
            if name in asked.groups:
                yield Pull(self._outside(self.seats_of(asked), PER_WEIGHT * asked.weight))
            elif set(people) & set(asked.people):
                costs = self._outside(self.seats_of(asked), PER_WEIGHT * asked.weight)
                yield Pull(costs, nearest=True)
        for asked in self.of(RequirementKind.NEAR):
            if name in asked.groups or set(people) & set(asked.people):
                yield Pull(self._far(asked), nearest=True)

    def _outside(self, seats: frozenset[int], cost: int) -> list[int]:
        return [0 if number in seats else cost for number in range(len(self.floor.seats))]

    def _far(self, asked: Requirement) -> list[int]:
        """What the distance to the nearest of the wished seats costs, seat by seat."""
        floor, seats = self.floor, self.seats_of(asked)
        cost = PER_WEIGHT * asked.weight
        return [
            cost * min((floor.distance(number, there) for there in seats), default=0)
            for number in range(len(floor.seats))
        ]


Floors = dict[object, Floor]
"""Floors already made for a set of requirements that shape it, to make them once."""


def read(task: SeatingTask, floors: Floors | None = None) -> Asked:
    """The floor of a task as its requirements leave it, and the requirements."""
    known = {sitter.id for sitter in task.people}
    groups = {sitter.group for sitter in task.people if sitter.group}
    told = tuple(_coming(each, known, groups) for each in task.requirements)
    told = tuple(each for each in told if each.kind not in _PAIRS or len(each.people) > 1)
    kinds = {each.kind for each in told}
    along = Along.MERIT
    if RequirementKind.FRONT_TO_BACK in kinds:
        along = Along.FRONT
    elif RequirementKind.LEFT_TO_RIGHT in kinds:
        along = Along.LEFT
    shaping = tuple(each for each in told if each.kind in _SHAPING)
    floors = {} if floors is None else floors
    key = tuple(each.id for each in shaping), along
    if key not in floors:
        floors[key] = _floor(task.seats, shaping, along)
    return Asked(task, floors[key], told)


def _floor(seats: tuple[Seat, ...], shaping: tuple[Requirement, ...], along: Along) -> Floor:
    index = {seat.id: number for number, seat in enumerate(seats)}
    closed: set[int] = set()
    skipped: set[int] = set()
    for asked in shaping:
        if asked.kind is RequirementKind.LEAVE_EMPTY:
            closed.update(index[seat] for seat in asked.seats if seat in index)
        else:
            skipped.update(_skipped(seats, asked))
    return Floor(seats, closed, skipped, along)


_SHAPING = frozenset({RequirementKind.LEAVE_EMPTY, RequirementKind.SPACING})
_PAIRS = frozenset({RequirementKind.TOGETHER, RequirementKind.APART})


def _coming(asked: Requirement, known: set[str], groups: set[str]) -> Requirement:
    """Without those who do not come."""
    people = tuple(person for person in asked.people if person in known)
    named = tuple(group for group in asked.groups if group in groups)
    if (people, named) == (asked.people, asked.groups):
        return asked
    return Requirement(
        asked.id,
        asked.hall_id,
        asked.kind,
        people,
        named,
        asked.seats,
        asked.number,
        asked.weight,
        asked.note,
    )


def _skipped(seats: tuple[Seat, ...], asked: Requirement) -> Iterator[int]:
    """The seats that spacing leaves empty: of every row of a block all but each (number + 1)th."""
    among = frozenset(asked.seats)
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, seat in enumerate(seats):
        if seat.area != DAIS and (not among or seat.id in among):
            rows[seat.area, seat.row].append(number)
    for row in rows.values():
        row.sort(key=lambda number: seats[number].x)
        yield from (number for place, number in enumerate(row) if place % (asked.number + 1))
