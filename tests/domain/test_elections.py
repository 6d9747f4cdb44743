"""Who is elected: by hand on known cases, and whatever the numbers are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.elections import (
    BallotFault,
    Contest,
    Count,
    Fate,
    Papers,
    Round,
    RoundKind,
    contest,
    outcome,
    outcome_of,
    result_of,
)
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF
from desktop_app.domain.resolutions import Base, Rule

HALF = Rule(Base.PRESENT, MORE_THAN_HALF)
MOST_VOTES = Rule(Base.YES_NO, relative=True)
NOON = dt.datetime(2027, 3, 15, 15, 0)


def counts(**votes: int | tuple[int, ...]) -> tuple[Count, ...]:
    """张三=80 or 张三=(80, 3, 2)."""
    return tuple(
        Count(name, name, *(each if isinstance(each, tuple) else (each,))) for name, each in votes.items()
    )


def names(found: Sequence[Count]) -> str:
    return "".join(count.name for count in found)


def held(key: str, minute: int, found: tuple[Count, ...], seats: int, **more: object) -> Round:
    made = Round(
        key,
        "item",
        NOON + dt.timedelta(minutes=minute),
        seats=seats,
        counts=found,
        papers=Papers(90, 90),
        rule=HALF,
        members=171,
        present=90,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_first_seats_that_meet_the_rule_are_elected() -> None:
    found = outcome(counts(甲=50, 乙=48, 丙=47, 丁=30), 2, HALF, Papers(90, 89, 1), 171, 90)
    assert [(line.count.name, line.fate) for line in found.lines] == [
        ("甲", Fate.ELECTED),
        ("乙", Fate.ELECTED),
        ("丙", Fate.BEATEN),
        ("丁", Fate.BELOW),
    ]
    assert found.open == 0 and found.lines[3].needed == 46 and found.lines[3].missing == 16


def test_whoever_does_not_meet_the_rule_leaves_the_seat_open() -> None:
    found = outcome(counts(甲=80, 乙=45, 丙=30), 2, HALF, Papers(90, 90), 171, 90)
    assert names(found.elected) == "甲" and found.open == 1 and not found.tied


def test_a_tie_across_the_last_seat_stays_a_tie() -> None:
    found = outcome(counts(甲=70, 乙=40, 丙=40, 丁=20), 2, MOST_VOTES, Papers(90, 90), 171, 90)
    assert names(found.elected) == "甲" and names(found.tied) == "乙丙" and found.open == 1
    assert found.lines[-1].fate is Fate.BEATEN
    harmless = outcome(counts(甲=50, 乙=50, 丙=47), 2, HALF, Papers(90, 90), 171, 90)
    assert names(harmless.elected) == "甲乙" and not harmless.tied


def test_equal_elections_count_against_each_name() -> None:
    found = outcome(counts(甲=(80, 5, 5), 乙=(40, 45, 5)), 2, MOST_VOTES, Papers(90, 90), 171, 90)
    assert names(found.elected) == "甲" and found.lines[1].needed == 46
    assert [contest(2, 2), contest(3, 2), contest(1, 2)] == [Contest.EQUAL, Contest.SURPLUS, Contest.SHORT]


def test_unanimous_and_two_thirds() -> None:
    by = counts(甲=(60, 0), 乙=(59, 1))
    papers = Papers(60, 60)
    assert names(outcome(by, 2, Rule(Base.VALID, unanimous=True), papers, 90, 60).elected) == "甲"
    two_thirds = Rule(Base.MEMBERS, AT_LEAST_TWO_THIRDS)
    assert names(outcome(by, 2, two_thirds, papers, 90, 60).elected) == "甲"


@pytest.mark.parametrize(
    ("found", "seats", "papers", "fault"),
    [
        (counts(甲=-1), 1, Papers(9, 9), BallotFault.NEGATIVE),
        ((), 1, Papers(9, 9), BallotFault.NOBODY_STANDS),
        (counts(甲=1), 0, Papers(9, 9), BallotFault.NO_SEATS),
        ((*counts(甲=1), *counts(甲=2)), 1, Papers(9, 9), BallotFault.NAMED_TWICE),
        (counts(甲=1), 1, Papers(10, 9), BallotFault.MORE_ISSUED_THAN_PRESENT),
        (counts(甲=1), 1, Papers(8, 9), BallotFault.MORE_RETURNED_THAN_ISSUED),
        (counts(甲=0), 1, Papers(9, 2, 3), BallotFault.MORE_INVALID_THAN_RETURNED),
        (counts(甲=(5, 3, 1)), 1, Papers(9, 9, 1), BallotFault.MORE_VOTES_THAN_PAPERS),
        (counts(甲=6, 乙=4), 1, Papers(9, 9), BallotFault.MORE_MARKS_THAN_SEATS),
    ],
)
def test_numbers_that_cannot_be_right(
    found: tuple[Count, ...], seats: int, papers: Papers, fault: BallotFault
) -> None:
    came = outcome(found, seats, HALF, papers, 12, 9)
    assert fault in came.faults and not came.elected and not came.tied


def test_a_run_off_fills_the_open_seat() -> None:
    first = held("a", 0, counts(甲=80, 乙=50, 丙=50), 2)
    runoff = held("b", 9, counts(乙=55, 丙=35), 1, follows="a")
    result = result_of([runoff, first])
    assert result is not None and names(result.elected) == "甲乙" and result.open == 0
    assert names(result.left) == "丙" and result.last is runoff


def test_a_lot_decides_only_what_was_drawn() -> None:
    first = held("a", 0, counts(甲=50, 乙=50, 丙=50), 2)
    lot = held("b", 5, (), 2, kind=RoundKind.LOT, drawn=("丙", "甲"), follows="a")
    before, after = result_of([first]), result_of([first, lot])
    assert before is not None and names(before.tied) == "甲乙丙" and before.open == 2
    assert after is not None and names(after.elected) == "甲丙" and not after.open and not after.tied


def test_a_withdrawn_round_takes_what_followed_it_along() -> None:
    first = held("a", 0, counts(甲=80, 乙=50, 丙=50), 2)
    lot = held("b", 5, (), 1, kind=RoundKind.LOT, drawn=("乙",), follows="a")
    gone = held("c", 6, counts(甲=80, 乙=50, 丙=50), 2, withdraws="a")
    again = held("d", 9, counts(甲=79, 乙=51, 丙=50), 2)
    assert result_of([first, lot, gone]) is None and result_of([]) is None
    result = result_of([first, lot, gone, again])
    assert result is not None and result.rounds == (again,) and names(result.elected) == "甲乙"


VOTES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), min_size=1, max_size=7)
RULES = st.sampled_from((HALF, MOST_VOTES, Rule(Base.MEMBERS), Rule(Base.VALID, AT_LEAST_TWO_THIRDS)))


@given(VOTES, st.integers(1, 4), RULES, st.randoms(use_true_random=False))
def test_whatever_the_numbers_are(
    votes: list[tuple[int, int]], seats: int, rule: Rule, chance: object
) -> None:
    """Never more than the seats; nobody in with fewer votes than somebody left out who met the rule; a tie is just
    that; and the order of the paper decides nothing."""
    rows = [Count(str(place), str(place), *each) for place, each in enumerate(votes)]
    papers = Papers(40, 40)
    found = outcome(rows, seats, rule, papers, 60, 40)
    if found.faults:
        assert found.faults == (BallotFault.MORE_MARKS_THAN_SEATS,) and not found.elected
        return
    elected, tied, beaten = found.elected, found.tied, found.with_fate(Fate.BEATEN)
    assert len(elected) + found.open == seats and len(found.lines) == len(rows)
    assert not tied or (len(tied) > found.open > 0 and len({count.votes for count in tied}) == 1)
    assert not beaten or len(elected) == seats or tied
    assert all(one.votes > other.votes for one in elected for other in (*beaten, *tied))
    assert all(one.votes > other.votes for one in tied for other in beaten)
    mixed = rows[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    again = outcome(mixed, seats, rule, papers, 60, 40)
    assert {line.count.key: line.fate for line in again.lines} == {
        line.count.key: line.fate for line in found.lines
    }


@given(VOTES, st.integers(1, 4), st.integers(0, 6))
def test_one_more_vote_never_costs_a_seat(votes: list[tuple[int, int]], seats: int, place: int) -> None:
    rows = [Count(str(number), str(number), *each) for number, each in enumerate(votes)]
    chosen = rows[place % len(rows)]
    found = outcome(rows, seats, MOST_VOTES, Papers(999, 999), 999, 999)
    more = [replace(row, votes=row.votes + 1) if row is chosen else row for row in rows]
    after = outcome(more, seats, MOST_VOTES, Papers(999, 999), 999, 999)
    if chosen in found.elected:
        assert chosen.key in {count.key for count in after.elected}


def test_a_recorded_round_keeps_its_own_numbers() -> None:
    first = held("a", 0, counts(甲=46, 乙=44), 1)
    assert names(outcome_of(first).elected) == "甲" and not outcome_of(replace(first, present=92)).elected
