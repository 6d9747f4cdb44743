"""Sub-commands for certificates: checking one that somebody shows, and a template of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import REFUSED, AsJson, MeetingFile, answer, opened
from desktop_app.words import _


@front.command("verify-certificate")
def verify_certificate(
    file: MeetingFile,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The text of the QR code, or a number.")],
    as_json: AsJson = False,
) -> None:
    """Check a certificate against the meeting's key and register, without network. Exit status 1: do not trust it."""
    from db.queries.certificates import check_certificate
    from desktop_app.domain.certificate_proof import CheckVerdict
    from desktop_app.labels import label

    with opened(file):
        found = check_certificate(text)

    def lines() -> Iterator[str]:
        yield label(found.verdict, _)
        yield from (f"  {told}" for told in (found.number, found.name, found.award, found.reason) if told)

    answer(found, as_json, lines)
    if found.verdict is not CheckVerdict.GENUINE:
        raise typer.Exit(REFUSED)


@front.command("add-template")
def add_template(
    file: MeetingFile,
    template: Annotated[Path, typer.Argument(metavar="TEMPLATE", help="A *.rostrum-template file.")],
) -> None:
    """Keep a template from a file in the meeting."""
    from desktop_app.commands.templates import save_template
    from desktop_app.exchange.templates import import_template

    read = import_template(template)
    with opened(file) as store:
        save_template(store, read)
    typer.echo(read.title)
