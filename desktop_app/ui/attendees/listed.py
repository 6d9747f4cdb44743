"""A workshop over a list in order: the list and a line to add at the left, the form of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import Card, EmptyState, button, row
from desktop_app.ui.kit.ordered_list import OrderedList
from desktop_app.ui.kit.sheet import sheet_over_foot
from desktop_app.ui.office import Office
from desktop_app.ui.workshop import Workshop
from desktop_app.words import _

LIST_WIDTH = 300


class ListedWorkshop(Workshop):
    """Dialogs fill `sheet`, show entries in `list`, and override `add`, `move` and `remove`."""

    def __init__(
        self, office: Office, title: str, hint: str, adding: str, empty: EmptyState, parent: QWidget | None
    ) -> None:
        super().__init__(office, title, hint, parent)
        self.resize(820, 600)
        self.list = OrderedList(title)
        self.name = QLineEdit()
        self.name.setPlaceholderText(adding)
        self.name.setAccessibleName(adding)
        self.add_button = button(_("Add"), "plus", on=self._add)
        self.remove_button = button(_("Remove"), "trash-2", "danger", on=self._remove)
        self.stack = QStackedWidget()
        self.sheet = QVBoxLayout()
        self._lay_out(empty)
        self.list.moved.connect(self.move_to)
        self.list.unwanted.connect(lambda _key: self._remove())
        self.list.chosen.connect(self._show)

    def _lay_out(self, empty: EmptyState) -> None:
        left, right = Card(padding=6), Card(padding=0)
        self.list.setFixedWidth(LIST_WIDTH)
        left.body.addWidget(self.list, 1)
        line = row(self.name, self.add_button)
        line.setContentsMargins(6, 0, 6, 6)
        left.body.addLayout(line)
        self.stack.addWidget(empty)
        self.stack.addWidget(sheet_over_foot(self.sheet, None, self.remove_button))
        right.body.addWidget(self.stack)
        self.body.addWidget(left)
        self.body.addWidget(right, 1)

    def show_chosen(self, key: str) -> None:
        """Show the one with this id in the form. For dialogs to override."""

    def add(self, name: str) -> bool:
        """Add one of this name; True when it was done."""
        return False

    def move_to(self, key: str, place: int) -> None:
        """Put one at another place."""

    def remove(self, key: str) -> None:
        """Remove one."""

    def _show(self, key: str) -> None:
        self.stack.setCurrentIndex(int(bool(key)))
        if key:
            self.show_chosen(key)

    def _add(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
        elif self.add(self.name.text()):
            self.name.clear()

    def _remove(self) -> None:
        if self.list.current():
            self.remove(self.list.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.name.hasFocus():
                self._add()
            return  # Enter in a field finishes the field, not the dialog
        super().keyPressEvent(event)
