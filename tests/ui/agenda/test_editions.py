"""The dialog of editions over a real meeting file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.queries import agenda
from db.queries import editions as released
from db.store import Store
from desktop_app.commands import agenda as commands
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.identity import new_id
from desktop_app.ui.agenda.editions import EditionsDialog
from desktop_app.ui.agenda.page import AgendaPage
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


@pytest.fixture
def dialog(office: Office, store: Store, qtbot: QtBot) -> EditionsDialog:
    for title in ("开会", "报告", "闭会"):
        commands.add_item(store, AgendaItem(new_id(), title))
    made = EditionsDialog(office)
    qtbot.addWidget(made)
    made.show()
    return made


def heading(page: AgendaPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def told(dialog: EditionsDialog) -> list[Sequence[str]]:
    table = dialog.table
    if table is None:
        return []
    model = table.model()
    columns = range(model.columnCount())
    cells = [[model.index(line, column) for column in columns] for line in range(model.rowCount())]
    return [[cell.data() for cell in row] for row in cells]


def test_release_change_compare_reinstate(dialog: EditionsDialog, store: Store) -> None:
    assert dialog.release_button.isEnabled() and not dialog.slip_button.isEnabled()
    dialog.release_button.click()
    assert len(released.editions()) == 1 and not dialog.release_button.isEnabled() and told(dialog) == []
    items = agenda.items()
    commands.add_item(store, AgendaItem(new_id(), "临时", minutes=5), after_id=items[0].id)
    commands.remove_items(store, [items[2].id])
    dialog.read()
    assert [row[:3] for row in told(dialog)] == [
        ["New", "一之一、", "临时"],
        ["Changed", "二、", "报告"],
        ["Cancelled", "三、", "闭会"],
    ]
    dialog.reinstate_button.click()
    assert [row[0] for row in told(dialog)] == ["New", "Changed", "Changed"]
    dialog.release_button.click()
    dialog.before.setCurrentIndex(0)
    dialog.after.setCurrentIndex(1)
    assert [row[0] for row in told(dialog)] == ["New", "Changed", "Changed"]


def test_the_slip_is_shown(
    dialog: EditionsDialog, office: Office, store: Store, asker: FakeAsker, qtbot: QtBot
) -> None:
    dialog.release_button.click()
    commands.add_item(store, AgendaItem(new_id(), "临时"))
    dialog.read()
    asker.expect("run", lambda sheet: isinstance(sheet, PrintPreviewDialog))
    dialog.slip_button.click()
    qtbot.waitUntil(asker.done)


def test_the_page_says_how_far_it_has_moved_on(
    office: Office, dialog: EditionsDialog, store: Store, qtbot: QtBot
) -> None:
    page = AgendaPage(office)
    qtbot.addWidget(page)
    dialog.release_button.click()
    assert "edition 1, unchanged" in heading(page)
    commands.add_item(store, AgendaItem(new_id(), "临时"))
    page.refresh()
    assert "edition 1, 1 change since" in heading(page)
