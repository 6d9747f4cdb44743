"""Reading how the meeting runs, and who is wanted for what comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.models import PressRecord
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.attendance import NOT_YET
from desktop_app.domain.clock import Slot, timetable
from desktop_app.domain.counting import Standing, standing_of
from desktop_app.domain.running import Course, Press, PressKind, course
from desktop_app.domain.wanted import Wanted, wanted

from . import agenda, attendance, attendees, awards, seating
from .meeting import meeting


@dataclass(frozen=True, slots=True)
class Needed:
    """Somebody wanted on stage, and where they are: `standing` is None for a name that is not in the roster."""

    wanted: Wanted
    standing: Standing | None
    seat: str = ""
    phone: str = ""


def presses() -> list[Press]:
    """Everything that was pressed, oldest first."""
    return [_press(row) for row in PressRecord.select().order_by(PressRecord.at, PressRecord.id)]


def course_now() -> Course:
    """How the meeting stands."""
    return course(presses())


def actual_slots(items: list[AgendaItem]) -> Mapping[str, Slot]:
    """When items took place as far as that was recorded, else as planned."""
    plan, here = timetable(items, meeting().starts_at).slots, course_now()
    found = dict(plan)
    for key, actual in here.items.items():
        if key in found and actual.began is not None:
            end = actual.ended or actual.began + dt.timedelta(minutes=found[key].minutes)
            found[key] = Slot(key, actual.began, end)
    return found


def needed(item: AgendaItem) -> list[Needed]:
    """Who is wanted for an item, and whether they are here."""
    people = {person.id: person for person in attendees.everyone()}
    here, seats = attendance.presences(), seating.seat_labels()
    found = []
    for each in wanted(item, agenda.items(), awards.stage_plans()):
        person = people.get(each.attendee_id or "")
        if person is None:
            found.append(Needed(each, None))
        else:
            state = standing_of(person, here.get(person.id, NOT_YET))
            found.append(Needed(each, state, seats.get(person.id, ""), person.phone))
    return found


def press_columns(value: Press) -> dict[str, object]:
    """The row that holds a press, for the commands that append it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "kind": value.kind.value,
        "at": value.at.isoformat(timespec="milliseconds"),
        "minutes": value.minutes,
        "target": value.target,
    }


def _press(row: Any) -> Press:
    at = dt.datetime.fromisoformat(row.at)
    return Press(row.id, PressKind(row.kind), at, row.item_id, row.minutes, row.target)
