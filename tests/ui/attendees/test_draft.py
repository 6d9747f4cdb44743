"""Editing several people: what is edited becomes the same for all, whatever else they hold stays theirs."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendees import Attendee, Capacity, Need, Status
from desktop_app.domain.own_fields import OwnField, OwnKind
from desktop_app.ui.attendees.draft import common_draft, draft_of, shared_fields, with_common
from desktop_app.ui.kit.form import MIXED

OWN = (OwnField("hotel", "酒店"), OwnField("bus", "乘车", kind=OwnKind.YES_NO))
WORDS = st.sampled_from(["", "市总工会", "市妇联", "滨江商场"])
TAGS = st.lists(st.sampled_from(["媒体", "老同志", "午餐"]), unique=True).map(tuple)
COMING = st.sampled_from([Status.INVITED, Status.CONFIRMED, Status.APOLOGIES])
PERSON = st.builds(
    Attendee,
    id=st.uuids().map(lambda made: made.hex),
    name=st.just("王伟"),
    organisation=WORDS,
    delegation=WORDS,
    capacity=st.sampled_from(list(Capacity)),
    status=COMING,
    needs=st.lists(st.sampled_from(list(Need)), unique=True).map(lambda n: tuple(x for x in Need if x in n)),
    tags=TAGS,
    own=st.sampled_from([(), (("hotel", "江景"),), (("bus", "yes"), ("hotel", "江景"))]),
)
PEOPLE = st.lists(PERSON, min_size=2, max_size=6, unique_by=lambda person: person.id)
EDITS: dict[str, st.SearchStrategy[Any]] = {
    "organisation": WORDS,
    "delegation": WORDS,
    "capacity": st.sampled_from(list(Capacity)),
    "status": COMING,
    Need.WHEELCHAIR.value: st.booleans(),
    "own_hotel": WORDS,
    "own_bus": st.sampled_from(["", "yes", "no"]),
}


def edit() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=EDITS)


@given(people=PEOPLE, edited=edit())
def test_what_is_edited_is_the_same_for_all_and_nothing_else_changes(
    people: list[Attendee], edited: dict[str, Any]
) -> None:
    before = common_draft(people, OWN)
    after = dataclasses.replace(before, **edited)
    for person in people:
        was, now = draft_of(person, OWN), draft_of(with_common(person, before, after, OWN), OWN)
        for field in dataclasses.fields(was):
            wanted = edited.get(field.name, getattr(was, field.name))
            assert getattr(now, field.name) == wanted, field.name


@given(people=PEOPLE)
def test_a_field_is_mixed_exactly_where_people_differ(people: list[Attendee]) -> None:
    common = common_draft(people, OWN)
    drafts = [draft_of(person, OWN) for person in people]
    for field in shared_fields(OWN):
        if field.name != "tags":
            differ = len({getattr(draft, field.name) for draft in drafts}) > 1
            assert (getattr(common, field.name) is MIXED) == differ, field.name


@given(people=PEOPLE, typed=TAGS)
def test_tags_are_added_and_taken_while_everybodys_others_stay(
    people: list[Attendee], typed: tuple[str, ...]
) -> None:
    before = common_draft(people)
    after = dataclasses.replace(before, tags=";".join(typed))
    shared = set.intersection(*(set(person.tags) for person in people))
    for person in people:
        now = set(with_common(person, before, after).tags)
        assert now == (set(person.tags) - (shared - set(typed))) | set(typed)
