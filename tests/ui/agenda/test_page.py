"""The agenda page over a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from db.models import AttendeeRecord
from db.queries import agenda, resolutions
from db.store import Store
from desktop_app.commands import agenda as commands
from desktop_app.commands.resolutions import record_vote
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role, StartMode
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Tally, standing_vote
from desktop_app.ui.agenda.languages import LATIN_TEXT, LanguagesDialog
from desktop_app.ui.agenda.lines import read_plan
from desktop_app.ui.agenda.listing import AgendaModel
from desktop_app.ui.agenda.page import AgendaPage
from desktop_app.ui.agenda.templates import TemplateDialog, choose_template, keep_template
from desktop_app.ui.kit.review import ReviewDialog
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker

NOW = dt.datetime(2027, 3, 1, 9)


def fill(store: Store, *titles: str) -> list[str]:
    ids = []
    for title in titles:
        item = AgendaItem(new_id(), title, minutes=10)
        commands.add_item(store, item)
        ids.append(item.id)
    return ids


def people(store: Store, *names: str, organisation: str = "") -> list[str]:
    rows = [{"id": new_id(), "name": name, "organisation": organisation or name} for name in names]
    with store.change("people"):
        AttendeeRecord.insert_many(rows).execute()
    return [str(row["id"]) for row in rows]


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> AgendaPage:
    made = AgendaPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def shown(page: AgendaPage) -> list[str]:
    return [f"{line.slot.start:%H:%M} {line.item.title}" for line in page.model.lines()]


def field(page: AgendaPage, name: str) -> QLineEdit:
    form = page.card.form if name in ("title", "length", "at", "latin_title") else page.card.details
    widget = form.widget(name)
    assert isinstance(widget, QLineEdit)
    return widget


def type_in(page: AgendaPage, name: str, text: str) -> None:
    field(page, name).setText(text)
    field(page, name).editingFinished.emit()


def choose_mode(page: AgendaPage, mode: StartMode) -> None:
    box = page.card.form.widget("mode")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(list(StartMode).index(mode))


def test_an_empty_agenda_says_what_to_do(page: AgendaPage, store: Store, office: Office) -> None:
    assert page.stack.currentIndex() == 1 and not page.print_button.isEnabled()
    office.do(commands.add_item, AgendaItem(new_id(), "开会"))
    assert page.stack.currentIndex() == 0 and shown(page) == ["14:00 开会"]


def test_one_length_moves_all_that_follows(page: AgendaPage, store: Store, office: Office) -> None:
    ids = fill(store, "甲", "乙", "丙")
    page.refresh()
    page.list.choose(ids[0])
    type_in(page, "length", "1h30")
    assert shown(page) == ["14:00 甲", "15:30 乙", "15:40 丙"]
    assert field(page, "length").text() == "90 min"
    office.undo()
    assert shown(page) == ["14:00 甲", "14:10 乙", "14:20 丙"]


def test_what_is_no_time_is_told_and_forgotten(page: AgendaPage, store: Store, office: Office) -> None:
    (key,) = fill(store, "甲")
    page.refresh()
    refusals: list[str] = []
    office.refused.connect(lambda refusal: refusals.append(refusal.code))
    type_in(page, "length", "ages")
    type_in(page, "title", "  ")
    assert refusals == ["length-not-understood", "item-needs-title"]
    assert (
        agenda.get(key).minutes == 10
        and field(page, "length").text() == "10 min"
        and field(page, "title").text() == "甲"
    )


def test_a_fixed_start_shows_its_pin_and_the_free_time(page: AgendaPage, store: Store) -> None:
    ids = fill(store, "甲", "乙")
    page.refresh()
    page.list.choose(ids[1])
    choose_mode(page, StartMode.FIXED)
    type_in(page, "at", "下午2点半")
    lines = page.model.lines()
    assert agenda.get(ids[1]).at == dt.datetime(2027, 3, 15, 14, 30)
    assert lines[1].pinned and lines[1].remark == "20 min free" and not lines[1].warning
    type_in(page, "at", "14:05")
    assert page.model.lines()[1].warning == "overlaps by 5 min"


def test_a_time_on_another_day_and_back(page: AgendaPage, store: Store) -> None:
    ids = fill(store, "甲", "乙")
    page.refresh()
    page.list.choose(ids[1])
    choose_mode(page, StartMode.FIXED)
    type_in(page, "at", "day 2 9:00")
    assert (
        agenda.get(ids[1]).at == dt.datetime(2027, 3, 16, 9) and field(page, "at").text() == "16 March 09:00"
    )
    assert page.model.lines()[1].day == "Tuesday, 16 March"
    type_in(page, "at", "16 March 10:15")
    assert agenda.get(ids[1]).at == dt.datetime(2027, 3, 16, 10, 15)


def test_keys_move_indent_and_remove(page: AgendaPage, store: Store, qtbot: QtBot) -> None:
    ids = fill(store, "甲", "乙", "丙")
    page.refresh()
    page.list.choose(ids[2])
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.list, Qt.Key.Key_Up, alt)
    assert [line.item.title for line in page.model.lines()] == ["甲", "丙", "乙"]
    current = page.list.current()
    assert current is not None and current.id == ids[2], "the moved item stays current"
    qtbot.keyClick(page.list, Qt.Key.Key_Right, alt)
    assert [line.depth for line in page.model.lines()] == [0, 1, 0]
    qtbot.keyClick(page.list, Qt.Key.Key_Left, alt)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert [line.item.title for line in page.model.lines()] == ["甲", "乙"]


def test_a_drop_between_rows(page: AgendaPage, store: Store) -> None:
    a, b, c, d = fill(store, "甲", "乙", "丙", "丁")
    commands.indent_items(store, {c})
    page.refresh()
    data = page.model.mimeData([page.model.index(3)])
    page.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert [line.item.title for line in page.model.lines()] == ["丁", "甲", "乙", "丙"]
    page.model.dropMimeData(
        page.model.mimeData([page.model.index(1)]), Qt.DropAction.MoveAction, 3, 0, QModelIndex()
    )
    assert agenda.get(a).parent_id == b and [line.depth for line in page.model.lines()] == [0, 0, 1, 1]
    page.model.dropMimeData(
        page.model.mimeData([page.model.index(0)]), Qt.DropAction.MoveAction, -1, -1, QModelIndex()
    )
    assert [line.id for line in page.model.lines()][-1] == d


def test_the_model_keeps_its_promises(store: Store, office: Office, qtbot: QtBot) -> None:
    model = AgendaModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = fill(store, "甲", "乙")
    assert not model.show_lines(read_plan(NOW).lines)
    commands.edit_item(store, replace(agenda.get(ids[0]), minutes=25))
    assert model.show_lines(read_plan(NOW).lines) and model.row_of(ids[1]) == 1
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "14:25, 乙, 10 min"
    commands.remove_items(store, [ids[0]])
    assert not model.show_lines(read_plan(NOW).lines)


def test_a_new_item_stands_behind_the_current_one_ready_to_be_named(page: AgendaPage, store: Store) -> None:
    ids = fill(store, "甲", "乙")
    page.refresh()
    page.list.choose(ids[0])
    page.add()
    assert [line.item.title for line in page.model.lines()] == ["甲", "New item", "乙"]
    assert field(page, "title").selectedText() == "New item"


def test_people_are_found_and_homonyms_stand_side_by_side(
    page: AgendaPage, store: Store, office: Office, qtbot: QtBot
) -> None:
    first, second = people(store, "王伟", organisation="水务局") + people(
        store, "王伟", organisation="工商联"
    )
    item = AgendaItem(new_id(), "讲话", kind=ItemKind.SPEECH)
    office.do(commands.add_item, replace(item, roles=(ItemRole(new_id(), item.id, Role.SPEAKER, "王伟"),)))
    from desktop_app.ui.people_index import people_index

    people_index(office)._load()
    page.refresh()
    roles = page.card.roles
    roles._choose(agenda.get(item.id).roles[0])
    shown_people = [roles.picker.found.item(row).text() for row in range(roles.picker.found.count())]
    assert sorted(shown_people) == ["王伟\n工商联", "王伟\n水务局"]
    qtbot.keyClick(roles.picker.field, Qt.Key.Key_Return)
    (linked,) = agenda.get(item.id).roles
    assert linked.attendee_id in (first, second) and linked.name == "王伟"
    roles.picker.field.setText("外请专家")
    roles.picker._search("外请专家")
    qtbot.keyClick(roles.picker.field, Qt.Key.Key_Return)
    assert [(role.name, role.attendee_id) for role in agenda.get(item.id).roles][1] == ("外请专家", None)
    roles._remove(agenda.get(item.id).roles[0])
    assert [role.name for role in agenda.get(item.id).roles] == ["外请专家"]


def test_a_sheet_goes_through_the_preview(
    page: AgendaPage, store: Store, asker: FakeAsker, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = tmp_path / "agenda.csv"
    sheet.write_text(
        "时间,时长,议程,类型,备注\n14:00,5,开会,主持,固定开始时间\n,25,审议,审议表决,应到会委员过半数\n,x,坏,,\n",
        "utf-8",
    )
    seen: list[Sequence[str]] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, ReviewDialog)
        seen.append([dialog.tabs.tabText(place) for place in range(dialog.tabs.count())])
        return True

    asker.expect("open_file", sheet)
    asker.expect("run", look)
    page.import_file()
    qtbot.waitUntil(lambda: len(page.model.lines()) == 2)
    assert seen == [["New  2", "Changed  0", "Cannot be read  1", "Unchanged  0"]]
    assert [line.pill for line in page.model.lines()] == ["", "To be voted on"]


def test_the_agenda_is_exported(
    page: AgendaPage, store: Store, asker: FakeAsker, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store, "甲")
    page.refresh()
    asker.expect("save_file", tmp_path / "out.ics")
    said: list[str] = []
    page.office.said.connect(lambda text, _undo: said.append(text))
    page.export()
    qtbot.waitUntil(lambda: bool(said))
    assert "BEGIN:VEVENT" in (tmp_path / "out.ics").read_text("utf-8") and said == ["out.ics saved"]


def test_a_vote_shows_its_verdict_and_can_be_withdrawn(
    page: AgendaPage, store: Store, office: Office, asker: FakeAsker
) -> None:
    people(store, "甲", "乙", "丙")
    item = AgendaItem(new_id(), "审议", kind=ItemKind.APPROVAL)
    commands.add_item(store, item)
    office.do(record_vote, item.id, Tally(), office.now(), stated=1, reason="授权")
    assert page.model.lines()[0].pill == "Carried" and page.card.motion.pill.text() == "Carried"
    asker.expect("text", "计票有误")
    page.withdraw(item.id)
    assert (
        page.model.lines()[0].pill == "To be voted on" and standing_vote(resolutions.votes(item.id)) is None
    )


def test_the_page_in_every_language_and_theme(
    office: Office, store: Store, qtbot: QtBot, spoken: str, dressed: str
) -> None:
    ids = fill(store, "甲", "乙")
    commands.edit_item(store, replace(agenda.get(ids[1]), kind=ItemKind.VOTE, mode=StartMode.FIXED,
                                      at=dt.datetime(2027, 3, 16, 9)))  # fmt: skip
    page = AgendaPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 860)
    page.show()
    page.show_subject(ids[1])
    assert page.subject() == ids[1] and not page.grab().isNull()
    assert [entry.title for entry in page.commands()] and page.print_entries()


def test_an_unfinished_edit_is_finished_when_another_item_is_chosen(page: AgendaPage, store: Store) -> None:
    ids = fill(store, "甲", "乙")
    page.refresh()
    page.list.choose(ids[0])
    field(page, "title").setText("甲之一")
    page.list.choose(ids[1])
    assert agenda.get(ids[0]).title == "甲之一" and agenda.get(ids[1]).title == "乙"


def test_an_item_with_votes_stays(page: AgendaPage, store: Store, office: Office) -> None:
    people(store, "甲")
    item = AgendaItem(new_id(), "审议", kind=ItemKind.APPROVAL)
    commands.add_item(store, item)
    office.do(record_vote, item.id, Tally(), office.now(), stated=1, reason="授权")
    refusals: list[Refusal] = []
    office.refused.connect(refusals.append)
    page.list.choose(item.id)
    page.remove()
    assert [refusal.code for refusal in refusals] == ["item-has-votes"] and len(page.model.lines()) == 1


def test_items_are_duplicated_with_their_people_and_motions(
    page: AgendaPage, store: Store, office: Office
) -> None:
    ids = fill(store, "甲", "乙")
    child = AgendaItem(new_id(), "子", kind=ItemKind.VOTE, parent_id=ids[0], minutes=5)
    commands.add_item(store, child)
    commands.set_roles(store, ids[0], [ItemRole(new_id(), ids[0], Role.CHAIR, "李䶮")])
    motion = resolutions.resolution(child.id)
    assert motion is not None
    commands.set_resolution(store, replace(motion, text="同意"))
    page.refresh()
    page.list.choose(ids[0])
    page.duplicate()
    assert [line.item.title for line in page.model.lines()] == ["甲", "子", "甲", "子", "乙"]
    again, below = (line.item for line in page.model.lines()[2:4])
    assert (below.parent_id, again.roles[0].name) == (again.id, "李䶮") and again.id != ids[0]
    copied = resolutions.resolution(below.id)
    assert copied is not None and copied.text == "同意"
    office.undo()
    assert len(page.model.lines()) == 3


def test_what_moves_is_told_beside_its_length_until_something_else_does(
    page: AgendaPage, store: Store
) -> None:
    ids = fill(store, "甲", "乙", "丙")
    page.refresh()
    page.list.choose(ids[1])
    type_in(page, "length", "25")
    assert [line.moved for line in page.model.lines()] == [0, 0, 15]
    type_in(page, "title", "新乙")
    assert [line.moved for line in page.model.lines()] == [0, 0, 15]
    type_in(page, "length", "20")
    assert [line.moved for line in page.model.lines()] == [0, 0, -5]


def test_doubts_about_people_are_told_on_the_line_and_in_the_card(page: AgendaPage, store: Store) -> None:
    ids = fill(store, "甲", "乙")
    (who,) = people(store, "姜欣怡")
    commands.edit_item(store, replace(agenda.get(ids[1]), mode=StartMode.WITH_PREVIOUS))
    for key in ids:
        commands.set_roles(store, key, [ItemRole(new_id(), key, Role.SPEAKER, "姜欣怡", who)])
    page.refresh()
    page.list.choose(ids[0])
    assert page.model.lines()[0].doubt == "姜欣怡 is also wanted at “乙”" == page.card.doubts.text()


def test_a_template_fills_an_empty_agenda_and_one_of_ones_own_is_kept(
    page: AgendaPage, store: Store, office: Office, asker: FakeAsker, tmp_path: Path
) -> None:
    def choose(dialog: QDialog) -> bool:
        assert isinstance(dialog, TemplateDialog)
        place = next(n for n, each in enumerate(dialog.templates) if each.key == "committee")
        dialog.list.setCurrentRow(place)
        assert dialog.items.count() == 8 and not dialog.remove_button.isVisible()
        return True

    asker.expect("run", choose)
    choose_template(office, page, tmp_path)
    assert len(page.model.lines()) == 8
    asker.expect("text", "例会")
    keep_template(office, page, tmp_path)
    asker.expect("run", lambda dialog: dialog.templates[-1].title == "例会" and dialog.list.count() == 4)
    choose_template(office, page, tmp_path)


def test_titles_and_texts_in_both_languages_are_one_step(
    page: AgendaPage, store: Store, office: Office, asker: FakeAsker
) -> None:
    ids = fill(store, "甲", "乙")

    def translate(dialog: QDialog) -> bool:
        assert isinstance(dialog, LanguagesDialog)
        for line, title in enumerate(("First", "Second")):
            cell = dialog.table.item(line, 2)
            assert cell is not None
            cell.setText(title)
        dialog.table.setCurrentCell(1, 2)
        dialog.edits[LATIN_TEXT].setPlainText("Dear guests")
        dialog.apply()
        return True

    asker.expect("run", translate)
    page.show_languages()
    assert [agenda.get(key).latin_title for key in ids] == ["First", "Second"]
    assert (agenda.get(ids[0]).latin_text, agenda.get(ids[1]).latin_text) == ("", "Dear guests")
    office.undo()
    assert [agenda.get(key).latin_title for key in ids] == ["", ""]
