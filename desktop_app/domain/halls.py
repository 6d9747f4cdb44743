"""A hall from a few numbers: rows, seats in a row, aisles, wheelchair places and a dais.

Rows count from the dais, seats from the audience's left, on across the aisles. Aisles cut every row into the same
blocks A, B, C ... Lengths are millimetres; x grows to the audience's right, y away from the dais.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .hall_design import CHAIR_MM, DAIS_ROW_MM, ROW_MM, SEAT_MM, HallDesign, Numbering, Part, PartKind
from .hall_seats import dais_rows as rows_of_dais
from .hall_seats import seats_of
from .meeting import EvenDais, Protocol
from .protocol import offset
from .refusal import Refusal
from .seating import Seat, SeatKind

AISLE_MM = 700
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


def make_seats(hall_id: str, shape: HallShape) -> tuple[Seat, ...]:
    """Every seat of the hall, dais first, then block by block. Refuses an impossible shape."""
    kinds = kinds_of(shape)
    return tuple(
        replace(seat, kind=kinds.get(seat.label, SeatKind.SEAT)) for seat in seats_of(hall_id, drawn(shape))
    )


def kinds_of(shape: HallShape) -> dict[str, SeatKind]:
    """What the seats are for that are not ordinary ones, by label."""
    wheelchair = (f"{row}-{number}" for row, number in shape.wheelchair)
    blocked = (f"{row}-{number}" for row, number in shape.blocked)
    return dict.fromkeys(wheelchair, SeatKind.WHEELCHAIR) | dict.fromkeys(blocked, SeatKind.BLOCKED)


def drawn(shape: HallShape) -> HallDesign:
    """The design of a shape: blocks between aisles whose numbers go on, and the dais about their middle."""
    ensure_shape(shape)
    edges = [0, *sorted(set(shape.aisles)), shape.seats]
    blocks: list[Part] = []
    for at, (low, high) in enumerate(pairwise(edges)):
        name = string.ascii_uppercase[at]
        left, right = low * SEAT_MM + at * AISLE_MM, (high - 1) * SEAT_MM + at * AISLE_MM
        after = blocks[-1].id if blocks else ""
        blocks.append(
            Part(
                id=f"block-{name}",
                kind=PartKind.BLOCK,
                x=(left + right) // 2,
                y=(shape.rows - 1) * ROW_MM // 2,
                name=name,
                rows=shape.rows,
                seats=high - low,
                numbering=Numbering(after=after),
            )
        )
    middle = ((shape.seats - 1) * SEAT_MM + (len(blocks) - 1) * AISLE_MM) // 2
    return HallDesign((*_dais(shape, middle), *blocks))


def _dais(shape: HallShape, middle: int) -> tuple[Part, ...]:
    if not shape.dais:
        return ()
    rows = len(dais_rows(shape))
    return (
        Part(
            id="dais",
            kind=PartKind.DAIS,
            x=middle,
            y=-FOYER_MM - (rows - 1) * DAIS_ROW_MM // 2,
            rows=rows,
            seats=shape.dais,
            pitch=CHAIR_MM,
            depth=DAIS_ROW_MM,
            lean=lean_of(shape.protocol, shape.even_dais),
        ),
    )


def lean_of(protocol: Protocol, even_dais: EvenDais) -> int:
    """How far, in half chairs, even rows of a dais stand aside so that rank 1 is on the centre line, where asked."""
    if even_dais is not EvenDais.FIRST_ON_CENTRE_LINE:
        return 0
    return -offset(1, 2, protocol, EvenDais.SECOND_AT_LEFT_HAND)


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


def dais_rows(shape: HallShape) -> tuple[int, ...]:
    """How many chairs stand in each row of the dais, front row first."""
    return rows_of_dais(shape.dais, shape.dais_rows)


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
