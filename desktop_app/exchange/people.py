"""People as a table for other programs: the columns a roster has, so that what is exported can be imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop_app.domain.attendance import NOT_YET, Presence
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.own_fields import NO, YES, OwnField, OwnKind, own_value
from desktop_app.labels import label
from desktop_app.words import N_

from .contacts import contact_cards
from .writing import Cell, Row, table_bytes

Gettext = Callable[[str], str]

COLUMNS: tuple[tuple[str, Callable[[Attendee, Gettext], Cell]], ...] = (
    (N_("Name"), lambda person, _: person.name),
    (N_("Latin name"), lambda person, _: person.latin_name),
    (N_("Gender"), lambda person, _: person.gender),
    (N_("Form of address"), lambda person, _: person.honorific),
    (N_("Organisation"), lambda person, _: person.organisation),
    (N_("Position"), lambda person, _: person.position),
    (N_("Delegation"), lambda person, _: person.delegation),
    (N_("Capacity"), lambda person, _: label(person.capacity, _)),
    (N_("Protocol rank"), lambda person, _: person.rank),
    (N_("Mobile"), lambda person, _: person.phone),
    (N_("E-mail"), lambda person, _: person.email),
    (N_("Badge number"), lambda person, _: person.badge_number),
    (N_("Needs"), lambda person, _: _("; ").join(label(need, _) for need in person.needs)),
    (N_("Status"), lambda person, _: label(person.status, _)),
    (N_("Substitute"), lambda person, _: person.substitute),
    (N_("Substitute phone"), lambda person, _: person.substitute_phone),
    (N_("Tags"), lambda person, _: _("; ").join(person.tags)),
    (N_("Remarks"), lambda person, _: person.notes),
)


KINDS = ("xlsx", "csv", "json", "vcf")
"""What people can be exported as."""


def export_people(
    kind: str,
    people: Iterable[Attendee],
    gettext: Gettext,
    *,
    seats: Mapping[str, str] | None = None,
    presences: Mapping[str, Presence] | None = None,
    own: Sequence[OwnField] = (),
) -> bytes:
    """The people as one of KINDS, with the meeting's own fields, and seat and arrival where they are known.

    ValueError: another kind."""
    if kind == "vcf":
        return contact_cards(people, gettext)
    more = [
        *(field.name for field in own),
        *([gettext(N_("Seat"))] if seats is not None else []),
        *([gettext(N_("Arrived at"))] if presences else []),
    ]
    headings = [*(gettext(title) for title, _cell in COLUMNS), *more]
    rows = ([*row(person, gettext, own), *_day(person, seats, presences)] for person in people)
    return table_bytes(kind, gettext(N_("People")), headings, rows)


def row(person: Attendee, gettext: Gettext, own: Sequence[OwnField] = ()) -> list[Cell]:
    """One person under the headings of COLUMNS and the own fields."""
    cells: list[Cell] = [cell(person, gettext) for _title, cell in COLUMNS]
    return cells + [own_words(field, own_value(person, field.id), gettext) for field in own]


def own_words(field: OwnField, value: str, gettext: Gettext) -> str:
    """A value of an own field as people read it."""
    if field.kind is not OwnKind.YES_NO:
        return value
    return {YES: gettext(N_("Yes")), NO: gettext(N_("No"))}.get(value, "")


def _day(person: Attendee, seats: Mapping[str, str] | None, presences: Mapping[str, Presence] | None) -> Row:
    cells: list[Cell] = [] if seats is None else [seats.get(person.id, "")]
    if presences:
        arrived = presences.get(person.id, NOT_YET).arrived
        cells.append(f"{arrived.at:%Y-%m-%d %H:%M}" if arrived else "")
    return cells
