"""One person in two copies: taken together in one, given places in the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from db.models import database
from db.queries import attendance, attendees, papers, seating
from db.store import Store
from desktop_app.commands import seating as seats
from desktop_app.commands.agenda import set_roles
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import edit_attendee
from desktop_app.commands.awards import add_batch, set_presenters
from desktop_app.commands.duplicates import take_together
from desktop_app.commands.elections import set_candidates
from desktop_app.domain.agenda import ItemRole, Role
from desktop_app.domain.awards import Batch
from desktop_app.domain.elections import Candidate
from desktop_app.domain.identity import new_id
from desktop_app.domain.merging import ClashKind, Side
from tests.copies import Desk, three_copies


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    """Three copies of a meeting with a few people, items and a hall."""
    return three_copies(tmp_path)


@pytest.mark.parametrize("mine_first", [True, False])
def test_people_taken_together_in_both_copies_are_one_with_seat_and_presence(
    desks: tuple[Desk, Desk, Desk], mine_first: bool
) -> None:
    mine, theirs, third = desks
    with mine.open() as store:
        take_together(store, "p1", "p2")
    with theirs.open() as store:
        hall = seating.halls()[0]
        chair = seating.seats(hall.id)[2]
        seats.seat_person(store, "p3", chair.id)
        check_in(store, "p3", dt.datetime(2027, 3, 15, 13))
        take_together(store, "p2", "p3")
    with third.open() as store:
        edit_attendee(store, replace(attendees.everyone(["p2"])[0], phone="13800000002"))
    one, two = (mine, theirs) if mine_first else (theirs, mine)
    one.merge(two)
    one.merge(third)
    two.merge(one)
    third.merge(two)
    assert one.dump() == two.dump() == third.dump()
    with one.open():
        assert [each.id for each in attendees.everyone()] == ["p0", "p1"]
        assert attendees.merged() == {"p2": "p1", "p3": "p1"}
        assert [(each.attendee_id, each.seat_id) for each in seating.placements(hall.id)] == [
            ("p1", chair.id)
        ]
        assert attendance.present_ids() == {"p1"}
        assert [each.id for each in papers.gather("seat-plan")["sitting"].values()] == ["p1"]


def test_a_line_that_went_is_given_a_seat_in_the_other_copy(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _third = desks
    with mine.open() as store:
        take_together(store, "p1", "p2")
    with theirs.open() as store:
        hall = seating.halls()[0]
        first, second = seating.seats(hall.id)[1:3]
        seats.seat_person(store, "p1", first.id)
        seats.seat_person(store, "p2", second.id)
    mine.merge(theirs)
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()
    with mine.open():
        (placed,) = seating.placements(hall.id)
        assert placed.attendee_id == "p1" and placed.seat_id in {first.id, second.id}


def places_of(name: str, columns: str) -> list[tuple[object, ...]]:
    """What the rows of a table say, without their ids and order."""
    return sorted(database.execute_sql(f'SELECT {columns} FROM "{name}"').fetchall())


def give_places(store: Store, who: str) -> None:
    """One person presents in the batch, speaks to an item and stands for election."""
    set_presenters(store, "b1", [who])
    set_roles(store, "i1", [ItemRole(new_id(), "i1", Role.SPEAKER, who, who)])
    set_candidates(store, "i2", [Candidate(new_id(), "i2", who, attendee_id=who)])


@pytest.mark.parametrize("mine_first", [True, False])
def test_a_line_that_went_is_given_a_place_that_the_person_has(
    desks: tuple[Desk, Desk, Desk], mine_first: bool
) -> None:
    mine, theirs, third = desks
    with mine.open() as store:
        add_batch(store, Batch("b1", "第一批"))
        give_places(store, "p1")
    theirs.merge(mine)
    third.merge(mine)
    with mine.open() as store:
        take_together(store, "p1", "p2")
    with theirs.open() as store:
        give_places(store, "p2")
        set_presenters(store, "b1", ["p1", "p2"])
    with third.open() as store:
        give_places(store, "p1")
        set_presenters(store, "b1", ["p1", "p3"])
    one, two = (mine, theirs) if mine_first else (theirs, mine)
    told = [one.merge(third), one.merge(two)]
    two.merge(one)
    third.merge(two)
    assert one.dump() == two.dump() == third.dump()
    with one.open():
        assert places_of("batch_presenter", "batch_id, attendee_id") == [("b1", "p1"), ("b1", "p3")]
        assert places_of("item_role", "item_id, role, attendee_id") == [("i1", "speaker", "p1")]
        assert places_of("candidate", "item_id, attendee_id") == [("i2", "p1")]
    doubles = [each for merged in told for each in merged.clashes if each.kind is ClashKind.DOUBLE]
    assert {each.table for each in doubles} == {"batch_presenter", "item_role", "candidate"}
    assert {each.chosen for each in doubles} == {Side.RULE}


def test_a_presenter_whom_both_copies_add_stands_once(desks: tuple[Desk, Desk, Desk]) -> None:
    mine, theirs, _third = desks
    with mine.open() as store:
        add_batch(store, Batch("b1", "第一批"))
    theirs.merge(mine)
    with mine.open() as store:
        set_presenters(store, "b1", ["p1", "p2"])
    with theirs.open() as store:
        set_presenters(store, "b1", ["p2", "p3"])
    mine.merge(theirs)
    theirs.merge(mine)
    assert mine.dump() == theirs.dump()
    with mine.open():
        assert [who for (who,) in places_of("batch_presenter", "attendee_id")] == ["p1", "p2", "p3"]
