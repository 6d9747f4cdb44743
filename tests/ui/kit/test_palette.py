from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.kit.palette import CommandPalette, matches
from tests.ui.keys import press, type_text


def entries(ran: list[str]) -> list[PaletteCommand]:
    return [
        PaletteCommand(title, lambda title=title: ran.append(title), note=note)  # type: ignore[misc]
        for title, note in (("Print programme", ""), ("Check in", "desk"), ("Agenda", "programme of the day"))
    ]


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 700)
    QVBoxLayout(made).addWidget(QLineEdit())
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_word_must_be_found_and_titles_that_begin_so_come_first() -> None:
    ran: list[str] = []
    assert [e.title for e in matches(entries(ran), "programme")] == ["Print programme", "Agenda"]
    assert [e.title for e in matches(entries(ran), "ag")] == ["Agenda"]
    assert [e.title for e in matches(entries(ran), "the AGENDA")] == ["Agenda"]
    assert len(matches(entries(ran), "")) == 3


def test_typing_and_enter_run_the_line_after_the_palette_has_gone(frame: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []
    palette = CommandPalette(entries(ran), frame)
    palette.show()
    type_text(palette.field, "check")
    press(palette.field, Qt.Key.Key_Return)
    assert ran == ["Check in"]
    assert palette.isHidden()


def test_arrows_move_and_escape_runs_nothing(frame: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []
    palette = CommandPalette(entries(ran), frame)
    palette.show()
    palette.field.setFocus()
    press(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    press(palette.field, Qt.Key.Key_Escape)
    assert ran == []
    assert palette.isHidden()


def test_people_are_asked_for_only_when_something_is_typed(frame: QWidget) -> None:
    asked: list[str] = []

    def people(text: str) -> list[PaletteCommand]:
        asked.append(text)
        return [PaletteCommand("李明", lambda: None)]

    palette = CommandPalette(entries([]), frame, people)
    assert asked == []
    palette.field.setText("lm")
    assert asked == ["lm"]
    assert [entry.title for entry in palette.shown()] == ["李明"]
