"""What can be undone and redone: read from the journal, so that it outlives closing the file.

Every change is on one of two stacks. An undo is itself a change that reverts the top of `done`; a redo is one that
reverts the top of `undone`. Anything else done in between forgets what could have been redone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.engine import sqlite3
from db.journal import Entry

MERGE = "merge-copies"
"""Label of the change that takes in what another copy knows."""

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
        elif entry.label != MERGE or entry.reverts is None:  # else: it took back a merge that came back since
            self.done.append(entry)
            self.undone.clear()


def read_history(connection: sqlite3.Connection) -> History:
    """The stacks as the file has them."""
    history = History()
    for entry in entries(
        connection, after=0
    ):  # what came from another copy is taken back with its merge alone
        history.record(entry)
    return history


def entries(connection: sqlite3.Connection, *, after: int) -> list[Entry]:
    """All changes later than a number that were made in this file, in its order."""
    found = connection.execute(f"SELECT {_COLUMNS} FROM change WHERE number > ? ORDER BY number", (after,))
    made = [Entry(*row) for row in found]
    if not any(entry.label == MERGE for entry in made):
        return made
    foreign = {change for _, change in adopted(connection)}
    return [entry for entry in made if entry.id not in foreign]


def adopted(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Numbers of merges, each with the id of a change that it brought in from another copy."""
    found = connection.execute("SELECT change_number, row_id FROM change_row WHERE op = 'M'")
    return [(int(number), str(change)) for number, change in found]


def void(connection: sqlite3.Connection) -> frozenset[str]:
    """Ids of the changes that came with a merge which has been taken back, and of that merge itself.

    They stay in the file for the redo, and say nothing about the state of its rows.
    """
    if connection.execute("SELECT 1 FROM change WHERE label = ? LIMIT 1", (MERGE,)).fetchone() is None:
        return frozenset()
    merges = [entry for entry in entries(connection, after=0) if entry.label == MERGE]
    gone = cancelled(merges)
    brought = adopted(connection)
    ids = {change for number, change in brought if number in gone}
    ids |= {entry.id for entry in merges if entry.number in gone}
    return frozenset(ids - {change for number, change in brought if number not in gone})


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
