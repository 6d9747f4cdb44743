"""What staff do with elections: say what is elected, who stands, record a round, draw lots, withdraw a round.
Rounds are facts and are never edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.models import CandidateRecord, ElectionRecord, ElectionRoundRecord
from db.queries import attendees
from db.queries import elections as kept
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Quorum
from desktop_app.domain.elections import (
    Candidate,
    Count,
    Election,
    Papers,
    Result,
    Round,
    RoundKind,
    outcome,
    result_of,
)
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.order import n_between
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Method, Rule, withdrawn

from .agenda import found
from .resolutions import ensure_may_vote, roll_call

MOST_SEATS = 999


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is entered for one round besides the counts; what is left out is the election's own, or everybody present.

    `follows`: the round is a run-off for the seats that are open."""

    returned: int | None = None
    invalid: int = 0
    issued: int | None = None
    seats: int | None = None
    rule: Rule | None = None
    method: Method | None = None
    reason: str = ""
    follows: bool = False


def set_election(store: Store, election: Election) -> Changes:
    """Set how many seats an item fills, for which office, how and by which rule. Rounds held keep their own."""
    if not 1 <= election.seats <= MOST_SEATS:
        raise Refusal("no-seats", most=MOST_SEATS)
    with store.change("set-election", found(election.item_id).title) as change:
        known = kept.election(election.item_id)
        wanted = replace(election, id=known.id or new_id(), office=clean_text(election.office))
        if not known.id:
            ElectionRecord.insert(kept.election_columns(wanted)).execute()
        else:
            columns = kept.election_columns(wanted)
            ElectionRecord.update(columns).where(ElectionRecord.id == known.id).execute()
    return change.changes


def set_candidates(store: Store, item_id: str, wanted: Iterable[Candidate]) -> Changes:
    """Set who stands, in the order of the ballot paper. Names are what voters see: refuses
    candidate-twice; lines without a name are left out. Those who stay keep their ids, so that two copies merge well.
    A new one whose name exactly one person of the list has is that person, and is printed with body and position."""
    named = [replace(each, name=clean_text(each.name), about=clean_text(each.about)) for each in wanted]
    named = [each for each in named if each.name]
    for place, each in enumerate(named):
        if each.name in {other.name for other in named[:place]}:
            raise Refusal("candidate-twice", name=each.name)
    with store.change("set-candidates", found(item_id).title) as change:
        before = {each.id: each for each in kept.candidates(item_id)}
        keys = n_between(None, None, len(named))
        named = [each if each.id in before else _known(each) for each in named]
        rows = [replace(e, item_id=item_id, order=key) for e, key in zip(named, keys, strict=True)]
        gone = before.keys() - {row.id for row in rows}
        if gone:
            CandidateRecord.delete().where(CandidateRecord.id.in_(list(gone))).execute()
        for row in rows:
            if row.id not in before:
                CandidateRecord.insert(kept.candidate_columns(row)).execute()
            elif row != before[row.id]:
                columns = kept.candidate_columns(row)
                CandidateRecord.update(columns).where(CandidateRecord.id == row.id).execute()
    return change.changes


def record_round(
    store: Store, item_id: str, counts: Sequence[Count], now: dt.datetime, ballot: Ballot | None = None
) -> Changes:
    """Record what was counted. Presence and quorum are frozen from the events at `now`, in the same transaction.

    Refuses a new ballot while an earlier one stands (ballot-stands), below-quorum without a written reason,
    nobody-entitled, nothing-counted, a run-off where no seat is open (nothing-open) or of somebody who did not stand
    before or is in already (not-in-run-off), and numbers that cannot be right (`domain.elections.BallotFault`)."""
    item, ballot = found(item_id), ballot or Ballot()
    with store.change("record-election", item.title) as change:
        election, before = kept.election(item_id), result_of(kept.rounds(item_id))
        roll, present_ids = roll_call(now)
        ensure_may_vote(roll, ballot.reason)
        seats = ballot.seats if ballot.seats is not None else election.seats
        if ballot.follows:
            seats = _ensure_run_off(before, counts)
        elif before is not None:
            raise Refusal("ballot-stands", title=item.title)
        papers = _papers(ballot, roll)
        rule = ballot.rule or election.rule
        for fault in outcome(counts, seats, rule, papers, roll.members, roll.present).faults:
            raise Refusal(fault.value, present=roll.present, seats=seats, valid=papers.valid)
        if not any(count.votes or count.against or count.abstain for count in counts):
            raise Refusal("nothing-counted")
        held = _round(item_id, now, roll, present_ids)
        held = replace(
            held,
            seats=seats,
            counts=tuple(counts),
            papers=papers,
            rule=rule,
            method=ballot.method or election.method,
            reason=ballot.reason.strip() if not roll.met else "",
            follows=before.last.id if ballot.follows and before is not None else None,
        )
        ElectionRoundRecord.insert(kept.round_columns(held)).execute()
    return change.changes


def draw_lot(store: Store, item_id: str, drawn: Sequence[str], now: dt.datetime) -> Changes:
    """Record that lots were drawn between those who are tied, and for whom they fell (their keys). Refuses no-tie where
    nobody is tied, and lot-wrong unless as many are named as there are seats open, all of them tied."""
    item = found(item_id)
    with store.change("draw-lot", item.title) as change:
        result = result_of(kept.rounds(item_id))
        if result is None or not result.tied or not result.open:
            raise Refusal("no-tie")
        tied = {count.key for count in result.tied}
        if len(set(drawn)) != result.open or len(drawn) != result.open or not set(drawn) <= tied:
            raise Refusal("lot-wrong", open=result.open, names=tuple(count.name for count in result.tied))
        roll, present_ids = roll_call(now)
        held = replace(
            _round(item_id, now, roll, present_ids),
            kind=RoundKind.LOT,
            seats=result.open,
            drawn=tuple(drawn),
            rule=result.last.rule,
            method=result.last.method,
            follows=result.last.id,
        )
        ElectionRoundRecord.insert(kept.round_columns(held)).execute()
    return change.changes


def withdraw_round(store: Store, round_id: str, now: dt.datetime, reason: str) -> Changes:
    """Withdraw a round: it stays on record, with the reason, and counts no more; nor does what followed it. Refuses
    vote-is-gone, vote-withdrawn-already and reason-needed."""
    held = next((each for each in kept.rounds() if each.id == round_id), None)
    if held is None:
        raise Refusal("vote-is-gone")
    if not reason.strip():
        raise Refusal("reason-needed")
    with store.change("withdraw-election", found(held.item_id).title) as change:
        if round_id in withdrawn(kept.rounds(held.item_id)):
            raise Refusal("vote-withdrawn-already")
        told = replace(held, id=new_id(), at=_after_the_last(now), reason=reason.strip(), withdraws=round_id)
        ElectionRoundRecord.insert(kept.round_columns(told)).execute()
    return change.changes


def _known(new: Candidate) -> Candidate:
    """The candidate as the list of people knows them; who has a namesake there is told apart by hand."""
    found = attendees.named(new.name) if new.attendee_id is None else []
    if len(found) != 1:
        return new
    body = " ".join(filter(None, (found[0].organisation, found[0].position)))
    return replace(new, attendee_id=found[0].id, about=new.about or body)


def _ensure_run_off(before: Result | None, counts: Sequence[Count]) -> int:
    """How many seats a run-off fills."""
    if before is None or not before.open:
        raise Refusal("nothing-open")
    may = {count.key for count in before.tied or before.left}
    for count in counts:
        if count.key not in may:
            raise Refusal("not-in-run-off", name=count.name)
    return before.open


def _papers(ballot: Ballot, roll: Quorum) -> Papers:
    """Whoever is present got a paper and gave it back, unless something else was counted."""
    issued = roll.present if ballot.issued is None else ballot.issued
    returned = issued if ballot.returned is None else ballot.returned
    return Papers(issued, returned, ballot.invalid)


def _round(item_id: str, now: dt.datetime, roll: Quorum, present_ids: frozenset[str]) -> Round:
    """A round at a moment, with the presence of that moment."""
    return Round(
        id=new_id(),
        item_id=item_id,
        at=_after_the_last(now),
        members=roll.members,
        present=roll.present,
        quorum_needed=roll.needed,
        quorum_met=roll.met,
        present_ids=tuple(sorted(present_ids)),
    )


def _after_the_last(now: dt.datetime) -> dt.datetime:
    """A round is told from the next by its time: two in one instant, or after a clock was set back, keep order."""
    last = max((held.at for held in kept.rounds()), default=None)
    return now if last is None or now > last else last + dt.timedelta(milliseconds=1)
