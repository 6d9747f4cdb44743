"""Undo where it is not plain: what has changed since, and facts, which are answered instead of deleted."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from db.models import (
    AgendaItemRecord,
    AttendanceEventRecord,
    AttendeeRecord,
    HallRecord,
    SeatRecord,
    VoteRecordRecord,
)
from db.store import Store
from desktop_app.domain.attendance import AttendanceEvent, EventKind, fold
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal

from .conftest import add_people, dump


def rename(store: Store, who: str, name: str) -> Changes:
    with store.change("rename", name) as change:
        AttendeeRecord.update(name=name).where(AttendeeRecord.id == who).execute()
    return change.changes


def test_undo_refuses_what_has_changed_since(store: Store) -> None:
    (who,) = add_people(store, "张三")
    rename(store, who, "张珊")
    entry = store._history.done[-1]
    rename(store, who, "张山")
    before = dump(store)
    with pytest.raises(Refusal) as refused:
        store._revert(entry, None)
    assert refused.value.code == "changed-since"
    assert refused.value.facts == {"label": "rename", "subject": "张珊", "table": "attendee", "row_id": who}
    assert dump(store) == before
    with store.change("phone"):
        AttendeeRecord.update(phone="1380000").execute()
    store.undo()
    store.undo()
    store._revert(entry, None)
    assert AttendeeRecord.get_by_id(who).name == "张三"


def test_undo_does_not_take_away_a_row_that_was_edited_since(store: Store) -> None:
    (who,) = add_people(store, "张三")
    entry = store._history.done[-1]
    rename(store, who, "张珊")
    with pytest.raises(Refusal):
        store._revert(entry, None)
    rename(store, who, "张三")  # back where it was, but by somebody's hand
    with pytest.raises(Refusal):
        store._revert(entry, None)
    assert AttendeeRecord.get_by_id(who).name == "张三"


def test_other_units_of_the_row_may_change_since(store: Store) -> None:
    (who,) = add_people(store, "张三")
    rename(store, who, "张珊")
    entry = store._history.done[-1]
    with store.change("phone"):
        AttendeeRecord.update(phone="1380000").execute()
    store._revert(entry, None)
    found = AttendeeRecord.get_by_id(who)
    assert (found.name, found.phone) == ("张三", "1380000")


def test_columns_of_a_unit_go_together(store: Store) -> None:
    (who,) = add_people(store, "张三")
    with store.change("substitute"):
        AttendeeRecord.update(substitute="王五").execute()
    entry = store._history.done[-1]
    with store.change("status"):
        AttendeeRecord.update(status="substituted").execute()
    unit, after = store.raw.execute("SELECT unit, after FROM change_row ORDER BY place DESC").fetchone()
    assert unit == "status+substitute+substitute_phone"
    assert json.loads(after) == {"status": "substituted", "substitute": "王五", "substitute_phone": ""}
    with pytest.raises(Refusal):
        store._revert(entry, None)
    assert AttendeeRecord.get_by_id(who).substitute == "王五"


def test_undo_does_not_take_away_what_came_to_hang_on_it(store: Store) -> None:
    hall = new_id()
    with store.change("hall"):
        HallRecord.create(id=hall, name="大会堂")
    entry = store._history.done[-1]
    with store.change("seat"):
        SeatRecord.create(id=new_id(), hall=hall, area="floor", row=1, number=1, x=0, y=0)
    before = dump(store)
    with pytest.raises(Refusal) as refused:
        store._revert(entry, None)
    assert refused.value.code == "changed-since" and dump(store) == before


def events(who: str) -> list[AttendanceEvent]:
    rows: Any = AttendanceEventRecord.select().where(AttendanceEventRecord.attendee == who).dicts()
    return [
        AttendanceEvent(
            row["id"], who, EventKind(row["kind"]), dt.datetime.fromisoformat(row["at"]), target=row["target"]
        )
        for row in rows
    ]


def check_in(store: Store, who: str) -> Changes:
    with store.change("check-in") as change:
        AttendanceEventRecord.create(
            id=new_id(), attendee=who, kind="in", at=store.now().isoformat(), desk="A", raw_code="M1.X"
        )
    return change.changes


def test_an_arrival_is_never_deleted_but_answered(store: Store) -> None:
    (who,) = add_people(store, "张三")
    (arrival,) = check_in(store, who).of("attendance_event")
    undone = store.undo(dt.datetime(2027, 3, 15, 14, 5))
    (answer,) = undone.of("attendance_event")
    row: Any = AttendanceEventRecord.select().where(AttendanceEventRecord.id == answer).dicts().get()
    told = [row[name] for name in ("kind", "target", "at", "attendee", "desk", "raw_code")]
    assert told == ["undo", arrival, "2027-03-15T14:05:00", who, "A", ""]
    assert not fold(events(who)).present and len(events(who)) == 2
    store.redo()
    assert fold(events(who)).present and len(events(who)) == 3
    store.undo()
    assert not fold(events(who)).present


def test_importing_can_be_undone_after_an_arrival_was(store: Store) -> None:
    (who,) = add_people(store, "张三")
    before = dump(store)
    check_in(store, who)
    with pytest.raises(Refusal):
        store._revert(store._history.done[-2], None)
    store.undo()
    store.undo()
    assert dump(store)["attendee"] == [] and dump(store)["attendance_event"] == []
    store.redo()
    assert dump(store)["attendee"] == before["attendee"]
    assert not fold(events(who)).present
    store.undo()
    assert dump(store)["attendee"] == []


def test_a_walk_in_is_taken_back_as_a_whole(store: Store) -> None:
    who = new_id()
    before = dump(store)
    with store.change("walk-in"):
        AttendeeRecord.create(id=who, name="张三")
        check_in(store, who)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert fold(events(who)).present


def test_a_vote_is_withdrawn_by_a_record(store: Store) -> None:
    item, vote = new_id(), new_id()
    numbers = dict.fromkeys(("share_p", "share_q", "share_strict", "members", "present", "quorum_needed"), 1)
    with store.change("item"):
        AgendaItemRecord.create(id=item, title="表决")
    with store.change("vote"):
        VoteRecordRecord.create(
            id=vote, item=item, at="2027-03-15T15:00:00", yes=9, base="present", quorum_met=1, **numbers
        )
    store.undo()
    found = {row.withdraws: row for row in VoteRecordRecord.select()}
    assert set(found) == {None, vote} and found[vote].yes == 9
    withdrawal = found[vote].id
    store.redo()
    assert {row.withdraws for row in VoteRecordRecord.select()} == {None, vote, withdrawal}
