"""The agenda as conference apps read it: schedule.xml and schedule.json, as frab, pretalx and c3voc's tools write them.

One event for every public item that has nothing below it; what stands above it is its track. `guid` is the item's own
id and `id` a positive integer that stays the same, so an app that loads the file again updates its events. Rules of the
format: the schemas published by c3voc (voc/schedule, validator/).
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from desktop_app.domain.agenda import AgendaItem, branch, tree_order
from desktop_app.domain.clock import timetable
from desktop_app.domain.meeting import Meeting
from desktop_app.words import N_, Words

from .calendars import zone_of

SLOT = "00:05"
"""The grid apps lay events on; agendas are planned to five minutes."""

_IDS = 1 << 31
"""Ids stay below this, because some apps keep them in 32 bits."""


@dataclass(frozen=True, slots=True)
class _Event:
    """One event; `start` carries the offset of the venue's clock."""

    id: int
    guid: str
    start: dt.datetime
    minutes: int
    item: AgendaItem
    track: str
    room: str

    @property
    def duration(self) -> str:
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"

    @property
    def slug(self) -> str:
        return f"item-{self.id}"

    @property
    def persons(self) -> list[tuple[int, str]]:
        """Each person once, with a number that follows from the name."""
        names = dict.fromkeys(role.name for role in self.item.roles)
        return [(_number(uuid.uuid5(uuid.NAMESPACE_OID, name).hex), name) for name in names]


def schedule_xml(meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> bytes:
    """schedule.xml in UTF-8."""
    root = ET.Element("schedule")
    ET.SubElement(root, "version").text = _version(meeting)
    events = _events(meeting, items, words)
    days = _days(events)
    _fill(ET.SubElement(root, "conference"), _conference(meeting, days))
    for index, (day, inside) in enumerate(days, start=1):
        first, last = _bounds(inside)
        told = {"index": str(index), "date": day.isoformat(), "start": first, "end": last}
        room = ET.SubElement(ET.SubElement(root, "day", told), "room", {"name": _room(meeting, words)})
        for event in inside:
            _write_event(room, event, words)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def schedule_json(meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> bytes:
    """schedule.json in UTF-8."""
    events = _events(meeting, items, words)
    days = _days(events)
    conference: dict[str, Any] = _conference(meeting, days)
    conference["daysCount"] = conference.pop("days")
    zone = zone_of(meeting)
    if zone:
        conference["time_zone_name"] = zone
    conference["days"] = [
        {
            "index": index,
            "date": day.isoformat(),
            "day_start": _bounds(inside)[0],
            "day_end": _bounds(inside)[1],
            "rooms": {_room(meeting, words): [_told(event, words) for event in inside]},
        }
        for index, (day, inside) in enumerate(days, start=1)
    ]
    whole = {"schedule": {"version": _version(meeting), "conference": conference}}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _events(meeting: Meeting, items: Sequence[AgendaItem], words: Words) -> list[_Event]:
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    above = {item.parent_id for item in items}
    known = {item.id: item for item in items}
    slots, zone = timetable(items, meeting.starts_at).slots, zone_of(meeting)
    shown = [item for item in tree_order(items) if item.id not in hidden and item.id not in above]
    ids = _ids(shown)
    found = []
    for item in shown:
        start = slots[item.id].start
        told = start.replace(tzinfo=ZoneInfo(zone)) if zone else start.astimezone()
        parent = known.get(item.parent_id or "")
        found.append(
            _Event(
                ids[item.id],
                str(uuid.UUID(item.id)),
                told,
                slots[item.id].minutes,
                item,
                _title(parent, words) if parent is not None else "",
                _room(meeting, words),
            )
        )
    return sorted(found, key=lambda event: event.start)


def _ids(items: Sequence[AgendaItem]) -> dict[str, int]:
    """A number for each item from its own id; two that meet part in the order of their ids."""
    taken: set[int] = set()
    found: dict[str, int] = {}
    for key in sorted(item.id for item in items):
        number = _number(key)
        while number in taken:
            number = number % (_IDS - 1) + 1
        taken.add(number)
        found[key] = number
    return found


def _number(key: str) -> int:
    return int(key[:12], 16) % (_IDS - 1) + 1


def _days(events: Sequence[_Event]) -> list[tuple[dt.date, list[_Event]]]:
    return [(day, list(inside)) for day, inside in groupby(events, key=lambda event: event.start.date())]


def _bounds(events: Sequence[_Event]) -> tuple[str, str]:
    """When a day begins and when its last event ends."""
    ends = [event.start + dt.timedelta(minutes=event.minutes) for event in events]
    return events[0].start.isoformat(), max(ends).isoformat()


def _conference(meeting: Meeting, days: Sequence[tuple[dt.date, list[_Event]]]) -> dict[str, Any]:
    first = days[0][0] if days else meeting.starts_at.date()
    return {
        "title": meeting.title,
        "acronym": f"meeting_{first:%Y%m%d}",
        "start": first.isoformat(),
        "end": (days[-1][0] if days else first).isoformat(),
        "days": len(days),
        "timeslot_duration": SLOT,
    }


def _version(meeting: Meeting) -> str:
    return f"{meeting.title} {meeting.starts_at:%Y-%m-%d}"


def _room(meeting: Meeting, words: Words) -> str:
    return meeting.venue or words.gettext(N_("Hall"))


def _title(item: AgendaItem, words: Words) -> str:
    return item.latin_title if words.language == "en" and item.latin_title else item.title


def _other_title(item: AgendaItem, words: Words) -> str:
    """The title in the other language, where there is one."""
    return item.title if words.language == "en" and item.latin_title else item.latin_title


def _told(event: _Event, words: Words) -> dict[str, Any]:
    """An event as JSON has it."""
    return {
        "id": event.id,
        "guid": event.guid,
        "date": event.start.isoformat(),
        "start": event.start.isoformat(),
        "duration": event.duration,
        "room": event.room,
        "slug": event.slug,
        "url": f"urn:uuid:{event.guid}",
        "title": _title(event.item, words),
        "subtitle": _other_title(event.item, words) or None,
        "track": event.track or None,
        "type": event.item.kind.value,
        "language": words.language[:2],
        "abstract": event.item.text or None,
        "description": None,
        "persons": [{"id": number, "public_name": name} for number, name in event.persons],
        "links": [],
    }


def _write_event(room: ET.Element, event: _Event, words: Words) -> None:
    made = ET.SubElement(room, "event", {"guid": event.guid, "id": str(event.id)})
    told = _told(event, words)
    names = ("room", "title", "subtitle", "type", "date", "duration", "abstract", "slug", "track", "language")
    _fill(made, {**{name: told[name] or "" for name in names}, "start": f"{event.start:%H:%M}"})
    persons = ET.SubElement(made, "persons")
    for number, name in event.persons:
        ET.SubElement(persons, "person", {"id": str(number)}).text = name


def _fill(parent: ET.Element, values: dict[str, Any]) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = str(value)
