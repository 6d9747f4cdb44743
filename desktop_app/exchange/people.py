"""People as a table for other programs: the columns a roster has, so that what is exported can be imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desktop_app.domain.attendance import NOT_YET, Presence
from desktop_app.domain.attendees import Attendee
from desktop_app.labels import label
from desktop_app.words import N_

from .writing import Cell, Row, table_bytes

Gettext = Callable[[str], str]

COLUMNS: tuple[tuple[str, Callable[[Attendee, Gettext], Cell]], ...] = (
    (N_("Name"), lambda person, _: person.name),
    (N_("Latin name"), lambda person, _: person.latin_name),
    (N_("Gender"), lambda person, _: person.gender),
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


def export_people(
    kind: str,
    people: Iterable[Attendee],
    gettext: Gettext,
    *,
    seats: Mapping[str, str] | None = None,
    presences: Mapping[str, Presence] | None = None,
) -> bytes:
    """The people as "xlsx", "csv" or "json", with seat and arrival where they are known. ValueError: another kind."""
    more = [
        *([gettext(N_("Seat"))] if seats is not None else []),
        *([gettext(N_("Arrived at"))] if presences else []),
    ]
    headings = [*(gettext(title) for title, _cell in COLUMNS), *more]
    rows = (_row(person, gettext, seats, presences) for person in people)
    return table_bytes(kind, gettext(N_("People")), headings, rows)


def _row(
    person: Attendee,
    gettext: Gettext,
    seats: Mapping[str, str] | None,
    presences: Mapping[str, Presence] | None,
) -> Row:
    row: list[Cell] = [cell(person, gettext) for _title, cell in COLUMNS]
    if seats is not None:
        row.append(seats.get(person.id, ""))
    if presences:
        arrived = presences.get(person.id, NOT_YET).arrived
        row.append(f"{arrived.at:%Y-%m-%d %H:%M}" if arrived else "")
    return row
