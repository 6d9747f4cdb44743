"""What is asked of a seating, held against a plan: which people break which requirement or wish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Shortfall, Unmet

from .asked import Asked

NEAR_ENOUGH = 3
"""Within so many seats somebody is near."""


def unmet(asked: Asked, places: Mapping[str, int]) -> Iterator[Shortfall]:
    """Every requirement and wish that does not hold for some people; `places`: attendee id -> seat number."""
    for each in asked.requirements:
        people = tuple(dict.fromkeys(_CHECKS[each.kind](asked, each, places)))
        if people:
            yield Shortfall(Unmet.REQUIREMENT if each.must else Unmet.WISH, people, each.id)


def _together(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    sitting = [person for person in each.people if person in places]
    seats = {places[person] for person in sitting}
    floor = asked.floor
    rows = {(floor.seats[seat].area, floor.seats[seat].row) for seat in seats}
    if len(rows) > 1 or (seats and floor.pieces(seats) > 1):
        yield from sitting


def _apart(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    sitting = [person for person in each.people if person in places]
    for one, two in combinations(sitting, 2):
        if asked.floor.within_one(places[one], places[two]):
            yield from (one, two)


def _spoken_of(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    """Those a requirement names, and the members of delegations it names who sit with their delegation."""
    walkers = {person for walk in asked.task.walks for person in walk.people}
    for sitter in asked.task.people:
        member = sitter.group in each.groups and sitter.id not in walkers and sitter.rank is None
        mine = sitter.id in each.people or (member and not sitter.wheelchair)
        if mine and sitter.id in places and sitter.id not in asked.task.locked:
            yield sitter.id


def _zone(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    seats = asked.seats_of(each)
    yield from (person for person in _spoken_of(asked, each, places) if places[person] not in seats)


def _reserve(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    """Strangers on reserved seats; several reservations of one seat are for all they name."""
    reserved, seats = asked.reserved(), asked.seats_of(each)
    group_of = {sitter.id: sitter.group for sitter in asked.task.people}
    for person, number in places.items():
        if number in seats and not {person, group_of.get(person, "")} & reserved[number]:
            yield person


def _near(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    seats, people = asked.seats_of(each), set(each.people)
    sitting = list(_spoken_of(asked, each, places))
    far = [
        p
        for p in sitting
        if min((asked.floor.distance(places[p], s) for s in seats), default=0) > NEAR_ENOUGH
    ]
    near_groups = {
        group for group in each.groups if any(p not in far for p in _members(asked, sitting, group))
    }
    for person in far:
        if person in people or not near_groups:
            yield person


def _members(asked: Asked, people: Sequence[str], group: str) -> Iterator[str]:
    wanted = set(people)
    return (sitter.id for sitter in asked.task.people if sitter.group == group and sitter.id in wanted)


def _on_empty(asked: Asked, each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    seats = asked.seats_of(each) if each.kind is RequirementKind.LEAVE_EMPTY else asked.floor.skipped
    yield from (person for person, number in places.items() if number in seats)


def _spare(_asked: Asked, _each: Requirement, _places: Mapping[str, int]) -> Iterator[str]:
    return iter(())


def _in_order(asked: Asked, _each: Requirement, places: Mapping[str, int]) -> Iterator[str]:
    """The most senior of each delegation whose middle lies before that of the delegation ahead of it in protocol."""
    merit = asked.floor.merit
    told = []
    for group in asked.task.groups:
        seats = [(places[s.id], s.id) for s in asked.task.people
                 if s.group == group and s.id in places and asked.floor.usable(places[s.id])]  # fmt: skip
        if seats:
            told.append((sum(merit[seat] for seat, _ in seats) / len(seats), seats[0][1]))
    yield from (person for (ahead, _), (here, person) in pairwise(told) if here < ahead)


_CHECKS: dict[RequirementKind, Callable[[Asked, Requirement, Mapping[str, int]], Iterator[str]]] = {
    RequirementKind.TOGETHER: _together,
    RequirementKind.APART: _apart,
    RequirementKind.ZONE: _zone,
    RequirementKind.RESERVE: _reserve,
    RequirementKind.NEAR: _near,
    RequirementKind.LEAVE_EMPTY: _on_empty,
    RequirementKind.SPACING: _on_empty,
    RequirementKind.SPARE: _spare,
    RequirementKind.FRONT_TO_BACK: _in_order,
    RequirementKind.LEFT_TO_RIGHT: _in_order,
}
