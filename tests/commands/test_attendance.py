"""The desks: no verdict before the event is on disk, no toggle, nothing deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendance as desks
from db.queries import attendees as people
from db.queries import meeting as meetings
from db.store import Store
from desktop_app.commands.attendance import Desk, check_in, check_in_by_code, check_out, take_back, whose_code
from desktop_app.commands.attendees import add_attendee, remove_attendees
from desktop_app.commands.sessions import add_session
from desktop_app.domain.attendance import EventKind, Method, Presence
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.codes import code_for
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sessions import Session

NOW = dt.datetime(2027, 3, 15, 13, 42)
DESK = Desk("2号台", Method.LIST, "小周")


def later(minutes: int) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20))
    yield made
    made.close()


@pytest.fixture
def wang(store: Store) -> Attendee:
    person = Attendee(new_id(), "王伟")
    add_attendee(store, person)
    return people.everyone()[0]


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def presence(person: Attendee) -> Presence:
    return desks.presences([person.id])[person.id]


def test_an_arrival_is_an_event_with_desk_method_and_operator(store: Store, wang: Attendee) -> None:
    changes = check_in(store, wang.id, NOW, desk=DESK)
    (event,) = desks.events(wang.id)
    assert changes.of("attendance_event") == {event.id} and changes.subject == "王伟"
    assert (event.kind, event.at, event.desk, event.desk_seq) == (EventKind.IN, NOW, "2号台", 1)
    assert (event.method, event.operator) == (Method.LIST, "小周")
    assert desks.present_ids() == {wang.id}


def test_a_double_scan_says_when_and_where_and_changes_nothing(store: Store, wang: Attendee) -> None:
    check_in(store, wang.id, NOW, desk=DESK)
    with pytest.raises(Refusal) as caught:
        check_in(store, wang.id, later(5), desk=Desk("1号台"))
    facts = caught.value.facts
    assert caught.value.code == "already-in"
    assert (facts["name"], facts["time"], facts["desk"], facts["at"]) == ("王伟", "13:42", "2号台", NOW)
    assert len(desks.events()) == 1 and presence(wang).present


def test_the_same_event_twice_is_one(store: Store, wang: Attendee) -> None:
    nonce = new_id()
    assert check_in(store, wang.id, NOW, event_id=nonce)
    assert not check_in(store, wang.id, NOW, event_id=nonce)
    assert [each.id for each in desks.events()] == [nonce]


def test_who_sent_apologies_comes_in_only_on_purpose(store: Store) -> None:
    add_attendee(store, Attendee(new_id(), "李丽", status=Status.APOLOGIES))
    (person,) = people.everyone()
    with refused("sent-apologies"):
        check_in(store, person.id, NOW)
    check_in(store, person.id, NOW, anyway=True)
    found = people.get(person.id)
    assert found is not None and found.status is Status.CONFIRMED and presence(person).present
    store.undo()
    found = people.get(person.id)
    assert found is not None and found.status is Status.APOLOGIES and not presence(person).present


def test_leaving_and_returning(store: Store, wang: Attendee) -> None:
    with refused("not-in"):
        check_out(store, wang.id, NOW)
    check_in(store, wang.id, NOW)
    check_out(store, wang.id, later(10), reason="接电话")
    assert not presence(wang).present and presence(wang).left_at == later(10)
    check_in(store, wang.id, later(20))
    first = presence(wang).arrived
    assert presence(wang).present and first is not None and first.at == NOW
    assert desks.present_ids(later(5)) == {wang.id} and desks.present_ids(later(15)) == frozenset()


def test_a_mistake_is_taken_back_with_a_reason_and_stays_readable(store: Store, wang: Attendee) -> None:
    with refused("nothing-to-take-back"):
        take_back(store, wang.id, NOW, "认错人")
    check_in(store, wang.id, NOW)
    with refused("reason-needed"):
        take_back(store, wang.id, NOW, " ")
    take_back(store, wang.id, later(1), "认错人")
    arrival, undo = desks.events(wang.id)
    assert (undo.kind, undo.target, undo.reason) == (EventKind.UNDO, arrival.id, "认错人")
    assert not presence(wang).present
    check_in(store, wang.id, later(2))
    assert presence(wang).present and len(desks.events(wang.id)) == 3


def test_undo_in_the_window_is_an_event_too(store: Store, wang: Attendee) -> None:
    check_in(store, wang.id, NOW)
    store.undo(later(1))
    assert not presence(wang).present and len(desks.events(wang.id)) == 2
    store.redo(later(2))
    assert presence(wang).present and len(desks.events(wang.id)) == 3


def test_a_badge_is_scanned(store: Store, wang: Attendee) -> None:
    code = code_for(wang.id, meetings.meeting().secret)
    check_in_by_code(store, f"\x02{code.lower()}\r\n", NOW, desk=Desk("1号台"))
    (event,) = desks.events(wang.id)
    assert event.method is Method.SCAN and event.raw_code.upper().endswith(code)
    with refused("already-in"):
        check_in_by_code(store, code, later(1))


@pytest.mark.parametrize("scanned", ["6901234567892", "https://example.org", ""])
def test_a_foreign_code_is_refused(store: Store, wang: Attendee, scanned: str) -> None:
    with refused("code-foreign"):
        whose_code(scanned)


def test_codes_of_other_meetings_and_damaged_ones(store: Store, wang: Attendee) -> None:
    with refused("code-foreign"):
        whose_code(code_for(wang.id, "00" * 20))
    with refused("code-damaged"):
        whose_code(code_for(wang.id, meetings.meeting().secret)[:-2])


def test_a_badge_of_somebody_who_was_removed(store: Store, wang: Attendee) -> None:
    code = code_for(wang.id, meetings.meeting().secret)
    remove_attendees(store, [wang.id])
    with refused("code-unknown"):
        whose_code(code)
    with refused("unknown-attendee"):
        check_in(store, wang.id, NOW)


def test_each_desk_counts_its_events(store: Store, wang: Attendee) -> None:
    add_attendee(store, Attendee(new_id(), "李丽"))
    other = people.everyone()[1]
    check_in(store, wang.id, NOW, desk=Desk("甲"))
    check_in(store, other.id, NOW, desk=Desk("乙"))
    check_out(store, wang.id, later(1), desk=Desk("甲"))
    assert sorted((each.desk, each.desk_seq) for each in desks.events()) == [("乙", 1), ("甲", 1), ("甲", 2)]
    assert [each.kind for each in desks.latest(1)] == [EventKind.OUT]


def test_lists_are_apart(store: Store, wang: Attendee) -> None:
    dinner = replace(DESK, session_id="dinner")
    with refused("no-longer-there"):
        check_in(store, wang.id, NOW, desk=dinner)
    add_session(store, Session("dinner", "晚宴"))
    check_in(store, wang.id, NOW)
    check_in(store, wang.id, later(300), desk=dinner)
    check_out(store, wang.id, later(400), desk=dinner)
    assert desks.present_ids() == {wang.id} and desks.present_ids(session_id="dinner") == frozenset()


def test_what_was_acknowledged_is_there_when_the_file_is_opened_again(store: Store, wang: Attendee) -> None:
    check_in(store, wang.id, NOW, desk=DESK)
    events, path = desks.events(), store.path
    store.close()
    again = Store.open(path)
    assert desks.events() == events and desks.present_ids() == {wang.id}
    again.close()
