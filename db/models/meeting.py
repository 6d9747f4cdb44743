"""The meeting row, and the pictures and documents kept in the file."""

from __future__ import annotations

import peewee as pw

from desktop_app.domain.meeting import Meeting

from .record import Record, database


class MeetingRecord(Record):
    title = pw.TextField()
    latin_title = pw.TextField(default="")
    language = pw.TextField(default="zh")
    starts_at = pw.TextField()
    venue = pw.TextField(default="")
    organiser = pw.TextField(default="")
    latin_organiser = pw.TextField(default="")
    protocol = pw.TextField(default="chinese")
    even_dais = pw.TextField(default="A")
    quorum_p = pw.IntegerField(default=1)
    quorum_q = pw.IntegerField(default=2)
    quorum_strict = pw.IntegerField(default=1)
    substitutes_vote = pw.IntegerField(default=1)
    certificate_pattern = pw.TextField(default="")
    certificate_date = pw.TextField(null=True)
    secret = pw.TextField(default="")

    class Meta:
        table_name = "meeting"


class AssetRecord(pw.Model):
    """Bytes addressed by their SHA-256; written once, never changed, so the journal need not hold them."""

    sha256 = pw.TextField(primary_key=True)
    media_type = pw.TextField()
    name = pw.TextField(default="")
    data = pw.BlobField()

    class Meta:
        database = database
        strict_tables = True
        table_name = "asset"


def meeting_columns(value: Meeting) -> dict[str, object]:
    """The row that holds `value`, for commands that write it."""
    return {
        "id": value.id,
        "title": value.title,
        "latin_title": value.latin_title,
        "language": value.language,
        "starts_at": value.starts_at.isoformat(timespec="minutes"),
        "venue": value.venue,
        "organiser": value.organiser,
        "latin_organiser": value.latin_organiser,
        "protocol": value.protocol.value,
        "even_dais": value.even_dais.value,
        "quorum_p": value.quorum.p,
        "quorum_q": value.quorum.q,
        "quorum_strict": int(value.quorum.strict),
        "substitutes_vote": int(value.substitutes_vote),
        "certificate_pattern": value.certificate_pattern,
        "certificate_date": value.certificate_date.isoformat() if value.certificate_date else None,
        "secret": value.secret,
    }
