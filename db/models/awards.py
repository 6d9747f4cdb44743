"""Awards, batches, recipients, issuers and the register of certificates."""

from __future__ import annotations

import peewee as pw

from .agenda import AgendaItemRecord
from .attendees import AttendeeRecord
from .record import LATE, Record


class AwardRecord(Record):
    title = pw.TextField()
    latin_title = pw.TextField(default="")
    kind = pw.TextField(default="person")
    wording = pw.TextField(default="")
    latin_wording = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")
    template = pw.TextField(default="")
    latin_template = pw.TextField(default="")

    class Meta:
        table_name = "award"


class BatchRecord(Record):
    name = pw.TextField()
    order = pw.TextField(default="", column_name="order_key")
    item = pw.ForeignKeyField(
        AgendaItemRecord, null=True, backref="batches", on_delete="SET NULL", deferrable=LATE
    )
    entry = pw.TextField(default="left")
    ushers = pw.IntegerField(default=2)

    class Meta:
        table_name = "batch"


class BatchPresenterRecord(Record):
    batch = pw.ForeignKeyField(BatchRecord, backref="presenters", on_delete="CASCADE", deferrable=LATE)
    attendee = pw.ForeignKeyField(AttendeeRecord, null=True, on_delete="SET NULL", deferrable=LATE)
    name = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "batch_presenter"


class RecipientRecord(Record):
    award = pw.ForeignKeyField(AwardRecord, backref="recipients", on_delete="CASCADE", deferrable=LATE)
    batch = pw.ForeignKeyField(
        BatchRecord, null=True, backref="recipients", on_delete="SET NULL", deferrable=LATE
    )
    name = pw.TextField()
    kind = pw.TextField(default="person")
    grade = pw.TextField(default="")
    organisation = pw.TextField(default="")
    attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, on_delete="SET NULL", backref="recipients", deferrable=LATE
    )
    representative = pw.TextField(default="")
    representative_attendee = pw.ForeignKeyField(
        AttendeeRecord, null=True, on_delete="SET NULL", backref="represents", deferrable=LATE
    )
    representative_pending = pw.IntegerField(default=0)
    presenter_name = pw.TextField(default="")
    presenter = pw.ForeignKeyField(
        AttendeeRecord, null=True, on_delete="SET NULL", backref="presents", deferrable=LATE
    )
    citation = pw.TextField(default="")
    latin_name = pw.TextField(default="")
    latin_citation = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")
    absence = pw.TextField(default="")

    class Meta:
        table_name = "recipient"


class CertificateRecord(Record):
    recipient = pw.ForeignKeyField(
        RecipientRecord, backref="certificates", on_delete="RESTRICT", deferrable=LATE
    )
    number = pw.TextField(unique=True)
    serial = pw.IntegerField()
    issued_at = pw.TextField()
    revoked_at = pw.TextField(null=True)
    reason = pw.TextField(default="")

    class Meta:
        table_name = "certificate"


class IssuerRecord(Record):
    name = pw.TextField()
    latin_name = pw.TextField(default="")
    seal = pw.TextField(default="")
    seal_mm = pw.IntegerField(default=42)
    signature = pw.TextField(default="")
    signer = pw.TextField(default="")
    latin_signer = pw.TextField(default="")
    order = pw.TextField(default="", column_name="order_key")

    class Meta:
        table_name = "issuer"
