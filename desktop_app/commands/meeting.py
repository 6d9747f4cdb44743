"""What staff do with the meeting as a whole: name it, set its customs, keep its pictures."""

from __future__ import annotations

import hashlib
import secrets

from db.models import AssetRecord, MeetingRecord
from db.queries import meeting as meetings
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal


def new_meeting(title: str, language: str = "zh") -> Meeting:
    """A meeting that can be written to a new file: with an id and the secret of its QR codes. Needs a title."""
    if not title.strip():
        raise Refusal("meeting-needs-title")
    return Meeting(id=new_id(), title=title.strip(), language=language, secret=secrets.token_hex(20))


def edit_meeting(store: Store, value: Meeting) -> Changes:
    """Put the meeting's new particulars in place of the old. Refuses an empty title and a senseless quorum."""
    if not value.title.strip():
        raise Refusal("meeting-needs-title")
    if not 0 < value.quorum.p <= value.quorum.q:
        raise Refusal("quorum-is-no-share", p=value.quorum.p, q=value.quorum.q)
    columns = meetings.meeting_columns(value)
    number = columns.pop("id")
    with store.change("edit-meeting", value.title) as change:
        MeetingRecord.update(columns).where(MeetingRecord.id == number).execute()
    return change.changes


def keep_asset(data: bytes, media_type: str, name: str = "") -> str:
    """Keep bytes in the file under their SHA-256 and return it; the same bytes are kept once. Inside a change only."""
    digest = hashlib.sha256(data).hexdigest()
    AssetRecord.insert(
        sha256=digest, media_type=media_type, name=name, data=data
    ).on_conflict_ignore().execute()
    return digest
