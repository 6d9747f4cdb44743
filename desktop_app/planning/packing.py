"""A first plan: which strip each delegation goes to, and in which order along it.

Smith's rule (densest first, each to the strip where it costs least) is near the best there is. Where it runs into a
tight hall, strips are filled exactly by subset sums instead; and only what fits nowhere in one piece is divided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .runs import Group, Runs

Plan = list[list[int]]


def smith(runs: Runs, order: Sequence[int] | None = None) -> Plan | None:
    """Place groups one after another, the densest first (or in the given order); None when one does not fit."""
    if order is None:
        order = sorted(range(len(runs.groups)), key=lambda g: (-runs.groups[g].density, g))
    plan: Plan = [[] for _ in runs.strips]
    fill = [0] * len(runs.strips)
    for group in order:
        size = runs.size[group]
        costs = [
            (runs.cost(strip, group, fill[strip]), strip)
            for strip in range(len(fill))
            if fill[strip] + size <= runs.room[strip]
        ]
        if not costs:
            return None
        strip = min(costs)[1]
        plan[strip].append(group)
        fill[strip] += size
    return plan


@dataclass(frozen=True)
class Packed:
    """Groups as they fit (some divided) with a first plan over them, and the names of the divided ones."""

    runs: Runs
    plan: Plan
    divided: tuple[str, ...] = ()


def pack(runs: Runs) -> Packed:
    """A first plan in which everybody has a seat; there must be seats enough."""
    groups, divided = _within(runs.groups, max(runs.room, default=0))
    if divided:
        runs = runs.of(groups)
    plan = smith(runs) or _by_size(runs) or _by_sums(runs)
    if plan is not None:
        return Packed(runs, plan, divided)
    return _pack_divided(runs, divided)


def _within(groups: Sequence[Group], longest: int) -> tuple[list[Group], tuple[str, ...]]:
    """Groups larger than the longest strip in parts as equal as possible."""
    parts: list[Group] = []
    divided = []
    for group in groups:
        for part in group.simple() if group.size > longest else (group,):
            if part.size > longest:
                divided.append(part.name)
                part = replace(part, spare=0)
                parts += _parts(part, -(-part.size // longest))
            else:
                parts.append(part)
    return parts, tuple(divided)


def _parts(group: Group, count: int) -> list[Group]:
    each, more = divmod(group.size, count)
    parts, start = [], 0
    for part in range(count):
        size = each + (part < more)
        parts.append(replace(group, people=group.people[start : start + size]))
        start += size
    return parts


def _by_size(runs: Runs) -> Plan | None:
    """The largest first, each into the strip it fills best; then each strip in Smith's order."""
    plan: Plan = [[] for _ in runs.strips]
    rest = list(runs.room)
    for group in sorted(range(len(runs.groups)), key=lambda g: (-runs.size[g], g)):
        fitting = [
            (rest[strip] - runs.size[group], strip)
            for strip in range(len(rest))
            if rest[strip] >= runs.size[group]
        ]
        if not fitting:
            return None
        strip = min(fitting)[1]
        plan[strip].append(group)
        rest[strip] -= runs.size[group]
    return _densest_first(runs, plan)


def _by_sums(runs: Runs) -> Plan | None:
    """Fill the shortest strips as full as subset sums allow, the last one with what is left."""
    plan: Plan = [[] for _ in runs.strips]
    rest = list(range(len(runs.groups)))
    for strip in sorted(range(len(runs.strips)), key=lambda s: (runs.room[s], s)):
        chosen = _fullest(runs, rest, runs.room[strip])
        plan[strip] = chosen
        rest = [group for group in rest if group not in chosen]
    return None if rest else _densest_first(runs, plan)


def _fullest(runs: Runs, groups: Sequence[int], room: int) -> list[int]:
    """Groups whose sizes add up to as much of the room as possible; the largest are offered first."""
    last: dict[int, int] = {}
    sums = {0}
    for group in sorted(groups, key=lambda g: (-runs.size[g], g)):
        fresh = {total + runs.size[group] for total in sums if total + runs.size[group] <= room} - sums
        last.update(dict.fromkeys(fresh, group))
        sums |= fresh
        if room in sums:
            break
    total, chosen = max(sums), []
    while total:
        chosen.append(last[total])
        total -= runs.size[last[total]]
    return chosen


def _densest_first(runs: Runs, plan: Plan) -> Plan:
    return [sorted(sequence, key=lambda g: (-runs.groups[g].density, g)) for sequence in plan]


def _pack_divided(runs: Runs, divided: tuple[str, ...]) -> Packed:
    """Fill strip after strip in order of density and cut a group only where its strip ends."""
    order = sorted(range(len(runs.groups)), key=lambda g: (-runs.groups[g].density, g))
    parts: list[Group] = []
    plan: Plan = [[] for _ in runs.strips]
    fill = [0] * len(runs.strips)
    cut = list(divided)
    for group in (part for number in order for part in runs.groups[number].simple()):
        group = replace(group, spare=0)
        while group.size:
            strip = max(
                range(len(fill)), key=lambda s: (min(runs.room[s] - fill[s], group.size), -fill[s], -s)
            )
            size = min(runs.room[strip] - fill[strip], group.size)
            plan[strip].append(len(parts))
            parts.append(replace(group, people=group.people[:size]))
            fill[strip] += size
            if size < group.size:
                cut.append(group.name)
            group = replace(group, people=group.people[size:])
    return Packed(runs.of(parts), plan, tuple(dict.fromkeys(cut)))
