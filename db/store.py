"""One open meeting file: changes as transactions, undo and redo. Knows no Qt.

While the file is open this process alone has it, on one connection and one thread, durable to the disk before
anything is acknowledged; closed, it is exactly one file. The models of `db.models` are bound to the open file, so at
most one is open in a process.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import peewee as pw

from db import digest, gate, migrations
from db.engine import LIVE, sqlite3, sync_folder, uri
from db.facts import Taker
from db.history import MERGE, History, read_history
from db.journal import Adopted, Entry, Journal, JournalRow, Stamp
from db.lock import FileLock
from db.making import make_file, migrate_file
from db.models import APPEND_ONLY, UNITS, database
from db.revert import Reverting
from db.trouble import Trouble, TroubleCode, as_trouble
from desktop_app.domain.changes import Changes
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.stations import Post, ensure_may

Clock = Callable[[], dt.datetime]

LOW_SPACE = 50 << 20
"""Bytes free below which staff should be warned before the disk is full."""


def wall_clock() -> dt.datetime:
    """Local wall time. Only the journal is stamped with it where no clock is handed in; rules never see it."""
    seconds, nanoseconds = divmod(time.time_ns(), 1_000_000_000)
    local = time.localtime(seconds)
    return dt.datetime(*local[:6], microsecond=nanoseconds // 1000)


@dataclass
class Change:
    """One transaction; `changes` is filled when its block has ended."""

    label: str
    subject: str
    changes: Changes = field(default_factory=Changes)


class Store:
    """An open meeting file; made by `create` or `open`. `who` and `station` sign what is journalled from now on."""

    def __init__(self, path: Path, lock: FileLock, who: str, station: str, clock: Clock) -> None:
        self.path = path
        self.who = who
        self.station = station
        self.post = Post.OFFICE
        """What may be changed from here; every command passes through `change`, so none gets around it."""
        self._clock = clock
        self._lock = lock
        self._change: Change | None = None
        self._identity = path.stat()
        self._journal = Journal(self._connect(), gate.journalled(), UNITS)
        self._journal.wait()
        self._history: History = read_history(self.raw)

    @classmethod
    def create(
        cls, path: Path, meeting: Meeting, *, who: str = "", station: str = "", clock: Clock = wall_clock
    ) -> Store:
        """Make a new file with this meeting in it, and open it. Trouble(exists) when something is there already."""
        ensure_closed(path)
        make_file(path, meeting, clock(), who=who, station=station)
        return cls.open(path, who=who, station=station, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str = "",
        station: str = "",
        clock: Clock = wall_clock,
        backups: Path | None = None,
    ) -> Store:
        """Open a file that passes the gate. Trouble, and not a byte written, when it does not.

        A file of an earlier version is brought up to date after a copy was put into `backups` (default: beside it).
        """
        path = Path(path).absolute()
        ensure_closed(path)
        gate.first_look(path)
        _ensure_writable(path)
        lock = FileLock.take(path, who, station)
        try:
            version = gate.examine(path)
            if version < migrations.VERSION:
                migrate_file(path, version, backups or path.parent, clock())
            return cls(path, lock, who, station, clock)
        except BaseException as error:
            if not database.is_closed():
                database.close()
            lock.release()
            if isinstance(error, pw.DatabaseError | sqlite3.Error) and (trouble := as_trouble(error, path)):
                raise trouble from error
            raise

    def _connect(self) -> sqlite3.Connection:
        global _open_path
        database.init(uri(self.path), pragmas=list(LIVE), timeout=1, uri=True)
        database.connect()
        raw = self.raw
        if (
            raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal"
        ):  # a file system without locks or shared memory
            raw.execute("PRAGMA journal_mode = TRUNCATE")
        raw.execute("BEGIN IMMEDIATE")  # takes the file now, rather than at the first change
        raw.execute("COMMIT")
        _open_path = self.path
        return raw

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection itself, for db/ alone."""
        connection: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
        return connection

    @contextmanager
    def change(self, label: str, subject: str = "") -> Iterator[Change]:
        """One transaction, one line of the journal, one step of undo.

        After the block `change.changes` tells what it touched, and it is on disk. Whatever is raised inside leaves
        nothing behind; Trouble when the disk or the file failed. A change inside a change joins the outer one: it is
        journalled under the outer label, and leaves nothing either when the outer block catches what it raised.
        """
        if self._change is not None:
            with database.atomic():
                change = Change(label, subject)
                mark = self._journal.mark()
                yield change
                change.changes = self._journal.touched(label, subject, mark)
            return
        ensure_may(self.post, label)
        with self._outermost(Change(label, subject), None) as change:
            yield change

    @contextmanager
    def _outermost(self, change: Change, reverts: str | None) -> Iterator[Change]:
        try:
            self._journal.install()
            with database.atomic("IMMEDIATE"):
                self._change = change
                self._journal.begin()
                yield change
                stamp = Stamp(change.label, change.subject, self._clock(), self.who, self.station)
                entry, changes = self._journal.finish(stamp, reverts)
                self._ensure_ours()
            if entry is not None:
                self._journal.committed(entry)
                self._history.record(entry)
            change.changes = changes
        except (pw.DatabaseError, sqlite3.Error) as error:
            raise self._told(error) or error from error
        finally:
            self._journal.end()
            self._change = None

    def _told(self, error: Exception) -> Trouble | None:
        """The trouble behind a failed statement. Before saying that the file is damaged, look again."""
        trouble = as_trouble(error, self.path)
        if trouble is None or trouble.code is not TroubleCode.DAMAGED:
            return trouble
        try:
            sound = not any(gate.faults(self.raw))
        except sqlite3.Error:
            sound = False
        return Trouble(TroubleCode.CANNOT_READ, self.path, detail=str(error)) if sound else trouble

    def _ensure_ours(self) -> None:
        """The path still leads to the file we hold. Costs a microsecond; without it a deleted file takes writes."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise Trouble(TroubleCode.VANISHED, self.path) from error
        if not os.path.samestat(found, self._identity):
            raise Trouble(TroubleCode.REPLACED, self.path)
        if not found.st_mode & 0o222:
            raise Trouble(TroubleCode.READ_ONLY, self.path)

    def now(self) -> dt.datetime:
        """The time by this store's clock."""
        return self._clock()

    @property
    def free_space(self) -> int:
        """Bytes free where the file lies; below LOW_SPACE staff should be warned."""
        return shutil.disk_usage(self.path.parent).free

    @property
    def can_undo(self) -> str | None:
        """Label of what `undo` would take back, or None."""
        return self._history.done[-1].label if self._history.done else None

    @property
    def can_redo(self) -> str | None:
        """Label of what `redo` would do again, or None."""
        return self._history.undone[-1].label if self._history.undone else None

    def undo(self, now: dt.datetime | None = None) -> Changes:
        """Take the newest change back, as a new change; also one made before the file was last opened.

        Refuses with nothing-to-undo, and with changed-since where other work has touched the same things since.
        `now` stamps facts that must be added instead of removed (attendance, votes).
        """
        if not self._history.done:
            raise Refusal("nothing-to-undo")
        return self._revert(self._history.done[-1], now)

    def redo(self, now: dt.datetime | None = None) -> Changes:
        """Do again what was undone last. Refuses with nothing-to-redo or changed-since."""
        if not self._history.undone:
            raise Refusal("nothing-to-redo")
        return self._revert(self._history.undone[-1], now)

    def _revert(self, entry: Entry, now: dt.datetime | None) -> Changes:
        if self._change is not None:
            raise RuntimeError("undo inside a change")
        ensure_may(self.post, entry.label, undoing=True)
        taker = Taker(now or self._clock(), self.who, self.station)
        merge = (
            entry.label == MERGE
        )  # facts that came from the other copy go again: they still stand in that one
        with self._outermost(Change(entry.label, entry.subject), entry.id) as change:
            Reverting(self.raw, () if merge else APPEND_ONLY, entry, taker).run(self._journal.place)
            if merge:
                self._journal.carry()
        return change.changes

    @contextmanager
    def merging(
        self, subject: str, changes: Iterable[Adopted], decisions: Iterable[JournalRow]
    ) -> Iterator[Change]:
        """One change that takes in the journal of another copy; inside, its effect on the rows is written.

        `decisions` are journalled with it and travel to every other copy.
        """
        with self._outermost(Change(MERGE, subject), None) as change:
            self._journal.adopt(changes)
            yield change
            self._journal.carry()
            self._journal.decide(decisions)

    def checkpoint(self) -> None:
        """Take the log into the file, when there is time: a copy made by hand then lacks nothing."""
        self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Leave exactly one file. Never raises for trouble: what was acknowledged is in the log, for the next open."""
        global _open_path
        if self._lock.released:
            return
        try:
            self._ensure_ours()
            raw = self.raw
            raw.execute("BEGIN IMMEDIATE")
            digest.keep(raw, gate.journalled())
            raw.execute("COMMIT")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            raw.execute("PRAGMA journal_mode = DELETE").fetchone()
            sync_folder(self.path.parent)
        except (Trouble, sqlite3.Error, OSError):
            pass
        finally:
            database.close()
            self._lock.release()
            _open_path = None


_open_path: Path | None = None


def ensure_closed(path: Path) -> None:
    """This process has no file open: Trouble(in-use) when it is this one, RuntimeError when it is another."""
    if database.is_closed():
        return
    if is_open(path):
        raise Trouble(TroubleCode.IN_USE, path, process=os.getpid())
    raise RuntimeError(f"{_open_path} is open in this process; close it first")


def is_open(path: Path) -> bool:
    """Whether this process has this very file open."""
    return _open_path is not None and path.exists() and _open_path.exists() and path.samefile(_open_path)


def _ensure_writable(path: Path) -> None:
    """Root may write anywhere, but a file marked read-only was meant to be."""
    marked = not path.stat().st_mode & 0o222
    if marked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Trouble(TroubleCode.READ_ONLY, path)
