"""What can be undone and redone: read from the journal, so that it outlives closing the file.

Every change is on one of two stacks. An undo is itself a change that reverts the top of `done`; a redo is one that
reverts the top of `undone`. Anything else done in between forgets what could have been redone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.engine import sqlite3
from db.journal import Entry

BARRIERS = frozenset({"new-meeting", "migrate"})
"""Changes that undo never goes back beyond."""

SILENT = frozenset({"refuse"})
"""Changes that only note what happened: no step of undo, and nothing that keeps another step from being undone."""

_COLUMNS = "number, id, label, subject, reverts, first_row, last_row, clock"


@dataclass(slots=True)
class History:
    """The two stacks, newest last."""

    done: list[Entry] = field(default_factory=list)
    undone: list[Entry] = field(default_factory=list)

    def record(self, entry: Entry) -> None:
        """Take note of a committed change."""
        if entry.label in BARRIERS:
            self.done.clear()
            self.undone.clear()
        elif entry.label in SILENT:
            return
        elif self.done and entry.reverts == self.done[-1].id:
            self.done.pop()
            self.undone.append(entry)
        elif self.undone and entry.reverts == self.undone[-1].id:
            self.undone.pop()
            self.done.append(entry)
        else:
            self.done.append(entry)
            self.undone.clear()


def read_history(connection: sqlite3.Connection) -> History:
    """The stacks as the file has them."""
    history = History()
    for entry in entries(connection, after=0):
        history.record(entry)
    return history


def entries(connection: sqlite3.Connection, *, after: int) -> list[Entry]:
    """All changes later than a number, in this file's order."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE number > ? ORDER BY number", (after,))
    return [Entry(*row) for row in found]


def cancelled(later: Iterable[Entry]) -> frozenset[int]:
    """Numbers of the changes taken back among themselves, with those that took them back; and of the silent ones.

    Read backwards: a revert that still stands cancels what it reverts, and itself. (A redo reverts the undo, which
    leaves the first change standing.)
    """
    pairs = list(later)
    by_id = {entry.id: entry for entry in pairs}
    gone = {entry.number for entry in pairs if entry.label in SILENT}
    for entry in reversed(pairs):
        if entry.number not in gone and entry.reverts in by_id:
            gone |= {entry.number, by_id[entry.reverts].number}
    return frozenset(gone)
