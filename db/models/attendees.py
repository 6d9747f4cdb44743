"""People and their delegations."""

from __future__ import annotations

import peewee as pw

from .record import LATE, Record, database


class DelegationRecord(Record):
    name = pw.TextField()
    latin_name = pw.TextField(default="")
    colour = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "delegation"


class AttendeeRecord(Record):
    name = pw.TextField()
    latin_name = pw.TextField(default="")
    gender = pw.TextField(default="")
    honorific = pw.TextField(default="")
    organisation = pw.TextField(default="")
    position = pw.TextField(default="")
    delegation = pw.ForeignKeyField(
        DelegationRecord, null=True, backref="attendees", on_delete="SET NULL", deferrable=LATE
    )
    capacity = pw.TextField(default="member")
    rank = pw.IntegerField(null=True)
    phone = pw.TextField(default="")
    email = pw.TextField(default="")
    badge_number = pw.TextField(default="")
    needs = pw.TextField(default="")
    tags = pw.TextField(default="")
    notes = pw.TextField(default="")
    photo = pw.TextField(default="")
    status = pw.TextField(default="invited")
    substitute = pw.TextField(default="")
    substitute_phone = pw.TextField(default="")
    roster_order = pw.IntegerField(default=0)

    class Meta:
        table_name = "attendee"


class NameKeyRecord(pw.Model):
    """Search keys of a text (readings, initials), kept by the text itself so that they can never be stale."""

    text = pw.TextField(primary_key=True)
    keys = pw.TextField()

    class Meta:
        database = database
        strict_tables = True
        table_name = "name_key"
