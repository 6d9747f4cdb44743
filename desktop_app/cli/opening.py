"""What every sub-command does alike: open the file, say what happened, end with the right exit status.

Exit status: 0 done, 1 refused (one sentence on stderr), 2 usage, 3 trouble with a file or disk.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from desktop_app.whole_files import write_whole
from desktop_app.words import _

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.domain.changes import Changes

REFUSED, USAGE, TROUBLE = 1, 2, 3

MeetingFile = Annotated[Path, typer.Argument(help="The meeting file (*.rostrum).", metavar="FILE")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
When = Annotated[
    str, typer.Option("--at", help="Local date and time, ISO 8601; the default is now.", metavar="ISO")
]


def clock() -> dt.datetime:
    """The wall clock of this computer, local, to the second: the one place of the command line that reads it."""
    return dt.datetime.now().replace(microsecond=0)


def moment(text: str) -> dt.datetime:
    """The moment a person typed, or now."""
    if not text:
        return clock()
    try:
        told = dt.datetime.fromisoformat(text)
    except ValueError:
        fail(USAGE, _("{text} is not a date and time; write it as 2027-03-15T13:42.").format(text=text))
    return told.replace(tzinfo=None)


def fail(status: int, words: str) -> NoReturn:
    """One sentence on stderr, and out."""
    sys.stderr.write(words.rstrip() + "\n")
    raise typer.Exit(status)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The open meeting; closed again whatever happens, so that exactly one file is left."""
    from db.store import Store

    store = Store.open(path)
    try:
        yield store
    finally:
        store.close()


def back_up(store: Store, reason: str) -> None:
    """A checked backup in the folder `backups` beside the file, before something that changes much; old ones go."""
    from db.backup import backup_now, prune

    folder = store.path.parent / "backups"
    backup_now(store, folder, reason)
    prune(folder, clock())


def answer(value: object, as_json: bool, lines: Callable[[], Iterator[str]]) -> None:
    """The answer of a sub-command: JSON for programs, lines for people."""
    if as_json:
        text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(lines())
    if text:
        sys.stdout.write(text + "\n")


def told(changes: Changes, nothing: str, done: str) -> None:
    """One line: what was done, or that there was nothing to do."""
    sys.stdout.write((done if changes else nothing) + "\n")


def plain(value: object) -> object:
    """A value as JSON knows it: dates in ISO, enums by value, dataclasses as objects."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value


def write_file(path: Path, data: bytes) -> None:
    """Write a result whole or not at all; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
