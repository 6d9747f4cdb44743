"""What a file must pass before it is opened: nothing is ever written to one that does not.

Two looks. The first reads a hundred bytes and asks no SQLite at all. The second reads everything, on a connection
that cannot write; when the last user of the file was killed, its log lies beside it, and the look is taken at a copy
of both, because SQLite would write to the file while taking the log in.

The file must not be open in this process (closing our second look at it would drop SQLite's lock), which
`db.store.Store.open` makes sure of.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db import digest, migrations
from db.engine import APPLICATION_ID, READING, sqlite3, uri
from db.models import TABLES
from db.trouble import Trouble, TroubleCode, as_trouble

LARGEST = 4 << 30
"""Bytes. A meeting with all its pictures is a few hundred megabytes at the very most."""

PATIENCE = 60
"""Seconds after which a file that keeps SQLite busy counts as damaged; 100,000 people take one."""

_MAGIC = b"SQLite format 3\0"
_LOGS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes say."""

    version: int
    page_size: int
    pages: int


def first_look(path: Path) -> Header:
    """Is it a meeting file, of a version we know, and all there? Trouble when not."""
    size = _size(path)
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise Trouble(TroubleCode.CANNOT_READ, path, detail=error.strerror) from error
    if not start.startswith(_MAGIC[: len(start)]) or size > LARGEST:
        raise Trouble(TroubleCode.FOREIGN, path)
    if len(start) < 100:
        raise Trouble(TroubleCode.DAMAGED, path, detail=f"{size} bytes")
    page_size, pages, version, application = _fields(start)
    if application != APPLICATION_ID:
        raise Trouble(TroubleCode.FOREIGN, path)
    _ensure_known(version, path)
    header = Header(version, page_size, pages)
    if size < header.page_size * header.pages:
        raise Trouble(TroubleCode.DAMAGED, path, detail=f"{size} of {header.page_size * header.pages} bytes")
    return header


def _size(path: Path) -> int:
    try:
        if not path.is_file():
            raise Trouble(TroubleCode.FOREIGN if path.exists() else TroubleCode.MISSING, path)
        return path.stat().st_size
    except OSError as error:
        raise Trouble(TroubleCode.CANNOT_READ, path, detail=error.strerror) from error


def _fields(start: bytes) -> tuple[int, int, int, int]:
    page_size = struct.unpack_from(">H", start, 16)[0]
    pages, version, application = (struct.unpack_from(">I", start, at)[0] for at in (28, 60, 68))
    return (65536 if page_size == 1 else page_size), pages, version, application


def _ensure_known(version: int, path: Path) -> None:
    if version > migrations.VERSION:
        raise Trouble(TroubleCode.NEWER, path, version=version, ours=migrations.VERSION)
    if version < 1:
        raise Trouble(TroubleCode.FOREIGN, path)


def examine(path: Path) -> int:
    """Both looks; the schema version of a file that may be opened. Trouble with the reason otherwise."""
    header = first_look(path)
    try:
        with at_rest(path) as quiet:
            connection = sqlite3.connect(uri(quiet, "ro", at_rest=True), uri=True, isolation_level=None)
            try:
                return second_look(connection, path, header.version)
            finally:
                connection.close()
    except (sqlite3.Error, OSError) as error:
        raise as_trouble(error, path) or Trouble(TroubleCode.DAMAGED, path, detail=str(error)) from error
    except (
        ValueError,
        TypeError,
    ) as error:  # what Python makes of text that is none, in names and in messages
        raise Trouble(TroubleCode.DAMAGED, path, detail=type(error).__name__) from error


@contextmanager
def at_rest(path: Path) -> Iterator[Path]:
    """The file itself when nothing lies beside it; else a copy into which its log has been taken."""
    logs = [log for end in _LOGS if (log := path.with_name(path.name + end)).exists()]
    if not logs:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="rostrum-look-") as folder:
        copy = Path(folder) / path.name
        for each in (path, *logs):
            shutil.copyfile(each, copy.with_name(each.name))
        connection = sqlite3.connect(uri(copy), uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            connection.close()
        yield copy


def second_look(connection: sqlite3.Connection, path: Path, version: int) -> int:
    """Every page, every row: our own schema to the letter, sound pages, no dangling references, one meeting, the
    digest as it was when the file was closed."""
    end = time.monotonic() + PATIENCE
    connection.set_progress_handler(lambda: time.monotonic() > end, 100_000)
    for name, value in READING:
        connection.execute(f"PRAGMA {name} = {value}")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _ensure_known(version, path)
    if migrations.schema_of(connection) != migrations.schema_at(version):
        raise Trouble(TroubleCode.FOREIGN, path, detail="schema")
    for fault in faults(connection):
        raise Trouble(TroubleCode.DAMAGED, path, detail=fault)
    if version == migrations.VERSION:
        _ensure_content(connection, path)
    return version


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite's own checks find; STRICT tables make the types of values part of it."""
    for (found,) in connection.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield str(found)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {row} refers to a missing {parent}"


def _ensure_content(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("SELECT count(*) FROM meeting").fetchone()[0] != 1:
        raise Trouble(TroubleCode.DAMAGED, path, detail="meeting")
    told = digest.kept(connection)
    if told is not None and told != digest.digest(connection, journalled()):
        raise Trouble(TroubleCode.DAMAGED, path, detail="digest")


def journalled() -> Iterable[str]:
    """Names of the journalled tables."""
    return tuple(model._meta.table_name for model in TABLES)
