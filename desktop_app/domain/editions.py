"""Editions of the agenda: what went out, and what has changed since.

A released edition is a paper people hold. Its lines are kept as they were printed, so any two editions, or an edition
and the agenda of now, can be compared line by line.
"""

from __future__ import annotations

import datetime as dt
import enum
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .agenda import AgendaItem, branch, tree_order
from .clock import timetable
from .numbering import Place, place_of, place_told, places


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One public item as it was printed. `place` is its number ("3a.1"), `people` are names in their order."""

    item_id: str
    place: str
    title: str
    latin_title: str
    start: dt.datetime
    minutes: int
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One release; `number` counts from 1 in the order of release."""

    id: str
    number: int
    released_at: dt.datetime
    lines: tuple[EditionLine, ...]
    note: str = ""


class LineChange(enum.StrEnum):
    """What became of a line."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CHANGED = "changed"


class LinePart(enum.StrEnum):
    """What about a line is other than before."""

    TITLE = "title"
    START = "start"
    MINUTES = "minutes"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is not as it was: `before` is None for a new one, `after` for a cancelled one. A moved line may have
    changed parts, too; `behind` is the line it stands behind now, None at the top."""

    change: LineChange
    before: EditionLine | None
    after: EditionLine | None
    parts: frozenset[LinePart] = frozenset()
    behind: EditionLine | None = None

    @property
    def line(self) -> EditionLine:
        """The line as it is, or was last."""
        found = self.after or self.before
        assert found is not None
        return found


def lines_of(
    items: Sequence[AgendaItem], begins: dt.datetime, taken: Iterable[str] = ()
) -> tuple[EditionLine, ...]:
    """The public items in the order of the agenda; `taken` are places of cancelled ones."""
    counted = places(items, tuple(taken))
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    slots = timetable(items, begins).slots
    return tuple(
        EditionLine(
            item.id,
            place_told(counted[item.id]),
            item.title,
            item.latin_title,
            slots[item.id].start,
            slots[item.id].minutes,
            tuple(role.name for role in item.roles),
        )
        for item in tree_order(items)
        if item.id not in hidden
    )


def differences(before: Sequence[EditionLine], after: Sequence[EditionLine]) -> tuple[Difference, ...]:
    """What changed from one list to the other: lines of `after` in their order, each cancelled one behind the line it
    followed. As few lines as possible count as moved: those outside the longest run that kept its order."""
    old = {line.item_id: line for line in before}
    new = {line.item_id for line in after}
    stayed = _in_order([line.item_id for line in before if line.item_id in new], after)
    found = [
        each
        for above, line in zip((None, *after), after, strict=False)
        if (each := _difference(old.get(line.item_id), line, above, line.item_id in stayed)) is not None
    ]
    gone = [Difference(LineChange.CANCELLED, line, None) for line in before if line.item_id not in new]
    return tuple(sorted([*found, *gone], key=_reading_order))


def sequences(history: Sequence[Sequence[EditionLine]]) -> dict[str, int]:
    """How often each item was put to another time, cancelled or brought back from one release to the next: what
    calendars call SEQUENCE (RFC 5545 §3.8.7.4)."""
    found: dict[str, int] = {}
    times: dict[str, tuple[dt.datetime, int] | None] = {}
    for lines in history:
        now = {line.item_id: (line.start, line.minutes) for line in lines}
        for key in [*now, *(key for key in found if key not in now)]:
            if key not in found:
                found[key] = 0
            elif times[key] != now.get(key):
                found[key] += 1
            times[key] = now.get(key)
    return found


def dropped(history: Sequence[Sequence[EditionLine]]) -> tuple[EditionLine, ...]:
    """Lines that went out once and are not in the last of the releases, as they were told last."""
    last: dict[str, EditionLine] = {}
    for lines in history:
        last |= {line.item_id: line for line in lines}
    standing = {line.item_id for line in history[-1]} if history else set()
    return tuple(line for key, line in last.items() if key not in standing)


def _reading_order(found: Difference) -> tuple[Place, bool]:
    return place_of(found.line.place), found.change is LineChange.CANCELLED


def _difference(
    old: EditionLine | None, new: EditionLine, above: EditionLine | None, stayed: bool
) -> Difference | None:
    if old is None:
        return Difference(LineChange.NEW, None, new)
    other = {
        LinePart.TITLE: (old.title, old.latin_title) != (new.title, new.latin_title),
        LinePart.START: old.start != new.start,
        LinePart.MINUTES: old.minutes != new.minutes,
        LinePart.PEOPLE: old.people != new.people,
    }
    parts = frozenset(part for part, differs in other.items() if differs)
    if not stayed:
        return Difference(LineChange.MOVED, old, new, parts, above)
    return Difference(LineChange.CHANGED, old, new, parts) if parts else None


def _in_order(before: Sequence[str], after: Sequence[EditionLine]) -> frozenset[str]:
    """The longest run of lines that stand in the same order in both (patience sorting)."""
    rank = {key: place for place, key in enumerate(before)}
    keys = [line.item_id for line in after if line.item_id in rank]
    tops: list[int] = []
    piles: list[str] = []
    above: dict[str, str | None] = {}
    for key in keys:
        pile = bisect_left(tops, rank[key])
        above[key] = piles[pile - 1] if pile else None
        tops[pile : pile + 1] = [rank[key]]
        piles[pile : pile + 1] = [key]
    kept: list[str] = []
    last = piles[-1] if piles else None
    while last is not None:
        kept.append(last)
        last = above[last]
    return frozenset(kept)
