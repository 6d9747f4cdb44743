"""The journal: who changed which row from what to what; source of undo, redo, change notice, audit and merging.

TEMP triggers, made before the first change of every session from the tables' own columns, write one `change_row` for
every inserted or deleted row and for every altered *merge unit* (columns that only make sense together,
`db.models.UNITS`; any other column is a unit of its own). They are temporary because rebuilding a table in a migration
would silently drop permanent ones, and because a meeting file then holds no triggers at all, so that a foreign one
stands out.

    op I  a row came to be: no image, since its first values are the present ones with the later units put back
    op D  a row went away: `before` holds all its columns
    op U  a unit changed: `before` and `after` hold the unit's columns

Merging two copies (`db.merge`) adds, in one change of its own:

    op M          a change came from the other copy, under its own id, session, seq and clock: `row_id` names it
    op i, d, u    what that did to the rows of this copy; for taking the merge back, and nobody's edit
    op R          a row that one copy removed and the other edited is kept
    op F          a unit was set by a rule of merging (a seat freed, a run of items kept together)

The state of a row is a pure function of the capital letters of all copies in the order of (clock, session, seq):
alive when the last of I, D, R is not D, and every unit as its last U or F says.

A change is known everywhere by (session, seq): the session is drawn afresh at every open, so that a file copied in a
file manager never re-uses one, and seq counts the changes of that session. `clock` is hybrid: the wall clock in
microseconds, but always later than every change this file has seen. `place` and `number` order rows within this file.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.engine import sqlite3
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id

SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE change (number INTEGER PRIMARY KEY, id TEXT NOT NULL, session TEXT NOT NULL, seq INTEGER NOT NULL,
    clock INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, station TEXT NOT NULL, label TEXT NOT NULL,
    subject TEXT NOT NULL, reverts TEXT, first_row INTEGER NOT NULL, last_row INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE change_row (place INTEGER PRIMARY KEY, change_number INTEGER NOT NULL, table_name TEXT NOT NULL,
    row_id TEXT NOT NULL, op TEXT NOT NULL, unit TEXT, before TEXT, after TEXT) STRICT
    """,
    """
    CREATE TABLE digest (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, value TEXT NOT NULL)
    STRICT
    """,
)
"""No indexes: they would cost every check-in a page and every import a second. Rows of a change lie together."""

NUMBER = "journal_number"
"""The SQL function that answers the number of the open change, and NULL outside one."""

OUTSIDE = "written outside store.change()"

WRITING = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})

ADOPTED = "change"
"""The table that rows of op M speak of."""

JournalRow = tuple[str, str, str, str | None, str | None, str | None]
"""Table, row, op, unit, before, after."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A change of another copy. `line`: id, session, seq, clock, at, who, station, label, subject, reverts."""

    line: tuple[str, str, int, int, str, str, str, str, str, str | None]
    rows: tuple[JournalRow, ...]

    @property
    def clock(self) -> int:
        """Its hybrid clock."""
        return self.line[3]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as the history shows it."""

    number: int
    id: str
    label: str
    subject: str
    reverts: str | None
    first_row: int
    last_row: int
    clock: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a change is signed with."""

    label: str
    subject: str
    now: dt.datetime
    who: str
    station: str


class Journal:
    """Writes the journal of one open file.

    Around every outermost transaction: `begin`, the writes, `finish`, the commit, `committed`; and `end` whatever
    happened. What is newest in the file is known here without asking, since nobody else writes to it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        tables: Iterable[str],
        units: Mapping[str, tuple[tuple[str, ...], ...]],
    ) -> None:
        self._connection = connection
        self._tables = frozenset(tables)
        self._units = units
        self.session = secrets.token_hex(8)
        self._seq = 0
        self._clock = self._newest("clock", "change")
        self._number = self._newest("number", "change")
        self._place = self._newest("place", "change_row")
        self._open: int | None = None
        self._before = (self._number, self._place, self._clock)
        self._installed = False

    def wait(self) -> None:
        """Let nobody write to a journalled table until the triggers are made. Most of the time that opening took went
        into them, and who only looks something up needs none."""
        self._connection.set_authorizer(self._allow)

    def _allow(self, action: int, table: str | None, *_told: str | None) -> int:
        return sqlite3.SQLITE_DENY if action in WRITING and table in self._tables else sqlite3.SQLITE_OK

    def install(self) -> None:
        """Make the triggers, once and outside any transaction; from then on what is written is journalled.

        TypeError when a table has columns that JSON cannot carry exactly.
        """
        if self._installed:
            return
        self._connection.set_authorizer(None)
        # A function, because a temporary table to hold the number would cost every change two more writes.
        self._connection.create_function(NUMBER, 0, lambda: self._open)
        for table in sorted(self._tables):
            columns = _columns(self._connection, table)
            for statement in _triggers(table, columns, self._units.get(table, ())):
                self._connection.execute(statement)
        self._installed = True

    @property
    def place(self) -> int:
        """The place of the newest row before this change."""
        return self._place

    def mark(self) -> int:
        """The place of the newest row; what comes after it belongs to whoever asked."""
        return self._newest("place", "change_row")

    def begin(self) -> None:
        """From now on rows are journalled, as parts of one change."""
        self._open = self._number + 1
        self._before = (self._number, self._place, self._clock)

    def finish(self, stamp: Stamp, reverts: str | None) -> tuple[Entry | None, Changes]:
        """Write the line of the change, inside the same transaction still; unless nothing was journalled. (Taking back
        a merge that altered no row here leaves none either, and is told all the same.)"""
        last, changes = self._touched(stamp.label, stamp.subject, self._place)
        return (self._write(last, stamp, reverts) if reverts or last > self._place else None), changes

    def committed(self, entry: Entry) -> None:
        """The line is on disk: the next one comes after it."""
        self._number, self._place = entry.number, entry.last_row
        self._seq += 1
        self._clock = entry.clock
        self._before = (self._number, self._place, self._clock)

    def end(self) -> None:
        """From now on writing to a journalled table fails."""
        self._open = None
        self._number, self._place, self._clock = self._before

    def adopt(self, changes: Iterable[Adopted]) -> None:
        """Take in changes of another copy, before anything of the open change is written: it comes after them."""
        for each in changes:
            self._number += 1
            first = self._place + 1
            self._place += len(each.rows)
            self._connection.execute(
                "INSERT INTO change (number, id, session, seq, clock, at, who, station, label, subject, reverts, "
                "first_row, last_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (self._number, *each.line, first, self._place),
            )
            self._connection.executemany(
                "INSERT INTO change_row (place, change_number, table_name, row_id, op, unit, before, after) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(first + at, self._number, *row) for at, row in enumerate(each.rows)],
            )
            self._clock = max(self._clock, each.clock)
        self._open = self._number + 1

    def decide(self, rows: Iterable[JournalRow]) -> None:
        """Write rows into the open change that no trigger writes."""
        self._connection.executemany(
            "INSERT INTO change_row (change_number, table_name, row_id, op, unit, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(self._open, *row) for row in rows],
        )

    def carry(self) -> None:
        """What the triggers have written into the open change so far is nobody's edit."""
        self._connection.execute(
            "UPDATE change_row SET op = lower(op) WHERE place > ? AND op <> 'M'", (self._place,)
        )

    def bar(self, label: str, now: dt.datetime) -> None:
        """Write a change without rows: a line that undo does not cross (`db.history.BARRIERS`)."""
        self.begin()
        self.committed(self._write(self._place, Stamp(label, "", now, "", ""), None))
        self.end()

    def touched(self, label: str, subject: str, after: int) -> Changes:
        """What was journalled after a mark."""
        return self._touched(label, subject, after)[1]

    def _write(self, last: int, stamp: Stamp, reverts: str | None) -> Entry:
        clock = max(self._clock + 1, int(stamp.now.timestamp() * 1_000_000))
        entry = Entry(
            self._number + 1, new_id(), stamp.label, stamp.subject, reverts, self._place + 1, last, clock
        )
        self._connection.execute(
            "INSERT INTO change (number, id, session, seq, clock, at, who, station, label, subject, reverts, "
            "first_row, last_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.number, entry.id, self.session, self._seq + 1, clock, stamp.now.isoformat(timespec="milliseconds"),
             stamp.who, stamp.station, stamp.label, stamp.subject, reverts, entry.first_row, entry.last_row),
        )  # fmt: skip
        return entry

    def _touched(self, label: str, subject: str, after: int) -> tuple[int, Changes]:
        """The newest place, and what was journalled after a mark."""
        rows: dict[str, set[str]] = {}
        last = after
        sql = "SELECT place, table_name, row_id FROM change_row WHERE place > ? ORDER BY place"
        for last, table, row in self._connection.execute(sql, (after,)):  # noqa: B007 - the last one is the answer
            rows.setdefault(table, set()).add(row)
        rows.pop(ADOPTED, None)
        if not rows:
            return last, Changes()
        return last, Changes(label, subject, {table: frozenset(ids) for table, ids in rows.items()})

    def _newest(self, column: str, table: str) -> int:
        return int(self._connection.execute(f"SELECT max({column}) FROM {table}").fetchone()[0] or 0)


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    found = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    odd = [f"{table}.{row[1]} {row[2]}" for row in found if row[2].upper() not in ("TEXT", "INTEGER")]
    if odd or not found:
        raise TypeError(f"only TEXT and INTEGER columns can be journalled: {', '.join(odd) or table}")
    return tuple(row[1] for row in found)


def units_of(columns: Iterable[str], together: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The merge units of a table: what was declared, then every other column by itself; the key is in none."""
    declared = list(together)
    taken = {column for unit in declared for column in unit} | {"id"}
    return declared + [(column,) for column in columns if column not in taken]


def _triggers(table: str, columns: tuple[str, ...], together: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    yield _trigger(table, "inserted", "INSERT", "NEW", "'I', NULL, NULL, NULL")
    yield _trigger(table, "deleted", "DELETE", "OLD", f"'D', NULL, {_image('OLD', columns)}, NULL")
    for unit in units_of(columns, together):
        name = "+".join(unit)
        named = ", ".join(f'"{column}"' for column in unit)
        differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in unit)
        values = f"'U', '{name}', {_image('OLD', unit)}, {_image('NEW', unit)}"
        yield _trigger(table, f"altered_{name}", f"UPDATE OF {named}", "NEW", values, f"WHEN {differs} ")
    yield (
        f'CREATE TEMP TRIGGER "journal_{table}_id" BEFORE UPDATE OF id ON main."{table}" '
        f"WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'the id of a row never changes'); END"
    )


def _trigger(table: str, name: str, event: str, row: str, values: str, when: str = "") -> str:
    return (
        f'CREATE TEMP TRIGGER "journal_{table}_{name}" AFTER {event} ON main."{table}" {when}BEGIN '
        f"INSERT INTO change_row (change_number, table_name, row_id, op, unit, before, after) VALUES "
        f"(ifnull({NUMBER}(), RAISE(ABORT, '{OUTSIDE}')), "
        f"'{table}', {row}.id, {values}); END"
    )


def _image(row: str, columns: Iterable[str]) -> str:
    return "json_object(" + ", ".join(f"'{column}', {row}.\"{column}\"" for column in columns) + ")"
