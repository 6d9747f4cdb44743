"""Rosters as offices write them: titles, merged cells, group headings, remarks, half-filled rows."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.roster import ORDER_STEP, Roster, RosterRow, read_roster

HEAD = (
    "序号",
    "姓 名",
    "性别",
    "单  位",
    "职务",
    "组别",
    "参会身份",
    "手机",
    "主席台\n排序",
    "特殊需求",
    "备注",
)


def row(name: str, **cells: str) -> tuple[str, ...]:
    places = {
        "gender": 2,
        "body": 3,
        "position": 4,
        "group": 5,
        "capacity": 6,
        "phone": 7,
        "rank": 8,
        "needs": 9,
    }
    made = ["", name, *[""] * 9]
    for key, text in cells.items():
        made[places.get(key, 10)] = text
    return tuple(made)


def read(*rows: tuple[str, ...]) -> Roster:
    return read_roster([("某某大会参会人员名单", *[""] * 10), HEAD, *rows])


def only(*rows: tuple[str, ...]) -> RosterRow:
    (found,) = read(*rows).rows
    return found


def person(*rows: tuple[str, ...]) -> Attendee:
    found = only(*rows).person
    assert found is not None
    return found


def codes(found: RosterRow) -> list[str]:
    return [reason.code for reason in found.reasons]


def test_a_full_row() -> None:
    found = person(
        row("孙　浩", gender="男", body="市人大常委会", position="副主任", group="主席台", capacity="特邀",
            phone="158-1496-1650", rank="2", needs="轮椅、清真")
    )  # fmt: skip
    assert (found.name, found.gender, found.organisation, found.position) == (
        "孙浩",
        "男",
        "市人大常委会",
        "副主任",
    )
    assert (found.delegation, found.capacity, found.phone, found.rank) == (
        "主席台",
        Capacity.GUEST,
        "15814961650",
        2,
    )
    assert found.needs == (Need.WHEELCHAIR, Need.HALAL) and found.status is Status.INVITED


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    roster = read(("",) * 11, row("王伟"), row("李丽"))
    assert [each.number for each in roster.rows] == [4, 5]
    assert [each.person.roster_order for each in roster.rows if each.person] == [
        4 * ORDER_STEP,
        5 * ORDER_STEP,
    ]


def test_group_headings_give_the_delegation() -> None:
    merged = ("【各区】（2人）", *[""] * 10)
    roster = read(
        merged,
        row("王伟"),
        row("李丽"),
        ("二、企事业单位", *[""] * 10),
        row("张杰"),
        row("赵敏", group="媒体"),
    )
    assert [each.person.delegation for each in roster.rows if each.person] == [
        "各区",
        "各区",
        "企事业单位",
        "媒体",
    ]
    assert not [note for note in roster.notes if note.code == "roster-count-differs"]


def test_a_heading_that_counts_otherwise_is_told() -> None:
    roster = read(("【各区】（3人）", *[""] * 10), row("王伟"))
    (note,) = roster.notes
    assert note.code == "roster-count-differs"
    assert note.facts == {"group": "各区", "announced": 3, "found": 1}


@pytest.mark.parametrize("text", ["合计：176人", "（共176人）", "共 12 名", "制表：秘书处", "注：以上为初稿"])
def test_totals_and_footers_are_no_people_and_no_group(text: str) -> None:
    assert person((text, *[""] * 10), row("王伟")).delegation == ""


def test_headings_repeated_on_every_page_are_passed_over() -> None:
    assert [each.person.name for each in read(row("王伟"), HEAD, row("李丽")).rows if each.person] == [
        "王伟",
        "李丽",
    ]


@pytest.mark.parametrize("name", ["", "　", "姓名待定", "（待定）", "/"])
def test_a_row_without_a_name_is_refused_with_the_reason(name: str) -> None:
    found = only(row(name, body="市消保委", remark="姓名待定"))
    assert found.person is None and codes(found) == ["person-without-name"]
    assert "市消保委" in found.cells


@pytest.mark.parametrize(
    "text", ["请假", "因公请假", "因事请假。", "病假", "不能参会", "Apologies", "sends regrets"]
)
def test_apologies(text: str) -> None:
    found = person(row("王伟", remark=text))
    assert (found.status, found.notes) == (Status.APOLOGIES, "")


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("由赵华代会", "赵华"), ("由赵　华代为参会", "赵华"), ("委托赵华参加", "赵华"), ("赵华代会", "赵华"),
        ("Represented by Ann Lee", "Ann Lee"), ("represented by the deputy", ""), ("由他人代会", ""),
    ],
)  # fmt: skip
def test_substitutes(text: str, by: str) -> None:
    found = only(row("王伟", remark=text))
    assert found.person is not None
    assert (found.person.status, found.person.substitute) == (Status.SUBSTITUTED, by)
    assert ("substitute-unnamed" in codes(found)) == (by == "")


def test_the_telephone_of_a_substitute_is_kept() -> None:
    assert person(row("王伟", remark="由赵华（13812345678）代会")).substitute_phone == "13812345678"


@pytest.mark.parametrize("text", ["可能请假，待确认", "上午请假下午到", "或由副职代会"])
def test_an_unclear_remark_is_kept_and_asked_about(text: str) -> None:
    found = only(row("王伟", remark=text))
    assert found.person is not None and found.person.status is Status.INVITED
    assert found.person.notes == text and "remark-unclear" in codes(found)


def test_other_remarks_are_notes() -> None:
    found = only(row("王伟", remark="需接站"))
    assert found.person is not None and found.person.notes == "需接站" and not codes(found)[1:]


def test_an_unknown_capacity_never_gives_a_vote() -> None:
    found = only(row("王伟", capacity="观察团"))
    assert found.person is not None and found.person.capacity is Capacity.NON_VOTING
    assert codes(found) == ["capacity-unknown"]


def test_without_a_column_of_capacities_all_are_members_and_it_is_told() -> None:
    roster = read_roster([("Name", "Organisation"), ("Ann Lee", "Guild")])
    assert [each.person.capacity for each in roster.rows if each.person] == [Capacity.MEMBER]
    assert [note.code for note in roster.notes] == ["roster-no-capacity"]


@pytest.mark.parametrize(
    ("word", "capacity"),
    [("委员", Capacity.MEMBER), ("列席人员", Capacity.NON_VOTING), ("Observer", Capacity.NON_VOTING),
     ("GUEST", Capacity.GUEST), ("记者", Capacity.PRESS), ("会务", Capacity.STAFF), ("volunteer", Capacity.VOLUNTEER)],
)  # fmt: skip
def test_capacities_in_both_languages(word: str, capacity: Capacity) -> None:
    assert person(row("王伟", capacity=word)).capacity is capacity


def test_an_unknown_need_is_kept_in_the_notes() -> None:
    found = only(row("王伟", needs="素食/过敏"))
    assert found.person is not None
    assert (found.person.needs, found.person.notes) == ((Need.VEGETARIAN,), "过敏")
    assert "need-unknown" in codes(found)


def test_doubtful_cells_are_told_and_the_row_is_taken() -> None:
    found = only(row("王\ue863", phone="1380000", rank="第一"))
    assert found.person is not None and found.person.rank is None
    assert {"private-use-sign", "phone-odd", "rank-unreadable"} <= set(codes(found))


def test_brackets_beside_the_name() -> None:
    found = person(row("李䶮（女，回族）"))
    assert (found.name, found.gender, found.notes) == ("李䶮", "女", "回族")
    assert person(row("王伟（组长）")).position == "组长"


def test_organisation_and_position_in_one_cell() -> None:
    roster = read_roster([("姓名", "单位及职务"), ("王伟", "市商务委员会 处长"), ("李丽", "市公安局副局长")])
    first, second = roster.rows
    assert first.person is not None and second.person is not None
    assert (first.person.organisation, first.person.position) == ("市商务委员会", "处长")
    assert second.person.organisation == "市公安局副局长" and "organisation-mixed" in codes(second)


def test_first_and_last_names_in_columns_of_their_own() -> None:
    roster = read_roster([("First name", "Last name", "Role"), ("Ann Marie", "Lee", "Member")])
    assert [each.person.name for each in roster.rows if each.person] == ["Ann Marie Lee"]


def test_a_bare_list_of_names() -> None:
    roster = read_roster([("王伟",), ("",), ("李 丽",)])
    assert [each.person.name for each in roster.rows if each.person] == ["王伟", "李丽"]


def test_what_is_no_roster_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_roster([("日期", "金额"), ("3月", "12")])
    assert refused.value.code == "roster-no-header"


@given(st.integers())
def test_the_order_of_columns_does_not_matter(seed: int) -> None:
    cells = row(
        "孙浩",
        gender="男",
        body="市人大",
        position="主任",
        capacity="委员",
        phone="15814961650",
        remark="请假",
    )
    places = list(range(len(HEAD)))
    random.Random(seed).shuffle(places)
    shuffled = (
        read_roster([tuple(HEAD[at] for at in places), tuple(cells[at] for at in places)]).rows[0].person
    )
    straight = person(cells)
    assert shuffled is not None
    for name in ("name", "gender", "organisation", "position", "capacity", "phone", "status"):
        assert getattr(shuffled, name) == getattr(straight, name)


@given(st.lists(st.lists(st.text(max_size=12), max_size=6).map(tuple), max_size=12))
def test_no_sheet_is_an_error(rows: list[tuple[str, ...]]) -> None:
    found = read_roster([("姓名", "单位", "备注"), *rows])
    assert all(each.person is not None or each.reasons for each in found.rows)
