"""The steps that bring a meeting file from one schema version to the next. Frozen: a step is never edited once a
file that went through it exists outside this desk.

Step n (module `m000n_...`, constant STEP) leads from version n - 1 to n; `PRAGMA user_version` says where a file is.
New files are made by running all steps, so a new file and a migrated one are the same to the letter, and the gate
can compare a file's schema with what the steps make.

After a change to `db/models`: `python -m db.migrations.freeze` writes the step (see there).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from db.engine import sqlite3
from db.migrations import (
    m0001_first,
    m0002_sessions,
    m0003_editions,
    m0004_requirements,
    m0005_people,
    m0006_printed,
    m0007_certificates,
    m0008_manuscripts,
    m0009_running,
    m0010_elections,
    m0011_absence,
    m0012_actions,
    m0013_halls,
)

STEPS: tuple[tuple[str, ...], ...] = (
    m0001_first.STEP,
    m0002_sessions.STEP,
    m0003_editions.STEP,
    m0004_requirements.STEP,
    m0005_people.STEP,
    m0006_printed.STEP,
    m0007_certificates.STEP,
    m0008_manuscripts.STEP,
    m0009_running.STEP,
    m0010_elections.STEP,
    m0011_absence.STEP,
    m0012_actions.STEP,
    m0013_halls.STEP,
)
VERSION = len(STEPS)


def migrate(
    connection: sqlite3.Connection,
    steps: tuple[tuple[str, ...], ...] | None = None,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Run the steps that are missing, and `then`, in one transaction: a kill leaves the old version or the new one.

    Foreign keys must be off (a rebuilt table would cascade); they are checked before the commit.
    """
    steps = STEPS if steps is None else steps
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"a migration left dangling references: {broken}")
        then()
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def schema_of(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """Every table, index, trigger and view of a file with the text that made it; SQLite's own ones left out."""
    found = connection.execute(
        "SELECT type, name, cast(ifnull(sql, '') AS TEXT) FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_'"
    )
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in found)


@cache
def schema_at(version: int) -> frozenset[tuple[str, str, str]]:
    """The schema of a file of this version."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, STEPS[:version])
        return schema_of(connection)
    finally:
        connection.close()
