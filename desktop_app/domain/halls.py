"""A hall from a few numbers: rows, seats in a row, aisles, wheelchair places and a dais.

Rows count from the dais, seats from the audience's left, on across the aisles. Aisles cut every row into the same
blocks A, B, C ... Lengths are millimetres; x grows to the audience's right, y away from the dais.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, field

from .identity import new_id
from .meeting import EvenDais, Protocol
from .protocol import offset
from .refusal import Refusal
from .seating import DAIS, Seat, SeatKind

SEAT_MM = 600
ROW_MM = 950
AISLE_MM = 700
CHAIR_MM = 800
DAIS_ROW_MM = 1200
FOYER_MM = 2300
"""Between the front row of the dais and the first row of the hall."""

MOST_ROWS = 200
MOST_IN_ROW = 200
MOST_ON_DAIS = 120


@dataclass(frozen=True, slots=True)
class HallShape:
    """What staff say about a hall. `aisles`: after which seat numbers; `wheelchair`, `blocked`: (row, number) pairs."""

    rows: int = 12
    seats: int = 20
    aisles: tuple[int, ...] = ()
    dais: int = 0
    dais_rows: int = 1
    wheelchair: tuple[tuple[int, int], ...] = ()
    blocked: tuple[tuple[int, int], ...] = ()
    protocol: Protocol = Protocol.CHINESE
    even_dais: EvenDais = EvenDais.SECOND_AT_LEFT_HAND

    @property
    def capacity(self) -> int:
        """How many seats the hall itself has, without the dais."""
        return self.rows * self.seats


@dataclass(frozen=True, slots=True)
class _Columns:
    """The seats of one row: block, x and whether an aisle or the end is beside it."""

    area: tuple[str, ...]
    x: tuple[int, ...]
    aisle: tuple[bool, ...]
    width: int = field(default=0)


def make_seats(hall_id: str, shape: HallShape) -> tuple[Seat, ...]:
    """Every seat of the hall, dais first, then row by row from the audience's left. Refuses an impossible shape."""
    ensure_shape(shape)
    columns = _columns(shape)
    kinds = dict.fromkeys(shape.wheelchair, SeatKind.WHEELCHAIR) | dict.fromkeys(
        shape.blocked, SeatKind.BLOCKED
    )
    floor = [
        Seat(
            id=new_id(),
            hall_id=hall_id,
            area=columns.area[at],
            row=row,
            number=at + 1,
            label=f"{row}-{at + 1}",
            x=columns.x[at],
            y=(row - 1) * ROW_MM,
            kind=kinds.get((row, at + 1), SeatKind.SEAT),
            aisle=columns.aisle[at],
        )
        for row in range(1, shape.rows + 1)
        for at in range(shape.seats)
    ]
    return (*_dais_seats(hall_id, shape, columns.width // 2), *floor)


def ensure_shape(shape: HallShape) -> None:
    """Refuses sizes out of bounds, aisles outside the row and places that do not exist."""
    if not (1 <= shape.rows <= MOST_ROWS and 1 <= shape.seats <= MOST_IN_ROW):
        raise Refusal("hall-size", rows=MOST_ROWS, seats=MOST_IN_ROW)
    if not (0 <= shape.dais <= MOST_ON_DAIS and 1 <= shape.dais_rows <= 3):
        raise Refusal("dais-size", most=MOST_ON_DAIS)
    for after in shape.aisles:
        if not 1 <= after < shape.seats:
            raise Refusal("aisle-outside", number=after, seats=shape.seats)
    if len(set(shape.aisles)) > len(string.ascii_uppercase) - 1:
        raise Refusal("too-many-aisles")
    for row, number in (*shape.wheelchair, *shape.blocked):
        if not (1 <= row <= shape.rows and 1 <= number <= shape.seats):
            raise Refusal("no-such-seat", seat=f"{row}-{number}")


def _columns(shape: HallShape) -> _Columns:
    cuts = sorted(set(shape.aisles))
    area, x, aisle = [], [], []
    for number in range(1, shape.seats + 1):
        before = sum(1 for cut in cuts if cut < number)
        area.append(string.ascii_uppercase[before])
        x.append((number - 1) * SEAT_MM + before * AISLE_MM)
        aisle.append(number in (1, shape.seats) or number in cuts or number - 1 in cuts)
    return _Columns(tuple(area), tuple(x), tuple(aisle), x[-1])


def dais_rows(shape: HallShape) -> tuple[int, ...]:
    """How many chairs stand in each row of the dais, front row first: even rows, the front one not the smaller."""
    rows = min(shape.dais_rows, shape.dais) or 1
    each, more = divmod(shape.dais, rows)
    return tuple(each + (row < more) for row in range(rows)) if shape.dais else ()


def _dais_seats(hall_id: str, shape: HallShape, middle: int) -> list[Seat]:
    rows = dais_rows(shape)
    return [
        Seat(
            id=new_id(),
            hall_id=hall_id,
            area=DAIS,
            row=row,
            number=number,
            label=f"D-{number}" if len(rows) == 1 else f"D{row}-{number}",
            x=middle + _lean(chairs, shape) + (2 * number - chairs - 1) * CHAIR_MM // 2,
            y=-FOYER_MM - (row - 1) * DAIS_ROW_MM,
        )
        for row, chairs in enumerate(rows, start=1)
        for number in range(1, chairs + 1)
    ]


def _lean(chairs: int, shape: HallShape) -> int:
    """How far a whole row is moved so that rank 1 of an even row sits on the centre line, where that is asked."""
    if chairs % 2 or shape.even_dais is not EvenDais.FIRST_ON_CENTRE_LINE:
        return 0
    pair = offset(1, chairs, shape.protocol, EvenDais.SECOND_AT_LEFT_HAND)
    return -pair * CHAIR_MM // 2


def aisles_from(text: str) -> tuple[int, ...]:
    """The aisles staff typed: "after:5,15" or "5 15" or "5、15". Refuses what is not numbers."""
    return _numbers(re.sub(r"^\s*after\s*:", "", text, flags=re.IGNORECASE))


def places_from(text: str) -> tuple[tuple[int, int], ...]:
    """The places staff typed: "10-1, 10-2" means row 10, seats 1 and 2. Refuses what cannot be read so."""
    places = []
    for word in _words(text):
        found = re.fullmatch(r"(\d{1,3})[-–—/](\d{1,3})", word)
        if found is None:
            raise Refusal("not-a-seat", text=word)
        places.append((int(found[1]), int(found[2])))
    return tuple(places)


def _numbers(text: str) -> tuple[int, ...]:
    words = _words(text)
    for word in words:
        if not re.fullmatch(r"\d{1,3}", word):
            raise Refusal("not-a-number", text=word)
    return tuple(sorted({int(word) for word in words}))


def _words(text: str) -> Sequence[str]:
    return [word for word in re.split(r"[\s,，、;；]+", text) if word]
