"""The united rows written into my copy, within the change that journals them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.engine import sqlite3
from db.merge.copies import Copy, Row, RowKey
from db.merge.tables import Table, tables
from db.models import UNJOURNALLED


def write_rows(
    raw: sqlite3.Connection, before: Mapping[RowKey, Row | None], after: Mapping[RowKey, Row | None]
) -> None:
    """Make the rows of `after` so. SQLite checks UNIQUE at every statement, so what a row held is let go of first;
    rows go last, when nothing refers to them any more."""
    by_table: dict[str, dict[str, tuple[Row | None, Row | None]]] = {}
    for key, row in after.items():
        by_table.setdefault(key[0], {})[key[1]] = (before.get(key), row)
    known = [(table, by_table[table.name]) for table in tables().values() if table.name in by_table]
    for table, rows in known:
        _let_go(raw, table, rows)
    for table, rows in known:
        _insert(raw, table, [new for old, new in rows.values() if old is None and new is not None])
        _update(raw, table, [(old, new) for old, new in rows.values() if old is not None and new is not None])
    for table, rows in reversed(known):
        gone = [(row,) for row, (old, new) in rows.items() if old is not None and new is None]
        raw.executemany(f'DELETE FROM "{table.name}" WHERE id = ?', gone)


def _let_go(raw: sqlite3.Connection, table: Table, rows: Mapping[str, tuple[Row | None, Row | None]]) -> None:
    """Put the row's own id, which no other row can have, where its unique values are about to change. References are
    checked at the end only."""
    for column in sorted(table.locked):
        parting = [
            (row,)
            for row, (old, new) in rows.items()
            if old is not None and (new is None or new[column] != old[column])
        ]
        raw.executemany(f'UPDATE "{table.name}" SET "{column}" = id WHERE id = ?', parting)


def _insert(raw: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    listed = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    sql = f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})'
    raw.executemany(
        sql, [tuple(row[column] for column in table.columns) for row in _parents_first(table, rows)]
    )


def _parents_first(table: Table, rows: list[Row]) -> list[Row]:
    """New rows that stand under one another, from the top down: taking the merge back removes them from the bottom up,
    and no removal carries off what has one of its own still to come."""
    above = next((each.column for each in table.references if each.parent == table.name), None)
    if above is None:
        return rows
    waiting = {str(row["id"]): row for row in rows}
    ordered: list[Row] = []
    for row in rows:
        path: list[Row] = []
        at: Row | None = waiting.get(str(row["id"]))
        while at is not None:
            path.append(waiting.pop(str(at["id"])))
            at = waiting.get(str(at[above]))
        ordered += reversed(path)
    return ordered


def _update(raw: sqlite3.Connection, table: Table, rows: Iterable[tuple[Row, Row]]) -> None:
    """Only the columns that change, so that the journal tells no more than happened."""
    alike: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for old, new in rows:
        changed = tuple(c for c in table.columns if old[c] != new[c] or c in table.locked)
        alike.setdefault(changed, []).append((*(new[c] for c in changed), new["id"]))
    alike.pop((), None)
    for changed, values in alike.items():
        puts = ", ".join(f'"{column}" = ?' for column in changed)
        raw.executemany(f'UPDATE "{table.name}" SET {puts} WHERE id = ?', values)


def unite_unjournalled(raw: sqlite3.Connection, theirs: Copy) -> None:
    """Pictures and search keys are named by their contents: what is missing is added, nothing can differ."""
    for model in UNJOURNALLED:
        name = model._meta.table_name
        key = next(field.column_name for field in model._meta.sorted_fields if field.primary_key)
        have = {each for (each,) in raw.execute(f'SELECT "{key}" FROM "{name}"')}
        columns = [field.column_name for field in model._meta.sorted_fields]
        listed, marks = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
        for (named,) in theirs.connection.execute(f'SELECT "{key}" FROM "{name}"').fetchall():
            if named not in have:
                row = theirs.connection.execute(
                    f'SELECT {listed} FROM "{name}" WHERE "{key}" = ?', (named,)
                ).fetchone()
                raw.execute(f'INSERT INTO "{name}" ({listed}) VALUES ({marks})', row)
