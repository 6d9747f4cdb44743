"""Votes by name on the seat plan: a click on a seat turns its voice; colour, sign and words tell which it is.

Keys: arrows go from seat to seat, 1 in favour, 2 against, 3 abstains, 0 nothing, blank turns. Who is present without a
seat stands below the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.hall_design import ROW_MM, SEAT_MM
from desktop_app.domain.resolutions import Voice
from desktop_app.domain.seating import Seat
from desktop_app.ui.kit import icons, theme
from desktop_app.words import _

Key = Qt.Key
LOOKS: dict[Voice | None, tuple[str, str, str]] = {
    None: ("surface", "control", ""),
    Voice.YES: ("ok_soft", "ok", "check"),
    Voice.NO: ("bad_soft", "bad", "x"),
    Voice.ABSTAIN: ("warn_soft", "warn", "minus"),
}
"""Ground, edge and sign."""
TURN: dict[Voice | None, Voice | None] = {
    None: Voice.YES,
    Voice.YES: Voice.NO,
    Voice.NO: Voice.ABSTAIN,
    Voice.ABSTAIN: None,
}
KEYS: dict[int, Voice | None] = {
    Key.Key_1: Voice.YES,
    Key.Key_2: Voice.NO,
    Key.Key_3: Voice.ABSTAIN,
    Key.Key_0: None,
}
ARROWS = {
    Key.Key_Left: QPointF(-1, 0),
    Key.Key_Right: QPointF(1, 0),
    Key.Key_Up: QPointF(0, -1),
    Key.Key_Down: QPointF(0, 1),
}
TALL = 0.6
"""Rows are drawn closer together than they stand, so that seats are large."""
HIGH = ROW_MM * TALL
NAMED = 34.0
"""Seats as wide as this show names, in pixels."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a member is on the plan, in millimetres of the hall; `seat` is the label, "" without one."""

    person: Attendee
    at: QPointF
    seat: str


def spots(people: Sequence[Attendee], seats: Sequence[Seat], sitting: Mapping[str, str]) -> list[Spot]:
    """Everybody present on the own seat; who has none in rows below. `sitting` tells the seat id of a person."""
    by_id = {seat.id: seat for seat in seats}
    found, standing = [], []
    for person in people:
        seat = by_id.get(sitting.get(person.id, ""))
        if seat is None:
            standing.append(person)
        else:
            found.append(Spot(person, drawn(seat), seat.label))
    left = min((seat.x for seat in seats), default=0)
    right = max((seat.x for seat in seats), default=0)
    below = max((drawn(seat).y() for seat in seats), default=0) + (2 * HIGH if seats else 0)
    wide = max(12, (right - left) // SEAT_MM + 1)
    for place, person in enumerate(standing):
        down, across = divmod(place, wide)
        found.append(Spot(person, QPointF(left + across * SEAT_MM, below + down * HIGH), ""))
    return found


def drawn(seat: Seat) -> QPointF:
    """Where a seat is drawn."""
    return QPointF(seat.x, seat.y * TALL)


class VoicePlan(QWidget):
    """`voices` by attendee id; `changed` when one was given or taken, `pointed` tells who is in hand."""

    changed = Signal()
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voices: dict[str, Voice] = {}
        self.spots: list[Spot] = []
        self._empty: list[QPointF] = []
        self.in_hand = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(340)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Votes on the seat plan"))

    def sizeHint(self) -> QSize:
        return QSize(680, 330)

    def show_spots(self, found: Sequence[Spot], seats: Iterable[Seat]) -> None:
        """Show who is present; voices of who has left are forgotten. Emits nothing."""
        self.spots = list(found)
        taken = {(spot.at.x(), spot.at.y()) for spot in self.spots}
        self._empty = [at for at in map(drawn, seats) if (at.x(), at.y()) not in taken]
        here = {spot.person.id for spot in self.spots}
        self.voices = {person: voice for person, voice in self.voices.items() if person in here}
        if self.in_hand not in here:
            self.point(self.spots[0].person.id if self.spots else "")
        self.update()

    def point(self, person_id: str) -> None:
        """Take somebody in hand."""
        if person_id != self.in_hand:
            self.in_hand = person_id
            self.pointed.emit(person_id)
            self.update()

    def give(self, person_id: str, voice: Voice | None) -> None:
        """Note a voice; None takes it away."""
        if voice is None:
            self.voices.pop(person_id, None)
        else:
            self.voices[person_id] = voice
        self.pointed.emit(person_id)
        self.changed.emit()
        self.update()

    def all_in_favour(self) -> None:
        """Who has no voice yet is for it."""
        for spot in self.spots:
            self.voices.setdefault(spot.person.id, Voice.YES)
        self.pointed.emit(self.in_hand)
        self.changed.emit()
        self.update()

    # -- where things are ---------------------------------------------------------------------------------------

    def rects(self) -> dict[str, QRectF]:
        """Where everybody is drawn, by attendee id."""
        return {spot.person.id: self._rect(spot.at) for spot in self.spots}

    def _frame(self) -> tuple[float, float, float]:
        """Left and top of the hall in millimetres, and pixels for a millimetre."""
        points = [spot.at for spot in self.spots] + self._empty or [QPointF()]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        wide, high = right - left + SEAT_MM, bottom - top + HIGH
        scale = min(self.width() / wide, self.height() / high)
        spare_x, spare_y = self.width() / scale - wide, self.height() / scale - high
        return left - SEAT_MM / 2 - spare_x / 2, top - HIGH / 2 - spare_y / 2, scale

    def _rect(self, at: QPointF, frame: tuple[float, float, float] | None = None) -> QRectF:
        left, top, scale = frame or self._frame()
        wide, high = SEAT_MM * 0.9 * scale, HIGH * 0.86 * scale
        return QRectF((at.x() - left) * scale - wide / 2, (at.y() - top) * scale - high / 2, wide, high)

    def _under(self, place: QPointF) -> str:
        return next((person for person, rect in self.rects().items() if rect.contains(place)), "")

    def _beside(self, way: QPointF) -> str:
        """Who is next in a direction from the one in hand: near along it, and little aside."""
        here = next((spot.at for spot in self.spots if spot.person.id == self.in_hand), None)
        best, least = self.in_hand, float("inf")
        if here is None:
            return best
        for spot in self.spots:
            step = spot.at - here
            along = step.x() * way.x() + step.y() * way.y()
            aside = abs(step.x() * way.y()) + abs(step.y() * way.x())
            if along > 0 and along + 3 * aside < least:
                best, least = spot.person.id, along + 3 * aside
        return best

    # -- hands --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        who = self._under(event.position())
        if who and event.button() is Qt.MouseButton.LeftButton:
            self.point(who)
            self.give(who, TURN[self.voices.get(who)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if who := self._under(event.position()):
            self.point(who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ARROWS:
            self.point(self._beside(ARROWS[Key(key)]))
        elif key in KEYS and self.in_hand:
            self.give(self.in_hand, KEYS[key])
        elif key == Key.Key_Space and self.in_hand:
            self.give(self.in_hand, TURN[self.voices.get(self.in_hand)])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in self._empty:
            painter.drawRoundedRect(self._rect(at, frame), 3, 3)
        for spot in self.spots:
            self._paint(painter, spot, self._rect(spot.at, frame))

    def _paint(self, painter: QPainter, spot: Spot, rect: QRectF) -> None:
        ground, edge, sign = LOOKS[self.voices.get(spot.person.id)]
        held = spot.person.id == self.in_hand
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(theme.colour("focus" if held else edge), 2.5 if held else 1))
        painter.drawRoundedRect(rect, 4, 4)
        named = rect.width() >= NAMED
        if named:
            painter.setPen(theme.colour("text"))
            font = painter.font()
            font.setPixelSize(11)
            painter.setFont(font)
            text = painter.fontMetrics().elidedText(
                spot.person.who_comes, Qt.TextElideMode.ElideRight, int(rect.width()) - 2
            )
            below = rect.adjusted(0, rect.height() * (0.45 if sign else 0), 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        if sign:
            side = min(rect.width(), rect.height()) * (0.5 if named else 0.8)
            middle = rect.center() - QPointF(0, rect.height() * 0.2 if named else 0)
            square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            icons.draw(painter, sign, square, theme.colour(edge).name())
