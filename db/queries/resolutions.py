"""Reading motions and the frozen records of votes."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from db.models import ResolutionRecord, VoteRecordRecord
from desktop_app.domain.meeting import Share
from desktop_app.domain.resolutions import (
    AreaCount,
    Base,
    Detail,
    Entry,
    Method,
    Resolution,
    Rule,
    Tally,
    Voice,
    VoteRecord,
)


def resolutions() -> dict[str, Resolution]:
    """The motions of the meeting by the id of their agenda item."""
    motions = [_resolution(row) for row in ResolutionRecord.select()]
    return {motion.item_id: motion for motion in motions}


def resolution(item_id: str) -> Resolution | None:
    """The motion of one item, or None when nothing is put to the vote there."""
    row = ResolutionRecord.get_or_none(ResolutionRecord.item == item_id)
    return _resolution(row) if row is not None else None


def votes(item_id: str | None = None) -> list[VoteRecord]:
    """Every vote taken, of one item or of all, oldest first; withdrawn ones and withdrawals are among them.
    `domain.resolutions.standing_vote` tells which one counts."""
    query = VoteRecordRecord.select()
    if item_id is not None:
        query = query.where(VoteRecordRecord.item == item_id)
    return [_vote(row) for row in query.order_by(VoteRecordRecord.at, VoteRecordRecord.id)]


def rule_of(row: Any) -> Rule:
    """The rule in a row of motions, votes or elections."""
    share = Share(row.share_p, row.share_q, bool(row.share_strict))
    return Rule(Base(row.base), share, bool(row.relative), bool(row.unanimous))


def _resolution(row: Any) -> Resolution:
    return Resolution(row.id, row.item_id, row.text, Method(row.method), rule_of(row))


def _vote(row: Any) -> VoteRecord:
    return VoteRecord(
        id=row.id,
        item_id=row.item_id,
        at=dt.datetime.fromisoformat(row.at),
        tally=Tally(row.yes, row.no, row.abstain, row.invalid, row.blank),
        rule=rule_of(row),
        members=row.members,
        present=row.present,
        quorum_needed=row.quorum_needed,
        quorum_met=bool(row.quorum_met),
        present_ids=tuple(row.present_ids.split()),
        method=Method(row.method),
        casting=row.casting,
        stated=row.stated,
        reason=row.reason,
        withdraws=row.withdraws,
        detail=_detail(row),
    )


def _detail(row: Any) -> Detail:
    areas = json.loads(row.areas) if row.areas else []
    voices = (voice.partition(":") for voice in row.voices.split())
    return Detail(
        Entry(row.entry),
        tuple(AreaCount(*area) for area in areas),
        tuple((person, Voice(said)) for person, _colon, said in voices),
    )


def _detail_columns(detail: Detail) -> dict[str, object]:
    areas = [(a.name, a.present, a.yes, a.no, a.abstain) for a in detail.areas]
    return {
        "entry": detail.entry.value,
        "areas": json.dumps(areas, ensure_ascii=False) if areas else "",
        "voices": " ".join(f"{person}:{voice.value}" for person, voice in detail.voices),
    }


def rule_columns(rule: Rule) -> dict[str, object]:
    """The columns of a row that hold a rule."""
    return {
        "base": rule.base.value,
        "share_p": rule.share.p,
        "share_q": rule.share.q,
        "share_strict": int(rule.share.strict),
        "relative": int(rule.relative),
        "unanimous": int(rule.unanimous),
    }


def resolution_columns(value: Resolution) -> dict[str, object]:
    """The row that holds a motion, for commands that write it."""
    told = {"id": value.id, "item": value.item_id, "text": value.text, "method": value.method.value}
    return told | rule_columns(value.rule)


def vote_columns(value: VoteRecord) -> dict[str, object]:
    """The row that holds a vote, for the command that appends it."""
    tally = value.tally
    numbers: dict[str, object] = {
        "id": value.id,
        "item": value.item_id,
        "at": value.at.isoformat(timespec="milliseconds"),
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "invalid": tally.invalid,
        "blank": tally.blank,
        "casting": value.casting,
        "stated": value.stated,
        "members": value.members,
        "present": value.present,
        "quorum_needed": value.quorum_needed,
        "quorum_met": int(value.quorum_met),
        "present_ids": " ".join(value.present_ids),
        "method": value.method.value,
        "reason": value.reason,
        "withdraws": value.withdraws,
    }
    return numbers | rule_columns(value.rule) | _detail_columns(value.detail)
