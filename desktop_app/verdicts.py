"""Votes in words: rules, the quorum badge, the verdict line, and the sentence the chair reads out.

Screen, command line and papers all ask here, each with the gettext of its own language, so that they never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.domain.counting import Quorum
from desktop_app.domain.elections import Result, RoundKind
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Share
from desktop_app.domain.resolutions import (
    AT_LEAST_FOUR_FIFTHS,
    AT_LEAST_THREE_QUARTERS,
    MORE_THAN_TWO_THIRDS,
    Base,
    Entry,
    Fault,
    Method,
    Rule,
    Tally,
    Verdict,
    VoteRecord,
    verdict_of,
)
from desktop_app.domain.seating import DAIS
from desktop_app.words import N_

Gettext = Callable[[str], str]

_SHARES: dict[Share, str] = {
    MORE_THAN_HALF: N_("more than half"),
    AT_LEAST_TWO_THIRDS: N_("at least two thirds"),
    MORE_THAN_TWO_THIRDS: N_("more than two thirds"),
    AT_LEAST_THREE_QUARTERS: N_("at least three quarters"),
    AT_LEAST_FOUR_FIFTHS: N_("at least four fifths"),
}
_OF: dict[Base, str] = {
    Base.YES_NO: N_("{share} of the votes for and against"),
    Base.VALID: N_("{share} of the valid votes"),
    Base.CAST: N_("{share} of the votes cast"),
    Base.PRESENT: N_("{share} of the members present"),
    Base.MEMBERS: N_("{share} of all members"),
}
_TOTALS: dict[Base, str] = {
    Base.YES_NO: N_("votes for and against: {total}"),
    Base.VALID: N_("valid votes: {total}"),
    Base.CAST: N_("votes cast: {total}"),
    Base.PRESENT: N_("members present: {total}"),
    Base.MEMBERS: N_("all members: {total}"),
}
_STATED: dict[Method, str] = {
    Method.ACCLAMATION: N_("By acclamation"),
    Method.CONSENT: N_("There was no objection"),
}
_FAULTS: dict[Fault, str] = {
    Fault.NEGATIVE: N_("A number is below zero."),
    Fault.MORE_VOTES_THAN_PRESENT: N_("{over} more votes than members present."),
    Fault.MORE_PRESENT_THAN_MEMBERS: N_("More members are present than there are."),
    Fault.CASTING_WITHOUT_TIE: N_("The chair has a casting vote only in a tie."),
    Fault.STATED_WITH_NUMBERS: N_("Either the chair states the result, or votes are counted."),
    Fault.NO_SHARE: N_("This share can never be reached."),
}


def share_told(share: Share, gettext: Gettext) -> str:
    """ "more than half", "at least 3/5"."""
    known = _SHARES.get(share)
    if known is not None:
        return gettext(known)
    pattern = N_("more than {p}/{q}") if share.strict else N_("at least {p}/{q}")
    return gettext(pattern).format(p=share.p, q=share.q)


def rule_told(rule: Rule, gettext: Gettext) -> str:
    """What a motion needs: "more than half of all members"."""
    if rule.relative:
        return gettext(N_("more votes for than against"))
    if rule.unanimous:
        return gettext(_OF[rule.base]).format(share=gettext(N_("all")))
    return gettext(_OF[rule.base]).format(share=share_told(rule.share, gettext))


def quorum_told(roll: Quorum, gettext: Gettext) -> str:
    """The badge: 应到 171 · 实到 90 · 法定 86."""
    pattern = gettext(N_("Members {members} · present {present} · quorum {needed}"))
    return pattern.format(members=roll.members, present=roll.present, needed=roll.needed)


def outcome_told(verdict: Verdict, gettext: Gettext) -> str:
    """One word for a pill."""
    if verdict.undecided:
        return gettext(N_("Undecided"))
    return gettext(N_("Carried")) if verdict.passed else gettext(N_("Not carried"))


def faults_told(verdict: Verdict, gettext: Gettext) -> list[str]:
    """A sentence for everything that cannot be right about the numbers."""
    return [gettext(_FAULTS[fault]).format(over=-verdict.not_voted) for fault in verdict.faults]


def verdict_told(verdict: Verdict, rule: Rule, gettext: Gettext) -> str:
    """The verdict with what it rests on: rule, base, needed, got, and how many are missing or to spare."""
    parts = [outcome_told(verdict, gettext), rule_told(rule, gettext)]
    if verdict.stated:
        parts.append(gettext(N_("stated by the chair, not counted")))
        return " · ".join(parts)
    parts.append(gettext(_TOTALS[verdict.base]).format(total=verdict.total))
    parts.append(gettext(N_("needed {needed}, got {got}")).format(needed=verdict.needed, got=verdict.got))
    if verdict.missing:
        parts.append(gettext(N_("{missing} short")).format(missing=verdict.missing))
    elif verdict.surplus and verdict.passed:
        parts.append(gettext(N_("{surplus} to spare")).format(surplus=verdict.surplus))
    if verdict.tie and not verdict.undecided:
        parts.append(gettext(N_("a tie")))
    return " · ".join(parts)


def chair_sentence(
    roll: Quorum,
    tally: Tally,
    verdict: Verdict,
    gettext: Gettext,
    *,
    method: Method = Method.HANDS,
    casting: int = 0,
) -> str:
    """What the chair reads out: 应到171人，实到90人，符合法定人数。赞成84票，反对1票，弃权1票，通过。"""
    presence = (
        N_("Members {members}, present {present}; the quorum is met. ")
        if roll.met
        else N_("Members {members}, present {present}; the quorum is not met. ")
    )
    told = gettext(presence).format(members=roll.members, present=roll.present)
    told += _stated(verdict, method, gettext) if verdict.stated else _counted(tally, casting, gettext)
    return told + gettext(N_(": carried.") if verdict.passed else N_(": not carried."))


def election_sentence(result: Result, gettext: Gettext) -> str:
    """What the chair reads out after a ballot: presence, papers, votes, who is elected, and what is still open."""
    held = result.last
    presence = (
        N_("Members {members}, present {present}; the quorum is met. ")
        if held.quorum_met
        else N_("Members {members}, present {present}; the quorum is not met. ")
    )
    told = gettext(presence).format(members=held.members, present=held.present)
    if held.kind is RoundKind.COUNT:
        told += gettext(N_("Ballot papers handed out {issued}, returned {returned}, valid {valid}. ")).format(
            issued=held.papers.issued, returned=held.papers.returned, valid=held.papers.valid
        )
        voted = gettext(N_("{name} {votes} votes"))
        ranked = sorted(held.counts, key=lambda count: -count.votes)
        told += _listed(
            [voted.format(name=each.name, votes=each.votes) for each in ranked], gettext
        ) + gettext(N_(". "))
    else:
        told += gettext(N_("Lots were drawn. "))
    names = _listed([count.name for count in result.elected], gettext)
    told += gettext(N_("Elected: {names}.")).format(names=names or gettext(N_("nobody")))
    if result.tied:
        tied = _listed([count.name for count in result.tied], gettext)
        told += gettext(N_(" Tied for {open} seats: {names}.")).format(open=result.open, names=tied)
    elif result.open:
        told += gettext(N_(" Seats still open: {open}.")).format(open=result.open)
    return told


def _listed(parts: Sequence[str], gettext: Gettext) -> str:
    return gettext(N_(", ")).join(parts)


def _stated(verdict: Verdict, method: Method, gettext: Gettext) -> str:
    if verdict.passed:
        return gettext(_STATED.get(method, N_("A clear majority in favour, as the chair states")))
    return gettext(N_("A clear majority against, as the chair states"))


def _counted(tally: Tally, casting: int, gettext: Gettext) -> str:
    told = gettext(N_("In favour {yes}, against {no}, abstentions {abstain}")).format(
        yes=tally.yes, no=tally.no, abstain=tally.abstain
    )
    if tally.invalid:
        told += gettext(N_(", invalid {invalid}")).format(invalid=tally.invalid)
    if tally.blank:
        told += gettext(N_(", blank {blank}")).format(blank=tally.blank)
    if casting:
        told += gettext(
            N_(", the chair's casting vote in favour")
            if casting > 0
            else N_(", the chair's casting vote against")
        )
    return told


def chair_sentence_of(vote: VoteRecord, gettext: Gettext) -> str:
    """The sentence for a recorded vote, from the numbers frozen in it."""
    roll = Quorum(vote.members, vote.present, vote.quorum_needed, vote.quorum_met)
    found = verdict_of(vote)
    return chair_sentence(roll, vote.tally, found, gettext, method=vote.method, casting=vote.casting)


def area_told(area: str, entry: Entry, gettext: Gettext) -> str:
    """What a counting area of a vote is called: a delegation, a part of the hall, or those who are in none."""
    if entry is Entry.DELEGATIONS:
        return area or gettext(N_("No delegation"))
    if area == DAIS:
        return gettext(N_("Dais"))
    return gettext(N_("Area {name}")).format(name=area) if area else gettext(N_("Without a seat"))
