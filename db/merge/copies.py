"""One copy of the meeting as merging reads it: its changes that stand, and its rows."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from db import gate, migrations
from db.engine import sqlite3, uri
from db.history import MERGE, void
from db.journal import Adopted, JournalRow
from db.lock import FileLock
from db.making import migrate_file
from db.store import is_open, wall_clock

Row = dict[str, object]
RowKey = tuple[str, str]
"""Table and id."""
Order = tuple[int, str, int, int]
"""Clock, session, seq, place: the one order of all edits, alike in every copy."""


class Line(NamedTuple):
    """One row of the journal with what it needs to know of its change."""

    order: Order
    change: str
    merge: bool
    who: str
    at: str
    table: str
    row: str
    op: str
    unit: str
    before: str | None
    after: str | None

    @property
    def key(self) -> RowKey:
        """The row it speaks of."""
        return self.table, self.row


@dataclass
class Copy:
    """An open connection to a copy; nothing is written through it here."""

    connection: sqlite3.Connection
    known: frozenset[str] = field(init=False)
    """Ids of the changes that stand in it."""
    kept: frozenset[str] = field(init=False)
    """Ids of all changes it holds, those of merges taken back too."""

    def __post_init__(self) -> None:
        self.kept = frozenset(each for (each,) in self.connection.execute("SELECT id FROM change"))
        self.known = self.kept - void(self.connection)

    @property
    def meeting(self) -> str:
        """The id of its meeting."""
        return str(self.connection.execute("SELECT id FROM meeting").fetchone()[0])

    def lines(self, without: Collection[str]) -> list[Line]:
        """What the changes did that stand here and are not among `without`, in the order of all edits."""
        wanted = self.known.difference(without)
        if not wanted:
            return []
        found = self.connection.execute(
            "SELECT c.clock, c.session, c.seq, r.place, c.id, c.label, c.who, c.at, r.table_name, r.row_id, r.op, "
            "ifnull(r.unit, ''), r.before, r.after FROM change_row r JOIN change c ON c.number = r.change_number "
            "WHERE r.op IN ('I', 'D', 'U', 'R', 'F') AND r.place >= ?",
            (self._first_place(wanted),),
        )
        return sorted(
            Line((clock, session, seq, place), change, label == MERGE, *told)
            for clock, session, seq, place, change, label, *told in found
            if change in wanted
        )

    def _first_place(self, wanted: Collection[str]) -> int:
        found = self.connection.execute("SELECT id, first_row FROM change")
        return min(int(first) for change, first in found if change in wanted)

    def adoptable(self, changes: Collection[str]) -> list[Adopted]:
        """These changes as another copy takes them in, in this file's order; what a merge did to the rows here is
        nothing to others."""
        rows: dict[int, list[JournalRow]] = {}
        sql = (
            "SELECT change_number, table_name, row_id, op, unit, before, after FROM change_row "
            "WHERE op IN ('I', 'D', 'U', 'R', 'F') AND place >= ? ORDER BY place"
        )
        if changes:
            for number, *row in self.connection.execute(sql, (self._first_place(changes),)):
                rows.setdefault(number, []).append(tuple(row))
        found = self.connection.execute(
            "SELECT number, id, session, seq, clock, at, who, station, label, subject, reverts FROM change "
            "ORDER BY number"
        )
        return [
            Adopted(tuple(line), tuple(rows.get(number, ()))) for number, *line in found if line[0] in changes
        ]

    def rows(self, table: str, ids: Iterable[str]) -> dict[str, Row]:
        """The rows of these ids that are there."""
        found: dict[str, Row] = {}
        waiting = iter(ids)
        while chunk := list(islice(waiting, 500)):
            sql = f'SELECT * FROM "{table}" WHERE id IN ({", ".join("?" * len(chunk))})'
            cursor = self.connection.execute(sql, chunk)
            names = [name for name, *_ in cursor.description]
            for values in cursor:
                row = dict(zip(names, values, strict=True))
                found[str(row["id"])] = row
        return found

    def column(self, table: str, *columns: str) -> Iterator[tuple[object, ...]]:
        """Columns of every row of a table."""
        listed = ", ".join(f'"{column}"' for column in columns)
        yield from self.connection.execute(f'SELECT {listed} FROM "{table}"')

    def written(self, keys: Collection[RowKey], units: Collection[str]) -> dict[tuple[str, str, str], Order]:
        """When rows came to be (unit "") and when each of these units was last set, as far as the journal tells."""
        last: dict[tuple[str, str, str], Order] = {}
        dead = void(self.connection)
        found = self.connection.execute(
            "SELECT c.id, c.clock, c.session, c.seq, r.place, r.table_name, r.row_id, ifnull(r.unit, '') "
            "FROM change_row r JOIN change c ON c.number = r.change_number WHERE r.op IN ('I', 'U', 'R', 'F')"
        )
        for change, clock, session, seq, place, table, row, unit in found:
            if (table, row) in keys and (not unit or unit in units) and change not in dead:
                order = (clock, session, seq, place)
                last[table, row, unit] = max(order, last.get((table, row, unit), order))
        return last


def values_of(image: str | None) -> Row:
    """The columns an image of the journal holds."""
    return dict(json.loads(image)) if image else {}


@contextmanager
def opened_copy(path: Path) -> Iterator[Copy]:
    """Another copy, through the gate and in our version. Trouble when it does not pass; it is never written to: what
    is read is a copy of it."""
    path = Path(path).absolute()
    gate.first_look(path)
    with tempfile.TemporaryDirectory(prefix="rostrum-merge-") as folder:
        quiet = Path(folder) / path.name
        version = _fetch(path, quiet)
        if version < migrations.VERSION:
            migrate_file(quiet, version, Path(folder), wall_clock())
        connection = sqlite3.connect(uri(quiet, "ro", at_rest=True), uri=True, isolation_level=None)
        try:
            yield Copy(connection)
        finally:
            connection.close()


def _fetch(path: Path, to: Path) -> int:
    """Copy a file that nobody has open, with its log taken in; its version."""
    lock = FileLock.take(path)
    try:
        version = gate.examine(path)
        with gate.at_rest(path) as quiet:
            shutil.copyfile(quiet, to)
    finally:
        lock.release()
    return version


def same_file(path: Path) -> bool:
    """Whether this is the file that is open here."""
    return is_open(Path(path).absolute())
