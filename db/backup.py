"""Backups of an open meeting, and putting one back. A backup counts only once it has been read again and found equal.

When: on open and on close; before imports, merges, bulk edits, migrations, restores and automatic seating; and while
people are checked in. Kept: everything of the last 2 hours, one an hour for 48 hours, one a day for 30 days, one a
week for 12 weeks, one a month for 12 months; the newest that passes the gate, always.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from db import digest, gate, migrations
from db.engine import sqlite3, sync_folder, uri
from db.lock import FileLock
from db.making import copy_connection, flush
from db.store import Store, is_open, wall_clock
from db.trouble import Trouble, TroubleCode, as_trouble

SUFFIX = ".rostrum"
_STAMP = "%Y%m%dT%H%M%S"
_NAME = re.compile(
    r"(?P<stem>.*)\.(?P<meeting>[0-9a-f]{8})\.(?P<at>\d{8}T\d{6})(?P<ms>\d{3})\.(?P<reason>[a-z-]*)"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup as its name tells it. `meeting` is the beginning of the meeting's id."""

    path: Path
    stem: str
    meeting: str
    at: dt.datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a file: rows by table, and its newest change (local time)."""

    title: str
    meeting: str
    changes: int
    changed_at: dt.datetime | None
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring would change: rows by table (in the backup, now) where they differ; changes that would be lost."""

    rows: Mapping[str, tuple[int, int]]
    changes: int
    backup: Contents
    now: Contents


def backup_now(store: Store, folder: Path, reason: str = "", now: dt.datetime | None = None) -> Path:
    """Write a checked backup of the open meeting into `folder`; Trouble when it cannot be, and then none is left.

    `reason` is a word in kebab-case (open, import, seating, hand ...).
    """
    at = now or store.now()
    meeting = contents(store.raw).meeting[:8]
    name = f"{store.path.stem}.{meeting}.{at:{_STAMP}}{at.microsecond // 1000:03}.{reason}{SUFFIX}"
    return _copy_out(store, Path(folder) / name)


def save_copy(store: Store, path: Path) -> Path:
    """A whole copy for a colleague, to be merged later: it has the journal. Replaces a file the user chose to replace,
    but never one that is open."""
    path = Path(path).absolute()
    if is_open(path):
        raise Trouble(TroubleCode.IN_USE, path, process=os.getpid())
    if path.exists():
        FileLock.take(path).release()
    return _copy_out(store, path)


def _copy_out(store: Store, target: Path) -> Path:
    was = digest.digest(store.raw, gate.journalled())

    def check(copy: sqlite3.Connection) -> None:
        digest.put(copy, was)  # the look then reads every row of the copy and compares
        gate.second_look(copy, target, migrations.VERSION)

    try:
        copy_connection(store.raw, target, check)
    except (OSError, sqlite3.Error) as error:
        raise as_trouble(error, target) or error from error
    return target


def restore(backup: Path, target: Path, now: dt.datetime | None = None) -> Path | None:
    """Put a backup in the place of `target`; the file that was there is kept beside it, under the answered name.

    Trouble when the backup does not pass the gate or the target is open, and then nothing has changed. A kill at any
    moment leaves the old file or the restored one under the name, and the old one kept.
    """
    backup, target = Path(backup).absolute(), Path(target).absolute()
    if is_open(target):
        raise Trouble(TroubleCode.IN_USE, target, process=os.getpid())
    gate.examine(backup)
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with ExitStack() as held:
            if target.exists():
                held.callback(FileLock.take(target).release)
            with gate.at_rest(backup) as quiet:
                shutil.copyfile(quiet, draft)
            flush(draft)
            kept = _keep_aside(target, now or wall_clock()) if target.exists() else None
            draft.replace(target)
            sync_folder(target.parent)
            return kept
    except OSError as error:
        raise as_trouble(error, target) or error from error
    finally:
        draft.unlink(missing_ok=True)


def _keep_aside(target: Path, now: dt.datetime) -> Path:
    """A second name for the old file, before the first is taken from it. Its log moves along: left behind, SQLite
    would take it into the restored file."""
    kept = _free_name(target.with_name(f"{target.stem} {now:%Y-%m-%d %H%M%S}{target.suffix}"))
    try:
        os.link(target, kept)
    except OSError:  # a stick without hard links
        shutil.copyfile(target, kept)
        flush(kept)
    for end in ("-wal", "-journal"):
        log = target.with_name(target.name + end)
        if log.exists():
            log.replace(kept.with_name(kept.name + end))
    sync_folder(target.parent)
    return kept


def _free_name(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


def list_backups(folder: Path, meeting: str = "") -> tuple[Backup, ...]:
    """The backups in a folder, newest first; of one meeting when its id is given. Other files are left out."""
    found = [_backup(path) for path in Path(folder).glob(f"*{SUFFIX}")]
    mine = [
        each for each in found if each is not None and meeting.startswith(each.meeting if meeting else "")
    ]
    return tuple(sorted(mine, key=lambda each: (each.at, each.path.name), reverse=True))


def _backup(path: Path) -> Backup | None:
    told = _NAME.fullmatch(path.name.removesuffix(SUFFIX))
    if told is None:
        return None
    at = dt.datetime.strptime(told["at"], _STAMP).replace(microsecond=int(told["ms"]) * 1000)
    return Backup(path, told["stem"], told["meeting"], at, told["reason"], path.stat().st_size)


def look_into(path: Path) -> Contents:
    """What a closed file holds; Trouble when it does not pass the gate."""
    gate.examine(path)
    with gate.at_rest(path) as quiet:
        connection = sqlite3.connect(uri(quiet, "ro", at_rest=True), uri=True, isolation_level=None)
        try:
            return contents(connection)
        finally:
            connection.close()


def contents(connection: sqlite3.Connection) -> Contents:
    """What an open connection sees."""
    title, meeting = connection.execute("SELECT title, id FROM meeting").fetchone()
    changes, at = connection.execute("SELECT max(number), at FROM change").fetchone()
    rows = {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        for table in gate.journalled()
    }
    return Contents(title, meeting, int(changes or 0), dt.datetime.fromisoformat(at) if at else None, rows)


def compare(backup: Path, store: Store) -> Difference:
    """What restoring a backup would change in the open meeting."""
    there, here = look_into(backup), contents(store.raw)
    tables = [table for table in here.rows if there.rows.get(table, 0) != here.rows[table]]
    rows = {table: (there.rows.get(table, 0), here.rows[table]) for table in tables}
    return Difference(rows, max(0, here.changes - there.changes), there, here)


def prune(folder: Path, now: dt.datetime) -> tuple[Path, ...]:
    """Delete the backups that retention no longer keeps, meeting by meeting; answers which."""
    every = list_backups(folder)
    gone: list[Path] = []
    for meeting in {each.meeting for each in every}:
        mine = [each for each in every if each.meeting == meeting]
        keep = kept_by_age(mine, now) | _newest_sound(mine)
        gone += [each.path for each in mine if each.path not in keep]
    for path in [*gone, *_abandoned(folder, now)]:
        path.unlink(missing_ok=True)
    return tuple(sorted(gone))


def _abandoned(folder: Path, now: dt.datetime) -> list[Path]:
    """Drafts of copies that a kill cut short, when they are a day old."""
    yesterday = (now - dt.timedelta(days=1)).timestamp()
    return [path for path in Path(folder).glob(f".*{SUFFIX}.*.new") if path.stat().st_mtime < yesterday]


def kept_by_age(backups: Iterable[Backup], now: dt.datetime) -> set[Path]:
    """The backups of one meeting that retention keeps: the newest of each hour, day, week and month within reach."""
    keep: dict[tuple[str, object], Path] = {}
    for each in sorted(backups, key=lambda each: each.at):
        age, day = now - each.at, each.at.date()
        if age <= dt.timedelta(hours=2):
            keep["all", each.path] = each.path
        if age <= dt.timedelta(hours=48):
            keep["hour", (day, each.at.hour)] = each.path
        if age <= dt.timedelta(days=30):
            keep["day", day] = each.path
        if age <= dt.timedelta(weeks=12):
            keep["week", day.isocalendar()[:2]] = each.path
        if age <= dt.timedelta(days=365):
            keep["month", (day.year, day.month)] = each.path
    return set(keep.values())


def _newest_sound(backups: Iterable[Backup]) -> set[Path]:
    for each in backups:
        try:
            gate.examine(each.path)
        except Trouble:
            continue
        return {each.path}
    return set()
