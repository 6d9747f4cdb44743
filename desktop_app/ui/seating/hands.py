"""What is done with people and seats by hand on the plan; each deed is one step of undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from db.queries import seating as kept
from desktop_app.commands import seating as commands
from desktop_app.domain.seating import SeatKind
from desktop_app.labels import seat_words
from desktop_app.ui.office import Office
from desktop_app.ui.seating.choice import Kin
from desktop_app.ui.seating.faces import Face, HallState
from desktop_app.ui.seating.menus import seat_menu
from desktop_app.ui.seating.proposing import Proposing
from desktop_app.ui.seating.side import Side
from desktop_app.ui.seating.view import HallView
from desktop_app.words import _, ngettext


class Hands(QObject):
    """Does what plan, list, card and menus ask for. While a proposal is shown it refuses, and says why."""

    def __init__(
        self, office: Office, view: HallView, side: Side, proposing: Proposing, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office, self._view, self._side, self._proposing = office, view, side, proposing
        self.state: HallState | None = None
        view.dropped.connect(self.seat)
        view.moved.connect(self.move)
        view.entered.connect(self.enter)
        view.locking.connect(self.toggle_lock)
        view.leaving.connect(self.unseat)
        view.keeping.connect(self.toggle_reserved)
        view.alone.connect(lambda: office.say(_("Nobody with a delegation sits here.")))
        view.menu_wanted.connect(self._menu)
        side.waiting.placing.connect(self.seat_on_cursor)
        side.fill.clicked.connect(lambda: self.seat_on_cursor(side.waiting.chosen()))
        side.seat.lock.clicked.connect(self.toggle_lock)
        side.seat.leave.clicked.connect(self.unseat)

    # -- who is in hand -----------------------------------------------------------------------------------------

    def faces(self) -> list[Face]:
        """The seats in hand."""
        found = (self._view.face(seat) for seat in self._view.choice.hand)
        return [face for face in found if face is not None]

    def _sitting(self) -> list[Face]:
        return [face for face in self.faces() if face.person is not None]

    # -- seating ------------------------------------------------------------------------------------------------

    def seat(self, people: Sequence[str], seat: str) -> None:
        """Put people out of the list on a seat: one there, several on the free ones from there on."""
        if len(people) > 1:
            self.fill(people, seat)
        elif people:
            self.place(people[0], seat)

    def seat_on_cursor(self, people: Sequence[str]) -> None:
        """Put people on the cursor seat, or fill from there."""
        if not people:
            self._office.say(_("Choose people in the list first."))
        elif self._view.cursor_seat:
            self.seat(people, self._view.cursor_seat)
        else:
            self._office.say(_("Choose a seat on the plan first."))

    def place(self, person: str, seat: str) -> None:
        """Put somebody on a seat; who sits there takes the other's seat, or has none."""
        if self.state is None or self._proposing.refuses():
            return
        known = self.state.people.get(person)
        name = known.who_comes if known is not None else ""
        face = self._view.face(seat)
        other = face.person.who_comes if face is not None and face.person is not None else ""
        where = seat_words(face.seat.label, _) if face is not None else ""
        had_seat = person in self.state.places
        if not self._office.do(commands.seat_person, person, seat):
            return
        if other and had_seat:
            text = _("{name} and {other} changed places").format(name=name, other=other)
        elif other:
            text = _("{name}: {seat}; {other} has no seat now").format(name=name, seat=where, other=other)
        else:
            text = _("{name}: {seat}").format(name=name, seat=where)
        self._view.choose(seat)
        self._office.say(text, undo=True)

    def fill(self, people: Sequence[str], start: str) -> None:
        """Seat people on the free seats from one onwards; those are in hand then."""
        if self.state is None or self._proposing.refuses():
            return
        if not self._office.do(commands.fill_seats, people, start):
            return
        places = {each.attendee_id: each.seat_id for each in kept.placements(self.state.hall.id)}
        found = [places[person] for person in people if person in places]
        self._view.choice.take(found)
        told = ngettext("{number} person seated", "{number} people seated", len(found))
        left = len(people) - len(found)
        if left:
            more = ngettext(
                "no seat is free for {number} more", "no seat is free for {number} more", left
            ).format(number=left)
            told = _("{seated}; {more}").format(seated=told, more=more)
        self._office.say(told.format(number=len(found)), undo=True)

    def move(self, seats: Sequence[str], grab: str, target: str) -> None:
        """The people of these seats go along, from one seat to another; a single one is placed."""
        if self.state is None or self._proposing.refuses():
            return
        sitting = [self.state.placements[seat] for seat in seats if seat in self.state.placements]
        if len(sitting) == 1 and sitting[0].seat_id == grab:
            self.place(sitting[0].attendee_id, target)
            return
        if self._office.do(commands.move_people, seats, grab, target):
            moved = {each.attendee_id for each in sitting}
            after = kept.placements(self.state.hall.id)
            self._view.choice.take(each.seat_id for each in after if each.attendee_id in moved)
            told = ngettext("{number} person moved together", "{number} people moved together", len(moved))
            self._office.say(told.format(number=len(moved)), undo=True)

    def enter(self, seat: str) -> None:
        """Enter on a seat: pick up who is in hand, or place who is chosen in the list."""
        if self._proposing.refuses():
            return
        face = self._view.face(seat)
        if seat in self._view.choice.many and self._sitting():
            self._view.pick_up(seat)
        elif face is not None and face.person is not None:
            if face.locked:
                self._office.say(_("{name} is locked to this seat.").format(name=face.person.who_comes))
            self._view.pick_up(seat)
        else:
            self.seat(self._side.waiting.chosen(), seat)

    # -- locks, empty seats, kinds ------------------------------------------------------------------------------

    def toggle_lock(self) -> None:
        """Lock the people in hand to their seats; when all are locked, unlock them."""
        sitting = self._sitting()
        if self._proposing.refuses() or not sitting or self.state is None:
            return
        locking = any(not face.locked for face in sitting)
        people = [face.person.id for face in sitting if face.person is not None]
        done = self._office.do(commands.lock, people, self.state.hall.id, locking)
        if done and len(people) > 1:
            told = (
                ngettext("{number} seat locked", "{number} seats locked", len(people))
                if locking
                else ngettext("{number} seat unlocked", "{number} seats unlocked", len(people))
            )
            self._office.say(told.format(number=len(people)), undo=True)

    def unseat(self) -> None:
        """Take the people in hand from their seats; of several, those who are locked stay."""
        sitting = self._sitting()
        if self._proposing.refuses() or not sitting or self.state is None:
            return
        going = [
            face for face in sitting if not face.locked
        ] or sitting  # all of them locked: refused in words
        people = [face.person.id for face in going if face.person is not None]
        if not self._office.do(commands.unseat, people, self.state.hall.id):
            return
        if len(people) == 1 and going[0].person is not None:
            told = _("{name} has no seat now").format(name=going[0].person.who_comes)
        else:
            told = ngettext(
                "{number} person has no seat now", "{number} people have no seat now", len(people)
            )
            told = told.format(number=len(people))
        stayed = len(sitting) - len(going)
        if stayed:
            left = ngettext(
                "{told}; {number} locked seat is left as it is",
                "{told}; {number} locked seats are left as they are",
                stayed,
            )
            told = left.format(told=told, number=stayed)
        self._office.say(told, undo=True)

    def toggle_reserved(self) -> None:
        """Reserve the seats in hand; when all are reserved, they are ordinary ones again."""
        faces = self.faces()
        if faces:
            reserved = all(face.seat.kind is SeatKind.RESERVED for face in faces)
            self.make_it(SeatKind.SEAT if reserved else SeatKind.RESERVED)

    def make_it(self, kind: SeatKind) -> None:
        """Say what the seats in hand are for."""
        seats = [face.seat for face in self.faces()]
        if self._proposing.refuses() or not seats:
            return
        if self._office.do(commands.set_seat_kind, [seat.id for seat in seats], kind) and len(seats) > 1:
            told = ngettext("{number} seat changed", "{number} seats changed", len(seats))
            self._office.say(told.format(number=len(seats)), undo=True)

    # -- menus --------------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What can be done with the seats in hand."""
        waiting = len(self._side.waiting.chosen())
        return seat_menu(self._view, self, self.faces(), waiting)

    def _menu(self, _seat: str, point: QPoint) -> None:
        if self.faces() and not self._proposing.refuses():
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.viewport().mapToGlobal(point))

    def pick_up(self) -> None:
        """Carry the people in hand."""
        self._view.pick_up(self._view.cursor_seat)

    def fill_from_here(self) -> None:
        """Put those chosen in the list on the seats from the cursor on."""
        self.seat_on_cursor(self._side.waiting.chosen())

    def take(self, kin: Kin) -> None:
        """Choose the whole row, block or delegation."""
        if not self._view.choice.take_kin(kin):
            self._view.alone.emit()

    def show_person(self, attendee_id: str) -> None:
        """Show somebody on the people page."""
        self._office.go("attendees", attendee_id)
