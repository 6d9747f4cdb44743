"""Reading people and their delegations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from db.models import AttendeeRecord, DelegationRecord, NameKeyRecord
from db.models.prepared import Prepared
from desktop_app.domain.attendees import Attendee, Capacity, Delegation, Need, Status

SEPARATOR = "\n"
"""Between the needs, tags or keys kept in one column."""

CHUNK = 500
"""Ids asked for at once; SQLite allows more, old ones 999."""


def everyone(only: Iterable[str] | None = None) -> list[Attendee]:
    """All people in roster order, or only those with the given ids (unknown ids are left out)."""
    if only is None:
        return [_attendee(row) for row in _rows().tuples().iterator()]
    found = [
        _attendee(row)
        for ids in in_chunks(only)
        for row in _rows().where(AttendeeRecord.id.in_(ids)).tuples().iterator()
    ]
    return sorted(found, key=lambda each: (each.roster_order, each.id))


def get(attendee_id: str) -> Attendee | None:
    """One person, or None."""
    row = _ONE.first(attendee_id)
    return _attendee(row) if row is not None else None


def by_token(token: str) -> Attendee | None:
    """The person whose id begins so, as badges tell it; None when there is none."""
    row = _BY_TOKEN.first(token, token + "g")  # ids are hexadecimal: behind all that begin so
    return _attendee(row) if row is not None else None


def named(name: str) -> list[Attendee]:
    """Everybody of exactly this name, in roster order: two homonyms are two people."""
    return [_attendee(row) for row in _rows().where(AttendeeRecord.name == name).tuples()]


def delegations() -> list[Delegation]:
    """The delegations in protocol order."""
    rows = DelegationRecord.select().order_by(DelegationRecord.order, DelegationRecord.id)
    return [Delegation(row.id, row.name, row.latin_name, row.colour, row.order) for row in rows]


def name_keys() -> dict[str, tuple[str, ...]]:
    """The kept search keys of every text seen so far."""
    rows = NameKeyRecord.select(NameKeyRecord.text, NameKeyRecord.keys).tuples()
    return {text: tuple(keys.split(SEPARATOR)) for text, keys in rows.iterator()}


def attendee_columns(value: Attendee) -> dict[str, object]:
    """The row that holds `value`, for commands that write it; the delegation's name lives in its own row."""
    return {
        "id": value.id,
        "name": value.name,
        "latin_name": value.latin_name,
        "gender": value.gender,
        "honorific": value.honorific,
        "organisation": value.organisation,
        "position": value.position,
        "delegation": value.delegation_id,
        "capacity": value.capacity.value,
        "rank": value.rank,
        "phone": value.phone,
        "email": value.email,
        "badge_number": value.badge_number,
        "needs": SEPARATOR.join(need.value for need in value.needs),
        "tags": SEPARATOR.join(value.tags),
        "notes": value.notes,
        "photo": value.photo,
        "status": value.status.value,
        "substitute": value.substitute,
        "substitute_phone": value.substitute_phone,
        "roster_order": value.roster_order,
    }


def delegation_columns(value: Delegation) -> dict[str, object]:
    """The row that holds `value`, for commands that write it."""
    return {
        "id": value.id,
        "name": value.name,
        "latin_name": value.latin_name,
        "colour": value.colour,
        "order": value.order,
    }


def in_chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids in lists short enough for one statement."""
    rest = iter(ids)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _rows() -> Any:
    person = AttendeeRecord
    return (
        person.select(
            person.id,
            person.name,
            person.latin_name,
            person.gender,
            person.honorific,
            person.organisation,
            person.position,
            person.delegation,
            DelegationRecord.name,
            person.capacity,
            person.rank,
            person.phone,
            person.email,
            person.badge_number,
            person.needs,
            person.tags,
            person.notes,
            person.photo,
            person.status,
            person.substitute,
            person.substitute_phone,
            person.roster_order,
        )
        .left_outer_join(DelegationRecord)
        .order_by(person.roster_order, person.id)
    )


_ONE = Prepared(lambda key: _rows().where(AttendeeRecord.id == key))
_BY_TOKEN = Prepared(lambda low, high: _rows().where((AttendeeRecord.id >= low) & (AttendeeRecord.id < high)))


def _attendee(row: tuple[Any, ...]) -> Attendee:
    values = list(row)
    values[8] = row[8] or ""
    values[9] = Capacity(row[9])
    values[14] = tuple(Need(each) for each in row[14].split(SEPARATOR)) if row[14] else ()
    values[15] = tuple(row[15].split(SEPARATOR)) if row[15] else ()
    values[18] = Status(row[18])
    return Attendee(*values)
