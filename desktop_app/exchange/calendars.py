"""The agenda as iCalendar (RFC 5545): one event for every public item.

The UID of an item is its id at the meeting's, for ever: a calendar that imports the file again updates its events and
never doubles them. DTSTAMP is the time of release; SEQUENCE counts the releases in which an item's time changed, or in
which it was cancelled; what a release dropped stays in the file as cancelled.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.editions import Edition, EditionLine, differences, dropped, lines_of, sequences
from desktop_app.domain.meeting import Meeting

CHINA = "Asia/Shanghai"


def calendar(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    now: dt.datetime,
    *,
    zone: str | None = None,
    released: Sequence[Edition] = (),
) -> bytes:
    """The file. `zone` is an IANA name; by default a Chinese meeting is in China and any other floats, as clocks at the
    venue show it. What the agenda says since the newest of the `released` editions counts as a release at `now`."""
    named = zone if zone is not None else zone_of(meeting)
    tz = ZoneInfo(named) if named else None
    current = lines_of(items, meeting.starts_at)
    history = [edition.lines for edition in released]
    told = {item.id: item for item in items}
    made = Calendar()
    made.add("prodid", "-//Rostrum//Agenda//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", meeting.title)
    stamp = _stamp(current, released, now).astimezone(dt.UTC).replace(microsecond=0)
    counts = sequences([*history, current])
    for line in current:
        event = _event(meeting, line, tz, stamp, counts[line.item_id])
        _describe(event, told[line.item_id])
        made.add_component(event)
    for line in dropped([*history, current]):
        event = _event(meeting, line, tz, stamp, counts[line.item_id])
        event.add("status", "CANCELLED")
        made.add_component(event)
    if tz is not None:
        made.add_missing_timezones()
    written: bytes = made.to_ical()
    return written


def zone_of(meeting: Meeting) -> str:
    """Where the clocks of the venue stand: a Chinese meeting is in China; "" is wherever this computer is."""
    return CHINA if meeting.language.startswith("zh") else ""


def _stamp(current: Sequence[EditionLine], released: Sequence[Edition], now: dt.datetime) -> dt.datetime:
    """The time of release; now, where the agenda says something else since."""
    if released and not differences(released[-1].lines, current):
        return released[-1].released_at
    return now


def _event(
    meeting: Meeting, line: EditionLine, tz: ZoneInfo | None, stamp: dt.datetime, sequence: int
) -> Event:
    event = Event()
    event.add("uid", f"{line.item_id}@{meeting.id}")
    event.add("dtstamp", stamp)
    event.add("dtstart", line.start.replace(tzinfo=tz))
    event.add("dtend", (line.start + dt.timedelta(minutes=line.minutes)).replace(tzinfo=tz))
    event.add("sequence", sequence)
    event.add("summary", line.title)
    if meeting.venue:
        event.add("location", meeting.venue)
    return event


def _describe(event: Event, item: AgendaItem) -> None:
    told = [item.latin_title, "、".join(role.name for role in item.roles), item.material]
    if any(told):
        event.add("description", "\n".join(filter(None, told)))
