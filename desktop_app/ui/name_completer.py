"""Completes any name field with the people of the meeting, found as everywhere else; homonyms stand side by side."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop_app.ui.people_index import PeopleIndex
from desktop_app.ui.person_picker import told_person

SHOWN = 8


class NameCompleter(QCompleter):
    """The name goes into the field, and whose it is stays known. `picked` tells the id of whoever was chosen."""

    picked = Signal(str)

    def __init__(self, index: PeopleIndex, field: QLineEdit) -> None:
        super().__init__(field)
        self._index = index
        self._picked: tuple[str, str] = ("", "")
        self.found = QStandardItemModel(self)
        self.setModel(self.found)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        field.textEdited.connect(self.search)
        field.setCompleter(self)
        self.activated[QModelIndex].connect(self._take)

    def search(self, text: str) -> None:
        """Offer who may be meant."""
        self.found.clear()
        for person in self._index.find(text, SHOWN) if text.strip() else []:
            item = QStandardItem(told_person(person))
            item.setData(person.id, Qt.ItemDataRole.UserRole)
            self.found.appendRow(item)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        person = self._index.get(str(index.data(Qt.ItemDataRole.UserRole)))
        return person.attendee.name if person is not None else ""

    def meant(self, name: str) -> str | None:
        """The id of whom a name in the field means: who was picked, else the one person who bears it, else nobody."""
        picked_name, picked_id = self._picked
        if picked_id and name == picked_name:
            return picked_id
        return only_named(self._index, name)

    def _take(self, index: QModelIndex) -> None:
        person = self._index.get(str(index.data(Qt.ItemDataRole.UserRole)))
        if person is not None:
            self._picked = (person.attendee.name, person.id)
            self.picked.emit(person.id)


def only_named(index: PeopleIndex, name: str) -> str | None:
    """The id of the one person who bears a name; None when nobody does, or several."""
    named = [each.id for each in index.find(name) if each.attendee.name == name] if name else []
    return named[0] if len(named) == 1 else None
