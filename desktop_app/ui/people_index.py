"""Everybody of the open meeting as screens need them, kept true after each change, and found as one types.

There is one for each office (`people_index`): the people page, the check-in page and the palette share it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from db.queries import agenda, awards, seating
from db.queries import attendance as desks
from db.queries import attendees as people
from desktop_app.commands import readings as reading
from desktop_app.domain.agenda import Role
from desktop_app.domain.attendance import NOT_YET, Presence
from desktop_app.domain.attendees import Attendee, Delegation, Need
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Attendance, Standing, attendance, standing_of
from desktop_app.domain.finding import Finder
from desktop_app.domain.names import readings_of, romanised
from desktop_app.domain.search_keys import Findable, texts_to_read
from desktop_app.domain.watching import Watch, watched
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.office import Office

SEATING = ("placement", "seat", "hall")
AWARDS = ("recipient", "award", "batch")
ROLES = ("item_role",)


@dataclass(frozen=True, slots=True)
class Person:
    """One person with all that lists and cards show; `latin` is the Latin name, or the name in pinyin."""

    attendee: Attendee
    seat: str = ""
    presence: Presence = NOT_YET
    awarded: bool = False
    latin: str = ""
    watch: tuple[Watch, ...] = ()
    """The ushers' lists the person is on."""

    @property
    def id(self) -> str:
        return self.attendee.id

    @property
    def standing(self) -> Standing:
        """Present, left, apologies or not yet."""
        return standing_of(self.attendee, self.presence)

    @property
    def on_dais(self) -> bool:
        """Whether a protocol rank calls the person to the dais."""
        return self.attendee.rank is not None

    @property
    def wheelchair(self) -> bool:
        """Whether a wheelchair place is needed."""
        return Need.WHEELCHAIR in self.attendee.needs


class PeopleIndex(QObject):
    """`changed` tells the ids of the people that look different now; None is everybody."""

    changed = Signal(object)

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._people: dict[str, Person] = {}
        self._readings: Mapping[str, tuple[str, ...]] = {}
        self._reading = Jobs(self)  # its own thread: names are read while the desk works on
        self._load()
        office.committed.connect(self._apply)
        self._read_missing()

    def fetch(self, only: Iterable[str] | None = None) -> list[Person]:
        """Everybody in roster order, or those with the given ids; as `RowsModel` asks for them."""
        if only is None:
            return list(self._people.values())
        return [self._people[each] for each in only if each in self._people]

    def get(self, attendee_id: str) -> Person | None:
        """One person, or None."""
        return self._people.get(attendee_id)

    def find(
        self, text: str, limit: int | None = None, present: Collection[str] | None = None
    ) -> list[Person]:
        """Whom a typed text means, best first, those not yet arrived before the others; `present` says who has, on
        another list than the plenary's."""
        here = self._present if present is None else present
        return [self._people[each] for each in self._finder.find(text, here, limit)]

    def counted(self) -> Attendance:
        """The counters of the meeting as it stands now."""
        everyone = [each.attendee for each in self._people.values()]
        return attendance(everyone, self._present, self._office.meeting())

    def delegations(self) -> list[Delegation]:
        """The delegations in protocol order."""
        return list(self._delegations)

    def colour(self, person: Person) -> str:
        """The colour of the person's delegation, or "" without one."""
        return self._colours.get(person.attendee.delegation_id or "", "")

    # How it stays true.

    def _load(self) -> None:
        self._readings = people.name_keys()
        self._seats = seating.seat_labels()
        self._awarded = _awarded()
        self._roles = _roles()
        self._presences = desks.presences()
        self._take_delegations()
        self._people = {each.id: self._person(each) for each in people.everyone()}
        self._present = {each.id for each in self._people.values() if each.presence.present}
        self._finder = Finder(map(_findable, self._people.values()), self._readings)

    def _person(self, attendee: Attendee) -> Person:
        lines = self._readings.get(attendee.name, ())
        latin = attendee.latin_name
        if not latin and lines:
            latin = romanised(attendee.name, readings_of(attendee.name, lines[0].split())[0])
        here = self._presences.get(attendee.id, NOT_YET)
        walks = attendee.id in self._awarded
        lists = watched(attendee, self._roles.get(attendee.id, ()), walks)
        return Person(attendee, self._seats.get(attendee.id, ""), here, walks, latin, lists)

    def _take_delegations(self) -> None:
        self._delegations = people.delegations()
        self._colours = {each.id: each.colour for each in self._delegations}

    def _apply(self, changes: Changes) -> None:
        """Read again what the change touched; a renamed delegation or a mass of people is everything."""
        touched = set(changes.of("attendee"))
        touched |= {key.partition(".")[0] for key in changes.of("own_value")}
        if changes.of("delegation") or len(touched) > 2000:
            self._load()
            self.changed.emit(None)
            self._read_missing()
            return
        touched |= self._take_presences(changes.of("attendance_event"))
        touched |= self._take_seats() if any(changes.of(table) for table in SEATING) else set()
        touched |= self._take_awards() if any(changes.of(table) for table in AWARDS) else set()
        touched |= self._take_roles() if any(changes.of(table) for table in ROLES) else set()
        if touched:
            self._refresh(touched)
        elif changes.of("meeting"):
            self.changed.emit(frozenset())

    def _refresh(self, touched: set[str]) -> None:
        fresh = {each.id: self._person(each) for each in people.everyone(touched)}
        gone = touched - fresh.keys()
        born = fresh.keys() - self._people.keys()
        for each in gone:
            self._people.pop(each, None)
        self._people.update(fresh)
        if born:
            ordered = sorted(self._people.values(), key=lambda each: (each.attendee.roster_order, each.id))
            self._people = {each.id: each for each in ordered}
        self._present -= touched
        self._present |= {each.id for each in fresh.values() if each.presence.present}
        self._finder.update(map(_findable, fresh.values()), gone)
        self.changed.emit(frozenset(touched))
        self._read_missing()

    def _take_presences(self, event_ids: Collection[str]) -> set[str]:
        if not event_ids:
            return set()
        whom = set(desks.people_of(event_ids))
        if len(whom) < len(event_ids):  # events that went with their person, or came back in an undo
            before, self._presences = self._presences, desks.presences()
            return whom | (before.keys() ^ self._presences.keys())
        fresh = desks.presences(whom)
        for each in whom:
            self._presences[each] = fresh.get(each, NOT_YET)
        return whom

    def _take_seats(self) -> set[str]:
        before, self._seats = self._seats, seating.seat_labels()
        return {
            each for each in before.keys() | self._seats.keys() if before.get(each) != self._seats.get(each)
        }

    def _take_awards(self) -> set[str]:
        before, self._awarded = self._awarded, _awarded()
        return set(before ^ self._awarded)

    def _take_roles(self) -> set[str]:
        before, self._roles = self._roles, _roles()
        return {
            each for each in before.keys() | self._roles.keys() if before.get(each) != self._roles.get(each)
        }

    def _read_missing(self) -> None:
        """Work out readings that are not in the file yet, beside the screen."""
        missing = texts_to_read(each.attendee for each in self._people.values()) - self._readings.keys()
        if missing and not self._reading.busy:
            self._reading.start(reading.read_texts(missing), self._take_readings)

    def _take_readings(self, fresh: dict[str, tuple[str, ...]]) -> None:
        reading.keep_readings(fresh)
        self._readings = {**self._readings, **fresh}
        self._people = {key: self._person(each.attendee) for key, each in self._people.items()}
        self._finder = Finder(map(_findable, self._people.values()), self._readings)
        self.changed.emit(None)
        self._read_missing()

    @property
    def settled(self) -> bool:
        """Whether all names have been read."""
        return not self._reading.busy

    def __len__(self) -> int:
        return len(self._people)


def people_index(office: Office) -> PeopleIndex:
    """The index of this office, made at its first use."""
    found = office.findChildren(PeopleIndex)
    return found[0] if found else PeopleIndex(office)


def _findable(person: Person) -> Findable:
    return Findable(person.attendee, person.seat)


def _awarded() -> frozenset[str]:
    """Who walks on stage: recipients, and representatives of bodies."""
    return frozenset(each.on_stage_id for each in awards.recipients() if each.on_stage_id)


def _roles() -> dict[str, frozenset[Role]]:
    """What people do on the agenda."""
    found: defaultdict[str, set[Role]] = defaultdict(set)
    for each in agenda.roles_of():
        if each.attendee_id is not None:
            found[each.attendee_id].add(each.role)
    return {who: frozenset(roles) for who, roles in found.items()}
