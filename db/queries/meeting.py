"""Reading the meeting row."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.models import AssetRecord, MeetingRecord
from db.models.meeting import meeting_columns
from db.models.prepared import Prepared
from desktop_app.domain.meeting import EvenDais, Meeting, Protocol, Share

__all__ = ["asset", "meeting", "meeting_columns", "meeting_of"]


_THE_ONE = Prepared(MeetingRecord.select)


def meeting() -> Meeting:
    """The one meeting of the open file."""
    return meeting_of(_THE_ONE.rows()[0])


def meeting_of(row: Any) -> Meeting:
    """The meeting in a row, whose columns are its attributes."""
    return Meeting(
        id=row.id,
        title=row.title,
        latin_title=row.latin_title,
        language=row.language,
        starts_at=dt.datetime.fromisoformat(row.starts_at),
        venue=row.venue,
        organiser=row.organiser,
        latin_organiser=row.latin_organiser,
        protocol=Protocol(row.protocol),
        even_dais=EvenDais(row.even_dais),
        quorum=Share(row.quorum_p, row.quorum_q, bool(row.quorum_strict)),
        substitutes_vote=bool(row.substitutes_vote),
        certificate_pattern=row.certificate_pattern,
        certificate_date=dt.date.fromisoformat(row.certificate_date) if row.certificate_date else None,
        secret=row.secret,
    )


def asset(sha256: str) -> bytes | None:
    """The bytes kept under this hash, or None."""
    row = AssetRecord.get_or_none(AssetRecord.sha256 == sha256)
    return bytes(row.data) if row is not None else None
