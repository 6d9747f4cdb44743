"""What can be wrong with a file or a disk, as a code and facts; `desktop_app/sentences.py` says it to people."""

from __future__ import annotations

import enum
import errno
from collections.abc import Iterator
from pathlib import Path


class TroubleCode(enum.StrEnum):
    """Every kind of trouble. Whichever it is: nothing was written, and what was acknowledged before is safe."""

    MISSING = "missing"
    """There is no such file."""
    EXISTS = "exists"
    """A file of that name is there already."""
    DAMAGED = "damaged"
    """It was ours, but its content does not hold together; restore a backup."""
    FOREIGN = "foreign"
    """Not a meeting file, or one with things in it that we never put there."""
    NEWER = "newer"
    """Written by a later version of this program (facts: version, ours)."""
    OLDER = "older-unmigratable"
    """Written by an earlier version and could not be brought up to date (facts: version, ours)."""
    READ_ONLY = "read-only"
    """The file or its folder may not be written to."""
    VANISHED = "vanished"
    """Deleted, moved or unplugged while it was open."""
    REPLACED = "replaced"
    """Another file was put in its place while it was open."""
    IN_USE = "in-use"
    """Open elsewhere (facts: who, station, process, where known)."""
    DISK_FULL = "disk-full"
    """No room left for the change."""
    CANNOT_READ = "cannot-read"
    """The system would not let us read it."""
    CANNOT_WRITE = "cannot-write"
    """The system would not let us write it."""


class Trouble(Exception):
    """A file or disk failed us. `facts` always holds `path` where one is known, and fills the sentence."""

    def __init__(self, code: TroubleCode, path: Path | str = "", **facts: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: dict[str, object] = {"path": str(path), **facts}

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items() if value != "")
        return f"{self.code.value} ({told})" if told else self.code.value


_BY_SQLITE: tuple[tuple[str, TroubleCode], ...] = (
    ("SQLITE_FULL", TroubleCode.DISK_FULL),
    ("SQLITE_READONLY_DBMOVED", TroubleCode.VANISHED),
    ("SQLITE_READONLY", TroubleCode.READ_ONLY),
    ("SQLITE_CORRUPT", TroubleCode.DAMAGED),
    ("SQLITE_NOTADB", TroubleCode.DAMAGED),
    ("SQLITE_BUSY", TroubleCode.IN_USE),
    ("SQLITE_LOCKED", TroubleCode.IN_USE),
    ("SQLITE_CANTOPEN", TroubleCode.CANNOT_READ),
    ("SQLITE_IOERR_READ", TroubleCode.CANNOT_READ),
    ("SQLITE_IOERR_SHORT_READ", TroubleCode.DAMAGED),
    ("SQLITE_IOERR", TroubleCode.CANNOT_WRITE),
    ("SQLITE_PERM", TroubleCode.CANNOT_WRITE),
)
_BY_ERRNO = {
    errno.ENOSPC: TroubleCode.DISK_FULL,
    errno.EDQUOT: TroubleCode.DISK_FULL,
    errno.EFBIG: TroubleCode.DISK_FULL,
    errno.EROFS: TroubleCode.READ_ONLY,
    errno.EACCES: TroubleCode.READ_ONLY,
    errno.EPERM: TroubleCode.READ_ONLY,
    errno.ENOENT: TroubleCode.MISSING,
    errno.EEXIST: TroubleCode.EXISTS,
}


def as_trouble(error: BaseException, path: Path | str = "") -> Trouble | None:
    """The trouble behind an error of the database or the system, or None when it is a bug or a broken rule.

    The first cause counts: a full disk makes SQLite roll back by itself, and what arrives on top is then only
    "cannot rollback".
    """
    found = None
    for each in _causes(error):
        if isinstance(each, Trouble):
            found = each
        elif (code := _code_of(each)) is not None:
            found = Trouble(code, path, detail=str(each))
    return found


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or each.__context__


def _code_of(error: BaseException) -> TroubleCode | None:
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        return next((code for known, code in _BY_SQLITE if name.startswith(known)), None)
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, TroubleCode.CANNOT_WRITE)
    return None
