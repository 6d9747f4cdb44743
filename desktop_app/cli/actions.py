"""Sub-commands for actions: what somebody is to do after the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, When, answer, clock, moment, opened
from desktop_app.words import _

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.domain.actions import Action

Place = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="Its number in `rostrum actions`.")]


@front.command("actions")
def actions_(file: MeetingFile, as_json: AsJson = False) -> None:
    """List the actions: open ones first, the earliest day first."""
    from db.queries.actions import actions

    with opened(file):
        found = actions()

    def lines() -> Iterator[str]:
        for number, each in enumerate(found, start=1):
            mark = "✓" if each.done_at else "!" if each.overdue(clock().date()) else " "
            due = each.due.isoformat() if each.due else ""
            origin = f"  ({each.origin})" if each.origin else ""
            yield f"{number:>3} {mark} {due:<10}  {each.task}  {each.owner}{origin}"

    answer(found, as_json, lines)


@front.command("note-action")
def note_action_(
    file: MeetingFile,
    task: Annotated[str, typer.Argument(metavar="TASK", help="What is to be done.")],
    owner: Annotated[str, typer.Option(help="Who does it.")] = "",
    due: Annotated[str, typer.Option(metavar="DAY", help="By when: 3-20, 2027-03-20, “2 weeks”.")] = "",
    item: Annotated[str, typer.Option(metavar="ITEM", help="Number or title of the agenda item.")] = "",
    at: When = "",
    as_json: AsJson = False,
) -> None:
    """Note what somebody is to do, and by when."""
    from db.queries import agenda, attendees
    from desktop_app.commands.actions import note_action
    from desktop_app.domain.actions import Action
    from desktop_app.domain.identity import new_id
    from desktop_app.domain.numbering import ensure_found

    now = moment(at)
    with opened(file) as store:
        named = attendees.named(owner) if owner else []
        action = Action(
            id=new_id(),
            task=task,
            noted_at=now,
            owner=owner,
            attendee_id=named[0].id if len(named) == 1 else None,
            due=day_of(due, now.date()),
            item_id=ensure_found(agenda.items(), item).id if item else None,
        )
        note_action(store, action)
    answer(action, as_json, lambda: iter([_("Noted: {what}").format(what=task)]))


@front.command("finish-action")
def finish_action_(
    file: MeetingFile,
    number: Place,
    reopen: Annotated[bool, typer.Option("--reopen", help="Open it again.")] = False,
    at: When = "",
) -> None:
    """Tick an action off, by its number in `rostrum actions`."""
    from desktop_app.commands.actions import finish_action

    with opened(file) as store:
        action = _nth(number)
        finish_action(store, action.id, None if reopen else moment(at))
    typer.echo((_("Open again: {what}") if reopen else _("Done: {what}")).format(what=action.task))


def day_of(text: str, today: dt.date) -> dt.date | None:
    """A day as it was typed; None for none. Refuses day-not-understood."""
    from desktop_app.domain.refusal import Refusal
    from desktop_app.domain.typed_times import day_typed

    told = day_typed(text, today) if text.strip() else None
    if text.strip() and told is None:
        raise Refusal("day-not-understood", text=text)
    return told


def _nth(number: int) -> Action:
    from db.queries.actions import actions
    from desktop_app.domain.refusal import Refusal

    found = actions()
    if number > len(found):
        raise Refusal("no-longer-there")
    return found[number - 1]
