"""Everybody as one attendance list sees them: the plenary's presences are the index's, other lists keep their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import sessions as lists
from desktop_app.domain.attendance import NOT_YET, PLENARY, EventKind, Presence
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Attendance, attendance
from desktop_app.domain.sessions import Session
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import Person, people_index
from desktop_app.words import _

LATEST = 50


class Roll(QObject):
    """`changed` tells the ids of the people that look different now (None: everybody); `relisted` that the list in
    use is another one, or has another name or period."""

    changed = Signal(object)
    relisted = Signal()

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.index = people_index(office)
        self._office = office
        self._states: dict[str, Presence] = {}
        self.session: Session = lists.sessions()[0]
        self.index.changed.connect(self._follow)
        office.committed.connect(self._relist)

    def use(self, session_id: str) -> None:
        """Work on another list; the plenary where it is gone."""
        self.session = lists.session(session_id) or lists.sessions()[0]
        self._read(None)
        self.relisted.emit()
        self.changed.emit(None)

    # What the list says.

    def get(self, attendee_id: str) -> Person | None:
        """One person, or None; from the file while the index of a big meeting is still being gathered."""
        person = self.index.get(attendee_id)
        return self._seen(person) if person is not None else self._from_file(attendee_id)

    def _from_file(self, attendee_id: str) -> Person | None:
        attendee = people.get(attendee_id)
        if attendee is None:
            return None
        states = desks.presences([attendee_id], session_id=self.session.id)
        return Person(attendee, presence=states.get(attendee_id, NOT_YET))

    def fetch(self, only: Iterable[str] | None = None) -> list[Person]:
        """Everybody in roster order, or those with the given ids; as `RowsModel` asks for them."""
        return [self._seen(person) for person in self.index.fetch(only)]

    def find(self, text: str, limit: int | None = None) -> list[Person]:
        """Whom a typed text means, best first, those not yet arrived before the others."""
        present = None if self._plenary else {who for who, state in self._states.items() if state.present}
        return [self._seen(person) for person in self.index.find(text, limit, present)]

    def counted(self) -> Attendance:
        """The counters of the list as it stands now."""
        if self._plenary:
            return self.index.counted()
        present = {who for who, state in self._states.items() if state.present}
        everyone = [each.attendee for each in self.index.fetch()]
        return attendance(everyone, present, self._office.meeting())

    def presences(self) -> Mapping[str, Presence]:
        """Where everybody with an event stands."""
        if not self._plenary:
            return self._states
        return {each.id: each.presence for each in self.index.fetch() if each.presence is not NOT_YET}

    def latest(self) -> list[str]:
        """Whose arrival still stands among the latest events, newest first."""
        events = desks.latest(LATEST, session_id=self.session.id)
        arrivals = (each for each in events if each.kind is EventKind.IN and each.attendee_id)
        came = (self.get(each.attendee_id or "") for each in arrivals)
        return list(dict.fromkeys(each.id for each in came if each and each.presence.arrived is not None))

    # How it stays true.

    @property
    def _plenary(self) -> bool:
        return self.session.id == PLENARY

    def _seen(self, person: Person) -> Person:
        return person if self._plenary else replace(person, presence=self._states.get(person.id, NOT_YET))

    def _read(self, only: Iterable[str] | None) -> None:
        if self._plenary:
            self._states = {}
        elif only is None:
            self._states = desks.presences(session_id=self.session.id)
        else:
            whom = list(only)
            fresh = desks.presences(whom, session_id=self.session.id)
            for each in whom:
                self._states[each] = fresh.get(each, NOT_YET)

    def _follow(self, ids: object) -> None:
        self._read(ids if isinstance(ids, frozenset) else None)
        self.changed.emit(ids)

    def _relist(self, changes: Changes) -> None:
        if changes.of("session") or changes.of("meeting"):
            self.session = lists.session(self.session.id) or lists.sessions()[0]
            self.relisted.emit()


def list_name(session: Session) -> str:
    """What a list is called at the desk: the plenary by that word, for its meeting's title stands above anyway."""
    return _("Plenary") if session.id == PLENARY else session.name
