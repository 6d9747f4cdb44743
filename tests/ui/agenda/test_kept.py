"""Files and actions of an item, in the card of the agenda."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.queries import actions as noted
from db.queries import attachments as kept
from db.store import Store
from desktop_app.ui.actions import ActionDialog, ActionsDialog
from desktop_app.ui.agenda.page import AgendaPage
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker

from .test_page import fill, page

__all__ = ["page"]


@pytest.fixture
def item(page: AgendaPage, store: Store) -> str:
    (key,) = fill(store, "工作报告")
    page.refresh()
    page.list.choose(key)
    return key


def test_a_file_is_attached_opened_read_only_and_exported(
    page: AgendaPage, item: str, office: Office, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "讲话.pdf"
    source.write_bytes(b"%PDF" * 700_000)
    asker.expect("open_file", source)
    page.card.files.ask()
    qtbot.waitUntil(lambda: len(kept.attachments(item)) == 1)
    (attachment,) = kept.attachments(item)
    assert page.card.files.lines.count() == 1
    asker.expect("show_file", True)
    page.card.files.open(attachment)
    (opened,) = asker.shown
    assert opened.read_bytes() == source.read_bytes() and opened.name == "讲话.pdf"
    assert not opened.stat().st_mode & stat.S_IWUSR
    asker.expect("folder", tmp_path / "out")
    next(each for each in page.commands() if each.icon == "download" and "attachments" in each.title).run()
    qtbot.waitUntil((tmp_path / "out" / "01 工作报告" / "讲话.pdf").is_file)
    page.card.files.detach(attachment)
    assert page.card.files.lines.count() == 0
    office.undo()
    assert page.card.files.lines.count() == 1


def test_what_might_run_is_kept_but_not_opened(
    page: AgendaPage, item: str, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    refusals: list[str] = []
    office.refused.connect(lambda refusal: refusals.append(refusal.code))
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ")
    assert page.take_file(program)
    qtbot.waitUntil(lambda: len(kept.attachments(item)) == 1)
    page.card.files.open(kept.attachments(item)[0])
    assert refusals == ["attachment-may-run"]


def test_an_action_is_noted_on_the_item_and_ticked_off_in_the_list(
    page: AgendaPage, item: str, office: Office, asker: FakeAsker
) -> None:
    def fill_in(dialog: QDialog) -> bool:
        assert isinstance(dialog, ActionDialog)
        assert not dialog.ok.isEnabled()
        dialog.fields["task"].setText("印发纪要")
        dialog.fields["due"].setText("someday")
        assert not dialog.ok.isEnabled()
        dialog.fields["due"].setText("2 weeks")
        assert dialog.ok.isEnabled() and dialog.understood.text()
        return True

    asker.expect("run", fill_in)
    page.card.actions_part.note()
    (action,) = noted.actions()
    assert (action.item_id, action.due) == (item, office.now().date() + dt.timedelta(weeks=2))
    assert page.card.actions_part.lines.count() == 1

    def tick_off(dialog: QDialog) -> bool:
        assert isinstance(dialog, ActionsDialog)
        dialog.boxes[action.id].setChecked(True)
        assert not noted.actions()[0].is_open
        assert dialog.boxes[action.id].isChecked()
        return True

    asker.expect("run", tick_off)
    next(each for each in page.commands() if each.icon == "list-checks").run()
