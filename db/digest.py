"""One number over all journalled rows, kept in the file when it is closed.

SQLite's own check finds about two thirds of flipped bits; this finds every one that changes what a row says. The
number belongs to the newest change; after a crash it is simply older than that and says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from db.engine import sqlite3

JOURNAL_TABLES = ("change", "change_row")


def digest(connection: sqlite3.Connection, tables: Iterable[str]) -> str:
    """SHA-256 over every row of the tables, in the order of their ids, and of the journal."""
    total = hashlib.sha256()
    for table in (*sorted(tables), *JOURNAL_TABLES):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        listed = ", ".join(f'"{column}"' for column in columns)
        total.update(f"{table}({listed})".encode())
        rows = connection.execute(f'SELECT json_array({listed}) FROM "{table}" ORDER BY "{columns[0]}"')
        while batch := rows.fetchmany(2000):
            total.update("\n".join(text for (text,) in batch).encode())
    return total.hexdigest()


def newest(connection: sqlite3.Connection) -> int:
    """The number of the newest change."""
    return int(connection.execute("SELECT max(number) FROM change").fetchone()[0] or 0)


def kept(connection: sqlite3.Connection) -> str | None:
    """The number kept in the file, if it belongs to what the file holds now."""
    found = connection.execute("SELECT number, value FROM digest").fetchone()
    return str(found[1]) if found is not None and found[0] == newest(connection) else None


def keep(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Put the number into the file, unless it is there already."""
    if kept(connection) is None:
        put(connection, digest(connection, tables))


def put(connection: sqlite3.Connection, value: str) -> None:
    """Put a number into the file that is known to belong to it."""
    connection.execute(
        "INSERT INTO digest VALUES (1, ?, ?) "
        "ON CONFLICT (one) DO UPDATE SET number = excluded.number, value = excluded.value",
        (newest(connection), value),
    )
