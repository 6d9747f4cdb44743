"""Asking something of a seating, on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendees as people_kept
from db.queries import requirements as kept
from db.queries import seating as seats_kept
from db.store import Store
from desktop_app.commands import attendees, halls, requirements
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Hall
from tests.seated import fill

NOW = dt.datetime(2027, 3, 15, 13, 0)
K = RequirementKind


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "工作会议"), clock=lambda: NOW)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def hall(store: Store) -> Hall:
    return fill(store)


def people(count: int) -> tuple[str, ...]:
    return tuple(person.id for person in people_kept.everyone()[20 : 20 + count])


def test_asked_changed_struck_out_and_taken_back(store: Store, hall: Hall) -> None:
    requirements.set_requirement(store, Requirement("", hall.id, K.TOGETHER, people(2), note="夫妇"))
    (asked,) = kept.requirements(hall.id)
    assert (asked.kind, asked.people, asked.must, asked.note) == (K.TOGETHER, people(2), True, "夫妇")
    requirements.set_requirement(store, replace(asked, people=people(3)[::-1], weight=4))
    (changed,) = kept.requirements(hall.id)
    assert changed.people == people(3)[::-1] and not changed.must and changed.id == asked.id
    assert not requirements.set_requirement(store, changed)
    requirements.remove_requirements(store, [asked.id])
    assert kept.requirements(hall.id) == []
    store.undo(NOW)
    assert kept.requirements(hall.id) == [changed]


def test_people_groups_and_seats_are_kept_in_order(store: Store, hall: Hall) -> None:
    seats = tuple(seat.id for seat in seats_kept.seats(hall.id)[40:50])
    group = people_kept.delegations()[2].id
    requirements.set_requirement(store, Requirement("", hall.id, K.ZONE, people(1), (group,), seats))
    requirements.set_requirement(store, Requirement("", hall.id, K.SPACING, number=1))
    zone, spacing = kept.requirements(hall.id)
    assert (zone.people, zone.groups, zone.seats) == (people(1), (group,), seats)
    assert spacing.number == 1 and zone.order < spacing.order


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Requirement("", "h", K.TOGETHER, ("a", "a")), "requirement-needs-two"),
        (Requirement("", "h", K.ZONE, ("a",)), "requirement-needs-seats"),
        (Requirement("", "h", K.ZONE, seats=("s",)), "requirement-needs-people"),
        (Requirement("", "h", K.SPACING, number=9), "spacing-out-of-bounds"),
        (Requirement("", "h", K.SPARE, number=1, weight=1), "spare-out-of-bounds"),
        (Requirement("", "h", K.LEAVE_EMPTY, seats=("s",), weight=3), "requirement-is-no-wish"),
        (Requirement("", "h", K.NEAR, ("a",), seats=("s",)), "requirement-is-a-wish"),
        (Requirement("", "h", K.APART, ("a", "b"), weight=11), "wish-weight"),
        (Requirement("", "h", K.APART, ("a", "b")), "no-such-hall"),
    ],
)
def test_what_says_nothing_is_refused(store: Store, asked: Requirement, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        requirements.set_requirement(store, asked)
    assert refused.value.code == code


def test_a_hall_has_one_order_of_delegations(store: Store, hall: Hall) -> None:
    requirements.set_requirement(store, Requirement("", hall.id, K.FRONT_TO_BACK, weight=5))
    with pytest.raises(Refusal) as refused:
        requirements.set_requirement(store, Requirement("", hall.id, K.LEFT_TO_RIGHT, weight=5))
    assert refused.value.code == "requirement-asked-already"


def test_who_is_removed_is_no_longer_spoken_of(store: Store, hall: Hall) -> None:
    three = people(3)
    requirements.set_requirement(store, Requirement("", hall.id, K.APART, three))
    attendees.remove_attendees(store, [three[0]])
    assert kept.requirements(hall.id)[0].people == three[1:]
    store.undo(NOW)
    assert kept.requirements(hall.id)[0].people == three
    halls.remove_hall(store, hall.id)
    assert kept.requirements(hall.id) == []
    store.undo(NOW)
    assert kept.requirements(hall.id)[0].people == three
