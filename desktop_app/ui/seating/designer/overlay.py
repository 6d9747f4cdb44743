"""What lies over and under the plan: the picture of the real hall, the grid in metres, rulers, handles, guides."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop_app.domain.hall_design import Part
from desktop_app.domain.hall_seats import in_hall, lines, outline, seat_count
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.kit import theme
from desktop_app.ui.seating.designer.drawing import SEAT
from desktop_app.ui.seating.designer.grips import handles
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.ui.seating.designer.canvas import Canvas

RULER = 26
STEPS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
MOST_LIVE = 800
"""So many seats follow the hand while a part is dragged; of more only the outline does."""


def covers(part: Part, x: float, y: float, reach: float) -> bool:
    """Whether a point of the hall is on a part, or within reach of it."""
    angle = math.radians(part.turn)
    by_x, by_y = x - part.x, y - part.y
    along = by_x * math.cos(angle) + by_y * math.sin(angle)
    across = -by_x * math.sin(angle) + by_y * math.cos(angle)
    corners = outline(replace(part, x=0, y=0, turn=0))
    inside = corners[0][0] - reach <= along <= corners[2][0] + reach
    return inside and corners[0][1] - reach <= across <= corners[2][1] + reach


def paint_backdrop(painter: QPainter, canvas: Canvas) -> None:
    """The picture or drawing of the real plan, to its scale."""
    shown, below = canvas.plan.design.backdrop, canvas.backdrop
    if shown is None or below is None or not below.size()[0]:
        return
    scale = canvas.scale * shown.width / below.size()[0]
    painter.setOpacity(shown.opacity / 100)
    below.paint(painter, canvas.to_screen(shown.x, shown.y), scale, canvas.rect())
    painter.setOpacity(1.0)


def _step(scale: float) -> int:
    """Millimetres from one line of the grid to the next: at least 30 pixels."""
    return next((step for step in STEPS if step * scale >= 30), STEPS[-1])


def paint_grid(painter: QPainter, canvas: Canvas) -> None:
    """A line every metre, or every few when far away."""
    step = _step(canvas.scale)
    painter.setPen(QPen(theme.colour("border"), 1))
    start, end = canvas.to_hall(QPointF(0, 0)), canvas.to_hall(QPointF(canvas.width(), canvas.height()))
    for at in range(math.floor(start.x() / step), math.ceil(end.x() / step) + 1):
        x = round(canvas.to_screen(at * step, 0).x())
        painter.drawLine(x, 0, x, canvas.height())
    for at in range(math.floor(start.y() / step), math.ceil(end.y() / step) + 1):
        y = round(canvas.to_screen(0, at * step).y())
        painter.drawLine(0, y, canvas.width(), y)


def paint_rulers(painter: QPainter, canvas: Canvas) -> None:
    """Metres along the top and the left."""
    step = _step(canvas.scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(0, 0, canvas.width(), RULER, theme.colour("surface"))
    painter.fillRect(0, 0, RULER, canvas.height(), theme.colour("surface"))
    painter.setPen(theme.colour("text3"))
    font = painter.font()
    font.setPixelSize(11)
    painter.setFont(font)
    start, end = canvas.to_hall(QPointF(0, 0)), canvas.to_hall(QPointF(canvas.width(), canvas.height()))
    for at in range(math.floor(start.x() / step), math.ceil(end.x() / step) + 1):
        x = round(canvas.to_screen(at * step, 0).x())
        if x > RULER:
            painter.drawLine(x, RULER - 5, x, RULER)
            painter.drawText(QRectF(x - 20, 1, 40, 15), Qt.AlignmentFlag.AlignCenter, str(at * step // 1_000))
    for at in range(math.floor(start.y() / step), math.ceil(end.y() / step) + 1):
        y = round(canvas.to_screen(0, at * step).y())
        if y > RULER:
            painter.drawLine(RULER - 4, y, RULER, y)
            painter.drawText(QRectF(0, y - 8, 23, 16), Qt.AlignmentFlag.AlignCenter, str(at * step // 1_000))
    painter.fillRect(0, 0, RULER, RULER, theme.colour("surface"))
    painter.drawText(QRectF(0, 0, RULER, RULER), Qt.AlignmentFlag.AlignCenter, _("m"))
    if canvas.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRect(canvas.rect().adjusted(1, 1, -1, -1))


def paint_hand(painter: QPainter, canvas: Canvas) -> None:
    """Outlines and handles of what is in hand, what is being dragged, the frame, the guides and the stroke."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drag = canvas.drag
    for axis, at in drag.guides:
        painter.setPen(QPen(theme.colour("bad"), 1, Qt.PenStyle.DashLine))
        point = canvas.to_screen(at, at)
        ends = (QPointF(point.x(), 0), QPointF(point.x(), canvas.height()))
        if axis == "y":
            ends = (QPointF(0, point.y()), QPointF(canvas.width(), point.y()))
        painter.drawLine(*ends)
    for part in drag.shown or canvas.parts():
        _paint_outline(painter, canvas, part)
    _paint_ghosts(painter, canvas, drag.shown)
    held = canvas.parts()
    if len(held) == 1 and not drag.shown and canvas.brush is None and canvas.placing is None:
        _paint_handles(painter, canvas, held[0])
    if not drag.frame.isEmpty():
        painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine))
        ground = QColor(theme.colour("accent"))
        ground.setAlpha(30)
        painter.setBrush(ground)
        corners = drag.frame.topLeft(), drag.frame.bottomRight()
        painter.drawRect(QRectF(*(canvas.to_screen(p.x(), p.y()) for p in corners)))
    _paint_stroke(painter, canvas)


def _paint_outline(painter: QPainter, canvas: Canvas, part: Part) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.drawPolygon(QPolygonF([canvas.to_screen(x, y) for x, y in outline(part)]))


def _paint_handles(painter: QPainter, canvas: Canvas, part: Part) -> None:
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.setBrush(theme.colour("surface"))
    at = handles(part, canvas.to_screen)
    for grip, point in at.items():
        if grip == "turn":
            painter.drawEllipse(point, 5, 5)
        else:
            painter.drawRect(QRectF(point.x() - 4, point.y() - 4, 8, 8))


def _paint_ghosts(painter: QPainter, canvas: Canvas, shown: list[Part]) -> None:
    """The seats of what is dragged, where they would be, and how many."""
    if not shown:
        return
    count = sum(map(_count, shown))
    if count <= MOST_LIVE:
        ground = QColor(theme.colour("accent"))
        ground.setAlpha(90)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        side = SEAT * canvas.scale
        for seat in _seats(shown):
            point = canvas.to_screen(*seat)
            painter.drawRoundedRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side), 3, 3)
    _paint_told(painter, canvas, shown[0], count)


def _count(part: Part) -> int:
    try:
        return seat_count(part)
    except Refusal:
        return 0


def _seats(parts: list[Part]) -> list[tuple[int, int]]:
    """Where the seats would be; none where they could not be laid out so."""
    found = []
    for part in parts:
        try:
            found += [in_hall(part, point) for line in lines(part) for point in line]
        except Refusal:
            continue
    return found


def _paint_told(painter: QPainter, canvas: Canvas, part: Part, count: int) -> None:
    """Rows, seats, angle or place, beside the hand."""
    if canvas.drag.grip == "turn":
        told = f"{part.turn}°"
    elif canvas.drag.grip is not None and part.seated:
        told = _("{rows} × {seats}, {count} seats").format(rows=part.rows, seats=part.seats, count=count)
    elif canvas.drag.grip is not None:
        told = f"{part.width / 1000:.1f} × {part.height / 1000:.1f} m"
    else:
        told = f"{part.x / 1000:.1f}, {part.y / 1000:.1f} m"
    corner = canvas.to_screen(*outline(part)[3])
    painter.setPen(theme.colour("accent"))
    painter.drawText(corner + QPointF(0, 18), told)


def _paint_stroke(painter: QPainter, canvas: Canvas) -> None:
    if not canvas.stroke:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 3))
    side = SEAT * canvas.scale
    for seat in canvas.plan.seats:
        if seat.label in canvas.stroke:
            point = canvas.to_screen(seat.x, seat.y)
            painter.drawEllipse(point, side / 2 + 2, side / 2 + 2)
