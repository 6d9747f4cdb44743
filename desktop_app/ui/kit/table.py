"""A table of rows: 46 px high, two lines in the first column, words on soft pills, all of it by keyboard."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.basics import Card
from desktop_app.ui.kit.rows import DOT_ROLE, ICON_ROLE, PILL_ROLE, SECOND_ROLE, Identified, RowsModel
from desktop_app.ui.kit.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T", bound=Identified)
ROW_HEIGHT, COMPACT_HEIGHT, MARGIN = 46, 36, 12


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same font in another size and weight."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


class CellDelegate(QStyledItemDelegate):
    """Paints a cell of a `RowsModel`: text, a second line, a pill, an icon."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        state: Any = option.state
        area: QRect = option.rect
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, area, tokens, chosen, bool(state & QStyle.StateFlag.State_MouseOver))
        inner = area.adjusted(MARGIN, 0, -4, 0)
        icon = index.data(ICON_ROLE)
        if icon:
            icons.draw(painter, icon, QRectF(inner.left(), inner.center().y() - 8, 17, 17), tokens.text2)
            inner.setLeft(inner.left() + 26)
        dot = index.data(DOT_ROLE)
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(dot))
            painter.drawEllipse(QRectF(inner.left(), inner.center().y() - 4, 9, 9))
            inner.setLeft(inner.left() + 16)
        self._cell(painter, inner, font, index, chosen, tokens)
        painter.restore()

    def _cell(
        self, painter: QPainter, inner: QRect, font: QFont, index: Index, chosen: bool, tokens: Tokens
    ) -> None:
        text, pill, second = index.data(), index.data(PILL_ROLE), index.data(SECOND_ROLE)
        ink = tokens.sel_text if chosen else tokens.text
        if pill and text:
            _pill(painter, inner, sized(font, 13, QFont.Weight.DemiBold), text, tokens.soft(pill))
        elif second is not None:
            top, low = QRect(inner), QRect(inner)
            top.setBottom(inner.center().y() + 2)
            low.setTop(inner.center().y() + 3)
            weight = QFont.Weight.DemiBold
            _line(painter, top, sized(font, 14, weight), ink, text, Qt.AlignmentFlag.AlignBottom)
            muted = tokens.sel_text if chosen else tokens.text2
            _line(painter, low, sized(font, 12), muted, second, Qt.AlignmentFlag.AlignTop)
        else:
            _line(painter, inner, sized(font, 14), ink, text or "", Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * MARGIN, ROW_HEIGHT)


def paint_ground(painter: QPainter, area: QRect, tokens: Tokens, chosen: bool, hovered: bool) -> None:
    """The ground of a cell with the line below it."""
    ground = tokens.sel if chosen else tokens.row_hover if hovered else tokens.surface
    painter.fillRect(area, QColor(ground))
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _line(
    painter: QPainter, area: QRect, font: QFont, ink: str, text: str, vertical: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | vertical), shown)


def _pill(painter: QPainter, area: QRect, font: QFont, text: str, colours: tuple[str, str]) -> None:
    measure = QFontMetrics(font)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 16)
    box = QRectF(area.left() - 2, area.center().y() - 11, measure.horizontalAdvance(shown) + 18, 23)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours[1]))
    painter.drawRoundedRect(box, 11, 11)
    painter.setFont(font)
    painter.setPen(QColor(colours[0]))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


class TableView(QTableView, Generic[T]):
    """A view on a `RowsModel`. `chosen` tells the current value or None; `opened` that Enter or a double click hit it.

    The same value stays chosen through filtering, ordering and refreshing, by its id.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowsModel[T], parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept = ""
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self._dress(many)
        self.size_columns()

        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.chosen.emit(model.value_at(now))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(model.value_at(index)))

    def _dress(self, many: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.set_compact(theme.compact_rows())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def size_columns(self) -> None:
        """Give every column the width it asks for."""
        header = self.horizontalHeader()
        header.setMinimumSectionSize(48)
        for place, column in enumerate(self._rows.columns):
            stretch = (
                QHeaderView.ResizeMode.Stretch if not column.width else QHeaderView.ResizeMode.Interactive
            )
            header.setSectionResizeMode(place, stretch)
            if column.width:
                header.resizeSection(place, column.width)

    def set_compact(self, compact: bool) -> None:
        """Rows of 36 px instead of 46."""
        self.verticalHeader().setDefaultSectionSize(COMPACT_HEIGHT if compact else ROW_HEIGHT)

    def current(self) -> T | None:
        """The current value, or None."""
        return self._rows.value_at(self.currentIndex())

    def selected(self) -> list[T]:
        """Every selected value, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [value for value in map(self._rows.value_at, rows) if value is not None]

    def choose(self, key: str) -> bool:
        """Make the row of an id current and bring it into view; False when it is not shown."""
        place = self._rows.row_of(key)
        if place < 0:
            return False
        self.setCurrentIndex(self._rows.index(place, 0))
        self.scrollTo(self._rows.index(place, 0))
        return True

    def clear_choice(self) -> None:
        """Nothing is current any more; `chosen` tells None."""
        self._kept = ""
        self.selectionModel().clear()
        self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.Clear)
        self.chosen.emit(None)

    def _keep(self) -> None:
        value = self.current()
        self._kept = value.id if value is not None else ""

    def _restore(self) -> None:
        if self._kept and not self.choose(self._kept):
            self.chosen.emit(None)

    # Qt's names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.text().isalnum() and not command:
            event.ignore()  # letters and digits belong to the page: a scanner types them
            return
        super().keyPressEvent(event)

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
