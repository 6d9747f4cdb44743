"""The tables, as peewee sees them. Only db/ and commands/ import this.

A new column: add it to the record here, to the domain value, to the mapping in db/queries, and generate a migration.
Undo, audit, change notice and merging follow by themselves, because the journal reads the tables' own columns.
Journalled tables hold neither floats nor blobs: lengths are millimetres, times ISO text, pictures live in `asset`.
"""

from __future__ import annotations

import peewee as pw

from .actions import ActionRecord
from .agenda import AgendaItemRecord, EditionRecord, ItemRoleRecord
from .attachments import AttachmentRecord
from .attendance import AttendanceEventRecord, SessionRecord
from .attendees import (
    AttendeeRecord,
    DelegationRecord,
    KnownApartRecord,
    NameKeyRecord,
    OwnFieldRecord,
    OwnValueRecord,
)
from .awards import (
    AwardRecord,
    BatchPresenterRecord,
    BatchRecord,
    CertificateRecord,
    IssuerRecord,
    RecipientRecord,
)
from .elections import CandidateRecord, ElectionRecord, ElectionRoundRecord
from .manuscripts import ManuscriptRecord
from .meeting import AssetRecord, MeetingRecord
from .printing import PrintedMarkRecord
from .record import Record, database
from .resolutions import ResolutionRecord, VoteRecordRecord
from .running import PressRecord
from .seating import HallRecord, PlacementRecord, RequirementPartRecord, RequirementRecord, SeatRecord
from .speakers import SpeakerEventRecord, SpeakerListRecord
from .templates import TemplateRecord

TABLES: tuple[type[Record], ...] = (
    MeetingRecord,
    DelegationRecord,
    AttendeeRecord,
    AttendanceEventRecord,
    HallRecord,
    SeatRecord,
    PlacementRecord,
    RequirementRecord,
    RequirementPartRecord,
    AgendaItemRecord,
    ItemRoleRecord,
    EditionRecord,
    ManuscriptRecord,
    PressRecord,
    ResolutionRecord,
    VoteRecordRecord,
    ElectionRecord,
    CandidateRecord,
    ElectionRoundRecord,
    SpeakerListRecord,
    SpeakerEventRecord,
    AwardRecord,
    BatchRecord,
    BatchPresenterRecord,
    RecipientRecord,
    CertificateRecord,
    IssuerRecord,
    SessionRecord,
    OwnFieldRecord,
    OwnValueRecord,
    KnownApartRecord,
    PrintedMarkRecord,
    TemplateRecord,
    ActionRecord,
    AttachmentRecord,
)
"""Journalled tables, parents before children."""

UNJOURNALLED: tuple[type[pw.Model], ...] = (AssetRecord, NameKeyRecord)
"""Tables whose rows are never edited: content-addressed bytes and derived keys."""

APPEND_ONLY = frozenset(
    {"attendance_event", "vote_record", "election_round", "certificate", "press", "speaker_event"}
)
"""Facts: taking one back adds a row that says so, or marks the row (a certificate\'s number stays used)."""

UNITS: dict[str, tuple[tuple[str, ...], ...]] = {
    "agenda_item": (("parent_id", "order_key"), ("mode", "at", "lead")),
    "resolution": (("base", "share_p", "share_q", "share_strict", "relative", "unanimous"),),
    "election": (("base", "share_p", "share_q", "share_strict", "relative", "unanimous"),),
    "placement": (("seat_id", "hall_id"),),
    "requirement": (("kind", "number", "weight"),),
    "requirement_part": (("attendee_id", "delegation_id", "seat_id"),),
    "action": (("owner", "attendee_id"),),
    "attachment": (("size", "sha256", "parts"),),
    "attendee": (("status", "substitute", "substitute_phone"),),
    "session": (("opens_at", "closes_at"),),
    "printed_mark": (("content", "printed_at"),),
    "certificate": (("revoked_at", "reason"),),
    "recipient": (
        ("batch_id", "order_key"),
        ("representative", "representative_attendee_id", "representative_pending"),
    ),
}
"""Columns that only make sense together merge as one unit; every other column is a unit of its own."""

SLOTS: dict[str, tuple[tuple[str, ...], ...]] = {"seat": (("hall_id", "area", "row", "number"),)}
"""What two rows may not share although the schema lets them, because a hall is rewritten seat by seat."""

ONCE: dict[str, tuple[str, ...]] = {
    "placement": ("hall_id",),
    "item_role": ("item_id", "role"),
    "batch_presenter": ("batch_id",),
    "candidate": ("item_id",),
}
"""Where one person (attendee_id) stands once only."""

__all__ = [
    "APPEND_ONLY",
    "ONCE",
    "SLOTS",
    "TABLES",
    "UNITS",
    "UNJOURNALLED",
    "ActionRecord",
    "AgendaItemRecord",
    "AssetRecord",
    "AttachmentRecord",
    "AttendanceEventRecord",
    "AttendeeRecord",
    "AwardRecord",
    "BatchPresenterRecord",
    "BatchRecord",
    "CandidateRecord",
    "CertificateRecord",
    "DelegationRecord",
    "EditionRecord",
    "ElectionRecord",
    "ElectionRoundRecord",
    "HallRecord",
    "IssuerRecord",
    "ItemRoleRecord",
    "KnownApartRecord",
    "ManuscriptRecord",
    "MeetingRecord",
    "NameKeyRecord",
    "OwnFieldRecord",
    "OwnValueRecord",
    "PlacementRecord",
    "PressRecord",
    "PrintedMarkRecord",
    "RecipientRecord",
    "Record",
    "RequirementPartRecord",
    "RequirementRecord",
    "ResolutionRecord",
    "SeatRecord",
    "SessionRecord",
    "SpeakerEventRecord",
    "SpeakerListRecord",
    "TemplateRecord",
    "VoteRecordRecord",
    "database",
]
