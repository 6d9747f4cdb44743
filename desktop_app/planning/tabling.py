"""Seats in a hall of tables: delegations take whole tables, what remains of them shares tables, nobody is parted
without need (`banquet.by_delegation`); at a table the most senior sit first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from desktop_app.domain.requirements import RequirementKind
from desktop_app.domain.seating import Shortfall, Sitter, Unmet

from .asked import Asked
from .banquet import by_delegation
from .fixing import Fixed
from .floor import Floor
from .grouping import groups_of
from .runs import Group

BY_SEATS = frozenset({RequirementKind.ZONE, RequirementKind.RESERVE, RequirementKind.NEAR})
"""What speaks of single seats; a hall of tables of which it is asked is seated seat by seat."""


def tables_of(floor: Floor, free: Collection[int]) -> list[list[int]]:
    """The free seats of each table, the best table first; empty where the hall has other seats, or one table alone."""
    if not floor.at_table:
        return []
    found: dict[str, list[int]] = {}
    for number in floor.hall:
        table = found.setdefault(floor.seats[number].area, [])
        if number in free:
            table.append(number)
    worth = {area: sum(floor.merit[n] for n in seats) / len(seats) for area, seats in found.items() if seats}
    ordered = sorted(worth, key=lambda area: (worth[area], found[area][0]))
    return [found[area] for area in ordered]


def may_be_tabled(asked: Asked) -> bool:
    """Whether nothing is asked that speaks of single seats."""
    return not any(each.kind in BY_SEATS for each in asked.requirements)


def seat_at_tables(
    fixed: Fixed, asked: Asked, waiting: Sequence[Sitter], tables: Sequence[Sequence[int]]
) -> None:
    """Give everybody waiting a seat; there must be as many. Delegations at more tables than they need are told."""
    groups = groups_of(waiting, fixed.task.groups)
    rooms = [len(table) for table in tables]
    known = {sitter.id for sitter in waiting}
    laid = by_delegation([group.people for group in groups], rooms, _apart(asked, known))
    free = [sorted(table, key=lambda n: fixed.floor.seats[n].number) for table in tables]
    for group in groups:
        for person in group.people:
            fixed.seat(person, free[laid.at[person]].pop(0))
    for group in groups:
        if len({laid.at[person] for person in group.people}) > _least(group, rooms):
            fixed.shortfalls.append(Shortfall(Unmet.GROUP_SPLIT, group.people, group.name))


def _least(group: Group, rooms: Iterable[int]) -> int:
    """How many tables a delegation needs at least."""
    left, count = len(group.people), 0
    for room in sorted(rooms, reverse=True):
        if left <= 0:
            break
        left, count = left - room, count + 1
    return count


def _apart(asked: Asked, known: Collection[str]) -> list[tuple[str, str]]:
    """Pairs who may not share a table, of those who are seated now."""
    pairs = []
    for each in asked.of(RequirementKind.APART):
        there = [person for person in each.people if person in known]
        pairs += [(one, two) for place, one in enumerate(there) for two in there[place + 1 :]]
    return pairs
