"""The verbs of the agenda on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import AttendeeRecord
from db.queries import agenda as kept
from db.queries import resolutions as motions
from db.store import Store
from desktop_app.commands import agenda as commands
from desktop_app.commands.resolutions import record_vote
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode
from desktop_app.domain.agenda_sheet import review_agenda
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.clock import Cut
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import MORE_THAN_HALF, Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Base, Rule, Tally
from desktop_app.domain.review import Verdict

START = dt.datetime(2027, 3, 15, 14)
HEADER = ("时间", "时长", "议程", "类型", "主讲", "备注")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="00" * 20))
    try:
        yield made
    finally:
        made.close()


def add(store: Store, *titles: str, kind: ItemKind = ItemKind.REPORT) -> list[str]:
    ids = []
    for title in titles:
        item = AgendaItem(new_id(), title, kind=kind)
        commands.add_item(store, item)
        ids.append(item.id)
    return ids


def titles() -> list[str]:
    return [item.title for item in kept.items()]


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_items_are_added_in_order_and_undone_one_by_one(store: Store) -> None:
    add(store, "甲", "乙")
    commands.add_item(store, AgendaItem(new_id(), "丙"), after_id=kept.items()[0].id)
    assert titles() == ["甲", "丙", "乙"]
    store.undo()
    assert titles() == ["甲", "乙"]
    store.redo()
    assert titles() == ["甲", "丙", "乙"]


def test_every_field_comes_back(store: Store) -> None:
    item = AgendaItem(
        new_id(), "审议", "Approval", ItemKind.APPROVAL, minutes=25, minimum=15, mode=StartMode.UNTIL,
        at=dt.datetime(2027, 3, 16, 9, 30), lead=0, material="说明.docx", note="备注", text="正文", latin_text="Text",
        internal=True,
    )  # fmt: skip
    role = ItemRole(new_id(), item.id, Role.TELLER, "王伟")
    changes = commands.add_item(store, replace(item, roles=(role,)))
    found = kept.get(item.id)
    assert replace(found, order="", roles=()) == item and [r.name for r in found.roles] == ["王伟"]
    assert changes.of("agenda_item") == {item.id} and changes.of("item_role") == {role.id}


def test_an_item_put_to_the_vote_has_a_motion(store: Store) -> None:
    (voted,) = add(store, "审议", kind=ItemKind.APPROVAL)
    (other,) = add(store, "讲话", kind=ItemKind.SPEECH)
    assert set(motions.resolutions()) == {voted}
    commands.edit_item(store, replace(kept.get(other), kind=ItemKind.VOTE))
    motion = motions.resolution(other)
    assert motion is not None
    commands.set_resolution(store, replace(motion, text="原则同意", rule=Rule(Base.MEMBERS)))
    again = motions.resolution(other)
    assert again is not None and (again.text, again.rule.base) == ("原则同意", Base.MEMBERS)


def test_senseless_items_are_refused(store: Store) -> None:
    (key,) = add(store, "甲")
    good = kept.get(key)
    for item, code in (
        (replace(good, title="  "), "item-needs-title"),
        (replace(good, minutes=-1), "item-too-long"),
        (replace(good, minutes=99_999), "item-too-long"),
        (replace(good, lead=-5), "lead-below-zero"),
        (replace(good, mode=StartMode.FIXED), "item-needs-time"),
        (replace(good, id="gone"), "item-is-gone"),
    ):
        with refused(code):
            commands.edit_item(store, item)
    assert kept.get(key) == good


def test_a_mode_without_anchor_forgets_its_time(store: Store) -> None:
    (key,) = add(store, "甲")
    commands.edit_item(store, replace(kept.get(key), mode=StartMode.FIXED, at=START))
    commands.edit_item(store, replace(kept.get(key), mode=StartMode.AFTER))
    assert kept.get(key).at is None


def test_moving_shifting_indenting(store: Store) -> None:
    a, b, c = add(store, "甲", "乙", "丙")
    assert commands.shift_items(store, {c}, -1).of("agenda_item") == {c}
    assert titles() == ["甲", "丙", "乙"] and not commands.shift_items(store, {a}, -1)
    commands.indent_items(store, {b, c})
    assert {item.parent_id for item in kept.items() if item.id in (b, c)} == {a}
    commands.outdent_items(store, {c})
    assert [(item.title, item.parent_id) for item in kept.items()] == [("甲", None), ("乙", a), ("丙", None)]
    commands.move_items(store, {c}, None, None)
    assert titles() == ["丙", "甲", "乙"]
    with refused("item-under-itself"):
        commands.move_items(store, {a}, b, None)


def test_a_parent_goes_with_its_children_and_comes_back(store: Store) -> None:
    a, b, _c = add(store, "甲", "乙", "丙")
    commands.indent_items(store, {b})
    commands.remove_items(store, {a})
    assert titles() == ["丙"]
    store.undo()
    assert titles() == ["甲", "乙", "丙"] and kept.get(b).parent_id == a


def test_an_item_with_votes_is_not_removed(store: Store) -> None:
    with store.change("people"):
        AttendeeRecord.insert(id="x", name="甲").execute()
    (key,) = add(store, "审议", kind=ItemKind.APPROVAL)
    record_vote(store, key, Tally(), START, stated=1, reason="主持人决定")
    with refused("item-has-votes"):
        commands.remove_items(store, {key})


def test_people_on_items(store: Store) -> None:
    (key,) = add(store, "甲")
    one, two = ItemRole(new_id(), key, Role.CHAIR, "王伟"), ItemRole(new_id(), key, Role.SPEAKER, "李䶮")
    commands.set_roles(store, key, [one, two])
    changes = commands.set_roles(
        store, key, [two, replace(one, name=" "), ItemRole(new_id(), key, Role.TELLER, "张𬍛")]
    )
    assert [(role.role.value, role.name) for role in kept.get(key).roles] == [
        ("speaker", "李䶮"),
        ("teller", "张𬍛"),
    ]
    assert one.id in changes.of("item_role")
    store.undo()
    assert [role.name for role in kept.get(key).roles] == ["王伟", "李䶮"]


def test_cuts_are_one_change(store: Store) -> None:
    a, b = add(store, "甲", "乙")
    commands.cut_items(store, [Cut(a, 10, 5), Cut(b, 10, 7)])
    assert [item.minutes for item in kept.items()] == [5, 7]
    store.undo()
    assert [item.minutes for item in kept.items()] == [10, 10]


ROWS = [
    HEADER,
    ("13:30", "30", "签到", "签到", "", ""),
    ("14:00", "5", "开会", "主持", "沈晨喆", "固定开始时间"),
    ("", "10", "审议《说明》", "审议表决", "闫强", "应到会委员过半数赞成通过"),
    ("", "", "", "", "", ""),
    ("", "25", "讲话", "讲话", "某某", ""),
]


def test_a_sheet_is_taken_in_as_one_change(store: Store) -> None:
    people = [Attendee("s", "沈晨喆"), Attendee("y", "闫强")]
    with store.change("people"):
        AttendeeRecord.insert_many([{"id": each.id, "name": each.name} for each in people]).execute()
    review = review_agenda(ROWS, START, kept.drafts(), people, "agenda.xlsx")
    commands.take_in(store, review)
    items = kept.items()
    assert titles() == ["签到", "开会", "审议《说明》", "讲话"]
    assert [[role.attendee_id for role in item.roles] for item in items] == [[], ["s"], ["y"], [None]]
    assert motions.resolutions()[items[2].id].rule == Rule(Base.MEMBERS, MORE_THAN_HALF)
    again = review_agenda(ROWS, START, kept.drafts(), people)
    assert again.counts()[Verdict.UNCHANGED] == 4 and not commands.take_in(store, again)
    store.undo()
    assert titles() == [] and not motions.resolutions()


def test_new_rows_stand_behind_the_row_above_them(store: Store) -> None:
    commands.take_in(store, review_agenda(ROWS, START, (), ()))
    wider = [*ROWS[:3], ("", "5", "介绍来宾", "主持", "", ""), *ROWS[3:], ("", "3", "闭会", "闭会", "", "")]
    commands.take_in(store, review_agenda(wider, START, kept.drafts(), ()))
    assert titles() == ["签到", "开会", "介绍来宾", "审议《说明》", "讲话", "闭会"]


def test_only_chosen_rows_are_taken(store: Store) -> None:
    rows = [("序号", "议程", "时长"), ("1", "上午", "0"), ("1.1", "甲", "5"), ("1.2", "乙", "5")]
    commands.take_in(store, review_agenda(rows, START, (), ()), rows=[3])
    assert [(item.title, item.parent_id) for item in kept.items()] == [("甲", None)]
    commands.take_in(store, review_agenda(rows, START, kept.drafts(), ()))
    told = {item.title: item.parent_id for item in kept.items()}
    assert told["乙"] is not None and told["上午"] is None


def test_the_sheet_of_a_real_meeting_if_it_is_here(store: Store) -> None:
    samples = Path(__file__).resolve().parents[3] / "shared" / "samples" / "agenda-zh.xlsx"
    if not samples.exists():
        pytest.skip("no samples beside the checkout")
    from desktop_app.domain.clock import timetable
    from desktop_app.domain.job import run_now
    from desktop_app.exchange.sheets import read_sheet

    review = review_agenda(run_now(read_sheet(samples)).rows, START, (), ())
    commands.take_in(store, review)
    plan = timetable(kept.items(), START)
    assert len(kept.items()) == 12 and len(motions.resolutions()) == 2
    assert f"{plan.start:%H:%M}-{plan.end:%H:%M}" == "13:30-16:08"
    slacks = [slot.slack for slot in plan.slots.values() if slot.slack]
    assert slacks == [-30, 6]
