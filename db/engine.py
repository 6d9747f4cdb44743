"""SQLite as this program uses it: which driver, which settings, and the look of a file from outside.

`pysqlite3` carries a newer SQLite than most systems (before 3.51.3 the write-ahead log could be reset at the wrong
moment); peewee takes it by itself where it is installed, and so must everything else in this process: two copies of
SQLite in one process would not see each other's locks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["APPLICATION_ID", "LIVE", "READING", "VERSION", "sqlite3", "sync_folder", "uri"]

APPLICATION_ID = 0x5253544D
"""The letters RSTM, at byte 68 of every meeting file."""

VERSION: str = sqlite3.sqlite_version

_HARDENED: tuple[tuple[str, object], ...] = (("trusted_schema", 0), ("cell_size_check", 1), ("mmap_size", 0))

LIVE: tuple[tuple[str, object], ...] = (
    ("locking_mode", "EXCLUSIVE"),  # first: then the log's index lives in memory and no -shm file is made
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # so that even a REPLACE tells the journal what it removed
    ("secure_delete", 1),
    ("temp_store", "MEMORY"),
    ("cache_size", -65536),  # kibibytes: with SQLite's own two megabytes a large import spills into the log
    *_HARDENED,
    *((("fullfsync", 1), ("checkpoint_fullfsync", 1)) if sys.platform == "darwin" else ()),
)
"""Settings of the open meeting file, in the order in which they must be given."""

READING: tuple[tuple[str, object], ...] = (("query_only", 1), ("temp_store", "MEMORY"), *_HARDENED)
"""Settings of a mere look at a file."""


def uri(path: Path, mode: str = "rw", *, at_rest: bool = False) -> str:
    """The file as an URI. `rw` and `ro` never create it; `at_rest` promises that nobody writes, so no lock is taken."""
    text = "file:" + quote(path.absolute().as_posix()) + f"?mode={mode}"
    return text + "&immutable=1" if at_rest else text


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut; where the system cannot do that it does it by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
