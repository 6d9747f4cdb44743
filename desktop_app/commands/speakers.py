"""What the desk does with a list of speakers. Each deed is one fact on disk before anything is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from db.models import SpeakerEventRecord, SpeakerListRecord
from db.queries import agenda, attendance, attendees
from db.queries import speakers as kept
from db.store import Store
from desktop_app.domain.agenda import Role
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.speakers import (
    ListRules,
    SpeakerEvent,
    SpeakerEventKind,
    Wish,
    ensure_can,
    ensure_may_enter,
)

from .agenda import found

Deed = Callable[[Store, str, dt.datetime], Changes]
"""What is done to whoever has the floor of an item."""

LONGEST = 3600
"""Seconds that can be given to a speaker at once."""


def set_list_rules(store: Store, rules: ListRules) -> Changes:
    """Set how the list of an item is kept. Who speaks already keeps the time given. Refuses
    speaking-time-wrong."""
    if not 0 <= rules.seconds <= LONGEST or not 0 <= rules.warning <= LONGEST:
        raise Refusal("speaking-time-wrong", most=LONGEST // 60)
    with store.change("set-speaker-rules", found(rules.item_id).title) as change:
        columns = kept.rules_columns(rules)
        known = SpeakerListRecord.get_or_none(SpeakerListRecord.item == rules.item_id)
        if known is None:
            SpeakerListRecord.insert(columns | {"id": new_id()}).execute()
        else:
            SpeakerListRecord.update(columns).where(SpeakerListRecord.id == known.id).execute()
    return change.changes


def enter_speaker(
    store: Store,
    item_id: str,
    now: dt.datetime,
    *,
    attendee_id: str = "",
    name: str = "",
    wish: Wish = Wish.NORMAL,
) -> Changes:
    """Put somebody on the list: an attendee, or a name that is not in the roster. Refuses speaker-needs-name,
    list-closed, speaker-not-here and already-on-list (`domain.speakers.ensure_may_enter`)."""
    person = attendees.get(attendee_id) if attendee_id else None
    event = SpeakerEvent(
        new_id(),
        item_id,
        SpeakerEventKind.ENTER,
        now,
        entry=new_id(),
        attendee_id=person.id if person is not None else "",
        name=person.who_comes if person is not None else clean_text(name),
        delegation=person.delegation if person is not None else "",
        wish=wish,
    )
    with store.change("enter-speaker", event.name) as change:
        found(item_id)
        here = kept.list_now(item_id)
        present = attendance.present_ids()
        ensure_may_enter(here, kept.list_rules(item_id), event, present, chair_ids(item_id))
        _append(event)
    return change.changes


def strike_speaker(store: Store, item_id: str, entry: str, now: dt.datetime) -> Changes:
    """Take an entry off the list. Refuses not-waiting."""
    return _deed(
        store, "strike-speaker", SpeakerEvent(new_id(), item_id, SpeakerEventKind.STRIKE, now, entry)
    )


def begin_speaker(store: Store, item_id: str, now: dt.datetime, entry: str = "") -> Changes:
    """Give the floor to an entry, by default the first that waits; see `domain.speakers` for whom that ends or pauses.
    Refuses not-waiting."""
    here = kept.list_now(item_id)
    entry = entry or next((each.id for each in here.waiting), "")
    seconds = kept.list_rules(item_id).seconds
    event = SpeakerEvent(new_id(), item_id, SpeakerEventKind.BEGIN, now, entry, seconds=seconds)
    return _deed(store, "begin-speaker", event)


def end_speaker(store: Store, item_id: str, now: dt.datetime) -> Changes:
    """Whoever has the floor is done. Refuses nobody-speaks."""
    return _deed(store, "end-speaker", SpeakerEvent(new_id(), item_id, SpeakerEventKind.END, now))


def pause_speaker(store: Store, item_id: str, now: dt.datetime) -> Changes:
    """Stop the speaker's time. Refuses nobody-speaks and speaker-is-paused."""
    return _deed(store, "pause-speaker", SpeakerEvent(new_id(), item_id, SpeakerEventKind.PAUSE, now))


def resume_speaker(store: Store, item_id: str, now: dt.datetime) -> Changes:
    """Let the speaker's time go on. Refuses nobody-speaks and speaker-not-paused."""
    return _deed(store, "resume-speaker", SpeakerEvent(new_id(), item_id, SpeakerEventKind.RESUME, now))


def give_seconds(store: Store, item_id: str, seconds: int, now: dt.datetime) -> Changes:
    """Give whoever speaks more time, or less. Refuses nobody-speaks."""
    seconds = max(-LONGEST, min(LONGEST, seconds))
    event = SpeakerEvent(new_id(), item_id, SpeakerEventKind.ADD, now, seconds=seconds)
    return _deed(store, "give-seconds", event)


def close_list(store: Store, item_id: str, now: dt.datetime, *, closed: bool = True) -> Changes:
    """Close the list to all but the chair, or open it again."""
    kind = SpeakerEventKind.CLOSE if closed else SpeakerEventKind.OPEN
    return _deed(store, "close-list" if closed else "open-list", SpeakerEvent(new_id(), item_id, kind, now))


def chair_ids(item_id: str) -> frozenset[str]:
    """Who chairs: of this item, or where nobody is named there, of the meeting."""
    roles = [role for item in agenda.items() for role in item.roles if role.role is Role.CHAIR]
    here = [role for role in roles if role.item_id == item_id] or roles
    return frozenset(role.attendee_id for role in here if role.attendee_id)


def _deed(store: Store, label: str, event: SpeakerEvent) -> Changes:
    item = found(event.item_id)
    here = kept.list_now(item.id)
    entry = here.entries.get(event.entry) or here.speaking
    with store.change(label, entry.name if entry is not None else item.title) as change:
        ensure_can(here, event)
        _append(event)
    return change.changes


def _append(event: SpeakerEvent) -> None:
    """Two deeds in one instant, or after a clock was set back, keep their order."""
    columns = kept.event_columns(event)
    last = max((each.at for each in kept.events(event.item_id)), default=None)
    if last is not None and event.at <= last:
        columns["at"] = (last + dt.timedelta(milliseconds=1)).isoformat(timespec="milliseconds")
    SpeakerEventRecord.insert(columns).execute()
