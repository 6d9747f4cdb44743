"""The plan under mouse and keyboard. Millimetres inside, pixels outside; what is drawn comes from `ui.kit.tiles`.

A press chooses (Shift adds), a drag moves with snapping to neighbours and grid (Alt: freely), or draws a frame where
nothing lies; handles give and take rows and seats, the round one turns. Middle button or Space pans, Ctrl+wheel zooms.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop_app.domain.hall_design import HallDesign, Part, PartKind
from desktop_app.domain.hall_edits import Box, frame, moved
from desktop_app.domain.seating import SeatKind
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.tiles import Tiles
from desktop_app.ui.seating.designer import overlay
from desktop_app.ui.seating.designer.drawing import Plan, paint_plan
from desktop_app.ui.seating.designer.grips import Drag, Gripped, gripped_at
from desktop_app.ui.seating.designer.underlay import Underlay
from desktop_app.words import _

CLOSEST, FARTHEST = 0.4, 0.001
"""Pixels a millimetre."""
MARGIN = 48
NUDGE, FINE, LEAP = 100, 10, 1_000
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ADDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
Brush = SeatKind | str
"""What a press paints onto seats: a kind, "aisle", or "gap" (no seat)."""


class Canvas(QWidget):
    """`chosen` tells the ids of the parts in hand; `changed` parts that were moved, turned or resized; `placed` where
    the part of the palette goes; `painted` the labels of the seats a stroke went over; `removed` that Del was pressed.
    """

    chosen = Signal(tuple)
    changed = Signal(list)
    placed = Signal(PartKind, int, int)
    painted = Signal(list)
    removed = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Plan of the hall"))
        self.setMinimumSize(380, 300)
        self.plan = Plan.of(HallDesign(), (), {})
        self.picked: tuple[str, ...] = ()
        self.scale, self.origin = 0.03, QPointF()
        self.placing: PartKind | None = None
        self.brush: Brush | None = None
        self.backdrop: Underlay | None = None
        self.drag = Drag()
        self.stroke: dict[str, None] = {}
        self._fitted = True
        self._spaced = False
        self._grip = QPoint()
        self.tiles = Tiles(lambda painter, area, scale: paint_plan(painter, self.plan, area, scale), self)
        self.tiles.drawn.connect(self.update)
        theme.bell.changed.connect(self._redraw)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan, picked: Collection[str]) -> None:
        """Show a design; stays where one looks."""
        first = not self.plan.design.parts
        self.plan = plan
        known = {part.id for part in plan.design.parts}
        self.picked = tuple(each for each in picked if each in known)
        self._redraw()
        if first or self._fitted:
            self.fit()

    def _redraw(self) -> None:
        self.tiles.forget()
        self.update()

    def parts(self) -> list[Part]:
        """The parts in hand, the lowest first."""
        return [part for part in self.plan.design.parts if part.id in self.picked]

    def pick(self, ids: Collection[str]) -> None:
        """Take parts in hand."""
        self.picked = tuple(ids)
        self.chosen.emit(self.picked)
        self.update()

    def fit(self) -> None:
        """Show the whole hall; stays fitted when the window changes size."""
        boxes = list(self.plan.boxes.values())
        backdrop = self.plan.design.backdrop
        if backdrop is not None and self.backdrop is not None and self.backdrop.size()[0]:
            wide, high = self.backdrop.size()
            aside, down = backdrop.width // 2, backdrop.width * high // wide // 2
            boxes.append(Box(backdrop.x - aside, backdrop.y - down, backdrop.x + aside, backdrop.y + down))
        box = frame(boxes)
        wide, high = max(1, box.right - box.left), max(1, box.foot - box.top)
        room = (max(60, self.width() - 2 * MARGIN), max(60, self.height() - 2 * MARGIN))
        self.scale = min(max(min(room[0] / wide, room[1] / high), FARTHEST), 0.09)
        middle = box.middle
        self.origin = QPointF(
            round(self.width() / 2 - middle[0] * self.scale),
            round(self.height() / 2 - middle[1] * self.scale),
        )
        self._fitted = True
        self.update()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Closer or farther, about a point of the screen (the middle)."""
        about = about or QPointF(self.width() / 2, self.height() / 2)
        there = self.to_hall(about)
        self.scale = min(max(self.scale * factor, FARTHEST), CLOSEST)
        self.origin = QPointF(
            round(about.x() - there.x() * self.scale), round(about.y() - there.y() * self.scale)
        )
        self._fitted = False
        self.update()

    def pan(self, by: QPoint) -> None:
        """Move the plan under the window."""
        self.origin += QPointF(by)
        self._fitted = False
        self.update()

    def to_hall(self, point: QPointF) -> QPointF:
        """A point of the screen, in the hall."""
        away = point - self.origin
        return QPointF(away.x() / self.scale, away.y() / self.scale)

    def to_screen(self, x: float, y: float) -> QPointF:
        """A point of the hall, on the screen."""
        return QPointF(self.origin.x() + x * self.scale, self.origin.y() + y * self.scale)

    def part_at(self, point: QPointF) -> str:
        """The part under a point of the screen: of several the smallest, seats and tables before what they stand on."""
        there = self.to_hall(point)
        hits = []
        for part in self.plan.design.parts:
            if overlay.covers(part, there.x(), there.y(), 6 / self.scale):
                box = self.plan.boxes[part.id]
                hits.append(((box.right - box.left) * (box.foot - box.top), part.id))
        return min(hits)[1] if hits else ""

    # -- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position().toPoint()
        point = event.position()
        panning = event.button() == Qt.MouseButton.MiddleButton or self._spaced
        self.drag = Drag(panning=panning, start=self.to_hall(point))
        if panning or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.placing is not None:
            there = self.drag.start
            self.placed.emit(self.placing, round(there.x() / NUDGE) * NUDGE, round(there.y() / NUDGE) * NUDGE)
        elif self.brush is not None:
            self.drag.stroking = True
            self._stroke(point)
        else:
            self._press(point, bool(event.modifiers() & ADDING))

    def _press(self, point: QPointF, adding: bool) -> None:
        held = self.parts()
        if len(held) == 1:
            self.drag.grip = gripped_at(held[0], point, self.to_screen)
            if self.drag.grip is not None:
                self.drag.parts = held
                return
        hit = self.part_at(point)
        if hit and adding:
            self.pick(
                [each for each in self.picked if each != hit] + ([hit] if hit not in self.picked else [])
            )
        elif hit and hit not in self.picked:
            self.pick([hit])
        elif not hit:
            self.drag.framing = True
            if not adding:
                self.pick(())
        self.drag.parts = self.parts() if hit else []
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if not event.buttons() or not self.drag.active:
            self._hover(point)
            return
        here = self.to_hall(point)
        if self.drag.panning:
            self.pan(point.toPoint() - self._grip)
            self._grip = point.toPoint()
        elif self.drag.stroking:
            self._stroke(point)
        elif self.drag.framing:
            self.drag.frame = QRectF(self.drag.start, here).normalized()
            self.update()
        elif self.drag.parts and ((point.toPoint() - self._grip).manhattanLength() > 3 or self.drag.moved):
            held = set(self.picked)
            others = [box for key, box in self.plan.boxes.items() if key not in held]
            self.drag.follow(here, others, 7 / self.scale, event.modifiers())
            self.update()

    def _hover(self, point: QPointF) -> None:
        held = self.parts()
        over: Gripped | None = None
        if len(held) == 1 and self.placing is None and self.brush is None:
            over = gripped_at(held[0], point, self.to_screen)
        shape = Qt.CursorShape.ArrowCursor
        if self.placing is not None or self.brush is not None:
            shape = Qt.CursorShape.CrossCursor
        elif over is not None:
            shape = Qt.CursorShape.PointingHandCursor if over == "turn" else Qt.CursorShape.SizeAllCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self.drag = self.drag, Drag()
        if drag.stroking:
            told, self.stroke = list(self.stroke), {}
            if told:
                self.painted.emit(told)
        elif drag.framing and drag.frame.width() * self.scale > 3:
            self.pick([*self.picked, *(each for each in self._framed(drag.frame) if each not in self.picked)])
        elif drag.moved and drag.shown != drag.parts:
            self.changed.emit(drag.shown)
        self.update()

    def _framed(self, area: QRectF) -> list[str]:
        found = []
        for key, box in self.plan.boxes.items():
            if area.contains(QRectF(box.left, box.top, box.right - box.left, box.foot - box.top)):
                found.append(key)
        return found

    def _stroke(self, point: QPointF) -> None:
        seat = self.plan.seat_at(self.to_hall(point))
        if seat is not None:
            self.stroke[seat.label] = None
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        else:
            self.pan(QPoint(event.angleDelta().x() // 2, event.angleDelta().y() // 2))

    # -- keyboard -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        factors = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if key in ARROWS and self.picked:
            self._nudge(key, event.modifiers())
        elif key in factors:
            self.zoom(factors[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._spaced = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self._act(key):
            super().keyPressEvent(event)

    def _nudge(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        step = NUDGE
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            step = FINE
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            step = LEAP
        x, y = ARROWS[key]
        self.changed.emit(moved(self.parts(), x * step, y * step))

    def _act(self, key: Qt.Key) -> bool:
        """Del, Esc, brackets, Tab through the parts."""
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.picked:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape and (self.picked or self.placing is not None or self.brush is not None):
            self.drag = Drag()
            self.pick(())
            self.let_go.emit()
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight) and self.picked:
            by = 5 if key == Qt.Key.Key_BracketRight else -5
            self.changed.emit([replace(part, turn=(part.turn + by) % 360) for part in self.parts()])
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self.plan.design.parts:
            self._next(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return False
        return True

    def _next(self, step: int) -> None:
        """The next part in hand, for those who use no mouse."""
        ids = [part.id for part in self.plan.design.parts]
        at = ids.index(self.picked[0]) + step if self.picked else 0
        self.pick([ids[at % len(ids)]])

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._spaced = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        overlay.paint_backdrop(painter, self)
        overlay.paint_grid(painter, self)
        self.tiles.paint(painter, self.origin, self.scale, self.rect())
        overlay.paint_hand(painter, self)
        overlay.paint_rulers(painter, self)

    def middle(self) -> tuple[int, int]:
        """The point of the hall in the middle of what is seen."""
        there = self.to_hall(QPointF(self.width() / 2, self.height() / 2))
        return round(there.x() / NUDGE) * NUDGE, round(there.y() / NUDGE) * NUDGE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._spaced = False
        self.update()
