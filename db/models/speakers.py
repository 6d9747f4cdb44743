"""Lists of speakers: how a list is kept, and what happened on it; speaker_event is append-only."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .record import LATE, Record


class SpeakerListRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, unique=True, backref="speaker_list", on_delete="CASCADE", deferrable=LATE
    )
    seconds = pw.IntegerField(default=180)
    warning = pw.IntegerField(default=30)
    only_present = pw.IntegerField(default=1)
    several = pw.IntegerField(default=0)

    class Meta:
        table_name = "speaker_list"


class SpeakerEventRecord(Record):
    item = pw.ForeignKeyField(
        AgendaItemRecord, backref="speaker_events", on_delete="RESTRICT", deferrable=LATE
    )
    kind = pw.TextField()
    at = pw.TextField()
    entry = pw.TextField(default="")
    attendee_id = pw.TextField(default="")
    name = pw.TextField(default="")
    delegation = pw.TextField(default="")
    wish = pw.TextField(default="")
    seconds = pw.IntegerField(default=0)
    target = pw.TextField(null=True)

    class Meta:
        table_name = "speaker_event"
