"""Votes: what is counted, against which base, by which rule. Integers only, never floats."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .meeting import MORE_THAN_HALF, Share


class Base(enum.StrEnum):
    """What the share is taken of."""

    YES_NO = "yes_no"
    VALID = "valid"
    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"


class Method(enum.StrEnum):
    """How a vote is taken."""

    HANDS = "hands"
    STANDING = "standing"
    ACCLAMATION = "acclamation"
    ROLL_CALL = "roll_call"
    SECRET = "secret"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a motion passes: a share of a base; relative = yes > no (share ignored); unanimous = nobody against."""

    base: Base = Base.PRESENT
    share: Share = MORE_THAN_HALF
    relative: bool = False
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """The motion of one agenda item: its text, its method and its rule. One per item; `id` is its own."""

    id: str
    item_id: str
    text: str = ""
    method: Method = Method.HANDS
    rule: Rule = Rule()


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of one vote."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0
    blank: int = 0


@dataclass(frozen=True, slots=True)
class VoteRecord:
    """One vote as it was taken, frozen: the presence and the rule of that moment go with it. Never changed afterwards;
    a wrong one is withdrawn by a later record whose `withdraws` names it."""

    id: str
    item_id: str
    at: dt.datetime
    tally: Tally
    rule: Rule
    members: int
    present: int
    quorum_needed: int
    quorum_met: bool
    present_ids: tuple[str, ...] = ()
    method: Method = Method.HANDS
    casting: int = 0
    """The chair's casting vote: +1 yes, -1 no, 0 none."""
    stated: int = 0
    """The chair's statement of a clear majority without numbers: +1 carried, -1 lost, 0 counted."""
    reason: str = ""
    """Why the vote was taken below the quorum, in the chair's words."""
    withdraws: str | None = None


def standing_vote(votes: Iterable[VoteRecord]) -> VoteRecord | None:
    """The vote that counts among the records of one item: the latest that no standing withdrawal names.
    A withdrawal may itself be withdrawn (undo, then redo), so the newest word is heard first."""
    records = sorted(votes, key=lambda vote: (vote.at, vote.id))
    withdrawals = [vote for vote in records if vote.withdraws is not None]
    taken_back: set[str] = set()
    for withdrawal in sorted(withdrawals, key=_depth({vote.id: vote for vote in records}), reverse=True):
        if withdrawal.id not in taken_back and withdrawal.withdraws is not None:
            taken_back.add(withdrawal.withdraws)
    standing = [vote for vote in records if vote.withdraws is None and vote.id not in taken_back]
    return standing[-1] if standing else None


def _depth(known: dict[str, VoteRecord]) -> Callable[[VoteRecord], int]:
    """How many withdrawals lie between a record and the vote it is about."""

    def depth(vote: VoteRecord) -> int:
        steps = 0
        while vote.withdraws in known and steps < len(known):
            vote, steps = known[vote.withdraws], steps + 1
        return steps

    return depth
