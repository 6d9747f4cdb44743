"""Everybody of a meeting that is too big to be read in one go: in beats, beside the screen, and true all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from db.queries import attendees
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import edit_attendee, remove_attendees, take_in
from desktop_app.domain.roster_review import review_roster
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import AT_ONCE, PeopleIndex, people_index
from tests.sample import roster_rows

MANY = AT_ONCE * 3
WAIT_MS = 20_000


@pytest.fixture
def index(office: Office) -> PeopleIndex:
    take_in(office.store, review_roster(roster_rows(MANY), []))
    return people_index(office)


def test_people_come_in_beats_and_in_roster_order(index: PeopleIndex, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(index) > 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: index.settled, timeout=WAIT_MS)
    assert [each.attendee for each in index.fetch()] == attendees.everyone()
    somebody = index.fetch()[MANY // 2]
    assert somebody in index.find(somebody.latin.replace(" ", "").lower())
    assert attendees.name_keys().keys() >= {somebody.attendee.name}


def test_found_by_plain_text_until_the_index_stands(index: PeopleIndex, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(index) > 0, timeout=WAIT_MS)
    first = index.fetch()[0]
    assert first in index.find(first.attendee.phone[-4:])
    assert index.find(" ") == []


def test_what_changes_meanwhile_is_not_lost(index: PeopleIndex, office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(index) > 0, timeout=WAIT_MS)
    first, second, third, *_rest = index.fetch()
    assert office.do(check_in, first.id, office.now())
    assert office.do(edit_attendee, replace(second.attendee, name="欧阳修", badge_number="Z-99"))
    assert office.do(remove_attendees, [third.id])
    qtbot.waitUntil(lambda: index.settled, timeout=WAIT_MS)
    fresh = index.get(first.id)
    assert fresh is not None and fresh.presence.present and index.get(third.id) is None
    assert [each.id for each in index.find("z-99")] == [second.id]
    assert [each.id for each in index.find("ouyangxiu")] == [second.id]
    assert len(index) == MANY - 1


def test_a_mass_that_is_undone_goes_again(index: PeopleIndex, office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: index.settled, timeout=WAIT_MS)
    before = [each.id for each in index.fetch()]
    assert office.do(remove_attendees, before[: MANY // 2])
    assert len(index) == MANY - MANY // 2
    assert office.undo()
    qtbot.waitUntil(lambda: index.settled, timeout=WAIT_MS)
    assert [each.id for each in index.fetch()] == before
