from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop_app.app import Program
from desktop_app.commands.meeting import edit_meeting
from desktop_app.domain.job import Job, Step
from desktop_app.ui.desk import Desk
from desktop_app.ui.kit.palette import CommandPalette
from desktop_app.ui.pages import PAGES
from tests.ui.conftest import MEETING, NOW
from tests.ui.keys import press

QTS_OWN = {"QTableCornerButton", "QLineEditIconButton"}
KEYS = [spec.key for spec in PAGES]


@pytest.fixture
def opened(program: Program, tmp_path: Path) -> Iterator[Program]:
    Store.create(tmp_path / "day.rostrum", MEETING, clock=lambda: NOW).close()
    assert program.open(tmp_path / "day.rostrum")
    program.window.activateWindow()
    yield program


def desk(program: Program) -> Desk:
    assert program.window.desk is not None
    return program.window.desk


def hit(
    program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier
) -> None:
    press(QApplication.focusWidget() or program.window, key, modifiers)


@pytest.mark.parametrize("key", KEYS)
def test_every_page_opens_empty_in_every_language_and_theme(opened: Program, key: str) -> None:
    for language in ("en", "zh_CN"):
        for theme in ("light", "dark"):
            opened.set_language(language)
            opened.set_theme(theme)
            desk(opened).go(key)
            assert opened.window.grab().width() == opened.window.width()


@pytest.mark.parametrize("key", KEYS)
def test_every_button_has_a_name_and_everything_fits_a_small_screen(opened: Program, key: str) -> None:
    opened.window.resize(1280, 720)
    desk(opened).go(key)
    page = desk(opened).page(key)
    ours = [b for b in page.findChildren(QAbstractButton) if b.metaObject().className() not in QTS_OWN]
    assert [b for b in ours if b.isVisibleTo(page) and not (b.accessibleName() or b.text())] == []
    assert page.minimumSizeHint().width() <= 1280 - desk(opened).rail.width()
    assert page.minimumSizeHint().height() <= 720


def test_control_and_a_number_go_to_the_pages(opened: Program, qtbot: QtBot) -> None:
    hit(opened, Qt.Key.Key_2)
    assert desk(opened).key == KEYS[1]
    hit(opened, Qt.Key.Key_1)
    assert desk(opened).key == "overview"
    hit(opened, Qt.Key.Key_9)
    assert desk(opened).key == "overview"


def test_the_rail_shows_meeting_page_and_count(opened: Program) -> None:
    rail = desk(opened).rail
    assert rail._title.text() == MEETING.title
    assert MEETING.venue in rail._place.text()
    assert rail._count.text() == "0 / 0"
    assert opened.window.office is not None
    opened.window.office.do(edit_meeting, replace(MEETING, title="改了名的会议"))
    assert rail._title.text() == "改了名的会议"


def test_undo_and_redo_by_key(opened: Program, qtbot: QtBot) -> None:
    office = opened.window.office
    assert office is not None
    office.do(edit_meeting, replace(MEETING, venue="大礼堂"))
    hit(opened, Qt.Key.Key_Z)
    assert office.meeting().venue == MEETING.venue
    hit(opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert office.meeting().venue == "大礼堂"


def test_what_a_rule_refuses_is_said_in_a_sentence(opened: Program) -> None:
    office = opened.window.office
    assert office is not None
    office.do(edit_meeting, replace(MEETING, title=""))
    toast = desk(opened).toasts
    assert toast.isVisible()
    assert toast.text and "{" not in toast.text and "meeting-needs-title" not in toast.text


def test_the_palette_opens_by_key_lists_pages_and_goes_there(opened: Program, qtbot: QtBot) -> None:
    hit(opened, Qt.Key.Key_K)
    palette = opened.window.findChild(CommandPalette)
    assert palette is not None
    assert {"Overview", "Awards", "Settings…", "Full screen"} <= {entry.title for entry in palette.shown()}
    palette.field.setText("seating")
    press(palette.field, Qt.Key.Key_Return)
    assert desk(opened).key == "seating"


def test_another_language_keeps_the_place(opened: Program) -> None:
    desk(opened).go("agenda")
    opened.set_language("zh_CN")
    assert desk(opened).key == "agenda"
    assert opened.window.office is not None


def test_a_long_job_shows_itself_and_can_be_stopped(opened: Program, qtbot: QtBot) -> None:
    office = opened.window.office
    assert office is not None

    def endless() -> Job[None]:
        done = 0
        while True:
            done += 1
            yield Step(done % 100, 100, "李䶮")

    working = desk(opened).working
    office.jobs.start(endless(), lambda _none: None, title="Seating")
    assert not working.isVisible()
    qtbot.waitUntil(working.isVisible, timeout=3000)
    assert working.title.text() == "Seating"
    with qtbot.waitSignal(office.jobs.cancelled):
        working.cancel.click()
    assert not working.isVisible()
    assert "Stopped" in desk(opened).toasts.text


def test_full_screen_and_back(opened: Program) -> None:
    opened.window.full_screen()
    assert opened.window.isFullScreen()
    opened.window.full_screen()
    assert not opened.window.isFullScreen()


def test_closing_keeps_the_place_of_the_window_and_closes_the_file(opened: Program, tmp_path: Path) -> None:
    opened.window.close()
    assert opened.settings.geometry
    Store.open(tmp_path / "day.rostrum").close()


def test_letters_outside_fields_go_to_the_page(opened: Program, qtbot: QtBot) -> None:
    page = desk(opened).page("overview")
    typed: list[str] = []

    def take(text: str) -> bool:
        typed.append(text)
        return True

    page.key_typed = take  # type: ignore[method-assign]
    press(opened.window, Qt.Key.Key_A)
    field = QLineEdit(opened.window)
    field.show()
    press(field, Qt.Key.Key_B)
    assert typed == ["a"]
    field.deleteLater()


def test_help_opens_in_both_languages(opened: Program, asker: object) -> None:
    from desktop_app.ui.meeting.help import HelpDialog

    for language, word in (("en", "Overview"), ("zh_CN", "概览")):
        opened.set_language(language)
        dialog = HelpDialog(opened.window)
        assert word in dialog.text.toPlainText()
        dialog.deleteLater()


def test_no_widget_is_left_untranslated_in_the_rail(opened: Program) -> None:
    opened.set_language("zh_CN")
    buttons = [b.accessibleName() for b in desk(opened).rail.findChildren(QAbstractButton)]
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in name) for name in buttons), buttons
    assert isinstance(opened.window.centralWidget(), QWidget)


def test_a_job_that_cannot_write_is_told_in_the_banner(opened: Program, qtbot: QtBot, tmp_path: Path) -> None:
    full, folder = tmp_path / "full", tmp_path / "no folder"
    folder.touch()

    def writing(path: Path) -> Job[None]:
        yield Step(0, 1)
        path.write_bytes(b"")

    def filling() -> Job[None]:
        yield Step(0, 1)
        raise OSError(errno.ENOSPC, "No space left on device", str(full))

    banner = desk(opened).banner
    for job, told in (
        (writing(folder / "001.pdf"), "001.pdf could not be written"),
        (filling(), "disk is full"),
    ):
        with qtbot.waitSignal(desk(opened)._office.jobs.failed):
            desk(opened)._office.jobs.start(job, lambda _nothing: None)
        assert told in banner.words.text()
    assert banner.isVisible()
