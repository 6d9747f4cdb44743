"""The plan under mouse and keyboard: pan, zoom, choose seats, pick people up and put them down."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.seating import overlay
from desktop_app.ui.seating.arrows import Arrow, draw_arrows
from desktop_app.ui.seating.choice import Choice
from desktop_app.ui.seating.faces import Face
from desktop_app.ui.seating.foresight import Carried, Foreseen, Foresight
from desktop_app.ui.seating.gestures import ARROWS, KIN, Gesture
from desktop_app.ui.seating.looking import PlanWindow
from desktop_app.ui.seating.plan import HallScene
from desktop_app.words import _

PERSON = "application/x-rostrum-attendee"
"""The mime type of people dragged out of a list: their ids, one a line."""
HOVERED_MS = 40
"""So long people must be over a seat before the rules are asked: in a hall of 5,000 that takes longer."""
ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class HallView(PlanWindow):
    """Left button drags people, or a rubber band where nobody sits; middle button or Space pans; Ctrl+wheel zooms.

    `dropped` tells people out of a list and the seat; `moved` the seats whose people go along from one seat to
    another; `chosen` that other seats are in hand; `entered` that Enter was pressed on a seat while nobody is carried;
    `locking`, `leaving` and `keeping` that people in hand shall be locked or unseated, or seats in hand reserved.
    """

    dropped = Signal(tuple, str)
    moved = Signal(tuple, str, str)
    chosen = Signal(str)
    entered = Signal(str)
    locking = Signal()
    leaving = Signal()
    keeping = Signal()
    alone = Signal()
    """The cursor seat has no row, block or delegation to be chosen with."""
    menu_wanted = Signal(str, QPoint)

    def __init__(self, scene: HallScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.choice, self.foresight = Choice(scene), Foresight(scene)
        self.carried: Carried | None = None
        self.over, self.foreseen = "", Foreseen()
        self.gesture = Gesture()
        self._spaced = False
        self._bands: list[QRectF] = []
        self.changes: tuple[Arrow, ...] = ()
        self.still = False
        """Nobody can be picked up: a proposal is shown."""
        self._hovered = QTimer(self, singleShot=True, interval=HOVERED_MS)
        self._hovered.timeout.connect(self._ask_rules)
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Seat plan"))
        self.choice.changed.connect(self._other_seats)

    # -- choosing -----------------------------------------------------------------------------------------------

    @property
    def cursor_seat(self) -> str:
        """The seat the keyboard is at."""
        return self.choice.cursor

    def choose(self, seat: str) -> None:
        """Put the cursor on a seat, and no other in hand."""
        self.choice.only(seat)

    def fly_to(self, seat: str) -> None:
        """Bring a seat into the middle, and put the cursor on it."""
        super().fly_to(seat)
        if seat in self.plan.rects:
            self.choose(seat)

    def _other_seats(self) -> None:
        self._bands = overlay.bands([self.plan.rects[seat] for seat in self.choice.hand])
        self.viewport().update()
        self.chosen.emit(self.cursor_seat)

    def face(self, seat: str) -> Face | None:
        """What a seat shows."""
        return self.plan.painter.faces.get(seat)

    def show_changes(self, changes: Iterable[Arrow], still: bool) -> None:
        """Draw who would move where; `still` while this is only proposed."""
        self.changes, self.still = tuple(changes), still
        self.put_down()

    # -- carrying -----------------------------------------------------------------------------------------------

    def pick_up(self, seat: str) -> None:
        """Carry the people of the seats in hand, held at this one; locked people are not carried alone."""
        hand = self.choice.hand if seat in self.choice.many else (seat,)
        sitting = [each for each in hand if (face := self.face(each)) is not None and face.person is not None]
        if self.still or not sitting or (len(sitting) == 1 and self._locked(sitting[0])):
            return
        self._carry(Carried(hand, seat), seat)

    def _locked(self, seat: str) -> bool:
        face = self.face(seat)
        return face is not None and face.locked

    def _carry(self, carried: Carried | None, seat: str = "") -> None:
        self.carried = carried
        self.viewport().setMouseTracking(carried is not None)
        self.hover(seat)

    def hover(self, seat: str) -> None:
        """Carried people are over a seat: shows what putting them down would do."""
        if seat != self.over or not seat:
            carried, self.over = self.carried, seat
            self.foreseen = self.foresight.over(carried, seat) if carried is not None and seat else Foreseen()
            self._hovered.start()
        self.viewport().update()

    def look_again(self) -> None:
        """The hall has changed under people who are carried: what would be if they were put down now."""
        seat, self.over = self.over, ""
        self.hover(seat)

    def _ask_rules(self) -> None:
        self.foreseen = self.foresight.checked(self.foreseen)
        self.viewport().update()

    def put_down(self, seat: str = "") -> None:
        """Let go: on a seat (told), or nowhere."""
        carried, self.gesture = self.carried, Gesture()
        self._carry(None)
        if carried is None or not seat or seat == carried.grab:
            return
        if carried.seats:
            self.moved.emit(carried.seats, carried.grab, seat)
        else:
            self.dropped.emit(carried.people, seat)

    # -- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        seat, adding = self.seat_under(point), bool(event.modifiers() & ADDING)
        face = self.face(seat)
        nobody = face is None or face.person is None
        left = event.button() == Qt.MouseButton.LeftButton
        panning = event.button() == Qt.MouseButton.MiddleButton or (
            left and (self._spaced or (self.still and nobody))
        )
        self.gesture = Gesture(point, point, panning=panning, banding=left and (nobody or adding))
        if not left or panning or self.carried is not None:
            self.gesture.banding = False
            return
        self.gesture.held = self.choice.hand if adding else ()
        if not adding and seat not in self.choice.many:
            self.choose(seat) if seat else self.choice.take(())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here, gesture = event.position().toPoint(), self.gesture
        far = (here - gesture.pressed).manhattanLength() >= QApplication.startDragDistance()
        if event.buttons() and (far or gesture.moving):
            if gesture.panning:
                self.pan(here - gesture.grip)
                gesture.grip = here
            elif gesture.banding:
                self._band(here)
            elif not gesture.moving and self.carried is None and event.buttons() & Qt.MouseButton.LeftButton:
                self.pick_up(self.seat_under(gesture.pressed))
            gesture.moving = True
        if self.carried is not None:
            self.hover(self.seat_under(here))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, Gesture()
        self.viewport().unsetCursor()
        self.viewport().update()
        seat = self.seat_under(event.position().toPoint())
        if gesture.second:
            return
        if event.button() != Qt.MouseButton.LeftButton or gesture.panning:
            return
        if self.carried is not None:
            self.put_down(seat)
        elif not gesture.moving and seat:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.choice.reach(seat)
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.choice.toggle(seat)
            else:
                self.choose(seat)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        seat = self.seat_under(event.position().toPoint())
        if seat:
            self.gesture = Gesture(second=True)
            self.entered.emit(seat)

    def _band(self, here: QPoint) -> None:
        gesture = self.gesture
        corners = (self.mapToScene(gesture.pressed), self.mapToScene(here))
        gesture.band = QRectF(*corners).normalized()
        self.choice.take([*gesture.held, *self.plan.seats_in(gesture.band)])

    # -- from lists ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
            self._carry(_carried(event))
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.hover(self.seat_under(event.position().toPoint()))
        if self.over and event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.put_down()

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(PERSON):
            event.acceptProposedAction()
            self.carried = _carried(event)
            self.put_down(self.seat_under(event.position().toPoint()))

    # -- keyboard -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, seat = Qt.Key(event.key()), self.cursor_seat or self.plan.first_seat()
        if not seat or not (
            self._look(key, event) or self._take(key, event, seat) or self._act(key, event, seat)
        ):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._spaced = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def _look(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Zoom; Space pans while it is held."""
        factors = {Qt.Key.Key_Plus: 1.25, Qt.Key.Key_Equal: 1.25, Qt.Key.Key_Minus: 0.8}
        if key in factors:
            self.zoom(factors[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._spaced = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            return False
        return True

    def _take(self, key: Qt.Key, event: QKeyEvent, seat: str) -> bool:
        """Arrows move the cursor, with Shift they take what lies between; R, B, D and Ctrl+A take many."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self._step(key, bool(held) and self.carried is None)
        elif key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self.choice.take(self.plan.rects)
        elif key in KIN and not held and self.carried is None:
            if not self.cursor_seat:
                self.choose(seat)
            if not self.choice.take_kin(KIN[key]):
                self.alone.emit()
        else:
            return False
        return True

    def _step(self, key: Qt.Key, reaching: bool) -> None:
        start = self.over if self.carried is not None and self.over else self.cursor_seat
        seat = self.plan.neighbour(start, key) if start in self.plan.rects else self.plan.first_seat()
        if self.carried is not None:
            self.hover(seat)
        elif reaching:
            self.choice.reach(seat)
        else:
            self.choose(seat)
        self.ensureVisible(self.plan.rects[seat].adjusted(-60, -60, 60, 60), 0, 0)

    def _act(self, key: Qt.Key, event: QKeyEvent, seat: str) -> bool:
        """Enter, Esc, and what is done with the seats in hand: by the bare key, since Ctrl+V is no wish to reserve."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deeds = {Qt.Key.Key_L: self.locking, Qt.Key.Key_V: self.keeping}
        deeds |= dict.fromkeys((Qt.Key.Key_Delete, Qt.Key.Key_Backspace), self.leaving)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.carried is not None:
                self.put_down(self.over)
            else:
                self.entered.emit(seat)
        elif key in deeds and not held:
            deeds[key].emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(seat, self.mapFromScene(self.plan.rects[seat].center()))
        else:
            return key == Qt.Key.Key_Escape and self._let_go()
        return True

    def _let_go(self) -> bool:
        """Esc: what is carried, then what is in hand; False when there is neither. A rubber band ends as well."""
        self.gesture = Gesture(moving=True)
        if self.carried is not None:
            self.put_down()
        elif self.choice.many:
            self.choose(self.cursor_seat)
        else:
            return False
        return True

    def contextMenuEvent(self, event: object) -> None:
        if self.carried is not None:
            self.put_down()
            return
        point = self.viewport().mapFromGlobal(event.globalPos())  # type: ignore[attr-defined]
        seat = self.seat_under(point)
        if seat:
            if seat not in self.choice.many:
                self.choose(seat)
            self.menu_wanted.emit(seat, point)

    # -- painting -----------------------------------------------------------------------------------------------

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        rects, scale = self.plan.rects, self.scale_now()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_arrows(painter, self.changes, self.cursor_seat)
        if self.choice.many and isinstance(rect, QRectF):
            overlay.draw_hand(painter, [each for each in self._bands if rect.intersects(each)], scale)
        if self.cursor_seat in rects and (self.hasFocus() or self.carried is not None):
            overlay.draw_cursor(painter, rects[self.cursor_seat], scale)
        if not self.gesture.band.isNull():
            overlay.draw_band(painter, self.gesture.band, scale)
        if self.carried is not None and self.over in rects:
            overlay.draw_landing(painter, rects, self.foreseen, self.over)
            words = self.foresight.words(self.carried)
            sight = self.mapToScene(self.viewport().rect()).boundingRect()
            beside = rects[self.over]
            for seat in rects.keys() & self.foreseen.places.values():
                beside = beside.united(rects[seat])
            overlay.draw_flag(painter, beside, words, self.foreseen, scale, sight)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._spaced = False
        self.viewport().unsetCursor()
        self.viewport().update()


def _carried(event: QDropEvent) -> Carried:
    told = bytes(event.mimeData().data(PERSON).data()).decode()
    return Carried(people=tuple(told.split("\n")))
