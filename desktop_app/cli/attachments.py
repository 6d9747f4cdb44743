"""Sub-commands for attachments: files kept inside the meeting, on agenda items."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import AsJson, MeetingFile, answer, opened
from desktop_app.words import _


@front.command()
def attach(
    file: MeetingFile,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Number or part of the title of the item.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Documents, slides, films.")],
) -> None:
    """Put files into the meeting, on an agenda item."""
    from db.queries import agenda
    from db.queries.attachments import held
    from desktop_app.commands.attachments import attach as hang
    from desktop_app.domain.job import run_now
    from desktop_app.domain.numbering import ensure_found
    from desktop_app.exchange.attachments import read_attachment

    with opened(file) as store:
        chosen = ensure_found(agenda.items(), item)
        for path in paths:
            hang(store, chosen.id, run_now(read_attachment(path, held())))
            typer.echo(_("{file} attached to “{title}”").format(file=path.name, title=chosen.title))


@front.command("attachments")
def attachments_(file: MeetingFile, as_json: AsJson = False) -> None:
    """List the files on the agenda items, named as they would be exported."""
    from db.queries.attachments import placed

    with opened(file):
        found = [{"name": name, "size": each.size, "sha256": each.sha256} for name, each in placed()]

    def lines() -> Iterator[str]:
        for each in found:
            yield f"{int(str(each['size'])) / 1_048_576:>7.1f} MB  {each['name']}"

    answer(found, as_json, lines)


def export_attachments(folder: Path) -> int:
    """Write all files of the open meeting into a folder, by item number; how many."""
    from db.queries.attachments import content, placed
    from desktop_app.domain.job import run_now
    from desktop_app.exchange.attachments import write_out

    return run_now(write_out(folder, placed(), content))
