"""Sub-commands for people who may be in the list twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from desktop_app.cli.front import front
from desktop_app.cli.opening import USAGE, AsJson, MeetingFile, answer, fail, opened
from desktop_app.cli.people import the_one
from desktop_app.words import _

Who = Annotated[
    str, typer.Argument(metavar="WHO", help="Id (as `rostrum duplicates` tells it), name or badge code.")
]


@front.command("duplicates")
def duplicates_(file: MeetingFile, as_json: AsJson = False) -> None:
    """List pairs who may be one person, the surest first, with what tells them apart."""
    from db.queries import attendees, own_fields
    from desktop_app.domain.duplicates import differing, duplicates
    from desktop_app.labels import label

    with opened(file):
        pairs = duplicates(attendees.everyone(), own_fields.known_apart())

    found = [
        {
            "why": pair.likeness,
            "first": pair.first,
            "second": pair.second,
            "differing": differing(pair.first, pair.second),
        }
        for pair in pairs
    ]

    def lines() -> Iterator[str]:
        for pair in pairs:
            yield label(pair.likeness, _)
            for each in (pair.first, pair.second):
                told = (each.name, each.organisation, each.position, each.phone)
                yield f"  {each.id[:12]}  " + " · ".join(filter(None, told))

    answer(found, as_json, lines)


@front.command("take-together")
def take_together_(
    file: MeetingFile,
    kept: Who,
    other: Who,
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="A field, or an own field by name, in which the second is right."),
    ] = None,
) -> None:
    """Make two lines one person: the first, with what only the second says. One step of undo."""
    from db.queries import own_fields
    from desktop_app.commands.duplicates import take_together
    from desktop_app.domain.duplicates import TEXTS

    with opened(file) as store:
        known = {name: name for name in TEXTS} | {each.name: each.id for each in own_fields.own_fields()}
        unknown = [name for name in take or () if name not in known]
        if unknown:
            told = _("There is no field {field}; there are {known}.")
            fail(USAGE, told.format(field=unknown[0], known=", ".join(known)))
        one, two = the_one(kept), the_one(other)
        take_together(store, one.id, two.id, [known[name] for name in take or ()])
    typer.echo(_("{name}: two lines have become one").format(name=one.name))


@front.command("keep-apart")
def keep_apart_(file: MeetingFile, first: Who, second: Who) -> None:
    """Note that two who look like one are two people; they are not listed again."""
    from desktop_app.commands.duplicates import keep_apart

    with opened(file) as store:
        one, two = the_one(first), the_one(second)
        keep_apart(store, one.id, two.id)
    told = _("Noted: {first} and {second} are two people")
    typer.echo(told.format(first=one.name, second=two.name))
