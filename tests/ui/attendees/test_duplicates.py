"""The dialog of possible duplicates: pairs come, are decided by hand, and every decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from db.queries import attendees as people
from desktop_app.commands.attendees import add_attendee, edit_attendee
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.duplicates import Likeness
from desktop_app.domain.identity import new_id
from desktop_app.ui.attendees.duplicates import DuplicatesDialog
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from tests.people import fill_people


@pytest.fixture
def known(office: Office) -> dict[str, Attendee]:
    """The roster with 单佩珊 once more, in another position and with the same phone."""
    found = fill_people(office.store)
    again = replace(
        found["单佩珊"], id=new_id(), position="副处长", email="dan@example.org", roster_order=99_000
    )
    add_attendee(office.store, again)
    return found


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, known: dict[str, Attendee]) -> Iterator[DuplicatesDialog]:
    made = DuplicatesDialog(office, people_index(office))
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    yield made
    made.reject()


def settle(qtbot: QtBot, dialog: DuplicatesDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.busy, timeout=5_000)


def likenesses(dialog: DuplicatesDialog) -> list[Likeness]:
    return [pair.likeness for pair in dialog.pairs.pairs]


def test_a_chosen_value_wins_and_undo_brings_both_back(qtbot: QtBot, dialog: DuplicatesDialog) -> None:
    assert likenesses(dialog) == [Likeness.NAME_AND_PHONE, Likeness.NAME]
    assert list(dialog.comparison.choices) == ["position"]
    dialog.comparison.choices["position"].button(1).click()
    dialog.take_button.click()
    settle(qtbot, dialog)
    (left,) = people.named("单佩珊")
    assert (left.position, left.email) == ("副处长", "dan@example.org")
    assert likenesses(dialog) == [Likeness.NAME] and "单佩珊" in dialog.toasts.text
    dialog.office.undo()
    settle(qtbot, dialog)
    assert len(people.named("单佩珊")) == 2 and len(likenesses(dialog)) == 2


def test_one_side_can_be_taken_as_a_whole(dialog: DuplicatesDialog) -> None:
    second = dialog.pairs.pairs[0].second
    dialog.comparison.choose(1)
    assert dialog.comparison.chosen()[2] == {"position"}
    dialog.take_button.click()
    assert people.named("单佩珊")[0].position == second.position


def test_two_people_are_not_asked_about_again(
    qtbot: QtBot, dialog: DuplicatesDialog, known: dict[str, Attendee]
) -> None:
    for _pair in range(2):
        dialog.apart_button.click()
        settle(qtbot, dialog)
    assert likenesses(dialog) == [] and not dialog.take_button.isEnabled()
    assert dialog.stack.currentIndex() == 2 and len(people.named("单佩珊")) == 2
    edit_attendee(dialog.office.store, replace(known["单佩珊"], position="处长"))
    assert likenesses(dialog) == []


def test_it_opens_in_every_language_and_theme(
    qtbot: QtBot, office: Office, known: dict[str, Attendee], dressed: str, spoken: str
) -> None:
    made = DuplicatesDialog(office, people_index(office))
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made)
    assert made.pair() is not None and not made.grab().isNull()
    made.reject()
