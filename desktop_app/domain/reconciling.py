"""People who seem to have come in twice: at two desks that could not know of each other, or by a badge seen again.

The earliest arrival stands whatever is found here; the list is for a person to look through (核对). Within three
minutes the scan was most likely repeated; later it may be a lent badge, a namesake checked in by mistake, or somebody
who went out unseen.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .attendance import AttendanceEvent, EventKind, Method, recorded

RESCAN_WITHIN = dt.timedelta(minutes=3)


class Doubt(enum.StrEnum):
    """What a second entry most likely is."""

    RESCAN = "rescan"
    LENT = "lent"


@dataclass(frozen=True, slots=True)
class DoubleEntry:
    """`again` came while the person was in by `before`, the entry next before it; nothing in between says left."""

    attendee_id: str
    before: AttendanceEvent
    again: AttendanceEvent
    doubt: Doubt

    @property
    def apart(self) -> dt.timedelta:
        """How long after."""
        return self.again.at - self.before.at


def double_entries(events: Iterable[AttendanceEvent]) -> list[DoubleEntry]:
    """Every second entry on one list, the graver kind first, then by time. What was taken back is settled."""
    by_person: defaultdict[str, list[AttendanceEvent]] = defaultdict(list)
    for event in events:
        if event.attendee_id is not None:
            by_person[event.attendee_id].append(event)
    found = [double for theirs in by_person.values() for double in _of_one(theirs)]
    return sorted(found, key=lambda each: (each.doubt is Doubt.RESCAN, each.again.at, each.again.id))


def _of_one(events: Iterable[AttendanceEvent]) -> Iterable[DoubleEntry]:
    inside: AttendanceEvent | None = None
    for event in recorded(events):
        if event.kind is EventKind.OUT:
            inside = None
        elif event.kind is EventKind.IN and inside is None:
            inside = event
        elif inside is not None and event.method is not Method.BACK_ENTRY:
            doubt = Doubt.RESCAN if event.at - inside.at <= RESCAN_WITHIN else Doubt.LENT
            yield DoubleEntry(event.attendee_id or "", inside, event, doubt)
            inside = event
