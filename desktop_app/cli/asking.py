"""Sub-commands for what is asked of the seating: what must hold, and what is wished for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, opened
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.requirements import Requirement
    from desktop_app.domain.seating import Hall, Seat

KINDS = (
    "together, apart, zone, reserve, near, leave_empty, spacing, spare, front_to_back or left_to_right; "
    "together, apart and zone must hold unless --wish is given."
)


@front.command("ask")
def ask(
    file: MeetingFile,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KINDS)],
    who: Annotated[list[str] | None, typer.Option(help="A person it is about. May be repeated.")] = None,
    delegation: Annotated[list[str] | None, typer.Option(help="A delegation. May be repeated.")] = None,
    seats: Annotated[str, typer.Option(help="Seats, such as 3-12, 4-1~4-6, 5-*, A.")] = "",
    number: Annotated[int, typer.Option(min=0, help="For spacing and spare: how many.")] = 0,
    wish: Annotated[int, typer.Option(min=0, max=10, help="Weight of a wish, 1 to 10; 0: must hold.")] = 0,
    note: Annotated[str, typer.Option(help="Why, in words.")] = "",
    as_json: AsJson = False,
) -> None:
    """Ask something of the seating; `rostrum seat` respects it from then on."""
    from desktop_app.cli.people import the_one
    from desktop_app.commands.requirements import set_requirement
    from desktop_app.domain.requirements import Requirement, RequirementKind

    if kind not in list(RequirementKind):
        raise typer.BadParameter(", ".join(RequirementKind), param_hint="KIND")
    with opened(file) as store:
        hall, places = _plenary()
        asked = Requirement(
            "",
            hall.id,
            RequirementKind(kind),
            people=tuple(the_one(each).id for each in who or []),
            groups=tuple(_delegation(each) for each in delegation or []),
            seats=_seats(seats, places),
            number=number,
            weight=wish,
            note=note.strip(),
        )
        set_requirement(store, asked)
        report = asked_list()
    answer(report, as_json, lambda: _lines(report[-1:]))


@front.command("asked")
def asked(
    file: MeetingFile,
    strike_out: Annotated[int, typer.Option(metavar="NUMBER", help="Strike out the one of this number.")] = 0,
    as_json: AsJson = False,
) -> None:
    """What is asked of the seating, numbered."""
    from db.queries import requirements as kept
    from desktop_app.commands.requirements import remove_requirements

    with opened(file) as store:
        hall, _places = _plenary()
        known = kept.requirements(hall.id)
        if strike_out:
            if not 1 <= strike_out <= len(known):
                raise typer.BadParameter(str(strike_out), param_hint="--strike-out")
            remove_requirements(store, [known[strike_out - 1].id])
        report = asked_list()
    answer(report, as_json, lambda: _lines(report))


def asked_list() -> list[dict[str, Any]]:
    """Everything asked of the plenary hall of the open meeting."""
    from db.queries import attendees
    from db.queries import requirements as kept
    from desktop_app.domain.seat_ranges import told_seats

    hall, places = _plenary()
    people = {person.id: person.name for person in attendees.everyone()}
    groups = {group.id: group.name for group in attendees.delegations()}

    def told(number: int, each: Requirement) -> dict[str, Any]:
        return {
            "number": number,
            "kind": each.kind.value,
            "people": [people[p] for p in each.people if p in people],
            "delegations": [groups[g] for g in each.groups if g in groups],
            "seats": told_seats(each.seats, places),
            "count": each.number,
            "wish": each.weight,
            "note": each.note,
        }

    return [told(number, each) for number, each in enumerate(kept.requirements(hall.id), start=1)]


def _lines(report: Sequence[dict[str, Any]]) -> Iterator[str]:
    for each in report:
        how = _("Wish, {weight} of 10").format(weight=each["wish"]) if each["wish"] else _("Must hold")
        who = [*each["people"], *each["delegations"]]
        parts = (each["kind"], _(", ").join(who), each["count"] or "", each["seats"], how, each["note"])
        yield f"{each['number']:>3}  " + _(" · ").join(str(part) for part in parts if part)


def _plenary() -> tuple[Hall, list[Seat]]:
    from db.queries import seating
    from desktop_app.domain.refusal import Refusal

    hall = seating.plenary()
    if hall is None:
        raise Refusal("no-hall")
    return hall, seating.seats(hall.id)


def _delegation(name: str) -> str:
    from db.queries.attendees import delegations
    from desktop_app.domain.refusal import Refusal

    found = next((each.id for each in delegations() if name.strip() in (each.name, each.latin_name)), None)
    if found is None:
        raise Refusal("no-such-delegation", text=name)
    return found


def _seats(text: str, places: Sequence[Seat]) -> tuple[str, ...]:
    from desktop_app.domain.refusal import Refusal
    from desktop_app.domain.seat_ranges import read_seats

    found, unknown = read_seats(text, places)
    if unknown:
        raise Refusal("no-such-seats", parts=unknown)
    return found
