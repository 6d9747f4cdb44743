"""Boxes on a page: moving, resizing, snapping to edges and middles. All lengths are millimetres from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .templates import Element, Template

LEAST = 1.0
"""No box becomes narrower or lower than this by dragging."""

GRID = 0.5
"""What is not caught by a guide lies on this grid."""

Grip = tuple[int, int] | None
"""A handle by column and row of the box (0 near, 1 middle, 2 far); None is the box as a whole."""

Guide = tuple[str, float]
"""An axis ("x" or "y") and where on it the guide stands."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


def box_of(element: Element) -> Box:
    """The box of an element."""
    return Box(element.x, element.y, element.width, element.height)


def moved(box: Box, by_x: float, by_y: float) -> Box:
    """The box somewhere else."""
    return replace(box, x=_near(box.x + by_x), y=_near(box.y + by_y))


def resized(box: Box, grip: tuple[int, int], by_x: float, by_y: float) -> Box:
    """The box with one of its handles dragged; the opposite side stays."""
    x, width = _side(box.x, box.width, grip[0], by_x)
    y, height = _side(box.y, box.height, grip[1], by_y)
    return Box(x, y, width, height)


def _side(start: float, length: float, place: int, by: float) -> tuple[float, float]:
    if place == 0:
        by = min(by, length - LEAST) if length >= LEAST else 0.0
        moved_start = _near(start + by)
        return moved_start, start + length - moved_start
    if place == 2:
        return start, max(min(LEAST, length) if length < LEAST else LEAST, _near(start + length + by) - start)
    return start, length


def snapped(
    box: Box, grip: Grip, page: Template, others: Iterable[Element], reach: float
) -> tuple[Box, tuple[Guide, ...]]:
    """The box drawn to the nearest edge or middle of the page or of another element within `reach` millimetres, on each
    axis by itself; and the guides that caught it."""
    boxes = [box_of(each) for each in others]
    lines_x = _lines([(0.0, page.width), *((each.x, each.width) for each in boxes)])
    lines_y = _lines([(0.0, page.height), *((each.y, each.height) for each in boxes)])
    by_x = _pull(_own(box.x, box.width, grip[0] if grip else None), lines_x, reach)
    by_y = _pull(_own(box.y, box.height, grip[1] if grip else None), lines_y, reach)
    guides: list[Guide] = []
    if by_x is not None:
        x, width = _shifted(box.x, box.width, grip[0] if grip else None, by_x[0])
        box = replace(box, x=x, width=width)
        guides.append(("x", by_x[1]))
    if by_y is not None:
        y, height = _shifted(box.y, box.height, grip[1] if grip else None, by_y[0])
        box = replace(box, y=y, height=height)
        guides.append(("y", by_y[1]))
    return box, tuple(guides)


def _lines(spans: Iterable[tuple[float, float]]) -> list[float]:
    """The near edge, the middle and the far edge of every span."""
    return [at for start, length in spans for at in (start, start + length / 2, start + length)]


def _own(start: float, length: float, place: int | None) -> Sequence[float]:
    """What of the box may be caught: all three when it moves, the dragged edge when it is resized."""
    three = (start, start + length / 2, start + length)
    if place is None:
        return three
    return () if place == 1 else (three[place],)


def _pull(own: Sequence[float], lines: Iterable[float], reach: float) -> tuple[float, float] | None:
    """How far to the nearest line, and where that stands; None when none is near."""
    found = [(abs(line - at), line - at, line) for line in lines for at in own if abs(line - at) <= reach]
    return min(found)[1:] if found else None


def _shifted(start: float, length: float, place: int | None, by: float) -> tuple[float, float]:
    if place is None:
        return start + by, length
    if place == 0:
        return (start + by, length - by) if length - by >= LEAST else (start, length)
    return (start, length + by) if length + by >= LEAST else (start, length)


def _near(value: float) -> float:
    return round(value / GRID) * GRID


def aligned(boxes: Sequence[Box], axis: str, place: int) -> list[Box]:
    """Boxes with their near edges (0), middles (1) or far edges (2) on one line: that of their common frame."""
    if not boxes:
        return []
    starts = [each.x if axis == "x" else each.y for each in boxes]
    lengths = [each.width if axis == "x" else each.height for each in boxes]
    low, high = min(starts), max(s + n for s, n in zip(starts, lengths, strict=True))
    at = (low, (low + high) / 2, high)[place]
    found = []
    for each, length in zip(boxes, lengths, strict=True):
        start = at - length * place / 2
        found.append(replace(each, x=start) if axis == "x" else replace(each, y=start))
    return found
