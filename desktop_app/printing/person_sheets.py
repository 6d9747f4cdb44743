"""What stands on the badge or name card of each person, for templates: the fields of `merge_fields.PERSON_FIELDS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.attendees import Attendee, Capacity, Delegation
from desktop_app.domain.awards import AwardKind
from desktop_app.domain.codes import code_for
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.merge_fields import sample_person
from desktop_app.domain.own_fields import OwnField, merge_fields
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.wording import language_of, told_dates
from desktop_app.labels import label, seat_words
from desktop_app.words import Words

CAPACITY_COLOURS: Mapping[Capacity, str] = {
    Capacity.MEMBER: "#1F4E8C",
    Capacity.NON_VOTING: "#0F6B73",
    Capacity.GUEST: "#8A6116",
    Capacity.VOLUNTEER: "#2F6B3A",
    Capacity.PRESS: "#6A3D86",
    Capacity.STAFF: "#4A4A4A",
}
"""The colour by which the capacity is told from afar."""


@dataclass(frozen=True, slots=True)
class PersonRegister:
    """What the sheets of one meeting have in common: `seats` (attendee id -> compact label), `photos` (SHA-256 of an
    asset -> its bytes)."""

    meeting: Meeting
    seats: Mapping[str, str]
    delegations: Sequence[Delegation] = ()
    own: Sequence[OwnField] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)


def person_sheets(
    people: Iterable[Attendee], register: PersonRegister, words: Words, photo: bool = True
) -> Iterator[Sheet]:
    """A sheet for each, in the order given; a substitute's bears the substitute's name, no Latin name and no photo."""
    common = _common(register.meeting, words)
    delegations = {each.id: each for each in register.delegations}
    for person in people:
        delegation = delegations.get(person.delegation_id or "")
        own_face = photo and person.who_comes == person.name
        yield Sheet(
            recipient_id=person.id,
            name=person.who_comes,
            kind=AwardKind.PERSON,
            fields={
                **common,
                **merge_fields(register.own, person),
                **_fields(person, delegation, register.seats.get(person.id, ""), words),
            },
            code=code_for(person.id, register.meeting.secret),
            photo=register.photos.get(person.photo, b"") if own_face else b"",
        )


def _common(meeting: Meeting, words: Words) -> dict[str, str]:
    tongue = language_of(words.language)
    latin = tongue == "en"
    day = meeting.starts_at.date()
    return {
        "meeting": (meeting.latin_title if latin else "") or meeting.title,
        "organiser": (meeting.latin_organiser if latin else "") or meeting.organiser,
        "venue": meeting.venue,
        "year": str(day.year),
        **told_dates(day, tongue),
    }


def _fields(person: Attendee, delegation: Delegation | None, seat: str, words: Words) -> dict[str, str]:
    latin = language_of(words.language) == "en"
    named = (latin and delegation.latin_name) or delegation.name if delegation is not None else ""
    name = person.name_in(words.language)
    return {
        "name": name,
        "latin_name": person.latin_name if name == person.name else "",  # it does not stand there twice
        "spaced_name": spaced(name),
        "organisation": person.organisation,
        "position": person.position,
        "delegation": named or person.delegation,
        "delegation_colour": delegation.colour if delegation is not None else "",
        "capacity": label(person.capacity, words.gettext),
        "capacity_colour": CAPACITY_COLOURS[person.capacity],
        "seat": seat_words(seat, words.gettext) if seat else "",
        "badge_number": person.badge_number,
    }


def spaced(name: str) -> str:
    """A name of two Chinese characters set apart to the width of three (王　伟), as on name cards; others unchanged."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and not name.isascii() else name


def sample_person_sheet(language: str) -> Sheet:
    """A person to look at while there is nobody yet, in zh or en."""
    fields = sample_person(language)
    return Sheet("", fields["name"], AwardKind.PERSON, fields, code="M1.0123456789ABCDEFGHJKMNPQ")
