"""The page in the studio: drawn by the engine that prints, with handles over it. Millimetres inside, pixels outside.

A press chooses, a drag moves or resizes with snapping to the edges and middles of page and neighbours, arrow keys nudge
by half a millimetre (Shift: five). While something is dragged its box shows; on letting go the page is drawn anew.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.domain.template_guides import Box, box_of, moved, resized, snapped
from desktop_app.domain.templates import Element, ElementKind, Template
from desktop_app.ui.kit import theme
from desktop_app.words import _

MARGIN = 26
HANDLE = 5
NUDGE, LEAP = 0.5, 5.0
SNAP_PIXELS = 6
RULER_STEP = 10
EDGES = ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2))
"""Handles by column and row of the box: 0 near, 1 middle, 2 far."""


class Canvas(QWidget):
    """`chosen` tells the place of an element or -1; `changed` its new box once it is let go."""

    chosen = Signal(int)
    changed = Signal(int, Box)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Page"))
        self.setMinimumSize(420, 320)
        self.template: Template | None = None
        self.current = -1
        self.zoom = 1.0
        self._image = QImage()
        self._box: Box | None = None
        self._grip: tuple[int, int] | None = None
        self._from = QPointF()
        self._guides: tuple[tuple[str, float], ...] = ()

    def show_template(self, template: Template, image: QImage | None, current: int) -> None:
        """Show a page; without a picture the one before stays until it is drawn."""
        self.template, self.current = template, current
        if image is not None:
            self._image = image
        self.update()

    def pixels_wide(self) -> int:
        """How wide the page is to be drawn."""
        return max(1, round(self._page().width() * self.devicePixelRatioF()))

    def set_zoom(self, zoom: float) -> None:
        """1 fits the page into view."""
        self.zoom = min(4.0, max(0.5, zoom))
        self.update()

    # Where things are.

    def _scale(self) -> float:
        """Pixels a millimetre."""
        if self.template is None:
            return 1.0
        wide = (self.width() - 2 * MARGIN) / self.template.width
        high = (self.height() - 2 * MARGIN) / self.template.height
        return max(0.5, min(wide, high)) * self.zoom

    def _page(self) -> QRectF:
        if self.template is None:
            return QRectF()
        width, height = self.template.width * self._scale(), self.template.height * self._scale()
        return QRectF((self.width() - width) / 2, max(MARGIN, (self.height() - height) / 2), width, height)

    def _on_screen(self, box: Box) -> QRectF:
        page, scale = self._page(), self._scale()
        return QRectF(
            page.left() + box.x * scale, page.top() + box.y * scale, box.width * scale, box.height * scale
        )

    def _element(self) -> Element | None:
        if self.template is None or not 0 <= self.current < len(self.template.elements):
            return None
        return self.template.elements[self.current]

    def _handles(self) -> dict[tuple[int, int], QRectF]:
        element = self._element()
        if element is None or element.locked:
            return {}
        at = self._on_screen(self._box or box_of(element))
        return {
            (column, line): QRectF(
                at.left() + at.width() * column / 2 - HANDLE,
                at.top() + at.height() * line / 2 - HANDLE,
                2 * HANDLE,
                2 * HANDLE,
            )
            for column, line in EDGES
        }

    def element_at(self, point: QPointF) -> int:
        """The topmost element under a point that is not locked, or -1; among several the smallest is meant."""
        if self.template is None:
            return -1
        hits = [
            (box_of(element).width * box_of(element).height, -place, place)
            for place, element in enumerate(self.template.elements)
            if not element.locked and self._on_screen(box_of(element)).adjusted(-3, -3, 3, 3).contains(point)
        ]
        return min(hits)[2] if hits else -1

    # What is done.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._grip = next((key for key, at in self._handles().items() if at.contains(point)), None)
        if self._grip is None:
            self.current = self.element_at(point)
            self.chosen.emit(self.current)
        element = self._element()
        self._box = box_of(element) if element is not None and not element.locked else None
        self._from = point
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        element = self._element()
        if self._box is None or element is None or not event.buttons() & Qt.MouseButton.LeftButton:
            over = any(at.contains(event.position()) for at in self._handles().values())
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
            return
        scale = self._scale()
        by = (event.position() - self._from) / scale
        start = box_of(element)
        box = (
            moved(start, by.x(), by.y()) if self._grip is None else resized(start, self._grip, by.x(), by.y())
        )
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or self.template is None:
            self._box, self._guides = box, ()
        else:
            others = [each for place, each in enumerate(self.template.elements) if place != self.current]
            self._box, self._guides = snapped(box, self._grip, self.template, others, SNAP_PIXELS / scale)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        element, box = self._element(), self._box
        self._box, self._grip, self._guides = None, None, ()
        if element is not None and box is not None and box != box_of(element):
            self.changed.emit(self.current, box)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        element, key = self._element(), Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if element is not None and key in steps and not element.locked:
            by = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            x, y = steps[key]
            self.changed.emit(self.current, moved(box_of(element), x * by, y * by))
        elif key == Qt.Key.Key_Delete and element is not None:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape and self.current >= 0:
            self.current = -1
            self.chosen.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.15 if event.angleDelta().y() > 0 else 1 / 1.15))
        else:
            super().wheelEvent(event)

    # How it looks.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        if self.template is None:
            return
        page = self._page()
        painter.fillRect(page, QColor("#FFFFFF"))
        if not self._image.isNull():
            painter.drawImage(page, self._image)
        painter.setPen(QPen(theme.colour("border2"), 1))
        painter.drawRect(page)
        self._paint_rulers(painter, page)
        self._paint_guides(painter, page)
        self._paint_chosen(painter)

    def _paint_rulers(self, painter: QPainter, page: QRectF) -> None:
        """A tick every centimetre along the top and the left, numbered every five."""
        assert self.template is not None
        scale = self._scale()
        painter.setPen(QPen(theme.colour("text3"), 1))
        font = painter.font()
        font.setPixelSize(9)
        painter.setFont(font)
        for at in range(0, int(self.template.width) + 1, RULER_STEP):
            x, long = page.left() + at * scale, at % 50 == 0
            painter.drawLine(QPointF(x, page.top() - (8 if long else 4)), QPointF(x, page.top() - 1))
            if long:
                painter.drawText(QPointF(x + 2, page.top() - 4), str(at))
        for at in range(0, int(self.template.height) + 1, RULER_STEP):
            y, long = page.top() + at * scale, at % 50 == 0
            painter.drawLine(QPointF(page.left() - (8 if long else 4), y), QPointF(page.left() - 1, y))
            if long and at:
                painter.drawText(QPointF(page.left() - 22, y + 3), str(at))

    def _paint_guides(self, painter: QPainter, page: QRectF) -> None:
        painter.setPen(QPen(theme.colour("bad"), 1, Qt.PenStyle.DashLine))
        for axis, at in self._guides:
            if axis == "x":
                x = page.left() + at * self._scale()
                painter.drawLine(QPointF(x, page.top()), QPointF(x, page.bottom()))
            else:
                y = page.top() + at * self._scale()
                painter.drawLine(QPointF(page.left(), y), QPointF(page.right(), y))

    def _paint_chosen(self, painter: QPainter) -> None:
        element = self._element()
        if element is None:
            return
        box = self._box or box_of(element)
        painter.setPen(QPen(theme.colour("focus"), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._on_screen(box))
        painter.setBrush(QColor("#FFFFFF"))
        for at in self._handles().values():
            painter.drawRect(at)
        if self._box is not None:
            told = f"{box.x:.1f}, {box.y:.1f} · {box.width:.1f} × {box.height:.1f} mm"
            painter.setPen(theme.colour("accent"))
            painter.drawText(self._on_screen(box).bottomLeft() + QPointF(0, 14), told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def in_box(element: Element, box: Box) -> Element:
    """The element in another box; a line keeps being one."""
    if element.kind is ElementKind.LINE:
        return replace(element, x=box.x, y=box.y, width=box.width, height=max(0.0, box.height))
    return replace(element, x=box.x, y=box.y, width=box.width, height=box.height)
