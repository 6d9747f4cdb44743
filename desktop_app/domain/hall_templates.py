"""Halls to begin with, from a few numbers: lecture hall, theatre, classroom, banquet, council chamber, horseshoe."""

from __future__ import annotations

import enum
import math
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from .hall_design import (
    CHAIR_MM,
    DAIS_ROW_MM,
    ROW_MM,
    SEAT_MM,
    Counting,
    HallDesign,
    Numbering,
    Part,
    PartKind,
)
from .hall_seats import in_hall, laid_out, lines, outline
from .halls import FOYER_MM, MOST_IN_ROW, MOST_ON_DAIS, MOST_ROWS
from .refusal import Refusal

AISLE_GAP_MM = 1300
"""Between the middles of two seats with an aisle between them."""
DESK_ROW_MM = 1400
"""Between rows with desks."""
TABLE_GAP_MM = 1500
"""Between the chairs of two tables."""
CURVE_MM = 9_000


class HallTemplate(enum.StrEnum):
    """What kind of hall."""

    LECTURE = "lecture"
    THEATRE = "theatre"
    CLASSROOM = "classroom"
    BANQUET = "banquet"
    COUNCIL = "council"
    HORSESHOE = "horseshoe"


@dataclass(frozen=True, slots=True)
class HallNumbers:
    """The few numbers. Lecture, theatre, classroom, council: `rows` of `seats`. Banquet: `rows` tables of `seats`.
    Horseshoe: `seats` at the far side, `rows` along each flank. `dais` chairs in `dais_rows`; `lean` as in `Part`."""

    template: HallTemplate = HallTemplate.LECTURE
    rows: int = 12
    seats: int = 20
    dais: int = 0
    dais_rows: int = 1
    lean: int = 0


def templated(numbers: HallNumbers) -> HallDesign:
    """The hall. Refuses numbers out of bounds and rows too wide for their curve."""
    if not (1 <= numbers.rows <= MOST_ROWS and 1 <= numbers.seats <= MOST_IN_ROW):
        raise Refusal("hall-size", rows=MOST_ROWS, seats=MOST_IN_ROW)
    if not (0 <= numbers.dais <= MOST_ON_DAIS and 1 <= numbers.dais_rows <= 3):
        raise Refusal("dais-size", most=MOST_ON_DAIS)
    parts = tuple(_MAKERS[numbers.template](numbers))
    design = HallDesign((*_front(numbers, parts), *parts))
    laid_out(design)
    return design


def _front(numbers: HallNumbers, parts: tuple[Part, ...]) -> Iterator[Part]:
    """The stage with the dais and the lectern on it, before the foremost seat and about the middle of the hall."""
    points = [in_hall(part, point) for part in parts for line in lines(part) for point in line]
    front = min(y for _x, y in points) - FOYER_MM
    middle = (min(x for x, _y in points) + max(x for x, _y in points)) // 2
    rows = min(numbers.dais_rows, numbers.dais) or 1
    deep = (rows - 1) * DAIS_ROW_MM
    wide = max(6_000, -(-numbers.dais // rows) * CHAIR_MM + 4_000)
    yield Part("stage", PartKind.STAGE, middle, front - deep // 2, width=wide, height=deep + 2_600)
    yield Part("lectern", PartKind.LECTERN, middle - wide // 2 + 1_000, front, width=700, height=500)
    if numbers.dais:
        yield Part(
            "dais",
            PartKind.DAIS,
            middle,
            front - deep // 2,
            rows=rows,
            seats=numbers.dais,
            pitch=CHAIR_MM,
            depth=DAIS_ROW_MM,
            lean=numbers.lean,
        )


def _cut(seats: int, blocks: int) -> list[int]:
    """A row cut into blocks, the middle one the largest; the outer ones are alike."""
    if blocks == 1 or seats < blocks:
        return [seats]
    if blocks == 2:
        return [seats - seats // 2, seats // 2]
    side = max(1, seats // 4)
    return [side, seats - 2 * side, side]


def _blocks(numbers: HallNumbers, blocks: int, plain: Part) -> Iterator[Part]:
    """Blocks side by side about the middle line, numbered from the left on across the aisles."""
    sizes = _cut(numbers.seats, blocks)
    wide = sum((size - 1) * plain.pitch for size in sizes) + (len(sizes) - 1) * AISLE_GAP_MM
    left, before = -wide // 2, ""
    for name, size in zip(string.ascii_uppercase, sizes, strict=False):
        x = left + (size - 1) * plain.pitch // 2
        numbering = replace(plain.numbering, after=before)
        yield replace(plain, id=f"block-{name}", name=name, x=x, seats=size, numbering=numbering)
        left += (size - 1) * plain.pitch + AISLE_GAP_MM
        before = f"block-{name}"


def _lecture(numbers: HallNumbers) -> Iterator[Part]:
    """One middle aisle; staggered, so that everybody sees past the head before."""
    yield from _blocks(
        numbers, 2, Part("", PartKind.BLOCK, rows=numbers.rows, staggered=True, y=_deep(numbers, ROW_MM))
    )


def _theatre(numbers: HallNumbers) -> Iterator[Part]:
    """Two aisles and curved rows: three sectors of the same circles, odd numbers on the left, even on the right."""
    sizes = _cut(numbers.seats, 3)
    longest = numbers.seats * SEAT_MM + 2 * AISLE_GAP_MM
    radius = max(CURVE_MM, round(longest / math.radians(80)))
    names = {-1: "B", 0: "A", 1: "C"} if len(sizes) == 3 else {0: "A"}
    for side, name in names.items():
        size = sizes[side + 1] if len(sizes) == 3 else sizes[0]
        yield _sector(numbers, radius, side, name, size, sizes)


def _sector(numbers: HallNumbers, radius: int, side: int, name: str, size: int, sizes: list[int]) -> Part:
    """One sector: the block is laid straight before the dais, then carried round the middle of the circle."""
    apart = (sizes[len(sizes) // 2] + size - 2) * SEAT_MM / 2 + AISLE_GAP_MM if side else 0.0
    angle = side * apart / radius
    front = -_deep(numbers, ROW_MM)
    reach = radius - front
    outer = Numbering(
        counting=Counting.MIDDLE if not side else Counting.RIGHT if side < 0 else Counting.LEFT,
        first=1 if not side else sizes[1] + (1 if (sizes[1] % 2 == 0) == (side < 0) else 2),
        step=1 if not side else 2,
    )
    return Part(
        f"block-{name}",
        PartKind.BLOCK,
        x=round(reach * math.sin(angle)),
        y=round(reach * math.cos(angle)) - radius,
        turn=-round(math.degrees(angle)),
        name=name,
        rows=numbers.rows,
        seats=size,
        curve=radius,
        numbering=outer,
    )


def _classroom(numbers: HallNumbers) -> Iterator[Part]:
    """Two aisles, desks before every row."""
    plain = Part(
        "", PartKind.BLOCK, rows=numbers.rows, pitch=700, depth=DESK_ROW_MM, y=_deep(numbers, DESK_ROW_MM)
    )
    yield from _blocks(numbers, 3, plain)


def _council(numbers: HallNumbers) -> Iterator[Part]:
    """Rows of desks in arcs about the chair; each row holds more than the one before it."""
    radius = max(4_000, round(numbers.seats * 800 / math.radians(150)))
    grow = max(0, math.floor(math.radians(150) * DESK_ROW_MM / 800))
    yield Part(
        "block-A",
        PartKind.BLOCK,
        y=_deep(numbers, DESK_ROW_MM),
        name="A",
        rows=numbers.rows,
        seats=numbers.seats,
        pitch=800,
        depth=DESK_ROW_MM,
        curve=radius,
        grow=grow,
        numbering=Numbering(Counting.MIDDLE),
    )


def _banquet(numbers: HallNumbers) -> Iterator[Part]:
    """Round tables in rows, the first ones nearest the dais; table 1 in the middle of the front."""
    plain = Part("", PartKind.ROUND, name="1", seats=numbers.seats, pitch=SEAT_MM + 50)
    corners = outline(plain)
    step = max(x for x, _y in corners) - min(x for x, _y in corners) + TABLE_GAP_MM
    across = max(1, math.ceil(math.sqrt(numbers.rows * 1.4)))
    places = ((row, place) for row in range(numbers.rows) for place in _from_middle(across))
    for number, (row, place) in enumerate(islice(places, numbers.rows), 1):
        x = round((place - (across - 1) / 2) * step)
        yield replace(plain, id=f"table-{number}", name=str(number), x=x, y=row * step)


def _from_middle(across: int) -> list[int]:
    return sorted(range(across), key=lambda place: (abs(2 * place - across + 1), -place))


def _horseshoe(numbers: HallNumbers) -> Iterator[Part]:
    yield Part(
        "table-1", PartKind.HORSESHOE, name="1", rows=numbers.rows, seats=numbers.seats, pitch=SEAT_MM + 100
    )


def _deep(numbers: HallNumbers, depth: int) -> int:
    return (numbers.rows - 1) * depth // 2


_MAKERS: dict[HallTemplate, Callable[[HallNumbers], Iterator[Part]]] = {
    HallTemplate.LECTURE: _lecture,
    HallTemplate.THEATRE: _theatre,
    HallTemplate.CLASSROOM: _classroom,
    HallTemplate.BANQUET: _banquet,
    HallTemplate.COUNCIL: _council,
    HallTemplate.HORSESHOE: _horseshoe,
}
