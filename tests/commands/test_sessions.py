"""Attendance lists beside the plenary, and the period over which each is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import sessions as lists
from db.store import Store
from desktop_app.commands.attendance import Desk, check_in
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.sessions import add_session, edit_session, remove_session
from desktop_app.domain.attendance import PLENARY
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sessions import Session, Timing, timing

NOW = dt.datetime(2027, 3, 15, 13, 42)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20))
    yield made
    made.close()


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_the_plenary_is_always_there_and_keeps_its_period(store: Store) -> None:
    (plenary,) = lists.sessions()
    assert (plenary.id, plenary.name, plenary.opens_at) == (PLENARY, "大会", None)
    edit_session(store, replace(plenary, opens_at=NOW, closes_at=NOW + dt.timedelta(minutes=20)))
    edit_session(store, replace(plenary, opens_at=NOW))
    (plenary,) = lists.sessions()
    assert (plenary.opens_at, plenary.closes_at) == (NOW, None)
    store.undo()
    assert lists.sessions()[0].closes_at == NOW + dt.timedelta(minutes=20)


def test_lists_follow_in_the_order_in_which_they_were_made(store: Store) -> None:
    for name in ("晚宴", "分组讨论", "第二天"):
        add_session(store, Session(name=f" {name} "))
    assert [each.name for each in lists.sessions()] == ["大会", "晚宴", "分组讨论", "第二天"]
    dinner = lists.sessions()[1]
    edit_session(store, replace(dinner, name="欢迎晚宴"))
    assert lists.session(dinner.id) == replace(dinner, name="欢迎晚宴")
    remove_session(store, dinner.id)
    assert len(lists.sessions()) == 3
    with refused("no-longer-there"):
        edit_session(store, dinner)
    with refused("no-longer-there"):
        remove_session(store, dinner.id)


def test_senseless_lists_are_refused(store: Store) -> None:
    with refused("list-needs-name"):
        add_session(store, Session(name=" "))
    with refused("period-backwards"):
        edit_session(store, Session(opens_at=NOW, closes_at=NOW - dt.timedelta(minutes=1)))
    assert lists.sessions()[0].opens_at is None


def test_a_list_with_people_on_it_stays(store: Store) -> None:
    person = Attendee(new_id(), "王伟")
    add_attendee(store, person)
    add_session(store, Session("dinner", "晚宴"))
    check_in(store, person.id, NOW, desk=Desk("甲", session_id="dinner"))
    with refused("list-has-events"):
        remove_session(store, "dinner")
    with refused("list-has-events"):
        remove_session(store, PLENARY)


def test_the_bounds_of_the_period_are_in_time() -> None:
    minute = dt.timedelta(minutes=1)
    session = Session(opens_at=NOW, closes_at=NOW + minute)
    told = [timing(session, at) for at in (NOW - minute, NOW, NOW + minute, NOW + 2 * minute)]
    assert told == [Timing.EARLY, Timing.IN_TIME, Timing.IN_TIME, Timing.LATE]
    assert timing(Session(), NOW) is Timing.IN_TIME
