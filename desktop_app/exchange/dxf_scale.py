"""What is drawn in a DXF to scale: in millimetres about its middle, as a hall may hold it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.hall_files import LIMITS
from desktop_app.domain.job import Job, Step
from desktop_app.domain.line_drawings import FARTHEST_MM, MOST_POINTS, LineDrawing, Words
from desktop_app.domain.refusal import Refusal

from .dxf_shapes import Point

UNITS: dict[int, float] = {
    1: 25.4, 2: 304.8, 4: 1.0, 5: 10.0, 6: 1000.0, 8: 2.54e-5, 9: 0.0254, 10: 914.4, 14: 100.0, 15: 10_000.0,
}  # fmt: skip
"""Millimetres of each `$INSUNITS` a building is drawn in."""
GUESSED = (1.0, 1000.0, 10.0, 25.4, 304.8)
ROOM_MM, TOWN_MM = 3_000, 600_000
WIDEST_MM = LIMITS["width"][1]
"""As wide as what lies below a hall can be."""
STRAY = 10
UNSEEN_MM, MOST_PASSED = 3, 12
LINES_EVERY = 500


@dataclass(frozen=True)
class DxfPlan:
    """What was read: the drawing, the millimetres of one of its units, whether the file said so itself, and the
    drawing as it is kept."""

    drawing: LineDrawing
    unit_mm: float
    told: bool
    data: bytes = b""


@dataclass(frozen=True)
class Text:
    """A line of text in the units of the file: where its foot begins, its turn in degrees against the clock."""

    place: Point
    height: float
    turn: float
    text: str


def to_scale(
    all_lines: Sequence[Sequence[Point]], texts: Sequence[Text], unit: int, name: str
) -> Job[DxfPlan]:
    """In millimetres from the middle, y downwards, without `data`; `unit` is the `$INSUNITS` of the file. What lies
    far from everything else is left out, and a text that is higher than a hall is wide."""
    lines = _without_strays(all_lines)
    xs, ys = [x for line in lines for x, _y in line], [y for line in lines for _x, y in line]
    if not xs or max(max(xs) - min(xs), max(ys) - min(ys)) <= 0:
        raise Refusal("dxf-empty", file=name)
    left, right, foot, top = min(xs), max(xs), min(ys), max(ys)
    side = max(right - left, top - foot)
    scale, told = _millimetres(unit, side)
    if side * scale > WIDEST_MM:
        raise Refusal("dxf-too-big", file=name)
    x, y = (left + right) / 2, (foot + top) / 2
    margin = side / 10

    def placed(point: Point) -> tuple[int, int]:
        return round((point[0] - x) * scale), round((y - point[1]) * scale)

    flat: list[tuple[int, ...]] = []
    for number, line in enumerate(lines):
        flat.append(_flat([placed(point) for point in line]))
        if number % LINES_EVERY == 0:
            yield Step(number, len(lines), name)
    if sum(map(len, flat)) > 2 * MOST_POINTS:
        raise Refusal("dxf-too-big", file=name)
    words = tuple(
        Words(*placed(each.place), max(1, round(each.height * scale)), round(-each.turn), each.text)
        for each in texts
        if left - margin <= each.place[0] <= right + margin
        and foot - margin <= each.place[1] <= top + margin
        and each.height * scale <= FARTHEST_MM
    )
    width, height = (max(1, round(length * scale)) for length in (right - left, top - foot))
    return DxfPlan(LineDrawing(width, height, tuple(filter(None, flat)), words), scale, told)


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
    if said is not None and ROOM_MM / 3 <= side * said <= WIDEST_MM:
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
