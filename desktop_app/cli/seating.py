"""Sub-commands for the hall: hall, seat, seats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, back_up, opened
from desktop_app.domain.seating import Proposal, SeatingTask, Violation
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
    from desktop_app.commands.halls import make_hall
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


@front.command("import-hall")
def import_hall(
    file: MeetingFile,
    plan: Annotated[Path, typer.Argument(metavar="PLAN.json", help="A seating plan: zones, rows, seats.")],
    name: Annotated[str, typer.Option(help="What the hall is called.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take the plenary hall from a seating plan of another program; seats of the same label keep their people."""
    from db.queries import seating as kept
    from desktop_app.commands.halls import draw_hall
    from desktop_app.domain.identity import new_id
    from desktop_app.exchange.seating_plans import import_plan

    read = import_plan(plan)
    with opened(file) as store:
        there = kept.plenary()
        hall_id = there.id if there else new_id()
        called = name or (there.name if there else read.name or _("Hall"))
        draw_hall(store, hall_id, read.design, name=called, kinds=read.kinds)
        report = {"hall": called, "seats": len(kept.seats(hall_id)), "passed_over": read.passed_over}
    told = _("{hall}: {seats} seats, {passed_over} things passed over")
    answer(report, as_json, lambda: iter([told.format(**report)]))


@front.command()
def seat(
    file: MeetingFile,
    keep_placed: Annotated[bool, typer.Option("--keep-placed", help="Nobody who has a seat moves.")] = False,
    steady: Annotated[
        int | None, typer.Option(min=0, max=100, help="0: a new, perfect plan. 100: nobody moves.")
    ] = None,
    move_checked_in: Annotated[
        bool, typer.Option("--move-checked-in", help="People who have checked in may move, too.")
    ] = False,
    seed: Annotated[int, typer.Option(help="The same seed gives the same plan.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Seat everybody who comes: dais by protocol, delegations together, awardees at the aisle.

    Once somebody who has a seat has checked in, the plan that stands is repaired instead: few people move.
    """
    with opened(file) as store:
        steadiness = 100 if keep_placed else steady
        back_up(store, "seating")
        report = seat_all(store, steadiness=steadiness, move_arrived=move_checked_in, seed=seed)

    def lines() -> Iterator[str]:
        yield _("{seated} seated, {unseated} without a seat, {broken} rules broken").format(
            seated=report["seated"], unseated=len(report["unseated"]), broken=report["hard_violations"]
        )
        if report["moves"]:
            yield _("{moved} moved").format(**report)
        if report["bound"]:
            yield _("score {score}, proven bound {bound}, {seconds} s").format(**report)
            yield _("keeping delegations together costs {together}").format(**report)
        yield from report["told"]

    answer(report, as_json, lines)


def seat_all(
    store: Any, *, steadiness: int | None = None, move_arrived: bool = False, seed: int = 1
) -> dict[str, Any]:
    """Plan the plenary hall, accept the plan as one change, and tell what it is worth.

    Refuses without a hall, and with the smallest sets of requirements that clash when what is asked cannot hold.
    """
    from db.queries import attendees
    from db.queries import seating as kept
    from desktop_app.commands.seating import accept_plan
    from desktop_app.domain.job import run_now
    from desktop_app.domain.refusal import Refusal
    from desktop_app.planning.checking import violations
    from desktop_app.planning.reseating import STEADY, reseat

    room = kept.plenary()
    if room is None:
        raise Refusal("no-hall")
    task = kept.task(room.id, seed=seed)
    if move_arrived:
        task = replace(task, arrived=frozenset())
    if steadiness is None:
        steadiness = STEADY if task.arrived & task.placed.keys() else 0
    proposal = run_now(reseat(task, steadiness))
    names = {person.id: person.name for person in attendees.everyone()}
    if proposal.clashes:
        raise Refusal("requirements-clash-named", told=" ".join(_clashes(task, proposal, names)))
    broken = violations(task, proposal.places.items())
    accept_plan(store, proposal)
    return {**_outcome(proposal, names, broken), **_changes(task, proposal, names)}


def _outcome(proposal: Proposal, names: Mapping[str, str], broken: Sequence[Violation]) -> dict[str, Any]:
    """What a plan is worth, and what it could not meet."""
    return {
        "seated": len(proposal.places),
        "unseated": [{"name": names[p], "reason": why.value} for p, why in proposal.unseated.items()],
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
        "gap": round(proposal.gap, 5),
        "together": next((price.cost for price in proposal.prices if not price.wish), 0),
        "seconds": round(proposal.seconds, 3),
    }


def _changes(task: SeatingTask, proposal: Proposal, names: Mapping[str, str]) -> dict[str, Any]:
    """Who moved from where to where, what to print anew, and what was not met, in sentences."""
    from desktop_app.planning.reseating import reprints
    from desktop_app.sentences import SHORTFALLS

    labels = {seat.id: seat.label for seat in task.seats}
    moved = [move for move in proposal.moves if move.before and move.after]
    told = [
        _(SHORTFALLS[each.kind]).format(
            names=_(", ").join(names.get(person, person) for person in each.people[:3]),
            subject=_subject(task, each.subject, names),
        )
        for each in proposal.shortfalls
    ]
    return {
        "moves": [
            {
                "name": names.get(move.person, move.person),
                "from": labels[move.before],
                "to": labels[move.after],
            }
            for move in moved
            if move.before in labels
        ],
        "reprint": [
            {"kind": paper.kind, "people": [names.get(person, person) for person in paper.people]}
            for paper in reprints(moved)
        ],
        "told": told,
    }


def _subject(task: SeatingTask, subject: str, names: Mapping[str, str]) -> str:
    """A batch, a delegation or a requirement by name."""
    from db.queries.attendees import delegations
    from db.queries.awards import batches
    from desktop_app.labels import batch_title
    from desktop_app.sentences import requirement

    for asked in task.requirements:
        if asked.id == subject:
            return requirement(asked, [names.get(person, person) for person in asked.people], _)
    for batch in batches():
        if batch.id == subject:
            return batch_title(batch.name, _)
    return next((group.name for group in delegations() if group.id == subject), subject)


def _clashes(task: SeatingTask, proposal: Proposal, names: Mapping[str, str]) -> Iterator[str]:
    from desktop_app.sentences import clash

    for found in proposal.clashes:
        asked = [_subject(task, each, names) for each in found.requirements]
        yield clash(found, asked, [names.get(person, person) for person in found.locks], _)


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
