"""Halls, seats, placements, and what is asked of a seating."""

from __future__ import annotations

import peewee as pw

from .attendees import AttendeeRecord, DelegationRecord
from .record import LATE, Record


class HallRecord(Record):
    name = pw.TextField()
    order = pw.TextField(default="", column_name="order_key")
    design = pw.TextField(default="")

    class Meta:
        table_name = "hall"


class SeatRecord(Record):
    hall = pw.ForeignKeyField(HallRecord, backref="seats", on_delete="CASCADE", deferrable=LATE)
    area = pw.TextField()
    row = pw.IntegerField()
    number = pw.IntegerField()
    label = pw.TextField(default="")
    x = pw.IntegerField()
    y = pw.IntegerField()
    kind = pw.TextField(default="seat")
    aisle = pw.IntegerField(default=0)

    class Meta:
        table_name = "seat"


class PlacementRecord(Record):
    hall = pw.ForeignKeyField(HallRecord, backref="placements", on_delete="CASCADE", deferrable=LATE)
    seat = pw.ForeignKeyField(
        SeatRecord, unique=True, backref="placement", on_delete="CASCADE", deferrable=LATE
    )
    attendee = pw.ForeignKeyField(AttendeeRecord, backref="placements", on_delete="CASCADE", deferrable=LATE)
    locked = pw.IntegerField(default=0)

    class Meta:
        table_name = "placement"
        indexes = ((("hall", "attendee"), True),)


class RequirementRecord(Record):
    hall = pw.ForeignKeyField(HallRecord, backref="requirements", on_delete="CASCADE", deferrable=LATE)
    kind = pw.TextField()
    number = pw.IntegerField(default=0)
    weight = pw.IntegerField(default=0)
    note = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "requirement"


class RequirementPartRecord(Record):
    """One person, delegation or seat a requirement speaks of."""

    requirement = pw.ForeignKeyField(RequirementRecord, backref="parts", on_delete="CASCADE", deferrable=LATE)
    attendee = pw.ForeignKeyField(AttendeeRecord, null=True, on_delete="CASCADE", deferrable=LATE)
    delegation = pw.ForeignKeyField(DelegationRecord, null=True, on_delete="CASCADE", deferrable=LATE)
    seat = pw.ForeignKeyField(SeatRecord, null=True, on_delete="CASCADE", deferrable=LATE)
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "requirement_part"
