"""Reading halls, seats and who sits where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from db.models import HallRecord, PlacementRecord, SeatRecord
from db.queries.attendance import present_ids
from db.queries.attendees import delegations, everyone
from db.queries.awards import batches, walking_orders
from db.queries.meeting import meeting
from db.queries.requirements import requirements
from desktop_app.domain.attendees import Attendee, Need
from desktop_app.domain.seating import DAIS, Hall, Placement, Seat, SeatingTask, SeatKind, Sitter, Walk


def halls() -> list[Hall]:
    """Every hall of the meeting, the plenary's first."""
    return [_hall(row) for row in HallRecord.select().order_by(HallRecord.order, HallRecord.id)]


def plenary() -> Hall | None:
    """The hall of the meeting as a whole: the first in order, or None while there is none."""
    return next(iter(halls()), None)


def seats(hall_id: str) -> list[Seat]:
    """The seats of a hall: dais first, then row by row, each from the audience's left."""
    rows: Any = SeatRecord.select().where(SeatRecord.hall == hall_id).dicts()
    return sorted(map(_seat, rows), key=lambda s: (s.area != DAIS, s.row, s.x, s.number))


def seat(seat_id: str) -> Seat | None:
    """One seat, or None when it is no longer there."""
    rows: Any = SeatRecord.select().where(SeatRecord.id == seat_id).dicts()
    return next(map(_seat, rows), None)


def placements(hall_id: str, only: Iterable[str] | None = None) -> list[Placement]:
    """Who sits where in a hall; `only` limits the answer to these placement ids."""
    chosen: Any = PlacementRecord.select().where(PlacementRecord.hall == hall_id)
    if only is not None:
        chosen = chosen.where(PlacementRecord.id.in_(list(only)))
    return [_placement(row) for row in chosen.dicts()]


def seat_labels() -> dict[str, str]:
    """The compact seat label ("3-12", "D-4") of each seated attendee in the plenary hall."""
    hall = plenary()
    if hall is None:
        return {}
    pairs: Any = (
        PlacementRecord.select(PlacementRecord.attendee, SeatRecord.label)
        .join(SeatRecord)
        .where(PlacementRecord.hall == hall.id)
        .tuples()
    )
    return dict(pairs)


def task(hall_id: str, *, keep_placed: bool = False, seed: int = 1, evaluations: int = 0) -> SeatingTask:
    """Everything the engine needs to seat a hall: who comes, in which delegation, who walks on stage in which batch.

    The ceremony is held in the plenary hall alone; where another hall has no dais, ranks only stand in the order of
    the delegations."""
    held = placements(hall_id)
    first, places = plenary(), seats(hall_id)
    ceremony = first is not None and first.id == hall_id
    ranked = ceremony or any(place.area == DAIS for place in places)
    coming = [person for person in everyone() if person.comes]
    custom = meeting()
    entries = {batch.id: batch.entry for batch in batches()}
    return SeatingTask(
        hall_id=hall_id,
        seats=tuple(places),
        people=tuple(sitter(person) if ranked else replace(sitter(person), rank=None) for person in coming),
        groups=tuple(group.id for group in delegations()),
        walks=tuple(Walk(batch, entries[batch], people) for batch, people in walking_orders() if ceremony),
        locked={each.attendee_id: each.seat_id for each in held if each.locked},
        placed={each.attendee_id: each.seat_id for each in held if not each.locked},
        keep_placed=keep_placed,
        requirements=tuple(requirements(hall_id)),
        arrived=present_ids(),
        protocol=custom.protocol,
        even_dais=custom.even_dais,
        seed=seed,
        evaluations=evaluations,
    )


def sitter(person: Attendee) -> Sitter:
    """What seating needs to know of one person."""
    return Sitter(
        id=person.id,
        group=person.delegation_id or "",
        order=person.roster_order,
        rank=person.rank,
        wheelchair=Need.WHEELCHAIR in person.needs,
    )


def _hall(row: HallRecord) -> Hall:
    return Hall(id=row.id, name=row.name, order=row.order)


def _seat(row: dict[str, Any]) -> Seat:
    return Seat(
        id=row["id"],
        hall_id=row["hall"],
        area=row["area"],
        row=row["row"],
        number=row["number"],
        label=row["label"],
        x=row["x"],
        y=row["y"],
        kind=SeatKind(row["kind"]),
        aisle=bool(row["aisle"]),
    )


def _placement(row: dict[str, Any]) -> Placement:
    return Placement(
        id=row["id"],
        hall_id=row["hall"],
        seat_id=row["seat"],
        attendee_id=row["attendee"],
        locked=bool(row["locked"]),
    )
