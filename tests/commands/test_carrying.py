"""A new meeting from an earlier one: what stays true comes along, what happened stays where it happened."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.carrying import meeting_in, pack
from db.queries import (
    actions,
    agenda,
    attendance,
    attendees,
    awards,
    meeting,
    resolutions,
    seating,
    templates,
)
from db.store import Store
from db.trouble import Trouble
from db.verifying import verify
from desktop_app import paths
from desktop_app.cli import main
from desktop_app.commands.actions import finish_action, note_action
from desktop_app.commands.agenda import edit_item
from desktop_app.commands.attendees import set_photo, set_status
from desktop_app.commands.carrying import carry_over
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.actions import Action
from desktop_app.domain.agenda import StartMode
from desktop_app.domain.attendees import Status
from desktop_app.domain.carrying import TABLES, USUAL, Carried, Rows, meeting_like, repacked

NEXT = dt.datetime(2028, 4, 1, 9)
PNG = paths.resources() / "icons" / "rostrum.png"


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """The sample, with a photo, an open and a finished action, and a fixed time."""
    path = tmp_path / "第三次.rostrum"
    shutil.copyfile(paths.samples()[0], path)
    store = Store.open(path)
    person, other = attendees.everyone()[:2]
    set_photo(store, person.id, PNG.read_bytes())
    set_status(store, [other.id], Status.APOLOGIES)
    at = meeting.meeting().starts_at
    for task in ("印发纪要", "公布名单"):
        note_action(store, Action(task, task, at, "秘书处", person.id, item_id=agenda.items()[0].id))
    finish_action(store, "公布名单", at)
    edit_item(store, replace(agenda.items()[0], mode=StartMode.FIXED, at=at))
    store.close()
    return path


@pytest.fixture
def store(tmp_path: Path, earlier: Path) -> Iterator[Store]:
    """The next meeting, with everything taken over."""
    luggage = pack(earlier, frozenset(Carried))
    new = replace(new_meeting("第四次"), starts_at=NEXT)
    made = Store.create(tmp_path / "第四次.rostrum", meeting_like(luggage.meeting, new))
    carry_over(made, luggage)
    yield made
    made.close()


def test_people_halls_templates_and_open_actions_come_along(store: Store, earlier: Path) -> None:
    people, seats = attendees.everyone(), len(seating.seats(seating.halls()[0].id))
    bodies, drawn, todo = awards.issuers(), templates.templates(), actions.actions()
    items, custom = agenda.items(), meeting.meeting()
    photo = next(each.photo for each in people if each.photo)
    assert meeting.asset(photo) == PNG.read_bytes() and all(meeting.asset(body.seal) for body in bodies)
    assert verify(store).sound
    assert {each.status for each in people} == {Status.INVITED} and not attendance.present_ids()
    assert (
        not resolutions.votes() and not awards.recipients() and not seating.placements(seating.halls()[0].id)
    )
    (action,) = todo
    assert (action.task, action.item_id) == ("印发纪要", None) and action.attendee_id == people[0].id
    assert items[0].at is not None and items[0].at.date() == NEXT.date()
    assert custom.starts_at == NEXT and custom.title == "第四次"
    assert custom.secret and action.origin
    store.close()
    old = Store.open(earlier)
    assert [(e.id, e.name, e.phone) for e in attendees.everyone()] == [
        (e.id, e.name, e.phone) for e in people
    ]
    assert len(seating.seats(seating.halls()[0].id)) == seats and templates.templates() == drawn
    assert meeting.meeting().secret != custom.secret and meeting.meeting().title == action.origin
    old.close()


def test_one_undo_takes_it_back_and_the_earlier_file_is_as_it_was(store: Store, earlier: Path) -> None:
    store.undo()
    assert not attendees.everyone() and not agenda.items() and not seating.halls()
    before = hashlib.sha256(earlier.read_bytes()).hexdigest()
    pack(earlier, USUAL)
    assert hashlib.sha256(earlier.read_bytes()).hexdigest() == before


def test_a_file_that_is_open_or_none_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        meeting_in(store.path)
    (tmp_path / "none.rostrum").write_text("none")
    with pytest.raises(Trouble):
        pack(tmp_path / "none.rostrum", USUAL)


IDS = st.sampled_from(["a", "b", "c", "d"])
NONE = st.none()
PEOPLE = st.lists(
    st.fixed_dictionaries({"id": IDS, "merged_into_id": NONE | IDS}), unique_by=lambda row: row["id"]
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "id": IDS,
            "parent_id": NONE | IDS,
            "cancelled": st.integers(0, 1),
            "at": NONE | st.just("2027-03-15T14:00"),
        }
    ),
    unique_by=lambda row: row["id"],
)
ROLES = st.lists(st.fixed_dictionaries({"item_id": IDS, "attendee_id": NONE | IDS}))
ACTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "item_id": NONE | IDS,
            "attendee_id": NONE | IDS,
            "done_at": NONE | st.just("x"),
            "origin": st.just(""),
        }
    )
)


@given(PEOPLE, ITEMS, ROLES, ACTIONS, st.booleans())
def test_nothing_speaks_of_what_stayed_behind(
    people: Rows, items: Rows, roles: Rows, todo: Rows, with_people: bool
) -> None:
    rows = {"agenda_item": items, "item_role": roles, "action": todo}
    rows |= (
        {"attendee": people, "own_value": [{"attendee_id": row["id"]} for row in people]}
        if with_people
        else {}
    )
    found = repacked(rows, new_meeting("第三次"), NEXT)
    known = {row["id"] for row in found.get("attendee", ())} | {None}
    there = {row["id"] for row in found.get("agenda_item", ())} | {None}
    for table in ("own_value", "item_role", "action"):
        assert {row["attendee_id"] for row in found.get(table, ())} <= known
    assert {row["parent_id"] for row in found.get("agenda_item", ())} <= there
    assert {row["item_id"] for row in found.get("item_role", ())} <= there
    assert all(row["done_at"] is None and row["origin"] == "第三次" for row in found.get("action", ()))
    assert set(found) <= {table for tables in TABLES.values() for table in tables}


def test_from_the_command_line(earlier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "新.rostrum"
    told = ["new", str(made), "--title", "第四次", "--from", str(earlier), "--starts", "2028-04-01T09:00"]
    assert main([*told, "--carry", "halls,everything"]) == 2 and not made.exists()
    assert main([*told, "--carry", "halls,actions"]) == 0
    assert "hall: 1" in capsys.readouterr().out
    store = Store.open(made)
    assert not attendees.everyone() and seating.halls() and len(actions.actions()) == 1
    store.close()
    assert main(told) == 1
