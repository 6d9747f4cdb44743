"""A large drawing as tiles, like a map: what is drawn once is shown by copying, so that panning and zooming stay fluid.

The owner draws any rectangle of the drawing when it is asked (`render`). Tiles of the scale in use are drawn one at a
time, between events; until they are there those of the last scale stand in for them, stretched.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

SIDE = 256
"""Of a tile, in pixels."""
MOST = 320
"""Tiles kept: 80 MB."""
REST_MS = 40
"""So long after the last new scale are its tiles drawn: no tile is wasted on a scale passed through."""

Key = tuple[float, int, int]
Render = Callable[[QPainter, QRectF, float], None]


class Tiles(QObject):
    """`drawn` rings when another tile is there: the view repaints. Scales are pixels for a unit of the drawing."""

    drawn = Signal()

    def __init__(self, render: Render, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._scale = self._before = 0.0
        self._wanted: list[Key] = []
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._step)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)

    def forget(self, area: QRectF | None = None) -> None:
        """What was drawn is out of date: there, or everywhere."""
        if area is None:
            self._kept.clear()
            return
        for key in [key for key in self._kept if _area(key).intersects(area)]:
            del self._kept[key]

    @property
    def whole(self) -> bool:
        """Whether every tile of the last painting is there."""
        return not self._wanted

    def paint(self, painter: QPainter, origin: QPointF, scale: float, sight: QRect) -> None:
        """Show what can be seen. `origin` is where the drawing's (0, 0) is on the screen, `sight` is in its pixels;
        the painter paints in pixels."""
        if scale != self._scale:
            if any(key[0] == self._scale for key in self._kept):
                self._before = self._scale
            self._scale = scale
            self._pause.start(REST_MS)
        there: list[Key] = []
        missing: list[Key] = []
        for key in self._in_sight(origin, scale, sight):
            (there if key in self._kept else missing).append(key)
        if missing and self._before and self._before != scale:
            self._stand_in(painter, origin, sight)
        for key in there:
            self._kept.move_to_end(key)
            painter.drawPixmap(_corner(key, origin), self._kept[key])
        self._wanted = missing
        if missing and not self._pause.isActive():
            self._next.start()

    def _in_sight(self, origin: QPointF, scale: float, sight: QRect) -> Iterator[Key]:
        for row in range(_tile(sight.top() - origin.y()), _tile(sight.bottom() - origin.y()) + 1):
            for column in range(_tile(sight.left() - origin.x()), _tile(sight.right() - origin.x()) + 1):
                yield (scale, column, row)

    def _stand_in(self, painter: QPainter, origin: QPointF, sight: QRect) -> None:
        """The tiles of the last scale, stretched to this one."""
        grown = self._scale / self._before
        for key, pixmap in self._kept.items():
            if key[0] != self._before:
                continue
            side = SIDE * grown
            place = QRectF(origin.x() + key[1] * side, origin.y() + key[2] * side, side, side)
            if place.intersects(QRectF(sight)):
                painter.drawPixmap(place, pixmap, QRectF(0, 0, SIDE, SIDE))

    def _step(self) -> None:
        """Draw one tile that is wanted."""
        while self._wanted and (self._wanted[0] in self._kept or self._wanted[0][0] != self._scale):
            self._wanted.pop(0)
        if not self._wanted:
            return
        key = self._wanted.pop(0)
        self.draw(key)
        self.drawn.emit()
        if self._wanted:
            self._next.start()

    def draw(self, key: Key) -> None:
        """Draw a tile and keep it."""
        scale, column, row = key
        pixmap = QPixmap(SIDE, SIDE)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        painter.translate(-column * SIDE, -row * SIDE)
        painter.scale(scale, scale)
        self._render(painter, _area(key), scale)
        painter.end()
        self._kept[key] = pixmap
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)


def _tile(at: float) -> int:
    return math.floor(at / SIDE)


def _corner(key: Key, origin: QPointF) -> QPointF:
    return QPointF(round(origin.x()) + key[1] * SIDE, round(origin.y()) + key[2] * SIDE)


def _area(key: Key) -> QRectF:
    """What of the drawing a tile shows."""
    side = SIDE / key[0]
    return QRectF(key[1] * side, key[2] * side, side, side)
