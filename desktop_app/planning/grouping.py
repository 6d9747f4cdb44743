"""Delegations as the engine places them: in protocol order, weighted, bound to each other, with spare seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.requirements import RequirementKind
from desktop_app.domain.seating import Sitter

from .asked import Asked
from .floor import Along
from .runs import Group

HEAVIEST = 20
"""The weight of the delegation first in protocol order; the last weighs 1, falling with the square in between."""
STEEP = 40
"""Where the delegations shall stand in order, the weight of the first is so many times its size."""


def lone(group: Group) -> bool:
    """Whether this is one person without a delegation; its name is then a blank and the person's id."""
    return group.name.startswith(" ")


def groups_of(people: Sequence[Sitter], order: Sequence[str]) -> list[Group]:
    """Delegations in protocol order, then those on their own; in each the roster's order is the order of seniority."""
    rank = {name: place for place, name in enumerate(order)}
    members: dict[str, list[Sitter]] = {}
    for sitter in sorted(people, key=lambda s: (s.order, s.id)):
        members.setdefault(sitter.group or f" {sitter.id}", []).append(sitter)
    names = sorted(members, key=lambda name: (rank.get(name, len(rank)), members[name][0].order, name))
    return [
        Group(
            name,
            tuple(sitter.id for sitter in members[name]),
            1 + round((HEAVIEST - 1) * (1 - place / len(names)) ** 2),
        )
        for place, name in enumerate(names)
    ]


def placed_groups(asked: Asked, people: Sequence[Sitter], room: int) -> list[Group]:
    """The groups to place for a task: weighted for its order of delegations, with spare seats, bound where asked."""
    groups = groups_of(people, asked.task.groups)
    if asked.floor.along is not Along.MERIT:
        groups = [replace(group, weight=1 + STEEP * (len(groups) - n)) for n, group in enumerate(groups)]
    return _bound(asked, _with_spares(asked, groups, room - len(people)))


def _with_spares(asked: Asked, groups: list[Group], free: int) -> list[Group]:
    """One seat in so many stays free, as far as there are seats: with the delegation that fills the number."""
    every = next((each.number for each in asked.of(RequirementKind.SPARE)), 0)
    if not every:
        return groups
    told, since = [], 0
    for group in groups:
        since += group.size
        spare = 0 if lone(group) else min(since // every, free)
        since, free = since - spare * every, free - spare
        told.append(replace(group, spare=spare))
    return told


def _bound(asked: Asked, groups: list[Group]) -> list[Group]:
    """Delegations some of whose members must sit side by side become one run, each a part of it."""
    home = {person: number for number, group in enumerate(groups) for person in group.people}
    leader = list(range(len(groups)))

    def first(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for each in asked.of(RequirementKind.TOGETHER):
        numbers = sorted({first(home[person]) for person in each.people if person in home})
        for number in numbers[1:]:
            leader[number] = numbers[0]
    bound: dict[int, list[Group]] = {}
    for number, group in enumerate(groups):
        bound.setdefault(first(number), []).append(group)
    return [
        parts[0]
        if len(parts) == 1
        else Group(
            parts[0].name, tuple(p for part in parts for p in part.people), parts[0].weight, 0, tuple(parts)
        )
        for parts in bound.values()
    ]
