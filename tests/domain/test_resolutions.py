"""Verdicts against the table of the rules and against fractions; integers only."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.counting import needed
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Share
from desktop_app.domain.resolutions import (
    AT_LEAST_FOUR_FIFTHS,
    AT_LEAST_THREE_QUARTERS,
    MORE_THAN_TWO_THIRDS,
    Base,
    Fault,
    Rule,
    Tally,
    VoteRecord,
    is_share,
    minority_counted,
    standing_vote,
    verdict,
    verdict_of,
)

RELATIVE = Rule(relative=True)


def half(base: Base) -> Rule:
    return Rule(base, MORE_THAN_HALF)


@pytest.mark.parametrize(
    ("members", "half_", "two_thirds", "more_than", "quarters", "fifths"),
    [(171, 86, 114, 115, 129, 137), (170, 86, 114, 114, 128, 136), (9, 5, 6, 7, 7, 8)],
)
def test_how_many_a_share_needs(
    members: int, half_: int, two_thirds: int, more_than: int, quarters: int, fifths: int
) -> None:
    assert needed(MORE_THAN_HALF, members) == half_
    assert needed(AT_LEAST_TWO_THIRDS, members) == two_thirds
    assert needed(MORE_THAN_TWO_THIRDS, members) == more_than
    assert needed(AT_LEAST_THREE_QUARTERS, members) == quarters
    assert needed(AT_LEAST_FOUR_FIFTHS, members) == fifths


@pytest.mark.parametrize(
    ("rule", "asked", "passed"),
    [
        (half(Base.YES_NO), 43, True),
        (half(Base.VALID), 44, True),
        (half(Base.CAST), 44, True),
        (half(Base.PRESENT), 46, True),
        (half(Base.MEMBERS), 86, False),
        (Rule(Base.PRESENT, AT_LEAST_TWO_THIRDS), 60, True),
        (RELATIVE, 2, True),
        (Rule(Base.YES_NO, unanimous=True), 85, False),
    ],
)
def test_171_members_90_present_84_for_1_against_1_abstaining(rule: Rule, asked: int, passed: bool) -> None:
    found = verdict(Tally(84, 1, 1), rule, 171, 90)
    assert (found.needed, found.passed, found.got, found.not_voted) == (asked, passed, 84, 4)


def test_the_missing_and_the_surplus_are_told() -> None:
    short = verdict(Tally(84, 1, 1), half(Base.MEMBERS), 171, 90)
    ample = verdict(Tally(84, 1, 1), half(Base.PRESENT), 171, 90)
    assert (short.missing, short.surplus) == (2, 0) and (ample.missing, ample.surplus) == (0, 38)


@pytest.mark.parametrize("base", list(Base))
def test_the_base_changes_the_verdict(base: Base) -> None:
    """50 for, 40 against, 81 abstaining, all 171 present: only for-and-against carries it."""
    assert verdict(Tally(50, 40, 81), half(base), 171, 171).passed is (base is Base.YES_NO)


def test_six_of_nine_is_two_thirds_and_five_of_nine_more_than_half() -> None:
    assert verdict(Tally(6, 3), Rule(Base.VALID, AT_LEAST_TWO_THIRDS), 9, 9).passed
    assert not verdict(Tally(6, 3), Rule(Base.VALID, MORE_THAN_TWO_THIRDS), 9, 9).passed
    assert verdict(Tally(5, 4), half(Base.VALID), 9, 9).needed == 5


def test_a_tie_fails_and_the_casting_vote_is_one_more() -> None:
    tie = verdict(Tally(45, 45), half(Base.YES_NO), 171, 90)
    assert tie.tie and not tie.passed and not tie.undecided
    carried = verdict(Tally(45, 45), half(Base.YES_NO), 171, 90, casting=1)
    assert carried.passed and (carried.got, carried.total, carried.needed) == (46, 91, 46)
    assert not verdict(Tally(45, 45), RELATIVE, 171, 90, casting=-1).passed
    assert verdict(Tally(45, 45), RELATIVE, 171, 90, casting=1).passed
    assert not verdict(Tally(45, 45), RELATIVE, 171, 90).passed


def test_the_casting_vote_adds_nobody_to_those_present() -> None:
    found = verdict(Tally(45, 45), half(Base.PRESENT), 171, 90, casting=1)
    assert found.total == 90 and found.passed


def test_nothing_cast_is_undecided_never_passed() -> None:
    for rule in (half(Base.YES_NO), RELATIVE, Rule(Base.VALID, unanimous=True)):
        found = verdict(Tally(), rule, 171, 90)
        assert found.undecided and not found.passed
    assert not verdict(Tally(), half(Base.PRESENT), 171, 90).undecided


@pytest.mark.parametrize(
    ("tally", "base", "passed"),
    [
        (Tally(80, 0, 10), Base.YES_NO, True),
        (Tally(80, 0, 10), Base.VALID, False),
        (Tally(90, 0, 0), Base.VALID, True),
        (Tally(80, 0, 0, 3, 7), Base.VALID, True),
        (Tally(80, 0, 0, 3, 7), Base.CAST, False),
        (Tally(80, 0, 0), Base.PRESENT, False),
        (Tally(90, 0, 0), Base.PRESENT, True),
        (Tally(90, 0, 0), Base.MEMBERS, False),
        (Tally(89, 1, 0), Base.YES_NO, False),
    ],
)
def test_unanimous(tally: Tally, base: Base, passed: bool) -> None:
    assert verdict(tally, Rule(base, unanimous=True), 171, 90).passed is passed


@pytest.mark.parametrize(
    ("tally", "members", "present", "casting", "stated", "fault"),
    [
        (Tally(91), 171, 90, 0, 0, Fault.MORE_VOTES_THAN_PRESENT),
        (Tally(80, 5, 5, 1), 171, 90, 0, 0, Fault.MORE_VOTES_THAN_PRESENT),
        (Tally(90, -1), 171, 90, 0, 0, Fault.NEGATIVE),
        (Tally(5), 4, 5, 0, 0, Fault.MORE_PRESENT_THAN_MEMBERS),
        (Tally(5, 4), 9, 9, 1, 0, Fault.CASTING_WITHOUT_TIE),
        (Tally(5, 4), 9, 9, 0, 1, Fault.STATED_WITH_NUMBERS),
    ],
)
def test_numbers_that_cannot_be_right(
    tally: Tally, members: int, present: int, casting: int, stated: int, fault: Fault
) -> None:
    found = verdict(tally, half(Base.YES_NO), members, present, casting=casting, stated=stated)
    assert fault in found.faults and not found.passed and found.undecided


def test_more_than_all_is_no_share() -> None:
    assert (
        is_share(Share(1, 1, False)) and not is_share(Share(1, 1, True)) and not is_share(Share(0, 2, False))
    )
    assert verdict(Tally(9), Rule(Base.VALID, Share(3, 2, False)), 9, 9).faults == (Fault.NO_SHARE,)


def test_the_chair_states_a_clear_majority() -> None:
    assert verdict(Tally(), half(Base.PRESENT), 171, 90, stated=1).passed
    lost = verdict(Tally(), half(Base.PRESENT), 171, 90, stated=-1)
    assert lost.stated and not lost.passed and not lost.undecided


def test_only_the_minority_counted() -> None:
    assert minority_counted(90, 1, 5) == Tally(84, 1, 5)
    assert Fault.NEGATIVE in verdict(minority_counted(5, 4, 3), RELATIVE, 9, 5).faults


TALLIES = st.builds(Tally, *[st.integers(0, 60)] * 5)
SHARE = st.builds(Share, st.integers(1, 9), st.integers(2, 9), st.booleans()).filter(is_share)


@given(TALLIES, SHARE, st.sampled_from(list(Base)), st.integers(0, 50), st.integers(0, 50))
def test_the_verdict_equals_exact_fractions(
    tally: Tally, share: Share, base: Base, idle: int, away: int
) -> None:
    cast = tally.yes + tally.no + tally.abstain + tally.invalid + tally.blank
    present, members = cast + idle, cast + idle + away
    total = {
        Base.YES_NO: tally.yes + tally.no,
        Base.VALID: tally.yes + tally.no + tally.abstain,
        Base.CAST: cast,
        Base.PRESENT: present,
        Base.MEMBERS: members,
    }[base]
    found = verdict(tally, Rule(base, share), members, present)
    part = Fraction(tally.yes, total) if total else None
    asked = Fraction(share.p, share.q)
    assert found.passed is (part is not None and (part > asked if share.strict else part >= asked))
    if total:
        assert found.passed is (tally.yes >= found.needed) and bool(found.missing) is not found.passed


@given(st.integers(1, 500), SHARE)
def test_needed_is_the_least_that_reaches(base: int, share: Share) -> None:
    asked, part = needed(share, base), Fraction(share.p, share.q)

    def reaches(count: int) -> bool:
        return Fraction(count, base) > part if share.strict else Fraction(count, base) >= part

    assert reaches(asked) and not reaches(asked - 1)


def vote(key: str, minute: int, withdraws: str | None = None) -> VoteRecord:
    at = dt.datetime(2027, 3, 15, 14, minute)
    return VoteRecord(
        key, "item", at, Tally(84, 1, 1), half(Base.PRESENT), 171, 90, 86, True, withdraws=withdraws
    )


def test_the_vote_that_stands() -> None:
    first, second = vote("1", 1), vote("2", 5)
    withdrawal = vote("3", 6, withdraws="2")
    restored = vote("4", 7, withdraws="3")
    assert standing_vote([]) is None and standing_vote([second, first]) == second
    assert standing_vote([first, second, withdrawal]) == first
    assert standing_vote([restored, withdrawal, second, first]) == second
    assert verdict_of(second).passed
