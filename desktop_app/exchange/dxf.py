"""Plans of halls as architects hand them out: the lines and words of a DXF, flat, to scale.

Drawn are lines, polylines with their arcs, arcs, circles, ellipses, splines, texts, filled shapes by their edge, and
blocks wherever they are inserted; of model space only, without layers that are off or frozen. Hatches, pictures and
bodies are left out. The unit is `$INSUNITS`; where a file names none, or one that would make the hall smaller than
a room or larger than a town, the unit that makes it a hall is taken.
Source: the DXF reference of Autodesk (2018), sections HEADER, TABLES, BLOCKS, ENTITIES. `dxf_tags` reads the pairs,
`dxf_parts` sorts them, `dxf_scale` makes millimetres of what is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.job import Job, Step
from desktop_app.domain.line_drawings import MOST_WORDS, written_drawing
from desktop_app.domain.refusal import Refusal

from .dxf_parts import Parts, read_parts
from .dxf_scale import DxfPlan, Text, to_scale
from .dxf_shapes import Point, arc, bulged, ellipse, spline
from .dxf_tags import Entity
from .dxf_words import told_lines

MOST_BYTES = 80_000_000
MOST_ENTITIES = 1_000_000
"""Drawn, each as often as its block is inserted."""
MOST_CORNERS = 600_000
"""Before those that nobody sees are left out."""
DEEPEST, MOST_COPIES = 12, 1_000
STEPS_EVERY = 20
WORDS = frozenset({"TEXT", "MTEXT", "ATTRIB"})
BLOCKS = frozenset({"INSERT", "DIMENSION", "ACAD_TABLE"})
CORNERED = frozenset({"POLYLINE", "VERTEX", "SEQEND"})

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_dxf(path: Path) -> Job[DxfPlan]:
    """The plan in a DXF file. Refuses what is missing or no DXF (dxf-unreadable), a DWG (dxf-is-dwg), what is too big
    for a hall or to be held (dxf-too-big), and a file in which nothing is drawn (dxf-empty). Of more than
    `MOST_WORDS` texts the first are taken."""
    yield Step(0, 0, path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal("dxf-too-big", file=path.name)
        data = path.read_bytes()
        return (yield from _plan(data, path.name))
    except (OSError, ValueError, LookupError, ArithmeticError) as error:
        # Nonsense that nobody has thought of is the file's fault too.
        raise Refusal("dxf-unreadable", file=path.name) from error


def _plan(data: bytes, name: str) -> Job[DxfPlan]:
    parts = yield from read_parts(data, name, SHAPES.keys() | WORDS | BLOCKS | CORNERED)
    drawn = _Drawn(parts, name)
    for number, entity in enumerate(drawn.draw(parts.entities, SAME, 0)):
        if number % STEPS_EVERY == 0 or entity.kind == "SPLINE":
            yield Step(number, 0, name)
    plan = yield from to_scale(drawn.lines, drawn.texts, parts.unit, name)
    return replace(plan, data=written_drawing(plan.drawing))


class _Drawn:
    """Lines and texts in the units of the file, y upwards."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts, self._name = parts, name
        self.lines: list[list[Point]] = []
        self.texts: list[Text] = []
        self._points = self._entities = 0

    def draw(self, entities: Sequence[Entity], matrix: Matrix, depth: int) -> Iterator[Entity]:
        """Draw entities; each is told when it has been, and each copy of a block once more."""
        vertices: list[Entity] = []
        line: Entity | None = None
        for entity in entities:
            self._count()
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

    def _count(self) -> None:
        self._entities += 1
        if self._entities > MOST_ENTITIES:
            raise Refusal("dxf-too-big", file=self._name)

    def _shown(self, entity: Entity) -> bool:
        hidden = entity.text(8).casefold() in self._parts.hidden or entity.flag(60)
        return not hidden and entity.flag(67) == 0

    def _one(self, entity: Entity, matrix: Matrix, depth: int) -> Iterator[Entity]:
        try:
            if entity.kind in BLOCKS:
                yield from self._insert(entity, matrix, depth)
            elif entity.kind in WORDS:
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
        if self._points > MOST_CORNERS:
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
        block = self._parts.blocks.get(entity.text(2).casefold())
        if block is None or not block.entities or depth >= DEEPEST:
            return
        if entity.kind != "INSERT":  # the picture of a dimension or table lies where it belongs
            yield from self.draw(block.entities, matrix, depth + 1)
            return
        space = _in_space(entity, matrix)
        base: Matrix = (1, 0, 0, 1, -block.base[0], -block.base[1])
        for own in _copies(entity):
            self._count()
            yield entity
            yield from self.draw(block.entities, _product(_product(space, own), base), depth + 1)

    def _write(self, entity: Entity, matrix: Matrix) -> None:
        if entity.kind == "ATTRIB" and entity.flag(70) & 1:
            return
        space = matrix if entity.kind == "MTEXT" else _in_space(entity, matrix)
        for place, height, turn, text in told_lines(entity):
            way = (math.cos(turn), math.sin(turn))
            along = space[0] * way[0] + space[2] * way[1], space[1] * way[0] + space[3] * way[1]
            grown = math.sqrt(abs(space[0] * space[3] - space[1] * space[2]))
            place, height = _moved(place, space), height * grown
            sound = all(map(math.isfinite, (*place, *along, height)))
            if sound and height > 0 and len(self.texts) < MOST_WORDS:
                self.texts.append(Text(place, height, math.degrees(math.atan2(along[1], along[0])), text))


def _copies(entity: Entity) -> Iterator[Matrix]:
    """Where each copy lies of a block that is inserted in rows and columns."""
    turn = math.radians(entity.number(50))
    wide, high = entity.number(41, 1.0), entity.number(42, 1.0)
    cos, sin = math.cos(turn), math.sin(turn)
    (x, y), apart = _at(entity), (entity.number(44), entity.number(45))
    columns, rows = (max(1, min(entity.flag(code), MOST_COPIES)) for code in (70, 71))
    for row in range(rows):
        for column in range(columns):
            aside, up = column * apart[0], row * apart[1]
            there = x + aside * cos - up * sin, y + aside * sin + up * cos
            yield (wide * cos, wide * sin, -high * sin, high * cos, *there)


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
