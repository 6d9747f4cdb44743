"""A curve that climbs in steps: how the hall filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop_app import dates

from .colour import BLUE, FAINT, QUIET, RED
from .fonts import SANS
from .layout import draw_text
from .paper import MM, Paper

LABELS = 6
"""Times written below the curve, at most."""


def draw_curve(
    paper: Paper,
    corner: tuple[float, float],
    size: tuple[float, float],
    curve: Sequence[tuple[dt.datetime, int]],
    most: int,
    mark: dt.datetime | None = None,
    mark_told: str = "",
) -> None:
    """The curve (moment, how many by then) in a frame of points at `corner`; `most` is the top of the scale. `mark` is
    a moment that matters, drawn as a line with `mark_told`, where it lies within the curve."""
    canvas, (x, y), (width, height) = paper.canvas, corner, size
    first, last = curve[0][0], curve[-1][0]
    span = max((last - first).total_seconds(), 60.0)
    top = max(most, curve[-1][1], 1)

    def across(moment: dt.datetime) -> float:
        return x + width * (moment - first).total_seconds() / span

    _scale(paper, corner, size, top)
    path = canvas.beginPath()
    path.moveTo(x, y + height * curve[0][1] / top)
    for moment, count in curve[1:]:
        path.lineTo(across(moment), y + height * count / top)
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(1.6)
    canvas.drawPath(path)
    step = max(1, -(-len(curve) // LABELS))
    for moment, _count in curve[::step]:
        draw_text(canvas, across(moment), y - 4 * MM, dates.clock(moment), SANS, 7.5, "centre", colour=QUIET)
    if mark is not None and first <= mark <= last:
        canvas.setStrokeColorRGB(*RED)
        canvas.setLineWidth(0.8)
        canvas.line(across(mark), y, across(mark), y + height)
        draw_text(canvas, across(mark) + 1.5 * MM, y + height - 3 * MM, mark_told, SANS, 7.5, colour=RED)


def _scale(paper: Paper, corner: tuple[float, float], size: tuple[float, float], top: int) -> None:
    """Lines at every quarter, with how many that is."""
    canvas, (x, y), (width, height) = paper.canvas, corner, size
    for quarter in range(5):
        level = y + height * quarter / 4
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.line(x, level, x + width, level)
        told = str(round(top * quarter / 4))
        draw_text(canvas, x - 2 * MM, level - 2.5, told, SANS, 7.5, "right", colour=QUIET)
