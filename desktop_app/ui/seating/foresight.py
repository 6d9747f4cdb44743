"""Before people are put down: where each would sit, why it cannot be, and which rules it would break."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.attendees import Need
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seat_moves import filled, moved_block
from desktop_app.domain.seating import SeatKind
from desktop_app.planning.checking import violations
from desktop_app.sentences import sentence
from desktop_app.ui.seating import told
from desktop_app.ui.seating.faces import HallState
from desktop_app.ui.seating.plan import HallScene
from desktop_app.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Carried:
    """Who is carried: the people on `seats`, held at the seat `grab`; or `people` out of a list."""

    seats: tuple[str, ...] = ()
    grab: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What putting down would do: attendee id -> seat id for all who change seats; `trouble` says why it is refused,
    or which rule would be broken; `astray` are the seats of those it is about."""

    places: Mapping[str, str] = field(default_factory=dict)
    refused: bool = False
    trouble: str = ""
    astray: frozenset[str] = frozenset()


class Foresight:
    """Looks ahead in the hall that is shown; `state` is set by the page."""

    def __init__(self, scene: HallScene) -> None:
        self._plan = scene
        self.state: HallState | None = None

    def words(self, carried: Carried) -> str:
        """Who is carried: a name, or how many."""
        people = self._people(carried)
        if self.state is not None and len(people) == 1 and people[0] in self.state.people:
            return self.state.people[people[0]].who_comes
        return ngettext("{number} person", "{number} people", len(people)).format(number=len(people))

    def over(self, carried: Carried, seat: str) -> Foreseen:
        """What would be if they were put down on a seat; rules are not asked yet."""
        if self.state is None or seat not in self._plan.rects:
            return Foreseen()
        try:
            if carried.seats:
                held = self.state.placements
                return Foreseen(moved_block(self._plan.lines, held, carried.seats, carried.grab, seat))
            return Foreseen(self._coming(carried.people, seat))
        except Refusal as refusal:
            return Foreseen(refused=True, trouble=sentence(refusal, _))

    def checked(self, foreseen: Foreseen) -> Foreseen:
        """With the rules it would break that hold now, or are broken otherwise now."""
        state = self.state
        if state is None or not foreseen.places:
            return foreseen
        taken = set(foreseen.places.values())
        staying = {person: seat for person, seat in state.places.items() if seat not in taken}
        after = {**staying, **foreseen.places}
        known = set(state.found)
        fresh = [each for each in violations(state.task, after.items()) if each not in known]
        if not fresh:
            return foreseen
        astray = frozenset(after[person] for each in fresh for person in each.people if person in after)
        return replace(foreseen, trouble=told.fault(state, fresh[0]), astray=astray)

    def _people(self, carried: Carried) -> Sequence[str]:
        held = self.state.placements if self.state is not None else {}
        return carried.people or [held[seat].attendee_id for seat in carried.seats if seat in held]

    def _coming(self, people: Sequence[str], seat: str) -> dict[str, str]:
        """One takes the seat, whoever sits there; several take the free ones from there on."""
        assert self.state is not None
        held, lines = self.state.placements, self._plan.lines
        if len(people) > 1:
            known = self.state.people
            rolling = [each for each in people if each in known and Need.WHEELCHAIR in known[each].needs]
            return filled(lines, held.keys(), people, rolling, seat)
        if lines.seats[seat].kind is SeatKind.BLOCKED:
            raise Refusal("seat-blocked", seat=lines.seats[seat].label)
        if seat in held and held[seat].locked:
            raise Refusal("place-locked", seat=lines.seats[seat].label)
        return dict.fromkeys(people, seat)
