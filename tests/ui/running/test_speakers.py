"""The list of speakers beside the desk: entered, given the floor, counted down, struck, undone; told on displays."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.queries import agenda, speakers
from db.queries.manuscripts import composed
from db.store import Store
from desktop_app.commands import agenda as verbs
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import add_attendee
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.domain.speakers import Wish
from desktop_app.ui.office import Office
from desktop_app.ui.running.page import RunningPage
from desktop_app.ui.running.speakers import SpeakersDialog
from desktop_app.ui.running.stage import AudienceView, SpeakerView


@pytest.fixture
def page(office: Office, store: Store, qtbot: QtBot) -> RunningPage:
    for title in ("审议", "讲话"):
        verbs.add_item(store, AgendaItem(new_id(), title, kind=ItemKind.REPORT, minutes=10))
    for name in ("姜明玉", "曾宗翰", "单佩珊"):
        person = Attendee(new_id(), name, organisation="市商会")
        add_attendee(store, person)
        if name != "单佩珊":
            check_in(store, person.id, office.now() - dt.timedelta(hours=1))
    made = RunningPage(office)
    qtbot.addWidget(made)
    made.resize(1300, 850)
    made.show()
    made.arrived()
    made.now.next_button.click()
    made.speakers_button.click()
    return made


@pytest.fixture
def dialog(page: RunningPage) -> SpeakersDialog:
    assert page.speakers is not None
    return page.speakers


def enter(dialog: SpeakersDialog, text: str, wish: Wish = Wish.NORMAL) -> None:
    dialog.wish.setCurrentIndex(dialog.wish.findData(wish))
    dialog.picker.ask(text)
    QTest.keyClick(dialog.picker.field, Qt.Key.Key_Return)


def waiting(dialog: SpeakersDialog) -> list[str]:
    return [entry.text for entry in dialog.waiting.lines.entries]


def test_first_come_first_heard_but_order_before_speech(dialog: SpeakersDialog) -> None:
    enter(dialog, "姜明玉")
    enter(dialog, "曾宗翰", Wish.POINT_OF_ORDER)
    assert waiting(dialog) == ["曾宗翰", "姜明玉"] and dialog.wish.currentData() == Wish.NORMAL
    dialog.give_button.click()
    assert dialog.name.text() == "曾宗翰" and dialog.left.text() in ("3:00", "2:59")
    dialog.more_button.click()
    dialog.pause_button.click()
    assert dialog.pause_button.text() == "Go on" and dialog.left.text() in ("3:30", "3:29")
    dialog.give_button.click()
    assert dialog.name.text() == "姜明玉" and waiting(dialog) == []
    dialog.end_button.click()
    assert dialog.name.text() == "" and not dialog.end_button.isEnabled()
    assert {entry.text for entry in dialog.spoken.lines.entries} == {"曾宗翰", "姜明玉"}


def test_who_is_not_here_or_waits_already_is_told(dialog: SpeakersDialog, office: Office) -> None:
    refused: list[tuple[str, object]] = []
    office.refused.connect(lambda refusal: refused.append((refusal.code, refusal.facts["name"])))
    enter(dialog, "单佩珊")
    enter(dialog, "姜明玉")
    enter(dialog, "姜明玉")
    dialog.closed.click()
    enter(dialog, "曾宗翰")
    assert waiting(dialog) == ["姜明玉"] and dialog.here.closed
    assert refused == [
        ("speaker-not-here", "单佩珊"),
        ("already-on-list", "姜明玉"),
        ("list-closed", "曾宗翰"),
    ]


def test_striking_and_beginning_can_be_taken_back(dialog: SpeakersDialog, office: Office) -> None:
    enter(dialog, "姜明玉")
    QTest.keyClick(dialog.waiting, Qt.Key.Key_Delete)
    assert waiting(dialog) == []
    office.undo()
    assert waiting(dialog) == ["姜明玉"]
    dialog.give_button.click()
    office.undo()
    assert waiting(dialog) == ["姜明玉"] and dialog.here.speaking is None


def test_displays_and_minutes_tell_who_speaks(page: RunningPage, dialog: SpeakersDialog) -> None:
    page.show_display(SpeakerView)
    page.show_display(AudienceView)
    enter(dialog, "姜明玉")
    dialog.give_button.click()
    page.tick()
    speaker, audience = page.displays
    assert isinstance(speaker, SpeakerView) and isinstance(audience, AudienceView)
    assert speaker.title.text() == "姜明玉" and speaker.left.text() in ("3:00", "2:59")
    assert audience.speaker.text() == "姜明玉" and "姜明玉" in page.now.speaker.text()
    dialog.end_button.click()
    page.tick()
    assert speaker.title.text().endswith("审议")
    assert "发言登记：姜明玉（0:00）" in composed(ManuscriptKind.MINUTES, "zh")
    for display in list(page.displays):
        display.close()


def test_each_item_has_its_own_list_and_a_rehearsal_none(page: RunningPage, dialog: SpeakersDialog) -> None:
    enter(dialog, "姜明玉")
    first, second = agenda.items()
    page.now.next_button.click()
    assert waiting(dialog) == [] and dialog.item is not None and dialog.item.id == second.id
    assert len(speakers.list_now(first.id).waiting) == 1
    page.rehearse()
    assert not page.speakers_button.isEnabled() and dialog.item is None and not dialog.picker.isEnabled()
    page.rehearse()
    assert dialog.item is not None and dialog.item.id == second.id
