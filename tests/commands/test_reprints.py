"""Papers that are out: what changes afterwards is on the list, and only that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import reprints
from db.store import Store
from desktop_app.commands.attendees import edit_attendee, remove_attendees, set_substitute
from desktop_app.commands.reprints import mark_printed
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.reprints import PrintState
from tests.people import fill_people

NOW = dt.datetime(2027, 3, 14, 20, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20))
    yield made
    made.close()


@pytest.fixture
def known(store: Store) -> dict[str, Attendee]:
    return fill_people(store)


def told(*kinds: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = reprints.reprints(kinds) if kinds else reprints.reprints()
    return [(each.kind, each.who, tuple(change.field for change in each.changes)) for each in found]


def test_nothing_is_due_before_anything_was_printed(store: Store, known: dict[str, Attendee]) -> None:
    edit_attendee(store, replace(known["姜明玉"], position="市长"))
    assert told() == [] and set(reprints.states("badges").values()) == {PrintState.NEVER}


def test_a_change_after_printing_is_due_with_old_and_new(store: Store, known: dict[str, Attendee]) -> None:
    mark_printed(store, "badges", NOW)
    edit_attendee(store, replace(known["姜明玉"], position="市长", phone="13900000000", notes="需接站"))
    set_substitute(store, known["张𬍛"].id, "赵华")
    assert told() == [("badges", "姜明玉", ("position",)), ("badges", "赵华", ("name",))]
    (first, _second) = reprints.reprints()
    assert (first.changes[0].old, first.changes[0].new, first.printed_at) == (
        "副市长", "市长", "2027-03-14T20:00",
    )  # fmt: skip


def test_printing_again_clears_the_list_and_undo_brings_it_back(
    store: Store, known: dict[str, Attendee]
) -> None:
    mark_printed(store, "badges", NOW)
    edit_attendee(store, replace(known["姜明玉"], position="市长"))
    assert mark_printed(store, "badges", NOW, [known["姜明玉"].id])
    assert told() == [] and not mark_printed(store, "badges", NOW)
    store.undo()
    assert told() == [("badges", "姜明玉", ("position",))]


def test_what_was_set_back_is_right_again(store: Store, known: dict[str, Attendee]) -> None:
    mark_printed(store, "badges", NOW)
    edit_attendee(store, replace(known["姜明玉"], position="市长"))
    store.undo()
    assert told() == [] and reprints.states("badges")[known["姜明玉"].id] is PrintState.PRINTED


def test_who_is_gone_needs_no_paper(store: Store, known: dict[str, Attendee]) -> None:
    mark_printed(store, "badges", NOW)
    mark_printed(store, "name-cards", NOW, [known["姜明玉"].id])
    remove_attendees(store, [known["姜明玉"].id])
    assert told() == [] and mark_printed(store, "certificates", NOW) == mark_printed(
        store, "certificates", NOW
    )
