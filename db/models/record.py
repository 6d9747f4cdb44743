"""What all tables have in common: the shared database handle and a uuid primary key."""

from __future__ import annotations

import peewee as pw

database = pw.SqliteDatabase(None, lock_type="IMMEDIATE", autoconnect=False)
"""Opened, configured and closed by `db.store.Store` alone: one file at a time in a process, on one thread."""


class Record(pw.Model):
    """A row people can edit on two computers: keyed by a uuid (hex), never by a running number."""

    id = pw.TextField(primary_key=True)

    class Meta:
        database = database
        legacy_table_names = False
        strict_tables = True


LATE = "INITIALLY DEFERRED"
"""Foreign keys are checked at commit, so that undo and merge may write rows in any order."""
