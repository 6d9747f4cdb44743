"""The free seats of each block as strips: lines along which neighbours are neighbours in the hall."""

from __future__ import annotations

from collections.abc import Sequence

from .asked import Asked
from .floor import Along, Floor


def strips(floor: Floor, free: Sequence[int], sideways: bool = False) -> list[list[int]]:
    """The free seats of each block in snake order from the front, turning where the next row is beside.

    `sideways`: the snake runs along columns from the audience's left instead. Seats that cannot be reached from each
    other over free neighbours are strips of their own, however small.
    """
    found = []
    for rows in floor.block_rows().values():
        lines = _columns(floor, rows) if sideways else rows
        wanted = set(free).intersection(number for row in rows for number in row)
        found += [_snake(floor, lines, area) for area in areas_of(floor, wanted)]
    return found


def _columns(floor: Floor, rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """The seats of a block column by column, each from the front; seats of a column stand behind each other."""
    columns: dict[int, list[int]] = {}
    width = floor.pitch or 1
    for row in rows:
        for number in row:
            columns.setdefault(round(floor.seats[number].x / width), []).append(number)
    return [columns[x] for x in sorted(columns)]


def areas_of(floor: Floor, seats: set[int]) -> list[set[int]]:
    """The connected areas of a set of seats, the one with the foremost seat first."""
    areas = []
    for first in sorted(seats):
        if first not in seats:
            continue
        area, edge = {first}, [first]
        while edge:
            beside = [n for n in floor.near[edge.pop()] if n in seats and n not in area]
            area.update(beside)
            edge += beside
        seats -= area
        areas.append(area)
    return areas


def _snake(floor: Floor, rows: Sequence[Sequence[int]], area: set[int]) -> list[int]:
    strip: list[int] = []
    forwards = True
    for row in rows:
        seats = [number for number in row if number in area]
        if strip and seats:
            forwards = _continues(floor, strip[-1], seats, not forwards)
        strip += seats if forwards else seats[::-1]
    return strip


def _continues(floor: Floor, last: int, seats: list[int], otherwise: bool) -> bool:
    """Whether a row is read from the audience's left so that its first seat lies beside the last one."""
    if seats[0] in floor.near[last]:
        return True
    if seats[-1] in floor.near[last]:
        return False
    return otherwise


def strips_of(asked: Asked, free: Sequence[int]) -> list[list[int]]:
    """The strips of a task: cut where zones and reserved seats begin and end."""
    sideways = asked.floor.along is Along.LEFT
    kinds: dict[tuple[str, ...], list[int]] = {}
    for number in free:
        kinds.setdefault(asked.signature(number), []).append(number)
    return [strip for seats in kinds.values() for strip in strips(asked.floor, seats, sideways)]
