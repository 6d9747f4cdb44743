"""The plan under mouse and keyboard: pan, zoom, pick up and drop people, choose seats."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsView, QToolTip, QWidget

from desktop_app.ui.kit import theme
from desktop_app.ui.seating.arrows import Arrow, draw_arrows
from desktop_app.ui.seating.faces import Face
from desktop_app.ui.seating.plan import HallScene
from desktop_app.words import _

PERSON = "application/x-rostrum-attendee"
"""The mime type of a person dragged out of a list: the id."""
CLOSEST, FARTHEST = 3.0, 0.05
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
LEGIBLE = 0.85


class HallView(QGraphicsView):
    """Left button drags a person, or the plan where nobody sits; Ctrl+wheel zooms; arrows move the cursor seat.

    `dropped` tells a person and the seat; `chosen` the seat under the cursor; `entered` that Enter was pressed on a
    seat while nobody is carried; `locking` and `leaving` a seat whose person shall be locked or unseated.
    """

    dropped = Signal(str, str)
    chosen = Signal(str)
    entered = Signal(str)
    locking = Signal(str)
    leaving = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, scene: HallScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.plan = scene
        self.cursor_seat, self.over = "", ""
        self.carried: Face | None = None
        self._pressed, self._grip = QPoint(), QPoint()
        self._dragging = self._panning = False
        self._fitted = True
        self._tip: Callable[[str], str] = str
        self.changes: tuple[Arrow, ...] = ()
        self.still = False
        """Nobody can be picked up: a proposal is shown."""
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setAcceptDrops(True)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAccessibleName(_("Seat plan"))
        theme.bell.changed.connect(self.viewport().update)

    # -- looking ------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole hall; stays fitted when the window changes size."""
        self._fitted = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        if self.scale_now() > 1.4:
            self.scale(1.4 / self.scale_now(), 1.4 / self.scale_now())

    def zoom(self, factor: float) -> None:
        """Closer or farther, about the mouse."""
        self.plan.pictures.move()
        factor = min(max(self.scale_now() * factor, FARTHEST), CLOSEST) / self.scale_now()
        self.scale(factor, factor)
        self._fitted = False

    def scale_now(self) -> float:
        """Pixels of the screen for a pixel of the plan."""
        return self.transform().m11()

    def fly_to(self, seat: str) -> None:
        """Bring a seat into the middle, large enough to read, and put the cursor on it."""
        if seat not in self.plan.rects:
            return
        if self.scale_now() < LEGIBLE:
            self.scale(LEGIBLE / self.scale_now(), LEGIBLE / self.scale_now())
            self._fitted = False
        self.centerOn(self.plan.rects[seat].center())
        self.choose(seat)

    def choose(self, seat: str) -> None:
        """Put the cursor on a seat; tells it."""
        self._repaint_over(self.cursor_seat)
        self.cursor_seat = seat
        self._repaint_over(seat)
        self.chosen.emit(seat)

    def face(self, seat: str) -> Face | None:
        """What a seat shows."""
        return self.plan.painter.faces.get(seat)

    def show_changes(self, changes: Iterable[Arrow], still: bool) -> None:
        """Draw who would move where; `still` while this is only proposed."""
        self.changes, self.still = tuple(changes), still
        self.put_down()

    # -- carrying -----------------------------------------------------------------------------------------------

    def pick_up(self, seat: str) -> None:
        """Carry the person of a seat, if there is one; a locked person is not carried."""
        face = self.face(seat)
        if face is not None and face.person is not None and not face.locked and not self.still:
            self.carried, self.over = face, seat
            self.viewport().update()

    def put_down(self, seat: str = "") -> None:
        """Let go: on a seat (told), or nowhere."""
        carried, self.carried, self.over, self._dragging = self.carried, None, "", False
        self.viewport().update()
        if carried is not None and carried.person is not None and seat and seat != carried.seat.id:
            self.dropped.emit(carried.person.id, seat)

    # -- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._grip = event.position().toPoint()
        seat = self.seat_under(self._pressed)
        if event.button() == Qt.MouseButton.LeftButton and seat:
            self.choose(seat)
        face = self.face(seat)
        nobody = face is None or face.person is None
        self._panning = event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and nobody and self.carried is None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        held = event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton)
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if held and self._panning and (far or self._grip != self._pressed):
            self._pan(here)
        elif held and not self._dragging and far:
            self._dragging = True
            self.pick_up(self.seat_under(self._pressed))
        if self.carried is not None:
            self.over = self.seat_under(here)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._panning = False
        self.viewport().unsetCursor()
        if self._dragging:
            seat = self.seat_under(event.position().toPoint())
            self.put_down(seat)
            if seat:
                self.choose(seat)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        seat = self.seat_under(event.position().toPoint())
        if seat:
            self.entered.emit(seat)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y())
        else:
            self.plan.pictures.move()
            super().wheelEvent(event)

    def _pan(self, here: QPoint) -> None:
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.plan.pictures.move()
        step, self._grip = here - self._grip, here
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())
        self._fitted = False

    def seat_under(self, point: QPoint) -> str:
        """The seat under a point of the viewport; empty beside them."""
        return self.plan.seat_at(self.mapToScene(point))

    # -- from lists ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.over = self.seat_under(event.position().toPoint())
        self.viewport().update()
        if self.over and event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        seat, self.over = self.seat_under(event.position().toPoint()), ""
        self.viewport().update()
        if seat and event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
            self.dropped.emit(bytes(event.mimeData().data(PERSON).data()).decode(), seat)

    # -- keyboard -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, seat = Qt.Key(event.key()), self.cursor_seat or self.plan.first_seat()
        if not seat or not (self._look(key, event) or self._act(key, seat)):
            super().keyPressEvent(event)

    def _look(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Arrows and zoom."""
        if key in ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            start = self.cursor_seat
            self.choose(
                self.plan.neighbour(start, key) if start in self.plan.rects else self.plan.first_seat()
            )
            self.ensureVisible(self.plan.rects[self.cursor_seat].adjusted(-60, -60, 60, 60), 0, 0)
            if self.carried is not None:
                self.over = self.cursor_seat
                self.viewport().update()
            return True
        factors = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if key in factors:
            self.zoom(factors[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        return key in factors or key == Qt.Key.Key_0

    def _act(self, key: Qt.Key, seat: str) -> bool:
        """Enter, L, Del, Esc."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.carried is not None:
                self.put_down(seat)
            else:
                self.entered.emit(seat)
        elif key == Qt.Key.Key_L:
            self.locking.emit(seat)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.leaving.emit(seat)
        elif key == Qt.Key.Key_Escape and self.carried is not None:
            self.put_down()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(seat, self.mapFromScene(self.plan.rects[seat].center()))
        else:
            return False
        return True

    def contextMenuEvent(self, event: object) -> None:
        point = self.viewport().mapFromGlobal(event.globalPos())  # type: ignore[attr-defined]
        seat = self.seat_under(point)
        if seat:
            self.choose(seat)
            self.menu_wanted.emit(seat, point)

    # -- painting -----------------------------------------------------------------------------------------------

    def tell_tip(self, tip: Callable[[str], str]) -> None:
        """What hovering over a seat tells."""
        self._tip = tip

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip(self.seat_under(event.pos()))
            told = "<p style='white-space:pre-wrap'>" + html.escape(text) + "</p>" if text else ""
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        return super().viewportEvent(event)

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_arrows(painter, self.changes, self.cursor_seat)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.cursor_seat in self.plan.rects and (self.hasFocus() or self.carried is not None):
            painter.setPen(QPen(QColor(tokens.focus), 2.5 / min(1.0, self.scale_now())))
            painter.drawRoundedRect(self.plan.rects[self.cursor_seat].adjusted(-3, -3, 3, 3), 9, 9)
        if self.over in self.plan.rects:
            painter.setPen(QPen(QColor(tokens.accent), 3, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.plan.rects[self.over].adjusted(-2, -2, 2, 2), 9, 9)
        if self.carried is not None:
            self._draw_carried(painter, self.carried)

    def _draw_carried(self, painter: QPainter, carried: Face) -> None:
        if not self.over or carried.person is None:
            return
        tokens, name = theme.current(), carried.person.who_comes
        font = painter.font()
        font.setPixelSize(max(14, int(14 / self.scale_now())))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(name) + 20
        high = painter.fontMetrics().height() + 8
        corner = self.plan.rects[self.over].bottomLeft() + QPointF(6, 6)
        flag = QRectF(corner.x(), corner.y(), width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(flag, 6, 6)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, name)

    def _repaint_over(self, seat: str) -> None:
        if seat in self.plan.rects:
            self.plan.update(self.plan.rects[seat].adjusted(-12, -12, 12, 12))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_over(self.cursor_seat)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_over(self.cursor_seat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self.plan.rects:
            self.fit()
