"""The delegations: name, colour and protocol order, with how many people each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from db.queries import attendees as people
from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Delegation
from desktop_app.domain.changes import Changes
from desktop_app.domain.delegations import COLOURS
from desktop_app.ui.attendees.listed import ListedWorkshop
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.basics import EmptyState, button, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.kit.ordered_list import Entry
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex
from desktop_app.words import N_, _, ngettext

ACROSS, SWATCH = 8, 34
_TICK = (QPoint(-5, 0), QPoint(-1, 4), QPoint(6, -4))


class Swatch(QPushButton):
    """One colour; the chosen one has a ring and a tick."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setProperty("kind", "icon")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAutoExclusive(True)
        self.setFixedSize(SWATCH, SWATCH)
        self.setAccessibleName(_("Colour {code}").format(code=colour))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.isChecked():
            ring = theme.colour("focus" if self.hasFocus() else "text")
            painter.setPen(QPen(ring, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(self.rect().adjusted(5, 5, -5, -5), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(QColor("white"), 2))
            painter.drawPolyline([self.rect().center() + at for at in _TICK])


class DelegationsDialog(ListedWorkshop):
    """Every finished edit is written at once and can be taken back."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        hint = _("In protocol order: drag, or Alt+↑ and Alt+↓. Seating, lists and sign-in sheets follow it.")
        empty = EmptyState(
            "users",
            _("No delegations yet"),
            _("Write a name at the left and press Enter; imports make them too."),
        )
        super().__init__(office, _("Delegations"), hint, _("New delegation"), empty, parent)
        self._index = index
        self._delegations: Sequence[Delegation] = ()
        self.form = Form([Field("name", N_("Delegation name")), Field("latin_name", N_("English name"))])
        self.swatches = QGridLayout()
        self.swatches.setSpacing(4)
        self.swatches.setColumnStretch(ACROSS, 1)
        self.show_button = button(_("Show these people"), "users", "ghost", on=self._show_people)
        self.sheet.addWidget(self.form)
        self.sheet.addWidget(text_label(_("Colour"), "muted"))
        self.sheet.addLayout(self.swatches)
        self.sheet.addStretch()
        self.foot.addWidget(self.show_button)
        self.form.applied.connect(self._write)
        office.committed.connect(self._follow)
        self._read()
        self.list.setFocus()

    def add(self, name: str) -> bool:
        if not self.office.do(commands.add_delegation, name):
            return False
        self._read(people.delegations()[-1].id)
        self.office.say(_("{name} added").format(name=name.strip()), undo=True)
        return True

    def move_to(self, key: str, place: int) -> None:
        self.office.do(commands.move_delegation, key, place)

    def remove(self, key: str) -> None:
        gone, count = self._one(key), self._counts()[key]
        if self.office.do(commands.remove_delegation, key):
            words = ngettext(
                "{name} removed; {number} person is without delegation now",
                "{name} removed; {number} people are without delegation now",
                count,
            )
            told = words if count else _("{name} removed")
            self.office.say(told.format(name=gone.name, number=count), undo=True)

    def show_chosen(self, key: str) -> None:
        value = self._one(key)
        self.form.load(value)
        while self.swatches.count():
            entry = self.swatches.takeAt(0)
            widget = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, colour in enumerate(dict.fromkeys((*COLOURS, value.colour or COLOURS[0]))):
            swatch = Swatch(colour)
            swatch.setChecked(colour == value.colour)
            swatch.clicked.connect(partial(self._paint, key, colour))
            self.swatches.addWidget(swatch, place // ACROSS, place % ACROSS)

    def _one(self, key: str) -> Delegation:
        return next(each for each in self._delegations if each.id == key)

    def _counts(self) -> Counter[str]:
        return Counter(each.attendee.delegation_id or "" for each in self._index.fetch())

    def _paint(self, key: str, colour: str, _on: bool = True) -> None:
        self.office.do(commands.edit_delegation, replace(self._one(key), colour=colour))

    def _write(self, draft: object) -> None:
        if isinstance(draft, Delegation) and not self.office.do(commands.edit_delegation, draft):
            self.form.load(None)  # forget the refused draft
            self.form.load(self._one(draft.id))

    def _show_people(self) -> None:
        if self.list.current():
            key = self.list.current()
            self.accept()
            self.office.go("attendees", f"delegation {key}")

    def _read(self, chosen: str = "") -> None:
        self._delegations, counts = people.delegations(), self._counts()
        self.list.show_entries([_entry(each, counts[each.id]) for each in self._delegations], chosen)
        self.show_button.setEnabled(bool(self._delegations))

    def _follow(self, changes: Changes) -> None:
        if changes.of("delegation") or changes.of("attendee"):
            self._read()


def _entry(each: Delegation, count: int) -> Entry:
    told = ngettext("{number} person", "{number} people", count).format(number=count)
    return Entry(each.id, each.name, told, each.colour)
