"""The workshops of the people page: own fields and delegations are added, ordered, edited and taken away by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.queries import attendees as people
from db.queries import own_fields as kept
from desktop_app.commands.attendees import edit_attendee
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.own_fields import OwnKind, with_own
from desktop_app.ui.attendees.delegations import DelegationsDialog, Swatch
from desktop_app.ui.attendees.own_fields import OwnFieldsDialog
from desktop_app.ui.kit.ordered_list import Entries
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from tests.people import fill_people


@pytest.fixture
def known(office: Office) -> dict[str, Attendee]:
    return fill_people(office.store)


@pytest.fixture
def own(qtbot: QtBot, office: Office, known: dict[str, Attendee]) -> Iterator[OwnFieldsDialog]:
    made = OwnFieldsDialog(office, people_index(office))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


@pytest.fixture
def workshop(qtbot: QtBot, office: Office, known: dict[str, Attendee]) -> Iterator[DelegationsDialog]:
    made = DelegationsDialog(office, people_index(office))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def typed(dialog: OwnFieldsDialog | DelegationsDialog, name: str) -> None:
    dialog.name.setFocus()
    dialog.name.setText(name)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)


def finished(form_line: object, text: str) -> None:
    assert isinstance(form_line, QLineEdit)
    form_line.setText(text)
    form_line.textEdited.emit(text)
    form_line.editingFinished.emit()


def names() -> list[str]:
    return [each.name for each in kept.own_fields()]


def drop(lines: Entries, row: int, before: int) -> None:
    data: QMimeData = lines.mimeData([lines.index(row, 0)])
    lines.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())


def test_fields_are_added_by_enter_and_put_in_order(own: OwnFieldsDialog) -> None:
    for name in ("酒店", "车次", "  "):
        typed(own, name)
    assert names() == ["酒店", "车次"] and own.isVisible()
    QTest.keyClick(own.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names() == ["车次", "酒店"]
    drop(own.list.lines, 0, 2)
    assert names() == ["酒店", "车次"]
    own.office.undo()
    assert [entry.text for entry in own.list.lines.entries] == ["车次", "酒店"]


def test_a_name_that_is_taken_is_told_and_stays_to_be_mended(own: OwnFieldsDialog) -> None:
    typed(own, "酒店")
    typed(own, "酒店")
    assert names() == ["酒店"] and own.name.text() == "酒店" and "酒店" in own.toasts.text


def test_a_choice_waits_for_its_options(own: OwnFieldsDialog) -> None:
    typed(own, "上衣尺码")
    kind, options = own.form.widget("kind"), own.form.widget("options")
    assert isinstance(kind, QComboBox) and isinstance(options, QPlainTextEdit)
    kind.setCurrentIndex(list(OwnKind).index(OwnKind.CHOICE))
    assert kept.own_fields()[0].kind is OwnKind.TEXT and not options.isHidden()
    options.setPlainText("小\n大\n大")
    own.form.apply()
    (field,) = kept.own_fields()
    assert (field.kind, field.options) == (OwnKind.CHOICE, ("小", "大"))


def test_removing_a_field_says_so_and_undo_brings_its_values(
    own: OwnFieldsDialog, office: Office, known: dict[str, Attendee]
) -> None:
    typed(own, "酒店")
    (field,) = kept.own_fields()
    person = known["单佩珊"]
    office.do(edit_attendee, with_own(person, field, "东湖宾馆"))
    assert own.used.text().startswith("1 ")
    QTest.keyClick(own.list, Qt.Key.Key_Delete)
    assert names() == [] and own.stack.currentIndex() == 0
    office.undo()
    assert people.named("单佩珊")[0].own == ((field.id, "东湖宾馆"),)


def test_delegations_get_name_colour_and_order(workshop: DelegationsDialog) -> None:
    before = [each.name for each in people.delegations()]
    assert len(before) > 1
    QTest.keyClick(workshop.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.name for each in people.delegations()] == [before[1], before[0], *before[2:]]
    finished(workshop.form.widget("name"), "第一代表团")
    other = next(each for each in workshop.findChildren(Swatch) if not each.isChecked())
    other.click()
    moved = people.delegations()[1]
    assert (moved.name, moved.colour) == ("第一代表团", other.colour)


def test_removing_a_delegation_keeps_its_people(workshop: DelegationsDialog) -> None:
    gone = workshop.list.current()
    members = [each.name for each in people.everyone() if each.delegation_id == gone]
    assert members
    workshop.remove_button.click()
    assert gone not in {each.id for each in people.delegations()}
    assert all(people.named(name)[0].delegation_id is None for name in members)
    workshop.office.undo()
    assert [each.name for each in people.everyone() if each.delegation_id == gone] == members


def test_a_taken_delegation_name_is_told_and_the_form_shows_the_kept_one(workshop: DelegationsDialog) -> None:
    first, second = people.delegations()[:2]
    field = workshop.form.widget("name")
    finished(field, second.name)
    assert people.delegations()[0].name == first.name
    assert isinstance(field, QLineEdit) and field.text() == first.name
