"""Packing what a new meeting takes over, from the file of an earlier one. That file is never written to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from types import SimpleNamespace

from db.engine import sqlite3
from db.merge.copies import opened_copy
from db.queries.meeting import meeting_of
from desktop_app.domain.carrying import TABLES, Carried, Luggage, Row
from desktop_app.domain.meeting import Meeting


def meeting_in(path: Path) -> Meeting:
    """The meeting of a file that nobody has open. Trouble when it does not pass the gate or is in use."""
    with opened_copy(path) as copy:
        return _meeting(copy.connection)


def pack(path: Path, parts: Collection[Carried]) -> Luggage:
    """These parts of the meeting in a file that nobody has open. Trouble as `meeting_in`."""
    with opened_copy(path) as copy:
        connection = copy.connection
        rows = {
            table: list(_rows(connection, table))
            for part in Carried
            if part in parts
            for table in TABLES[part]
        }
        texts = "\n".join(
            str(value)
            for table in rows.values()
            for row in table
            for value in row.values()
            if isinstance(value, str) and len(value) >= 64  # a SHA-256, alone or inside a design
        )
        pictures = [
            (sha, kind, name, bytes(data))
            for sha, kind, name, data in connection.execute(
                "SELECT sha256, media_type, name, data FROM asset"
            )
            if sha in texts
        ]
        return Luggage(_meeting(connection), rows, pictures)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    names = [name for name, *_ in cursor.description]
    for values in cursor:
        yield dict(zip(names, values, strict=True))


def _meeting(connection: sqlite3.Connection) -> Meeting:
    (row,) = _rows(connection, "meeting")
    return meeting_of(SimpleNamespace(**row))
