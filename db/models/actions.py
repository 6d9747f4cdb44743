"""What is to be done after the meeting: task, owner, date."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .attendees import AttendeeRecord
from .record import LATE, Record


class ActionRecord(Record):
    """`origin` names the meeting an open action was carried over from; "" for one of this meeting."""

    item = pw.ForeignKeyField(
        AgendaItemRecord, null=True, backref="actions", on_delete="SET NULL", deferrable=LATE
    )
    task = pw.TextField()
    owner = pw.TextField(default="")
    attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, backref="actions", on_delete="SET NULL", deferrable=LATE
    )
    due = pw.TextField(null=True)
    done_at = pw.TextField(null=True)
    noted_at = pw.TextField()
    origin = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "action"
