"""The page of texts over a real meeting file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.queries import manuscripts as kept
from db.store import Store
from desktop_app.commands import agenda
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.identity import new_id
from desktop_app.domain.manuscripts import ManuscriptKind
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.manuscripts.page import ManuscriptsPage
from desktop_app.ui.manuscripts.prompter import Prompter
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker

KIND = ManuscriptKind.HOST_SCRIPT


@pytest.fixture
def page(office: Office, store: Store, qtbot: QtBot) -> ManuscriptsPage:
    for title, kind in (("开会", ItemKind.OPENING), ("闭会", ItemKind.CLOSING)):
        agenda.add_item(store, AgendaItem(new_id(), title, kind=kind))
    made = ManuscriptsPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def write(page: ManuscriptsPage, old: str, new: str) -> None:
    """Write something and pause."""
    page.editor.setPlainText(page.editor.toPlainText().replace(old, new))
    page.editor.keep()


def outline(page: ManuscriptsPage) -> list[str]:
    return [page.outline.item(place).text() for place in range(page.outline.count())]


def test_without_an_agenda_the_page_says_what_to_do(office: Office, qtbot: QtBot) -> None:
    made = ManuscriptsPage(office)
    qtbot.addWidget(made)
    made.show()
    assert made.empty.isVisible() and not made.columns.isVisible()


def test_an_untouched_text_follows_the_meeting_and_is_not_written(
    page: ManuscriptsPage, office: Office
) -> None:
    assert outline(page) == ["一、开会", "二、闭会"]
    office.do(agenda.add_item, AgendaItem(new_id(), "临时"))
    assert outline(page) == ["一、开会", "二、闭会", "三、临时"] and not kept.manuscript(KIND, "zh").text


def test_what_is_written_is_kept_and_new_facts_come_in_when_asked(
    page: ManuscriptsPage, office: Office
) -> None:
    write(page, "大家好", "下午好")
    assert "下午好" in kept.manuscript(KIND, "zh").text and page.news.isHidden()
    office.do(agenda.add_item, AgendaItem(new_id(), "临时"))
    assert page.news.isVisible() and "临时" not in page.editor.toPlainText()
    page.take_button.click()
    assert "下午好" in page.editor.toPlainText() and "三、临时" in outline(page) and page.news.isHidden()
    office.undo()
    assert "下午好" in page.editor.toPlainText() and "三、临时" not in outline(page)


def test_a_pause_keeps_without_a_button(page: ManuscriptsPage, qtbot: QtBot) -> None:
    page.editor.setFocus()
    with qtbot.waitSignal(page.editor.written):
        qtbot.keyClicks(page.editor, "Now then ")
    assert kept.manuscript(KIND, "zh").text.startswith("Now then ")


def test_leaving_for_another_text_keeps_what_was_written(page: ManuscriptsPage) -> None:
    page.editor.setPlainText("# 我的")
    page.show_kind(ManuscriptKind.MINUTES)
    assert kept.manuscript(KIND, "zh").text == "# 我的" and page.editor.toPlainText().startswith("# ")
    page.show_language("en")
    assert "Minutes of" in page.editor.toPlainText() and page.subject() == "minutes/en"


def test_afresh_can_be_taken_back(page: ManuscriptsPage, office: Office) -> None:
    write(page, "大家好", "下午好")
    page.afresh_button.click()
    assert "大家好" in page.editor.toPlainText()
    office.undo()
    assert "下午好" in page.editor.toPlainText()


def test_print_and_save(page: ManuscriptsPage, asker: FakeAsker, qtbot: QtBot, tmp_path: Path) -> None:
    asker.expect("run", lambda sheet: isinstance(sheet, PrintPreviewDialog))
    page.print_text()
    qtbot.waitUntil(asker.done)
    for ending, start in (("docx", b"PK"), ("md", b"# ")):
        asker.expect("save_file", tmp_path / f"稿.{ending}")
        page.export()
        assert (tmp_path / f"稿.{ending}").read_bytes().startswith(start)


def test_the_prompter_rolls_stops_and_turns(qtbot: QtBot) -> None:
    prompter = Prompter("# 题\n\n" + "\n\n".join("各位委员、各位来宾。" * 5 for _turn in range(20)))
    qtbot.addWidget(prompter)
    prompter.resize(800, 450)
    prompter.show()
    qtbot.keyClick(prompter, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: prompter.roll.place > 0)
    qtbot.keyClick(prompter, Qt.Key.Key_Down)
    assert prompter.roll.rolling and prompter.roll.pace == 7
    qtbot.keyClick(prompter, Qt.Key.Key_Space)
    stopped = prompter.roll.place
    qtbot.keyClick(prompter, Qt.Key.Key_PageDown)
    assert not prompter.roll.rolling and prompter.roll.place == pytest.approx(stopped + 0.8)
    prompter.roll.go(1e9)
    end = prompter.roll.place
    qtbot.keyClick(prompter, Qt.Key.Key_PageDown)
    assert prompter.roll.place == end
    qtbot.keyClick(prompter, Qt.Key.Key_Home)
    assert prompter.roll.place == 0
