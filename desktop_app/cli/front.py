"""The list of sub-commands. Importing a module registers what it holds."""

from __future__ import annotations

from typing import Annotated

import typer

front = typer.Typer(
    name="rostrum",
    help="Run a formal meeting from one file: people, seats, check-in, agenda, votes, awards, certificates.",
    epilog="Without a sub-command the window opens; `rostrum FILE` opens that meeting.",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@front.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Run a formal meeting from one file: people, seats, check-in, agenda, votes, awards, certificates."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"rostrum {installed('rostrum')}")
        raise typer.Exit


from desktop_app.cli import (  # noqa: E402, F401 - they register themselves
    actions,
    agenda,
    asking,
    attachments,
    attendance,
    certificates,
    day,
    duplicates,
    elections,
    importing,
    meeting,
    merging,
    papers,
    people,
    seating,
)
