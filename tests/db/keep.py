"""Writes tests/files/v<N>.rostrum: a file of today's version with a row in every table, kept for ever.

`python -m tests.db.keep`, once per schema version, when the version is released. A kept file is never written again
(but for the first, while nothing is released and `python -m db.migrations.freeze --first` may still be run).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import peewee as pw

from db import migrations
from db.models import TABLES, UNJOURNALLED
from db.store import Store
from desktop_app.domain.meeting import Meeting

KNOWN: dict[str, object] = {
    "order": "a0",
    "target": None,
    "withdraws": None,
    "sha256": hashlib.sha256(b"\x00\xff").hexdigest(),
}
"""Columns whose values must obey a rule."""

FILES = Path(__file__).parents[1] / "files"


def row_of(model: type[pw.Model]) -> dict[str, object]:
    """One row that fills every column; it refers to the kept rows of other tables."""
    told: dict[str, object] = {}
    for field in model._meta.sorted_fields:
        if isinstance(field, pw.ForeignKeyField):
            told[field.name] = (
                None if field.rel_model is model else f"kept-{field.rel_model._meta.table_name}"
            )
        elif field.primary_key:
            told[field.name] = f"kept-{model._meta.table_name}"
        elif isinstance(field, pw.IntegerField):
            told[field.name] = 1
        else:
            told[field.name] = b"\x00\xff" if isinstance(field, pw.BlobField) else "保留"
    return {name: KNOWN.get(name, value) for name, value in told.items()}


def fill(store: Store) -> None:
    """A row in every table, in one change, and one change that was undone."""
    with store.change("kept", "每表一行"):
        for model in (*TABLES[1:], *UNJOURNALLED):
            model.insert(row_of(model)).execute()
    with store.change("delete", "组别"):
        store.raw.execute("UPDATE delegation SET name = '改'")
    store.undo()


def main() -> None:
    path = FILES / f"v{migrations.VERSION}.rostrum"
    path.unlink(missing_ok=True)
    meeting = Meeting(id="kept-meeting", title="保留的会议")
    store = Store.create(path, meeting, who="keep", clock=lambda: dt.datetime(2027, 3, 15, 14, 0))
    fill(store)
    store.close()


if __name__ == "__main__":
    main()
