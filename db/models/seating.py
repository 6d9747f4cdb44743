"""Halls, seats and placements."""

from __future__ import annotations

import peewee as pw

from .attendees import AttendeeRecord
from .record import Record, link


class HallRecord(Record):
    name = pw.TextField()
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "hall"


class SeatRecord(Record):
    hall = link(HallRecord, backref="seats", on_delete="CASCADE")
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
    hall = link(HallRecord, backref="placements", on_delete="CASCADE")
    seat = link(SeatRecord, unique=True, backref="placement", on_delete="CASCADE")
    attendee = link(AttendeeRecord, backref="placements", on_delete="CASCADE")
    locked = pw.IntegerField(default=0)

    class Meta:
        table_name = "placement"
        indexes = ((("hall", "attendee"), True),)
