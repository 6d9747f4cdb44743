"""`rostrum merge`: a colleague's copy of the meeting taken into mine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, answer, back_up, opened
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.merging import Merged


@front.command()
def merge(
    mine: Annotated[
        Path, typer.Argument(metavar="MINE", help="The meeting file that is to know everything.")
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other copy; it is never written to.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would happen.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take in what another copy of the meeting knows; the later edit wins, and every clash is listed.

    A backup is made first, and `rostrum undo` takes the whole merge back.
    """
    from db.merge import look, merge

    with opened(mine) as store:
        told = look(store, theirs)
        if not dry_run and told.learned:
            back_up(store, "merge")
            told = merge(store, theirs)[1]
    answer(told, as_json, lambda: _lines(told, dry_run))


def _lines(told: Merged, dry_run: bool) -> Iterator[str]:
    from desktop_app import clashes

    if not told.learned:
        yield _("Your file knows all of it already.")
        return
    text = _("Would take in {changes} changes.") if dry_run else _("Taken in: {changes} changes.")
    yield text.format(changes=told.learned)
    if told.hours_ahead:
        yield _("The clock of the other computer is {hours} hours ahead; check who wins.").format(
            hours=told.hours_ahead
        )
    for table, tally in told.rows.items():
        yield _("{what}: {added} new, {altered} changed, {removed} removed").format(
            what=_(clashes.TABLES.get(table, table)),
            added=tally.added,
            altered=tally.altered,
            removed=tally.removed,
        )
    for clash in told.clashes:
        yield f"{clashes.subject(clash, _)}: {clashes.what(clash, _)} ({clashes.chosen(clash, _)})"
        for side, edit in ((_("yours"), clash.mine), (_("theirs"), clash.theirs)):
            yield f"  {side}: {clashes.value(clash, edit.values, _)} ({clashes.signed(edit, _)})"
