"""What the chair's assistant pressed while the meeting ran; append-only."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .record import LATE, Record


class PressRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, null=True, backref="presses", on_delete="RESTRICT", deferrable=LATE
    )
    kind = pw.TextField()
    at = pw.TextField()
    minutes = pw.IntegerField(default=0)
    target = pw.TextField(null=True)

    class Meta:
        table_name = "press"
