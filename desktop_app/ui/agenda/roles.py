"""The people on an item: who, in what role; found as one types, homonyms side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.agenda import AgendaItem, ItemRole, Role
from desktop_app.domain.agenda_words import role_of
from desktop_app.domain.identity import new_id
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Pill, button, row, text_label
from desktop_app.ui.people_index import PeopleIndex
from desktop_app.ui.person_picker import PersonPicker, told_person
from desktop_app.words import _, ngettext


class RolesEditor(QWidget):
    """The people of one item. `changed` tells that `wanted` should be written."""

    changed = Signal()

    def __init__(self, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._roles: Sequence[ItemRole] = ()
        self.wanted: Sequence[ItemRole] = ()
        self._item: AgendaItem | None = None
        self._asking: ItemRole | None = None
        self.role = QComboBox()
        self.role.setAccessibleName(_("Role"))
        for each in Role:
            self.role.addItem(label(each, _), each)
        self.picker = PersonPicker(index)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label(_("People"), "muted"))
        layout.addLayout(self.lines)
        layout.addWidget(self.role)
        layout.addWidget(self.picker)

        self.picker.picked.connect(self._add)

    def load(self, item: AgendaItem) -> None:
        """Show the people of an item; another item's unfinished search is dropped."""
        if self._item is None or self._item.id != item.id:
            self._asking = None
            self.role.setCurrentIndex(self.role.findData(role_of(item.kind)))
        self._item, self._roles = item, item.roles
        while self.lines.count():
            entry = self.lines.takeAt(0)
            widget = entry.widget() if entry is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for role in item.roles:
            self.lines.addWidget(self._line(role))

    def _line(self, role: ItemRole) -> QWidget:
        line = QWidget()
        person = self._index.get(role.attendee_id) if role.attendee_id else None
        name = text_label(role.name)
        note = text_label(label(role.role, _), "muted")
        line.setToolTip(told_person(person) if person is not None else "")
        parts: list[QWidget | int | None] = [name, note, None]
        if person is None:
            parts.append(self._open(role))
        parts.append(
            button(_("Take {name} off").format(name=role.name), "x", "icon", on=lambda: self._remove(role))
        )
        line.setLayout(row(*parts))
        return line

    def _open(self, role: ItemRole) -> QWidget:
        """What to do with a name that is not linked: choose among homonyms, or merely be told."""
        same = sum(person.attendee.name == role.name for person in self._index.fetch())
        if not same:
            return Pill(_("not on the list"), "neutral")
        text = ngettext("{number} of this name", "{number} of this name", same).format(number=same)
        return button(text, "users", "ghost", on=lambda: self._choose(role))

    def _choose(self, role: ItemRole) -> None:
        self._asking = role
        self.role.setCurrentIndex(self.role.findData(role.role))
        self.picker.ask(role.name)

    def _add(self, name: str, attendee_id: str) -> None:
        if self._item is None:
            return
        wanted, asked = Role(self.role.currentData()), self._asking
        self._asking = None
        if asked is not None and asked in self._roles:
            known = replace(asked, name=name, attendee_id=attendee_id or None, role=wanted)
            self._want([known if role == asked else role for role in self._roles])
        else:
            self._want([*self._roles, ItemRole(new_id(), self._item.id, wanted, name, attendee_id or None)])

    def _remove(self, gone: ItemRole) -> None:
        self._want([role for role in self._roles if role.id != gone.id])

    def _want(self, roles: Sequence[ItemRole]) -> None:
        self.wanted = roles
        self.changed.emit()
