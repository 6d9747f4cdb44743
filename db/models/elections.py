"""Elections: what is asked, who stands, and the frozen records of every round; election_round is append-only."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .attendees import AttendeeRecord
from .record import LATE, Record


class ElectionRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, unique=True, backref="election", on_delete="CASCADE", deferrable=LATE
    )
    seats = pw.IntegerField(default=1)
    office = pw.TextField(default="")
    method = pw.TextField(default="secret")
    base = pw.TextField(default="present")
    share_p = pw.IntegerField(default=1)
    share_q = pw.IntegerField(default=2)
    share_strict = pw.IntegerField(default=1)
    relative = pw.IntegerField(default=0)
    unanimous = pw.IntegerField(default=0)

    class Meta:
        table_name = "election"


class CandidateRecord(Record):
    item = pw.ForeignKeyField(AgendaItemRecord, backref="candidates", on_delete="CASCADE", deferrable=LATE)
    name = pw.TextField()
    about = pw.TextField(default="")
    attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, backref="candidacies", on_delete="SET NULL", deferrable=LATE
    )
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "candidate"


class ElectionRoundRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, backref="election_rounds", on_delete="RESTRICT", deferrable=LATE
    )
    kind = pw.TextField()
    at = pw.TextField()
    seats = pw.IntegerField()
    counts = pw.TextField(default="")
    drawn = pw.TextField(default="")
    issued = pw.IntegerField(default=0)
    returned = pw.IntegerField(default=0)
    invalid = pw.IntegerField(default=0)
    base = pw.TextField()
    share_p = pw.IntegerField()
    share_q = pw.IntegerField()
    share_strict = pw.IntegerField()
    relative = pw.IntegerField(default=0)
    unanimous = pw.IntegerField(default=0)
    members = pw.IntegerField()
    present = pw.IntegerField()
    quorum_needed = pw.IntegerField()
    quorum_met = pw.IntegerField()
    present_ids = pw.TextField(default="")
    method = pw.TextField(default="secret")
    reason = pw.TextField(default="")
    follows = pw.TextField(null=True)
    withdraws = pw.TextField(null=True)

    class Meta:
        table_name = "election_round"
