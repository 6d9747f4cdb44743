"""Arrivals that are more than one scan: walk-ins, substitutes, whole delegations, and lists that were kept on paper.

Each is one change, one step of undo, and records the same events as a scan does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from db.queries import attendance as desks
from db.queries import attendees as people
from db.store import Store
from desktop_app.commands.attendance import (
    NO_DESK,
    Desk,
    append_event,
    ensure_known,
    ensure_no_refusal,
    new_event,
)
from desktop_app.commands.attendees import add_attendee, set_substitute
from desktop_app.domain.attendance import NOT_YET, EventKind, Method
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal


def walk_in(
    store: Store, person: Attendee, now: dt.datetime, *, desk: Desk = NO_DESK, event_id: str = ""
) -> Changes:
    """Put somebody on the list who was not expected, and check the person in.

    Refuses attendee-needs-name, and already-listed (name, organisation) when somebody of this name and organisation is
    on the list: that one is meant."""
    if event_id and desks.event(event_id) is not None:
        return Changes()
    for known in people.named(person.name.strip()):
        if known.organisation == person.organisation.strip():
            raise Refusal("already-listed", name=known.name, organisation=known.organisation)
    arrived = replace(person, id=person.id or new_id(), status=Status.WALK_IN)
    with store.change("walk-in", person.name.strip()) as change:
        add_attendee(store, arrived)
        append_event(new_event(EventKind.IN, arrived.id, now, desk, event_id))
    return change.changes


def check_in_substitute(
    store: Store,
    attendee_id: str,
    name: str,
    authority: str,
    now: dt.datetime,
    *,
    phone: str = "",
    desk: Desk = NO_DESK,
    event_id: str = "",
) -> Changes:
    """Check in who comes in somebody's place; `authority` says on whose word (a letter, a call), and is kept as the
    reason of the event. Refuses as `check_in` and `set_substitute` do, and authority-needed."""
    if event_id and desks.event(event_id) is not None:
        return Changes()
    person = ensure_known(attendee_id)
    if not authority.strip():
        raise Refusal("authority-needed", name=person.name)
    with store.change("substitute-in", person.name) as change:
        ensure_no_refusal(person, now, desk, anyway=True)
        set_substitute(store, attendee_id, name, phone)
        event = new_event(EventKind.IN, attendee_id, now, desk, event_id)
        append_event(replace(event, reason=authority.strip()))
    return change.changes


def check_in_group(
    store: Store, attendee_ids: Collection[str], now: dt.datetime, *, desk: Desk = NO_DESK, subject: str = ""
) -> Changes:
    """Check in everybody of these who has not arrived and did not send apologies: a delegation that comes together.

    Refuses nobody-to-check-in."""
    coming = to_arrive(attendee_ids, desk.session_id)
    if not coming:
        raise Refusal("nobody-to-check-in")
    by_list = replace(desk, method=Method.LIST)
    with store.change("check-in-group", subject) as change:
        for person in coming:
            ensure_no_refusal(person, now, by_list)
            append_event(new_event(EventKind.IN, person.id, now, by_list))
    return change.changes


def to_arrive(attendee_ids: Collection[str], session_id: str) -> list[Attendee]:
    """Who of these is still awaited on a list."""
    states = desks.presences(attendee_ids, session_id=session_id)
    persons = people.everyone(attendee_ids)
    return [
        each
        for each in persons
        if each.status is not Status.APOLOGIES and states.get(each.id, NOT_YET).arrived is None
    ]


def enter_later(
    store: Store,
    attendee_ids: Collection[str],
    at: dt.datetime,
    now: dt.datetime,
    reason: str = "",
    *,
    desk: Desk = NO_DESK,
) -> Changes:
    """Enter arrivals from a paper list (补签), at the time they had: marked as such, and never before the present.

    Who has arrived already keeps that arrival and is left out. Refuses entered-in-future, and nobody-to-check-in."""
    if at > now:
        raise Refusal("entered-in-future", time=f"{at:%H:%M}")
    states = desks.presences(attendee_ids, session_id=desk.session_id)
    coming = [each for each in people.everyone(attendee_ids) if states.get(each.id, NOT_YET).arrived is None]
    if not coming:
        raise Refusal("nobody-to-check-in")
    by_hand = replace(desk, method=Method.BACK_ENTRY)
    with store.change("enter-later", coming[0].name if len(coming) == 1 else "") as change:
        for person in coming:
            event = new_event(EventKind.IN, person.id, at, by_hand)
            append_event(replace(event, reason=reason.strip()))
    return change.changes


def settle(store: Store, event_id: str, now: dt.datetime, reason: str, *, desk: Desk = NO_DESK) -> Changes:
    """Settle one line of the reconcile list: the second entry is taken back with a reason, the first stands.

    Refuses no-longer-there, reason-needed, and nothing-to-take-back when it has been taken back already."""
    event = desks.event(event_id)
    if event is None or event.attendee_id is None:
        raise Refusal("no-longer-there")
    person = ensure_known(event.attendee_id)
    if not reason.strip():
        raise Refusal("reason-needed", name=person.name)
    if event.id not in {each.id for each in desks.recorded_events(person.id, session_id=event.session_id)}:
        raise Refusal("nothing-to-take-back", name=person.name)
    with store.change("settle", person.name) as change:
        undo = new_event(EventKind.UNDO, person.id, now, replace(desk, session_id=event.session_id))
        append_event(replace(undo, target=event.id, reason=reason.strip()))
    return change.changes
