"""Elections on a real meeting file: candidates, frozen rounds, run-offs, lots, what is refused, what is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from db.models import AttendanceEventRecord, AttendeeRecord
from db.queries import elections as kept
from db.store import Store
from desktop_app.commands.agenda import add_item
from desktop_app.commands.elections import (
    Ballot,
    draw_lot,
    record_round,
    set_candidates,
    set_election,
    withdraw_round,
)
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.elections import Candidate, Count, Election, Result, result_of
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal

NOON = dt.datetime(2027, 3, 15, 14, 30)
ITEM = "e" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Ten members, eight of whom are here, elect two of four."""
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="00" * 20))
    add_item(made, AgendaItem(ITEM, "选举副会长", kind=ItemKind.ELECTION))
    ids = [f"m{place:04}" for place in range(10)]
    with made.change("people"):
        AttendeeRecord.insert_many([{"id": key, "name": key, "capacity": "member"} for key in ids]).execute()
    with made.change("check-in"):
        for key in ids[:8]:
            told = {"id": new_id(), "attendee": key, "kind": "in", "at": "2027-03-15T13:30:00.000"}
            AttendanceEventRecord.insert(told).execute()
    set_election(made, Election("", ITEM, seats=2))
    set_candidates(made, ITEM, [Candidate(name, ITEM, name) for name in "甲乙丙丁"])
    yield made
    made.close()


def counts(**votes: int) -> list[Count]:
    return [Count(name, name, number) for name, number in votes.items()]


def names(found: Sequence[Count]) -> str:
    return "".join(count.name for count in found)


def result() -> Result:
    found = result_of(kept.rounds(ITEM))
    assert found is not None
    return found


def test_candidates_keep_their_ids_and_names_stand_once(store: Store) -> None:
    before = kept.candidates(ITEM)
    set_candidates(store, ITEM, [before[2], before[0], Candidate(new_id(), ITEM, "  ")])
    assert [(each.id, each.name) for each in kept.candidates(ITEM)] == [("丙", "丙"), ("甲", "甲")]
    with pytest.raises(Refusal, match="candidate-twice"):
        set_candidates(store, ITEM, [*before, Candidate(new_id(), ITEM, "甲 ")])
    with pytest.raises(Refusal, match="no-seats"):
        set_election(store, Election("", ITEM, seats=0))
    store.undo()
    assert [each.name for each in kept.candidates(ITEM)] == list("甲乙丙丁")


def test_a_round_is_frozen_and_a_run_off_fills_what_is_open(store: Store) -> None:
    record_round(store, ITEM, counts(甲=6, 乙=4, 丙=4, 丁=1), NOON)
    first = result()
    assert names(first.elected) == "甲" and first.open == 1 and first.last.present == 8
    with pytest.raises(Refusal, match="not-in-run-off"):
        record_round(store, ITEM, counts(甲=5), NOON, Ballot(follows=True))
    record_round(store, ITEM, counts(乙=5, 丙=3), NOON, Ballot(follows=True))
    assert names(result().elected) == "甲乙" and not result().open
    with pytest.raises(Refusal, match="nothing-open"):
        record_round(store, ITEM, counts(丙=5), NOON, Ballot(follows=True))
    store.undo()
    assert names(result().elected) == "甲"
    store.redo()
    assert names(result().elected) == "甲乙"


def test_a_tie_is_broken_by_the_lot_alone(store: Store) -> None:
    with pytest.raises(Refusal, match="no-tie"):
        draw_lot(store, ITEM, ["甲"], NOON)
    record_round(store, ITEM, counts(甲=6, 乙=5, 丙=5), NOON)
    assert names(result().tied) == "乙丙" and result().open == 1
    for wrong in (["甲"], ["乙", "丙"], ["乙", "乙"], []):
        with pytest.raises(Refusal, match="lot-wrong"):
            draw_lot(store, ITEM, wrong, NOON)
    draw_lot(store, ITEM, ["丙"], NOON)
    assert names(result().elected) == "甲丙"
    withdraw_round(store, result().rounds[0].id, NOON, "唱票有误")
    assert result_of(kept.rounds(ITEM)) is None and len(kept.rounds(ITEM)) == 3


@pytest.mark.parametrize(
    ("votes", "ballot", "code"),
    [
        ({"甲": 9}, Ballot(), "more-votes-than-papers"),
        ({"甲": 8, "乙": 8, "丙": 1}, Ballot(), "more-marks-than-seats"),
        ({"甲": 5}, Ballot(issued=9), "more-issued-than-present"),
        ({"甲": 5}, Ballot(returned=9), "more-returned-than-issued"),
        ({"甲": 5}, Ballot(invalid=9), "more-invalid-than-returned"),
        ({"甲": -1}, Ballot(), "ballot-negative"),
        ({"甲": 0}, Ballot(), "nothing-counted"),
        ({}, Ballot(), "nobody-stands"),
    ],
)
def test_numbers_that_cannot_be_right_are_refused(
    store: Store, votes: dict[str, int], ballot: Ballot, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        record_round(store, ITEM, [Count(name, name, number) for name, number in votes.items()], NOON, ballot)
    assert kept.rounds(ITEM) == []


def test_below_the_quorum_a_reason_is_asked_for(store: Store) -> None:
    early = dt.datetime(2027, 3, 15, 13, 0)
    with pytest.raises(Refusal, match="below-quorum"):
        record_round(store, ITEM, counts(甲=1), early)


def test_a_ballot_that_stands_is_withdrawn_before_it_is_held_again(store: Store) -> None:
    record_round(store, ITEM, counts(甲=6, 乙=5), NOON)
    with pytest.raises(Refusal, match="ballot-stands"):
        record_round(store, ITEM, counts(丙=6, 丁=5), NOON)
    withdraw_round(store, result().last.id, NOON, "miscounted")
    record_round(store, ITEM, counts(丙=6, 丁=5), NOON)
    assert names(result().elected) == "丙丁"
