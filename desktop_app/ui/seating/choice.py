"""Which seats are in hand: the one under the cursor, or many. No mouse and no keys here."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, QRectF, Signal

from desktop_app.ui.seating.plan import HallScene


class Kin(enum.Enum):
    """What a seat can be chosen together with."""

    ROW = "row"
    BLOCK = "block"
    DELEGATION = "delegation"


class Choice(QObject):
    """`many` is empty while only the cursor seat is in hand. `changed` tells that other seats are."""

    changed = Signal()

    def __init__(self, scene: HallScene) -> None:
        super().__init__(scene)
        self._plan = scene
        self.cursor, self._anchor = "", ""
        self.many: frozenset[str] = frozenset()

    @property
    def hand(self) -> tuple[str, ...]:
        """The seats in hand, in the order of the hall."""
        if self.many:
            return tuple(seat for seat in self._plan.rects if seat in self.many)
        return (self.cursor,) if self.cursor else ()

    def only(self, seat: str) -> None:
        """This seat and no other; "" for none."""
        self._hold(seat, seat, ())

    def toggle(self, seat: str) -> None:
        """Take one seat more, or one less."""
        held = set(self.hand) ^ {seat}
        self._hold(seat, seat, held)

    def reach(self, seat: str) -> None:
        """Everything between the seat one began at and this one."""
        start = self._anchor or self.cursor or seat
        corners = [self._plan.rects[each].center() for each in (start, seat)]
        area = QRectF(*corners).normalized().adjusted(-1, -1, 1, 1)
        self._hold(seat, start, self._plan.seats_in(area))

    def take(self, seats: Iterable[str], *, adding: bool = False) -> None:
        """Other seats, or these beside those in hand."""
        wanted = {seat for seat in seats if seat in self._plan.rects}
        if adding:
            wanted.update(self.hand)
        first = next((seat for seat in self._plan.rects if seat in wanted), "")
        cursor = self.cursor if self.cursor in wanted else first
        self._hold(cursor, cursor, wanted)

    def take_kin(self, kin: Kin) -> bool:
        """The whole row, block or delegation of the cursor seat; False when there is none."""
        found = self._kin(self.cursor, kin) if self.cursor in self._plan.rects else ()
        self.take(found or self.hand)
        return bool(found)

    def _kin(self, seat: str, kin: Kin) -> Collection[str]:
        faces = self._plan.painter.faces
        if kin is Kin.ROW:
            return self._plan.lines.line(seat)
        if kin is Kin.BLOCK:
            area = self._plan.lines.seats[seat].area
            return [each for each, known in self._plan.lines.seats.items() if known.area == area]
        mine = faces[seat].person if seat in faces else None
        group = mine.delegation_id if mine is not None else None
        if not group:
            return ()
        sitting = ((each, face.person) for each, face in faces.items() if face.person is not None)
        return [each for each, person in sitting if person.delegation_id == group]

    def _hold(self, cursor: str, anchor: str, many: Collection[str]) -> None:
        held = frozenset(many) if len(many) > 1 else frozenset()
        if len(many) == 1:
            cursor = anchor = next(iter(many))
        self._anchor = anchor
        self.cursor, self.many = cursor, held
        self.changed.emit()
