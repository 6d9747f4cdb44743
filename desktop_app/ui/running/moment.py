"""What there is to tell at one moment of the meeting: what runs, for how long still, what comes, when it ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.queries import agenda, meeting
from desktop_app import dates
from desktop_app.domain.agenda import AgendaItem, Role
from desktop_app.domain.clock import Expected, Slot, Timetable, expectation, timetable
from desktop_app.domain.numbering import scheme_of
from desktop_app.domain.running import Actual, Course, ItemState, next_item, to_run
from desktop_app.domain.speakers import Entry
from desktop_app.words import _

WARN = dt.timedelta(minutes=2)
"""From here on the countdown is amber; below zero it is red."""


@dataclass(frozen=True)
class Plan:
    """What does not change from second to second."""

    items: Sequence[AgendaItem] = ()
    timetable: Timetable = field(default_factory=lambda: Timetable(dt.datetime.min, dt.datetime.min))
    numbers: Mapping[str, str] = field(default_factory=dict)
    starts_at: dt.datetime = dt.datetime.min
    title: str = ""


def read_plan() -> Plan:
    """The agenda of the open meeting."""
    here, items = meeting.meeting(), agenda.items()
    numbers = agenda.printed_numbers(scheme_of(here.language))
    return Plan(items, timetable(items, here.starts_at), numbers, here.starts_at, here.title)


@dataclass(frozen=True)
class Moment:
    """One moment. `left` is None while nothing runs; below zero the item is over its time."""

    now: dt.datetime
    plan: Plan
    course: Course
    item: AgendaItem | None
    actual: Actual | None
    following: AgendaItem | None
    expected: Mapping[str, Expected]
    left: dt.timedelta | None = None
    length: dt.timedelta = dt.timedelta()
    floor: Entry | None = None
    """Who has the floor from the list of speakers."""
    warning: int = 0
    """Seconds before their end from which a speaker's countdown is amber."""

    @property
    def slot(self) -> Slot | None:
        """When the item was planned."""
        return self.plan.timetable.slots.get(self.item.id) if self.item is not None else None

    @property
    def token(self) -> str:
        """The colour of the countdown."""
        if self.left is None:
            return "text2"
        return "bad" if self.left < dt.timedelta() else "warn" if self.left <= WARN else "text"

    @property
    def ends(self) -> tuple[dt.datetime, int]:
        """When the meeting will be over, and how many minutes after the plan."""
        end = max((each.end for each in self.expected.values()), default=self.plan.timetable.end)
        return end, (end - self.plan.timetable.end) // dt.timedelta(minutes=1)

    def to_come(self) -> list[AgendaItem]:
        """What is still to come, in order."""
        return [item for item in to_run(self.plan.items) if self.course.state(item.id) is ItemState.PLANNED]


def moment(plan: Plan, course: Course, now: dt.datetime) -> Moment:
    """What there is to tell."""
    running = course.running(now)
    known = {item.id: item for item in plan.items}
    item = known.get(course.current or "")
    following = next_item(plan.items, course)
    if running is None or item is None:
        return Moment(now, plan, course, None, None, following, {})
    expected = expectation(plan.items, plan.starts_at, running, now, course.skipped)
    actual = course.items[item.id]
    length = dt.timedelta(minutes=plan.timetable.slots[item.id].minutes + actual.added)
    left = length - actual.elapsed(now)
    return Moment(now, plan, course, item, actual, following, expected, left, length)


def countdown_told(left: dt.timedelta | None) -> str:
    """12:34, 1:02:03, −0:15."""
    if left is None:
        return "–:––"
    seconds = int(left.total_seconds())
    sign, seconds = ("−", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes}:{seconds:02}"


def floor_token(left: dt.timedelta | None, warning: int) -> str:
    """The colour of a speaker's countdown; without a limit it has none."""
    if left is None:
        return "text"
    return "bad" if left < dt.timedelta() else "warn" if left <= dt.timedelta(seconds=warning) else "text"


def floor_told(here: Moment) -> tuple[str, str]:
    """The speaker's time and its colour: what is left of it, or without a limit what has passed. Somebody speaks."""
    assert here.floor is not None
    left = here.floor.left(here.now)
    told = countdown_told(left) if left is not None else dates.stopwatch(here.floor.elapsed(here.now))
    return told, floor_token(left, here.warning)


def offset_told(minutes: int) -> str:
    """+4, −2, "on time"."""
    if not minutes:
        return _("on time")
    return f"{'+' if minutes > 0 else '−'}{abs(minutes)}"


def speakers_of(item: AgendaItem | None) -> str:
    """Who speaks."""
    roles = [] if item is None else [r.name for r in item.roles if r.role in (Role.SPEAKER, Role.PRESENTER)]
    return _(", ").join(roles)


def titled(plan: Plan, item: AgendaItem) -> str:
    """Number and title."""
    number = plan.numbers.get(item.id, "")
    gap = "" if number.endswith(("、", "）")) or not number else " "
    return f"{number}{gap}{item.title}"
