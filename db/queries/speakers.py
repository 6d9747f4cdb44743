"""Reading lists of speakers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.models import SpeakerEventRecord, SpeakerListRecord
from desktop_app.domain.speakers import (
    Entry,
    ListRules,
    SpeakerEvent,
    SpeakerEventKind,
    SpeakerList,
    Wish,
    speaker_list,
)


def list_rules(item_id: str) -> ListRules:
    """How the list of an item is kept; the usual rules where nothing was said."""
    row = SpeakerListRecord.get_or_none(SpeakerListRecord.item == item_id)
    if row is None:
        return ListRules(item_id)
    return ListRules(item_id, row.seconds, row.warning, bool(row.only_present), bool(row.several))


def events(item_id: str | None = None) -> list[SpeakerEvent]:
    """Everything that happened, on one list or on all, oldest first."""
    query = SpeakerEventRecord.select()
    if item_id is not None:
        query = query.where(SpeakerEventRecord.item == item_id)
    return [_event(row) for row in query.order_by(SpeakerEventRecord.at, SpeakerEventRecord.id)]


def list_now(item_id: str) -> SpeakerList:
    """The list of an item as it stands."""
    return speaker_list(events(item_id))


def everyone_who_spoke() -> dict[str, tuple[Entry, ...]]:
    """Who had the floor, by item, in order; for totals and minutes."""
    by_item: dict[str, list[SpeakerEvent]] = {}
    for event in events():
        by_item.setdefault(event.item_id, []).append(event)
    return {item_id: speaker_list(theirs).spoke for item_id, theirs in by_item.items()}


def rules_columns(value: ListRules) -> dict[str, object]:
    """The row that holds the rules of a list, but for its id."""
    return {
        "item": value.item_id,
        "seconds": value.seconds,
        "warning": value.warning,
        "only_present": int(value.only_present),
        "several": int(value.several),
    }


def event_columns(value: SpeakerEvent) -> dict[str, object]:
    """The row that holds an event, for the command that appends it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "kind": value.kind.value,
        "at": value.at.isoformat(timespec="milliseconds"),
        "entry": value.entry,
        "attendee_id": value.attendee_id,
        "name": value.name,
        "delegation": value.delegation,
        "wish": value.wish.value,
        "seconds": value.seconds,
        "target": value.target,
    }


def _event(row: Any) -> SpeakerEvent:
    return SpeakerEvent(
        row.id,
        row.item_id,
        SpeakerEventKind(row.kind),
        dt.datetime.fromisoformat(row.at),
        row.entry,
        row.attendee_id,
        row.name,
        row.delegation,
        Wish(row.wish or Wish.NORMAL),
        row.seconds,
        row.target,
    )
