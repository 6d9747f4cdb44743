"""From a design to its seats: where each stands, what it is called, and which seats of two designs are the same one.

Pure and repeatable: the same design gives the same seats in the same order, dais first, then part by part, row by row,
from the audience's left (round a table as `hall_tables` says).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .hall_design import (
    MOST_PARTS,
    MOST_SEATS,
    TABLE_EDGE_MM,
    TABLES,
    HallDesign,
    Part,
    PartKind,
    Place,
)
from .hall_numbers import row_words, seat_numbers
from .hall_tables import around
from .identity import new_id
from .refusal import Refusal
from .seating import DAIS, Seat

Point = tuple[float, float]
WIDEST_CURVE = 1.9 * math.pi
"""A row may not close into a ring."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A seat of a design, and the place in its part."""

    part: str
    place: Place
    area: str
    row: int
    number: int
    label: str
    x: int
    y: int
    aisle: bool

    def seat(self, hall_id: str, seat_id: str = "") -> Seat:
        """As a seat of a hall, with a fresh id unless one is given."""
        return Seat(
            id=seat_id or new_id(),
            hall_id=hall_id,
            area=self.area,
            row=self.row,
            number=self.number,
            label=self.label,
            x=self.x,
            y=self.y,
            aisle=self.aisle,
        )


def laid_out(design: HallDesign) -> tuple[Laid, ...]:
    """Every seat of a design. Refuses too many, names that two parts share, and labels that stand twice."""
    _ensure_sizes(design)
    seated = [part for part in design.parts if part.seated]
    areas = {part.id: area_of(part) for part in seated}
    for area, times in Counter(areas.values()).items():
        if times > 1:
            raise Refusal("block-name-twice", name=area)
    numbers = _Numbers(seated)
    ahead = _ahead(seated)
    found = [laid for part in sorted(seated, key=_dais_first) for laid in _lay(part, numbers, ahead[part.id])]
    labels = Counter(laid.label for laid in found)
    double = next((label for label, times in labels.items() if times > 1), "")
    if double:
        raise Refusal("label-twice", label=double)
    return tuple(found)


def seats_of(hall_id: str, design: HallDesign) -> tuple[Seat, ...]:
    """The seats of a design, each with a fresh id: dais first, then row by row, each from the audience's left."""
    seats = (laid.seat(hall_id) for laid in laid_out(design))
    return tuple(sorted(seats, key=lambda seat: (seat.area != DAIS, seat.row, seat.x, seat.number)))


def area_of(part: Part) -> str:
    """The key of the area a part's seats belong to."""
    if part.kind is PartKind.DAIS:
        return DAIS
    return f"T{part.name}" if part.kind in TABLES else part.name


def kept_ids(
    before: Sequence[Laid], after: Sequence[Laid], ids: Mapping[str, str]
) -> dict[tuple[str, Place], str]:
    """Which seats of a new design are seats that were there: (part, place) -> id. `ids`: label -> id before.

    A row with the same places keeps its chairs, whatever they are called now, but for a chair taken out or put back.
    Where a row grew or shrank the number on the chair tells, since nobody can say which of the chairs came or went;
    and in parts that were not there the whole label does.
    """
    old: dict[tuple[str, int], list[Laid]] = {}
    for laid in before:
        old.setdefault((laid.part, laid.place[0]), []).append(laid)
    new: dict[tuple[str, int], list[Laid]] = {}
    for laid in after:
        new.setdefault((laid.part, laid.place[0]), []).append(laid)
    kept: dict[tuple[str, Place], str] = {}
    for key, row in new.items():
        there = old.get(key, [])
        same = _same_chairs({each.place for each in there}, {each.place for each in row})
        known = {each.place if same else each.number: each.label for each in there}
        for laid in row:
            label = known.get(laid.place if same else laid.number, "")
            if label in ids:
                kept[laid.part, laid.place] = ids[label]
    used = set(kept.values())
    left = {label: each for label, each in ids.items() if each not in used}
    for laid in after:
        if laid.label in left and (laid.part, laid.place) not in kept:
            kept[laid.part, laid.place] = left.pop(laid.label)
    return kept


def _same_chairs(there: set[Place], row: set[Place]) -> bool:
    """Whether a row is as long as it was, with at most some of its chairs out."""
    return bool(there) and (there <= row or row <= there) and max(there) == max(row)


def lines(part: Part) -> list[list[Point]]:
    """Where the seats of a part are, row by row, from its middle, as if it were not turned."""
    if part.kind is PartKind.PLOTTED:
        rows: dict[int, list[Point]] = {}
        for plot in part.plots:
            rows.setdefault(plot.line, []).append((plot.x, plot.y))
        return [rows[line] for line in sorted(rows)]
    if part.kind in TABLES:
        return [around(part)]
    if part.kind is PartKind.DAIS:
        return _dais_lines(part)
    return [_line(part, row) for row in range(part.rows)] if part.seated else []


def in_hall(part: Part, point: Point) -> tuple[int, int]:
    """A point of a part, in the hall."""
    if not part.turn % 360:
        return part.x + round(point[0]), part.y + round(point[1])
    angle = math.radians(part.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    return part.x + round(point[0] * cos - point[1] * sin), part.y + round(point[0] * sin + point[1] * cos)


def dais_rows(chairs: int, rows: int) -> tuple[int, ...]:
    """How many chairs stand in each row of a dais, front row first: even rows, the front one not the smaller."""
    rows = min(rows, chairs) or 1
    each, more = divmod(chairs, rows)
    return tuple(each + (row < more) for row in range(rows)) if chairs else ()


def width_of_row(part: Part, row: int) -> int:
    """How many seats a row of a block has."""
    return max(1, part.seats + row * part.grow)


def _line(part: Part, row: int) -> list[Point]:
    """One row of a block. The rows of a curved one are circles about one point before the front row."""
    seats = width_of_row(part, row)
    aside = part.pitch / 4 * (1 if row % 2 else -1) if part.staggered and part.rows > 1 else 0.0
    xs = [(place - (seats - 1) / 2) * part.pitch + aside for place in range(seats)]
    y = (row - (part.rows - 1) / 2) * part.depth
    if not part.curve:
        return [(x, y) for x in xs]
    radius = part.curve + row * part.depth
    if seats * part.pitch > WIDEST_CURVE * radius:
        raise Refusal("curve-too-tight", name=part.name)
    return [(radius * math.sin(x / radius), y - radius + radius * math.cos(x / radius)) for x in xs]


def _dais_lines(part: Part) -> list[list[Point]]:
    """Rows of a dais go back from the audience: the front one is nearest to it."""
    sizes = dais_rows(part.seats, part.rows)
    found = []
    for row, chairs in enumerate(sizes):
        lean = part.lean * part.pitch / 2 if chairs % 2 == 0 else 0.0
        y = ((len(sizes) - 1) / 2 - row) * part.depth
        found.append([(lean + (place - (chairs - 1) / 2) * part.pitch, y) for place in range(chairs)])
    return found


class _Numbers:
    """Numbers and row words of every part; parts that go on from another are asked for it first."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._parts = {part.id: part for part in parts}
        self._known: dict[str, list[list[int]]] = {}
        self._asked: set[str] = set()

    def of(self, part: Part) -> list[list[int]]:
        """The numbers of each row; gaps take none."""
        if part.id not in self._known:
            if part.id in self._asked:
                raise Refusal("numbers-in-a-circle", name=part.name)
            self._asked.add(part.id)
            self._known[part.id] = list(self._rows(part))
        return self._known[part.id]

    def _rows(self, part: Part) -> Iterator[list[int]]:
        for row, places in enumerate(_places(part)):
            yield seat_numbers(len(places), part.numbering, self._last(part, row))

    def _last(self, part: Part, row: int) -> int | None:
        """The highest number of this row in the part before this one; has it no such row, in the one before that."""
        other = self._parts.get(part.numbering.after)
        if other is None or other.kind is not PartKind.BLOCK:
            return None
        rows = self.of(other)
        return max(rows[row]) if row < len(rows) and rows[row] else self._last(other, row)


def _places(part: Part) -> list[list[int]]:
    """The places of each row that have a seat."""
    if part.kind is PartKind.BLOCK:
        sizes = [width_of_row(part, row) for row in range(part.rows)]
    else:
        sizes = [len(line) for line in lines(part)]
    return [
        [place for place in range(size) if (row, place) not in part.gaps] for row, size in enumerate(sizes)
    ]


def _lay(part: Part, numbers: _Numbers, ahead: int) -> Iterator[Laid]:
    if part.kind is PartKind.PLOTTED:
        yield from _lay_plots(part, ahead)
        return
    points, known = lines(part), numbers.of(part)
    own = dict(part.own_labels)
    words = row_words(len(points), part.numbering)
    for row, places in enumerate(_places(part)):
        for place, number in zip(places, known[row], strict=True):
            x, y = in_hall(part, points[row][place])
            label = own.get((row, place)) or _label(part, words[row], row, number, len(points))
            ends = part.kind in TABLES or _at_end(places, place)
            aisle = ends and part.kind is not PartKind.DAIS
            yield Laid(part.id, (row, place), area_of(part), ahead + row + 1, number, label, x, y, aisle)


def _lay_plots(part: Part, ahead: int) -> Iterator[Laid]:
    """Seats of a plan from elsewhere keep what is written on them."""
    order: dict[int, int] = {}
    sizes = Counter(plot.line for plot in part.plots)
    own = dict(part.own_labels)
    for plot in part.plots:
        place = (plot.line, order.get(plot.line, 0))
        order[plot.line] = place[1] + 1
        if place in part.gaps:
            continue
        x, y = in_hall(part, (plot.x, plot.y))
        aisle = place[1] in (0, sizes[plot.line] - 1)
        label = own.get(place) or plot.label
        yield Laid(part.id, place, part.name, ahead + plot.line + 1, plot.number, label, x, y, aisle)


def _at_end(places: Sequence[int], place: int) -> bool:
    return place in (places[0], places[-1]) or place - 1 not in places or place + 1 not in places


def _label(part: Part, word: str, row: int, number: int, rows: int) -> str:
    if part.kind is PartKind.DAIS:
        return f"D-{number}" if rows == 1 else f"D{row + 1}-{number}"
    if part.kind in TABLES:
        return f"T{part.name}-{number}"
    told = f"{word}{number}" if part.numbering.letters else f"{word}-{number}"
    return f"{part.name} {told}" if part.numbering.named and part.name else told


def _ahead(parts: Sequence[Part]) -> dict[str, int]:
    """How many rows lie before the front of each part: so that row 1 of a rear block is no front row of the hall."""
    fronts = {
        part.id: min((in_hall(part, point)[1] for line in lines(part)[:1] for point in line), default=part.y)
        for part in parts
        if part.kind is not PartKind.DAIS
    }
    foremost = min(fronts.values(), default=0)
    return {
        part.id: round((fronts[part.id] - foremost) / max(part.depth, 1)) if part.id in fronts else 0
        for part in parts
    }


def _dais_first(part: Part) -> bool:
    return part.kind is not PartKind.DAIS


def _ensure_sizes(design: HallDesign) -> None:
    seats = sum(seat_count(part) for part in design.parts)
    if len(design.parts) > MOST_PARTS or seats > MOST_SEATS:
        raise Refusal("hall-too-large", seats=MOST_SEATS, parts=MOST_PARTS)
    if sum(part.kind is PartKind.DAIS for part in design.parts) > 1:
        raise Refusal("one-dais")
    nameless = next((part for part in design.parts if part.seated and not area_of(part)), None)
    if nameless is not None:
        raise Refusal("block-needs-name")


def seat_count(part: Part) -> int:
    """How many seats a part has."""
    return sum(map(len, _places(part))) if part.seated else 0


@lru_cache(4_096)
def outline(part: Part) -> tuple[tuple[int, int], ...]:
    """The corners of what a part covers in the hall, with half a seat about its seats."""
    half_wide, half_high = part.width / 2, part.height / 2
    points = [point for line in lines(part) for point in line]
    left = min([-half_wide, *(x - TABLE_EDGE_MM for x, _y in points)])
    right = max([half_wide, *(x + TABLE_EDGE_MM for x, _y in points)])
    top = min([-half_high, *(y - TABLE_EDGE_MM for _x, y in points)])
    foot = max([half_high, *(y + TABLE_EDGE_MM for _x, y in points)])
    corners = ((left, top), (right, top), (right, foot), (left, foot))
    return tuple(in_hall(part, corner) for corner in corners)
