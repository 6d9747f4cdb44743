"""A corrected roster updates people; it never doubles them, and never guesses who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import LEFT, Review, Verdict
from desktop_app.domain.roster_review import review_roster

HEAD = ("姓名", "单位", "手机", "参会身份", "组别", "备注")
Rows = Sequence[tuple[str, ...]]
ROSTER: Rows = [
    ("王伟", "市商务委", "13800000001", "委员", "甲组", ""),
    ("李丽", "市公安局", "13800000002", "委员", "甲组", "请假"),
    ("黎丽萍", "云帆公司", "13800000003", "列席", "乙组", ""),
    ("黎丽萍", "虹口区政府", "13800000004", "列席", "乙组", ""),
]


def review(rows: Rows, known: list[Attendee] | None = None) -> Review[Attendee]:
    return review_roster([HEAD, *rows], known or [], source="名单.xlsx")


def taken(rows: Rows = ROSTER) -> list[Attendee]:
    return [each.value for each in review(rows).chosen() if each.value is not None]


def codes(found: Review[Attendee], row: int) -> list[str]:
    return [reason.code for each in found.proposals if each.row == row for reason in each.reasons]


def test_everybody_is_new_in_an_empty_meeting_and_homonyms_stay_two() -> None:
    counts = review(ROSTER).counts()
    assert counts[Verdict.NEW] == 4 and sum(counts.values()) == 4


def test_a_double_row_is_told_with_the_row_it_doubles() -> None:
    found = review([*ROSTER, ("王 伟", "市商务委", "", "委员", "甲组", "重复报名")])
    assert found.of(Verdict.DUPLICATE)[0].row == 6 and codes(found, 6) == ["duplicate-in-sheet"]
    assert found.of(Verdict.DUPLICATE)[0].reasons[0].facts["row"] == 2
    assert len(found.chosen()) == 4 and len(found.chosen([6])) == 1


def test_the_same_roster_again_changes_nothing() -> None:
    found = review(ROSTER, taken())
    assert found.counts()[Verdict.UNCHANGED] == 4 and not found.chosen() and not found.notes


def test_a_corrected_cell_is_told_old_and_new() -> None:
    edited = [("王伟", "市商务委员会", "13800000001", "列席", "丙组", ""), *ROSTER[1:]]
    (changed,) = review(edited, taken()).of(Verdict.CHANGED)
    assert {(each.field, each.old, each.new) for each in changed.changes} == {
        ("organisation", "市商务委", "市商务委员会"),
        ("capacity", "member", "non_voting"),
        ("delegation", "甲组", "丙组"),
    }
    assert changed.existing is not None and changed.value is not None
    assert (
        changed.value.id == changed.existing.id
        and changed.value.roster_order == changed.existing.roster_order
    )


def test_blank_cells_erase_nothing() -> None:
    known = [replace(each, notes="需接站", status=Status.APOLOGIES) for each in taken()]
    blank = [(name, body, "", "", "", "") for name, body, *_ in ROSTER]
    assert review(blank, known).counts()[Verdict.UNCHANGED] == 4


def test_a_corrected_name_is_the_same_person_and_is_told() -> None:
    found = review([("王玮", *ROSTER[0][1:]), *ROSTER[1:]], taken())
    (changed,) = found.of(Verdict.CHANGED)
    assert [(each.field, each.new) for each in changed.changes] == [("name", "王玮")]
    assert "name-corrected" in codes(found, 2)


def test_a_shared_telephone_makes_nobody_the_same() -> None:
    shared: Rows = [
        ("王伟", "市商务委", "62810000", "委员", "", ""),
        ("张杰", "市商务委", "62810000", "委员", "", ""),
    ]
    known = [each for each in taken(shared) if each.name == "王伟"]
    found = review(shared, known)
    assert (found.counts()[Verdict.UNCHANGED], found.counts()[Verdict.NEW]) == (1, 1)


def test_somebody_else_of_the_same_name_is_new_and_told() -> None:
    found = review([("王伟", "市总工会", "13999999999", "列席", "", "")], taken())
    assert found.of(Verdict.NEW) and "same-name" in codes(found, 2)


def test_who_cannot_be_told_apart_is_not_guessed() -> None:
    twins = [Attendee("a", "王伟", organisation="市商务委"), Attendee("b", "王伟", organisation="市商务委")]
    found = review([("王伟", "市商务委", "", "委员", "", "")], twins)
    assert found.of(Verdict.DUPLICATE) and codes(found, 2) == ["which-of-several"] and not found.chosen()


def test_those_who_left_the_roster_are_told_and_stay() -> None:
    found = review(ROSTER[:2], taken())
    (note,) = found.notes
    assert (note.code, note.facts["count"]) == ("people-not-in-sheet", 2)


def test_a_newcomer_stands_after_the_one_above() -> None:
    known = taken()
    found = review([ROSTER[0], ("新来", "市总工会", "", "委员", "", ""), *ROSTER[1:]], known)
    (fresh,) = found.of(Verdict.NEW)
    assert fresh.value is not None
    orders = sorted((each.roster_order, each.name) for each in [*known, fresh.value])
    assert [name for _order, name in orders][:3] == ["王伟", "新来", "李丽"]


def test_another_roster_comes_after_those_known() -> None:
    known = taken()
    found = review([("新来", "市总工会", "", "委员", "", "")], known)
    fresh = found.chosen()[0].value
    assert fresh is not None and fresh.roster_order > max(each.roster_order for each in known)


def test_a_substitute_who_is_no_longer_needed_is_forgotten() -> None:
    known = taken([("王伟", "市商务委", "", "委员", "", "由赵华代会")])
    (changed,) = review([("王伟", "市商务委", "", "委员", "", "请假")], known).of(Verdict.CHANGED)
    assert changed.value is not None
    assert (changed.value.status, changed.value.substitute) == (Status.APOLOGIES, "")


NAMES = st.sampled_from(["王伟", "李丽", "张杰"])
BODIES = st.sampled_from(["甲局", "乙局", ""])
PHONES = st.sampled_from(["13800000001", "13800000002", ""])
LINES = st.tuples(NAMES, BODIES, PHONES, st.just("委员"), st.just(""), st.just(""))


@given(st.lists(LINES, max_size=8))
def test_taking_a_sheet_in_twice_adds_nobody(rows: Rows) -> None:
    known = taken(rows)
    again = review(rows, known)
    assert not again.of(Verdict.NEW)
    assert all(each.value.capacity is Capacity.MEMBER for each in again.chosen() if each.value)


def test_a_homonym_may_be_declared_the_person_who_is_known() -> None:
    known = taken()
    found = review([("王伟", "市总工会", "13999999999", "列席", "", "")], known)
    (fresh,) = found.of(Verdict.NEW)
    assert [way.existing and way.existing.name for way in fresh.ways] == [None, "王伟"]
    (same,) = found.chosen({2: 1})
    assert same.value is not None and same.value.id == known[0].id and same.value.organisation == "市总工会"
    assert found.chosen({2: LEFT}) == () and found.chosen({2: 0})[0].existing is None


def test_of_several_each_may_be_chosen_or_somebody_new() -> None:
    twins = [Attendee("a", "王伟", organisation="市商务委"), Attendee("b", "王伟", organisation="市商务委")]
    found = review([("王伟", "市商务委", "13800000009", "委员", "", "")], twins)
    ids = [found.chosen({2: way})[0].value for way in range(3)]
    assert [each.id for each in ids if each][1:] == ["a", "b"]


def test_a_change_may_be_declared_another_person() -> None:
    known = taken()
    found = review([("王伟", "市商务委", "13800000001", "列席", "甲组", ""), *ROSTER[1:]], known)
    (other,) = found.chosen({2: 1})
    assert other.existing is None and other.value is not None
    assert known[0].roster_order < other.value.roster_order < known[1].roster_order


def test_who_is_missing_from_an_update_is_listed() -> None:
    assert [each.name for each in review(ROSTER[:2], taken()).missing] == ["黎丽萍", "黎丽萍"]
    assert review([("新来", "市总工会", "", "委员", "", "")], taken()).missing == ()


def test_columns_are_mapped_by_hand_and_remembered() -> None:
    rows = [("谁", "哪里", "怎么联系", "手机"), ("王伟", "市商务委", "13800000001", "13800000002")]
    with pytest.raises(Refusal):
        review_roster(rows, [])
    by_hand = review_roster(rows, [], columns={0: "name", 2: "phone"})
    again = review_roster(rows, [], remembered={"谁": "name", "怎么联系": "phone", "手机": ""})
    for found in (by_hand, again):
        (person,) = [each.value for each in found.chosen() if each.value]
        assert (person.name, person.phone) == ("王伟", "13800000001")
        assert [each.field for each in found.columns] == ["name", "", "phone", ""]
