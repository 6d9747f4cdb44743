"""Votes: what is counted, against which base, by which rule. Integers only, never floats.

A share p/q of a base B: "more than" needs floor(B*p/q)+1 and passes when q*yes > p*B; "at least" needs ceil(B*p/q) and
passes when q*yes >= p*B. The base changes verdicts, so every verdict carries it: with 50 for, 40 against and 81
abstentions of 171 present, only the base "for and against" carries the motion.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from .counting import needed
from .meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Share

MORE_THAN_TWO_THIRDS = Share(2, 3, True)
AT_LEAST_THREE_QUARTERS = Share(3, 4, False)
AT_LEAST_FOUR_FIFTHS = Share(4, 5, False)
SHARES = (
    MORE_THAN_HALF,
    AT_LEAST_TWO_THIRDS,
    MORE_THAN_TWO_THIRDS,
    AT_LEAST_THREE_QUARTERS,
    AT_LEAST_FOUR_FIFTHS,
)
"""The shares statutes ask for; "three quarters" and "four fifths" include the number itself (以上)."""


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


class Entry(enum.StrEnum):
    """How the numbers of a vote came about."""

    FULL = "full"
    MINORITY = "minority"
    STATED = "stated"
    AREAS = "areas"
    DELEGATIONS = "delegations"
    NAMES = "names"


class Voice(enum.StrEnum):
    """What one member said, where it is noted by name. Who said nothing has no voice."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class AreaCount:
    """What the tellers of one counting area found: `present` are the entitled who are there. An area is a part of the
    hall or a delegation; "" holds those who are in none."""

    name: str
    present: int
    yes: int = 0
    no: int = 0
    abstain: int = 0

    @property
    def rest(self) -> int:
        """Who of the area has not been counted; below zero: so many votes too many."""
        return self.present - self.yes - self.no - self.abstain


@dataclass(frozen=True, slots=True)
class Detail:
    """Where the numbers of a vote come from, frozen with it: area by area, or name by name (attendee id and voice)."""

    entry: Entry = Entry.FULL
    areas: tuple[AreaCount, ...] = ()
    voices: tuple[tuple[str, Voice], ...] = ()


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
    detail: Detail = Detail()


class Fact(Protocol):
    """A record that a later one may withdraw by naming it."""

    @property
    def id(self) -> str: ...

    @property
    def withdraws(self) -> str | None: ...


def withdrawn(facts: Iterable[Fact]) -> frozenset[str]:
    """The ids of records that a standing withdrawal names. A withdrawal may itself be withdrawn (undo, then redo), so
    the newest word is heard first."""
    records = list(facts)
    withdrawals = [fact for fact in records if fact.withdraws is not None]
    taken_back: set[str] = set()
    for withdrawal in sorted(withdrawals, key=_depth({fact.id: fact for fact in records}), reverse=True):
        if withdrawal.id not in taken_back and withdrawal.withdraws is not None:
            taken_back.add(withdrawal.withdraws)
    return frozenset(taken_back)


def standing_vote(votes: Iterable[VoteRecord]) -> VoteRecord | None:
    """The vote that counts among the records of one item: the latest that is not withdrawn."""
    records = sorted(votes, key=lambda vote: (vote.at, vote.id))
    gone = withdrawn(records)
    standing = [vote for vote in records if vote.withdraws is None and vote.id not in gone]
    return standing[-1] if standing else None


def _depth(known: dict[str, Fact]) -> Callable[[Fact], int]:
    """How many withdrawals lie between a record and the fact it is about."""

    def depth(fact: Fact) -> int:
        steps = 0
        while fact.withdraws in known and steps < len(known):
            fact, steps = known[fact.withdraws], steps + 1
        return steps

    return depth


def reached(got: int, base: int, share: Share) -> bool:
    """Whether `got` of `base` is the share; nothing is a share of nothing."""
    if base <= 0:
        return False
    return share.q * got > share.p * base if share.strict else share.q * got >= share.p * base


def is_share(share: Share) -> bool:
    """Whether the share can be asked for and can be reached: 1/2, "at least 1/1", never "more than all"."""
    return 0 < share.p < share.q or (share.p == share.q > 0 and not share.strict)


class Fault(enum.StrEnum):
    """Why the numbers of a vote cannot be right; none of them may be recorded."""

    NEGATIVE = "negative"
    MORE_VOTES_THAN_PRESENT = "more_votes_than_present"
    MORE_PRESENT_THAN_MEMBERS = "more_present_than_members"
    CASTING_WITHOUT_TIE = "casting_without_tie"
    STATED_WITH_NUMBERS = "stated_with_numbers"
    NO_SHARE = "no_share"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a vote came to: `got` of the `total` of `base`, where `needed` were asked for.

    `undecided`: there is nothing to take a share of, or the numbers are faulty; never passed then. `not_voted` is
    present - cast. `tie` tells that for and against were equal before the chair's casting vote. `stated`: the chair
    stated the result and nobody counted, so `got` says nothing."""

    base: Base
    total: int
    needed: int
    got: int
    passed: bool
    undecided: bool
    not_voted: int
    tie: bool = False
    stated: bool = False
    faults: tuple[Fault, ...] = ()

    @property
    def missing(self) -> int:
        """Votes short of what was needed; 0 when it was reached."""
        return max(0, self.needed - self.got)

    @property
    def surplus(self) -> int:
        """Votes above what was needed; 0 when it was not or just reached."""
        return max(0, self.got - self.needed)


def verdict(
    tally: Tally, rule: Rule, members: int, present: int, *, casting: int = 0, stated: int = 0
) -> Verdict:
    """The verdict on a tally. A tie fails; the chair's `casting` vote (+1, -1) is one more vote, counted in the bases
    of votes but neither in those present nor in the members, who it was already one of."""
    faults = _faults(tally, rule, members, present, casting, stated)
    yes, no = tally.yes + (casting > 0), tally.no + (casting < 0)
    base = Base.YES_NO if rule.relative else rule.base
    total = _totals(tally, members, present, abs(casting))[base]
    asked = _asked(rule, total, no)
    carried = stated > 0 if stated else _carried(rule, yes, no, total)
    undecided = bool(faults) or (total <= 0 and not stated)
    not_voted = present - _cast(tally)
    tie = tally.yes == tally.no and not stated
    return Verdict(
        base, total, asked, yes, carried and not undecided, undecided, not_voted, tie, bool(stated), faults
    )


def verdict_of(vote: VoteRecord) -> Verdict:
    """The verdict of a recorded vote, from the numbers frozen in it."""
    return verdict(
        vote.tally, vote.rule, vote.members, vote.present, casting=vote.casting, stated=vote.stated
    )


def _cast(tally: Tally) -> int:
    return tally.yes + tally.no + tally.abstain + tally.invalid + tally.blank


def _totals(tally: Tally, members: int, present: int, extra: int) -> dict[Base, int]:
    valid = tally.yes + tally.no + tally.abstain
    return {
        Base.YES_NO: tally.yes + tally.no + extra,
        Base.VALID: valid + extra,
        Base.CAST: _cast(tally) + extra,
        Base.PRESENT: present,
        Base.MEMBERS: members,
    }


def _asked(rule: Rule, total: int, no: int) -> int:
    if rule.relative:
        return no + 1
    return max(1, total if rule.unanimous else needed(rule.share, total))


def _carried(rule: Rule, yes: int, no: int, total: int) -> bool:
    if rule.relative:
        return yes > no
    if rule.unanimous:
        return no == 0 and 0 < yes == total
    return yes > 0 and reached(yes, total, rule.share)


def _faults(
    tally: Tally, rule: Rule, members: int, present: int, casting: int, stated: int
) -> tuple[Fault, ...]:
    cast = _cast(tally)
    numbers = (tally.yes, tally.no, tally.abstain, tally.invalid, tally.blank, members, present)
    found = {
        Fault.NEGATIVE: min(numbers) < 0,
        Fault.MORE_VOTES_THAN_PRESENT: cast > present,
        Fault.MORE_PRESENT_THAN_MEMBERS: present > members,
        Fault.CASTING_WITHOUT_TIE: casting != 0 and tally.yes != tally.no,
        Fault.STATED_WITH_NUMBERS: stated != 0 and (cast != 0 or casting != 0),
        Fault.NO_SHARE: not (rule.relative or rule.unanimous or is_share(rule.share)),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


def minority_counted(present: int, no: int, abstain: int) -> Tally:
    """The tally when only hands against and abstaining were counted: everybody else present is for it."""
    return Tally(present - no - abstain, no, abstain)
