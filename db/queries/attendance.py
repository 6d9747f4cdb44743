"""Reading what happened at the desks, and who is in the hall."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import peewee as pw

from db.models import AttendanceEventRecord
from db.models.prepared import Prepared
from desktop_app.domain.attendance import (
    PLENARY,
    AttendanceEvent,
    EventKind,
    Method,
    Presence,
    fold,
    recorded,
)

from .attendees import in_chunks, merged


def events(attendee_id: str | None = None, *, session_id: str = PLENARY) -> list[AttendanceEvent]:
    """The events of one list, of one person or of all, in time order. Refused scans (no person) are among all."""
    went = merged()
    if attendee_id is None:
        return _in_time(_rows(session_id).iterator(), went)
    stays = went.get(attendee_id, attendee_id)
    rows = [row for each in _as_one([stays], went) for row in _OF_ONE.rows(session_id, each)]
    return _in_time(rows, went)


def event(event_id: str) -> AttendanceEvent | None:
    """One event by its id (the caller's nonce), or None."""
    row = _ONE.first(event_id)
    return _event(row, merged()) if row is not None else None


def recorded_events(attendee_id: str, *, session_id: str = PLENARY) -> list[AttendanceEvent]:
    """One person's events that have not been taken back, refused scans among them."""
    return recorded(events(attendee_id, session_id=session_id))


def latest(count: int, *, session_id: str = PLENARY) -> list[AttendanceEvent]:
    """The last `count` events of a list, newest first."""
    rows = _rows(session_id).order_by(AttendanceEventRecord.at.desc(), AttendanceEventRecord.desk_seq.desc())
    went = merged()
    return [_event(row, went) for row in rows.limit(count)]


def desk_seq(desk: str) -> int:
    """The number of the last event of a desk; 0 when it has none."""
    row = _LAST_OF_DESK.first(desk)
    return row.desk_seq if row is not None else 0


def presences(only: Iterable[str] | None = None, *, session_id: str = PLENARY) -> dict[str, Presence]:
    """Where people stand on a list; whoever has no event is left out (`NOT_YET`)."""
    return presences_at(None, only, session_id=session_id)


def presences_at(
    at: dt.datetime | None, only: Iterable[str] | None = None, *, session_id: str = PLENARY
) -> dict[str, Presence]:
    """Where people stood at a moment (None: after everything that is recorded)."""
    by_person: defaultdict[str, list[AttendanceEvent]] = defaultdict(list)
    for each in _of_people(only, session_id):
        if each.attendee_id is not None:
            by_person[each.attendee_id].append(each)
    return {person: fold(theirs, until=at) for person, theirs in by_person.items()}


def present_ids(at: dt.datetime | None = None, *, session_id: str = PLENARY) -> frozenset[str]:
    """Who is in the hall now, or was at a moment."""
    return frozenset(who for who, state in presences_at(at, session_id=session_id).items() if state.present)


def people_of(event_ids: Iterable[str]) -> frozenset[str]:
    """Whom these events are about."""
    found: set[str] = set()
    went = merged()
    for ids in in_chunks(event_ids):
        rows: Any = AttendanceEventRecord.select(AttendanceEventRecord.attendee)
        asked = rows.where(AttendanceEventRecord.id.in_(ids)).tuples()
        found.update(went.get(each, each) for (each,) in asked if each)
    return frozenset(found)


def event_columns(value: AttendanceEvent) -> dict[str, object]:
    """The row that holds `value`, for the commands that append it."""
    return {
        "id": value.id,
        "attendee": value.attendee_id,
        "session_id": value.session_id,
        "kind": value.kind.value,
        "at": value.at.isoformat(),
        "desk": value.desk,
        "desk_seq": value.desk_seq,
        "method": value.method.value,
        "operator": value.operator,
        "reason": value.reason,
        "target": value.target,
        "raw_code": value.raw_code,
    }


def _of_people(only: Iterable[str] | None, session_id: str) -> Iterable[AttendanceEvent]:
    went = merged()
    if only is None:
        yield from (_event(row, went) for row in _rows(session_id).iterator())
        return
    for ids in in_chunks(_as_one(only, went)):
        if len(ids) == 1:  # a desk asks for one with every letter that is typed
            rows = _OF_ONE.rows(session_id, ids[0])
        else:
            rows = _rows(session_id).where(AttendanceEventRecord.attendee.in_(ids))
        yield from (_event(row, went) for row in rows)


def _as_one(people: Iterable[str], went: Mapping[str, str]) -> list[str]:
    """The ids under which the events of these people lie: their own, and those of who was taken together with them."""
    found = dict.fromkeys(people)
    return [*found, *(gone for gone, stays in went.items() if stays in found)]


def _rows(session_id: str) -> Any:
    return AttendanceEventRecord.select().where(AttendanceEventRecord.session_id == session_id)


_ONE = Prepared(lambda key: AttendanceEventRecord.select().where(AttendanceEventRecord.id == key))
_OF_ONE = Prepared(
    lambda session_id, person: _rows(session_id).where(AttendanceEventRecord.attendee == person)
)
_LAST_OF_DESK = Prepared(
    lambda desk: (
        AttendanceEventRecord.select(AttendanceEventRecord.desk_seq)
        .where(AttendanceEventRecord.desk == desk)
        .order_by(pw.SQL("rowid").desc())
        .limit(1)
    )
)


def _in_time(rows: Iterable[Any], went: Mapping[str, str]) -> list[AttendanceEvent]:
    found = (_event(row, went) for row in rows)
    return sorted(found, key=lambda each: (each.at, each.desk, each.desk_seq, each.id))


def _event(row: Any, went: Mapping[str, str]) -> AttendanceEvent:
    """A row as a fact about whoever stands for its person now."""
    return AttendanceEvent(
        id=row.id,
        attendee_id=went.get(row.attendee_id, row.attendee_id),
        kind=EventKind(row.kind),
        at=dt.datetime.fromisoformat(row.at),
        desk=row.desk,
        desk_seq=row.desk_seq,
        method=Method(row.method),
        operator=row.operator,
        reason=row.reason,
        target=row.target,
        session_id=row.session_id,
        raw_code=row.raw_code,
    )
