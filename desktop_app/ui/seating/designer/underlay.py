"""What lies below the plan in the designer: a picture, or the lines and words of a drawing, crisp at any distance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from desktop_app.domain.line_drawings import LineDrawing, Words, is_drawing, read_drawing
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.beats import Beats
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.tiles import Tiles

CELLS = 24
"""Lines are kept in so many heaps each way, so that a tile draws only what may be in it."""
CAPITAL = 0.72
"""Height of a capital letter in that of its font: DXF gives the former."""
LEGIBLE = 4.0
LINES_AT_ONCE = 500


class Underlay(Protocol):
    """Something of a width and height, in units of its own."""

    def size(self) -> tuple[int, int]: ...
    def paint(self, painter: QPainter, middle: QPointF, scale: float, sight: QRect) -> None: ...


class PictureBelow:
    """A picture in pixels."""

    def __init__(self, data: bytes) -> None:
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)

    def size(self) -> tuple[int, int]:
        """Width and height in pixels; 0 where it cannot be shown."""
        return self._pixmap.width(), self._pixmap.height()

    def paint(self, painter: QPainter, middle: QPointF, scale: float, sight: QRect) -> None:
        """About a point of the screen, `scale` pixels of the screen for one of its own."""
        wide, high = (side * scale for side in self.size())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))


class DrawingBelow(QObject):
    """Lines and words in millimetres; `drawn` rings when more of it can be shown."""

    drawn = Signal()

    def __init__(self, drawing: LineDrawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._heaps: dict[tuple[int, int], _Heap] = defaultdict(_Heap)
        self._tiles = Tiles(self._render, self)
        self._tiles.drawn.connect(self.drawn)
        theme.bell.changed.connect(self._tiles.forget)
        self._beats = Beats(self)
        self._beats.run(self._heap())

    def size(self) -> tuple[int, int]:
        """Width and height in millimetres."""
        return self._drawing.width, self._drawing.height

    def paint(self, painter: QPainter, middle: QPointF, scale: float, sight: QRect) -> None:
        """About a point of the screen, `scale` pixels for a millimetre; what is missing follows."""
        if not self._beats.busy:
            self._tiles.paint(painter, middle, scale, sight)

    @property
    def whole(self) -> bool:
        """Whether all of it that was painted last is there."""
        return not self._beats.busy and self._tiles.whole

    def _heap(self) -> Iterator[None]:
        """Put lines whose middles lie near each other on one heap, some at a time; then it can be drawn."""
        wide, high = max(1, self._drawing.width // CELLS), max(1, self._drawing.height // CELLS)
        for number, line in enumerate(self._drawing.lines):
            xs, ys = line[::2], line[1::2]
            box = min(xs), min(ys), max(xs), max(ys)
            self._heaps[(box[0] + box[2]) // 2 // wide, (box[1] + box[3]) // 2 // high].add(line, box)
            if number % LINES_AT_ONCE == 0:
                yield
        self._beats.stop()
        self.drawn.emit()

    def _render(self, painter: QPainter, area: QRectF, scale: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(theme.current().text)
        pen = QPen(ink, 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for heap in self._heaps.values():
            if heap.meets(area):
                painter.drawPath(heap.path())
        for words in self._drawing.words:
            if words.height * scale >= LEGIBLE and _reach(words).intersects(area):
                _write(painter, words)


def underlay(data: bytes, parent: QObject) -> Underlay | None:
    """What an asset shows; None where it cannot be shown."""
    if not is_drawing(data):
        return PictureBelow(data)
    try:
        return DrawingBelow(read_drawing(data), parent)
    except Refusal:
        return None


class _Heap:
    """Lines near each other; made a path when they are drawn first."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, ...]] = []
        self._path = QPainterPath()
        self._box: tuple[int, int, int, int] | None = None

    def add(self, line: tuple[int, ...], box: tuple[int, int, int, int]) -> None:
        """Put a line on it that lies in this box (left, top, right, foot)."""
        self.lines.append(line)
        known = self._box or box
        low = min(known[0], box[0]), min(known[1], box[1])
        self._box = (*low, max(known[2], box[2]), max(known[3], box[3]))

    def meets(self, area: QRectF) -> bool:
        """Whether some of it may lie in an area."""
        assert self._box is not None
        left, top, right, foot = self._box
        return left <= area.right() and right >= area.left() and top <= area.bottom() and foot >= area.top()

    def path(self) -> QPainterPath:
        """The lines as one path."""
        if self._path.isEmpty():
            for line in self.lines:
                self._path.moveTo(line[0], line[1])
                for at in range(2, len(line), 2):
                    self._path.lineTo(line[at], line[at + 1])
        return self._path


def _reach(words: Words) -> QRectF:
    """Where a text may be, whichever way it is turned."""
    far = words.height * (len(words.text) + 1)
    return QRectF(words.x - far, words.y - far, 2 * far, 2 * far)


def _write(painter: QPainter, words: Words) -> None:
    painter.save()
    painter.translate(words.x, words.y)
    painter.rotate(words.turn)
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(words.height / CAPITAL)))
    painter.setFont(font)
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()
