from __future__ import annotations

from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.review import ReviewDialog, ReviewTab

TABS = [
    ReviewTab("New", ("Row", "Name"), [], "ok", empty="Nobody is new"),
    ReviewTab("Changed", ("Row", "Name", "What"), [("3", "李明", "phone")], "warn"),
    ReviewTab("Unreadable", ("Row", "Why"), [("9", "no name"), ("12", "twice")], "bad"),
]


def test_it_opens_where_there_is_something_and_counts_each(qtbot: QtBot) -> None:
    dialog = ReviewDialog(
        "Import people", "roster.xlsx", TABS, "Import 1 person", notes=["encoding: GB18030"]
    )
    qtbot.addWidget(dialog)
    assert dialog.tabs.currentIndex() == 1
    assert [dialog.tabs.tabText(place).split()[-1] for place in range(3)] == ["0", "1", "2"]
    tables = dialog.findChildren(QTableWidget)
    assert {table.rowCount() for table in tables} == {1, 2}
    assert tables[-1].item(0, 1) is not None


def test_it_is_accepted_by_its_own_button_alone(qtbot: QtBot) -> None:
    dialog = ReviewDialog("Import", "x.csv", TABS, "Import")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    nothing = ReviewDialog("Import", "x.csv", TABS, "Import", can_accept=False)
    qtbot.addWidget(nothing)
    assert not nothing.accept_button.isEnabled()
