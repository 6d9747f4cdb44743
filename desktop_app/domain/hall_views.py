"""How far apart seats are drawn where each shows a name: on the seat plan of the screen and on the printed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .hall_design import ROW_MM, SEAT_MM
from .seating import Seat

LEAST_MM = 300


def drawn_cell(seats: Sequence[Seat]) -> tuple[int, int]:
    """Millimetres of the hall, across and deep, that one seat with its gap is drawn into.

    Rows are drawn closer than they stand, since a name is wider than high; where seats would then cover each other
    (round tables, turned blocks), the same across and deep, and as little as the nearest two need.
    """
    near = list(_near(seats))
    if not any(x < 0.9 * SEAT_MM and y < 0.85 * ROW_MM for x, y in near):
        return SEAT_MM, ROW_MM
    least = max(LEAST_MM, min(max(x, y) for x, y in near))
    return least, least


def _near(seats: Iterable[Seat]) -> Iterator[tuple[int, int]]:
    """How far apart, across and deep, any two seats are that stand near each other."""
    cells: dict[tuple[int, int], list[Seat]] = defaultdict(list)
    for seat in seats:
        column, row = seat.x // ROW_MM, seat.y // ROW_MM
        for at in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other in cells.get(at, ()):
                x, y = abs(seat.x - other.x), abs(seat.y - other.y)
                if x < SEAT_MM and y < ROW_MM:
                    yield x, y
        cells[column, row].append(seat)
