"""Reading people and their delegations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import peewee as pw

from db.models import AttendeeRecord, DelegationRecord, NameKeyRecord, OwnValueRecord
from db.models.prepared import Prepared
from desktop_app.domain.attendees import Attendee, Capacity, Delegation, Need, Status

SEPARATOR = "\n"
"""Between the needs, tags or keys kept in one column."""

CHUNK = 500
"""Ids asked for at once; SQLite allows more, old ones 999."""


def everyone(only: Iterable[str] | None = None) -> list[Attendee]:
    """All people in roster order, or only those with the given ids (unknown ids are left out)."""
    if only is None:
        return list(_attendees(_rows().where(_STANDS).tuples().iterator(), _own()))
    found = [
        person
        for ids in in_chunks(only)
        for person in _attendees(
            _rows().where(_STANDS & AttendeeRecord.id.in_(ids)).tuples().iterator(), _own(ids)
        )
    ]
    return sorted(found, key=lambda each: (each.roster_order, each.id))


def count() -> int:
    """How many people there are."""
    return int(AttendeeRecord.select().where(_STANDS).count())


def in_batches(size: int) -> Iterator[list[Attendee]]:
    """Everybody in the order of the file, so many at a time; no query stays open between two batches, so that others
    may write. Whoever is added or changed meanwhile may be missed."""
    rowid, last = pw.SQL('"t1"."rowid"'), 0
    query = _rows().where(_STANDS).select_extend(rowid).order_by(rowid).limit(size)
    while rows := list(query.where(pw.SQL('"t1"."rowid" > ?', (last,))).tuples()):
        last = rows[-1][-1]
        plain = [row[:-1] for row in rows]
        yield list(_attendees(plain, _own([row[0] for row in plain])))


def get(attendee_id: str) -> Attendee | None:
    """One person, or None; whoever was taken together with another is that one now."""
    row = _ONE.first(stands_for(attendee_id))
    return next(_attendees([row], _own([row[0]]))) if row is not None else None


def by_token(token: str) -> Attendee | None:
    """The person whose id begins so, as badges tell it; None when there is none."""
    row = _BY_TOKEN.first(token, token + "g")  # ids are hexadecimal: behind all that begin so
    return get(row[0]) if row is not None else None


def named(name: str) -> list[Attendee]:
    """Everybody of exactly this name, in roster order: two homonyms are two people."""
    rows = list(_rows().where(_STANDS & (AttendeeRecord.name == name)).tuples())
    return list(_attendees(rows, _own([row[0] for row in rows])))


def merged() -> dict[str, str]:
    """Who was taken together with whom: the id that went -> the id that stands for it, over all steps between."""
    steps: dict[str, str] = dict(_MERGED.rows())
    return {gone: _last(gone, steps) for gone in steps}


def stands_for(attendee_id: str) -> str:
    """The id under which a person stands in the list now."""
    return merged().get(attendee_id, attendee_id)


def _last(key: str, steps: Mapping[str, str]) -> str:
    while key in steps:  # ends: a person always goes into one with a smaller id
        key = steps[key]
    return key


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


_STANDS = AttendeeRecord.merged_into.is_null()
"""Not taken together with somebody who stands for both now."""

_MERGED = Prepared(  # "> ''" is found by the index; for "is not null" SQLite would look at everybody
    lambda: AttendeeRecord.select(AttendeeRecord.id, AttendeeRecord.merged_into).where(
        AttendeeRecord.merged_into > ""
    )
)
_OWN_OF_ONE = Prepared(lambda key: _own_rows().where(OwnValueRecord.attendee == key))
_ONE = Prepared(lambda key: _rows().where(AttendeeRecord.id == key))
_BY_TOKEN = Prepared(lambda low, high: _rows().where((AttendeeRecord.id >= low) & (AttendeeRecord.id < high)))


def _own_rows() -> Any:
    rows: Any = OwnValueRecord.select(OwnValueRecord.attendee, OwnValueRecord.field, OwnValueRecord.value)
    return rows.where(OwnValueRecord.value != "").order_by(OwnValueRecord.field)


Own = Mapping[str, tuple[tuple[str, str], ...]]


def _own(ids: list[str] | None = None) -> Own:
    """What the meeting's own fields hold, by person."""
    if ids is not None and len(ids) == 1:
        rows = _OWN_OF_ONE.rows(ids[0])
    else:
        every = _own_rows()
        rows = (every if ids is None else every.where(OwnValueRecord.attendee.in_(ids))).tuples()
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, field, value in rows:
        found[person].append((field, value))
    return {person: tuple(values) for person, values in found.items()}


def _attendees(rows: Iterable[tuple[Any, ...]], own: Own) -> Iterator[Attendee]:
    for row in rows:
        yield _attendee((*row, own[row[0]]) if row[0] in own else row)


def _attendee(row: tuple[Any, ...]) -> Attendee:
    values = list(row)
    values[8] = row[8] or ""
    values[9] = Capacity(row[9])
    values[14] = tuple(Need(each) for each in row[14].split(SEPARATOR)) if row[14] else ()
    values[15] = tuple(row[15].split(SEPARATOR)) if row[15] else ()
    values[18] = Status(row[18])
    return Attendee(*values)
