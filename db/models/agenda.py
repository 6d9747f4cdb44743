"""Agenda items and the people on them."""

from __future__ import annotations

import peewee as pw

from .attendees import AttendeeRecord
from .record import LATE, Record


class AgendaItemRecord(Record):
    parent = pw.ForeignKeyField("self", null=True, backref="children", on_delete="CASCADE", deferrable=LATE)
    order = pw.TextField(default="", column_name="order_key")
    title = pw.TextField()
    latin_title = pw.TextField(default="")
    kind = pw.TextField(default="report")
    minutes = pw.IntegerField(default=10)
    minimum = pw.IntegerField(default=0)
    mode = pw.TextField(default="after")
    at = pw.TextField(null=True)
    lead = pw.IntegerField(default=0)
    material = pw.TextField(default="")
    note = pw.TextField(default="")
    text = pw.TextField(default="")
    latin_text = pw.TextField(default="")
    internal = pw.IntegerField(default=0)
    place = pw.TextField(default="")
    cancelled = pw.IntegerField(default=0)

    class Meta:
        table_name = "agenda_item"


class EditionRecord(Record):
    """An agenda as it went out. Editions are counted by the time they were released, so two copies never clash."""

    released_at = pw.TextField()
    note = pw.TextField(default="")
    lines = pw.TextField()

    class Meta:
        table_name = "edition"


class ItemRoleRecord(Record):
    item = pw.ForeignKeyField(AgendaItemRecord, backref="roles", on_delete="CASCADE", deferrable=LATE)
    role = pw.TextField()
    name = pw.TextField(default="")
    attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, backref="roles", on_delete="SET NULL", deferrable=LATE
    )
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "item_role"
