"""Sub-commands for the hall: hall, seat, seats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, opened
from desktop_app.words import _


@front.command()
def hall(
    file: MeetingFile,
    rows: Annotated[int, typer.Option(help="Rows of the hall.")],
    seats: Annotated[int, typer.Option(help="Seats in a row.")],
    aisles: Annotated[str, typer.Option(help="After which seats an aisle runs: after:5,15.")] = "",
    dais: Annotated[int, typer.Option(help="Chairs on the dais.")] = 0,
    dais_rows: Annotated[int, typer.Option(help="Rows of the dais.")] = 1,
    wheelchair: Annotated[str, typer.Option(help="Wheelchair places: 10-1,10-2.")] = "",
    blocked: Annotated[str, typer.Option(help="Seats that are not used: 1-1,1-2.")] = "",
    name: Annotated[str, typer.Option(help="What the hall is called.")] = "",
) -> None:
    """Lay out the plenary hall from a few numbers. A hall that is there already is laid out anew."""
    from db.queries.meeting import meeting
    from db.queries.seating import plenary
    from desktop_app.commands.seating import make_hall
    from desktop_app.domain.halls import HallShape, aisles_from, places_from

    with opened(file) as store:
        held, there = meeting(), plenary()
        shape = HallShape(
            rows=rows,
            seats=seats,
            aisles=aisles_from(aisles),
            dais=dais,
            dais_rows=dais_rows,
            wheelchair=places_from(wheelchair),
            blocked=places_from(blocked),
            protocol=held.protocol,
            even_dais=held.even_dais,
        )
        called = name or (there.name if there else held.venue or _("Hall"))
        make_hall(store, called, shape, there.id if there else None)
    typer.echo(
        _("{hall}: {seats} seats, {dais} on the dais").format(hall=called, seats=shape.capacity, dais=dais)
    )


@front.command()
def seat(
    file: MeetingFile,
    keep_placed: Annotated[bool, typer.Option("--keep-placed", help="Nobody who has a seat moves.")] = False,
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Seat everybody who comes: dais by protocol, delegations together, awardees at the aisle."""
    with opened(file) as store:
        report = seat_all(store, keep_placed=keep_placed, seed=seed)

    def lines() -> Iterator[str]:
        yield _("{seated} seated, {unseated} without a seat, {broken} rules broken").format(
            seated=report["seated"], unseated=len(report["unseated"]), broken=report["hard_violations"]
        )
        yield _("score {score}, proven bound {bound}, {seconds} s").format(**report)

    answer(report, as_json, lines)


def seat_all(store: Any, *, keep_placed: bool = False, seed: int = 1) -> dict[str, Any]:
    """Plan the plenary hall, accept the plan as one change, and tell what it is worth. Refuses without a hall."""
    from db.queries import attendees
    from db.queries import seating as kept
    from desktop_app.commands.seating import accept_plan
    from desktop_app.domain.job import run_now
    from desktop_app.domain.refusal import Refusal
    from desktop_app.planning.checking import violations
    from desktop_app.planning.seating import seat_everyone

    room = kept.plenary()
    if room is None:
        raise Refusal("no-hall")
    task = kept.task(room.id, keep_placed=keep_placed, seed=seed)
    proposal = run_now(seat_everyone(task))
    broken = violations(task, proposal.places.items())
    accept_plan(store, proposal)
    names = {person.id: person.name for person in attendees.everyone()}
    return {
        "seated": len(proposal.places),
        "unseated": [
            {"name": names[person], "reason": why.value} for person, why in proposal.unseated.items()
        ],
        "hard_violations": len(broken),
        "violations": [
            {"rule": each.kind.value, "people": [names.get(person, person) for person in each.people]}
            for each in broken
        ],
        "unmet": [
            {"wish": each.kind.value, "people": [names.get(person, person) for person in each.people]}
            for each in proposal.shortfalls
        ],
        "moved": proposal.moved,
        "score": proposal.score,
        "bound": proposal.bound,
        "seconds": round(proposal.seconds, 3),
    }


@front.command()
def seats(file: MeetingFile, as_json: AsJson = False) -> None:
    """Every seat of the plenary hall and who sits there."""
    with opened(file):
        told = seat_list()
    answer(told, as_json, lambda: ("\t".join(str(value) for value in each.values()) for each in told))


def seat_list() -> list[dict[str, Any]]:
    """The seats of the plenary hall of the open meeting, dais first, each with its person ("" where nobody sits)."""
    from db.queries import attendees
    from db.queries import seating as kept

    room = kept.plenary()
    if room is None:
        return []
    names = {person.id: person.name for person in attendees.everyone()}
    sits = {each.seat_id: names[each.attendee_id] for each in kept.placements(room.id)}
    return [
        {
            "seat": each.label,
            "row": each.row,
            "number": each.number,
            "area": each.area,
            "kind": each.kind.value,
            "person": sits.get(each.id, ""),
        }
        for each in kept.seats(room.id)
    ]
