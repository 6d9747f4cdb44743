"""Before and after on the plan: an arrow for everybody who would move, a ring for everybody who would be new."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop_app.domain.seating import Move
from desktop_app.ui.kit import theme

FAINT = 90
"""Opacity of an arrow among so many that they would hide the plan; 255 is full."""
MANY = 24
HEAD, OFF = 11.0, 20.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """One change on the plan: `line` is None for somebody who had no seat. `ends` are the seats it touches."""

    ring: QRectF
    line: QLineF | None
    ends: tuple[str, str]


def arrows(moves: Sequence[Move], rects: Mapping[str, QRectF]) -> Iterator[Arrow]:
    """The changes of a proposal: an arrow from seat to seat, a ring alone where there was none before."""
    for move in moves:
        there, here = rects.get(move.after), rects.get(move.before)
        if there is not None:
            line = QLineF(here.center(), there.center()) if here is not None else None
            yield Arrow(there, line, (move.before, move.after))


def draw_arrows(painter: QPainter, changes: Sequence[Arrow], chosen: str) -> None:
    """Draw them; those of the chosen seat in full strength, above the others."""
    mine = [change for change in changes if chosen in change.ends]
    faint = len(changes) > MANY
    for change in changes:
        _draw(painter, change, FAINT if faint else 255)
    for change in mine:
        _draw(painter, change, 255)


def _draw(painter: QPainter, change: Arrow, opacity: int) -> None:
    colour = QColor(theme.current().accent)
    colour.setAlpha(opacity)
    painter.setPen(QPen(colour, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if change.line is None:
        painter.drawRoundedRect(change.ring.adjusted(-2, -2, 2, 2), 9, 9)
        return
    line = _shortened(change.line)
    painter.drawLine(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_head(line))


def _shortened(line: QLineF) -> QLineF:
    """From the edge of one seat to the edge of the other, so that no name is struck through."""
    off = min(OFF, line.length() / 3)
    way = line.unitVector()
    step = QPointF(way.dx(), way.dy()) * off
    return QLineF(line.p1() + step, line.p2() - step)


def _head(line: QLineF) -> QPolygonF:
    """The point of an arrow."""
    way = math.atan2(line.dy(), line.dx())
    sides = [QPointF(math.cos(way + turn), math.sin(way + turn)) * HEAD for turn in (2.6, -2.6)]
    return QPolygonF([line.p2(), *(line.p2() + side for side in sides)])
