from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.form import Field, Form
from tests.ui.keys import press, type_text


@dataclass(frozen=True)
class Card:
    id: str
    name: str = ""
    rank: int | None = None
    size: str = "s"
    at: dt.datetime = dt.datetime(2027, 3, 15, 14, 0)
    note: str = ""
    day: dt.date = dt.date(2027, 3, 15)
    open: bool = False


FIELDS = [
    Field("name", "Name"),
    Field("rank", "Rank", "number", least=1, most=99, none="none"),
    Field("size", "Size", "choice", options=(("s", "small"), ("l", "large"))),
    Field("at", "At", "moment"),
    Field("note", "Note", "lines"),
    Field("day", "Day", "day"),
    Field("open", "Open", "check"),
]
FULL = Card("1", "Li", 3, "l", dt.datetime(2028, 2, 29, 9, 5), "a\nb", dt.date(2028, 2, 29), True)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(FIELDS)
    qtbot.addWidget(made)
    return made


def told(form: Form) -> list[object]:
    got: list[object] = []
    form.applied.connect(got.append)
    return got


@pytest.mark.parametrize("value", [Card("1"), FULL])
def test_loading_emits_nothing_and_loses_nothing(form: Form, value: Card) -> None:
    got = told(form)
    form.load(value)
    assert form.draft() == value
    assert not form.dirty
    assert got == []


def test_an_edit_is_applied_once_when_it_is_finished(form: Form, qtbot: QtBot) -> None:
    form.load(FULL)
    got = told(form)
    field = form.widget("name")
    assert isinstance(field, QLineEdit)
    field.clear()
    type_text(field, "Wang")
    assert got == []
    press(field, Qt.Key.Key_Return)
    field.editingFinished.emit()
    assert got == [replace(FULL, name="Wang")]


def test_choices_and_numbers_apply_at_once(form: Form) -> None:
    form.load(FULL)
    got = told(form)
    size, rank = form.widget("size"), form.widget("rank")
    assert isinstance(size, QComboBox)
    assert isinstance(rank, QSpinBox)
    size.setCurrentIndex(0)
    rank.setValue(rank.minimum())
    assert got == [replace(FULL, size="s"), replace(FULL, size="s", rank=None)]


def test_the_same_value_loaded_anew_keeps_an_unfinished_edit(form: Form) -> None:
    form.load(FULL)
    field = form.widget("name")
    assert isinstance(field, QLineEdit)
    field.setText("half typ")
    form.load(replace(FULL, rank=7))
    assert form.draft() == replace(FULL, name="half typ", rank=7)


def test_another_value_takes_the_place_of_an_unfinished_edit(form: Form) -> None:
    form.load(FULL)
    field = form.widget("name")
    assert isinstance(field, QLineEdit)
    field.setText("half typ")
    other = Card("2", "Zhao")
    form.load(other)
    assert form.draft() == other


def test_nothing_to_edit_disables_the_form(form: Form) -> None:
    form.load(None)
    assert not form.isEnabled()
    assert form.draft() is None
    assert not form.apply()


def test_a_dialog_form_waits_for_its_button(qtbot: QtBot) -> None:
    form = Form(FIELDS, live=False)
    qtbot.addWidget(form)
    form.load(FULL)
    got = told(form)
    size = form.widget("size")
    assert isinstance(size, QComboBox)
    size.setCurrentIndex(0)
    assert got == []
    assert form.apply()
    assert got == [replace(FULL, size="s")]
