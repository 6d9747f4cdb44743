"""How a list filled and thinned over time: the arrival curve, and who went out while it ran."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .attendance import AttendanceEvent, EventKind, Presence, standing
from .sessions import Session, Timing, timing

STEPS = (1, 2, 5, 10, 15, 30, 60)
"""Minutes a point of the curve may stand for."""


@dataclass(frozen=True, slots=True)
class Exits:
    """Departures within the counted period: how often, how many people, and how many of those came back."""

    times: int = 0
    people: int = 0
    returned: int = 0

    @property
    def still_out(self) -> int:
        """Who left and has not come back."""
        return self.people - self.returned


def exits(events: Iterable[AttendanceEvent], session: Session) -> Exits:
    """Count the departures of one list within its counted period (中途离场)."""
    by_person: defaultdict[str, list[AttendanceEvent]] = defaultdict(list)
    for event in events:
        if event.attendee_id is not None:
            by_person[event.attendee_id].append(event)
    times = people = returned = 0
    for theirs in by_person.values():
        went, inside = 0, False
        for event in standing(theirs):
            if inside and event.kind is EventKind.OUT and timing(session, event.at) is Timing.IN_TIME:
                went += 1
            inside = event.kind is EventKind.IN
        times += went
        people += went > 0
        returned += went > 0 and inside
    return Exits(times, people, returned)


def step_for(minutes: int, points: int = 48) -> int:
    """The smallest step that shows so many minutes in at most so many points."""
    return next((step for step in STEPS if minutes <= step * points), STEPS[-1])


def arrival_curve(presences: Iterable[Presence]) -> list[tuple[dt.datetime, int]]:
    """(end of step, how many had arrived by then), from the first arrival to the last, no step left out.

    The first arrival of a person counts, whoever left again; so the curve never falls."""
    arrivals = sorted(each.arrived.at for each in presences if each.arrived is not None)
    if not arrivals:
        return []
    step = dt.timedelta(minutes=step_for(int((arrivals[-1] - arrivals[0]).total_seconds() // 60) + 1))
    start = arrivals[0].replace(second=0, microsecond=0)
    moment = start - dt.timedelta(minutes=start.minute % (step.seconds // 60))
    curve, done = [(moment, 0)], 0
    while done < len(arrivals):
        moment += step
        while done < len(arrivals) and arrivals[done] < moment:
            done += 1
        curve.append((moment, done))
    return curve
