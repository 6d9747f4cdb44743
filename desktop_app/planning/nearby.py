"""Seats for newcomers while everybody else stays: beside the own delegation, or as near to it as there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from desktop_app.domain.seating import Shortfall, Sitter, Unmet

from .fixing import Fixed


def seat_newcomers(fixed: Fixed, newcomers: Sequence[Sitter]) -> None:
    """Give each newcomer, in roster order, the best free seat that touches the delegation (or the award batch).

    Where none does, the nearest free seat, and the shortfall says so. Nobody who has a seat is moved.
    """
    mates = _mates(fixed)
    for sitter in newcomers:
        circle = mates.get(sitter.group, set()) if sitter.group else set()
        number = _beside(fixed, circle)
        if number is None:
            number = _nearest(fixed, circle)
            if circle:
                fixed.shortfalls.append(Shortfall(Unmet.GROUP_SPLIT, (sitter.id,), sitter.group))
        fixed.seat(sitter.id, number)
        mates[sitter.group].add(number)


def _mates(fixed: Fixed) -> dict[str, set[int]]:
    """The seats of each delegation that count for its area: not the dais, not wheelchair places."""
    found: dict[str, set[int]] = defaultdict(set)
    walkers = {person for walk in fixed.task.walks for person in walk.people}
    for sitter in fixed.task.people:
        number = fixed.seat_of.get(sitter.id)
        if number is not None and sitter.id not in walkers and fixed.floor.usable(number):
            found[sitter.group].add(number)
    return found


def _beside(fixed: Fixed, circle: set[int]) -> int | None:
    beside = {number for seat in circle for number in fixed.floor.near[seat] if fixed.free(number)}
    return min(beside, key=lambda n: (fixed.floor.merit[n], n), default=None)


def _nearest(fixed: Fixed, circle: set[int]) -> int:
    """The free seat nearest to the delegation; for those on their own, the best free seat. There must be one."""
    seats = fixed.floor.seats

    def far(number: int) -> int:
        here = seats[number]
        return min((abs(here.x - seats[n].x) + abs(here.y - seats[n].y) for n in circle), default=0)

    free = (number for number in fixed.floor.hall if fixed.free(number))
    return min(free, key=lambda n: (far(n), fixed.floor.merit[n], n))
