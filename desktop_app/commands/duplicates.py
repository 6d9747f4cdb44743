"""Two lines that are one person become one; two people who look like one are remembered to be two."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from db.models import (
    APPEND_ONLY,
    ONCE,
    TABLES,
    AttendeeRecord,
    KnownApartRecord,
    OwnValueRecord,
)
from db.queries import attendees as people
from db.queries.own_fields import known_apart
from db.store import Store
from desktop_app.commands.attendees import write_attendee
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.changes import Changes
from desktop_app.domain.duplicates import pair_id, taken_together
from desktop_app.domain.refusal import Refusal

LEFT_WITH_THEIR_PERSON: frozenset[type[Any]] = frozenset({OwnValueRecord, KnownApartRecord, AttendeeRecord})


def take_together(store: Store, kept_id: str, other_id: str, chosen: Collection[str] = ()) -> Changes:
    """Make two lines one person: particulars of the kept one, filled up from the other; the `chosen` fields are the
    other's. Seats, roles, awards and presenting go over; a second seat in one hall is given up. Events are facts and
    stay as they are: the other line remains as a pointer, so that they count for the person, and its badge opens the
    door. One step of undo. Refuses (unknown-attendee) when one of them is gone, (same-person) one with itself."""
    kept, other = _known(kept_id), _known(other_id)
    if kept.id == other.id:
        raise Refusal("same-person", name=kept.name)
    wanted = taken_together(kept, other, chosen)
    stays, goes = (kept, other) if wanted.id == kept.id else (other, kept)
    with store.change("take-together", wanted.name) as change:
        # the seat of the one that was kept by choice wins, whichever row stays
        for model in _referring():
            _hand_over(model, goes.id, stays.id, wins=kept.id)
        write_attendee(wanted, stays)
        pointer = AttendeeRecord.update(merged_into=stays.id)
        pointer.where((AttendeeRecord.id == goes.id) | (AttendeeRecord.merged_into == goes.id)).execute()
    return change.changes


def keep_apart(store: Store, one_id: str, other_id: str) -> Changes:
    """Remember that two who look like one are two; they are not proposed again."""
    one, other = _known(one_id), _known(other_id)
    key = pair_id(one.id, other.id)
    with store.change("keep-apart", one.name) as change:
        if key not in known_apart():
            first, second = key.split(".")
            KnownApartRecord.insert(id=key, one=first, other=second).execute()
    return change.changes


def _known(attendee_id: str) -> Attendee:
    person = people.get(attendee_id)
    if person is None:
        raise Refusal("unknown-attendee", name="")
    return person


def _referring() -> list[type[Any]]:
    """The tables whose rows speak of people and can be edited."""
    return [
        model
        for model in TABLES
        if model._meta.table_name not in APPEND_ONLY
        and model not in LEFT_WITH_THEIR_PERSON
        and _references(model)
    ]


def _references(model: type[Any]) -> list[Any]:
    return [field for field in model._meta.refs if field.rel_model is AttendeeRecord]


def _hand_over(model: type[Any], goes: str, stays: str, wins: str) -> None:
    """Point rows about `goes` at `stays`; where both stand once, the row of `wins` remains."""
    for field in _references(model):
        if model._meta.table_name in ONCE:
            _drop_doubles(model, field, goes, stays, wins)
        model.update({field: stays}).where(field == goes).execute()


def _drop_doubles(model: type[Any], field: Any, goes: str, stays: str, wins: str) -> None:
    place = [model._meta.columns[column] for column in ONCE[model._meta.table_name]]

    def places(who: str) -> dict[tuple[Any, ...], str]:
        rows = model.select(model.id, *place).where(field == who).tuples()
        return {tuple(where): row for row, *where in rows}

    winning, losing = places(wins), places(stays if wins == goes else goes)
    doubles = [losing[place] for place in losing if place in winning]
    if doubles:
        model.delete().where(model.id.in_(doubles)).execute()
