"""Doubts about the people on agenda items."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.agenda import AgendaItem, ItemRole, Role, StartMode
from desktop_app.domain.agenda_doubts import DoubtKind, Known, doubts
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.clock import timetable

BEGINS = dt.datetime(2027, 3, 15, 14)
EARLY = BEGINS - dt.timedelta(days=2)


def item(
    key: str, who: str, *, role: Role = Role.SPEAKER, parent: str | None = None, together: bool = False
) -> AgendaItem:
    mode = StartMode.WITH_PREVIOUS if together else StartMode.AFTER
    person = who if who.startswith("p") else None
    roles = (ItemRole(f"r{key}", key, role, who, person),) if who else ()
    return AgendaItem(key, key, parent_id=parent, order=key, minutes=30, mode=mode, roles=roles)


def told(items: list[AgendaItem], known: Known, now: dt.datetime = EARLY) -> set[tuple[str, DoubtKind, str]]:
    found = doubts(items, timetable(items, BEGINS).slots, known, now)
    return {(key, each.kind, each.other) for key, several in found.items() for each in several}


def test_one_person_cannot_be_on_two_items_at_once() -> None:
    items = [item("a", "p1"), item("b", "p1", together=True), item("c", "p1")]
    assert told(items, Known()) == {("a", DoubtKind.AT_ONCE, "b"), ("b", DoubtKind.AT_ONCE, "a")}
    named = [item("a", "李䶮"), item("b", "李䶮", together=True)]
    assert len(told(named, Known())) == 2
    inside = [item("a", "p1"), item("a1", "p1", parent="a"), item("a2", "p1", parent="a")]
    assert told(inside, Known()) == set()


def test_who_sent_apologies_and_who_has_not_confirmed() -> None:
    people = {"p1": Attendee("p1", "甲", status=Status.APOLOGIES), "p2": Attendee("p2", "乙")}
    items = [item("a", "p1"), item("b", "p2")]
    assert told(items, Known(people)) == {("a", DoubtKind.APOLOGIES, "")}
    people["p3"] = Attendee("p3", "丙", status=Status.CONFIRMED)
    assert told(items, Known(people)) == {("a", DoubtKind.APOLOGIES, ""), ("b", DoubtKind.NOT_CONFIRMED, "")}


def test_once_the_doors_are_open_it_counts_who_is_here_for_what_comes_soon() -> None:
    people = {"p1": Attendee("p1", "甲"), "p2": Attendee("p2", "乙", status=Status.CONFIRMED)}
    items = [item("a", "p1"), item("b", "p2"), item("c", "p1"), item("d", "p2")]
    here = Known(people, present={"p2"})
    assert told(items, here, BEGINS) == {("a", DoubtKind.NOT_HERE, ""), ("c", DoubtKind.NOT_HERE, "")}
    assert told(items, here, BEGINS - dt.timedelta(minutes=10)) == {("a", DoubtKind.NOT_HERE, "")}
    assert told(items, here, BEGINS + dt.timedelta(minutes=31)) == {("c", DoubtKind.NOT_HERE, "")}


def test_a_signatory_who_has_a_seat_should_have_it_on_the_dais() -> None:
    people = {key: Attendee(key, key) for key in ("p1", "p2", "p3")}
    items = [item(key, key, role=Role.SIGNATORY) for key in people] + [item("x", "p1")]
    known = Known(people, seated={"p1", "p2"}, dais={"p2"})
    assert told(items, known) == {("p1", DoubtKind.NOT_ON_DAIS, "")}
