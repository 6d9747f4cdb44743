"""Documents, slides and films kept in the file, on agenda items."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .record import LATE, Record


class AttachmentRecord(Record):
    """The bytes lie in `asset` in `parts`, their SHA-256 joined by blanks; `sha256` is that of the whole."""

    item = pw.ForeignKeyField(AgendaItemRecord, backref="attachments", on_delete="CASCADE", deferrable=LATE)
    name = pw.TextField()
    size = pw.IntegerField()
    sha256 = pw.TextField()
    parts = pw.TextField()
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "attachment"
