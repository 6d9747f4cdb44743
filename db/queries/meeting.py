"""Reading the meeting row."""

from __future__ import annotations

import datetime as dt

from db.models import AssetRecord, MeetingRecord
from desktop_app.domain.meeting import EvenDais, Meeting, Protocol, Share


def meeting() -> Meeting:
    """The one meeting of the open file."""
    row = MeetingRecord.select().get()
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


def asset(sha256: str) -> bytes | None:
    """The bytes kept under this hash, or None."""
    row = AssetRecord.get_or_none(AssetRecord.sha256 == sha256)
    return bytes(row.data) if row is not None else None
