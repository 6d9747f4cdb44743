"""A meeting file made from nothing, and one of an earlier version brought up to date; whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from db import migrations
from db.engine import APPLICATION_ID, sqlite3, sync_folder, uri
from db.journal import Journal, Stamp
from db.models import UNITS
from db.models.meeting import meeting_columns
from db.trouble import Trouble, TroubleCode, as_trouble
from desktop_app.domain.meeting import Meeting

_PAGE = 4096


def make_file(path: Path, meeting: Meeting, now: dt.datetime, *, who: str = "", station: str = "") -> None:
    """Write a new file beside `path`, then put it there. Trouble(exists) when something is there already."""
    if path.exists():
        raise Trouble(TroubleCode.EXISTS, path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.touch(mode=0o666)
        connection = sqlite3.connect(uri(draft), uri=True, isolation_level=None)
        try:
            _fill(connection, meeting, now, who, station)
        finally:
            connection.close()
        flush(draft)
        draft.rename(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise as_trouble(error, path) or error from error
    finally:
        draft.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, meeting: Meeting, now: dt.datetime, who: str, station: str) -> None:
    for name, value in (("page_size", _PAGE), ("application_id", APPLICATION_ID), ("secure_delete", 1)):
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    migrations.migrate(connection)
    journal = Journal(connection, ("meeting",), UNITS)
    journal.install()
    columns = meeting_columns(meeting)
    connection.execute("BEGIN IMMEDIATE")
    journal.begin()
    listed, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO meeting ({listed}) VALUES ({marks})", tuple(columns.values()))
    journal.finish(Stamp("new-meeting", meeting.title, now, who, station), None)
    connection.execute("COMMIT")


def migrate_file(path: Path, version: int, backups: Path, now: dt.datetime) -> Path:
    """Bring a closed file up to date. What it was is kept in `backups`, under the answered name.

    Trouble(older-unmigratable) when a step fails; the file is then as it was.
    """
    kept = backups / f"{path.stem} v{version} {now:%Y-%m-%d %H%M%S}{path.suffix}"
    try:
        connection = sqlite3.connect(uri(path), uri=True, isolation_level=None, timeout=0.25)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            copy_connection(connection, kept)
            journal = Journal(connection, (), UNITS)
            migrations.migrate(connection, then=lambda: journal.bar("migrate", now))
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        trouble = as_trouble(error, path)
        raise trouble or Trouble(TroubleCode.OLDER, path, version=version, ours=migrations.VERSION) from error
    return kept


def copy_connection(
    source: sqlite3.Connection, target: Path, check: Callable[[sqlite3.Connection], None] = lambda _: None
) -> None:
    """What an open connection sees, as a closed file of its own: beside its place first, checked, flushed, renamed."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        copy = sqlite3.connect(draft, isolation_level=None)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
            check(copy)
        finally:
            copy.close()
        flush(draft)
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Have the bytes of a closed file on disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
