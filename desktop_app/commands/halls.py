"""What staff do with halls: lay one out from numbers or from a drawing, change it, take it away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from db.models import HallRecord, PlacementRecord, SeatRecord
from db.queries import halls as drawings
from db.queries import seating as seats_kept
from db.queries.attendees import in_chunks
from db.store import Store
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain.changes import Changes
from desktop_app.domain.hall_design import HallDesign
from desktop_app.domain.hall_files import checked, written_design
from desktop_app.domain.hall_seats import Laid, kept_ids, laid_out
from desktop_app.domain.halls import HallShape, drawn, kinds_of
from desktop_app.domain.identity import new_id
from desktop_app.domain.line_drawings import MEDIA_TYPE, is_drawing
from desktop_app.domain.names import clean_text
from desktop_app.domain.order import between
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import Seat, SeatKind


def make_hall(store: Store, name: str, shape: HallShape, hall_id: str | None = None) -> Changes:
    """Lay out a hall; with `hall_id` that hall is laid out anew (or made under this id).

    Seats with the same label stay the same seats, so people on them keep them; people on seats that are gone are
    unseated. Refuses an impossible shape.
    """
    hall_id = hall_id or new_id()
    design = drawn(shape)
    with store.change("make-hall", name) as change:
        kinds = kinds_of(shape)
        there = {seat.label: seat for seat in seats_kept.seats(hall_id)}
        seats = [
            laid.seat(hall_id, there[laid.label].id if laid.label in there else "")
            for laid in laid_out(design)
        ]
        seats = [replace(seat, kind=kinds.get(seat.label, SeatKind.SEAT)) for seat in seats]
        _write_hall(hall_id, name, design)
        _write_seats(there.values(), seats)
    return change.changes


def draw_hall(
    store: Store,
    hall_id: str,
    design: HallDesign,
    *,
    name: str = "",
    kinds: Mapping[str, SeatKind] | None = None,
    picture: bytes = b"",
) -> Changes:
    """Make a hall what a design says, as one change; a hall of a new id is made, under `name`.

    Seats that are in the design still are the same seats, with the people on them and what they are for; people whose
    seat is gone are unseated (`losing` lists them). `kinds` tells what new seats are for, by label; `picture` are the
    bytes of a new backdrop: a PNG, or a drawing as `written_drawing` writes it. Refuses what `laid_out` and `checked`
    refuse.
    """
    design = checked(design)
    laid = laid_out(design)
    hall = HallRecord.get_or_none(HallRecord.id == hall_id)
    called = name or (hall.name if hall is not None else "")
    with store.change("draw-hall", called) as change:
        if picture:
            keep_asset(picture, MEDIA_TYPE if is_drawing(picture) else "image/png", called)
        there = seats_kept.seats(hall_id)
        before = laid_out(drawings.design(hall_id)) if there else ()
        seats = _as_seats(hall_id, before, laid, there, kinds or {})
        _write_hall(hall_id, called, design)
        _write_seats(there, seats)
    return change.changes


def losing(hall_id: str, design: HallDesign) -> list[str]:
    """The people (attendee ids) whose seat a design does not have. Refuses what `laid_out` refuses."""
    there = seats_kept.seats(hall_id)
    ids = {seat.label: seat.id for seat in there}
    kept = set(kept_ids(laid_out(drawings.design(hall_id)), laid_out(design), ids).values())
    return [each.attendee_id for each in seats_kept.placements(hall_id) if each.seat_id not in kept]


def rename_hall(store: Store, hall_id: str, name: str) -> Changes:
    """Call a hall otherwise. Refuses (hall-needs-name) no name, and (no-such-hall) a hall that is gone."""
    name = clean_text(name)
    if not name:
        raise Refusal("hall-needs-name")
    if HallRecord.get_or_none(HallRecord.id == hall_id) is None:
        raise Refusal("no-such-hall")
    with store.change("rename-hall", name) as change:
        HallRecord.update(name=name).where(HallRecord.id == hall_id).execute()
    return change.changes


def remove_hall(store: Store, hall_id: str) -> Changes:
    """Take a hall away with its seats and the seating in it. Refuses when there is no such hall."""
    hall = HallRecord.get_or_none(HallRecord.id == hall_id)
    if hall is None:
        raise Refusal("no-such-hall")
    with store.change("remove-hall", hall.name) as change:
        PlacementRecord.delete().where(PlacementRecord.hall == hall_id).execute()
        SeatRecord.delete().where(SeatRecord.hall == hall_id).execute()
        hall.delete_instance()
    return change.changes


def set_aisle(store: Store, seat_ids: Iterable[str], aisle: bool) -> Changes:
    """Say whether seats are at an aisle, where the drawing does not show it."""
    wanted = set(seat_ids)
    with store.change("set-aisle", str(len(wanted))) as change:
        for ids in in_chunks(wanted):
            SeatRecord.update(aisle=int(aisle)).where(
                SeatRecord.id.in_(ids) & (SeatRecord.aisle != int(aisle))
            ).execute()
    return change.changes


def _as_seats(
    hall_id: str,
    before: Sequence[Laid],
    laid: Sequence[Laid],
    there: Sequence[Seat],
    kinds: Mapping[str, SeatKind],
) -> list[Seat]:
    """The seats of a new design. One that was there keeps its id, its kind, and what staff said about its aisle."""
    known = {seat.id: seat for seat in there}
    kept = kept_ids(before, laid, {seat.label: seat.id for seat in there})
    drawn_aisles = {each.label: each.aisle for each in before}
    seats = []
    for each in laid:
        old = known.get(kept.get((each.part, each.place), ""))
        if old is None:
            seats.append(replace(each.seat(hall_id), kind=kinds.get(each.label, SeatKind.SEAT)))
            continue
        said = old.aisle != drawn_aisles.get(old.label, old.aisle)
        aisle = old.aisle if said else each.aisle
        seats.append(replace(each.seat(hall_id, old.id), kind=old.kind, aisle=aisle))
    return seats


def _write_hall(hall_id: str, name: str, design: HallDesign) -> None:
    columns = {"name": name, "design": written_design(design)}
    if HallRecord.get_or_none(HallRecord.id == hall_id) is not None:
        HallRecord.update(columns).where(HallRecord.id == hall_id).execute()
        return
    halls = seats_kept.halls()
    place = between(halls[-1].order if halls else None, None)
    HallRecord.insert(columns | {"id": hall_id, "order": place}).execute()


def _write_seats(there: Iterable[Seat], wanted: Sequence[Seat]) -> None:
    """Seats of a known id are altered where they differ, new ones added, those that are gone deleted."""
    before = {seat.id: seat for seat in there}
    gone = before.keys() - {seat.id for seat in wanted}
    for ids in in_chunks(gone):
        PlacementRecord.delete().where(PlacementRecord.seat.in_(ids)).execute()
        SeatRecord.delete().where(SeatRecord.id.in_(ids)).execute()
    fresh = [_seat_columns(seat) for seat in wanted if seat.id not in before]
    for start in range(0, len(fresh), 80):
        SeatRecord.insert_many(fresh[start : start + 80]).execute()
    for seat in wanted:
        if seat.id in before and seat != before[seat.id]:
            SeatRecord.update(_differing(before[seat.id], seat)).where(SeatRecord.id == seat.id).execute()


def _differing(before: Seat, seat: Seat) -> dict[str, object]:
    was = _seat_columns(before)
    return {name: value for name, value in _seat_columns(seat).items() if value != was[name]}


def _seat_columns(seat: Seat) -> dict[str, object]:
    return {
        "id": seat.id,
        "hall": seat.hall_id,
        "area": seat.area,
        "row": seat.row,
        "number": seat.number,
        "label": seat.label,
        "x": seat.x,
        "y": seat.y,
        "kind": seat.kind.value,
        "aisle": int(seat.aisle),
    }
