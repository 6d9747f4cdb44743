"""Several people at once: a block of them moved to other seats, and a row filled from a seat onwards.

Nobody loses a seat and no seat is held twice. Who sits where the block goes takes, in turn, the seats it leaves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from .refusal import Refusal
from .seat_lines import Lines
from .seating import Placement, SeatKind


def moved_block(
    lines: Lines, held: Mapping[str, Placement], chosen: Iterable[str], grab: str, target: str
) -> dict[str, str]:
    """Attendee id -> seat id for everybody who moves when the people on the chosen seats go along from `grab` to
    `target`. `held` is who sits where, by seat id.

    Refuses `nobody-on-seats`, `no-seats-there` when some would stand, `seat-blocked`, and `place-locked` when one who
    would move is locked.
    """
    sitting = [seat for seat in dict.fromkeys(chosen) if seat in held]
    if not sitting:
        raise Refusal("nobody-on-seats")
    shift = lines.shift(grab, target)
    goes = {seat: shift(seat) for seat in sitting}
    without = len(goes) - len(set(goes.values()) - {""})
    if without:
        raise Refusal("no-seats-there", number=without)
    for there in goes.values():
        if lines.seats[there].kind is SeatKind.BLOCKED:
            raise Refusal("seat-blocked", seat=lines.seats[there].label)
    goes = {here: there for here, there in goes.items() if here != there} | _given_way(goes, held)
    for here in goes:
        if held[here].locked:
            raise Refusal("place-locked", seat=lines.seats[here].label)
    return {held[here].attendee_id: there for here, there in goes.items()}


def _given_way(goes: Mapping[str, str], held: Mapping[str, Placement]) -> dict[str, str]:
    """Where those go who sit where the block comes: to the seat it leaves, found by going back along the moves."""
    comes_from = {there: here for here, there in goes.items()}
    found = {}
    for there in goes.values():
        if there in held and there not in goes:
            left = there
            while left in comes_from:
                left = comes_from[left]
            found[there] = left
    return found


def filled(
    lines: Lines, taken: Collection[str], people: Sequence[str], wheelchair: Collection[str], start: str
) -> dict[str, str]:
    """Attendee id -> seat id for people who are put, in this order, on the free seats from `start` onwards: along the
    row, then the rows behind. Seats that are taken, blocked, reserved or for others are passed over; a wheelchair place
    goes only to somebody of `wheelchair`. Who finds no seat is not in the answer.

    Refuses `no-room-from-here` when nobody finds one.
    """
    waiting = list(people)
    places: dict[str, str] = {}
    for seat_id in lines.onward(start):
        if not waiting:
            break
        kind = lines.seats[seat_id].kind
        fits = kind is SeatKind.SEAT or (kind is SeatKind.WHEELCHAIR and waiting[0] in wheelchair)
        if fits and seat_id not in taken:
            places[waiting.pop(0)] = seat_id
    if people and not places:
        raise Refusal("no-room-from-here", seat=lines.seats[start].label)
    return places
