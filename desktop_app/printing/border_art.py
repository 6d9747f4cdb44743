"""Ornament of certificates, drawn from geometry: frets, corners, rosettes, guilloches. All of it our own.

Each art takes a canvas whose origin is the lower left corner of its box, the size of the box in points, and two
colours of the template.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from . import ornaments
from .colour import Colour

MM = 72 / 25.4

Point = tuple[float, float]
Colours = Sequence[Colour]
Art = Callable[[Any, float, float, Colours], None]


def _polyline(canvas: Any, points: Sequence[Point], close: bool = False) -> None:
    first, *others = [f"{x:.2f} {y:.2f}" for x, y in points]
    canvas._code.append(f"{first} m {' l '.join(others)} l {'s' if close else 'S'}")


def _pen(canvas: Any, colour: Colour, width: float) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(width)


def _frame(canvas: Any, width: float, height: float, inset: float) -> None:
    canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset)


_FRET: Sequence[Point] = (
    (0.0, 0.0),
    (0.0, 1.0),
    (0.82, 1.0),
    (0.82, 0.2),
    (0.27, 0.2),
    (0.27, 0.7),
    (0.55, 0.7),
    (0.55, 0.45),
)
"""One hook of a fret (回纹) in a unit square, from the foot of the line inwards."""


def _fret(
    canvas: Any, start: Point, along: Point, inward: Point, unit: float, count: int, depth: float
) -> None:
    """`count` hooks along a side; every second is mirrored so that pairs face each other."""
    for hook in range(count):
        points = []
        for u, v in _FRET:
            across = (1 - u) if hook % 2 else u
            points.append(
                (
                    start[0] + along[0] * (hook + across) * unit + inward[0] * v * depth,
                    start[1] + along[1] * (hook + across) * unit + inward[1] * v * depth,
                )
            )
        _polyline(canvas, points)


def _sides(
    width: float, height: float, inset: float, corner: float
) -> Iterable[tuple[Point, Point, Point, float]]:
    """The four sides between the corners: start, direction, inward direction, length."""
    left, right, foot, top = inset, width - inset, inset, height - inset
    across, up = width - 2 * (inset + corner), height - 2 * (inset + corner)
    yield (left + corner, foot), (1, 0), (0, 1), across
    yield (right - corner, top), (-1, 0), (0, -1), across
    yield (right, foot + corner), (0, 1), (-1, 0), up
    yield (left, top - corner), (0, -1), (1, 0), up


def palace(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A gold fret between fine lines, with flowered corners and a cinnabar line within: the formal Chinese frame."""
    gold, red = colours
    inset, depth, corner = 11.5 * MM, 5.2 * MM, 12.0 * MM
    _pen(canvas, gold, 1.5)
    _frame(canvas, width, height, 8.5 * MM)
    _pen(canvas, gold, 0.4)
    for at in (9.7, 19.2):
        _frame(canvas, width, height, at * MM)
    _pen(canvas, red, 1.1)
    _frame(canvas, width, height, 20.6 * MM)
    _pen(canvas, gold, 0.75)
    for start, along, inward, length in _sides(width, height, inset, corner):
        count = 2 * round(length / (5.4 * MM) / 2)
        _fret(canvas, start, along, inward, length / count, count, depth)
    for x in (1, -1):
        for y in (1, -1):
            centre = (
                (inset + corner / 2) if x == 1 else width - inset - corner / 2,
                (inset + corner / 2) if y == 1 else height - inset - corner / 2,
            )
            _corner(canvas, centre, corner, colours)


def _corner(canvas: Any, centre: Point, size: float, colours: Colours) -> None:
    """A flower of eight petals in a square with cut corners."""
    (x, y), (gold, red) = centre, colours
    half, cut = size * 0.47, size * 0.14
    canvas.saveState()
    canvas.setFillColorRGB(1, 1, 1)
    outline = [
        (x - half + cut, y - half),
        (x + half - cut, y - half),
        (x + half, y - half + cut),
        (x + half, y + half - cut),
        (x + half - cut, y + half),
        (x - half + cut, y + half),
        (x - half, y + half - cut),
        (x - half, y - half + cut),
    ]
    _pen(canvas, gold, 0.9)
    _polyline(canvas, outline, close=True)
    for turn in (0, math.pi / 8):
        _pen(canvas, gold, 0.6)
        _polyline(canvas, _petals(centre, size * 0.36, 8, turn, 0.36), close=True)
    _pen(canvas, red, 0.7)
    _polyline(canvas, _petals(centre, size * 0.17, 4, math.pi / 4, 0.45), close=True)
    canvas.setFillColorRGB(*red)
    canvas.circle(x, y, size * 0.035, stroke=0, fill=1)
    canvas.restoreState()


def _petals(
    centre: Point, radius: float, count: int, turn: float, depth: float, steps: int = 120
) -> list[Point]:
    points = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        reach = radius * (1 - depth + depth * abs(math.cos(count * (angle - turn) / 2)))
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return points


def rosette(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A pale guilloche rosette behind the text, as banknotes have: rings of interlaced waves about the middle."""
    centre, scale = (width / 2, height / 2), min(width, height) / 98
    _pen(canvas, colours[0], 0.3)
    for lobes, middle, swing, strands in ((36, 45, 4.0, 4), (24, 34, 6.5, 6), (18, 20, 6.5, 6)):
        for strand in range(strands):
            turn = 2 * math.pi * strand / strands
            points = []
            for step in range(20 * lobes):
                angle = 2 * math.pi * step / (20 * lobes)
                reach = (middle + swing * math.sin(lobes * angle + turn)) * scale
                points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
            _polyline(canvas, points, close=True)


def flourish(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A fine line as wide as the box with diamonds in its middle and at its ends, for under a title."""
    gold, red = colours
    x, y, reach = width / 2, height / 2, width / 2 - 1 * MM
    _pen(canvas, gold, 0.6)
    canvas.line(x - reach, y, x - 4 * MM, y)
    canvas.line(x + 4 * MM, y, x + reach, y)
    canvas.setFillColorRGB(*red)
    _diamond(canvas, (x, y), 1.5 * MM)
    canvas.setFillColorRGB(*gold)
    for side in (-1, 1):
        _diamond(canvas, (x + side * 3.0 * MM, y), 0.7 * MM)
        _diamond(canvas, (x + side * reach, y), 0.7 * MM)


def _diamond(canvas: Any, centre: Point, reach: float) -> None:
    path = canvas.beginPath()
    x, y = centre
    path.moveTo(round(x, 2), round(y + reach, 2))
    for point in ((x + reach, y), (x, y - reach), (x - reach, y)):
        path.lineTo(round(point[0], 2), round(point[1], 2))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def guilloche(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """Interlaced waves in gold between navy lines: the frame of the English certificate."""
    navy, gold = colours
    inset = 14.0 * MM
    _pen(canvas, navy, 1.6)
    _frame(canvas, width, height, 9 * MM)
    _pen(canvas, navy, 0.4)
    for at in (10.2, 17.8):
        _frame(canvas, width, height, at * MM)
    _pen(canvas, gold, 0.8)
    _frame(canvas, width, height, 19 * MM)
    _pen(canvas, gold, 0.35)
    for start, along, inward, length in _sides(width, height, inset, 5.5 * MM):
        waves = 2 * round(length / (9 * MM) / 2)
        for phase in range(6):
            _polyline(canvas, list(_wave(start, along, inward, length, waves, phase * math.pi / 6)))
    for x in (inset, width - inset):
        for y in (inset, height - inset):
            for turn in range(6):
                _pen(canvas, gold, 0.35)
                _polyline(canvas, _petals((x, y), 5.2 * MM, 6, turn * math.pi / 36, 0.5), close=True)
            canvas.setFillColorRGB(*navy)
            canvas.circle(x, y, 0.8 * MM, stroke=0, fill=1)


def _wave(
    start: Point, along: Point, inward: Point, length: float, waves: int, phase: float
) -> Iterable[Point]:
    steps = waves * 12
    for step in range(steps + 1):
        s = length * step / steps
        swing = 2.6 * MM * math.sin(math.pi * waves * step / steps + phase)
        yield start[0] + along[0] * s + inward[0] * swing, start[1] + along[1] * s + inward[1] * swing


ARTS: Mapping[str, Art] = {
    "palace": palace,
    "rosette": rosette,
    "flourish": flourish,
    "guilloche": guilloche,
    "laurel": ornaments.laurel,
    "star": ornaments.star,
    "medal": ornaments.medal,
    "scales": ornaments.scales,
    "waves": ornaments.waves,
    "rays": ornaments.rays,
    "corners": ornaments.corners,
    "plaque": ornaments.plaque,
}
"""What a template may ask for by name."""
