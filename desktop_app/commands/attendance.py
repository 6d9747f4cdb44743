"""What the desks do. One rule for scan, search, list and command line alike; a verdict is shown after these return.

A scan never toggles: who is in is refused with when and where. Nothing is deleted: a mistake is taken back by a further
event. The caller makes the id of the event, so that a repeated call (after a crash, say) is one event.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from db.models import AttendanceEventRecord, AttendeeRecord
from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import meeting as meetings
from db.store import Store
from desktop_app.domain.attendance import (
    PLENARY,
    AttendanceEvent,
    EventKind,
    Method,
    Presence,
    fold,
    standing,
)
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.changes import Changes
from desktop_app.domain.codes import CodeVerdict, read_code
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and how something is entered; the same for all that is done at one desk with one device."""

    name: str = ""
    method: Method = Method.SEARCH
    operator: str = ""
    session_id: str = PLENARY


def check_in(
    store: Store,
    attendee_id: str,
    now: dt.datetime,
    *,
    desk: Desk = Desk(),
    event_id: str = "",
    anyway: bool = False,
    raw_code: str = "",
) -> Changes:
    """Record that a person (or the substitute) came in.

    Refuses unknown-attendee; already-in (name, at, desk, method); sent-apologies (name) unless `anyway`, which also
    notes that the person comes after all. An event id that is already recorded does nothing and returns no changes."""
    event = _event(EventKind.IN, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = _ensure_known(attendee_id)
    with store.change("check-in", person.name) as change:
        ensure_may_enter(person, _presence(person, desk), anyway=anyway)
        if person.status is Status.APOLOGIES:
            row = AttendeeRecord.update(status=Status.CONFIRMED.value)
            row.where(AttendeeRecord.id == person.id).execute()
        _append(replace(event, raw_code=raw_code))
    return change.changes


def check_out(
    store: Store,
    attendee_id: str,
    now: dt.datetime,
    *,
    desk: Desk = Desk(),
    event_id: str = "",
    reason: str = "",
) -> Changes:
    """Record that a person left the hall; coming back is `check_in`, and the first arrival stands.

    Refuses unknown-attendee and not-in (name)."""
    event = _event(EventKind.OUT, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = _ensure_known(attendee_id)
    with store.change("check-out", person.name) as change:
        if not _presence(person, desk).present:
            raise Refusal("not-in", name=person.name)
        _append(replace(event, reason=reason))
    return change.changes


def take_back(
    store: Store, attendee_id: str, now: dt.datetime, reason: str, *, desk: Desk = Desk(), event_id: str = ""
) -> Changes:
    """Take back the last thing recorded about a person, with a reason; the events stay readable for good.

    Refuses unknown-attendee, reason-needed and nothing-to-take-back (name)."""
    event = _event(EventKind.UNDO, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = _ensure_known(attendee_id)
    if not reason.strip():
        raise Refusal("reason-needed", name=person.name)
    with store.change("take-back", person.name) as change:
        last = next(reversed(standing(desks.events(person.id, session_id=desk.session_id))), None)
        if last is None:
            raise Refusal("nothing-to-take-back", name=person.name)
        _append(replace(event, reason=reason.strip(), target=last.id))
    return change.changes


def whose_code(scanned: str) -> Attendee:
    """The person a scanned badge names. Refuses code-foreign, code-damaged and code-unknown (of this meeting, but of
    somebody who is not in the list any more)."""
    read = read_code(scanned, meetings.meeting().secret)
    if read.verdict is not CodeVerdict.OWN:
        raise Refusal(f"code-{read.verdict.value}")
    row = AttendeeRecord.get_or_none(AttendeeRecord.id.startswith(read.token))
    person = people.get(row.id) if row is not None else None
    if person is None:
        raise Refusal("code-unknown")
    return person


def check_in_by_code(
    store: Store, scanned: str, now: dt.datetime, *, desk: Desk = Desk(), event_id: str = ""
) -> Changes:
    """Check in whom the scanned badge names. Refuses as `whose_code` and `check_in` do."""
    person = whose_code(scanned)
    by_scan = replace(desk, method=Method.SCAN)
    return check_in(store, person.id, now, desk=by_scan, event_id=event_id, raw_code=scanned.strip()[:100])


def ensure_may_enter(person: Attendee, presence: Presence, *, anyway: bool = False) -> None:
    """The rule of the door. Refuse who is in, saying when and where, and (unless `anyway`) who sent apologies."""
    if presence.present and presence.arrived is not None:
        arrived = presence.arrived
        facts = {
            "at": arrived.at,
            "time": f"{arrived.at:%H:%M}",
            "desk": arrived.desk or "–",
            "method": arrived.method,
        }
        raise Refusal("already-in", name=person.name, attendee_id=person.id, **facts)
    if person.status is Status.APOLOGIES and not anyway and presence.arrived is None:
        raise Refusal("sent-apologies", name=person.name, attendee_id=person.id)


def _ensure_known(attendee_id: str) -> Attendee:
    person = people.get(attendee_id)
    if person is None:
        raise Refusal("unknown-attendee", name="")
    return person


def _presence(person: Attendee, desk: Desk) -> Presence:
    return fold(desks.events(person.id, session_id=desk.session_id))


def _event(kind: EventKind, attendee_id: str, now: dt.datetime, desk: Desk, event_id: str) -> AttendanceEvent:
    return AttendanceEvent(
        id=event_id or new_id(),
        attendee_id=attendee_id,
        kind=kind,
        at=now,
        desk=desk.name,
        method=desk.method,
        operator=desk.operator,
        session_id=desk.session_id,
    )


def _append(event: AttendanceEvent) -> None:
    numbered = replace(event, desk_seq=desks.desk_seq(event.desk) + 1)
    AttendanceEventRecord.insert(desks.event_columns(numbered)).execute()
