"""Our halls as seating plans that other programs read; `seating_plans` tells the form."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.hall_design import SEAT_MM, HallDesign, Part
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seating import DAIS, Seat, SeatKind

from .seating_plans import UNIT_MM

COLOURS: Mapping[SeatKind, str] = {
    SeatKind.SEAT: "#1b4d8f",
    SeatKind.WHEELCHAIR: "#0f766e",
    SeatKind.BLOCKED: "#6b7280",
    SeatKind.RESERVED: "#b45309",
    SeatKind.INTERPRETER: "#7c3aed",
    SeatKind.PRESS: "#be185d",
}


def written_plan(name: str, seats: Sequence[Seat], design: HallDesign) -> str:
    """A hall as such a plan; the same hall gives the same text. The guid of a seat is its id."""
    left = min((seat.x for seat in seats), default=0) - SEAT_MM
    top = min((seat.y for seat in seats), default=0) - SEAT_MM
    right, foot = (max((getattr(seat, axis) for seat in seats), default=0) + SEAT_MM for axis in "xy")
    areas = [_area(part, left, top) for part in design.parts if not part.seated]
    zones = [
        {
            "name": area,
            "position": {"x": 0, "y": 0},
            "rows": list(_rows([seat for seat in seats if seat.area == area], left, top)),
            "areas": areas if place == 0 else [],
        }
        for place, area in enumerate(dict.fromkeys(seat.area for seat in seats))
    ]
    plan = {
        "name": name,
        "categories": [{"name": kind.value, "color": colour} for kind, colour in COLOURS.items()],
        "size": {"width": math.ceil((right - left) / UNIT_MM), "height": math.ceil((foot - top) / UNIT_MM)},
        "zones": zones,
    }
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def _area(part: Part, left: int, top: int) -> dict[str, object]:
    """A stage, a door, or words."""
    corner = {"x": _units(part.x - part.width / 2 - left), "y": _units(part.y - part.height / 2 - top)}
    words = {"text": part.name or part.kind.value.title(), "color": "#374151", "position": {"x": 0, "y": 0}}
    return {
        "shape": "rectangle",
        "position": corner,
        "rectangle": {"width": _units(part.width or SEAT_MM), "height": _units(part.height or SEAT_MM)},
        "rotation": part.turn,
        "color": "#e5e7eb",
        "border_color": "#9ca3af",
        "text": words,
    }


def _rows(seats: Sequence[Seat], left: int, top: int) -> Iterator[dict[str, object]]:
    """The rows of one area, their seats in the order of the hall; what does not follow from row and number is written
    out as the number."""
    for row in dict.fromkeys(seat.row for seat in seats):
        chairs = [seat for seat in seats if seat.row == row]
        told = [_told(seat) for seat in chairs]
        yield {
            "row_number": told[0][0],
            "row_number_position": "both",
            "position": {"x": 0, "y": 0},
            "seats": [
                {
                    "seat_guid": seat.id,
                    "seat_number": number,
                    "position": {"x": _units(seat.x - left), "y": _units(seat.y - top)},
                    "category": seat.kind.value,
                }
                for seat, (_row, number) in zip(chairs, told, strict=True)
            ],
        }


def _told(seat: Seat) -> tuple[str, str]:
    """Row and number of a seat as they are written on it."""
    name = parted(seat.label)
    if name.stands is SeatPlace.ROW and not name.block:
        return name.row, name.number
    if seat.area == DAIS:
        return name.row or "1", name.number or seat.label
    return str(seat.row), seat.label


def _units(length: float) -> float:
    return round(length / UNIT_MM, 4)
