"""The hall filling up: one tile for each seat, no names, so that it may stand on a wall."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.queries import seating
from desktop_app.domain.attendees import Status
from desktop_app.domain.changes import Changes
from desktop_app.domain.hall_design import ROW_MM, SEAT_MM
from desktop_app.domain.seating import DAIS, Seat, SeatKind
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.kit import theme
from desktop_app.ui.office import Office
from desktop_app.words import _

TABLES = ("placement", "seat", "hall")
TALL = 0.72
"""Rows are drawn closer together than they stand, or a wide hall would leave the screen empty."""


class Tile(enum.Enum):
    """What a tile says."""

    FREE = "free"
    AWAITED = "awaited"
    PRESENT = "present"
    AWAY = "away"


LOOKS: dict[Tile, tuple[str, str]] = {
    Tile.FREE: ("bg", "border"),
    Tile.AWAITED: ("surface", "border2"),
    Tile.PRESENT: ("ok", "ok"),
    Tile.AWAY: ("warn_soft", "warn"),
}
"""Ground and edge, as names of tokens."""


class SeatMap(QWidget):
    """Follows the roll. `taken` of `seats` tiles are filled; the dais is drawn in the same way, above the rows."""

    def __init__(self, office: Office, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roll = roll
        self._seats: list[Seat] = []
        self._sitting: Mapping[str, str] = {}
        self._tiles: dict[str, Tile] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        office.committed.connect(self._moved)
        roll.changed.connect(self._follow)
        self._read()

    @property
    def taken(self) -> int:
        """How many seats are taken by somebody in the hall."""
        return sum(tile is Tile.PRESENT for tile in self._tiles.values())

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def _read(self) -> None:
        hall = seating.plenary()
        self._seats = seating.seats(hall.id) if hall else []
        self._seats = [seat for seat in self._seats if seat.kind is not SeatKind.BLOCKED]
        placements = seating.placements(hall.id) if hall else []
        self._sitting = {each.attendee_id: each.seat_id for each in placements}
        self._tiles = {seat.id: Tile.FREE for seat in self._seats}
        self._set(self._sitting)

    def _set(self, who: Iterable[str]) -> None:
        for person in self._roll.fetch(who):
            seat = self._sitting.get(person.id)
            if seat not in self._tiles:
                continue
            away = person.attendee.status is Status.APOLOGIES
            here = person.presence.present
            self._tiles[seat] = Tile.PRESENT if here else Tile.AWAY if away else Tile.AWAITED
        told = _("{taken} of {seats} seats taken").format(taken=self.taken, seats=len(self._sitting))
        self.setAccessibleName(told)
        self.update()

    def _moved(self, changes: Changes) -> None:
        if any(changes.of(table) for table in TABLES):
            self._read()

    def _follow(self, ids: object) -> None:
        self._set(ids if isinstance(ids, frozenset) else self._sitting)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(self._seats) < 3000)
        if not self._seats:
            painter.setPen(theme.colour("text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("No hall has been laid out yet."))
            return
        left = min(seat.x for seat in self._seats) - SEAT_MM / 2
        right = max(seat.x for seat in self._seats) + SEAT_MM / 2
        top = min(seat.y for seat in self._seats) * TALL - SEAT_MM / 2
        bottom = max(seat.y for seat in self._seats) * TALL + SEAT_MM / 2
        scale = min(self.width() / (right - left), self.height() / (bottom - top))
        x0 = (self.width() - (right - left) * scale) / 2 - left * scale
        y0 = (self.height() - (bottom - top) * scale) / 2 - top * scale
        side = SEAT_MM * 0.8 * scale
        high = min(side, ROW_MM * TALL * 0.8 * scale)
        for tile, (ground, edge) in LOOKS.items():
            painter.setBrush(theme.colour(ground))
            painter.setPen(QPen(theme.colour(edge), 1))
            for seat in self._seats:
                if self._tiles[seat.id] is tile:
                    x, y = x0 + seat.x * scale, y0 + seat.y * TALL * scale
                    round_by = side * (0.5 if seat.area == DAIS else 0.22)
                    painter.drawRoundedRect(
                        QRectF(x - side / 2, y - high / 2, side, high), round_by, round_by
                    )


def legend() -> list[tuple[str, str]]:
    """The words below a map: (word, kind of pill)."""
    return [(_("In the hall"), "ok"), (_("Awaited"), "neutral"), (_("Apologies"), "warn")]
