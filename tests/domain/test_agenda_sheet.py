"""Agendas read from sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop_app.domain.agenda import AgendaItem, ItemKind, Role, StartMode
from desktop_app.domain.agenda_sheet import Draft, review_agenda
from desktop_app.domain.agenda_words import kind_of, rule_of, share_of
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.clock import timetable
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Share
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Base, Rule
from desktop_app.domain.review import Proposed, Review, Verdict

START = dt.datetime(2027, 3, 15, 14, 0)
HEADER = ("序号", "时间", "时长（分钟）", "议程", "类型", "主讲/主持", "材料", "备注")
ROWS = [
    ("滨江市大会议程", "", "", "", "", "", "", ""),
    HEADER,
    ("1", "13:30", "30", "签到入场", "签到", "", "", ""),
    ("2", "14:00", "5", "宣布开会", "主持", "沈晨喆", "", "固定开始时间"),
    ("3", "", "10", "审议《说明》", "审议表决", "闫  强", "说明.docx", "应到会委员过半数赞成通过"),
    ("", "", "", "", "", "", "", ""),
    ("4", "", "20", "颁奖", "颁奖", "王伟、李䶮", "", "共五批上台"),
    ("5", "15:40", "25", "市领导讲话", "讲话", "某某", "", "固定开始时间"),
    ("6", "", "3", "宣布闭会", "主持", "沈晨喆", "", ""),
]
PEOPLE = [
    Attendee("s", "沈晨喆"),
    Attendee("y", "闫强"),
    Attendee("w1", "王伟"),
    Attendee("w2", "王伟"),
    Attendee("l", "李䶮"),
]


def review(rows: Sequence[Sequence[str]], existing: Sequence[Draft] = ()) -> Review[Draft]:
    return review_agenda(rows, START, existing, PEOPLE, "agenda.xlsx")


def values(found: Review[Draft]) -> list[Draft]:
    return [each.value for each in found.proposals if each.value is not None]


def ordered(drafts: Sequence[Draft]) -> list[Draft]:
    return [replace(draft, item=replace(draft.item, order=f"a{place}")) for place, draft in enumerate(drafts)]


def only(found: Review[Draft]) -> Proposed[Draft]:
    (proposal,) = found.proposals
    return proposal


def test_a_sheet_is_understood() -> None:
    found = review(ROWS)
    items = [draft.item for draft in values(found)]
    assert [each.row for each in found.proposals] == [3, 4, 5, 7, 8, 9]
    assert [item.kind.value for item in items] == [
        "check_in",
        "opening",
        "approval",
        "awards",
        "speech",
        "closing",
    ]
    fixed = [item.title for item in items if item.mode is StartMode.FIXED]
    assert fixed == ["签到入场", "宣布开会", "市领导讲话"] and items[1].note == ""
    assert items[2].material == "说明.docx" and values(found)[2].rule == Rule(Base.MEMBERS, MORE_THAN_HALF)
    plan = timetable([draft.item for draft in ordered(values(found))], START)
    assert f"{plan.start:%H:%M}-{plan.end:%H:%M}" == "13:30-16:08" and plan.slots[items[4].id].slack == 65


def test_people_are_linked_and_homonyms_left_open() -> None:
    found = review(ROWS)
    roles = {
        draft.title: [(role.role, role.name, role.attendee_id) for role in draft.item.roles]
        for draft in values(found)
    }
    assert roles["宣布开会"] == [(Role.CHAIR, "沈晨喆", "s")]
    assert roles["审议《说明》"] == [(Role.SPEAKER, "闫  强", "y")]
    assert roles["颁奖"] == [(Role.CHAIR, "王伟", None), (Role.CHAIR, "李䶮", "l")]
    reasons = {
        each.row: [(reason.code, reason.facts.get("name")) for reason in each.reasons]
        for each in found.proposals
    }
    assert reasons[7] == [("several-of-that-name", "王伟")] and reasons[8] == [
        ("nobody-of-that-name", "某某")
    ]


def test_times_that_follow_from_the_items_above_go_on_cascading() -> None:
    rows = [HEADER, ("1", "14:00", "10", "甲", "", "", "", ""), ("2", "14:10", "5", "乙", "", "", "", ""),
            ("3", "14:30", "5", "丙", "", "", "", ""), ("4", "14:35", "5", "丁", "", "", "", "")]  # fmt: skip
    assert [draft.item.mode.value for draft in values(review(rows))] == ["after", "after", "fixed", "after"]


def test_a_span_gives_the_length_and_dates_turn_the_day() -> None:
    rows = [("Date", "Time", "Title"), ("2027-03-15", "14:00-14:20", "One"), ("", "14:20 – 15:00", "Two"),
            ("2027-03-16", "09:00-09:45", "Three"), ("3月17日", "", ""), ("", "9:30", "Four")]  # fmt: skip
    found = review(rows)
    items = [draft.item for draft in values(found)]
    assert [item.minutes for item in items] == [20, 40, 45, 10]
    assert items[2].at == dt.datetime(2027, 3, 16, 9) and items[3].at == dt.datetime(2027, 3, 17, 9, 30)
    assert [reason.code for reason in found.proposals[-1].reasons] == ["no-length"]


def test_numbers_with_points_make_a_tree() -> None:
    rows = [
        ("No.", "Item", "Minutes"),
        ("1", "A", "0"),
        ("1.1", "B", "5"),
        ("1.2", "C", "5"),
        ("2", "D", "5"),
    ]
    a, b, c, d = (draft.item for draft in values(review(rows)))
    assert b.parent_id == c.parent_id == a.id and d.parent_id is None


def test_rows_that_cannot_be_taken_say_why() -> None:
    rows = [HEADER, ("1", "25:99", "5", "甲", "", "", "", ""), ("2", "", "lots", "乙", "", "", "", ""),
            ("3", "14:00", "5", "", "主持", "", "", ""), ("4", "", "5", "丁", "变戏法", "", "", "")]  # fmt: skip
    found = review(rows)
    told = [(each.verdict.value, [reason.code for reason in each.reasons]) for each in found.proposals]
    assert told == [
        ("refused", ["time-not-understood"]),
        ("refused", ["time-not-understood"]),
        ("refused", ["item-needs-title"]),
        ("new", ["kind-unknown"]),
    ]


@pytest.mark.parametrize("rows", [[("a", "b"), ("1", "2")], []])
def test_a_sheet_without_header_is_refused(rows: list[tuple[str, str]]) -> None:
    with pytest.raises(Refusal, match="agenda-no-header"):
        review(rows)


def test_the_same_sheet_again_changes_nothing() -> None:
    existing = ordered(values(review(ROWS)))
    again = review(ROWS, existing)
    assert {each.verdict for each in again.proposals} == {Verdict.UNCHANGED} and not again.notes


def test_what_came_back_is_told_field_by_field() -> None:
    existing = ordered(values(review(ROWS)))
    edited = [list(row) for row in ROWS]
    edited[4][2], edited[6][5] = "15", "闫强"
    edited = [*edited[:7], ["7", "", "5", "茶歇", "", "", "", ""], *edited[8:]]
    again = review(edited, existing)
    changed = {
        each.row: [(c.field, c.old, c.new) for c in each.changes] for each in again.of(Verdict.CHANGED)
    }
    assert changed == {5: [("minutes", "10", "15")], 7: [("roles", "王伟、李䶮", "闫强")]}
    (new,) = again.of(Verdict.NEW)
    assert new.value is not None and new.value.item.kind is ItemKind.BREAK
    assert [(note.code, note.facts["titles"]) for note in again.notes] == [("not-in-sheet", ("市领导讲话",))]


def test_a_column_that_is_not_there_changes_nothing() -> None:
    existing = ordered(values(review(ROWS)))
    again = review([("议程", "时长"), ("颁奖", "25")], existing)
    value = only(again).value
    assert value is not None and value.item.note == "共五批上台" and value.item.minutes == 25
    assert len(value.item.roles) == 2 and value.item.id == existing[3].item.id


def test_a_written_time_that_is_the_planned_one_makes_no_anchor() -> None:
    items = [
        AgendaItem("a" * 32, "甲", minutes=10, order="a0"),
        AgendaItem("b" * 32, "乙", minutes=10, order="a1"),
    ]
    rows = [
        ("时间", "时长", "议程", "ID"),
        ("14:00", "20", "甲", "a" * 32),
        ("14:10", "10", "乙二", "b" * 32),
    ]
    found = review(rows, [Draft(item) for item in items])
    assert [[c.field for c in each.changes] for each in found.proposals] == [["minutes"], ["title"]]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("应到会委员过半数赞成通过", Rule(Base.MEMBERS, MORE_THAN_HALF)),
        ("到会委员过半数赞成通过", Rule(Base.PRESENT, MORE_THAN_HALF)),
        ("实到代表三分之二以上同意", Rule(Base.PRESENT, AT_LEAST_TWO_THIRDS)),
        ("全体委员超过三分之二赞成", Rule(Base.MEMBERS, Share(2, 3, True))),
        ("有效票过半数", Rule(Base.VALID, MORE_THAN_HALF)),
        ("一致通过", Rule(Base.VALID, unanimous=True)),
        ("more than half of all members", Rule(Base.MEMBERS, MORE_THAN_HALF)),
        ("two-thirds of those present", Rule(Base.PRESENT, AT_LEAST_TWO_THIRDS)),
        ("三分之二以上通过", Rule(Base.PRESENT, AT_LEAST_TWO_THIRDS)),
        ("共五批上台", None),
        ("", None),
    ],
)
def test_rules_in_remarks(text: str, rule: Rule | None) -> None:
    assert rule_of(text) == rule


def test_kinds_and_shares() -> None:
    assert kind_of("主持", "宣布闭会") is ItemKind.CLOSING and kind_of("主持", "开会") is ItemKind.OPENING
    assert kind_of("", "茶歇") is ItemKind.BREAK and kind_of("", "其他") is ItemKind.REPORT
    assert kind_of("Award Ceremony") is ItemKind.AWARDS and kind_of("jazz") is None
    assert share_of("2/3", strict=False) == AT_LEAST_TWO_THIRDS and share_of("3/2", strict=False) is None
    assert share_of("half", strict=True) is None and share_of("1/1", strict=True) is None
