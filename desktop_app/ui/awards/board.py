"""The list of batches and recipients: painted rows, drag and drop, Alt+Up and Alt+Down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.awards.board_model import ROW_ROLE, BoardModel, BoardRow, Index
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.table import sized
from desktop_app.ui.kit.tokens import Tokens
from desktop_app.words import _

BATCH_HEIGHT, CARD_HEIGHT = 50, 48
BOLD = QFont.Weight.DemiBold


class BoardDelegate(QStyledItemDelegate):
    """Paints a batch heading or a recipient's card."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, BoardRow):
            return
        state: Any = option.state
        area: QRect = option.rect
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.sel if chosen else tokens.row_hover if hovered else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(area.adjusted(2, 1, -2, -1)), 8, 8)
        if row.recipient is None:
            _batch(painter, area, row, tokens, option)
        else:
            _card(painter, area, row, tokens, chosen, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        batch = isinstance(row, BoardRow) and row.recipient is None
        return QSize(200, BATCH_HEIGHT if batch else CARD_HEIGHT)


def _batch(
    painter: QPainter, area: QRect, row: BoardRow, tokens: Tokens, option: QStyleOptionViewItem
) -> None:
    font = option.font
    inner = area.adjusted(12, 8, -10, -4)
    title = inner.adjusted(0, 0, 0, -18)
    if row.here:
        ground, ink = (tokens.ok_soft, tokens.ok) if row.ready else (tokens.warn_soft, tokens.warn)
        title.setRight(_pill(painter, title, row.here, ground, ink, option) - 8)
    _line(painter, title, sized(font, 15, BOLD), tokens.text, row.title)
    _line(painter, inner.adjusted(0, 20, 0, 0), sized(font, 12), tokens.text2, row.second)
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawLine(area.left() + 12, area.top(), area.right() - 12, area.top())


def _card(
    painter: QPainter, area: QRect, row: BoardRow, tokens: Tokens, chosen: bool, option: QStyleOptionViewItem
) -> None:
    font = option.font
    inner = area.adjusted(12, 5, -10, -5)
    painter.setFont(sized(font, 12))
    painter.setPen(QColor(tokens.text3 if not chosen else tokens.sel_text))
    painter.drawText(
        QRect(inner.left(), inner.top(), 20, inner.height()), int(Qt.AlignmentFlag.AlignCenter), row.place
    )
    words = inner.adjusted(30, 0, 0, 0)
    if row.flaw:
        words.setRight(_pill(painter, words, row.flaw, tokens.bad_soft, tokens.bad, option) - 8)
    ink, muted = (tokens.sel_text, tokens.sel_text) if chosen else (tokens.text, tokens.text2)
    _line(painter, words.adjusted(0, 0, 0, -18), sized(font, 14, BOLD), ink, row.title)
    _line(painter, words.adjusted(0, 20, 0, 0), sized(font, 12), muted, row.second)


def _pill(
    painter: QPainter, area: QRect, text: str, ground: str, ink: str, option: QStyleOptionViewItem
) -> int:
    """A pill at the right; returns where it begins."""
    font = sized(option.font, 12, BOLD)
    width = QFontMetrics(font).horizontalAdvance(text) + 16
    box = QRectF(area.right() - width, area.center().y() - 10, width, 21)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 10, 10)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return int(box.left())


def _line(painter: QPainter, area: QRect, font: Any, ink: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class BoardView(QListView):
    """Shows a `BoardModel`. `chosen` tells the current row; `shifted` that Alt+Up (-1) or Alt+Down (1) was pressed."""

    chosen = Signal(object)
    shifted = Signal(int)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self))
        self.setAccessibleName(_("Batches and recipients"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._tell)

    def current(self) -> BoardRow | None:
        """The current row, or None."""
        return self.rows.row_at(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Make a row current and bring it into view; False when it is not shown."""
        place = self.rows.place_of(key)
        if place < 0:
            return False
        index = self.rows.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.rows.row_at(now))

    def _keep(self) -> None:
        row = self.current()
        self._kept = row.key if row is not None else self._kept

    def _restore(self) -> None:
        if self._kept and not self.choose(self._kept):
            self.chosen.emit(None)

    # Qt's names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)
