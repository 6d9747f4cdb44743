"""Sub-commands for elections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, When, answer, moment, opened
from desktop_app.words import Words, _

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.domain.agenda import AgendaItem
    from desktop_app.domain.elections import Count

_COUNTED = re.compile(r"(?P<name>.+?)\s*=\s*(?P<votes>\d+)(?:/(?P<against>\d+))?(?:/(?P<abstain>\d+))?\s*$")
Item = Annotated[str, typer.Argument(metavar="ITEM", help="Number or part of the title of the agenda item.")]


@front.command()
def candidates(
    file: MeetingFile,
    item: Item,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME | PARTICULARS]…", help="Who stands, in the order of the ballot paper."),
    ] = None,
    seats: Annotated[int, typer.Option(min=1, help="How many are elected.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Say who stands in an election, or list them."""
    from dataclasses import replace

    from db.queries import elections as kept
    from desktop_app.commands.elections import set_election

    with opened(file) as store:
        chosen = _election(item)
        if names:
            _stand(store, chosen, names)
        if seats:
            set_election(store, replace(kept.election(chosen.id), seats=seats))
        stand, to_fill = kept.candidates(chosen.id), kept.election(chosen.id).seats
    report = {
        "item": chosen.title,
        "seats": to_fill,
        "candidates": [{"name": each.name, "about": each.about} for each in stand],
    }

    def lines() -> Iterator[str]:
        yield _("Seats: {seats} · candidates: {stand}").format(seats=to_fill, stand=len(stand))
        yield from (f"  {each.written}" for each in stand)

    answer(report, as_json, lines)


@front.command()
def elect(
    file: MeetingFile,
    item: Item,
    counted: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME=VOTES[/AGAINST[/ABSTAIN]]]…",
            help="What was counted; without any the result is told.",
        ),
    ] = None,
    returned: Annotated[int | None, typer.Option(min=0, help="Papers returned.")] = None,
    issued: Annotated[int | None, typer.Option(min=0, help="Papers handed out; everybody present.")] = None,
    invalid: Annotated[int, typer.Option(min=0, help="Papers invalid.")] = 0,
    run_off: Annotated[bool, typer.Option("--run-off", help="For the seats that are open still.")] = False,
    lot: Annotated[list[str] | None, typer.Option(help="For whom the lot fell. May be repeated.")] = None,
    withdraw: Annotated[str, typer.Option(metavar="REASON", help="Withdraw the ballot held last.")] = "",
    reason: Annotated[str, typer.Option(help="Why a ballot is held below the quorum.")] = "",
    at: When = "",
    as_json: AsJson = False,
) -> None:
    """Record what was counted in an election, and say who is in."""
    from desktop_app.commands.elections import Ballot, draw_lot, record_round

    with opened(file) as store:
        chosen = _election(item)
        if withdraw:
            _withdraw(store, chosen, withdraw, at)
        if counted:
            ballot = Ballot(returned, invalid, issued, reason=reason, follows=run_off)
            record_round(store, chosen.id, _counts(chosen, counted), moment(at), ballot)
        if lot:
            draw_lot(store, chosen.id, [each.key for each in _named(chosen, lot)], moment(at))
        report = told_election(chosen)
    answer(report, as_json, lambda: iter([str(report["sentence"])]))


def told_election(item: AgendaItem) -> dict[str, object]:
    """What an election of the open meeting has come to."""
    from db.queries import elections as kept
    from db.queries.meeting import meeting
    from desktop_app.domain.elections import result_of
    from desktop_app.verdicts import election_sentence

    result, words = result_of(kept.rounds(item.id)), Words(meeting().language)
    if result is None:
        return {"item": item.title, "sentence": _("Nothing has been counted yet.")}
    return {
        "item": item.title,
        "elected": [each.name for each in result.elected],
        "open": result.open,
        "tied": [each.name for each in result.tied],
        "rounds": len(result.rounds),
        "sentence": election_sentence(result, words.gettext),
    }


def _election(text: str) -> AgendaItem:
    from db.queries import agenda as kept
    from desktop_app.domain.agenda import ItemKind
    from desktop_app.domain.numbering import ensure_found
    from desktop_app.domain.refusal import Refusal

    chosen = ensure_found(kept.items(), text)
    if chosen.kind is not ItemKind.ELECTION:
        raise Refusal("no-election", title=chosen.title)
    return chosen


def _stand(store: Store, item: AgendaItem, names: list[str]) -> None:
    """Set who stands; who stood before stays who they were."""
    from dataclasses import replace

    from db.queries import elections as kept
    from desktop_app.commands.elections import set_candidates
    from desktop_app.domain.elections import read_candidate
    from desktop_app.domain.identity import new_id

    known = {each.name: each for each in kept.candidates(item.id)}
    typed = [read_candidate(item.id, text, new_id()) for text in names]
    wanted = [(known.get(each.name, each), each.about) for each in typed]
    set_candidates(store, item.id, [replace(who, about=about or who.about) for who, about in wanted])


def _counts(item: AgendaItem, told: list[str]) -> list[Count]:
    """The counts a person wrote down, by name; a name that does not stand was written in by voters."""
    from db.queries import elections as kept
    from desktop_app.domain.elections import Count

    ids = {each.name: each.id for each in kept.candidates(item.id)}
    found = []
    for text in told:
        read = _COUNTED.match(text)
        if read is None:
            raise typer.BadParameter("NAME=VOTES[/AGAINST[/ABSTAIN]]", param_hint=text)
        name, numbers = (
            read["name"].strip(),
            [int(read[part] or 0) for part in ("votes", "against", "abstain")],
        )
        found.append(Count(ids.get(name, ""), name, *numbers))
    return found


def _named(item: AgendaItem, names: list[str]) -> list[Count]:
    from db.queries import elections as kept
    from desktop_app.domain.elections import Count, result_of

    result = result_of(kept.rounds(item.id))
    tied = {each.name: each for each in (result.tied if result is not None else ())}
    return [tied.get(name, Count("", name)) for name in names]


def _withdraw(store: Store, item: AgendaItem, reason: str, at: str) -> None:
    from db.queries import elections as kept
    from desktop_app.commands.elections import withdraw_round
    from desktop_app.domain.elections import result_of
    from desktop_app.domain.refusal import Refusal

    result = result_of(kept.rounds(item.id))
    if result is None:
        raise Refusal("vote-is-gone")
    withdraw_round(store, result.last.id, moment(at), reason)
