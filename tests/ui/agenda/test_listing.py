"""The list of the agenda: what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop_app.commands.agenda import add_item
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.identity import new_id
from desktop_app.ui.agenda.page import AgendaPage
from desktop_app.ui.office import Office


def test_an_item_is_chosen_alone_even_while_ctrl_is_held(office: Office, store: Store, qtbot: QtBot) -> None:
    page, ids = AgendaPage(office), [new_id() for _place in range(3)]
    qtbot.addWidget(page)
    for key in ids:
        add_item(store, AgendaItem(key, key))
    page.refresh()
    qtbot.keyPress(page.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    page.list.choose(ids[2])
    chosen = page.list.selected_ids()
    qtbot.keyRelease(page.list, Qt.Key.Key_Control)
    assert chosen == [ids[2]]
