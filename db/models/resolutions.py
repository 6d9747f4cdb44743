"""Motions and the frozen records of votes; vote_record is append-only."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .record import LATE, Record


class ResolutionRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, unique=True, backref="resolution", on_delete="CASCADE", deferrable=LATE
    )
    text = pw.TextField(default="")
    method = pw.TextField(default="hands")
    base = pw.TextField(default="present")
    share_p = pw.IntegerField(default=1)
    share_q = pw.IntegerField(default=2)
    share_strict = pw.IntegerField(default=1)
    relative = pw.IntegerField(default=0)
    unanimous = pw.IntegerField(default=0)

    class Meta:
        table_name = "resolution"


class VoteRecordRecord(Record):
    item = pw.ForeignKeyField(AgendaItemRecord, backref="votes", on_delete="RESTRICT", deferrable=LATE)
    at = pw.TextField()
    yes = pw.IntegerField(default=0)
    no = pw.IntegerField(default=0)
    abstain = pw.IntegerField(default=0)
    invalid = pw.IntegerField(default=0)
    blank = pw.IntegerField(default=0)
    casting = pw.IntegerField(default=0)
    stated = pw.IntegerField(default=0)
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
    method = pw.TextField(default="hands")
    reason = pw.TextField(default="")
    withdraws = pw.TextField(null=True)
    entry = pw.TextField(default="full")
    areas = pw.TextField(default="")
    voices = pw.TextField(default="")

    class Meta:
        table_name = "vote_record"
