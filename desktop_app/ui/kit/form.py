"""A form over a frozen value: labels above fields, a draft, and `applied` when the draft differs.

Loading a form emits nothing. A field that is being edited is kept when the same value is loaded anew after a change.
A value may be `MIXED`: the form stands for several things at once, which differ in that field. It is shown as such, and
stays MIXED in the draft until it is edited.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.kit.basics import text_label
from desktop_app.words import _


class Mixed(enum.Enum):
    """What a field holds when the things that are edited together differ in it."""

    MIXED = enum.auto()


MIXED = Mixed.MIXED


def _differ() -> str:
    return _("they differ")


@dataclasses.dataclass(frozen=True)
class Field:
    """One field: the attribute it edits, its label (N_), and its kind:

    text, lines, number, choice, check, moment (date and time) or day. `options` are (value, text) pairs for choice,
    the text already translated; `unit` is written behind a number; `none` is the text for "no number" (value None).
    """

    name: str
    label: str
    kind: str = "text"
    options: Sequence[tuple[Any, str]] = ()
    least: int = 0
    most: int = 100_000
    unit: str = ""
    none: str = ""
    hint: str = ""


class Editor(Protocol):
    """How a form reads and fills one widget."""

    @property
    def widget(self) -> QWidget: ...
    def read(self) -> Any: ...
    def fill(self, value: Any) -> None: ...


class _Lines(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Text:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self._hint, self._mixed = _(field.hint), False
        self.widget = QLineEdit()
        self.widget.setPlaceholderText(self._hint)
        self.widget.editingFinished.connect(done)

    def read(self) -> str | Mixed:
        text = self.widget.text().strip()
        return MIXED if self._mixed and not text else text

    def fill(self, value: Any) -> None:
        self._mixed = value is MIXED
        self.widget.setPlaceholderText(_differ() if self._mixed else self._hint)
        self.widget.setText("" if value is None or self._mixed else str(value))
        self.widget.setCursorPosition(0)


class _Paragraphs:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self._hint, self._mixed = _(field.hint), False
        self.widget = _Lines()
        self.widget.setPlaceholderText(self._hint)
        self.widget.setTabChangesFocus(True)
        self.widget.setFixedHeight(84)
        self.widget.left.connect(done)

    def read(self) -> str | Mixed:
        text = self.widget.toPlainText().strip()
        return MIXED if self._mixed and not text else text

    def fill(self, value: Any) -> None:
        self._mixed = value is MIXED
        self.widget.setPlaceholderText(_differ() if self._mixed else self._hint)
        self.widget.setPlainText("" if self._mixed else value or "")


class _Number:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self._none = bool(field.none)
        self._least = field.least - (1 if self._none else 0)
        self.widget = QSpinBox()
        self.widget.setRange(self._least, field.most)
        self.widget.setSpecialValueText(_(field.none))
        if field.unit:
            self.widget.setSuffix(" " + _(field.unit))
        self.widget.setKeyboardTracking(False)
        self.widget.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet cannot pad a spin box at the left
        self.widget.valueChanged.connect(lambda _value: done())

    def read(self) -> int | None:
        value = self.widget.value()
        return None if self._none and value == self._least else value

    def fill(self, value: Any) -> None:
        self.widget.setValue(self._least if value is None else int(value))


class _Choice:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self._values = [value for value, _text in field.options]
        self._foreign: Any = None
        self.widget = QComboBox()
        self.widget.addItems([text for _value, text in field.options])
        self.widget.currentIndexChanged.connect(lambda _place: done())

    def read(self) -> Any:
        place = self.widget.currentIndex()
        return self._values[place] if place >= 0 else self._foreign

    def fill(self, value: Any) -> None:
        """Show a value; one that is not among the options any more is kept until another is chosen."""
        self._foreign = value
        known = value in self._values
        told = _differ() if value is MIXED else str(value)
        self.widget.setPlaceholderText("" if known or value is None else told)
        self.widget.setCurrentIndex(self._values.index(value) if known else -1)


class _Check:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self.widget = QCheckBox(_(field.label))
        self.widget.checkStateChanged.connect(lambda _state: done())

    def read(self) -> bool | Mixed:
        partly = self.widget.checkState() is Qt.CheckState.PartiallyChecked
        return MIXED if partly else self.widget.isChecked()

    def fill(self, value: Any) -> None:
        self.widget.setTristate(value is MIXED)
        if value is MIXED:
            self.widget.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.widget.setChecked(bool(value))


class _Moment:
    def __init__(self, field: Field, done: Callable[[], None]) -> None:
        self._day_only = field.kind == "day"
        self.widget = QDateTimeEdit()
        self.widget.setDisplayFormat("yyyy-MM-dd" if self._day_only else "yyyy-MM-dd HH:mm")
        self.widget.setCalendarPopup(True)
        self.widget.setKeyboardTracking(False)
        self.widget.dateTimeChanged.connect(lambda _moment: done())

    def read(self) -> dt.datetime | dt.date:
        moment = self.widget.dateTime()
        day, time = moment.date(), moment.time()
        if self._day_only:
            return dt.date(day.year(), day.month(), day.day())
        return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())

    def fill(self, value: Any) -> None:
        if value is None:
            return
        hour, minute = (value.hour, value.minute) if isinstance(value, dt.datetime) else (0, 0)
        self.widget.setDateTime(QDateTime(QDate(value.year, value.month, value.day), QTime(hour, minute)))


_EDITORS: dict[str, Callable[[Field, Callable[[], None]], Editor]] = {
    "text": _Text,
    "lines": _Paragraphs,
    "number": _Number,
    "choice": _Choice,
    "check": _Check,
    "moment": _Moment,
    "day": _Moment,
}


class Form(QWidget):
    """Edits a frozen dataclass. `applied` tells the draft, once per finished edit that really changed something.

    With `live=False` nothing is applied until `apply()`; for dialogs with their own button.
    """

    applied = Signal(object)
    edited = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None, *, live: bool = True) -> None:
        super().__init__(parent)
        self._live, self._loading = live, False
        self._value: Any = None
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        for field in fields:
            self._add(field)

    def _add(self, field: Field) -> None:
        editor = _EDITORS[field.kind](field, self._finished)
        editor.widget.setAccessibleName(_(field.label))
        if field.kind != "check":
            label = self._labels[field.name] = text_label(_(field.label), "muted")
            label.setBuddy(editor.widget)
            self._layout.addWidget(label)
        self._layout.addWidget(editor.widget)
        self._layout.addSpacing(6)
        self._editors[field.name] = editor

    def call(self, name: str, label: str) -> None:
        """Another label for a field; the text is translated already."""
        widget = self._editors[name].widget
        widget.setAccessibleName(label)
        for each in self.findChildren(QLabel):
            if each.buddy() is widget:
                each.setText(label)

    def enable(self, name: str, on: bool) -> None:
        """Whether a field can be filled in now; a field this form does not have is passed over."""
        if name in self._editors:
            self._editors[name].widget.setEnabled(on)

    def widget(self, name: str) -> QWidget:
        """The widget of one field."""
        return self._editors[name].widget

    def show_field(self, name: str, on: bool) -> None:
        """Show or hide one field with its label."""
        for part in (self._labels.get(name), self._editors[name].widget):
            if part is not None:
                part.setVisible(on)

    def load(self, value: Any) -> None:
        """Show a value; None empties nothing but disables the form. Emits nothing.

        When it is the same thing (same id) loaded anew, a field with an unfinished edit keeps it.
        """
        before = self._value
        same = (
            before is not None
            and value is not None
            and getattr(before, "id", None) == getattr(value, "id", 0)
        )
        kept = {n for n in self._editors if self._editors[n].read() != _plain(before, n)} if same else set()
        self.setEnabled(value is not None)
        self._value = value
        if value is None:
            return
        self._loading = True
        for name, editor in self._editors.items():
            if name not in kept:
                editor.fill(getattr(value, name))
        self._loading = False

    def draft(self) -> Any:
        """The value with what the fields say now."""
        if self._value is None:
            return None
        said = {name: editor.read() for name, editor in self._editors.items()}
        changed = {name: told for name, told in said.items() if told != _plain(self._value, name)}
        return dataclasses.replace(self._value, **changed)

    @property
    def dirty(self) -> bool:
        """Whether the draft differs from what was loaded."""
        return self._value is not None and bool(self.draft() != self._value)

    def apply(self) -> bool:
        """Tell the draft when it differs; True when it did."""
        if not self.dirty:
            return False
        self._value = self.draft()
        self.applied.emit(self._value)
        return True

    def _finished(self) -> None:
        if self._loading or self._value is None:
            return
        self.edited.emit()
        if self._live:
            self.apply()


def _plain(value: Any, name: str) -> Any:
    """What an untouched field would read for this attribute."""
    held = getattr(value, name)
    return held.strip() if isinstance(held, str) and not isinstance(held, enum.Enum) else held
