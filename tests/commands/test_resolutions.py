"""Votes on a real meeting file: what is frozen, what is refused, what a withdrawal leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import AttendanceEventRecord, AttendeeRecord
from db.queries import agenda, attendance
from db.queries import resolutions as kept
from db.store import Store
from desktop_app.commands.agenda import add_item, set_resolution
from desktop_app.commands.resolutions import record_vote, roll_call, withdraw_vote
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendance import AttendanceEvent, EventKind
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import (
    AreaCount,
    Base,
    Detail,
    Entry,
    Method,
    Rule,
    Tally,
    Voice,
    standing_vote,
    verdict_of,
)

NOON = dt.datetime(2027, 3, 15, 14, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="00" * 20))
    try:
        yield made
    finally:
        made.close()


def gather(store: Store, members: int, present: int, guests: int = 0) -> list[str]:
    """Members of whom so many have come, and guests who have all come; the members' ids."""
    ids = [f"m{place:04}" for place in range(members)]
    others = [f"g{place}" for place in range(guests)]
    rows = [{"id": key, "name": key, "capacity": "member" if key in ids else "guest"} for key in ids + others]
    with store.change("people"):
        AttendeeRecord.insert_many(rows).execute()
    arrive(store, ids[:present] + others, NOON - dt.timedelta(hours=1))
    return ids


def arrive(store: Store, ids: list[str], at: dt.datetime, kind: EventKind = EventKind.IN) -> None:
    with store.change("check-in"):
        for key in ids:
            event = AttendanceEvent(new_id(), key, kind, at)
            AttendanceEventRecord.insert(attendance.event_columns(event)).execute()


def motion(store: Store, rule: Rule | None = None) -> str:
    item = AgendaItem(new_id(), "审议《说明》", kind=ItemKind.APPROVAL)
    add_item(store, item)
    if rule is not None:
        known = kept.resolution(item.id)
        assert known is not None
        set_resolution(store, replace(known, rule=rule, method=Method.SECRET))
    return item.id


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_a_vote_freezes_presence_quorum_and_rule(store: Store) -> None:
    ids = gather(store, 171, 90, guests=3)
    item = motion(store, Rule(Base.MEMBERS))
    changes = record_vote(store, item, Tally(84, 1, 1), NOON)
    (vote,) = kept.votes(item)
    assert changes.of("vote_record") == {vote.id}
    assert (vote.members, vote.present, vote.quorum_needed, vote.quorum_met) == (171, 90, 86, True)
    assert (
        vote.present_ids == tuple(ids[:90])
        and vote.rule.base is Base.MEMBERS
        and vote.method is Method.SECRET
    )
    found = verdict_of(vote)
    assert (found.needed, found.got, found.missing, found.passed) == (86, 84, 2, False)
    arrive(store, ids[90:], NOON + dt.timedelta(minutes=5))
    set_resolution(store, replace(next(iter(kept.resolutions().values())), rule=Rule(Base.YES_NO)))
    assert kept.votes(item) == [vote]


def test_presence_is_that_of_the_moment(store: Store) -> None:
    ids = gather(store, 9, 6)
    arrive(store, ids[:1], NOON - dt.timedelta(minutes=5), EventKind.OUT)
    arrive(store, ids[6:], NOON + dt.timedelta(minutes=5))
    roll, present = roll_call(NOON)
    assert (roll.members, roll.present, roll.needed) == (9, 5, 5) and present == frozenset(ids[1:6])
    assert roll_call()[0].present == 8


def test_below_the_quorum_only_with_a_reason(store: Store) -> None:
    gather(store, 9, 4)
    item = motion(store)
    with refused("below-quorum"):
        record_vote(store, item, Tally(4), NOON)
    with refused("below-quorum"):
        record_vote(store, item, Tally(4), NOON, reason="  ")
    record_vote(store, item, Tally(4), NOON, reason="委员会授权现场表决")
    (vote,) = kept.votes(item)
    assert not vote.quorum_met and vote.reason == "委员会授权现场表决"


@pytest.mark.parametrize(
    ("tally", "casting", "stated", "code"),
    [
        (Tally(5, 1), 0, 0, "more-votes-than-present"),
        (Tally(5, -1), 0, 0, "vote-negative"),
        (Tally(3, 2), 1, 0, "casting-without-tie"),
        (Tally(3, 2), 0, 1, "stated-with-numbers"),
        (Tally(), 0, 0, "nothing-counted"),
    ],
)
def test_numbers_that_cannot_be_right(
    store: Store, tally: Tally, casting: int, stated: int, code: str
) -> None:
    gather(store, 9, 5)
    item = motion(store)
    with refused(code):
        record_vote(store, item, tally, NOON, casting=casting, stated=stated)
    assert kept.votes() == []


def test_without_members_nobody_votes(store: Store) -> None:
    gather(store, 0, 0, guests=2)
    with refused("nobody-entitled"):
        record_vote(store, motion(store), Tally(1), NOON, reason="x")


def test_a_tie_a_casting_vote_and_a_statement(store: Store) -> None:
    gather(store, 9, 8)
    item = motion(store, Rule(Base.YES_NO))
    record_vote(store, item, Tally(4, 4), NOON)
    record_vote(store, item, Tally(4, 4), NOON + dt.timedelta(minutes=1), casting=1)
    record_vote(store, item, Tally(), NOON + dt.timedelta(minutes=2), stated=-1)
    assert [verdict_of(vote).passed for vote in kept.votes(item)] == [False, True, False]


def test_a_rule_for_this_vote_alone(store: Store) -> None:
    gather(store, 9, 9)
    item = motion(store)
    record_vote(
        store, item, Tally(5, 4), NOON, rule=Rule(Base.VALID, AT_LEAST_TWO_THIRDS), method=Method.STANDING
    )
    (vote,) = kept.votes(item)
    known = kept.resolution(item)
    assert not verdict_of(vote).passed and vote.method is Method.STANDING and known is not None
    assert known.rule == Rule()


def test_a_withdrawn_vote_stays_on_record_and_counts_no_more(store: Store) -> None:
    gather(store, 9, 9)
    item = motion(store)
    record_vote(store, item, Tally(9), NOON)
    (vote,) = kept.votes(item)
    with refused("reason-needed"):
        withdraw_vote(store, vote.id, NOON, " ")
    withdraw_vote(store, vote.id, NOON + dt.timedelta(minutes=1), "计票有误")
    assert len(kept.votes(item)) == 2 and standing_vote(kept.votes(item)) is None
    with refused("vote-withdrawn-already"):
        withdraw_vote(store, vote.id, NOON, "again")
    with refused("vote-is-gone"):
        withdraw_vote(store, "nothing", NOON, "x")
    record_vote(store, item, Tally(8, 1), NOON + dt.timedelta(minutes=2))
    standing = standing_vote(kept.votes(item))
    assert standing is not None and standing.tally == Tally(8, 1)


def test_undo_of_a_vote_withdraws_it_and_redo_restores_it(store: Store) -> None:
    gather(store, 9, 9)
    item = motion(store)
    record_vote(store, item, Tally(9), NOON)
    first = standing_vote(kept.votes(item))
    store.undo()
    assert standing_vote(kept.votes(item)) is None and kept.votes(item)
    store.redo()
    assert standing_vote(kept.votes(item)) == first and agenda.get(item).title == "审议《说明》"


def test_of_two_votes_in_one_instant_the_later_one_stands(store: Store) -> None:
    gather(store, 5, 5)
    item = motion(store)
    for turn in range(12):
        yes = turn % 3 + 1
        record_vote(store, item, Tally(yes, 0, 0), NOON)
        standing = standing_vote(kept.votes(item))
        assert standing is not None and standing.tally.yes == yes


AREAS = Detail(Entry.AREAS, (AreaCount("A", 4, 3, 1), AreaCount("", 2, 1, 0, 1)))


def test_a_vote_by_counting_areas_keeps_its_areas(store: Store) -> None:
    gather(store, 9, 6)
    item = motion(store)
    record_vote(store, item, Tally(4, 1, 1), NOON, detail=AREAS)
    vote = standing_vote(kept.votes(item))
    assert vote is not None and vote.detail == AREAS


def test_a_vote_by_name_keeps_who_said_what(store: Store) -> None:
    ids = gather(store, 9, 6)
    item = motion(store)
    voices = ((ids[0], Voice.YES), (ids[1], Voice.NO), (ids[5], Voice.ABSTAIN))
    said = Detail(Entry.NAMES, voices=voices)
    record_vote(store, item, Tally(1, 1, 1), NOON, method=Method.ROLL_CALL, detail=said)
    vote = standing_vote(kept.votes(item))
    assert vote is not None and vote.detail.voices == voices and verdict_of(vote).not_voted == 3


@pytest.mark.parametrize(
    ("code", "tally", "detail", "method"),
    [
        ("area-over", Tally(5, 1), Detail(Entry.AREAS, (AreaCount("A", 5, 5, 1), AreaCount("", 1))), None),
        ("areas-do-not-add-up", Tally(4, 1), Detail(Entry.AREAS, (AreaCount("A", 5, 4, 1),)), None),
        ("detail-does-not-add-up", Tally(4, 1, 0), AREAS, None),
        ("vote-negative", Tally(4, 1), Detail(Entry.AREAS, (AreaCount("A", 6, 5, -1),)), None),
        ("voice-not-entitled", Tally(1), Detail(Entry.NAMES, voices=(("m0007", Voice.YES),)), None),
        ("secret-by-name", Tally(1), Detail(Entry.NAMES, voices=(("m0000", Voice.YES),)), Method.SECRET),
    ],
)
def test_a_detail_that_cannot_be_is_refused(
    store: Store, code: str, tally: Tally, detail: Detail, method: Method | None
) -> None:
    gather(store, 9, 6)
    item = motion(store)
    with pytest.raises(Refusal) as refused:
        record_vote(store, item, tally, NOON, detail=detail, method=method)
    assert refused.value.code == code and kept.votes(item) == []
