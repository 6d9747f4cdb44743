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
    merged_into = pw.ForeignKeyField(
        "self", null=True, backref="merged", on_delete="CASCADE", deferrable=LATE
    )

    class Meta:
        table_name = "attendee"


class OwnFieldRecord(Record):
    name = pw.TextField()
    latin_name = pw.TextField(default="")
    kind = pw.TextField(default="text")
    options = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "own_field"


class OwnValueRecord(Record):
    """Keyed by person and field ("<attendee>.<field>"), so that two desks that fill the same one fill one row."""

    attendee = pw.ForeignKeyField(AttendeeRecord, backref="own", on_delete="CASCADE", deferrable=LATE)
    field = pw.ForeignKeyField(OwnFieldRecord, backref="values", on_delete="CASCADE", deferrable=LATE)
    value = pw.TextField(default="")

    class Meta:
        table_name = "own_value"


class KnownApartRecord(Record):
    """Two people somebody has looked at and found to be two; keyed by both ("<one>.<other>", in order)."""

    one = pw.ForeignKeyField(AttendeeRecord, backref="apart_from", on_delete="CASCADE", deferrable=LATE)
    other = pw.ForeignKeyField(AttendeeRecord, backref="kept_apart", on_delete="CASCADE", deferrable=LATE)

    class Meta:
        table_name = "known_apart"


class NameKeyRecord(pw.Model):
    """Search keys of a text (readings, initials), kept by the text itself so that they can never be stale."""

    text = pw.TextField(primary_key=True)
    keys = pw.TextField()

    class Meta:
        database = database
        strict_tables = True
        table_name = "name_key"
