"""Who came, when and for whom, sorted for the report that goes into the files after a meeting. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .attendance import NOT_YET, Presence
from .attendees import Attendee, Status
from .counting import Attendance, attendance
from .meeting import Meeting
from .movements import arrival_curve
from .sessions import Session, is_late


@dataclass(frozen=True, slots=True)
class Arrival:
    """One person who came, and when first."""

    person: Attendee
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """Everybody stands in exactly one of `in_time`, `late`, `apologies` and `absent`. `came` counts who came at all,
    whoever left again; `counted` are the counters with them as present. `curve` is as in `arrival_curve`."""

    counted: Attendance
    in_time: tuple[Arrival, ...]
    late: tuple[Arrival, ...]
    apologies: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    substituted: tuple[Attendee, ...]
    curve: tuple[tuple[dt.datetime, int], ...]
    starts_at: dt.datetime
    """Whoever came after this is late: the end of the counted period, else the start of the meeting."""

    @property
    def came(self) -> int:
        """How many came."""
        return len(self.in_time) + len(self.late)


def attendance_report(
    people: Iterable[Attendee], presences: Mapping[str, Presence], meeting: Meeting, period: Session
) -> AttendanceReport:
    """The report on one list. People keep their order; arrivals are in the order of their times."""
    everyone = list(people)
    bounded = replace(period, closes_at=period.closes_at or meeting.starts_at)
    states = {each.id: presences.get(each.id, NOT_YET) for each in everyone}
    arrived = [
        (Arrival(each, event.at), is_late(bounded, states[each.id]))
        for each in everyone
        if (event := states[each.id].arrived) is not None
    ]
    arrived.sort(key=lambda pair: pair[0].at)
    came = frozenset(pair[0].person.id for pair in arrived)
    rest = [each for each in everyone if each.id not in came]
    return AttendanceReport(
        attendance(everyone, came, meeting),
        tuple(each for each, late in arrived if not late),
        tuple(each for each, late in arrived if late),
        tuple(each for each in rest if each.status is Status.APOLOGIES),
        tuple(each for each in rest if each.status is not Status.APOLOGIES),
        tuple(each for each in everyone if each.status is Status.SUBSTITUTED and each.id in came),
        tuple(arrival_curve(states.values())),
        bounded.closes_at or meeting.starts_at,
    )
