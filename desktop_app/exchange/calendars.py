"""The agenda as iCalendar (RFC 5545): one event for every public item.

The UID of an item is its id at the meeting's, for ever: a calendar that imports the file again updates its events and
never doubles them. DTSTAMP is the time of release; SEQUENCE counts the releases in which an item's time or place
changed; what a release dropped stays in the file as cancelled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from desktop_app.domain.agenda import AgendaItem, branch, tree_order
from desktop_app.domain.clock import Slot, timetable
from desktop_app.domain.meeting import Meeting

CHINA = "Asia/Shanghai"


def calendar(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    released: dt.datetime,
    *,
    zone: str | None = None,
    sequences: Mapping[str, int] | None = None,
    cancelled: Iterable[tuple[AgendaItem, Slot]] = (),
) -> bytes:
    """The file. `zone` is an IANA name; by default a Chinese meeting is in China and any other floats, as clocks at the
    venue show it. `sequences` by item id; `cancelled` items with the slots they had."""
    named = zone if zone is not None else CHINA if meeting.language.startswith("zh") else ""
    tz = ZoneInfo(named) if named else None
    slots = timetable(items, meeting.starts_at).slots
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    made = Calendar()
    made.add("prodid", "-//Rostrum//Agenda//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", meeting.title)
    stamp = released.astimezone(dt.UTC).replace(microsecond=0)
    counts = sequences or {}
    for item in tree_order(items):
        if item.id not in hidden:
            event = _event(meeting, item, slots[item.id], tz, stamp, counts.get(item.id, 0))
            made.add_component(event)
    for item, slot in cancelled:
        event = _event(meeting, item, slot, tz, stamp, counts.get(item.id, 1))
        event.add("status", "CANCELLED")
        made.add_component(event)
    if tz is not None:
        made.add_missing_timezones()
    written: bytes = made.to_ical()
    return written


def _event(
    meeting: Meeting, item: AgendaItem, slot: Slot, tz: ZoneInfo | None, stamp: dt.datetime, sequence: int
) -> Event:
    event = Event()
    event.add("uid", f"{item.id}@{meeting.id}")
    event.add("dtstamp", stamp)
    event.add("dtstart", slot.start.replace(tzinfo=tz))
    event.add("dtend", slot.end.replace(tzinfo=tz))
    event.add("sequence", sequence)
    event.add("summary", item.title)
    if meeting.venue:
        event.add("location", meeting.venue)
    told = [item.latin_title, "、".join(role.name for role in item.roles), item.material]
    if any(told):
        event.add("description", "\n".join(filter(None, told)))
    return event
