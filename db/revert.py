"""Taking a change back, as a new change: the before-images put in place again, newest first.

Replaying the rows backwards passes through the states the file has been in, so UNIQUE and foreign keys hold at every
step. It refuses, and the transaction around it leaves nothing, when something it touches has changed since.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from db.engine import sqlite3
from db.facts import LASTING, Taker, take_back
from db.history import MERGE, cancelled, entries
from db.journal import Entry
from desktop_app.domain.refusal import Refusal


class _Row(NamedTuple):
    table: str
    id: str
    op: str
    unit: str | None
    before: str | None
    after: str | None

    @property
    def key(self) -> _Key:
        return self.table, self.id, self.unit


_Key = tuple[str, str, str | None]
"""Table, row and merge unit; no unit means the row as a whole (it came or went)."""


@dataclass(frozen=True, slots=True)
class Reverting:
    """Takes one change back on an open connection, within a transaction that journals."""

    connection: sqlite3.Connection
    append_only: Collection[str]
    entry: Entry
    taker: Taker

    def run(self, mark: int) -> None:
        """Put everything back; `mark` is the place of the newest journal row before. Refuses with `changed-since`."""
        rows = self._rows(self.entry.first_row, self.entry.last_row)
        later = entries(self.connection, after=self.entry.number)
        void = cancelled(later)
        self._ensure_untouched(rows, [entry for entry in later if entry.number not in void])
        mine = {row.key for row in rows}
        born = {row.id for row in rows if row.op == "I"}
        mine |= self._drop_void_facts(born, [entry for entry in later if entry.number in void])
        mine |= self._replay(reversed(rows), born)
        written = self._keys(mark + 1, None)
        if stray := written - mine:
            self._refuse(next(iter(stray)))

    @property
    def _passing(self) -> Collection[str]:
        """Tables of facts that go with what they speak of."""
        return frozenset(self.append_only) - LASTING

    def _rows(self, first: int, last: int) -> list[_Row]:
        found = self.connection.execute(
            "SELECT table_name, row_id, op, unit, before, after FROM change_row "
            "WHERE place BETWEEN ? AND ? ORDER BY place",
            (first, last),
        )
        rows = [_Row(*each) for each in found]
        # Of a merge, what it did to the rows of this copy: its decisions fall with it, without a trace in the tables.
        return [row._replace(op=row.op.upper()) for row in rows if row.op.islower()] if self._merge else rows

    @property
    def _merge(self) -> bool:
        return self.entry.label == MERGE

    def _keys(self, first: int, last: int | None) -> set[_Key]:
        sql = "SELECT table_name, row_id, unit FROM change_row WHERE place >= ? AND place <= ifnull(?, place)"
        return set(self.connection.execute(sql, (first, last)))

    def _ensure_untouched(self, rows: Iterable[_Row], later: Iterable[Entry]) -> None:
        """Nothing that still stands has touched the same units, or any unit of a row that came or went."""
        since = {key for entry in later for key in self._keys(entry.first_row, entry.last_row)}
        if not since:
            return
        whole = {(table, row) for table, row, _ in since}
        for row in rows:
            came_or_went = row.unit is None and (row.table, row.id) in whole
            if came_or_went or row.key in since or (row.table, row.id, None) in since:
                self._refuse(row.key)

    def _drop_void_facts(self, born: Collection[str], void: Iterable[Entry]) -> set[_Key]:
        """Facts recorded since about rows that are about to go, and taken back already, go with them."""
        dropped: set[_Key] = set()
        for entry in sorted(void, key=lambda each: -each.number):
            for row in reversed(self._rows(entry.first_row, entry.last_row)):
                if row.op == "I" and row.table in self._passing and self._speaks_of(row, born):
                    self._write(f'DELETE FROM "{row.table}" WHERE id = ?', [(row.id,)], row)
                    dropped.add(row.key)
        return dropped

    def _speaks_of(self, row: _Row, born: Collection[str]) -> bool:
        return any(value in born for column, value in self._now(row).items() if column != "id")

    def _now(self, row: _Row) -> dict[str, object]:
        cursor = self.connection.execute(f'SELECT * FROM "{row.table}" WHERE id = ?', (row.id,))
        values = cursor.fetchone()
        return dict(zip((name for name, *_ in cursor.description), values or (), strict=False))

    def _replay(self, rows: Iterable[_Row], born: Collection[str]) -> set[_Key]:
        """Undo row after row; like ones in one statement. Answers the keys of facts appended on the way."""
        appended: set[_Key] = set()
        try:
            for (table, op, _unit), group in groupby(rows, key=lambda row: (row.table, row.op, row.unit)):
                alike = list(group)
                if op == "I" and table in self.append_only:
                    appended |= self._take_back(alike, born)
                else:
                    sql = self._statement(alike[0])
                    self._write(sql, (_values(row) for row in alike), alike[0], len(alike))
        except sqlite3.IntegrityError as error:
            raise Refusal("changed-since", label=self.entry.label, subject=self.entry.subject) from error
        return appended

    def _take_back(self, rows: Iterable[_Row], born: Collection[str]) -> set[_Key]:
        """Append what takes a fact back; but a fact about a row that came with it simply goes with it."""
        appended: set[_Key] = set()
        for row in rows:
            if self._speaks_of(row, born):
                self._write(f'DELETE FROM "{row.table}" WHERE id = ?', [(row.id,)], row)
                continue
            appended |= self._withdraw(row)
        return appended

    def _withdraw(self, row: _Row) -> set[_Key]:
        """Write what takes one fact back, a new row or a mark on its own; the keys of what was written."""
        now = self._now(row)
        fact = take_back(row.table, now, self.taker)
        if fact["id"] != row.id:
            self._write(_insert(row.table, fact), [tuple(fact.values())], row)
            return {(row.table, str(fact["id"]), None)}
        marks = {column: value for column, value in fact.items() if value != now[column]}
        puts = ", ".join(f'"{column}" = ?' for column in marks)
        (mark,) = self.connection.execute("SELECT max(place) FROM change_row").fetchone()
        self._write(f'UPDATE "{row.table}" SET {puts} WHERE id = ?', [(*marks.values(), row.id)], row)
        return self._keys(mark + 1, None)

    def _statement(self, row: _Row) -> str:
        if row.op == "I":
            return f'DELETE FROM "{row.table}" WHERE id = ?'
        columns = json.loads(row.before or "{}")
        if row.op == "D":
            return _insert(row.table, columns)
        puts = ", ".join(f'"{column}" = ?' for column in columns)
        still = " AND ".join(f'"{column}" IS ?' for column in columns)
        return f'UPDATE "{row.table}" SET {puts} WHERE id = ? AND {still}'

    def _write(self, sql: str, values: Iterable[tuple[object, ...]], row: _Row, count: int = 1) -> None:
        if self.connection.executemany(sql, values).rowcount != count:
            self._refuse(row.key)

    def _refuse(self, key: _Key) -> None:
        table, row_id, _ = key
        raise Refusal(
            "changed-since", label=self.entry.label, subject=self.entry.subject, table=table, row_id=row_id
        )


def _insert(table: str, columns: Iterable[str]) -> str:
    names = list(columns)
    listed = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(names))})'


def _values(row: _Row) -> tuple[object, ...]:
    """What the statement of such a row is given. Every row of a table has its columns in the same order."""
    if row.op == "I":
        return (row.id,)
    before = tuple(json.loads(row.before or "{}").values())
    if row.op == "D":
        return before
    return (*before, row.id, *json.loads(row.after or "{}").values())
