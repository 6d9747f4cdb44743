"""Writes the migration that a change of the models needs: `python -m db.migrations.freeze [--first]`.

Plainly added columns and tables become a new numbered step. `--first` writes step 1 anew instead; that is for the
time before the first release only, while no meeting file exists outside this desk (tests/files keeps none).
Whatever else changed (a column gone, renamed, retyped) is refused: write that step by hand, with a table rebuild.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import peewee as pw

from db.engine import sqlite3
from db.journal import SCHEMA
from db.migrations import STEPS, schema_at
from db.models import TABLES, UNJOURNALLED

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
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements():
            connection.execute(statement)
        rows = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql NOT NULL"
        ).fetchall()
        there = {(kind, name): sql for kind, name, sql in schema_at(len(STEPS))}
        gone = there.keys() - {(kind, name) for kind, name, _, _ in rows if not name.startswith("sqlite_")}
        if any(kind == "table" for kind, name in there.keys() & gone):
            raise ValueError(f"gone: {sorted(gone)}; write that step by hand")
        made = [f'DROP INDEX "{name}"' for _, name in sorted(gone)]
        for kind, name, _, sql in rows:
            if (kind, name) not in there:
                made.append(sql)
            elif there[kind, name] != " ".join(sql.split()):
                made += _added(kind, name, there[kind, name], sql)
        return tuple(made)
    finally:
        connection.close()


def _added(kind: str, name: str, old: str, new: str) -> list[str]:
    """ALTER TABLE for columns at the end of a table; anything else is refused."""
    if kind == "index":
        return [f'DROP INDEX "{name}"', new]
    before, after = _columns(old), _columns(new)
    if after[: len(before)] != before:
        raise ValueError(f"{name}: columns are not merely added at the end; write that step by hand")
    return [f'ALTER TABLE "{name}" ADD COLUMN {column}' for column in after[len(before) :]]


def _columns(sql: str) -> list[str]:
    """The column definitions of a CREATE TABLE as peewee writes it; foreign keys come last and are kept whole."""
    depth, parts, current = 0, [], ""
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            parts.append(" ".join(current.split()))
            current = ""
        else:
            current += letter
    return [*parts, " ".join(current.split())]


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
