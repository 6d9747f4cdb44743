"""A field in which somebody is found as one types, homonyms side by side with what tells them apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.words import _

SHOWN = 6
LINE = 48


class PersonPicker(QWidget):
    """A field and, below it while typing, the people it may mean. `picked` tells name and attendee id ("": nobody)."""

    picked = Signal(str, str)

    def __init__(self, index: PeopleIndex, parent: QWidget | None = None, *, shown: int = SHOWN) -> None:
        super().__init__(parent)
        self._index, self._shown = index, shown
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a person: name, pinyin or organisation"))
        self.field.setAccessibleName(_("Add a person"))
        self.found = QListWidget()
        self.found.setAccessibleName(_("People found"))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setWordWrap(True)
        self.found.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.found)

        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self.found.itemClicked.connect(self._take)

    def ask(self, name: str) -> None:
        """Show who may be meant by a name."""
        self.field.setText(name)
        self.field.setFocus()
        self._search(name)

    def _search(self, text: str) -> None:
        self.found.clear()
        people = self._index.find(text, self._shown) if text.strip() else []
        for person in people:
            name, _dot, rest = told_person(person).partition("  ·  ")
            item = QListWidgetItem(f"{name}\n{rest}" if rest else name)
            item.setSizeHint(QSize(0, LINE))
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setToolTip(told_person(person))
            self.found.addItem(item)
        if people:
            self.found.setCurrentRow(0)
        self.found.setFixedHeight(LINE * max(1, len(people)) + 6)
        self.found.setVisible(bool(people))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Up and down choose, Enter takes, Esc clears."""
        key, keys = event.key(), Qt.Key
        if key in (keys.Key_Up, keys.Key_Down) and self.found.isVisible():
            step = 1 if key == keys.Key_Down else -1
            self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
            return True
        if key in (keys.Key_Return, keys.Key_Enter) and self.field.text().strip():
            self._take(self.found.currentItem() if self.found.isVisible() else None)
            return True
        if key == keys.Key_Escape and self.field.text():
            self._done()
            return True
        return False

    def _take(self, item: QListWidgetItem | None) -> None:
        person = self._index.get(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        name = person.attendee.name if person is not None else self.field.text().strip()
        self._done()
        self.picked.emit(name, person.id if person is not None else "")

    def _done(self) -> None:
        self.field.clear()
        self.found.clear()
        self.found.hide()


def told_person(person: Person) -> str:
    """A name with all that tells homonyms apart."""
    known = person.attendee
    return "  ·  ".join(
        filter(None, (known.name, known.organisation, known.position, known.delegation, person.seat))
    )
