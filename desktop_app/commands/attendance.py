"""What the desks do. One rule for scan, search, list and command line alike; a verdict is shown after these return.

A scan never toggles: who is in is refused with when and where. Nothing is deleted: a mistake is taken back by a further
event. The caller makes the id of the event, so that a repeated call (after a crash, say) is one event.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from db.models import AttendanceEventRecord, AttendeeRecord
from db.models.bulk import insert_rows
from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import meeting as meetings
from db.queries import sessions as lists
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
from desktop_app.domain.sessions import Timing, ensure_open, timing
from desktop_app.domain.stations import Post


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and how something is entered; the same for all that is done at one desk with one device."""

    name: str = ""
    method: Method = Method.SEARCH
    operator: str = ""
    session_id: str = PLENARY


NO_DESK = Desk()


def check_in(
    store: Store,
    attendee_id: str,
    now: dt.datetime,
    *,
    desk: Desk = NO_DESK,
    event_id: str = "",
    anyway: bool = False,
    raw_code: str = "",
) -> Changes:
    """Record that a person (or the substitute) came in.

    Refuses unknown-attendee; already-in (name, at, desk, method); and unless `anyway` sent-apologies (name) and
    list-not-open. With `anyway` it is also noted that who sent apologies comes after all. An event id that is already
    recorded does nothing and returns no changes."""
    event = new_event(EventKind.IN, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = ensure_known(attendee_id)
    anyway = anyway and store.post is not Post.KIOSK  # that is for somebody behind a desk to decide
    with store.change("check-in", person.name) as change:
        ensure_no_refusal(person, now, desk, anyway=anyway)
        if person.status is Status.APOLOGIES and desk.session_id == PLENARY:
            row = AttendeeRecord.update(status=Status.CONFIRMED.value)
            row.where(AttendeeRecord.id == person.id).execute()
        append_event(replace(event, raw_code=raw_code))
    return change.changes


def ensure_no_refusal(person: Attendee, now: dt.datetime, desk: Desk, *, anyway: bool = False) -> None:
    """Everything that may stand between a person and a list, from what is on disk. Refuses as `check_in` does."""
    period = lists.period(desk.session_id)
    if period is None:
        raise Refusal("no-longer-there")
    ensure_may_enter(person, _presence(person, desk), anyway=anyway)
    if not anyway and timing(period, now) is Timing.EARLY:
        ensure_open(lists.session(desk.session_id) or period, now)


def refuse(
    store: Store,
    code: str,
    now: dt.datetime,
    *,
    desk: Desk = NO_DESK,
    attendee_id: str | None = None,
    raw_code: str = "",
) -> Changes:
    """Record that a scan was turned away, and why. It changes nobody's presence and is no step of undo. What a foreign
    code says is not ours to keep, and is left out."""
    event = new_event(EventKind.REFUSED, attendee_id, now, desk)
    kept = "" if code == "code-foreign" else raw_code.strip()[:100]
    with store.change("refuse", code) as change:
        append_event(replace(event, reason=code, raw_code=kept))
    return change.changes


def check_out(
    store: Store,
    attendee_id: str,
    now: dt.datetime,
    *,
    desk: Desk = NO_DESK,
    event_id: str = "",
    reason: str = "",
) -> Changes:
    """Record that a person left the hall; coming back is `check_in`, and the first arrival stands.

    Refuses unknown-attendee and not-in (name)."""
    event = new_event(EventKind.OUT, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = ensure_known(attendee_id)
    with store.change("check-out", person.name) as change:
        if not _presence(person, desk).present:
            raise Refusal("not-in", name=person.name)
        append_event(replace(event, reason=reason))
    return change.changes


def take_back(
    store: Store, attendee_id: str, now: dt.datetime, reason: str, *, desk: Desk = NO_DESK, event_id: str = ""
) -> Changes:
    """Take back the last thing recorded about a person, with a reason; the events stay readable for good.

    Refuses unknown-attendee, reason-needed and nothing-to-take-back (name)."""
    event = new_event(EventKind.UNDO, attendee_id, now, desk, event_id)
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = ensure_known(attendee_id)
    if not reason.strip():
        raise Refusal("reason-needed", name=person.name)
    with store.change("take-back", person.name) as change:
        last = next(reversed(standing(desks.events(person.id, session_id=desk.session_id))), None)
        if last is None:
            raise Refusal("nothing-to-take-back", name=person.name)
        append_event(replace(event, reason=reason.strip(), target=last.id))
    return change.changes


def whose_code(scanned: str) -> Attendee:
    """The person a scanned badge names. Refuses code-foreign, code-damaged and code-unknown (of this meeting, but of
    somebody who is not in the list any more)."""
    read = read_code(scanned, meetings.meeting().secret)
    if read.verdict is not CodeVerdict.OWN:
        raise Refusal(f"code-{read.verdict.value}")
    person = people.by_token(read.token)
    if person is None:
        raise Refusal("code-unknown")
    return person


def check_in_by_code(
    store: Store, scanned: str, now: dt.datetime, *, desk: Desk = NO_DESK, event_id: str = ""
) -> Changes:
    """Check in whom the scanned badge names. Refuses as `whose_code` and `check_in` do; a refused scan is recorded."""
    by_scan = replace(desk, method=Method.SCAN)
    whom: str | None = None
    try:
        whom = whose_code(scanned).id
        return check_in(store, whom, now, desk=by_scan, event_id=event_id, raw_code=scanned.strip()[:100])
    except Refusal as refusal:
        if refusal.code in TURNED_AWAY:
            refuse(store, refusal.code, now, desk=by_scan, attendee_id=whom, raw_code=scanned)
        raise


TURNED_AWAY = frozenset(
    {"already-in", "code-damaged", "code-foreign", "code-unknown", "list-not-open", "sent-apologies"}
)
"""Why a scan is turned away at the door; anything else is no scan but a fault."""


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


def ensure_known(attendee_id: str) -> Attendee:
    """The person of this id. Refuses unknown-attendee."""
    person = people.get(attendee_id)
    if person is None:
        raise Refusal("unknown-attendee", name="")
    return person


def _presence(person: Attendee, desk: Desk) -> Presence:
    return fold(desks.events(person.id, session_id=desk.session_id))


def new_event(
    kind: EventKind, attendee_id: str | None, now: dt.datetime, desk: Desk, event_id: str = ""
) -> AttendanceEvent:
    """An event of this desk, to be appended; its number there comes with appending."""
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


def append_event(event: AttendanceEvent) -> None:
    """Append an event, numbered within its desk. Inside a change only."""
    numbered = replace(event, desk_seq=desks.desk_seq(event.desk) + 1)
    insert_rows(AttendanceEventRecord, [desks.event_columns(numbered)])
