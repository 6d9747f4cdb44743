"""The desk of the chair's assistant over a real meeting file, and the displays of the hall."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.models import AttendeeRecord
from db.queries import agenda, running
from db.store import Store
from desktop_app.commands import agenda as verbs
from desktop_app.commands.attendance import check_in
from desktop_app.commands.resolutions import record_vote
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role
from desktop_app.domain.identity import new_id
from desktop_app.domain.resolutions import Tally
from desktop_app.domain.running import ItemState
from desktop_app.ui.office import Office
from desktop_app.ui.running.moment import countdown_told, offset_told
from desktop_app.ui.running.page import RunningPage
from desktop_app.ui.running.stage import AudienceView, SpeakerView
from tests.ui.asker import FakeAsker


@pytest.fixture
def page(office: Office, store: Store, qtbot: QtBot) -> RunningPage:
    kinds = ((ItemKind.OPENING, "开会", 0), (ItemKind.APPROVAL, "审议", 4), (ItemKind.SPEECH, "讲话", 0))
    for kind, title, minimum in kinds:
        key = new_id()
        roles = (ItemRole(new_id(), key, Role.SPEAKER, "姜欣怡"),) if kind is ItemKind.SPEECH else ()
        verbs.add_item(store, AgendaItem(key, title, kind=kind, minutes=10, minimum=minimum, roles=roles))
    made = RunningPage(office)
    qtbot.addWidget(made)
    made.resize(1300, 850)
    made.show()
    made.arrived()
    return made


def coming(page: RunningPage) -> list[str]:
    cells = [page.coming.item(line, 3) for line in range(page.coming.rowCount())]
    return [cell.text() for cell in cells if cell is not None]


def test_without_an_agenda_the_page_says_so(office: Office, qtbot: QtBot) -> None:
    made = RunningPage(office)
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible() and not made.running.isVisible()


def test_one_press_after_the_other(page: RunningPage) -> None:
    assert page.now.next_button.text() == "Start: 一、开会" and not page.now.pause_button.isEnabled()
    page.now.next_button.click()
    assert page.now.title.text() == "一、开会" and page.now.left.text() in ("10:00", "9:59")
    assert coming(page) == ["二、审议", "三、讲话"]
    page.now.pause_button.click()
    assert page.now.pause_button.text() == "Go on" and running.course_now().now is not None
    page.now.pause_button.click()
    page.now.next_button.click()
    page.now.back_button.click()
    assert running.course_now().current == agenda.items()[0].id
    page.now.next_button.click()
    page.now.next_button.click()
    assert page.now.next_button.text() == "End the meeting"
    page.now.next_button.click()
    assert page.now.next_button.text() == "The meeting is over" and not page.now.next_button.isEnabled()


def test_keys_move_the_meeting_but_not_while_a_message_is_written(page: RunningPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.coming.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    actual = running.course_now().now
    assert actual is not None and actual.added == 1
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert running.course_now().state(agenda.items()[1].id) is ItemState.SKIPPED


def test_a_rehearsal_leaves_no_trace(page: RunningPage) -> None:
    page.rehearse_button.click()
    page.now.next_button.click()
    assert page.now.title.text() == "一、开会" and running.presses() == []
    page.rehearse_button.click()
    assert page.now.next_button.text() == "Start: 一、开会" and running.presses() == []


def test_time_given_is_caught_up_by_cuts_and_taken_back(
    page: RunningPage, office: Office, asker: FakeAsker
) -> None:
    page.now.next_button.click()
    page.add(120)
    asker.expect("confirm", True)
    page.catch_up()
    assert [item.minutes for item in agenda.items()] == [10, 4, 10]
    office.undo()
    assert [item.minutes for item in agenda.items()] == [10, 10, 10]


def test_displays_follow_and_show_message_and_result(
    page: RunningPage, office: Office, store: Store, qtbot: QtBot
) -> None:
    page.show_display(SpeakerView)
    page.show_display(AudienceView)
    speaker, audience = page.displays
    assert isinstance(speaker, SpeakerView) and isinstance(audience, AudienceView)
    page.now.next_button.click()
    assert speaker.title.text() == "一、开会" and audience.title.text() == "一、开会"
    page.message.setText("请尽快结束")
    assert speaker.words.text() == "请尽快结束" == audience.words.text()
    with store.change("people"):
        AttendeeRecord.create(id="1" * 32, name="李䶮", capacity="member", force_insert=True)
    office.do(check_in, "1" * 32, office.now())
    office.do(record_vote, agenda.items()[1].id, Tally(1, 0, 0), office.now())
    assert audience.result.text()
    page.now.next_button.click()
    assert audience.result.text() == ""
    qtbot.keyClick(speaker, Qt.Key.Key_Escape)
    assert page.displays == [audience]
    audience.close()


def test_who_is_wanted_next_is_told(page: RunningPage) -> None:
    page.now.next_button.click()
    page.now.next_button.click()
    texts = [label.text() for label in page.needed_next.findChildren(type(page.now.title))]
    assert any("姜欣怡" in text for text in texts) and "not in the roster" in texts


@pytest.mark.parametrize(
    ("seconds", "told"), [(754, "12:34"), (3723, "1:02:03"), (-15, "−0:15"), (0, "0:00")]
)
def test_countdowns(seconds: int, told: str) -> None:
    assert countdown_told(dt.timedelta(seconds=seconds)) == told and countdown_told(None) == "–:––"


def test_offsets() -> None:
    assert [offset_told(minutes) for minutes in (0, 4, -2)] == ["on time", "+4", "−2"]
