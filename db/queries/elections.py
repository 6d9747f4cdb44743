"""Reading elections: what is asked, who stands, and the frozen rounds."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from db.models import CandidateRecord, ElectionRecord, ElectionRoundRecord
from desktop_app.domain.elections import Candidate, Count, Election, Papers, Round, RoundKind
from desktop_app.domain.resolutions import Method

from .resolutions import rule_columns, rule_of


def election(item_id: str) -> Election:
    """What an item elects; one seat by the usual rule where nothing was said yet."""
    row = ElectionRecord.get_or_none(ElectionRecord.item == item_id)
    return _election(row) if row is not None else Election("", item_id)


def candidates(item_id: str | None = None) -> list[Candidate]:
    """Who stands, of one item or of all, in the order of the ballot paper."""
    query = CandidateRecord.select()
    if item_id is not None:
        query = query.where(CandidateRecord.item == item_id)
    return [_candidate(row) for row in query.order_by(CandidateRecord.order, CandidateRecord.id)]


def rounds(item_id: str | None = None) -> list[Round]:
    """Every round held, of one item or of all, oldest first; withdrawn ones and withdrawals are among them.
    `domain.elections.result_of` tells what they come to."""
    query = ElectionRoundRecord.select()
    if item_id is not None:
        query = query.where(ElectionRoundRecord.item == item_id)
    return [_round(row) for row in query.order_by(ElectionRoundRecord.at, ElectionRoundRecord.id)]


def _election(row: Any) -> Election:
    return Election(row.id, row.item_id, row.seats, row.office, Method(row.method), rule_of(row))


def _candidate(row: Any) -> Candidate:
    return Candidate(row.id, row.item_id, row.name, row.about, row.attendee_id, row.order)


def _round(row: Any) -> Round:
    return Round(
        id=row.id,
        item_id=row.item_id,
        at=dt.datetime.fromisoformat(row.at),
        kind=RoundKind(row.kind),
        seats=row.seats,
        counts=tuple(Count(*each) for each in json.loads(row.counts or "[]")),
        drawn=tuple(row.drawn.split("\n")) if row.drawn else (),
        papers=Papers(row.issued, row.returned, row.invalid),
        rule=rule_of(row),
        members=row.members,
        present=row.present,
        quorum_needed=row.quorum_needed,
        quorum_met=bool(row.quorum_met),
        present_ids=tuple(row.present_ids.split()),
        method=Method(row.method),
        reason=row.reason,
        follows=row.follows,
        withdraws=row.withdraws,
    )


def election_columns(value: Election) -> Mapping[str, object]:
    """The row that holds what is elected, for commands that write it."""
    told = {"id": value.id, "item": value.item_id, "seats": value.seats, "office": value.office}
    return told | {"method": value.method.value} | rule_columns(value.rule)


def candidate_columns(value: Candidate) -> Mapping[str, object]:
    """The row that holds a candidate, for commands that write it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "name": value.name,
        "about": value.about,
        "attendee": value.attendee_id,
        "order": value.order,
    }


def round_columns(value: Round) -> dict[str, object]:
    """The row that holds a round, for the command that appends it."""
    counts = [[c.candidate_id, c.name, c.votes, c.against, c.abstain] for c in value.counts]
    told: dict[str, object] = {
        "id": value.id,
        "item": value.item_id,
        "at": value.at.isoformat(timespec="milliseconds"),
        "kind": value.kind.value,
        "seats": value.seats,
        "counts": json.dumps(counts, ensure_ascii=False) if counts else "",
        "drawn": "\n".join(value.drawn),
        "issued": value.papers.issued,
        "returned": value.papers.returned,
        "invalid": value.papers.invalid,
        "members": value.members,
        "present": value.present,
        "quorum_needed": value.quorum_needed,
        "quorum_met": int(value.quorum_met),
        "present_ids": " ".join(value.present_ids),
        "method": value.method.value,
        "reason": value.reason,
        "follows": value.follows,
        "withdraws": value.withdraws,
    }
    return told | rule_columns(value.rule)
