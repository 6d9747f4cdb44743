"""Is everything as it should be? SQLite's checks, the journal against the tables, and the rules of a meeting.

To add a rule: a query in _RULES that finds the rows breaking it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from db import gate
from db.engine import sqlite3
from db.history import void
from db.store import Store
from desktop_app.domain.order import between


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code in kebab-case, and where."""

    code: str
    where: str

    def __str__(self) -> str:
        return f"{self.code}: {self.where}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at and what is wrong; sound when nothing is."""

    sound: bool
    faults: tuple[Fault, ...]
    changes: int
    journal_rows: int
    rows: int


_RULES: tuple[tuple[str, str], ...] = (
    ("meeting-not-one", "SELECT count(*) || ' meetings' FROM meeting HAVING count(*) <> 1"),
    ("seated-twice", "SELECT attendee_id FROM placement GROUP BY hall_id, attendee_id HAVING count(*) > 1"),
    ("seat-taken-twice", "SELECT seat_id FROM placement GROUP BY seat_id HAVING count(*) > 1"),
    (
        "seat-in-other-hall",
        "SELECT p.id FROM placement p JOIN seat s ON s.id = p.seat_id WHERE s.hall_id <> p.hall_id",
    ),
    ("seat-twice", 'SELECT min(id) FROM seat GROUP BY hall_id, area, "row", number HAVING count(*) > 1'),
    (
        "event-of-nothing",
        """SELECT id FROM attendance_event WHERE kind = 'undo'
        AND (target IS NULL OR target NOT IN (SELECT id FROM attendance_event))""",
    ),
    (
        "withdraws-nothing",
        "SELECT id FROM vote_record WHERE withdraws IS NOT NULL AND withdraws NOT IN (SELECT id FROM vote_record)",
    ),
    (
        "round-withdraws-nothing",
        """SELECT id FROM election_round
        WHERE withdraws IS NOT NULL AND withdraws NOT IN (SELECT id FROM election_round)""",
    ),
    ("item-under-itself", "SELECT id FROM agenda_item WHERE parent_id = id"),
)

_JOURNAL: tuple[tuple[str, str], ...] = (
    (
        "row-without-change",
        "SELECT place FROM change_row WHERE change_number NOT IN (SELECT number FROM change)",
    ),
    (
        "change-without-its-rows",
        """SELECT c.number FROM change c LEFT JOIN change_row r ON r.change_number = c.number GROUP BY c.number
        HAVING count(r.place) <> c.last_row - c.first_row + 1 OR min(r.place) < c.first_row
        OR max(r.place) > c.last_row""",
    ),
    ("change-twice", "SELECT id FROM change GROUP BY id HAVING count(*) > 1"),
    ("sequence-twice", "SELECT session || ' ' || seq FROM change GROUP BY session, seq HAVING count(*) > 1"),
    (  # another copy's merges that were taken back there are not brought along with its other changes
        "sequence-gap",
        """SELECT session FROM change GROUP BY session HAVING max(seq) <> count(*)
        AND NOT EXISTS (SELECT 1 FROM change_row WHERE op = 'M')""",
    ),
    (
        "reverts-nothing",
        "SELECT id FROM change WHERE reverts IS NOT NULL AND reverts NOT IN (SELECT id FROM change)",
    ),
)


_IN_ORDER = """
SELECT c.id, r.table_name, r.row_id, r.op, r.after FROM change_row r JOIN change c ON c.number = r.change_number
WHERE r.op IN ('I', 'D', 'U', 'R', 'F') ORDER BY c.clock, c.session, c.seq, r.place
"""
"""The order of all edits of all copies; in a file that was never merged, simply that of its rows."""


def verify(store: Store) -> Report:
    """Look at the whole open file; a second for a hundred thousand rows."""
    raw = store.raw
    faults = [Fault("page", found) for found in gate.faults(raw)]
    faults += [Fault(code, str(row)) for code, sql in (*_RULES, *_JOURNAL) for (row,) in raw.execute(sql)]
    faults += [*_journal_against_tables(raw), *_assets(raw), *_order_keys(raw)]
    changes, journal_rows = (_count(raw, table) for table in ("change", "change_row"))
    rows = sum(_count(raw, table) for table in gate.journalled())
    return Report(not faults, tuple(faults), changes, journal_rows, rows)


def _count(raw: sqlite3.Connection, table: str) -> int:
    return int(raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def _journal_against_tables(raw: sqlite3.Connection) -> Iterator[Fault]:
    """Every row that is there came by the journal, none that it holds for gone is there, and its last word on every
    unit is what the table says."""
    alive: dict[str, set[str]] = {table: set() for table in gate.journalled()}
    said: dict[tuple[str, str], dict[str, object]] = {}
    for table, row, op, after in _told(raw):
        if op in "UF":
            said.setdefault((table, row), {}).update(json.loads(after))
        elif op == "D":
            alive[table].discard(row)
            said.pop((table, row), None)
        else:
            alive[table].add(row)
    for table, ids in alive.items():
        there = {row for (row,) in raw.execute(f'SELECT id FROM "{table}"')}
        for row in sorted(there ^ ids):
            yield Fault("row-without-journal" if row in there else "row-lost", f"{table} {row}")
    for (table, row), told in said.items():
        if row in alive[table] and not _says(raw, table, row, told):
            yield Fault("differs-from-journal", f"{table} {row}")


def _told(raw: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    """What the changes that stand say: table, row, op, after."""
    dead = void(raw)
    for change, table, row, op, after in raw.execute(_IN_ORDER):
        if change not in dead:
            yield table, row, op, after


def _says(raw: sqlite3.Connection, table: str, row: str, told: dict[str, object]) -> bool:
    alike = " AND ".join(f'"{column}" IS ?' for column in told)
    sql = f'SELECT 1 FROM "{table}" WHERE id = ? AND {alike}'
    return raw.execute(sql, (row, *told.values())).fetchone() is not None


def _assets(raw: sqlite3.Connection) -> Iterator[Fault]:
    for name, data in raw.execute("SELECT sha256, data FROM asset"):
        if hashlib.sha256(data).hexdigest() != name:
            yield Fault("asset-altered", str(name))


def _order_keys(raw: sqlite3.Connection) -> Iterator[Fault]:
    for table in gate.journalled():
        columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]
        if "order_key" not in columns:
            continue
        for row, key in raw.execute(f"SELECT id, order_key FROM \"{table}\" WHERE order_key <> ''"):
            try:
                between(key, None)
            except ValueError:
                yield Fault("order-key-unreadable", f"{table} {row}")
