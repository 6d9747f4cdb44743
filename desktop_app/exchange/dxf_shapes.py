"""Curves of a DXF as corners one after the other: arcs, bulges, ellipses, splines. Angles are degrees, counted against
the clock, as DXF counts them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
FULL, LEAST = 72, 6
"""Corners of a whole circle, and of any arc at least."""
PER_SPAN = 8
"""Corners for each control point of a spline."""
MOST_SPLINE = 2_000
HIGHEST_DEGREE = 25
"""Of a spline: drawing programs know none higher."""
MOST_BENT = 10_000
"""Corners of a polyline whose arcs are drawn; a longer one is drawn straight from each to the next."""


def arc(middle: Point, radius: float, start: float, end: float) -> list[Point]:
    """A circular arc from one angle on to another."""
    sweep = (end - start) % 360 or 360.0
    steps = max(LEAST, math.ceil(FULL * sweep / 360))
    angles = (math.radians(start + sweep * step / steps) for step in range(steps + 1))
    return [(middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)) for a in angles]


def bulged(points: Sequence[Point], bulges: Sequence[float], closed: bool) -> list[Point]:
    """A polyline whose stretches may be arcs: a bulge is the tangent of a quarter of the angle of its arc."""
    corners = [*points, points[0]] if closed and len(points) > 1 else list(points)
    if len(corners) > MOST_BENT:
        return corners
    found = corners[:1]
    for (one, two), bulge in zip(pairwise(corners), [*bulges, 0.0], strict=False):
        found += _bulge(one, two, bulge) if bulge else [two]
    return found


def _bulge(one: Point, two: Point, bulge: float) -> list[Point]:
    chord = math.dist(one, two)
    if not chord or not math.isfinite(bulge) or abs(bulge) < 1e-6:
        return [two]
    angle = 4 * math.atan(bulge)
    radius = chord / (2 * math.sin(angle / 2))
    way = math.atan2(two[1] - one[1], two[0] - one[0])
    to_middle = way + math.pi / 2 - angle / 2
    middle = (one[0] + radius * math.cos(to_middle), one[1] + radius * math.sin(to_middle))
    start = math.atan2(one[1] - middle[1], one[0] - middle[0])
    steps = max(2, math.ceil(FULL * abs(angle) / (2 * math.pi)))
    size = abs(radius)
    found = []
    for step in range(1, steps):
        turned = start + angle * step / steps
        found.append((middle[0] + size * math.cos(turned), middle[1] + size * math.sin(turned)))
    return [*found, two]


def ellipse(middle: Point, major: Point, ratio: float, start: float, end: float) -> list[Point]:
    """An arc of an ellipse; `major` is the way to the end of its long axis, start and end are radians along it."""
    sweep = (end - start) % (2 * math.pi) or 2 * math.pi
    steps = max(LEAST, math.ceil(FULL * sweep / (2 * math.pi)))
    minor = (-major[1] * ratio, major[0] * ratio)
    found = []
    for step in range(steps + 1):
        along, across = math.cos(start + sweep * step / steps), math.sin(start + sweep * step / steps)
        x = middle[0] + along * major[0] + across * minor[0]
        found.append((x, middle[1] + along * major[1] + across * minor[1]))
    return found


def spline(
    points: Sequence[Point], knots: Sequence[float], degree: int, weights: Sequence[float]
) -> list[Point]:
    """A B-spline by de Boor's way, rational where it has weights; its control points where its knots do not fit."""
    count = len(points)
    if (
        not 1 <= degree <= HIGHEST_DEGREE
        or count <= degree
        or len(knots) != count + degree + 1
        or sorted(knots) != list(knots)
    ):
        return list(points)
    shares = list(weights) if len(weights) == count else [1.0] * count
    low, high = knots[degree], knots[count]
    steps = min(MOST_SPLINE, PER_SPAN * count)
    ways = (low + (high - low) * step / steps for step in range(steps + 1))
    return [_at(way, points, knots, degree, shares) for way in ways]


def _at(
    way: float, points: Sequence[Point], knots: Sequence[float], degree: int, weights: Sequence[float]
) -> Point:
    span = bisect_right(knots, way, degree + 1, len(points)) - 1
    hold = []
    for at in range(span - degree, span + 1):
        weight = weights[at]
        hold.append((points[at][0] * weight, points[at][1] * weight, weight))
    for level in range(1, degree + 1):
        for place in range(degree, level - 1, -1):
            at = span - degree + place
            wide = knots[at + degree - level + 1] - knots[at]
            share = (way - knots[at]) / wide if wide else 0.0
            one, two = hold[place - 1], hold[place]
            hold[place] = (
                one[0] + share * (two[0] - one[0]),
                one[1] + share * (two[1] - one[1]),
                one[2] + share * (two[2] - one[2]),
            )
    x, y, weight = hold[degree]
    return (x / weight, y / weight) if weight else (x, y)
