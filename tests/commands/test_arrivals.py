"""Walk-ins, substitutes, delegations and paper lists: one change each, events all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import sessions as lists
from db.store import Store
from desktop_app.commands.arrivals import check_in_group, check_in_substitute, enter_later, settle, walk_in
from desktop_app.commands.attendance import Desk, check_in, check_out, refuse, take_back
from desktop_app.commands.sessions import edit_session
from desktop_app.domain.attendance import EventKind, Method
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.reconciling import Doubt, double_entries
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sessions import Session
from tests.people import fill_people

NOW = dt.datetime(2027, 3, 15, 13, 42)
DESK = Desk("2号台", Method.SEARCH, "小周")


def later(minutes: int) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(
        tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20), clock=lambda: NOW
    )
    yield made
    made.close()


@pytest.fixture
def known(store: Store) -> dict[str, Attendee]:
    return fill_people(store)


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def present() -> set[str]:
    names = {each.id: each.name for each in people.everyone()}
    return {names[each] for each in desks.present_ids()}


def test_a_walk_in_is_listed_and_present_in_one_step(store: Store, known: dict[str, Attendee]) -> None:
    changes = walk_in(
        store, Attendee("", " 何来 ", organisation="晚报社", phone="138 0000 9999"), NOW, desk=DESK
    )
    (person,) = people.named("何来")
    assert changes.label == "walk-in" and person.status is Status.WALK_IN and person.phone == "13800009999"
    assert present() == {"何来"} and people.everyone()[-1].id == person.id
    store.undo()
    assert people.named("何来") == [] and desks.events() == []
    store.redo()
    assert present() == {"何来"}


def test_a_walk_in_who_is_listed_is_pointed_out(store: Store, known: dict[str, Attendee]) -> None:
    with refused("already-listed"):
        walk_in(store, Attendee("", "黎丽萍", organisation="云帆公司"), NOW)
    walk_in(store, Attendee("", "黎丽萍", organisation="第三家"), NOW)
    assert len(people.named("黎丽萍")) == 3
    with refused("attendee-needs-name"):
        walk_in(store, Attendee("", "  "), NOW)
    event = new_id()
    assert walk_in(store, Attendee("", "某人"), NOW, event_id=event)
    assert not walk_in(store, Attendee("", "某人"), NOW, event_id=event)


def test_a_walk_in_scanned_again_can_still_be_undone(store: Store) -> None:
    walk_in(store, Attendee("", "何来"), NOW)
    (person,) = people.everyone()
    refuse(store, "already-in", later(1), desk=DESK, attendee_id=person.id)
    store.undo()
    assert people.everyone() == [] and desks.events() == []


def test_a_substitute_comes_on_somebodys_word(store: Store, known: dict[str, Attendee]) -> None:
    shan = known["单佩珊"]
    with refused("authority-needed"):
        check_in_substitute(store, shan.id, "钱多", " ", NOW)
    with refused("substitute-not-named"):
        check_in_substitute(store, shan.id, "", "书面委托", NOW)
    assert desks.events() == []
    check_in_substitute(store, shan.id, "钱多", "书面委托", NOW, phone="13900000000", desk=DESK)
    (event,) = desks.events(shan.id)
    found = people.get(shan.id)
    assert found is not None and (found.status, found.who_comes) == (Status.SUBSTITUTED, "钱多")
    assert (event.kind, event.reason) == (EventKind.IN, "书面委托") and present() == {"单佩珊"}
    with refused("already-in"):
        check_in_substitute(store, shan.id, "别人", "电话", NOW)
    store.undo()
    found = people.get(shan.id)
    assert found is not None and found.status is not Status.SUBSTITUTED and present() == set()


def test_a_delegation_comes_together(store: Store, known: dict[str, Attendee]) -> None:
    theirs = [each.id for each in people.everyone() if each.delegation == "企事业单位"]
    check_in(store, known["付健"].id, NOW)
    check_in_group(store, theirs, later(1), desk=DESK, subject="企事业单位")
    assert present() == {"黎丽萍", "付健", "张𬍛"}  # 彭强 sent apologies
    assert {each.method for each in desks.events(known["张𬍛"].id)} == {Method.LIST}
    with refused("nobody-to-check-in"):
        check_in_group(store, theirs, later(2))
    store.undo()
    assert present() == {"付健"}


def test_a_paper_list_is_entered_at_its_time_and_marked(store: Store, known: dict[str, Attendee]) -> None:
    chosen = [known[name].id for name in ("曾宗翰", "单佩珊", "彭强")]
    check_in(store, chosen[0], NOW)
    with refused("entered-in-future"):
        enter_later(store, chosen, later(1), NOW)
    enter_later(store, chosen, later(-20), NOW, "东门停电", desk=DESK)
    for attendee in chosen[1:]:
        (event,) = desks.events(attendee)
        assert (event.method, event.at, event.reason) == (Method.BACK_ENTRY, later(-20), "东门停电")
    assert [each.at for each in desks.events(chosen[0])] == [NOW]
    assert desks.present_ids(later(-10)) == set(chosen[1:])
    with refused("nobody-to-check-in"):
        enter_later(store, chosen, later(-20), NOW)


def test_a_refused_scan_is_kept_but_is_no_step_of_undo(store: Store, known: dict[str, Attendee]) -> None:
    check_in(store, known["曾宗翰"].id, NOW, desk=DESK)
    refuse(store, "code-foreign", later(1), desk=DESK, raw_code="https://pay.example/secret")
    refuse(store, "code-damaged", later(2), desk=DESK, raw_code="M1.ABC")
    assert [(each.kind, each.reason, each.raw_code) for each in desks.events()[1:]] == [
        (EventKind.REFUSED, "code-foreign", ""),
        (EventKind.REFUSED, "code-damaged", "M1.ABC"),
    ]
    assert store.can_undo == "check-in"
    store.undo()
    refuse(store, "code-foreign", later(3))
    store.redo()
    assert present() == {"曾宗翰"}


def test_an_undo_by_reason_never_takes_a_refused_scan_back(store: Store, known: dict[str, Attendee]) -> None:
    who = known["曾宗翰"].id
    check_in(store, who, NOW)
    refuse(store, "already-in", later(1), attendee_id=who)
    take_back(store, who, later(2), "认错人")
    assert present() == set()


def test_a_double_entry_is_settled_and_the_first_stands(store: Store, known: dict[str, Attendee]) -> None:
    who = known["曾宗翰"].id
    check_in(store, who, NOW, desk=Desk("1号台"))
    refuse(store, "already-in", later(25), desk=DESK, attendee_id=who)
    (double,) = double_entries(desks.events())
    assert double.doubt is Doubt.LENT
    with refused("reason-needed"):
        settle(store, double.again.id, later(30), "")
    settle(store, double.again.id, later(30), "本人出入未登记")
    assert double_entries(desks.events()) == [] and present() == {"曾宗翰"}
    with refused("nothing-to-take-back"):
        settle(store, double.again.id, later(31), "再一次")
    with refused("no-longer-there"):
        settle(store, "nothing", later(31), "x")


def test_the_counted_period_opens_the_list(store: Store, known: dict[str, Attendee]) -> None:
    edit_session(store, Session(opens_at=later(10), closes_at=later(40)))
    who = known["曾宗翰"].id
    with refused("list-not-open"):
        check_in(store, who, NOW)
    check_in(store, who, later(50))
    assert present() == {"曾宗翰"} and lists.sessions()[0].opens_at == later(10)
    check_in(store, known["单佩珊"].id, NOW, anyway=True)
    check_out(store, known["单佩珊"].id, later(41))
    assert present() == {"曾宗翰"}
