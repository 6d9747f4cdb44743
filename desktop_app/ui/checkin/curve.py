"""The arrival curve: how many had come by when, up to those expected. Painted in the colours of the theme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.kit import theme
from desktop_app.words import _

LEFT, RIGHT, TOP, BOTTOM = 52, 24, 24, 36
LINES = 4
LABEL_EVERY = 84
"""Pixels between the times written below."""

Point = tuple[dt.datetime, int]


class ArrivalCurve(QWidget):
    """Shows `tell`'s points; with none, it says that nobody has come yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[Point] = ()
        self._expected = 0
        self.setMinimumHeight(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def tell(self, points: Sequence[Point], expected: int) -> None:
        """Show another curve; `expected` is drawn as the line to be reached."""
        self._points, self._expected = points, expected
        told = _("{arrived} of {expected} have arrived").format(arrived=self.arrived, expected=expected)
        self.setAccessibleName(told)
        self.update()

    @property
    def arrived(self) -> int:
        """Where the curve ends."""
        return self._points[-1][1] if self._points else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        if len(self._points) < 2:
            painter.setPen(theme.colour("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nobody has come yet."))
            return
        area = QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        top = max(self._expected, self.arrived, 1)
        self._scale(painter, area, top)
        self._curve(painter, area, top)
        self._times(painter, area)

    def _scale(self, painter: QPainter, area: QRectF, top: int) -> None:
        for line in range(LINES + 1):
            value = top * line // LINES
            y = area.bottom() - area.height() * value / top
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text2"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 9, LEFT - 8, 18), right, f"{value:,}")
        if self._expected:
            y = area.bottom() - area.height() * self._expected / top
            painter.setPen(QPen(theme.colour("text3"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text2"))
            told = _("expected {number}").format(number=f"{self._expected:,}")
            painter.drawText(QRectF(area.left() + 6, y - 20, 200, 18), Qt.AlignmentFlag.AlignLeft, told)

    def _curve(self, painter: QPainter, area: QRectF, top: int) -> None:
        corners = [self._at(area, top, place) for place in range(len(self._points))]
        line = QPolygonF(corners)
        under = QPolygonF([*corners, area.bottomRight(), area.bottomLeft()])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ok_soft"))
        painter.drawPolygon(under)
        painter.setPen(QPen(theme.colour("ok"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(line)
        painter.setBrush(theme.colour("ok"))
        painter.drawEllipse(line.last(), 4, 4)
        font = QFont(painter.font())
        font.setPixelSize(15)
        font.setWeight(QFont.Weight.DemiBold)
        painter.save()
        painter.setFont(font)
        end = line.last()
        box = QRectF(end.x() - 90, end.y() - 26, 86, 20)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{self.arrived:,}"
        )
        painter.restore()

    def _at(self, area: QRectF, top: int, place: int) -> QPointF:
        _moment, count = self._points[place]
        x = area.left() + area.width() * place / (len(self._points) - 1)
        return QPointF(x, area.bottom() - area.height() * count / top)

    def _times(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(theme.colour("text2"))
        count = len(self._points) - 1
        every = max(1, -(-count * LABEL_EVERY // max(1, round(area.width()))))
        wide = QFontMetrics(painter.font()).horizontalAdvance("00:00") + 8
        for place in range(0, count + 1, every):
            x = area.left() + area.width() * place / count
            box = QRectF(x - wide / 2, area.bottom() + 8, wide, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{self._points[place][0]:%H:%M}")
