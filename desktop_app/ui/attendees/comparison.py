"""Two people side by side: what they have in common, what tells them apart, and which value stands for both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.duplicates import NOTHING, TEXTS, differing
from desktop_app.domain.own_fields import OwnField, own_value
from desktop_app.exchange.people import own_words
from desktop_app.labels import seat_words
from desktop_app.ui.attendees.importing import FIELDS, cell
from desktop_app.ui.kit.basics import Pill, button, row, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.portrait import Portrait
from desktop_app.ui.people_index import Person
from desktop_app.ui.person_words import flags, status_text
from desktop_app.words import N_, _, screen

SEAT = "seat"
TOLD = tuple(name for name in TEXTS if name not in {"substitute", "substitute_phone", "photo"})
UNITED = {"needs": N_("Needs (of both)"), "tags": N_("Tags (of both)")}
VALUE_WIDTH, PORTRAIT = 210, 42


class Value(QPushButton):
    """A value that can be chosen: a sign and the text, over as many lines as it needs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "value")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self._sign, self.words = QLabel(), text_label(text, wrap=True)
        for part in (self._sign, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self.words, 1)
        self.toggled.connect(self._dress)
        self._dress(False)

    def _dress(self, chosen: bool) -> None:
        sign = icon("circle-check", "accent") if chosen else icon("circle", "text3")
        self._sign.setPixmap(sign.pixmap(18, 18))

    def sizeHint(self) -> QSize:
        text = self.words.text()
        box = QFontMetrics(self.words.font()).boundingRect(
            0, 0, VALUE_WIDTH - 46, 10_000, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, text
        )
        return QSize(VALUE_WIDTH, max(34, box.height() + 14))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Comparison(QWidget):
    """Shows a pair; `chosen` tells whose line is kept and which fields are the other's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._sides: tuple[Person, ...] = ()
        self.choices: dict[str, QButtonGroup] = {}

    def show_pair(self, first: Person, second: Person, own: Sequence[OwnField]) -> None:
        """Show two people; the values of the first are chosen."""
        self._clear()
        self._sides = (first, second)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(4, 4, 12, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for side, person in enumerate(self._sides):
            grid.addWidget(self._head(side, person), 0, side + 1)
        clashing = set(differing(first.attendee, second.attendee))
        for name, title, told in sorted(self._lines(own), key=partial(_rank, clashing)):
            self._add(grid, name, title, told, _to_choose(clashing, name, told))
        self._column.addWidget(sheet)
        self._column.addStretch()

    def chosen(self) -> tuple[str, str, frozenset[str]]:
        """Id of the line that is kept (its seat stays), id of the other, and the fields that are the other's."""
        sides = {name: group.checkedId() for name, group in self.choices.items()}
        kept = sides.pop(SEAT, 0)
        first, second = (each.id for each in self._sides)
        others = frozenset(name for name, side in sides.items() if side != kept)
        return (second, first, others) if kept else (first, second, others)

    def choose(self, side: int) -> None:
        """Every value of one side."""
        for group in self.choices.values():
            group.button(side).setChecked(True)

    def _clear(self) -> None:
        self.choices = {}
        while self._column.count():
            entry = self._column.takeAt(0)
            widget = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _head(self, side: int, person: Person) -> QWidget:
        head = QWidget()
        portrait = Portrait(PORTRAIT)
        portrait.show_photo(person.attendee.photo)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(text_label(person.attendee.name, "h2", wrap=True))
        told.addWidget(text_label(status_text(person), "muted"))
        line = row(portrait, spacing=10)
        line.addLayout(told, 1)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addLayout(line)
        marks = [Pill(word, kind) for word, kind in flags(person) if kind == "vip"]
        all_of_it = button(_("Take all of this side"), "check-check", "ghost", on=partial(self.choose, side))
        column.addLayout(row(*marks[:2], None))
        column.addLayout(row(all_of_it, None))
        return head

    def _lines(self, own: Sequence[OwnField]) -> list[tuple[str, str, tuple[str, ...]]]:
        """Name, title and what both say, of every field in which somebody says something."""
        lines = [(name, _(UNITED.get(name, FIELDS.get(name, name))), self._told(name)) for name in TOLD]
        language = screen().language
        for field in own:
            values = (own_words(field, own_value(each.attendee, field.id), _) for each in self._sides)
            lines.append((field.id, field.name_in(language), tuple(values)))
        seats = tuple(seat_words(each.seat, _) if each.seat else "" for each in self._sides)
        return [line for line in [*lines, (SEAT, _("Seat"), seats)] if any(line[2])]

    def _told(self, name: str) -> tuple[str, ...]:
        told = []
        for person in (each.attendee for each in self._sides):
            text = "" if getattr(person, name) in NOTHING else cell(person, name)
            told.append(f"{text}: {person.substitute}" if name == "status" and person.substitute else text)
        return tuple(told)

    def _add(self, grid: QGridLayout, name: str, title: str, told: tuple[str, ...], clashing: bool) -> None:
        line = grid.rowCount()
        caption = text_label(title, "muted")
        grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignVCenter)
        if not clashing:
            for side, text in enumerate(told):
                plain = text_label(text or "–", wrap=True)
                plain.setContentsMargins(11, 4, 10, 4)
                grid.addWidget(plain, line, side + 1)
            return
        group = self.choices[name] = QButtonGroup(self)
        for side, text in enumerate(told):
            value = Value(text)
            value.setAccessibleName(f"{title}: {text}")
            group.addButton(value, side)
            grid.addWidget(value, line, side + 1)
        group.button(0).setChecked(True)


def _to_choose(clashing: Collection[str], name: str, told: tuple[str, ...]) -> bool:
    return name in clashing or (name == SEAT and all(told))


def _rank(clashing: Collection[str], line: tuple[str, str, tuple[str, ...]]) -> int:
    """What has to be chosen first, then what only one of them says, then what they have in common."""
    name, _title, told = line
    return 0 if _to_choose(clashing, name, told) else 1 if len(set(told)) > 1 else 2
