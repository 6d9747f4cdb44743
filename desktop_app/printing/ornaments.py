"""Motifs of certificates, drawn from geometry: laurels, medals, sea waves, swept colour, rays, corners, plaques.

Each takes a canvas whose origin is the lower left corner of its box, the size of the box in points, and two colours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from .colour import Colour

MM = 72 / 25.4
Point = tuple[float, float]
Colours = Sequence[Colour]


def _filled(canvas: Any, colour: Colour, points: Iterable[Point]) -> None:
    path = canvas.beginPath()
    for place, (x, y) in enumerate(points):
        (path.lineTo if place else path.moveTo)(round(x, 2), round(y, 2))
    path.close()
    canvas.setFillColorRGB(*colour)
    canvas.drawPath(path, stroke=0, fill=1)


def _stroked(canvas: Any, colour: Colour, width: float) -> None:
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(width)


def laurel(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """Two branches that meet below and stay open above, as tall as the box; berries in the second colour."""
    centre, radius = (width / 2, height / 2), min(width, height) * 0.4
    for side in (-1, 1):
        stem = [_on_arc(centre, radius, side, step / 60) for step in range(61)]
        _stroked(canvas, colours[0], radius * 0.022)
        path = canvas.beginPath()
        path.moveTo(*stem[0])
        for point in stem[1:]:
            path.lineTo(*point)
        canvas.drawPath(path)
        for leaf in range(11):
            share = 0.06 + leaf * 0.085
            size = radius * (0.30 - 0.012 * leaf)
            at, angle = _on_arc(centre, radius, side, share), _heading(side, share)
            for lean in (0.62, -0.5):
                _leaf(canvas, colours[0], at, angle + side * lean, size)
            if leaf % 3 == 1:
                berry = _on_arc(centre, radius * 0.93, side, share + 0.03)
                canvas.setFillColorRGB(*colours[1])
                canvas.circle(*berry, radius * 0.022, stroke=0, fill=1)
        _leaf(canvas, colours[0], stem[-1], _heading(side, 1.0), radius * 0.2)


def _turn(side: int, share: float) -> float:
    """The angle on the circle: from the foot upwards, on the left (-1) or on the right (1)."""
    return -math.pi / 2 + side * (0.12 + share * 2.25)


def _on_arc(centre: Point, radius: float, side: int, share: float) -> Point:
    angle = _turn(side, share)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _heading(side: int, share: float) -> float:
    return _turn(side, share) + side * math.pi / 2


def _leaf(canvas: Any, colour: Colour, foot: Point, angle: float, size: float) -> None:
    """A pointed leaf growing from its foot."""
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    outline = []
    for step in range(25):
        t = step / 12
        reach = t if t <= 1 else 2 - t
        swell = 0.19 * math.sin(math.pi * reach**0.8) * (1 if t <= 1 else -1)
        outline.append(
            (
                foot[0] + size * (reach * along[0] + swell * across[0]),
                foot[1] + size * (reach * along[1] + swell * across[1]),
            )
        )
    _filled(canvas, colour, outline)


def star(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A star of five points as large as the box."""
    centre, radius = (width / 2, height / 2), min(width, height) / 2
    _filled(canvas, colours[0], _star(centre, radius))


def _star(centre: Point, radius: float) -> Iterable[Point]:
    for point in range(10):
        reach = radius if point % 2 == 0 else radius * 0.382
        angle = math.pi / 2 + point * math.pi / 5
        yield centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)


def medal(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A scalloped medal on two ribbons, a star within: first colour metal, second ribbon."""
    metal, ribbon = colours
    radius = min(width, height * 0.75) * 0.46
    x, y = width / 2, height - radius * 1.09
    for side in (-1, 1):
        tail = [(0.12, -0.5), (0.78, -0.35), (0.98, -1.72), (0.62, -1.5), (0.34, -1.86)]
        _filled(canvas, ribbon, [(x + side * a * radius, y + b * radius) for a, b in tail])
    edge = [
        (x + r * math.cos(t), y + r * math.sin(t))
        for t in (math.tau * i / 288 for i in range(288))
        for r in (radius * (1 + 0.045 * math.cos(24 * t)),)
    ]
    _filled(canvas, metal, edge)
    _stroked(canvas, (1, 1, 1), radius * 0.03)
    canvas.circle(x, y, radius * 0.84, stroke=1, fill=0)
    _stroked(canvas, (1, 1, 1), radius * 0.012)
    canvas.circle(x, y, radius * 0.77, stroke=1, fill=0)
    _filled(canvas, (1.0, 1.0, 1.0), _star((x, y), radius * 0.52))


def scales(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """Rows of overlapping arcs, the old pattern of a calm sea (海水纹), over the box."""
    unit = 11 * MM
    columns = max(round(width / unit), 1)
    unit = width / columns
    rows = int(height / (unit / 4)) + 1
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(0, 0, width, height)
    canvas.clipPath(frame, stroke=0, fill=0)
    for row in range(rows, -3, -1):
        shift = unit / 2 if row % 2 else 0
        for column in range(-1, columns + 2):
            _shell(canvas, (column * unit + shift, row * unit / 4), unit / 2, colours)
    canvas.restoreState()


def _shell(canvas: Any, centre: Point, radius: float, colours: Colours) -> None:
    canvas.setFillColorRGB(*colours[1])
    _stroked(canvas, colours[0], 0.5)
    canvas.circle(*centre, radius, stroke=1, fill=1)
    for share in (0.72, 0.46, 0.2):
        canvas.circle(*centre, radius * share, stroke=1, fill=0)


def waves(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """Swept bands of colour along the foot of the box, the second colour as an edge: modern certificates."""
    first, second = colours
    for lift, tint, colour in (
        (1.0, 0.82, first),
        (0.84, 0.55, first),
        (0.66, 0.0, second),
        (0.62, 0.0, first),
    ):
        told = tuple(1 - (1 - part) * (1 - tint) for part in colour)
        top = [
            (width * i / 80, height * lift * (0.52 + 0.42 * math.sin(2.4 + 3.6 * i / 80 + lift)))
            for i in range(81)
        ]
        _filled(canvas, (told[0], told[1], told[2]), [(0, 0), *top, (width, 0)])


def rays(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """Rays from the middle of the foot of the box to its edges, every second one tinted."""
    x, y, reach = width / 2, 0.0, math.hypot(width, height)
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(0, 0, width, height)
    canvas.clipPath(frame, stroke=0, fill=0)
    count = 48
    for ray in range(0, count, 2):
        edges = (math.pi * ray / count, math.pi * (ray + 1) / count)
        far = [(x + reach * math.cos(a), y + reach * math.sin(a)) for a in edges]
        _filled(canvas, colours[0], [(x, y), *far])
    canvas.restoreState()


def corners(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A hair line round the box with a stepped bracket in each corner, as on old documents."""
    first, second = colours
    _stroked(canvas, second, 0.5)
    canvas.rect(0, 0, width, height)
    size = 17 * MM
    for x, across in ((0.0, 1), (width, -1)):
        for y, up in ((0.0, 1), (height, -1)):
            _stroked(canvas, first, 1.8)
            _bracket(canvas, (x + across * 2.2 * MM, y + up * 2.2 * MM), across, up, size)
            _stroked(canvas, first, 0.6)
            _bracket(canvas, (x + across * 4.2 * MM, y + up * 4.2 * MM), across, up, size - 6 * MM)
            _filled(canvas, first, _diamond((x + across * 8.6 * MM, y + up * 8.6 * MM), 1.7 * MM))


def _bracket(canvas: Any, at: Point, across: int, up: int, size: float) -> None:
    step = 3.2 * MM
    path = canvas.beginPath()
    path.moveTo(at[0] + across * size, at[1])
    for a, b in ((step, 0), (step, step), (0, step), (0, size)):
        path.lineTo(at[0] + across * a, at[1] + up * b)
    canvas.drawPath(path)


def _diamond(at: Point, reach: float) -> Iterable[Point]:
    x, y = at
    return ((x, y + reach), (x + reach, y), (x, y - reach), (x - reach, y))


def plaque(canvas: Any, width: float, height: float, colours: Colours) -> None:
    """A plate with hollowed corners and double lines, as bodies hang on the wall: first colour line, second ground."""
    hollow = 12 * MM
    for inset, weight, ground in ((0.0, 2.4, True), (2.6 * MM, 0.7, False)):
        path = canvas.beginPath()
        left, foot, right, top = inset, inset, width - inset, height - inset
        path.moveTo(left + hollow, foot)
        path.lineTo(right - hollow, foot)
        _hollow(path, (right, foot), hollow, 180, 90)
        path.lineTo(right, top - hollow)
        _hollow(path, (right, top), hollow, 270, 180)
        path.lineTo(left + hollow, top)
        _hollow(path, (left, top), hollow, 360, 270)
        path.lineTo(left, foot + hollow)
        _hollow(path, (left, foot), hollow, 90, 0)
        path.close()
        _stroked(canvas, colours[0], weight)
        canvas.setFillColorRGB(*colours[1])
        canvas.drawPath(path, stroke=1, fill=int(ground))


def _hollow(path: Any, corner: Point, radius: float, start: int, end: int) -> None:
    for step in range(13):
        angle = math.radians(start + (end - start) * step / 12)
        path.lineTo(
            round(corner[0] + radius * math.cos(angle), 2), round(corner[1] + radius * math.sin(angle), 2)
        )
