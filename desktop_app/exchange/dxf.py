"""Plans of halls as architects hand them out: the lines and words of a DXF, flat, to scale.

Drawn are lines, polylines with their arcs, arcs, circles, ellipses, splines, texts, filled shapes by their edge, and
blocks wherever they are inserted; of model space only, without layers that are off or frozen. Hatches, pictures and
bodies are left out. The unit is `$INSUNITS`; where a file names none, or one that would make the hall smaller than
a room or larger than a town, the unit that makes it a hall is taken.
Source: the DXF reference of Autodesk (2018), sections HEADER, TABLES, BLOCKS, ENTITIES. `dxf_tags` reads the pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from desktop_app.domain.job import Job, Step
from desktop_app.domain.line_drawings import FARTHEST_MM, MOST_POINTS, MOST_WORDS, LineDrawing, Words
from desktop_app.domain.refusal import Refusal

from .dxf_shapes import Point, arc, bulged, ellipse, spline
from .dxf_tags import Entity, Tag, read_tags
from .dxf_words import told_lines

MOST_BYTES = 80_000_000
MOST_ENTITIES = 1_000_000
DEEPEST = 12
UNITS: dict[int, float] = {
    1: 25.4, 2: 304.8, 4: 1.0, 5: 10.0, 6: 1000.0, 8: 2.54e-5, 9: 0.0254, 10: 914.4, 14: 100.0, 15: 10_000.0,
}  # fmt: skip
"""Millimetres of each `$INSUNITS` a building is drawn in."""
GUESSED = (1.0, 1000.0, 10.0, 25.4, 304.8)
ROOM_MM, TOWN_MM = 3_000, 600_000
STEPS_EVERY = 2_000
STRAY = 10
UNSEEN_MM, MOST_PASSED = 3, 12

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class DxfPlan:
    """What was read: the drawing, the millimetres of one of its units, and whether the file said so itself."""

    drawing: LineDrawing
    unit_mm: float
    told: bool


@dataclass
class _Text:
    place: Point
    height: float
    turn: float
    text: str


@dataclass
class _Block:
    base: Point = (0.0, 0.0)
    entities: list[Entity] = field(default_factory=list)


@dataclass
class _File:
    """A DXF in parts."""

    unit: int = 0
    hidden: set[str] = field(default_factory=set)
    blocks: dict[str, _Block] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)

    def hide(self, layer: Entity) -> None:
        """What is on a layer that is frozen or off is not shown."""
        if layer.flag(70) & 1 or layer.number(62, 7) < 0:
            self.hidden.add(layer.text(2).casefold())

    def sort(self, record: Entity, block: _Block) -> _Block:
        """Take a record of the blocks in; the block that is open then."""
        if record.kind == "BLOCK":
            block = _Block((record.number(10), record.number(20)))
            self.blocks[record.text(2).casefold()] = block
        elif record.kind != "ENDBLK":
            block.entities.append(record)
        return block


def read_dxf(path: Path) -> Job[DxfPlan]:
    """The plan in a DXF file. Refuses what is missing or no DXF (dxf-unreadable), a DWG (dxf-is-dwg), what is too big
    (dxf-too-big), and a file in which nothing is drawn (dxf-empty)."""
    yield Step(0, 0, path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal("dxf-too-big", file=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("dxf-unreadable", file=path.name) from error
    file = _parts(read_tags(data, path.name), path.name)
    drawn = _Drawn(file, path.name)
    for number, _entity in enumerate(drawn.draw(file.entities, SAME, 0)):
        if number % STEPS_EVERY == 0:
            yield Step(number, 0, path.name)
    return _to_scale(drawn, file.unit, path.name)


def _parts(tags: Sequence[Tag], name: str) -> _File:
    """Sections, blocks and layers of a file."""
    file, section, block = _File(), "", _Block()
    if not any(tag == (0, "SECTION") for tag in tags[:200]):
        raise Refusal("dxf-unreadable", file=name)
    for record in _records(tags):
        if record.kind == "SECTION":
            section = record.text(2)
            file.unit = _header_unit(record.tags) if section == "HEADER" else file.unit
        elif section == "TABLES" and record.kind == "LAYER":
            file.hide(record)
        elif section == "BLOCKS":
            block = file.sort(record, block)
        elif section == "ENTITIES":
            file.entities.append(record)
    return file


def _records(tags: Sequence[Tag]) -> Iterator[Entity]:
    """Everything that begins with a group 0, with what follows it."""
    found: Entity | None = None
    for tag in tags:
        if tag[0] == 0:
            if found is not None:
                yield found
            found = Entity(tag[1].upper())
        elif found is not None:
            found.tags.append(tag)
    if found is not None:
        yield found


def _header_unit(tags: Sequence[Tag]) -> int:
    for at, tag in enumerate(tags[:-1]):
        if tag == (9, "$INSUNITS"):
            told = tags[at + 1][1].strip()
            return int(told) if told.isdecimal() else 0
    return 0


class _Drawn:
    """Lines and texts in the units of the file, y upwards."""

    def __init__(self, file: _File, name: str) -> None:
        self._file, self._name = file, name
        self.lines: list[list[Point]] = []
        self.texts: list[_Text] = []
        self._points = self._entities = 0

    def draw(self, entities: Sequence[Entity], matrix: Matrix, depth: int) -> Iterator[Entity]:
        """Draw entities; each is told when it has been."""
        vertices: list[Entity] = []
        line: Entity | None = None
        for entity in entities:
            self._entities += 1
            if self._entities > MOST_ENTITIES:
                raise Refusal("dxf-too-big", file=self._name)
            if entity.kind == "POLYLINE":
                line, vertices = entity, []
            elif entity.kind == "VERTEX":
                vertices.append(entity)
            elif entity.kind == "SEQEND" and line is not None:
                self._polyline(line, vertices, matrix)
                line = None
            elif self._shown(entity):
                yield from self._one(entity, matrix, depth)
            yield entity

    def _shown(self, entity: Entity) -> bool:
        hidden = entity.text(8).casefold() in self._file.hidden or entity.flag(60)
        return not hidden and entity.flag(67) == 0

    def _one(self, entity: Entity, matrix: Matrix, depth: int) -> Iterator[Entity]:
        try:
            if entity.kind in ("INSERT", "DIMENSION", "ACAD_TABLE"):
                yield from self._insert(entity, matrix, depth)
            elif entity.kind in ("TEXT", "MTEXT", "ATTRIB"):
                self._write(entity, matrix)
            elif entity.kind in SHAPES:
                points = SHAPES[entity.kind](entity)
                self._line(points, _in_space(entity, matrix))
        except (ValueError, OverflowError, ZeroDivisionError):
            return  # one entity that makes no sense spoils no plan

    def _line(self, points: Sequence[Point], matrix: Matrix) -> None:
        moved = [_moved(point, matrix) for point in points]
        if len(moved) < 2 or not all(math.isfinite(value) for point in moved for value in point):
            return
        self._points += len(moved)
        if self._points > MOST_POINTS:
            raise Refusal("dxf-too-big", file=self._name)
        self.lines.append(moved)

    def _polyline(self, entity: Entity, vertices: Sequence[Entity], matrix: Matrix) -> None:
        """The older kind, with a vertex each; of curves only the corners they were smoothed to; no meshes."""
        if entity.flag(70) & (16 | 64) or not self._shown(entity):
            return
        kept = [vertex for vertex in vertices if not vertex.flag(70) & 16]
        points = [(vertex.number(10), vertex.number(20)) for vertex in kept]
        bulges = [vertex.number(42) for vertex in kept]
        space = matrix if entity.flag(70) & 8 else _in_space(entity, matrix)
        self._line(bulged(points, bulges, bool(entity.flag(70) & 1)), space)

    def _insert(self, entity: Entity, matrix: Matrix, depth: int) -> Iterator[Entity]:
        block = self._file.blocks.get(entity.text(2).casefold())
        if block is None or depth >= DEEPEST:
            return
        if entity.kind != "INSERT":  # the picture of a dimension or table lies where it belongs
            yield from self.draw(block.entities, matrix, depth + 1)
            return
        turn = math.radians(entity.number(50))
        scale = entity.number(41, 1.0), entity.number(42, 1.0)
        cos, sin = math.cos(turn), math.sin(turn)
        for row in range(max(1, min(entity.flag(71), 1_000))):
            for column in range(max(1, min(entity.flag(70), 1_000))):
                aside, up = column * entity.number(44), row * entity.number(45)
                there = (
                    entity.number(10) + aside * cos - up * sin,
                    entity.number(20) + aside * sin + up * cos,
                )
                own: Matrix = (
                    scale[0] * cos, scale[0] * sin, -scale[1] * sin, scale[1] * cos, there[0], there[1],
                )  # fmt: skip
                base: Matrix = (1, 0, 0, 1, -block.base[0], -block.base[1])
                yield from self.draw(
                    block.entities, _product(_product(_in_space(entity, matrix), own), base), depth + 1
                )

    def _write(self, entity: Entity, matrix: Matrix) -> None:
        if entity.kind == "ATTRIB" and entity.flag(70) & 1:
            return
        space = matrix if entity.kind == "MTEXT" else _in_space(entity, matrix)
        for place, height, turn, text in told_lines(entity):
            way = (math.cos(turn), math.sin(turn))
            along = space[0] * way[0] + space[2] * way[1], space[1] * way[0] + space[3] * way[1]
            grown = math.sqrt(abs(space[0] * space[3] - space[1] * space[2]))
            if height * grown > 0 and len(self.texts) < MOST_WORDS:
                turned = math.degrees(math.atan2(along[1], along[0]))
                self.texts.append(_Text(_moved(place, space), height * grown, turned, text))


def _pairs(entity: Entity, x: int, y: int) -> list[Point]:
    return list(zip(entity.numbers(x), entity.numbers(y), strict=False))


def _at(entity: Entity, code: int = 10) -> Point:
    return entity.number(code), entity.number(code + 10)


def _light_polyline(entity: Entity) -> list[Point]:
    """Vertices with a bulge each where there is one: a bulge belongs to the vertex before it."""
    points: list[list[float]] = []
    bulges: list[float] = []
    for code, value in entity.tags:
        if code == 10:
            points.append([float(value), 0.0])
            bulges.append(0.0)
        elif code == 20 and points:
            points[-1][1] = float(value)
        elif code == 42 and points:
            bulges[-1] = float(value)
    return bulged([(x, y) for x, y in points], bulges, bool(entity.flag(70) & 1))


def _filled(entity: Entity) -> list[Point]:
    """The edge of a filled shape; its third and fourth corners stand crosswise."""
    one, two, three, four = (_at(entity, code) for code in (10, 11, 12, 13))
    return [one, two, four, three, one] if entity.kind != "3DFACE" else [one, two, three, four, one]


def _spline(entity: Entity) -> list[Point]:
    points = _pairs(entity, 10, 20)
    if not points:
        return _pairs(entity, 11, 21)
    return spline(points, entity.numbers(40), entity.flag(71), entity.numbers(41))


SHAPES: dict[str, Callable[[Entity], list[Point]]] = {
    "LINE": lambda e: [_at(e), _at(e, 11)],
    "LWPOLYLINE": _light_polyline,
    "ARC": lambda e: arc(_at(e), e.number(40), e.number(50), e.number(51)),
    "CIRCLE": lambda e: arc(_at(e), e.number(40), 0, 360),
    "ELLIPSE": lambda e: ellipse(_at(e), _at(e, 11), e.number(40), e.number(41), e.number(42, 2 * math.pi)),
    "SPLINE": _spline,
    "SOLID": _filled,
    "TRACE": _filled,
    "3DFACE": _filled,
    "LEADER": lambda e: _pairs(e, 10, 20),
}
IN_THE_WORLD = frozenset({"LINE", "ELLIPSE", "SPLINE", "3DFACE", "LEADER"})
"""Drawn in world coordinates; the others in their own, which may be seen from below."""


def _in_space(entity: Entity, matrix: Matrix) -> Matrix:
    """What is seen from below is mirrored."""
    if entity.kind in IN_THE_WORLD or entity.number(230, 1.0) >= 0:
        return matrix
    return _product(matrix, (-1, 0, 0, 1, 0, 0))


def _moved(point: Point, by: Matrix) -> Point:
    return by[0] * point[0] + by[2] * point[1] + by[4], by[1] * point[0] + by[3] * point[1] + by[5]


def _product(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    x, y = _moved((inner[4], inner[5]), outer)
    return (
        outer[0] * inner[0] + outer[2] * inner[1],
        outer[1] * inner[0] + outer[3] * inner[1],
        outer[0] * inner[2] + outer[2] * inner[3],
        outer[1] * inner[2] + outer[3] * inner[3],
        x,
        y,
    )


def _to_scale(drawn: _Drawn, unit: int, name: str) -> DxfPlan:
    """In millimetres from the middle, y downwards; what lies far from everything else is left out."""
    lines = _without_strays(drawn.lines)
    xs, ys = [x for line in lines for x, _y in line], [y for line in lines for _x, y in line]
    if not xs or max(max(xs) - min(xs), max(ys) - min(ys)) <= 0:
        raise Refusal("dxf-empty", file=name)
    left, right, foot, top = min(xs), max(xs), min(ys), max(ys)
    scale, told = _millimetres(unit, max(right - left, top - foot))
    if max(right - left, top - foot) * scale > 2 * FARTHEST_MM:
        raise Refusal("dxf-too-big", file=name)
    x, y = (left + right) / 2, (foot + top) / 2
    margin = max(right - left, top - foot) / 10

    def placed(point: Point) -> tuple[int, int]:
        return round((point[0] - x) * scale), round((y - point[1]) * scale)

    words = (
        Words(*placed(each.place), max(1, round(each.height * scale)), round(-each.turn), each.text)
        for each in drawn.texts
        if left - margin <= each.place[0] <= right + margin and foot - margin <= each.place[1] <= top + margin
    )
    flat = tuple(filter(None, (_flat([placed(point) for point in line]) for line in lines)))
    width, height = (max(1, round(side * scale)) for side in (right - left, top - foot))
    return DxfPlan(LineDrawing(width, height, flat, tuple(words)), scale, told)


def _flat(points: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """x, y, x, y … without corners that nobody sees; nothing where only one is left."""
    kept, passed = [points[0]], list[tuple[int, int]]()
    for point, after in pairwise([*points[1:], points[-1]]):
        passed.append(point)
        if len(passed) > MOST_PASSED or any(_aside(each, kept[-1], after) > UNSEEN_MM for each in passed):
            kept.append(point)
            passed.clear()
    if kept[-1] != points[-1]:
        kept.append(points[-1])
    return tuple(value for point in kept for value in point) if len(kept) > 1 else ()


def _aside(point: tuple[int, int], one: tuple[int, int], two: tuple[int, int]) -> float:
    """How far a point is from the stretch between two others."""
    x, y = two[0] - one[0], two[1] - one[1]
    long = x * x + y * y
    share = ((point[0] - one[0]) * x + (point[1] - one[1]) * y) / long if long else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - one[0] - share * x, point[1] - one[1] - share * y)


def _millimetres(unit: int, side: float) -> tuple[float, bool]:
    """Of one unit of the drawing, and whether the file says so; `side` is the longer side of the whole."""
    said = UNITS.get(unit)
    if said is not None and ROOM_MM / 3 <= side * said <= 2 * FARTHEST_MM:
        return said, True
    fits = (factor for factor in GUESSED if ROOM_MM <= side * factor <= TOWN_MM)
    return next(fits, said or 1.0), False


def _without_strays(lines: Sequence[Sequence[Point]]) -> Sequence[Sequence[Point]]:
    """Drawings often keep a forgotten line miles away: out with what is as far off as ten such plans."""
    corners = sorted(x for line in lines for x, _y in line), sorted(y for line in lines for _x, y in line)
    if not corners[0]:
        return lines
    low = [axis[len(axis) // 100] for axis in corners]
    high = [axis[-1 - len(axis) // 100] for axis in corners]
    room = STRAY * max(high[0] - low[0], high[1] - low[1]) or math.inf
    return [
        line
        for line in lines
        if all(low[axis] - room <= p[axis] <= high[axis] + room for p in line for axis in (0, 1))
    ]
