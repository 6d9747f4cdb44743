"""One writer: who has a meeting file open on this computer.

SQLite's own exclusive lock is what protects the file. This one, held on a note in the temporary folder, tells at once
and by name who has it, without touching the meeting file. The system gives it up when a process ends, however it
ends; a note left behind by a killed process says nothing and is taken over.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
import tempfile
from pathlib import Path

from db.trouble import Trouble, TroubleCode

_FAR = 1 << 20
"""Windows locks bytes for reading too, so the locked byte lies beyond the text."""


class FileLock:
    """Held from `take` to `release`. Files are told apart by device and inode, so by whatever name they are opened."""

    def __init__(self, note: Path, handle: int) -> None:
        self._note = note
        self._handle = handle

    @classmethod
    def take(cls, path: Path, who: str = "", station: str = "") -> FileLock:
        """Trouble(in-use), with who, station and process where known, when somebody else holds it."""
        found = path.stat()
        note = _folder() / f"{found.st_dev:x}-{found.st_ino:x}.lock"
        while True:
            handle = os.open(note, os.O_RDWR | os.O_CREAT, 0o600)
            if not _try_lock(handle):
                told = _read(handle)
                os.close(handle)
                raise Trouble(TroubleCode.IN_USE, path, **told)
            if _leads_to(note, handle):
                break
            os.close(handle)  # its last holder removed the note between our two calls
        _write(handle, {"who": who or getpass.getuser(), "station": station, "process": os.getpid()})
        return cls(note, handle)

    @property
    def released(self) -> bool:
        """Whether `release` was called."""
        return self._handle < 0

    def release(self) -> None:
        """Let others have the file. May be called twice."""
        if self._handle < 0:
            return
        if sys.platform == "win32":
            os.close(self._handle)
            self._note.unlink(missing_ok=True)
        else:
            self._note.unlink(missing_ok=True)
            os.close(self._handle)
        self._handle = -1


def _folder() -> Path:
    name = "rostrum-locks" if sys.platform == "win32" else f"rostrum-locks-{os.getuid()}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _leads_to(note: Path, handle: int) -> bool:
    try:
        return os.path.samestat(note.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _read(handle: int) -> dict[str, object]:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        told = json.loads(os.read(handle, 4096))
    except ValueError:
        return {}
    return {str(name): value for name, value in told.items()} if isinstance(told, dict) else {}


def _write(handle: int, told: dict[str, object]) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(told).encode())


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
