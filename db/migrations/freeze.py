"""Writes the migration that a change of the models needs: `python -m db.migrations.freeze [--first]`.

Plainly added columns and tables become a new numbered step. `--first` writes step 1 anew instead; that is for the
time before the first release only, while no meeting file exists outside this desk; then `python -m tests.db.keep`.
Whatever else changed (a column gone, renamed, retyped) is refused: write that step by hand, with a table rebuild.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import peewee as pw

from db.engine import sqlite3
from db.journal import SCHEMA
from db.migrations import STEPS, migrate
from db.models import TABLES, UNJOURNALLED
from db.models.record import LATE

FOLDER = Path(__file__).parent


def statements() -> tuple[str, ...]:
    """What makes an empty file hold the models of today, and the journal."""
    models = [*TABLES, *UNJOURNALLED]
    memory = pw.SqliteDatabase(":memory:")
    with memory.bind_ctx(models), memory.connection_context():
        for model in models:
            model.create_table(safe=False)
        raw: sqlite3.Connection = memory.connection()  # type: ignore[no-untyped-call]
        made = raw.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY rowid").fetchall()
    return (*(sql for (sql,) in made), *(" ".join(sql.split()) for sql in SCHEMA))


def step() -> tuple[str, ...]:
    """What leads from the newest step to the models of today. ValueError where that must be written by hand."""
    there, wanted = empty(STEPS), empty((statements(),))
    try:
        gone = _names(there, "table") - _names(wanted, "table")
        if gone:
            raise ValueError(f"tables gone: {sorted(gone)}; write that step by hand")
        made = [sql for name, sql in _made(wanted, "table") if name not in _names(there, "table")]
        for model in (*TABLES, *UNJOURNALLED):
            if model._meta.table_name in _names(there, "table"):
                made += _added(there, wanted, model)
        made += [f'DROP INDEX "{name}"' for name in sorted(_names(there, "index") - _names(wanted, "index"))]
        made += [sql for name, sql in _made(wanted, "index") if name not in _names(there, "index")]
        return tuple(made)
    finally:
        there.close()
        wanted.close()


def empty(steps: tuple[tuple[str, ...], ...]) -> sqlite3.Connection:
    """A file in memory that went through these steps."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, steps)
    return connection


def _made(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    found = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql NOT NULL ORDER BY rowid"
    return [(str(name), str(sql)) for name, sql in connection.execute(found, (kind,))]


def _names(connection: sqlite3.Connection, kind: str) -> set[str]:
    return {name for name, _ in _made(connection, kind)}


def _added(there: sqlite3.Connection, wanted: sqlite3.Connection, model: type[pw.Model]) -> list[str]:
    """ALTER TABLE for the new columns of one table; whatever else changed in it is refused."""
    table = model._meta.table_name
    old, new = columns(there, table), columns(wanted, table)
    changed = [name for name, told in old.items() if new.get(name) != told]
    if changed:
        raise ValueError(f"{table}: {changed} changed or gone; write that step by hand")
    return [f'ALTER TABLE "{table}" ADD COLUMN {_column(model, name)}' for name in new if name not in old]


def columns(connection: sqlite3.Connection, table: str) -> dict[str, tuple[object, ...]]:
    """Type, NOT NULL and place in the key of every column, and whom it refers to. Defaults are the models' affair."""
    told: dict[str, tuple[object, ...]] = {}
    for _, name, kind, needed, _, key in connection.execute(f'PRAGMA table_info("{table}")'):
        told[name] = (kind, needed, key)
    for row in connection.execute(f'PRAGMA foreign_key_list("{table}")'):
        told[row[3]] += (row[2], row[4], row[5], row[6])
    return told


def _column(model: type[pw.Model], name: str) -> str:
    field = model._meta.columns[name]
    kind = "INTEGER" if isinstance(field, pw.IntegerField) else "TEXT"
    if isinstance(field, pw.ForeignKeyField):
        parent = field.rel_model._meta.table_name
        deed = f" ON DELETE {field.on_delete}" if field.on_delete else ""
        return f'"{name}" {kind} REFERENCES "{parent}" ("id"){deed} DEFERRABLE {LATE}'
    if field.null:
        return f'"{name}" {kind}'
    if not isinstance(field.default, str | int):
        raise ValueError(f"{model._meta.table_name}.{name} needs a default that old rows can take")
    value = int(field.default) if isinstance(field.default, int) else field.default.replace("'", "''")
    return f'"{name}" {kind} NOT NULL DEFAULT ' + (str(value) if isinstance(value, int) else f"'{value}'")


def write(number: int, name: str, made: tuple[str, ...]) -> Path:
    """The step as a module."""
    lines = [f'"""Schema version {number}. Frozen."""', "", "STEP: tuple[str, ...] = ("]
    for sql in made:
        wrapped = textwrap.wrap(sql, 96, break_long_words=False, break_on_hyphens=False)
        lines += ['    """', *(f"    {line}" for line in wrapped), '    """,']
    path = FOLDER / f"m{number:04}_{name}.py"
    path.write_text("\n".join([*lines, ")", ""]), encoding="utf-8")
    return path


def main(arguments: list[str]) -> int:
    """Write the step and say where; 1 when there is nothing to write."""
    if "--first" in arguments:
        write(1, "first", statements())
        return 0
    made = step()
    if not made:
        return 1
    path = write(len(STEPS) + 1, "changed", made)
    sys.stdout.write(f"{path}: name it after what changed and add it to db/migrations/__init__.py\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
