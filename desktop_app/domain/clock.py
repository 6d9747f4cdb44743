"""The clock of the agenda: one forward pass over absolute local date-times gives every item its start and end.

Never time-of-day modulo a day: an item may end after midnight, an agenda may run over several days.
With end0 the start of the meeting, an item starts by its mode; slack = start - end is free time above zero and an
overlap below; then end = max(end, start + length). A parent spans its children. The live expectation is the same pass
from the item that is running. All minutes are whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .agenda import AgendaItem, StartMode, children

MINUTE = dt.timedelta(minutes=1)
ANCHORED = frozenset({StartMode.FIXED, StartMode.NOT_BEFORE, StartMode.END_AT, StartMode.UNTIL})
"""Modes that need a time (`AgendaItem.at`); without one they count as `after`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item takes place. `slack`: minutes free before it (below zero: it starts before the one above has ended;
    always 0 for a parallel item). `late`: minutes by which an `until` item runs past its time."""

    item_id: str
    start: dt.datetime
    end: dt.datetime
    slack: int = 0
    late: int = 0

    @property
    def minutes(self) -> int:
        """The length in whole minutes."""
        return (self.end - self.start) // MINUTE


@dataclass(frozen=True, slots=True)
class Timetable:
    """The slots by item id, and the span of the whole."""

    start: dt.datetime
    end: dt.datetime
    slots: Mapping[str, Slot] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """From the first start to the last end."""
        return (self.end - self.start) // MINUTE


def mode_of(item: AgendaItem) -> StartMode:
    """The mode that counts: an anchored one without a time is `after`."""
    return StartMode.AFTER if item.mode in ANCHORED and item.at is None else item.mode


def timetable(items: Sequence[AgendaItem], starts_at: dt.datetime) -> Timetable:
    """The plan: every item's slot, for a meeting that starts at `starts_at`."""
    plan = _Pass(items)
    end = plan.run(None, starts_at)
    first = min((slot.start for slot in plan.slots.values()), default=starts_at)
    return Timetable(first, end, plan.slots)


class _Pass:
    """The forward pass over the tree. `run` places the children of a parent and answers when they are over."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self.under = children(items)
        self.slots: dict[str, Slot] = {}

    def run(self, parent_id: str | None, end: dt.datetime) -> dt.datetime:
        before = end
        for item in self.under.get(parent_id, ()):
            start = self.start(item, end, before)
            slot = self.place(item, start, end)
            self.slots[item.id] = slot
            end, before = max(end, slot.end), start
        return end

    def place(self, item: AgendaItem, start: dt.datetime, end: dt.datetime) -> Slot:
        """The slot of one item that starts at `start`, its children placed inside it."""
        slack = 0 if mode_of(item) is StartMode.WITH_PREVIOUS else (start - end) // MINUTE
        stop = self.stop(item, start)
        inside = self.under.get(item.id, ())
        earliest = min((self.slots[child.id].start for child in inside), default=start)
        late = 0
        if mode_of(item) is StartMode.UNTIL and item.at is not None:
            late = max(0, (stop - item.at) // MINUTE)
        return Slot(item.id, min(start, earliest), stop, slack, late)

    def start(self, item: AgendaItem, end: dt.datetime, before: dt.datetime) -> dt.datetime:
        """The planned start: `end` is when everything above is over, `before` when the sibling above starts."""
        mode, at = mode_of(item), item.at or end
        if mode is StartMode.AFTER:
            return end + item.lead * MINUTE
        if mode is StartMode.FIXED:
            return at
        if mode is StartMode.NOT_BEFORE:
            return max(at, end)
        if mode is StartMode.WITH_PREVIOUS:
            return before
        if mode is StartMode.END_AT:
            return at - (self.stop(item, end) - end)
        return end

    def stop(self, item: AgendaItem, start: dt.datetime) -> dt.datetime:
        """The end of an item that starts at `start`: its children's, or its length; `until` stretches either."""
        elastic = mode_of(item) is StartMode.UNTIL and item.at is not None
        if self.under.get(item.id):
            over = self.run(item.id, start)
        else:
            over = start + (item.minimum if elastic else item.minutes) * MINUTE
        return max(over, item.at) if elastic and item.at is not None else over


@dataclass(frozen=True, slots=True)
class Running:
    """What runs now: the item, when it really began, and the minutes given (or taken) since."""

    item_id: str
    began: dt.datetime
    added: int = 0


@dataclass(frozen=True, slots=True)
class Expected:
    """When an item is to be expected after all. `offset` = expected start - planned start, in minutes; for the item
    that is running it compares the ends, because that is what the others have to wait for."""

    item_id: str
    start: dt.datetime
    end: dt.datetime
    offset: int


def expectation(
    items: Sequence[AgendaItem],
    starts_at: dt.datetime,
    running: Running,
    now: dt.datetime,
    skipped: Collection[str] = (),
) -> dict[str, Expected]:
    """The running item and all after it, as they will come if everyone keeps to the planned lengths from now on.

    `after` follows at once (it may be early); fixed, not_before and end_at never start before the item above is over;
    `until` shrinks to its minimum. `skipped` items, with all below them, take no time and are left out.
    """
    plan = timetable(items, starts_at)
    if running.item_id not in plan.slots:
        raise KeyError(running.item_id)
    live = _LivePass([item for item in items if item.id not in skipped], plan, running, now)
    live.run(None, running.began)
    expected: dict[str, Expected] = {}
    for item_id, slot in live.slots.items():
        planned = plan.slots[item_id]
        late = slot.end - planned.end if item_id == running.item_id else slot.start - planned.start
        expected[item_id] = Expected(item_id, slot.start, slot.end, late // MINUTE)
    return expected


class _LivePass(_Pass):
    """The pass from the running item on; what lies before it is left out."""

    def __init__(
        self, items: Sequence[AgendaItem], plan: Timetable, running: Running, now: dt.datetime
    ) -> None:
        super().__init__(items)
        self.plan, self.running, self.now = plan, running, now
        self.begun = False
        above = {item.id: item.parent_id for item in items}
        self.ancestors: set[str] = set()
        parent = above.get(running.item_id)
        while parent is not None and parent not in self.ancestors:
            self.ancestors.add(parent)
            parent = above.get(parent)

    def run(self, parent_id: str | None, end: dt.datetime) -> dt.datetime:
        before = end
        for item in self.under.get(parent_id, ()):
            if not self.begun:
                if not (item.id == self.running.item_id or item.id in self.ancestors):
                    continue
                slot = self._current(item, end)
                start = slot.start
            else:
                start = self.start(item, end, before)
                slot = self.place(item, start, end)
            self.slots[item.id] = slot
            end, before = max(end, slot.end), start
        return end

    def _current(self, item: AgendaItem, end: dt.datetime) -> Slot:
        """The running item, or the parent it stands under."""
        running = self.running
        if item.id != running.item_id:
            return Slot(item.id, running.began, max(self.run(item.id, end), self.now))
        self.begun = True
        length = self.plan.slots[item.id].minutes + running.added
        due = running.began + length * MINUTE
        if mode_of(item) is StartMode.UNTIL and item.at is not None:
            due = max(running.began + item.minimum * MINUTE, item.at) + running.added * MINUTE
        return Slot(item.id, running.began, max(self.now, due))

    def start(self, item: AgendaItem, end: dt.datetime, before: dt.datetime) -> dt.datetime:
        start = super().start(item, end, before)
        return start if mode_of(item) is StartMode.WITH_PREVIOUS else max(start, end)


@dataclass(frozen=True, slots=True)
class Cut:
    """One item made shorter, in minutes."""

    item_id: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What to cut to reach an end, and the minutes still over when all that helps has been cut."""

    cuts: tuple[Cut, ...]
    still_over: int


def catch_up(
    items: Sequence[AgendaItem],
    end_of: Callable[[Sequence[AgendaItem]], dt.datetime],
    target: dt.datetime,
    remaining: Collection[str] | None = None,
) -> CatchUp:
    """Cuts of compressible items (0 < minimum < minutes), largest reserve first, until `end_of` reaches `target`.

    `end_of` is the end of the plan or of the live expectation for a changed list. An item before an anchor that holds
    the end anyway gains nothing and is left alone; no item is cut by more than helps. `remaining` limits the choice.
    """
    current, cuts = list(items), []
    reserves = [
        item for item in items if 0 < item.minimum < item.minutes and item.mode is not StartMode.UNTIL
    ]
    for item in sorted(reserves, key=lambda each: each.minimum - each.minutes):
        over = end_of(current) - target
        if over <= dt.timedelta(0):
            break
        if remaining is not None and item.id not in remaining:
            continue
        minutes = _shortest_useful(current, item, end_of, target)
        if minutes < item.minutes:
            cuts.append(Cut(item.id, item.minutes, minutes))
            current = shortened(current, item.id, minutes)
    still = end_of(current) - target
    return CatchUp(tuple(cuts), max(0, -(-still // MINUTE)))


def shortened(items: Sequence[AgendaItem], item_id: str, minutes: int) -> list[AgendaItem]:
    """The list with one item's length changed."""
    return [replace(item, minutes=minutes) if item.id == item_id else item for item in items]


def _shortest_useful(
    items: Sequence[AgendaItem],
    item: AgendaItem,
    end_of: Callable[[Sequence[AgendaItem]], dt.datetime],
    target: dt.datetime,
) -> int:
    """The longest length that brings as much as cutting to the minimum would (or enough); by halving, since a
    shorter item never ends the day later."""
    goal = max(target, end_of(shortened(items, item.id, item.minimum)))
    low, high = item.minimum, item.minutes
    while low < high:
        middle = (low + high + 1) // 2
        if end_of(shortened(items, item.id, middle)) <= goal:
            low = middle
        else:
            high = middle - 1
    return low
