"""Two lines become one person: nothing that was recorded is lost, and one undo brings both back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.models import AwardRecord, ItemRoleRecord, RecipientRecord
from db.queries import attendance, attendees, own_fields, seating
from db.queries.manuscripts import composed
from db.store import Store
from desktop_app.commands import duplicates as commands
from desktop_app.commands import own_fields as fields
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendance import check_in, check_out, whose_code
from desktop_app.commands.attendees import edit_attendee, remove_attendees
from desktop_app.commands.resolutions import record_vote
from desktop_app.commands.seating import seat_person
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.codes import code_for
from desktop_app.domain.duplicates import Likeness, differing, duplicates, near, pair_id, taken_together
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField, OwnKind, merge_fields, own_value, with_own
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Detail, Entry, Method, Tally, Voice
from tests.people import fill_people
from tests.seated import fill

NOW = dt.datetime(2027, 3, 15, 13, 42)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting("0" * 32, "大会", secret="5e" * 20))
    yield made
    made.close()


@pytest.fixture
def two(store: Store) -> tuple[Attendee, Attendee]:
    """The two of one name, in roster order."""
    fill_people(store)
    first, second = attendees.named("黎丽萍")
    return first, second


def whose(model: Any) -> list[str]:
    return [row.attendee_id for row in model.select()]


def test_a_merge_keeps_events_roles_and_awards(store: Store, two: tuple[Attendee, Attendee]) -> None:
    one, other = two
    check_in(store, other.id, NOW)
    check_out(store, other.id, NOW + dt.timedelta(minutes=5))
    check_in(store, one.id, NOW + dt.timedelta(minutes=9))
    add_item(store, AgendaItem("i" * 32, "讲话", minutes=5))
    with store.change("add-award"):
        AwardRecord.create(id="award", title="先进")
        for who in two:
            RecipientRecord.create(id=f"r{who.id}", award="award", name=who.name, attendee=who.id)
            ItemRoleRecord.create(id=f"x{who.id}", item="i" * 32, role="speaker", attendee=who.id)
    before, events = attendees.everyone(), len(attendance.events())
    commands.take_together(store, one.id, other.id)
    (left,) = attendees.named("黎丽萍")
    assert left.id == min(one.id, other.id) and left.organisation == one.organisation
    assert len(attendance.events()) == events == len(attendance.events(left.id))
    state = attendance.presences()[left.id]
    assert state.present and state.arrived is not None and state.arrived.at == NOW
    assert whose(RecipientRecord) == [left.id] * 2
    assert whose(ItemRoleRecord) == [left.id]
    store.undo(NOW)
    assert attendees.everyone() == before
    assert sorted(whose(RecipientRecord)) == sorted((one.id, other.id))


def test_the_minutes_still_tell_the_voice_of_a_line_that_went(
    store: Store, two: tuple[Attendee, Attendee]
) -> None:
    """A vote is frozen with the ids of its moment: whose voice it was is looked up when the minutes are composed."""
    stays, goes = sorted(two, key=lambda each: each.id)
    edit_attendee(store, replace(goes, capacity=Capacity.MEMBER))
    check_in(store, goes.id, NOW)
    add_item(store, AgendaItem("i" * 32, "表决", kind=ItemKind.APPROVAL, minutes=5))
    said = Detail(Entry.NAMES, voices=((goes.id, Voice.YES),))
    record_vote(store, "i" * 32, Tally(1), NOW, method=Method.ROLL_CALL, reason="试", detail=said)
    assert len(in_favour()) == 1
    commands.take_together(store, stays.id, goes.id)
    assert len(in_favour()) == 1


def in_favour() -> list[str]:
    told = composed(ManuscriptKind.MINUTES, "zh").splitlines()
    return [line for line in told if "赞成：" in line and "黎丽萍" in line]


def test_a_badge_of_the_line_that_went_still_opens_the_door(
    store: Store, two: tuple[Attendee, Attendee]
) -> None:
    gone = max(each.id for each in two)
    code = code_for(gone, "5e" * 20)
    commands.take_together(store, two[0].id, two[1].id)
    assert whose_code(code).id == min(each.id for each in two)
    check_in(store, whose_code(code).id, NOW)
    with pytest.raises(Refusal, match="has-events"):
        remove_attendees(store, [whose_code(code).id])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    moves=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["in", "out"])), max_size=12),
    merges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=3),
)
def test_no_merge_loses_an_event_and_undo_brings_everybody_back(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, str]], merges: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("m") / "m.rostrum"
    store = Store.create(path, Meeting("0" * 32, "大会", secret="5e" * 20))
    try:
        ids = [each.id for each in list(fill_people(store).values())[:5]]
        for step, (who, move) in enumerate(moves):
            try:
                (check_in if move == "in" else check_out)(store, ids[who], NOW + dt.timedelta(minutes=step))
            except Refusal:
                pass
        before, events = attendees.everyone(), {each.id for each in attendance.events()}
        arrived = {who for who, state in attendance.presences().items() if state.arrived}
        done = 0
        for one, other in merges:
            try:
                commands.take_together(store, ids[one], ids[other])
                done += 1
            except Refusal as refusal:
                assert refusal.code == "same-person"
        standing = {each.id for each in attendees.everyone()}
        assert {each.id for each in attendance.events()} == events
        assert len(standing) == len(before) - done
        assert (
            {who for who, state in attendance.presences().items() if state.arrived}
            == {attendees.stands_for(who) for who in arrived}
            <= standing
        )
        for _ in range(done):
            store.undo(NOW)
        assert attendees.everyone() == before
    finally:
        store.close()


def test_the_seat_of_the_kept_one_stays_and_the_other_is_given_up(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "m.rostrum", Meeting("0" * 32, "大会", secret="5e" * 20))
    hall = fill(store)
    everyone = attendees.everyone()
    make = [(each, seat) for each, seat in zip(everyone[:3], seating.seats(hall.id)[:3], strict=True)]
    for person, seat in make[:2]:
        seat_person(store, person.id, seat.id)
    kept, other, unseated = (each.id for each, _seat in make)
    before = seating.seat_labels()
    commands.take_together(store, kept, other)
    stays = attendees.stands_for(kept)
    assert seating.seat_labels()[stays] == before[kept] and list(seating.seat_labels()) == [stays]
    commands.take_together(store, unseated, stays)
    assert seating.seat_labels() == {attendees.stands_for(unseated): before[kept]}
    for _ in range(2):
        store.undo(NOW)
    assert seating.seat_labels() == before
    store.close()


def test_who_may_be_one(two: tuple[Attendee, Attendee]) -> None:
    wang = Attendee("a", "王伟", organisation="市商务委", phone="13800000001")
    people = [
        wang,
        Attendee("b", "王 伟", organisation="别处", phone="13800000001"),
        Attendee("c", "王伟", organisation="市商务委"),
        Attendee("d", "欧阳建国", organisation="市工商联"),
        Attendee("e", "欧阳建囯", organisation="市工商联"),
        Attendee("f", "李四", organisation="市工商联"),
    ]
    found = {each.id: each.likeness for each in duplicates(people, {pair_id("b", "c")})}
    assert found == {
        "a.b": Likeness.NAME_AND_PHONE, "a.c": Likeness.NAME_AND_BODY, "d.e": Likeness.NEAR_NAME,
    }  # fmt: skip
    assert not near("王伟", "王芳") and near("王伟", "伟王") and near("王小伟", "王伟")


def test_two_found_to_be_two_are_not_proposed_again(store: Store, two: tuple[Attendee, Attendee]) -> None:
    assert duplicates(attendees.everyone(), own_fields.known_apart())
    commands.keep_apart(store, two[1].id, two[0].id)
    assert not duplicates(attendees.everyone(), own_fields.known_apart())
    store.undo(NOW)
    assert duplicates(attendees.everyone(), own_fields.known_apart())


def test_particulars_fill_up_and_unite() -> None:
    one = Attendee("b", "王伟", position="处长", needs=(Need.HALAL,), own=(("f", "x"),))
    other = Attendee(
        "a", "王伟", position="副处长", phone="13800000001", needs=(Need.WHEELCHAIR,), own=(("g", "y"),)
    )
    got = taken_together(one, other)
    assert (got.id, got.position, got.phone, got.needs) == (
        "a",
        "处长",
        other.phone,
        (Need.HALAL, Need.WHEELCHAIR),
    )
    assert got.own == (("f", "x"), ("g", "y"))
    assert taken_together(one, other, ["position"]).position == "副处长"


def test_own_fields_are_kept_undone_and_offered_to_papers(store: Store) -> None:
    person = fill_people(store)["单佩珊"]
    hotel = OwnField("h" * 32, "住宿酒店", "Hotel")
    day = OwnField("d" * 32, "到达日期", kind=OwnKind.DATE)
    for field in (hotel, day):
        fields.save_own_field(store, field)
    assert [each.name for each in own_fields.own_fields()] == ["住宿酒店", "到达日期"]
    edit_attendee(store, with_own(with_own(person, hotel, "友谊宾馆"), day, "2027年3月14日"))
    got = attendees.get(person.id)
    assert got is not None and attendees.everyone([person.id]) == [got]
    assert merge_fields(own_fields.own_fields(), got) == {
        "own.住宿酒店": "友谊宾馆", "own.Hotel": "友谊宾馆", "own.到达日期": "2027-03-14",
    }  # fmt: skip
    edit_attendee(store, with_own(got, hotel, ""))
    assert own_value(attendees.everyone([person.id])[0], hotel.id) == ""
    store.undo(NOW)
    fields.move_own_field(store, day.id, 0)
    assert [each.name for each in own_fields.own_fields()] == ["到达日期", "住宿酒店"]
    fields.remove_own_field(store, hotel.id)
    assert own_value(attendees.everyone([person.id])[0], hotel.id) == ""
    store.undo(NOW)
    assert own_value(attendees.everyone([person.id])[0], hotel.id) == "友谊宾馆"
    with pytest.raises(Refusal, match="own-value-unfit"):
        with_own(person, day, "下周二")
    with pytest.raises(Refusal, match="own-field-needs-options"):
        fields.save_own_field(store, OwnField("c" * 32, "衣服", kind=OwnKind.CHOICE))


PARTICULARS = {
    "organisation": st.sampled_from(["", "市商务委", "虹口区政府"]),
    "delegation": st.sampled_from(["", "各区", "企事业单位"]),
    "phone": st.sampled_from(["", "13800000001", "13800000002"]),
    "rank": st.sampled_from([None, 1, 2]),
    "status": st.sampled_from([Status.INVITED, Status.CONFIRMED, Status.APOLOGIES]),
    "own": st.sampled_from([(), (("h", "友谊宾馆"),), (("h", "海鸥饭店"),)]),
}


def somebody(key: str) -> st.SearchStrategy[Attendee]:
    def made(values: dict[str, Any]) -> Attendee:
        return Attendee(key, "王伟", delegation_id=values["delegation"] or None, **values)

    return st.fixed_dictionaries(PARTICULARS).map(made)


@settings(max_examples=60)
@given(kept=somebody("a"), other=somebody("b"), data=st.data())
def test_every_value_is_the_chosen_one_and_nothing_said_is_lost(
    kept: Attendee, other: Attendee, data: st.DataObject
) -> None:
    clashing = differing(kept, other)
    chosen = data.draw(st.sets(st.sampled_from(clashing))) if clashing else set()
    got = taken_together(kept, other, chosen)
    assert got.delegation_id == (got.delegation or None)
    for name in ("organisation", "delegation", "phone", "rank"):
        mine, theirs = getattr(kept, name), getattr(other, name)
        assert getattr(got, name) == ((theirs if name in chosen else mine) or mine or theirs)
    if "h" in clashing:
        assert own_value(got, "h") == own_value(other if "h" in chosen else kept, "h")
    if "status" in chosen:
        assert got.status is other.status


def test_the_delegation_of_the_other_one_is_written(store: Store, two: tuple[Attendee, Attendee]) -> None:
    kept, other = two
    assert kept.delegation != other.delegation
    commands.take_together(store, kept.id, other.id, ["delegation"])
    assert attendees.named("黎丽萍")[0].delegation == other.delegation
