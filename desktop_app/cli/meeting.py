"""Sub-commands for the file as a whole: new, undo, redo, verify, backup, restore."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import REFUSED, AsJson, MeetingFile, answer, fail, moment, opened, told
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.carrying import Luggage


@front.command()
def new(
    file: MeetingFile,
    title: Annotated[str, typer.Option("--title", help="What the meeting is called.")],
    language: Annotated[str, typer.Option(help="Language of its papers: zh or en.")] = "zh",
    starts: Annotated[str, typer.Option("--starts", metavar="ISO", help="When it begins.")] = "",
    earlier: Annotated[
        Path | None, typer.Option("--from", metavar="EARLIER", help="Take over from this meeting.")
    ] = None,
    carry: Annotated[
        str, typer.Option(help="What to take over: people,halls,papers,actions,agenda; not the agenda.")
    ] = "",
) -> None:
    """Make a new meeting file. Refuses to write over a file that is there."""
    from dataclasses import replace

    from db.store import Store
    from desktop_app.commands.carrying import carry_over
    from desktop_app.commands.meeting import new_meeting
    from desktop_app.domain.carrying import Luggage, meeting_like

    if language not in ("zh", "en"):
        raise typer.BadParameter("zh or en", param_hint="--language")
    meeting = new_meeting(title, language)
    meeting = replace(meeting, starts_at=moment(starts)) if starts else meeting
    if file.exists():
        fail(REFUSED, _("{file} is there already; choose another name.").format(file=file))
    luggage = _packed(earlier, carry) if earlier is not None else Luggage(meeting)
    store = Store.create(file, meeting_like(luggage.meeting, meeting))
    try:
        carry_over(store, luggage)
    finally:
        store.close()
    for table, rows in luggage.rows.items():
        typer.echo(f"{table}: {len(rows)}")


def _packed(earlier: Path, carry: str) -> Luggage:
    from db.carrying import pack
    from desktop_app.domain.carrying import USUAL, Carried

    told = [each.strip() for each in carry.split(",") if each.strip()]
    if not set(told) <= set(Carried):
        raise typer.BadParameter(",".join(Carried), param_hint="--carry")
    return pack(earlier, frozenset(map(Carried, told)) or USUAL)


@front.command()
def undo(file: MeetingFile) -> None:
    """Take back the last change. It stays in the journal and can be done again."""
    from desktop_app.deeds import deed

    with opened(file) as store:
        changes = store.undo()
    told(
        changes,
        _("Nothing has changed."),
        _("Undone: {what}").format(what=deed(changes.label, changes.subject, _)),
    )


@front.command()
def redo(file: MeetingFile) -> None:
    """Do again what was undone last."""
    from desktop_app.deeds import deed

    with opened(file) as store:
        changes = store.redo()
    told(
        changes,
        _("Nothing has changed."),
        _("Done again: {what}").format(what=deed(changes.label, changes.subject, _)),
    )


@front.command()
def verify(file: MeetingFile, as_json: AsJson = False) -> None:
    """Check the file: integrity, journal, and the rules of the meeting. Exit status 1 when something is wrong."""
    from db.verifying import verify as examine

    with opened(file) as store:
        report = examine(store)

    def lines() -> Iterator[str]:
        yield _("The file is sound.") if report.sound else _("The file has faults:")
        yield from (f"  {fault}" for fault in report.faults)

    answer(report, as_json, lines)
    if not report.sound:
        raise typer.Exit(REFUSED)


@front.command()
def backup(file: MeetingFile, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Write a checked backup into a folder and say what it is called."""
    from db.backup import backup_now

    with opened(file) as store:
        typer.echo(backup_now(store, folder, "hand"))


@front.command()
def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP")],
    file: MeetingFile,
) -> None:
    """Put a backup in the place of a meeting file; the file that was there is kept beside it."""
    from db.backup import restore as put_back

    kept = put_back(backup, file)
    if kept is not None:
        typer.echo(_("The file that was there is now {kept}").format(kept=kept))
