"""The verbs of the people page on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendees as people
from db.store import Store
from desktop_app.commands import attendees as commands
from desktop_app.commands.attendance import check_in
from desktop_app.commands.readings import readings_for, syllables
from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Review, Verdict
from desktop_app.domain.roster_review import review_roster

NOW = dt.datetime(2027, 3, 15, 13, 42)
HEAD = ("姓名", "单位", "手机", "参会身份", "组别", "备注")
ROSTER = [
    HEAD,
    ("王伟", "市商务委", "13800000001", "委员", "主席台", ""),
    ("李䶮", "市工商联", "13800000002", "委员", "人民团体", "由赵华代会"),
    ("张𬍛", "百货公司", "13800000003", "列席", "主席台", "请假"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20))
    yield made
    made.close()


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def review(rows: Sequence[tuple[str, ...]] = ROSTER) -> Review[Attendee]:
    return review_roster(rows, people.everyone(), source="名单.xlsx")


def names() -> list[str]:
    return [each.name for each in people.everyone()]


def test_a_roster_is_taken_in_as_one_change_and_one_undo(store: Store) -> None:
    changes = commands.take_in(store, review())
    assert (changes.label, changes.subject) == ("import-people", "名单.xlsx")
    assert len(changes.of("attendee")) == 3 and len(changes.of("delegation")) == 2
    assert names() == ["王伟", "李䶮", "张𬍛"]
    store.undo()
    assert names() == [] and people.delegations() == []
    store.redo()
    assert names() == ["王伟", "李䶮", "张𬍛"]


def test_delegations_stand_in_order_of_appearance_each_in_its_colour(store: Store) -> None:
    commands.take_in(store, review())
    found = people.delegations()
    assert [each.name for each in found] == ["主席台", "人民团体"]
    assert len({each.colour for each in found}) == 2 and all(each.colour.startswith("#") for each in found)
    assert [each.delegation for each in people.everyone()] == ["主席台", "人民团体", "主席台"]


def test_everything_a_row_says_is_kept(store: Store) -> None:
    commands.take_in(store, review())
    _first, substituted, away = people.everyone()
    assert (substituted.status, substituted.substitute) == (Status.SUBSTITUTED, "赵华")
    assert (away.status, away.capacity, away.phone) == (Status.APOLOGIES, Capacity.NON_VOTING, "13800000003")


def test_a_corrected_roster_updates_and_leaves_the_rest_alone(store: Store) -> None:
    commands.take_in(store, review())
    edited = [HEAD, ("王伟", "市商务委", "13800000001", "列席", "主席台", ""), *ROSTER[2:]]
    found = review(edited)
    assert found.counts()[Verdict.CHANGED] == 1
    changes = commands.take_in(store, found)
    assert changes.of("attendee") == {people.named("王伟")[0].id} and not changes.of("delegation")
    assert people.named("王伟")[0].capacity is Capacity.NON_VOTING and len(names()) == 3


def test_only_the_chosen_rows_are_taken(store: Store) -> None:
    commands.take_in(store, review(), rows=[3])
    assert names() == ["李䶮"]


def test_an_empty_choice_is_refused(store: Store) -> None:
    with refused("nothing-chosen"):
        commands.take_in(store, review(), rows=[])


def test_a_preview_that_is_out_of_date_is_refused_and_nothing_is_written(store: Store) -> None:
    commands.take_in(store, review())
    found = review(
        [HEAD, ("新来", "", "", "委员", "", ""), ("王伟", "市商务委", "13800000001", "列席", "", "")]
    )
    commands.edit_attendee(store, replace(people.named("王伟")[0], position="主任"))
    with refused("changed-since-review"):
        commands.take_in(store, found)
    assert "新来" not in names()


def test_added_people_stand_at_the_end_with_clean_texts(store: Store) -> None:
    commands.take_in(store, review())
    commands.add_attendee(store, Attendee(new_id(), " 孙　浩 ", phone="158-1496-1650", delegation="新组"))
    last = people.everyone()[-1]
    assert (last.name, last.phone, last.delegation) == ("孙浩", "15814961650", "新组")
    assert people.delegations()[-1].name == "新组"


@pytest.mark.parametrize("name", ["", "  ", "待定"])
def test_nobody_is_without_a_name(store: Store, name: str) -> None:
    with refused("attendee-needs-name"):
        commands.add_attendee(store, Attendee(new_id(), name))


def test_an_edit_touches_one_row_and_an_empty_one_none(store: Store) -> None:
    commands.take_in(store, review())
    person = people.named("王伟")[0]
    assert commands.edit_attendee(store, replace(person, needs=(Need.WHEELCHAIR,))).of("attendee") == {
        person.id
    }
    assert people.get(person.id) == replace(person, needs=(Need.WHEELCHAIR,))
    assert not commands.edit_attendee(store, replace(person, needs=(Need.WHEELCHAIR,)))


def test_several_are_edited_as_one_change(store: Store) -> None:
    commands.take_in(store, review())
    commands.edit_attendees(store, [replace(each, capacity=Capacity.GUEST) for each in people.everyone()])
    assert {each.capacity for each in people.everyone()} == {Capacity.GUEST}
    store.undo()
    assert Capacity.MEMBER in {each.capacity for each in people.everyone()}


def test_who_is_gone_cannot_be_edited(store: Store) -> None:
    with refused("unknown-attendee"):
        commands.edit_attendee(store, Attendee(new_id(), "王伟"))


def test_people_are_removed_and_brought_back(store: Store) -> None:
    commands.take_in(store, review())
    person = people.named("李䶮")[0]
    commands.remove_attendees(store, [person.id])
    assert names() == ["王伟", "张𬍛"]
    store.undo()
    assert people.get(person.id) == person


def test_who_has_been_at_a_desk_stays(store: Store) -> None:
    commands.take_in(store, review())
    ids = [each.id for each in people.everyone()]
    check_in(store, ids[0], NOW)
    with refused("has-events"):
        commands.remove_attendees(store, ids)
    assert len(names()) == 3


def test_apologies_and_substitutes(store: Store) -> None:
    commands.take_in(store, review())
    person = people.named("王伟")[0]
    commands.set_substitute(store, person.id, "钱　多（处长）", "138-0000-9999")
    found = people.get(person.id)
    assert found is not None and found.who_comes == "钱多" and found.comes
    assert (found.substitute_phone, found.status) == ("13800009999", Status.SUBSTITUTED)
    commands.set_status(store, [person.id], Status.APOLOGIES)
    found = people.get(person.id)
    assert found is not None and (found.substitute, found.substitute_phone) == ("", "") and not found.comes


@pytest.mark.parametrize(("name", "code"), [("", "substitute-not-named"), ("王 伟", "substitute-is-same")])
def test_a_substitute_is_somebody_else(store: Store, name: str, code: str) -> None:
    commands.take_in(store, review())
    with refused(code):
        commands.set_substitute(store, people.named("王伟")[0].id, name)
    with refused("substitute-not-named"):
        commands.set_status(store, [people.named("王伟")[0].id], Status.SUBSTITUTED)


def test_delegations_are_renamed_but_never_alike(store: Store) -> None:
    commands.take_in(store, review())
    first, second = people.delegations()
    commands.edit_delegation(store, replace(first, name="主席团"))
    assert people.named("王伟")[0].delegation == "主席团"
    with refused("delegation-name-taken"):
        commands.edit_delegation(store, replace(second, name="主席团"))
    with refused("delegation-needs-name"):
        commands.edit_delegation(store, replace(second, name=" "))


def test_readings_are_kept_in_the_file(store: Store) -> None:
    commands.take_in(store, review())
    found = readings_for(people.everyone())
    assert found["李䶮"] == ("li yan",) and people.name_keys() == found
    assert not store.can_undo or store.can_undo == "import-people"


def test_one_syllable_for_each_sign() -> None:
    assert syllables("努尔兰·哈斯木") == "nu er lan ha si mu" and syllables("吕布") == "lv bu"


def test_five_thousand_people_are_taken_in_quickly(store: Store) -> None:
    rows = [
        HEAD,
        *((f"人{n:05}", f"单位{n // 9}", f"139{n:08}", "委员", f"{n // 500}组", "") for n in range(5000)),
    ]
    commands.take_in(store, review(rows))
    assert len(names()) == 5000 and len(people.delegations()) == 10
    store.undo()
    assert names() == []
