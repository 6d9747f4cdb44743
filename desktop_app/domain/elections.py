"""Elections: who stands, what was counted for whom, who is elected, and what is still open. Integers only.

Elected are the first `seats` by votes among those who also meet the rule. A tie across the last seat is never broken by
itself: those who are tied stay tied until a run-off or a lot is recorded as a round of its own. Every round is a frozen
fact; a wrong one is withdrawn by a later record. 等额 (as many candidates as seats) and 差额 (more) follow from the
numbers. Source: design rules of the agenda, section 1.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .counting import needed
from .meeting import MORE_THAN_HALF
from .names import clean_text
from .resolutions import Base, Method, Rule, is_share, reached, withdrawn

USUAL = Rule(Base.PRESENT, MORE_THAN_HALF)
"""More than half of those present, unless the statutes ask for something else."""


class Contest(enum.StrEnum):
    """How many stand for how many seats."""

    EQUAL = "equal"
    SURPLUS = "surplus"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Election:
    """What one agenda item elects: how many, to which office ("" is: as the title says), how and by which rule."""

    id: str
    item_id: str
    seats: int = 1
    office: str = ""
    method: Method = Method.SECRET
    rule: Rule = USUAL


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who stands, in the order of the ballot paper; `about` is the line below the name."""

    id: str
    item_id: str
    name: str
    about: str = ""
    attendee_id: str | None = None
    order: str = ""

    @property
    def written(self) -> str:
        """As it is typed and read back: the name, and behind a bar what stands below it."""
        return f"{self.name} | {self.about}" if self.about else self.name


_BARS = re.compile(r"[|｜\t]")


def read_candidate(item_id: str, text: str, id_: str) -> Candidate:
    """A candidate as typed: `name` or `name | particulars`."""
    name, _bar, about = _BARS.sub("|", text).partition("|")
    return Candidate(id_, item_id, clean_text(name), clean_text(about))


def contest(candidates: int, seats: int) -> Contest:
    """等额, 差额, or fewer candidates than seats."""
    if candidates == seats:
        return Contest.EQUAL
    return Contest.SURPLUS if candidates > seats else Contest.SHORT


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one person. Without `candidate_id` the name was written in by voters (另选人)."""

    candidate_id: str
    name: str
    votes: int = 0
    against: int = 0
    abstain: int = 0

    @property
    def key(self) -> str:
        """What tells this person from the others of the round."""
        return self.candidate_id or self.name


@dataclass(frozen=True, slots=True)
class Papers:
    """Ballot papers handed out, put into the box, and found invalid. In a vote without papers: those present."""

    issued: int
    returned: int
    invalid: int = 0

    @property
    def valid(self) -> int:
        """Papers that count."""
        return self.returned - self.invalid


NO_PAPERS = Papers(0, 0)


class RoundKind(enum.StrEnum):
    """What a round is: votes that were counted, or lots that were drawn between tied candidates."""

    COUNT = "count"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class Round:
    """One round as it was held, frozen with the presence and the rule of that moment.

    `follows` names the round whose open seats it fills: a run-off, or a lot whose winners are `drawn` (their keys).
    `withdraws` names a round that counts no more."""

    id: str
    item_id: str
    at: dt.datetime
    kind: RoundKind = RoundKind.COUNT
    seats: int = 1
    counts: tuple[Count, ...] = ()
    drawn: tuple[str, ...] = ()
    papers: Papers = NO_PAPERS
    rule: Rule = USUAL
    members: int = 0
    present: int = 0
    quorum_needed: int = 0
    quorum_met: bool = True
    present_ids: tuple[str, ...] = ()
    method: Method = Method.SECRET
    reason: str = ""
    follows: str | None = None
    withdraws: str | None = None


class BallotFault(enum.StrEnum):
    """Why the numbers of a round cannot be right; none of them may be recorded."""

    NEGATIVE = "ballot-negative"
    NOBODY_STANDS = "nobody-stands"
    NO_SEATS = "no-seats"
    NAMED_TWICE = "named-twice"
    MORE_PRESENT_THAN_MEMBERS = "more-present-than-members"
    MORE_ISSUED_THAN_PRESENT = "more-issued-than-present"
    MORE_RETURNED_THAN_ISSUED = "more-returned-than-issued"
    MORE_INVALID_THAN_RETURNED = "more-invalid-than-returned"
    MORE_VOTES_THAN_PAPERS = "more-votes-than-papers"
    MORE_MARKS_THAN_SEATS = "more-marks-than-seats"
    NO_SHARE = "no-share"


class Fate(enum.StrEnum):
    """What a round means for one person."""

    ELECTED = "elected"
    TIED = "tied"
    BEATEN = "beaten"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Line:
    """One person's line in the result: what was needed of which total, and what it came to. `BEATEN` met the rule, but
    others had more votes; `BELOW` did not meet it."""

    count: Count
    fate: Fate
    total: int
    needed: int

    @property
    def missing(self) -> int:
        """Votes short of what was needed."""
        return max(0, self.needed - self.count.votes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to: lines by votes (ties in the order of the paper), and the seats that stay `open`."""

    lines: tuple[Line, ...]
    seats: int
    faults: tuple[BallotFault, ...] = ()

    def with_fate(self, *fates: Fate) -> tuple[Count, ...]:
        """The people whose fate is one of these."""
        return tuple(line.count for line in self.lines if line.fate in fates)

    @property
    def elected(self) -> tuple[Count, ...]:
        """Who is elected."""
        return self.with_fate(Fate.ELECTED)

    @property
    def tied(self) -> tuple[Count, ...]:
        """Who has the same number of votes across the last seat."""
        return self.with_fate(Fate.TIED)

    @property
    def open(self) -> int:
        """Seats nobody has been elected to."""
        return self.seats - len(self.elected)


def outcome(
    counts: Sequence[Count], seats: int, rule: Rule, papers: Papers, members: int, present: int
) -> Outcome:
    """Who is elected by these counts. With faults nobody is."""
    faults = _faults(counts, seats, rule, papers, members, present)
    ranked = sorted(counts, key=lambda count: -count.votes)
    lines = [_judged(count, rule, papers, members, present) for count in ranked]
    meets = [line for line in lines if line.fate is not Fate.BELOW]
    if faults:
        lines = [_with(line, Fate.BELOW) for line in lines]
    elif len(meets) > seats:
        lines = _cut(lines, meets, seats)
    return Outcome(tuple(lines), max(0, seats), faults)


def _cut(lines: Sequence[Line], meets: Sequence[Line], seats: int) -> list[Line]:
    """More meet the rule than there are seats: those with more votes than the first one left out are in; whoever has
    just as many is tied, if the cut goes through them."""
    last_in, first_out = meets[seats - 1].count.votes, meets[seats].count.votes

    def fate(line: Line) -> Fate:
        if line.fate is Fate.BELOW:
            return Fate.BELOW
        if line.count.votes == first_out == last_in:
            return Fate.TIED
        return Fate.ELECTED if line.count.votes >= last_in else Fate.BEATEN

    return [_with(line, fate(line)) for line in lines]


def _with(line: Line, fate: Fate) -> Line:
    return Line(line.count, fate, line.total, line.needed)


def _judged(count: Count, rule: Rule, papers: Papers, members: int, present: int) -> Line:
    """Whether one person meets the rule, taken alone."""
    total = {
        Base.YES_NO: count.votes + count.against,
        Base.VALID: papers.valid,
        Base.CAST: papers.returned,
        Base.PRESENT: present,
        Base.MEMBERS: members,
    }[Base.YES_NO if rule.relative else rule.base]
    if rule.relative:
        meets, asked = count.votes > count.against, count.against + 1
    elif rule.unanimous:
        meets, asked = count.against == 0 and 0 < count.votes == total, max(1, total)
    else:
        asked = max(1, needed(rule.share, total)) if is_share(rule.share) else 1
        meets = count.votes > 0 and is_share(rule.share) and reached(count.votes, total, rule.share)
    return Line(count, Fate.ELECTED if meets else Fate.BELOW, total, asked)


def _faults(
    counts: Sequence[Count], seats: int, rule: Rule, papers: Papers, members: int, present: int
) -> tuple[BallotFault, ...]:
    marks = sum(count.votes for count in counts)
    numbers = [papers.issued, papers.returned, papers.invalid, members, present]
    numbers += [number for count in counts for number in (count.votes, count.against, count.abstain)]
    keys = [count.key for count in counts]
    found = {
        BallotFault.NEGATIVE: min(numbers) < 0,
        BallotFault.NOBODY_STANDS: not counts,
        BallotFault.NO_SEATS: seats < 1,
        BallotFault.NAMED_TWICE: len(set(keys)) < len(keys),
        BallotFault.MORE_PRESENT_THAN_MEMBERS: present > members,
        BallotFault.MORE_ISSUED_THAN_PRESENT: papers.issued > present,
        BallotFault.MORE_RETURNED_THAN_ISSUED: papers.returned > papers.issued,
        BallotFault.MORE_INVALID_THAN_RETURNED: papers.invalid > papers.returned,
        BallotFault.MORE_VOTES_THAN_PAPERS: any(
            count.votes + count.against + count.abstain > max(0, papers.valid) for count in counts
        ),
        BallotFault.MORE_MARKS_THAN_SEATS: marks > max(0, papers.valid) * max(0, seats),
        BallotFault.NO_SHARE: not (rule.relative or rule.unanimous or is_share(rule.share)),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


def outcome_of(held: Round) -> Outcome:
    """The outcome of a recorded count, from the numbers frozen in it."""
    return outcome(held.counts, held.seats, held.rule, held.papers, held.members, held.present)


@dataclass(frozen=True, slots=True)
class Result:
    """What an election has come to over all its rounds: who is in (in the order in which they got there), how many
    seats are still `open`, and who of the last count is `tied` for some of them."""

    rounds: tuple[Round, ...]
    elected: tuple[Count, ...] = ()
    open: int = 0
    tied: tuple[Count, ...] = ()
    left: tuple[Count, ...] = field(default=())
    """Everybody of the rounds who is not elected: who may stand in a run-off."""

    @property
    def last(self) -> Round:
        """The round held last."""
        return self.rounds[-1]


def result_of(rounds: Iterable[Round]) -> Result | None:
    """The result of the rounds of one item: the latest first round that is not withdrawn, and what follows it. None
    while nothing was counted."""
    known = sorted(rounds, key=lambda held: (held.at, held.id))
    gone = withdrawn(known)
    standing = [held for held in known if held.withdraws is None and held.id not in gone]
    firsts = [held for held in standing if held.follows is None and held.kind is RoundKind.COUNT]
    if not firsts:
        return None
    return _followed(_after_count(Result(()), firsts[-1]), standing)


def _followed(result: Result, standing: Sequence[Round]) -> Result:
    """Round after round, for as long as one follows the last and there is something to fill."""
    while result.open:
        following = [held for held in standing if held.follows == result.last.id]
        if not following:
            break
        held = following[-1]
        result = _after_lot(result, held) if held.kind is RoundKind.LOT else _after_count(result, held)
    return result


def _after_count(before: Result, held: Round) -> Result:
    found = outcome_of(held)
    elected = (*before.elected, *found.elected)
    seats = before.open if before.rounds else held.seats
    keys = {count.key for count in elected}
    everybody = {count.key: count for count in (*before.left, *held.counts)}
    left = tuple(count for key, count in everybody.items() if key not in keys)
    return Result((*before.rounds, held), elected, max(0, seats - len(found.elected)), found.tied, left)


def _after_lot(before: Result, held: Round) -> Result:
    drawn = tuple(count for count in before.tied if count.key in held.drawn)[: before.open]
    left = tuple(count for count in before.left if count not in drawn)
    return Result((*before.rounds, held), (*before.elected, *drawn), before.open - len(drawn), (), left)
