"""The command palette (Ctrl+K): every command, every page and every person, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.kit.table import sized
from desktop_app.words import _

Index = QModelIndex | QPersistentModelIndex
SHOWN_AT_MOST = 60
SIZE, FROM_TOP = (560, 420), 90
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
ENTRY_ROLE = Qt.ItemDataRole.UserRole


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown: Sequence[PaletteCommand] = ()

    def show_entries(self, entries: Sequence[PaletteCommand]) -> None:
        self.beginResetModel()
        self.shown = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title
        return entry if role == ENTRY_ROLE else None


class _Line(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: PaletteCommand = index.data(ENTRY_ROLE)
        tokens = theme.current()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.sel))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 8, 8)
        icons.draw(painter, entry.icon, QRectF(area.left() + 16, area.center().y() - 8, 17, 17), tokens.text2)
        font = sized(option.font, 14)
        small = sized(option.font, 12)
        middle = Qt.AlignmentFlag.AlignVCenter
        key = area.adjusted(0, 0, -16, 0)
        painter.setFont(small)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(key, int(Qt.AlignmentFlag.AlignRight | middle), entry.shortcut)
        words = area.adjusted(46, 0, -26 - QFontMetrics(small).horizontalAdvance(entry.shortcut), 0)
        painter.setFont(font)
        painter.setPen(QColor(tokens.sel_text if chosen else tokens.text))
        measure = QFontMetrics(font)
        title = measure.elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | middle), title)
        words.setLeft(words.left() + measure.horizontalAdvance(title) + 12)
        painter.setFont(small)
        painter.setPen(QColor(tokens.text2))
        note = QFontMetrics(small).elidedText(entry.note, Qt.TextElideMode.ElideRight, max(0, words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | middle), note)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 41)


def matches(entries: Iterable[PaletteCommand], text: str) -> list[PaletteCommand]:
    """The entries that hold every word, those whose title begins with the text first; otherwise in their own order."""
    folded = text.casefold().strip()
    terms = folded.split()
    found = [e for e in entries if all(term in f"{e.title} {e.note} {e.also}".casefold() for term in terms)]
    found.sort(key=lambda entry: not entry.title.casefold().startswith(folded))
    return found[:SHOWN_AT_MOST]


class CommandPalette(QFrame):
    """A sheet over the window; Enter closes it and runs the chosen line, Esc or a click elsewhere closes it.

    `people` is asked with the text typed, so that thousands of names need not be listed beforehand.
    """

    def __init__(
        self,
        entries: Sequence[PaletteCommand],
        parent: QWidget,
        people: Callable[[str], Sequence[PaletteCommand]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._entries, self._people = entries, people
        self._before = QApplication.focusWidget()
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type a command or a name"))
        self.field.setAccessibleName(_("Type a command or a name"))
        self.list = QListView()
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Entries(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Line(self.list))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.resize(*SIZE)
        self.move((parent.width() - SIZE[0]) // 2, FROM_TOP)

        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self.run_current)
        self.list.clicked.connect(lambda _index: self.run_current())
        self.field.installEventFilter(self)
        self._search("")

    def shown(self) -> list[PaletteCommand]:
        """The lines shown."""
        return list(self._model.shown)

    def run_current(self) -> None:
        """Close and run the chosen line."""
        entry = self.list.currentIndex().data(ENTRY_ROLE)
        self.put_away()
        if entry is not None:
            entry.run()

    def put_away(self) -> None:
        """Close, and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            with suppress(RuntimeError):  # its page may have been drawn anew
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def _search(self, text: str) -> None:
        found = matches(self._entries, text)
        if text.strip() and self._people is not None:
            found = [*found, *self._people(text.strip())][:SHOWN_AT_MOST]
        self._model.show_entries(found)
        self.list.setCurrentIndex(self._model.index(0, 0))

    # Qt's names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in STEPS:
            last = self._model.rowCount() - 1
            place = min(max(self.list.currentIndex().row() + STEPS[key], 0), last)
            self.list.setCurrentIndex(self._model.index(place, 0))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STAYS:
            self._before = None
            self.put_away()
        return super().eventFilter(watched, event)
