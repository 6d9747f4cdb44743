from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.search import ChipRow, SearchField
from tests.ui.keys import press, type_text


def test_it_searches_after_a_pause_and_clears_at_once(qtbot: QtBot) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searched) as told:
        type_text(field, "jmy")
    assert told.args == ["jmy"]
    with qtbot.waitSignal(field.searched) as told:
        press(field, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_enter_searches_what_stands_there_before_it_is_submitted(qtbot: QtBot) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    order: list[str] = []
    field.searched.connect(lambda text: order.append(f"search {text}"))
    field.submitted.connect(lambda text: order.append(f"submit {text}"))
    field.setText("A00012")
    press(field, Qt.Key.Key_Return)
    assert order == ["search A00012", "submit A00012"]


def test_exactly_one_chip_is_on(qtbot: QtBot) -> None:
    chips = ChipRow([("all", "All"), ("here", "Here")])
    qtbot.addWidget(chips)
    picked: list[str] = []
    chips.picked.connect(picked.append)
    assert chips.current() == "all"
    chips.pick("here")
    assert (chips.current(), picked) == ("here", ["here"])
