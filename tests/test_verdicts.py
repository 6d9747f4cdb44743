"""Votes in words."""

from __future__ import annotations

import pytest

from desktop_app import verdicts
from desktop_app.domain.counting import Quorum
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, Share
from desktop_app.domain.resolutions import Base, Fault, Method, Rule, Tally, verdict
from desktop_app.verdicts import (
    chair_sentence,
    faults_told,
    outcome_told,
    quorum_told,
    rule_told,
    verdict_told,
)
from desktop_app.words import Words

EN = Words("en").gettext
ZH = {
    "Members {members}, present {present}; the quorum is met. ": "应到{members}人，实到{present}人，符合法定人数。",
    "In favour {yes}, against {no}, abstentions {abstain}": "赞成{yes}票，反对{no}票，弃权{abstain}票",
    ": carried.": "，通过。",
}
ROLL = Quorum(171, 90, 86, True)


def test_the_sentence_the_chair_reads() -> None:
    tally = Tally(84, 1, 1)
    found = verdict(tally, Rule(Base.PRESENT), 171, 90)
    assert chair_sentence(ROLL, tally, found, EN) == (
        "Members 171, present 90; the quorum is met. In favour 84, against 1, abstentions 1: carried."
    )
    told = chair_sentence(ROLL, tally, found, lambda text: ZH.get(text, text))
    assert told == "应到171人，实到90人，符合法定人数。赞成84票，反对1票，弃权1票，通过。"


def test_the_sentence_of_other_votes() -> None:
    short = Quorum(171, 80, 86, False)
    secret = Tally(40, 40, 0, 2, 1)
    found = verdict(secret, Rule(Base.YES_NO), 171, 90, casting=-1)
    assert chair_sentence(ROLL, secret, found, EN, casting=-1).endswith(
        "In favour 40, against 40, abstentions 0, invalid 2, blank 1, the chair's casting vote against: not carried."
    )
    stated = verdict(Tally(), Rule(), 171, 80, stated=1)
    assert chair_sentence(short, Tally(), stated, EN, method=Method.CONSENT) == (
        "Members 171, present 80; the quorum is not met. There was no objection: carried."
    )
    lost = verdict(Tally(), Rule(), 171, 80, stated=-1)
    assert chair_sentence(short, Tally(), lost, EN).endswith(
        "A clear majority against, as the chair states: not carried."
    )


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (Rule(Base.MEMBERS), "more than half of all members"),
        (Rule(Base.PRESENT, AT_LEAST_TWO_THIRDS), "at least two thirds of the members present"),
        (Rule(Base.VALID, Share(3, 5, True)), "more than 3/5 of the valid votes"),
        (Rule(relative=True), "more votes for than against"),
        (Rule(Base.VALID, unanimous=True), "all of the valid votes"),
    ],
)
def test_rules(rule: Rule, told: str) -> None:
    assert rule_told(rule, EN) == told


def test_the_verdict_line_shows_base_needed_got_and_missing() -> None:
    rule = Rule(Base.MEMBERS)
    short = verdict(Tally(84, 1, 1), rule, 171, 90)
    assert verdict_told(short, rule, EN) == (
        "Not carried · more than half of all members · all members: 171 · needed 86, got 84 · 2 short"
    )
    ample = verdict(Tally(84, 1, 1), Rule(), 171, 90)
    assert verdict_told(ample, Rule(), EN).endswith("needed 46, got 84 · 38 to spare")
    assert verdict_told(verdict(Tally(5, 5), Rule(Base.YES_NO), 9 + 9, 10), Rule(Base.YES_NO), EN).endswith(
        "a tie"
    )
    assert "not counted" in verdict_told(verdict(Tally(), rule, 9, 9, stated=1), rule, EN)


def test_faults_and_the_badge() -> None:
    over = verdict(Tally(95), Rule(), 171, 90)
    assert (
        faults_told(over, EN) == ["5 more votes than members present."]
        and outcome_told(over, EN) == "Undecided"
    )
    assert quorum_told(ROLL, EN) == "Members 171 · present 90 · quorum 86"


def test_everything_has_words() -> None:
    assert set(verdicts._FAULTS) == set(Fault) and set(verdicts._OF) == set(verdicts._TOTALS) == set(Base)
