"""What happened at the desks (append-only), and the attendance lists it is counted on."""

from __future__ import annotations

import peewee as pw

from .attendees import AttendeeRecord
from .record import LATE, Record


class AttendanceEventRecord(Record):
    attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, backref="events", on_delete="RESTRICT", deferrable=LATE
    )
    session_id = pw.TextField(default="")
    kind = pw.TextField()
    at = pw.TextField()
    desk = pw.TextField(default="")
    desk_seq = pw.IntegerField(default=0)
    method = pw.TextField(default="search")
    operator = pw.TextField(default="")
    reason = pw.TextField(default="")
    target = pw.TextField(null=True)
    raw_code = pw.TextField(default="")

    class Meta:
        table_name = "attendance_event"


class SessionRecord(Record):
    name = pw.TextField(default="")
    latin_name = pw.TextField(default="")
    opens_at = pw.TextField(null=True)
    closes_at = pw.TextField(null=True)
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "session"
