"""What staff do with seats: seat, swap, lock, say what a seat is for, and accept the plan the engine proposes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.models import AttendeeRecord, PlacementRecord, SeatRecord
from db.queries import attendees as people_kept
from db.queries import seating as seats_kept
from db.queries.attendees import in_chunks
from db.store import Store
from desktop_app.domain.attendees import Need
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seat_lines import Lines
from desktop_app.domain.seat_moves import filled, moved_block
from desktop_app.domain.seating import Placement, Proposal, Seat, SeatKind


def accept_plan(store: Store, proposal: Proposal) -> Changes:
    """Make a proposal the seating of its hall, as one change; locks stay, and who is not in it loses the seat.

    Refuses with `plan-is-stale` when seats or people of the plan are no longer there, and with `requirements-clash`
    when the plan has no places because what is asked cannot hold.
    """
    if proposal.clashes:
        raise Refusal("requirements-clash")
    seats = {seat.id for seat in seats_kept.seats(proposal.hall_id)}
    people = {number for (number,) in _tuples(AttendeeRecord.select(AttendeeRecord.id))}
    if not (seats >= set(proposal.places.values()) and people >= proposal.places.keys()):
        raise Refusal("plan-is-stale")
    with store.change("seat-everyone", str(len(proposal.places))) as change:
        _rearrange(proposal.hall_id, proposal.places)
    return change.changes


def seat_person(store: Store, attendee_id: str, seat_id: str) -> Changes:
    """Put somebody on a seat. Who sits there already takes the other's old seat, or loses his when there was none.

    Refuses a blocked seat, and when one of the two is locked.
    """
    seat, name = _seat(seat_id), _name(attendee_id)
    if seat.kind is SeatKind.BLOCKED:
        raise Refusal("seat-blocked", seat=seat.label)
    there = {each.seat_id: each for each in seats_kept.placements(seat.hall_id)}
    mine = next((each for each in there.values() if each.attendee_id == attendee_id), None)
    sitting = there.get(seat_id)
    if mine is not None and mine == sitting:
        return Changes()
    _ensure_unlocked(mine, sitting)
    with store.change("seat-person", name) as change:
        _put(seat, attendee_id, mine, sitting)
    return change.changes


def move_people(store: Store, chosen: Iterable[str], grab: str, target: str) -> Changes:
    """Move everybody on the chosen seats along, as `grab` goes to `target`; who sits there takes the seats left.

    Refuses a target in another hall (no-such-seat), and what `moved_block` refuses: no seat there, a blocked one, or
    somebody locked.
    """
    hall_id = _seat(grab).hall_id
    there = _seat(target)
    if there.hall_id != hall_id:
        raise Refusal("no-such-seat", seat=there.label)
    held = {each.seat_id: each for each in seats_kept.placements(hall_id)}
    mine = {each.attendee_id: each for each in held.values()}
    places = moved_block(Lines(seats_kept.seats(hall_id)), held, chosen, grab, target)
    if not places:
        return Changes()
    with store.change("move-people", str(len(places))) as change:
        _move({mine[person].id: (mine[person].seat_id, seat) for person, seat in places.items()})
    return change.changes


def fill_seats(store: Store, attendee_ids: Sequence[str], start: str) -> Changes:
    """Put people, in this order, on the free seats from `start` onwards; who finds none keeps what he has.

    Passes over seats that are taken, blocked, reserved or for others. Refuses when one is locked, and when no seat is
    free from there on; and somebody who is not on the list of people any more.
    """
    hall_id = _seat(start).hall_id
    held = {each.attendee_id: each for each in seats_kept.placements(hall_id)}
    coming = list(dict.fromkeys(attendee_ids))
    everyone = {each.id: each for each in people_kept.everyone()}
    if not coming or not everyone.keys() >= set(coming):
        raise Refusal("no-such-person")
    _ensure_unlocked(*(held.get(person) for person in coming))
    rolling = {each.id for each in everyone.values() if Need.WHEELCHAIR in each.needs}
    taken = {each.seat_id for each in held.values()}
    places = filled(Lines(seats_kept.seats(hall_id)), taken, coming, rolling, start)
    subject = _name(next(iter(places))) if len(places) == 1 else str(len(places))
    with store.change("fill-seats", subject) as change:
        _rearrange(hall_id, {each.attendee_id: each.seat_id for each in held.values()} | places)
    return change.changes


def swap_people(store: Store, one_id: str, two_id: str) -> Changes:
    """Two seated people change places. Refuses when one has no seat in the hall of the other, or is locked."""
    for hall in seats_kept.halls():
        places = {each.attendee_id: each.seat_id for each in seats_kept.placements(hall.id)}
        if one_id in places and two_id in places:
            return seat_person(store, one_id, places[two_id])
    raise Refusal("have-no-seats", one=_name(one_id), two=_name(two_id))


def unseat(store: Store, attendee_ids: Iterable[str], hall_id: str) -> Changes:
    """Take people from their seats in a hall; who has none is passed over. Refuses when one is locked."""
    wanted = set(attendee_ids)
    mine = [each for each in seats_kept.placements(hall_id) if each.attendee_id in wanted]
    _ensure_unlocked(*mine)
    subject = _name(mine[0].attendee_id) if len(mine) == 1 else str(len(mine))
    with store.change("unseat", subject) as change:
        _delete(each.id for each in mine)
    return change.changes


def clear_hall(store: Store, hall_id: str) -> Changes:
    """Unseat everybody who is not locked."""
    mine = [each for each in seats_kept.placements(hall_id) if not each.locked]
    with store.change("clear-hall", str(len(mine))) as change:
        _delete(each.id for each in mine)
    return change.changes


def lock(store: Store, attendee_ids: Iterable[str], hall_id: str, locked: bool = True) -> Changes:
    """Lock people to their seats in a hall, or unlock them; the engine and a drag leave locked people alone."""
    wanted = set(attendee_ids)
    mine = [each for each in seats_kept.placements(hall_id) if each.attendee_id in wanted]
    subject = _name(mine[0].attendee_id) if len(mine) == 1 else str(len(mine))
    with store.change("lock-seat" if locked else "unlock-seat", subject) as change:
        for ids in in_chunks(each.id for each in mine if each.locked != locked):
            PlacementRecord.update(locked=int(locked)).where(PlacementRecord.id.in_(ids)).execute()
    return change.changes


def set_seat_kind(store: Store, seat_ids: Iterable[str], kind: SeatKind) -> Changes:
    """Say what seats are for. Refuses to block a seat somebody sits on."""
    seats = [_seat(number) for number in seat_ids]
    taken = {each.seat_id for hall in {s.hall_id for s in seats} for each in seats_kept.placements(hall)}
    for seat in seats:
        if kind is SeatKind.BLOCKED and seat.id in taken:
            raise Refusal("seat-taken", seat=seat.label)
    with store.change("set-seat-kind", seats[0].label if len(seats) == 1 else str(len(seats))) as change:
        for ids in in_chunks(seat.id for seat in seats if seat.kind is not kind):
            SeatRecord.update(kind=kind.value).where(SeatRecord.id.in_(ids)).execute()
    return change.changes


def _rearrange(hall_id: str, places: Mapping[str, str]) -> None:
    """Make the seating of a hall equal to `places`, touching only what differs."""
    before = {each.attendee_id: each for each in seats_kept.placements(hall_id)}
    _delete(each.id for person, each in before.items() if person not in places)
    moving = {
        before[person].id: (before[person].seat_id, seat)
        for person, seat in places.items()
        if person in before and before[person].seat_id != seat
    }
    _move(moving)
    fresh = [
        {"id": new_id(), "hall": hall_id, "seat": seat, "attendee": person, "locked": 0}
        for person, seat in places.items()
        if person not in before
    ]
    for start in range(0, len(fresh), 150):
        PlacementRecord.insert_many(fresh[start : start + 150]).execute()


def _move(moving: Mapping[str, tuple[str, str]]) -> None:
    """Move placements (id -> from, to). A seat holds one person at any moment, so where they go round in a circle one
    of them waits outside for a moment."""
    waiting = {number: there for number, (_, there) in moving.items()}
    held = {here: number for number, (here, _) in moving.items()}
    stands = {number: here for number, (here, _) in moving.items()}
    ready = [number for number, there in waiting.items() if there not in held]
    while waiting:
        if not ready:
            number = next(iter(waiting))
            _sit(number, f"-{number}")
            del held[stands.pop(number)]
            ready = [each for each, there in waiting.items() if there not in held and each != number]
            continue
        number = ready.pop()
        _sit(number, waiting.pop(number))
        if number in stands:
            left = stands.pop(number)
            held.pop(left, None)
            ready += [each for each, there in waiting.items() if there == left]


def _sit(placement_id: str, seat_id: str) -> None:
    PlacementRecord.update(seat=seat_id).where(PlacementRecord.id == placement_id).execute()


def _put(seat: Seat, attendee_id: str, mine: Placement | None, sitting: Placement | None) -> None:
    if sitting is not None and mine is not None:
        _move({mine.id: (mine.seat_id, seat.id), sitting.id: (seat.id, mine.seat_id)})
        return
    if sitting is not None:
        _delete([sitting.id])
    if mine is not None:
        _sit(mine.id, seat.id)
    else:
        PlacementRecord.insert(
            id=new_id(), hall=seat.hall_id, seat=seat.id, attendee=attendee_id, locked=0
        ).execute()


def _delete(placement_ids: Iterable[str]) -> None:
    for ids in in_chunks(placement_ids):
        PlacementRecord.delete().where(PlacementRecord.id.in_(ids)).execute()


def _ensure_unlocked(*placements: Placement | None) -> None:
    for each in placements:
        if each is not None and each.locked:
            raise Refusal("seat-locked", name=_name(each.attendee_id))


def _seat(seat_id: str) -> Seat:
    seat = seats_kept.seat(seat_id)
    if seat is None:
        raise Refusal("no-such-seat", seat=seat_id)
    return seat


def _name(attendee_id: str) -> str:
    person = AttendeeRecord.get_or_none(AttendeeRecord.id == attendee_id)
    if person is None:
        raise Refusal("no-such-person")
    return str(person.name)


def _tuples(query: Any) -> Iterable[tuple[str]]:
    rows: Iterable[tuple[str]] = query.tuples()
    return rows
