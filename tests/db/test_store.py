"""Changes, undo and redo on one open file."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import peewee as pw
import pytest

from db.engine import sqlite3
from db.migrations import VERSION
from db.models import (
    AgendaItemRecord,
    AssetRecord,
    AttendeeRecord,
    DelegationRecord,
    HallRecord,
    ItemRoleRecord,
    PlacementRecord,
    SeatRecord,
)
from db.queries.attendees import name_keys
from db.store import Store
from db.trouble import Trouble, TroubleCode
from db.verifying import verify
from desktop_app.commands.readings import keep_readings
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal

from .conftest import Ticking, a_meeting, add_people, dump


def journal(store: Store) -> int:
    return int(store.raw.execute("SELECT count(*) FROM change").fetchone()[0])


def rename(store: Store, who: str, name: str) -> Changes:
    with store.change("rename", name) as change:
        AttendeeRecord.update(name=name).where(AttendeeRecord.id == who).execute()
    return change.changes


def seats(store: Store, count: int) -> tuple[str, list[str]]:
    hall, ids = new_id(), [new_id() for _ in range(count)]
    with store.change("hall"):
        HallRecord.create(id=hall, name="大会堂")
        for number, key in enumerate(ids, 1):
            SeatRecord.create(id=key, hall=hall, area="floor", row=1, number=number, x=number * 550, y=0)
    return hall, ids


def test_a_new_file_holds_its_meeting_and_nothing_to_undo(store: Store) -> None:
    assert len(dump(store)["meeting"]) == 1
    assert store.can_undo is None and store.can_redo is None
    with pytest.raises(Refusal) as refused:
        store.undo()
    assert refused.value.code == "nothing-to-undo"
    with pytest.raises(Refusal) as refused:
        store.redo()
    assert refused.value.code == "nothing-to-redo"


def test_a_change_tells_what_it_touched(store: Store) -> None:
    who, other = add_people(store, "张三", "李四")
    changes = rename(store, who, "张珊")
    assert changes == Changes("rename", "张珊", {"attendee": frozenset({who})})
    assert store.can_undo == "rename"
    with store.change("delete") as change:
        AttendeeRecord.delete().where(AttendeeRecord.id == other).execute()
    assert change.changes.of("attendee") == {other} and not change.changes.of("seat")


def test_nothing_changed_leaves_no_line(store: Store) -> None:
    (who,) = add_people(store, "张三")
    before = journal(store)
    assert not rename(store, who, "张三")
    with store.change("look") as change:
        AttendeeRecord.select().count()
    assert not change.changes and journal(store) == before and store.can_undo == "import"


def test_undo_and_redo_are_exact(store: Store) -> None:
    who, _ = add_people(store, 'O\'Neil "Q"', "李\n四𬍛\\")
    before = dump(store)
    rename(store, who, "")
    after = dump(store)
    undone = store.undo()
    assert undone == Changes("rename", "", {"attendee": frozenset({who})}) and dump(store) == before
    assert store.can_redo == "rename" and store.can_undo == "import"
    store.redo()
    assert dump(store) == after and store.can_redo is None
    store.undo()
    store.undo()
    assert dump(store)["attendee"] == []
    store.redo()
    store.redo()
    assert dump(store) == after


def test_another_change_forgets_what_could_be_redone(store: Store) -> None:
    (who,) = add_people(store, "张三")
    rename(store, who, "张珊")
    store.undo()
    rename(store, who, "张山")
    assert store.can_redo is None


def test_undo_reaches_back_beyond_closing(store: Store, path: Path) -> None:
    (who,) = add_people(store, "张三")
    before = dump(store)
    rename(store, who, "张珊")
    store.close()
    again = Store.open(path, clock=Ticking())
    try:
        assert again.can_undo == "rename"
        again.undo()
        assert dump(again) == before
    finally:
        again.close()
    once_more = Store.open(path, clock=Ticking())
    try:
        assert once_more.can_redo == "rename" and once_more.can_undo == "import"
        once_more.redo()
        assert AttendeeRecord.get_by_id(who).name == "张珊"
    finally:
        once_more.close()


def test_undo_of_a_swap_under_unique(store: Store) -> None:
    first, second = add_people(store, "甲", "乙")
    hall, (left, right) = seats(store, 2)
    one, two, aside = new_id(), new_id(), new_id()
    with store.change("seat"):
        SeatRecord.create(id=aside, hall=hall, area="floor", row=9, number=9, x=0, y=0)
        PlacementRecord.create(id=one, hall=hall, seat=left, attendee=first)
        PlacementRecord.create(id=two, hall=hall, seat=right, attendee=second)
    before = dump(store)
    with store.change("swap"):
        for placement, seat in ((one, aside), (two, left), (one, right)):
            PlacementRecord.update(seat=seat).where(PlacementRecord.id == placement).execute()
    after = dump(store)
    for _ in range(3):
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == after


def test_what_foreign_keys_do_is_journalled_and_undone(store: Store) -> None:
    (who,) = add_people(store, "张三")
    delegation, item, role = new_id(), new_id(), new_id()
    with store.change("set up"):
        DelegationRecord.create(id=delegation, name="第一组")
        AttendeeRecord.update(delegation=delegation).execute()
        AgendaItemRecord.create(id=item, title="报告")
        ItemRoleRecord.create(id=role, item=item, role="speaker", attendee=who)
    before = dump(store)
    with store.change("delete") as change:
        AttendeeRecord.delete().execute()
        DelegationRecord.delete().execute()
        AgendaItemRecord.delete().execute()
    assert {table: len(ids) for table, ids in change.changes.rows.items()} == {
        "attendee": 1, "delegation": 1, "agenda_item": 1, "item_role": 1,
    }  # fmt: skip
    store.undo()
    assert dump(store) == before
    store.redo()
    assert not any(dump(store, "meeting").values())
    store.undo()
    assert dump(store) == before


@pytest.mark.parametrize("kind", ["ignore", "replace", "update"])
def test_upserts_and_replacements_are_journalled(store: Store, kind: str) -> None:
    (who,) = add_people(store, "张三")
    before = dump(store)
    insert = AttendeeRecord.insert(id=who, name="张珊", roster_order=7)
    with store.change("upsert") as change:
        if kind == "ignore":
            insert.on_conflict_ignore().execute()
        elif kind == "replace":
            insert.on_conflict_replace().execute()
        else:
            insert.on_conflict(conflict_target=[AttendeeRecord.id], preserve=[AttendeeRecord.name]).execute()
    assert change.changes.of("attendee") == (frozenset() if kind == "ignore" else {who})
    if kind != "ignore":
        after = dump(store)
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == after


def test_a_refusal_leaves_nothing(store: Store) -> None:
    (who,) = add_people(store, "张三")
    before, lines = dump(store), journal(store)
    with pytest.raises(Refusal), store.change("rename"):
        AttendeeRecord.update(name="x").execute()
        raise Refusal("no")
    with pytest.raises(pw.IntegrityError), store.change("orphan"):
        ItemRoleRecord.create(id=new_id(), item=new_id(), role="speaker")
    with pytest.raises(KeyError), store.change("bug"):
        AttendeeRecord.delete().execute()
        raise KeyError("bug")
    assert dump(store) == before and journal(store) == lines
    assert rename(store, who, "李四")
    assert verify(store).sound, "the sequence has no gap where something was refused"


def test_writing_outside_a_change_fails(store: Store) -> None:
    with pytest.raises(
        pw.DatabaseError, match="not authorized"
    ):  # nothing has changed yet, so nothing watches
        AttendeeRecord.create(id=new_id(), name="张三")
    (who,) = add_people(store, "张三")
    for write in (
        AttendeeRecord.update(name="x"),
        AttendeeRecord.delete(),
        AttendeeRecord.insert(id=who, name="x").on_conflict_replace(),
    ):
        with pytest.raises(pw.IntegrityError, match="outside"):
            write.execute()
    assert AttendeeRecord.get_by_id(who).name == "张三"


def test_ids_never_change_and_neither_floats_nor_bytes_go_in(store: Store) -> None:
    add_people(store, "张三")
    for wrong in ("id = 'x'", "rank = 1.5", "name = x'ff00'"):
        with pytest.raises(sqlite3.IntegrityError), store.change("wrong"):
            store.raw.execute(f"UPDATE attendee SET {wrong}")


def test_assets_are_kept_without_a_line(store: Store) -> None:
    lines = journal(store)
    with store.change("picture") as change:
        AssetRecord.create(sha256="ab", media_type="image/png", data=b"\x00\xff", force_insert=True)
    assert not change.changes and journal(store) == lines and AssetRecord.select().count() == 1


def test_a_change_inside_a_change_joins_it(store: Store) -> None:
    (who,) = add_people(store, "张三")
    lines = journal(store)
    with store.change("outer", "全部") as outer:
        DelegationRecord.create(id=new_id(), name="第一组")
        inner = rename(store, who, "张珊")
        with pytest.raises(Refusal), store.change("inner"):
            AttendeeRecord.delete().execute()
            raise Refusal("no")
    assert inner.of("attendee") == {who} and not inner.of("delegation")
    assert outer.changes.label == "outer" and set(outer.changes.rows) == {"attendee", "delegation"}
    assert journal(store) == lines + 1 and AttendeeRecord.get_by_id(who).name == "张珊"
    store.undo()
    assert AttendeeRecord.get_by_id(who).name == "张三" and DelegationRecord.select().count() == 0


def test_undo_inside_a_change_is_a_bug(store: Store) -> None:
    add_people(store, "张三")
    with pytest.raises(RuntimeError), store.change("outer"):
        store.undo()


def test_the_journal_is_ready_for_merging(store: Store, path: Path) -> None:
    add_people(store, "张三")
    store.who, store.station = "王芳", "A"
    add_people(store, "李四")
    store.close()
    again = Store.open(path, clock=lambda: dt.datetime(2020, 1, 1))  # a computer whose clock is years behind
    add_people(again, "王五")
    columns = "session, seq, clock, who, station, number"
    lines = again.raw.execute(f"SELECT {columns} FROM change ORDER BY number").fetchall()
    again.close()
    sessions = [line[0] for line in lines]
    assert len(set(sessions)) == 3 and sessions[1] == sessions[2]
    assert [line[1] for line in lines] == [1, 1, 2, 1]
    clocks = [line[2] for line in lines]
    assert clocks == sorted(set(clocks))
    assert lines[2][3:5] == ("王芳", "A")


def test_one_file_is_left_when_it_is_closed(store: Store, path: Path) -> None:
    add_people(store, "张三")
    store.close()
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_one_file_at_a_time(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        Store.open(path)
    assert trouble.value.code is TroubleCode.IN_USE
    with pytest.raises(RuntimeError):
        Store.create(tmp_path / "other.rostrum", a_meeting())
    with pytest.raises(Trouble) as trouble:
        Store.create(path, a_meeting())
    assert trouble.value.code in (TroubleCode.IN_USE, TroubleCode.EXISTS)


def test_a_file_is_not_made_over_another(tmp_path: Path) -> None:
    there = tmp_path / "notes.rostrum"
    there.write_text("mine")
    with pytest.raises(Trouble) as trouble:
        Store.create(there, a_meeting())
    assert trouble.value.code is TroubleCode.EXISTS and there.read_text() == "mine"
    with pytest.raises(Trouble):
        Store.create(tmp_path / "no-such-folder" / "x.rostrum", a_meeting())


def test_the_settings_hold(store: Store) -> None:
    told = {
        name: store.raw.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "locking_mode",
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "trusted_schema",
            "user_version",
        )
    }
    assert told == {
        "locking_mode": "exclusive", "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "user_version": VERSION,
    }  # fmt: skip


def test_another_thread_has_no_connection(store: Store) -> None:
    caught: list[BaseException] = []

    def read() -> None:
        try:
            AttendeeRecord.select().count()
        except pw.InterfaceError as error:
            caught.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_what_is_not_journalled_may_be_written_before_the_first_change(store: Store) -> None:
    keep_readings({"张三": ("zhang san",)})
    assert name_keys() == {"张三": ("zhang san",)}
