"""Everybody of the open meeting as screens need them, kept true after each change, and found as one types.

There is one for each office (`people_index`): the people page, the check-in page and the palette share it. The people
of a big meeting come from the file in beats of this thread, because the file belongs to it; their names are read and
the search index is built on a thread of its own. Until that has ended they are found by plain text.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Qt, Signal

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
from desktop_app.domain.job import Job
from desktop_app.domain.names import readings_of, romanised
from desktop_app.domain.search_keys import Findable, texts_to_read
from desktop_app.domain.watching import Watch, watched
from desktop_app.ui.beats import Beats
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.office import Office

AT_ONCE = 250
"""So many people are read in one go; more, and the screen would wait for it."""
ROWS = 200
MASS = 2000
"""With more people touched than this everybody is read again."""

Texts = dict[str, tuple[str, ...]]
"""Chinese texts and how they are read."""

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
        self._present: set[str] = set()
        self._readings: Mapping[str, tuple[str, ...]] = {}
        self._finder = Finder((), {})
        self._reading = Jobs(self)  # its own thread: names are read while the desk works on
        self._beats = Beats(self)
        self._turn = 0
        self._unread: set[str] = set()
        self._behind: set[str] | None = None
        """Who has changed since a big meeting is being gathered; None when nothing is."""
        self._load()
        office.committed.connect(self._apply)

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
        if len(self._finder) == 0:
            return self._plainly(text, limit)
        found = self._finder.find(text, self._present if present is None else present, limit)
        return [self._people[each] for each in found if each in self._people]

    def _plainly(self, text: str, limit: int | None) -> list[Person]:
        """Until the search index of a big meeting is built: whoever has the text in name, organisation or phone."""
        wanted = text.strip()
        fitting = (each for each in self._people.values() if wanted and _holds(each, wanted))
        return list(islice(fitting, limit))

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
        """Read everybody: at once, or, when they are many, in beats and on the other thread."""
        self._turn += 1
        self._readings = people.name_keys()
        self._seats = seating.seat_labels()
        self._awarded = _awarded()
        self._roles = _roles()
        self._presences = desks.presences()
        self._take_delegations()
        if people.count() > AT_ONCE:
            self._reading.cancel()
            self._behind = set()
            self._beats.run(self._gather())
            return
        self._beats.stop()
        self._behind = None
        self._take_people({each.id: self._person(each) for each in people.everyone()})
        self._finder = Finder(map(_findable, self._people.values()), self._readings)
        self._read_missing(self._people)

    def _take_people(self, persons: dict[str, Person]) -> None:
        self._people = persons
        self._present = {each.id for each in persons.values() if each.presence.present}

    def _gather(self) -> Iterator[None]:
        """Everybody of a big meeting, a few at a time; then the search index is built beside the screen."""
        found: list[Person] = []
        for batch in people.in_batches(ROWS):
            found += map(self._person, batch)
            if not self._people:
                self._show({each.id: each for each in found})  # something to see at once
            yield
        self._show({each.id: each for each in sorted(found, key=_place)})
        yield
        self._index_anew()

    def _show(self, persons: dict[str, Person]) -> None:
        self._take_people(persons)
        self._catch_up()
        self.changed.emit(None)

    def _catch_up(self) -> None:
        """Read again who has changed while the others were gathered."""
        if self._behind:
            self._refresh(set(self._behind))

    def _index_anew(self) -> None:
        """Read names and build the search index as a job; who changes meanwhile is caught up with."""
        self._behind = set() if self._behind is None else self._behind
        work = _indexed(list(self._people.values()), self._readings)
        if not self._reading.start(work, partial(self._take_index, self._turn)):
            self._reading.idle.connect(self._index_anew, Qt.ConnectionType.SingleShotConnection)

    def _take_index(self, turn: int, built: tuple[Texts, Finder]) -> None:
        if turn != self._turn:
            return  # everybody is being read again
        fresh, self._finder = built
        self._readings = {**self._readings, **fresh}
        self._beats.run(self._spell(fresh))

    def _spell(self, fresh: Texts) -> Iterator[None]:
        """Show names in pinyin that have just been read, and keep what was read in the file."""
        for each in [each for each in self._people.values() if each.attendee.name in fresh]:
            if self._people.get(each.id) is each:
                self._people[each.id] = replace(each, latin=self._latin(each.attendee))
            yield
        self._catch_up()
        self._behind = None
        gc.freeze()  # people who stay for the day need not be looked through for garbage again and again
        if fresh:
            self.changed.emit(None)
        yield from reading.keeping(fresh)
        self._read_missing()

    def _person(self, attendee: Attendee) -> Person:
        here = self._presences.get(attendee.id, NOT_YET)
        walks = attendee.id in self._awarded
        lists = watched(attendee, self._roles.get(attendee.id, ()), walks)
        return Person(attendee, self._seats.get(attendee.id, ""), here, walks, self._latin(attendee), lists)

    def _latin(self, attendee: Attendee) -> str:
        lines = self._readings.get(attendee.name, ())
        if attendee.latin_name or not lines:
            return attendee.latin_name
        return romanised(attendee.name, readings_of(attendee.name, lines[0].split())[0])

    def _take_delegations(self) -> None:
        self._delegations = people.delegations()
        self._colours = {each.id: each.colour for each in self._delegations}

    def _apply(self, changes: Changes) -> None:
        """Read again what the change touched; a renamed delegation or a mass of people is everything."""
        touched = set(changes.of("attendee"))
        touched |= {key.partition(".")[0] for key in changes.of("own_value")}
        if changes.of("delegation") or len(touched) > MASS:
            self._load_again()
            return
        touched |= self._take_presences(changes.of("attendance_event"))
        touched |= self._take_seats() if any(changes.of(table) for table in SEATING) else set()
        touched |= self._take_awards() if any(changes.of(table) for table in AWARDS) else set()
        touched |= self._take_roles() if any(changes.of(table) for table in ROLES) else set()
        if len(touched) > MASS:
            self._load_again()
        elif touched:
            self._refresh(touched)
        elif changes.of("meeting"):
            self.changed.emit(frozenset())

    def _load_again(self) -> None:
        self._load()
        if self._behind is None:
            self.changed.emit(None)

    def _refresh(self, touched: set[str], *, anew: bool = False) -> None:
        """Read these people again; `anew` when names are read otherwise than before."""
        if self._behind is not None:
            self._behind |= touched
        fresh = {each.id: self._person(each) for each in people.everyone(touched)}
        gone = touched - fresh.keys()
        otherwise = [_findable(each) for each in fresh.values() if anew or self._is_found_otherwise(each)]
        born = fresh.keys() - self._people.keys()
        for each in gone:
            self._people.pop(each, None)
        self._people.update(fresh)
        if born:
            self._people = {each.id: each for each in sorted(self._people.values(), key=_place)}
        self._present -= touched
        self._present |= {each.id for each in fresh.values() if each.presence.present}
        if otherwise or gone:  # who came in is found as before
            self._finder.update(otherwise, gone, self._readings)
        self.changed.emit(frozenset(touched))
        if self._finder.worn and self._behind is None:
            self._index_anew()
        self._read_missing(fresh)

    def _is_found_otherwise(self, person: Person) -> bool:
        before = self._people.get(person.id)
        return before is None or _findable(before) != _findable(person)

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

    def _read_missing(self, ids: Iterable[str] = ()) -> None:
        """Work out readings of these people's names that are not in the file yet, beside the screen."""
        self._unread.update(ids)
        if self._behind is not None or self._reading.busy:
            return  # this is called again when that has ended
        persons, self._unread = self.fetch(self._unread), set()
        missing = texts_to_read(each.attendee for each in persons) - self._readings.keys()
        if missing:
            whose = {each.id for each in persons}
            self._reading.start(reading.read_texts(missing), partial(self._take_readings, whose))

    def _take_readings(self, whose: set[str], fresh: Texts) -> None:
        reading.keep_readings(fresh)
        self._readings = {**self._readings, **fresh}
        self._refresh(whose, anew=True)

    @property
    def settled(self) -> bool:
        """Whether everybody is here and all names have been read."""
        return not (self._reading.busy or self._beats.busy)

    def __len__(self) -> int:
        return len(self._people)


def people_index(office: Office) -> PeopleIndex:
    """The index of this office, made at its first use."""
    found = office.findChildren(PeopleIndex)
    return found[0] if found else PeopleIndex(office)


def _indexed(persons: Sequence[Person], known: Mapping[str, tuple[str, ...]]) -> Job[tuple[Texts, Finder]]:
    """Readings that are missing, and the search index of everybody."""
    missing = texts_to_read(each.attendee for each in persons) - known.keys()
    fresh = yield from reading.read_texts(missing)
    finder = yield from Finder.building(map(_findable, persons), {**known, **fresh})
    return fresh, finder


def _place(person: Person) -> tuple[int, str]:
    return person.attendee.roster_order, person.id


def _holds(person: Person, text: str) -> bool:
    attendee = person.attendee
    return any(text in each for each in (attendee.name, attendee.organisation, attendee.phone))


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
