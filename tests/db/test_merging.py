"""Copies of one meeting, edited apart and made one again."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.merge import look, merge
from db.merge.tables import tables
from db.models import TABLES
from db.queries import agenda, attendees, awards, seating
from db.store import Store
from db.trouble import Trouble
from db.verifying import verify
from desktop_app.commands import seating as seats
from desktop_app.commands.agenda import add_item, edit_item, move_items, remove_items
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import edit_attendee, remove_attendees
from desktop_app.commands.awards import add_award, add_recipient
from desktop_app.commands.certificates import issue_certificates
from desktop_app.commands.meeting import keep_asset
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.awards import Award, Recipient
from desktop_app.domain.merging import ClashKind, Side
from desktop_app.domain.refusal import Refusal
from tests.copies import Desk, three_copies

from .conftest import a_meeting, dump


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    """Three copies of a meeting with a few people, items and a hall."""
    return three_copies(tmp_path)


def test_both_edits_of_one_person_stay(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    with mine.open() as store:
        edit_attendee(store, replace(person("p0"), organisation="市商务委"))
    with theirs.open() as store:
        edit_attendee(store, replace(person("p0"), phone="13800000001"))
    assert mine.merge(theirs).clashes == ()
    with mine.open():
        assert (person("p0").organisation, person("p0").phone) == ("市商务委", "13800000001")


def person(attendee_id: str) -> Attendee:
    found = attendees.get(attendee_id)
    assert found is not None
    return found


def two_names(mine: Desk, theirs: Desk) -> None:
    for desk, name in ((mine, "张甲"), (theirs, "张乙")):
        with desk.open() as store:
            edit_attendee(store, replace(person("p0"), name=name))


def test_the_later_edit_wins_and_the_clash_is_told(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    two_names(mine, theirs)
    (clash,) = mine.merge(theirs).clashes
    assert (clash.kind, clash.table, clash.unit, clash.chosen) == (
        ClashKind.FIELD,
        "attendee",
        "name",
        Side.THEIRS,
    )
    assert (clash.base, clash.mine.values, clash.theirs.values) == (
        {"name": "某0"},
        {"name": "张甲"},
        {"name": "张乙"},
    )
    assert (clash.mine.who, clash.theirs.who) == ("甲", "乙")
    with mine.open():
        assert person("p0").name == "张乙"


def test_a_choice_travels_and_is_asked_once(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, third = desks
    two_names(mine, theirs)
    with mine.open() as store:
        merge(store, theirs.path, {("attendee", "p0", "name"): Side.MINE})
        assert person("p0").name == "张甲"
        assert verify(store).sound
        assert look(store, theirs.path).clashes == ()
    assert theirs.merge(mine).clashes == ()
    assert third.merge(mine).clashes == ()
    assert mine.dump() == theirs.dump() == third.dump()


def test_a_merge_of_items_put_under_later_ones_is_taken_back(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    before = mine.dump()
    with theirs.open() as store:
        for name in ("new1", "new2", "new3"):
            add_item(store, AgendaItem(name, name))
        move_items(store, ["new1"], "new2", None)
        move_items(store, ["new2"], "new3", None)
    mine.merge(theirs)
    with mine.open() as store:
        store.undo()
        assert dump(store) == before


def test_looking_writes_nothing_here_or_there(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    two_names(mine, theirs)
    there = theirs.path.read_bytes()
    with mine.open() as store:
        before = store.raw.total_changes
        assert len(look(store, theirs.path).clashes) == 1
        assert store.raw.total_changes == before
    assert theirs.path.read_bytes() == there
    mine.merge(theirs)
    assert theirs.path.read_bytes() == there


def test_a_removed_person_who_was_edited_stays_unless_chosen(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, third = desks
    with mine.open() as store:
        remove_attendees(store, ["p1"])
    with theirs.open() as store:
        edit_attendee(store, replace(person("p1"), notes="改乘火车"))
    shutil.copy(mine.path, third.path)
    (clash,) = mine.merge(theirs).clashes
    assert (clash.kind, clash.mine.values, clash.chosen) == (ClashKind.DELETED, None, Side.THEIRS)
    with mine.open():
        assert person("p1").notes == "改乘火车"
    with third.open() as store:
        merge(store, theirs.path, {clash.key: Side.MINE})
        assert attendees.get("p1") is None
        assert verify(store).sound


def test_a_person_checked_in_there_and_removed_here_comes_back(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    with mine.open() as store:
        remove_attendees(store, ["p1"])
    with theirs.open() as store:
        check_in(store, "p1", dt.datetime(2027, 3, 15, 13, 30))
    assert [each.kind for each in mine.merge(theirs).clashes] == [ClashKind.DELETED]
    with mine.open():
        assert person("p1").name == "某1"


def test_one_seat_holds_one_person(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    for desk, who in ((mine, "p0"), (theirs, "p1")):
        with desk.open() as store:
            seats.seat_person(store, who, seating.seats("hall")[0].id)
    (clash,) = mine.merge(theirs).clashes
    assert (clash.kind, clash.name, clash.chosen) == (ClashKind.SLOT, "D-1", Side.THEIRS)
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()
    with mine.open():
        assert [each.attendee_id for each in seating.placements("hall")] == ["p1"]


def test_the_seat_may_be_given_to_the_other(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    for desk, who in ((mine, "p0"), (theirs, "p1")):
        with desk.open() as store:
            seats.seat_person(store, who, seating.seats("hall")[0].id)
    with mine.open() as store:
        (clash,) = look(store, theirs.path).clashes
        (flipped,) = merge(store, theirs.path, {clash.key: Side.MINE})[1].clashes
        assert flipped.key == clash.key
        assert [each.attendee_id for each in seating.placements("hall")] == ["p0"]
        assert verify(store).sound
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()


def test_a_number_given_twice_stays_with_the_first(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    for desk, name in ((mine, "甲奖"), (theirs, "乙奖")):
        with desk.open() as store:
            add_award(store, Award(name, name))
            add_recipient(store, Recipient(f"r{name}", name, None, name))
            issue_certificates(store, dt.datetime(2027, 3, 1))
    (clash,) = mine.merge(theirs).clashes
    assert (clash.kind, clash.chosen) == (ClashKind.NUMBER, Side.RULE)
    with mine.open():
        assert [(c.recipient_id, c.serial) for c in awards.certificates()] == [("r甲奖", 1), ("r乙奖", 2)]
        assert awards.certificates()[1].number.endswith("第002号")


def test_runs_put_into_one_gap_stay_together(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    for desk, mark in ((mine, "甲"), (theirs, "乙")):
        with desk.open() as store:
            last = "i1"
            for number in range(4):
                add_item(store, AgendaItem(f"{mark}{number}", f"{mark}{number}"), last)
                last = f"{mark}{number}"
    assert mine.merge(theirs).clashes == ()
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()
    with mine.open():
        titles = [each.title for each in agenda.items()]
    assert titles == ["事项0", "事项1", *(f"{m}{n}" for m in "甲乙" for n in range(4)), "事项2", "事项3"]


def test_lines_of_one_text_are_united(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    with mine.open() as store:
        edit_item(store, replace(agenda.get("i0"), text="请起立。\n奏国歌。\n请坐下。"))
    theirs.merge(mine)
    for desk, old, new in ((mine, "请起立", "全体起立"), (theirs, "请坐下", "请就座")):
        with desk.open() as store:
            item = agenda.get("i0")
            edit_item(store, replace(item, text=item.text.replace(old, new)))
    assert mine.merge(theirs).clashes == ()
    with mine.open():
        assert agenda.get("i0").text == "全体起立。\n奏国歌。\n请就座。"


def test_items_put_under_each_other_are_parted(desks: tuple[Desk, Desk, Desk]) -> None:
    from desktop_app.commands.agenda import move_items

    mine, theirs, _ = desks
    for desk, item, parent in ((mine, "i0", "i1"), (theirs, "i1", "i0")):
        with desk.open() as store:
            move_items(store, [item], parent, None)
    assert [each.kind for each in mine.merge(theirs).clashes] == [ClashKind.CYCLE]
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()


def test_an_item_under_a_removed_one_moves_to_the_top(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    with mine.open() as store:
        remove_items(store, ["i0"])
    with theirs.open() as store:
        add_item(store, AgendaItem("sub", "子项", parent_id="i0"))
    assert ClashKind.ORPHAN in {each.kind for each in mine.merge(theirs).clashes}
    with mine.open():
        assert agenda.get("sub").parent_id is None


def test_pictures_come_along(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    with theirs.open() as store, store.change("picture"):
        picture = keep_asset(b"png", "image/png")
        edit_attendee(store, replace(person("p0"), photo=picture))
    mine.merge(theirs)
    with mine.open() as store:
        assert store.raw.execute("SELECT data FROM asset").fetchall() == [(b"png",)]


def test_a_wrong_clock_is_told(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _ = desks
    theirs.clock.now += dt.timedelta(days=3)
    two_names(mine, theirs)
    assert mine.merge(theirs).hours_ahead == 72


def test_another_meeting_and_the_same_file_are_refused(
    desks: tuple[Desk, Desk, Desk], tmp_path: Path
) -> None:
    Store.create(tmp_path / "other.rostrum", a_meeting()).close()
    (tmp_path / "text.rostrum").write_text("no file")
    with desks[0].open() as store:
        before = dump(store)
        for name, code in (("other", "merge-other-meeting"), ("a", "merge-same-file")):
            with pytest.raises(Refusal) as refused:
                merge(store, tmp_path / f"{name}.rostrum")
            assert refused.value.code == code
        with pytest.raises(Trouble):
            merge(store, tmp_path / "text.rostrum")
        assert dump(store) == before


@pytest.mark.parametrize(
    "name", [model._meta.table_name for model in TABLES if model._meta.table_name != "meeting"]
)
def test_every_table_merges(name: str, desks: tuple[Desk, Desk, Desk]) -> None:
    """Rows made apart unite, and one text given two values clashes: of every journalled table, a new one too."""
    mine, theirs, _ = desks
    for desk in (mine, theirs):
        with desk.open() as store, store.change("rows"):
            made(store, name, f"{name}-{desk.who}")
    assert mine.merge(theirs).learned > 0
    theirs.merge(mine)
    with mine.open() as store:
        ids = {each for (each,) in store.raw.execute(f'SELECT id FROM "{name}"')}
    assert {f"{name}-甲", f"{name}-乙"} <= ids
    assert mine.dump() == theirs.dump()


def made(store: Store, name: str, row: str) -> str:
    """A row of any table, with the rows it needs; what is there already is there."""
    if store.raw.execute(f'SELECT 1 FROM "{name}" WHERE id = ?', (row,)).fetchone():
        return row
    columns = store.raw.execute(f'PRAGMA table_info("{name}")').fetchall()
    parents = {each.column: each.parent for each in tables()[name].references if not each.nullable}
    values: dict[str, object] = {}
    for number, (_, column, kind, needed, default, _key) in enumerate(columns):
        if column in parents:
            values[column] = made(store, parents[column], f"{parents[column]}-{row.partition('-')[2]}")
        elif column == "id":
            values[column] = row
        elif needed and default is None:
            values[column] = (
                sum(map(ord, row)) + number if kind == "INTEGER" else "" if column == "order_key" else row
            )
    listed = ", ".join(f'"{column}"' for column in values)
    store.raw.execute(
        f'INSERT INTO "{name}" ({listed}) VALUES ({", ".join("?" * len(values))})', tuple(values.values())
    )
    return row
