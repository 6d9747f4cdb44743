"""Halls, seats and who sits where. Lengths are millimetres; x grows to the audience's right, y away from the dais."""

from __future__ import annotations

import enum
from dataclasses import dataclass

DAIS = "dais"
"""The area key of the dais (主席台); other areas are blocks of the hall: "A", "B", "C" from the audience's left."""


class SeatKind(enum.StrEnum):
    """What a seat is for."""

    SEAT = "seat"
    WHEELCHAIR = "wheelchair"
    BLOCKED = "blocked"
    RESERVED = "reserved"


@dataclass(frozen=True, slots=True)
class Hall:
    """A room with seats. A meeting may have several (plenary, banquet); the first in order is the plenary's."""

    id: str
    name: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat. `row` counts from the front (1), `number` is what is written on the seat; `aisle` = at an aisle or end."""

    id: str
    hall_id: str
    area: str
    row: int
    number: int
    label: str
    x: int
    y: int
    kind: SeatKind = SeatKind.SEAT
    aisle: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """One person on one seat; a locked one is not moved by the engine."""

    id: str
    hall_id: str
    seat_id: str
    attendee_id: str
    locked: bool = False
