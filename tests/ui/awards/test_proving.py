"""Proving certificates before release, in the window."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from db.queries import awards as kept
from desktop_app.commands.awards import edit_recipient
from desktop_app.commands.certificates import issue_certificates
from desktop_app.domain.job import Job, Step
from desktop_app.domain.release_proof import ReleaseCheck
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.awards.proving import ProvingDialog
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker
from tests.ui.conftest import NOW


@pytest.fixture
def proving(page: AwardsPage, office: Office, qtbot: QtBot) -> ProvingDialog:
    office.do(issue_certificates, NOW)
    made = ProvingDialog(office, "zh", page._print, page)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.found is not None)
    return made


def test_it_is_in_the_print_menu(page: AwardsPage, asker: FakeAsker) -> None:
    seen: list[type[QDialog]] = []
    asker.expect("run", lambda dialog: seen.append(type(dialog)))
    next(each for each in page.print_entries() if each.text() == "Check before printing…").trigger()
    assert seen == [ProvingDialog]


def test_a_sound_batch_may_be_released_and_printed(
    proving: ProvingDialog, asker: FakeAsker, qtbot: QtBot
) -> None:
    assert proving.found is not None and proving.found.sound and proving.found.printed == 4
    assert proving.band.property("mood") == "ok" and "4 certificates" in proving.band.title.text()
    proving.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: proving.found is not None and proving.found.printed == 2)
    shown: list[str] = []
    asker.expect("run", lambda dialog: shown.append(dialog.windowTitle()))
    proving.print_button.click()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["Certificates"]


def test_what_changes_meanwhile_is_proved_again(proving: ProvingDialog, office: Office, qtbot: QtBot) -> None:
    recipient = kept.recipients()[0]
    office.do(edit_recipient, replace(recipient, name="王\U000323ae"))
    qtbot.waitUntil(lambda: proving.found is not None and not proving.found.sound)
    assert proving.found is not None
    assert [each.about for each in proving.found.against(ReleaseCheck.BOXES)] == ["王\U000323ae"]
    assert proving.band.property("mood") == "bad"
    told = "\n".join(each.text() for each in proving.findChildren(QLabel))
    assert "U+323AE cannot be printed" in told and "王\U000323ae has 0 pages instead of one" in told


def test_a_closed_proof_does_nothing_more_and_goes(page: AwardsPage, office: Office, qtbot: QtBot) -> None:
    closed = ProvingDialog(office, "zh", page._print, page)
    qtbot.waitUntil(lambda: closed.found is not None)
    closed.accept()
    before = closed.found
    office.do(edit_recipient, replace(kept.recipients()[0], name="王五"))
    assert closed.found is before and not closed._beats.busy and not closed._jobs.busy
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(closed)


def test_nothing_spins_while_the_thread_is_waited_for(proving: ProvingDialog, qtbot: QtBot) -> None:
    free = threading.Event()

    def holding() -> Job[None]:
        free.wait(30)
        yield Step(0, 1)

    proving._jobs.start(holding(), lambda _nothing: None)
    try:
        proving.prove()
        qtbot.waitUntil(lambda: not proving._beats.busy)
        assert proving.found is None and proving._jobs.busy
    finally:
        free.set()
    qtbot.waitUntil(lambda: proving.found is not None)
