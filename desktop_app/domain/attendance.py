"""Attendance: append-only events, and the present state as their fold.

A scan never toggles and nothing is deleted: a mistake is taken back by an `undo` event that targets it,
and an undo may itself be undone. Events of two desks unite as a set, so any order gives the same state.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

PLENARY = ""
"""The attendance list of the meeting as a whole; other lists carry the id of their session."""


class EventKind(enum.StrEnum):
    """What happened at the desk."""

    IN = "in"
    OUT = "out"
    UNDO = "undo"
    REFUSED = "refused"


class Method(enum.StrEnum):
    """How the person was found."""

    SCAN = "scan"
    SEARCH = "search"
    LIST = "list"
    BACK_ENTRY = "back_entry"


@dataclass(frozen=True, slots=True)
class AttendanceEvent:
    """One fact, never changed afterwards. `at` is local wall time; `target` names the event an undo takes back."""

    id: str
    attendee_id: str | None
    kind: EventKind
    at: dt.datetime
    desk: str = ""
    desk_seq: int = 0
    method: Method = Method.SEARCH
    operator: str = ""
    reason: str = ""
    target: str | None = None
    session_id: str = PLENARY
    raw_code: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Where one person stands at a moment: the first arrival stands, whatever came later is kept in the events."""

    present: bool = False
    arrived: AttendanceEvent | None = None
    left_at: dt.datetime | None = None


NOT_YET = Presence()


def standing(events: Iterable[AttendanceEvent]) -> list[AttendanceEvent]:
    """The events that count, in time order: arrivals and departures that no standing undo takes back."""
    return [event for event in recorded(events) if event.kind is not EventKind.REFUSED]


def recorded(events: Iterable[AttendanceEvent]) -> list[AttendanceEvent]:
    """The same with refused scans, which change nobody's presence. Ties break by desk, sequence, id."""
    ordered = sorted(events, key=lambda e: (e.at, e.desk, e.desk_seq, e.id))
    kinds = {event.id: event for event in ordered}
    taken_back: set[str] = set()

    def depth(event: AttendanceEvent) -> int:
        steps = 0
        while event.kind is EventKind.UNDO and event.target in kinds and steps < len(kinds):
            event, steps = kinds[event.target], steps + 1
        return steps

    undos = [event for event in ordered if event.kind is EventKind.UNDO]
    for undo in sorted(undos, key=depth, reverse=True):
        if undo.id not in taken_back and undo.target is not None:
            taken_back.add(undo.target)
    return [event for event in ordered if event.id not in taken_back and event.kind is not EventKind.UNDO]


def fold(events: Iterable[AttendanceEvent], *, until: dt.datetime | None = None) -> Presence:
    """The presence of one person on one list, from all of that person's events there, at `until` (default: the end)."""
    state = NOT_YET
    for event in standing(events):
        if until is not None and event.at > until:
            break
        if event.kind is EventKind.IN and not state.present:
            state = Presence(True, state.arrived or event, None)
        elif event.kind is EventKind.OUT and state.present:
            state = Presence(False, state.arrived, event.at)
    return state
