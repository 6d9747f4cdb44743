"""What staff do with votes: record one, withdraw one. Records are facts and are never edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from db.models import VoteRecordRecord
from db.queries import attendance, attendees, meeting
from db.queries import resolutions as kept
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Quorum, entitled_present_ids, quorum
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import (
    Detail,
    Fault,
    Method,
    Resolution,
    Rule,
    Tally,
    VoteRecord,
    verdict,
    withdrawn,
)
from desktop_app.domain.tallying import ensure_detail

from .agenda import found

COUNTED = Detail()

_FAULTS = {
    Fault.NEGATIVE: "vote-negative",
    Fault.MORE_VOTES_THAN_PRESENT: "more-votes-than-present",
    Fault.MORE_PRESENT_THAN_MEMBERS: "more-present-than-members",
    Fault.CASTING_WITHOUT_TIE: "casting-without-tie",
    Fault.STATED_WITH_NUMBERS: "stated-with-numbers",
    Fault.NO_SHARE: "no-share",
}


def roll_call(at: dt.datetime | None = None) -> tuple[Quorum, frozenset[str]]:
    """应到, 实到 and 法定 at a moment (None: now), and who of the entitled is in the hall."""
    people, held = attendees.everyone(), meeting.meeting()
    here = attendance.present_ids(at)
    return quorum(people, here, held), entitled_present_ids(people, here, held)


def record_vote(
    store: Store,
    item_id: str,
    tally: Tally,
    now: dt.datetime,
    *,
    rule: Rule | None = None,
    method: Method | None = None,
    casting: int = 0,
    stated: int = 0,
    reason: str = "",
    detail: Detail = COUNTED,
) -> Changes:
    """Record a vote. Presence and quorum are frozen from the events at `now`, in the same transaction; rule
    and method are the motion's unless given. Refuses below-quorum without a written reason, nobody-entitled, and
    numbers that cannot be right (more-votes-than-present, nothing-counted ...: see `_FAULTS`, `tallying`)."""
    item = found(item_id)
    with store.change("record-vote", item.title) as change:
        motion = kept.resolution(item_id) or Resolution("", item_id)
        rule = rule or motion.rule
        roll, present_ids = roll_call(now)
        ensure_may_vote(roll, reason)
        ensure_sound(tally, rule, roll, casting, stated)
        ensure_detail(detail, tally, present_ids, method or motion.method)
        frozen = _frozen(item_id, _after_the_last(now), tally, rule, roll, present_ids)
        record = replace(
            frozen,
            method=method or motion.method,
            casting=casting,
            stated=stated,
            reason=reason.strip(),
            detail=detail,
        )
        VoteRecordRecord.insert(kept.vote_columns(record)).execute()
    return change.changes


def _frozen(
    item_id: str, at: dt.datetime, tally: Tally, rule: Rule, roll: Quorum, present_ids: Iterable[str]
) -> VoteRecord:
    """The record with the presence of the moment in it."""
    return VoteRecord(
        new_id(),
        item_id,
        at,
        tally,
        rule,
        roll.members,
        roll.present,
        roll.needed,
        roll.met,
        present_ids=tuple(sorted(present_ids)),
    )


def _after_the_last(now: dt.datetime) -> dt.datetime:
    """A vote is told from the next by its time, and the later one stands: two in one instant, or after a clock was set
    back, keep their order."""
    last = max((vote.at for vote in kept.votes()), default=None)
    return now if last is None or now > last else last + dt.timedelta(milliseconds=1)


def ensure_may_vote(roll: Quorum, reason: str) -> None:
    """Below the quorum only with the chair's reason in writing; a body without members cannot vote at all."""
    if roll.members == 0:
        raise Refusal("nobody-entitled")
    if not roll.met and not reason.strip():
        raise Refusal("below-quorum", members=roll.members, present=roll.present, needed=roll.needed)


def ensure_sound(tally: Tally, rule: Rule, roll: Quorum, casting: int, stated: int) -> None:
    """Refuses the first fault in the numbers; and a vote in which nothing was counted and nothing stated."""
    found_out = verdict(tally, rule, roll.members, roll.present, casting=casting, stated=stated)
    for fault in found_out.faults:
        raise Refusal(_FAULTS[fault], present=roll.present, members=roll.members, over=-found_out.not_voted)
    if tally == Tally() and not stated:
        raise Refusal("nothing-counted")


def withdraw_vote(store: Store, vote_id: str, now: dt.datetime, reason: str) -> Changes:
    """Withdraw a recorded vote: it stays on record, with the reason, and counts no more. Refuses vote-is-gone,
    vote-withdrawn-already and reason-needed."""
    vote = next((each for each in kept.votes() if each.id == vote_id), None)
    if vote is None:
        raise Refusal("vote-is-gone")
    if not reason.strip():
        raise Refusal("reason-needed")
    with store.change("withdraw-vote", found(vote.item_id).title) as change:
        if vote_id in withdrawn(kept.votes(vote.item_id)):
            raise Refusal("vote-withdrawn-already")
        told = kept.vote_columns(vote) | {
            "id": new_id(),
            "at": now.isoformat(timespec="seconds"),
            "reason": reason.strip(),
            "withdraws": vote_id,
        }
        VoteRecordRecord.insert(told).execute()
    return change.changes
