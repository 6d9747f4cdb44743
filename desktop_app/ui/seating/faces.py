"""What the plan shows on each seat: gathered from the meeting once, then only what a change touched."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from db.queries import attendance, attendees, awards
from db.queries import seating as kept
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.changes import Changes
from desktop_app.domain.seating import Hall, Placement, Proposal, Seat, SeatingTask, SeatKind, Violation
from desktop_app.planning.checking import violations

WHOLE = frozenset(
    {
        *("hall", "seat", "meeting", "delegation", "award", "batch", "recipient", "attendee"),
        *("requirement", "requirement_part"),
    }
)
"""Tables after whose change everything is read anew."""


class State(enum.Enum):
    """How a seat is painted."""

    FREE = "free"
    WHEELCHAIR = "wheelchair"
    RESERVED = "reserved"
    INTERPRETER = "interpreter"
    PRESS = "press"
    BLOCKED = "blocked"
    SEATED = "seated"
    VIP = "vip"
    PRESENT = "present"
    AWAY = "away"


_FREE = {
    SeatKind.SEAT: State.FREE,
    SeatKind.WHEELCHAIR: State.WHEELCHAIR,
    SeatKind.RESERVED: State.RESERVED,
    SeatKind.BLOCKED: State.BLOCKED,
    SeatKind.INTERPRETER: State.INTERPRETER,
    SeatKind.PRESS: State.PRESS,
}


@dataclass(frozen=True, slots=True)
class Face:
    """One seat as it is shown: `walks` is the number of the award batch (0: none)."""

    seat: Seat
    state: State
    person: Attendee | None = None
    locked: bool = False
    walks: int = 0
    conflict: bool = False


@dataclass(frozen=True)
class HallState:
    """A hall with everybody in it. Read by `read`; `after` reads only what a change touched."""

    hall: Hall
    task: SeatingTask
    people: Mapping[str, Attendee]
    placements: Mapping[str, Placement]
    """By seat id."""
    present: frozenset[str]
    batches: Mapping[str, str] = field(default_factory=dict)
    """Names of the award batches by id."""
    found: tuple[Violation, ...] = ()

    @property
    def places(self) -> dict[str, str]:
        """Attendee id -> seat id."""
        return {each.attendee_id: each.seat_id for each in self.placements.values()}

    def unseated(self) -> list[Attendee]:
        """Who comes and has no seat, in roster order."""
        seated = {each.attendee_id for each in self.placements.values()}
        return [person for person in self.people.values() if person.comes and person.id not in seated]

    def faces(self) -> dict[str, Face]:
        """Every seat as it is shown, by seat id."""
        walks = {p: number for number, walk in enumerate(self.task.walks, 1) for p in walk.people}
        astray = {person for violation in self.found for person in violation.people}
        return {seat.id: self._face(seat, walks, astray) for seat in self.task.seats}

    def _face(self, seat: Seat, walks: Mapping[str, int], astray: Iterable[str]) -> Face:
        placement = self.placements.get(seat.id)
        person = self.people.get(placement.attendee_id) if placement else None
        if placement is None or person is None:
            return Face(seat, _FREE[seat.kind])
        return Face(
            seat,
            self.state_of(person),
            person,
            placement.locked,
            walks.get(person.id, 0),
            person.id in astray,
        )

    def state_of(self, person: Attendee) -> State:
        """How somebody who sits is painted."""
        if person.status is Status.APOLOGIES:
            return State.AWAY
        if person.id in self.present:
            return State.PRESENT
        return State.VIP if person.rank is not None else State.SEATED

    def as_proposed(self, proposal: Proposal) -> HallState:
        """The hall as it would be if a proposal were accepted."""
        locked = self.task.locked
        held = {
            seat: Placement("", self.hall.id, seat, person, locked.get(person) == seat)
            for person, seat in proposal.places.items()
        }
        return replace(self, placements=held, found=_broken(self.task, held))

    def after(self, changes: Changes) -> HallState | None:
        """The state after a change; None when the hall itself is gone."""
        if any(changes.of(table) for table in WHOLE):
            return read(self.hall.id)
        state = self
        if changes.of("attendance_event"):
            state = replace(state, present=attendance.present_ids())
        if changes.of("placement"):
            held = {each.seat_id: each for each in kept.placements(self.hall.id)}
            locked = {each.attendee_id: each.seat_id for each in held.values() if each.locked}
            placed = {each.attendee_id: each.seat_id for each in held.values() if not each.locked}
            task = replace(self.task, locked=locked, placed=placed)
            state = replace(state, placements=held, task=task, found=_broken(task, held))
        return state


def read(hall_id: str = "") -> HallState | None:
    """A hall as it is now; the plenary's when that one is gone or none is named; None while there is none."""
    hall = next((each for each in kept.halls() if each.id == hall_id), None) or kept.plenary()
    if hall is None:
        return None
    held = {each.seat_id: each for each in kept.placements(hall.id)}
    task = kept.task(hall.id)
    return HallState(
        hall=hall,
        task=task,
        people={person.id: person for person in attendees.everyone()},
        placements=held,
        present=attendance.present_ids(),
        batches={batch.id: batch.name for batch in awards.batches()},
        found=_broken(task, held),
    )


def _broken(task: SeatingTask, held: Mapping[str, Placement]) -> tuple[Violation, ...]:
    return violations(task, ((each.attendee_id, seat) for seat, each in held.items()))
