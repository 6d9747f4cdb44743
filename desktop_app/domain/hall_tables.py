"""Where the chairs at a table stand: clockwise as seen from above, the first at the side towards the dais; round a
horseshoe from one open end to the other, from the audience's left."""

from __future__ import annotations

import math

from .hall_design import TABLE_EDGE_MM, Part, PartKind

Point = tuple[float, float]
LONG_TABLE_MM = 1200
"""How deep a long table is when nobody says: people sit on both sides of it."""
DESK_MM = 750
"""How deep the desks of a horseshoe and a hollow square are."""
CORNER_MM = 900
"""From the last chair of one side of a square to the corner."""


def around(part: Part) -> list[Point]:
    """The chairs at a table, from its middle."""
    ways = {
        PartKind.ROUND: _round,
        PartKind.LONG: _long,
        PartKind.HORSESHOE: _horseshoe,
        PartKind.HOLLOW: _hollow,
    }
    return ways[part.kind](part)


def top_of(part: Part) -> tuple[float, float]:
    """Width and height of the table itself: as said, and never too small for its chairs."""
    if part.kind is PartKind.ROUND:
        least = max(part.width, round(part.seats * part.pitch / math.pi) - 2 * TABLE_EDGE_MM, 600)
        return least, least
    wide = max(part.width, part.seats * part.pitch)
    if part.kind is PartKind.LONG:
        return wide, max(part.height, LONG_TABLE_MM, part.rows * part.pitch)
    wide = max(part.width, (part.seats - 1) * part.pitch + 2 * CORNER_MM)
    return wide, max(part.height, (part.rows - 1) * part.pitch + 2 * CORNER_MM)


def _round(part: Part) -> list[Point]:
    radius = top_of(part)[0] / 2 + TABLE_EDGE_MM
    steps = [2 * math.pi * place / part.seats for place in range(part.seats)]
    return [(radius * math.sin(angle), -radius * math.cos(angle)) for angle in steps]


def _spread(chairs: int, pitch: int) -> list[float]:
    return [(place - (chairs - 1) / 2) * pitch for place in range(chairs)]


def _long(part: Part) -> list[Point]:
    wide, high = top_of(part)
    x, y = wide / 2 + TABLE_EDGE_MM, high / 2 + TABLE_EDGE_MM
    side, end = _spread(part.seats, part.pitch), _spread(part.rows, part.pitch)
    return [
        *((at, -y) for at in side),
        *((x, at) for at in end),
        *((-at, y) for at in side),
        *((-x, -at) for at in end),
    ]


def _horseshoe(part: Part) -> list[Point]:
    wide, high = top_of(part)
    x, y = wide / 2 + TABLE_EDGE_MM, high / 2 + TABLE_EDGE_MM
    flank, far = _spread(part.rows, part.pitch), _spread(part.seats, part.pitch)
    return [*((-x, at) for at in flank), *((at, y) for at in far), *((x, -at) for at in flank)]


def _hollow(part: Part) -> list[Point]:
    wide, high = top_of(part)
    x, y = wide / 2 + TABLE_EDGE_MM, high / 2 + TABLE_EDGE_MM
    side, flank = _spread(part.seats, part.pitch), _spread(part.rows, part.pitch)
    return [
        *((at, -y) for at in side),
        *((x, at) for at in flank),
        *((-at, y) for at in side),
        *((-x, -at) for at in flank),
    ]
