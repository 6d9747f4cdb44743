"""A list whose order is chosen by people: dragged, or pushed with Alt+↑ and Alt+↓."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.kit.rows import DOT_ROLE, SECOND_ROLE
from desktop_app.ui.kit.table import CellDelegate

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MIME = "application/x-rostrum-entry"


@dataclass(frozen=True)
class Entry:
    """A line: its id, a text with a smaller one below, and the colour of a dot ("" for none)."""

    id: str
    text: str
    second: str = ""
    colour: str = ""


class Entries(QAbstractListModel):
    """The lines. `dropped` tells which was let go, and before which row."""

    dropped = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        told = {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleTextRole: f"{entry.text} {entry.second}",
            SECOND_ROLE: entry.second,
            DOT_ROLE: entry.colour,
        }
        return told.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, self.entries[indexes[0].row()].id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """The move is a command of its own; the view must not remove rows after it, hence always False."""
        if data.hasFormat(MIME) and action == Qt.DropAction.MoveAction:
            dragged = bytes(data.data(MIME).data()).decode()
            self.dropped.emit(dragged, row if row >= 0 else len(self.entries))
        return False


class OrderedList(QListView):
    """`chosen` tells the id of the current line, "" for none; `moved` that a line should go to a place among the others
    (0 is first); `unwanted` that Delete was pressed on it."""

    chosen = Signal(str)
    moved = Signal(str, int)
    unwanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lines = Entries()
        self.setModel(self.lines)
        self.setItemDelegate(CellDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.lines.dropped.connect(self._drop)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_entries(self, entries: Sequence[Entry], chosen: str = "") -> None:
        """Show these lines; the one that was chosen stays so, unless another is named."""
        place = max(self.currentIndex().row(), 0)
        wanted = chosen or self.current()
        self.lines.show_entries(entries)
        places = {entry.id: row for row, entry in enumerate(self.lines.entries)}
        place = places.get(wanted, min(place, len(places) - 1))
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place, 0))
        else:
            self.chosen.emit("")

    def current(self) -> str:
        """The id of the current line, or ""."""
        place = self.currentIndex().row()
        return self.lines.entries[place].id if 0 <= place < len(self.lines.entries) else ""

    def shift(self, step: int) -> None:
        """Push the current line up (-1) or down (1)."""
        place = self.currentIndex().row() + step
        if self.current() and 0 <= place < len(self.lines.entries):
            self.moved.emit(self.current(), place)

    def _drop(self, dragged: str, before: int) -> None:
        places = {entry.id: row for row, entry in enumerate(self.lines.entries)}
        start = places.get(dragged, -1)
        place = before - 1 if 0 <= start < before else before
        if start >= 0 and place != start:
            self.moved.emit(dragged, place)

    def _tell(self, *_indexes: object) -> None:
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and self.current():
            self.unwanted.emit(self.current())
        else:
            super().keyPressEvent(event)
