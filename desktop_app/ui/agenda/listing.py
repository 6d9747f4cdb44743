"""The list itself: times at the left, kind and title, people below; dragged, pushed and indented by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.ui.agenda.lines import Line
from desktop_app.ui.agenda.paint import LINE_ROLE, LineDelegate
from desktop_app.ui.kit.basics import Card
from desktop_app.words import _

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-rostrum-agenda"


class AgendaModel(QAbstractListModel):
    """The lines. `dropped` tells the ids that were let go and the row they were let go before."""

    dropped = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Show these lines; True when the rows are the same and only their looks changed."""
        same = [line.id for line in lines] == [line.id for line in self._lines]
        if same:
            before, self._lines = self._lines, list(lines)
            for place, line in enumerate(self._lines):
                if line != before[place]:
                    self.dataChanged.emit(self.index(place), self.index(place), [])
            return True
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        return False

    def line_at(self, index: Index) -> Line | None:
        """The line of a row."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def row_of(self, item_id: str) -> int:
        """The row of an item, or -1."""
        return next((place for place, line in enumerate(self._lines) if line.id == item_id), -1)

    def lines(self) -> list[Line]:
        """All lines."""
        return list(self._lines)

    # Qt's names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        return line if role == LINE_ROLE else None

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
        ids = [line.id for line in map(self.line_at, indexes) if line is not None]
        data.setData(MIME, " ".join(ids).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """The move is a command of its own; the view must not remove rows after it, hence always False."""
        if data.hasFormat(MIME) and action == Qt.DropAction.MoveAction:
            ids = bytes(data.data(MIME).data()).decode().split()
            self.dropped.emit(ids, row if row >= 0 else len(self._lines))
        return False


class AgendaList(QListView):
    """The view. `chosen` tells the current line or None; the other signals ask for a change of the chosen items."""

    chosen = Signal(object)
    shift = Signal(int)
    indent = Signal(int)
    remove = Signal()
    opened = Signal()

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._kept: tuple[str, list[str]] = ("", [])
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(_("Agenda"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)

        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.chosen.emit(model.line_at(now))
        )
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def current(self) -> Line | None:
        """The current line."""
        return self._lines.line_at(self.currentIndex())

    def selected_ids(self) -> list[str]:
        """The chosen items from top to bottom; the current one when nothing is selected."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row()) or [self.currentIndex()]
        return [line.id for line in map(self._lines.line_at, rows) if line is not None]

    def choose(self, item_id: str) -> bool:
        """Make an item current and bring it into view; False when it is not there."""
        row = self._lines.row_of(item_id)
        if row < 0:
            return False
        index = self._lines.index(row)
        # Not the view's own setCurrentIndex: that minds which keys are held, and Ctrl+D ends here with Ctrl down.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def _keep(self) -> None:
        line = self.current()
        self._kept = (line.id if line is not None else "", self.selected_ids())

    def _restore(self) -> None:
        current, selected = self._kept
        if not self.choose(current):
            self.chosen.emit(None)
            return
        flags = QItemSelectionModel.SelectionFlag.Select
        for row in (self._lines.row_of(each) for each in selected):
            if row >= 0:
                self.selectionModel().select(self._lines.index(row), flags)

    # Qt's names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, keys = event.key(), Qt.Key
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return {
                keys.Key_Up: lambda: self.shift.emit(-1),
                keys.Key_Down: lambda: self.shift.emit(1),
                keys.Key_Right: lambda: self.indent.emit(1),
                keys.Key_Left: lambda: self.indent.emit(-1),
            }.get(Qt.Key(key))
        if key == keys.Key_Delete:
            return self.remove.emit
        return self.opened.emit if key in (keys.Key_Return, keys.Key_Enter) else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(False)

    def _ring(self, on: bool) -> None:
        card = self.parentWidget()
        if isinstance(card, Card):
            card.set_ring(on)
