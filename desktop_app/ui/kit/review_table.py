"""The rows of a preview and what is decided about each: one table a verdict, drawn only where it is in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QStyle, QStyleOptionViewItem, QTableView

from desktop_app.domain.review import LEFT, Proposed
from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.table import CellDelegate, paint_ground
from desktop_app.words import _

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, BOX, MEASURED_ROWS = 36, 16, 40
WIDEST = 320
CHECKED_ROLE = Qt.ItemDataRole.UserRole + 9


def _nothing(_row: Any) -> tuple[str, ...]:
    return ()


def _take(_row: Proposed[Any], _way: int) -> str:
    return _("Take")


@dataclass(frozen=True)
class ReviewTab:
    """One group of rows. `cells` tells a row as plain text, one for each of `titles`; `kind` colours the count: ok,
    warn, bad, neutral. With `ways` people decide row by row: it names a way of taking a row (`Proposed.ways`)."""

    title: str
    titles: tuple[str, ...]
    rows: Sequence[Any] = field(default=())
    cells: Callable[[Any], tuple[str, ...]] = _nothing
    kind: str = "neutral"
    empty: str = ""
    ways: Callable[[Proposed[Any], int], str] | None = None


class Choices(QObject):
    """What is decided about every row, shared by the tables: row number -> place of a way, or LEFT."""

    changed = Signal()

    def __init__(self, taken: Iterable[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = dict.fromkeys(taken, 0)

    def of(self, row: int) -> int:
        """What is decided about a row."""
        return self._ways.get(row, LEFT)

    def decide(self, rows: Iterable[int], way: int) -> None:
        """Decide the same about several rows."""
        for row in rows:
            if way == LEFT:
                self._ways.pop(row, None)
            else:
                self._ways[row] = way
        self.changed.emit()

    def taken(self) -> dict[int, int]:
        """Every row that is taken, and how."""
        return dict(self._ways)


class ReviewModel(QAbstractTableModel):
    """The rows of one tab; where people decide, the decision stands in front."""

    def __init__(self, tab: ReviewTab, choices: Choices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tab, self.choices = tab, choices
        self._lead = 1 if tab.ways is not None else 0
        choices.changed.connect(self._decided)

    def _decided(self) -> None:
        if self._lead and self.tab.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.tab.rows) - 1, 0), [])

    def told(self, place: int) -> str:
        """The decision about a row in words."""
        proposed = self.tab.rows[place]
        way = self.choices.of(proposed.row)
        if way == LEFT or self.tab.ways is None:
            return _("Leave")
        return self.tab.ways(proposed, way)

    # Qt's names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tab.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tab.titles) + self._lead

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.tab.rows[index.row()]
        decision = self._lead and index.column() == 0
        if decision and role in (CHECKED_ROLE, Qt.ItemDataRole.CheckStateRole):
            return self.choices.of(row.row) != LEFT
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in shown:
            return None
        return self.told(index.row()) if decision else self.tab.cells(row)[index.column() - self._lead]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _("Decision") if section < self._lead else self.tab.titles[section - self._lead]


class _Decision(CellDelegate):
    """Paints the box before the words of a decision."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ticked = index.data(CHECKED_ROLE)
        if ticked is None:
            super().paint(painter, option, index)
            return
        area: Any = option.rect
        state: Any = option.state
        moved = QStyleOptionViewItem(option)
        moved.rect = area.adjusted(BOX + 8, 0, 0, 0)
        super().paint(painter, moved, index)
        tokens = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        lead = QRect(area.left(), area.top(), BOX + 8, area.height())
        paint_ground(painter, lead, tokens, chosen, bool(state & QStyle.StateFlag.State_MouseOver))
        box = QRectF(area.left() + 10, area.center().y() - BOX / 2, BOX, BOX)
        painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.border2), 1.4))
        painter.setBrush(QColor(tokens.accent if ticked else tokens.surface))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            icons.draw(painter, "check", box.adjusted(2, 2, -2, -2), tokens.on_accent)
        painter.restore()


class ReviewTable(QTableView):
    """A tab as a table. A click on the decision takes or leaves a row, or asks which way; Space does so for all chosen
    rows."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._rows = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Decision(self))
        self.setAccessibleName(model.tab.title)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._size_columns()

    def _size_columns(self) -> None:
        """Columns fit the first rows, up to a width; the last takes what is left."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        model, measure = self._rows, self.fontMetrics()
        for column in range(model.columnCount()):
            words = [model.headerData(column, Qt.Orientation.Horizontal) or ""]
            words += [
                model.data(model.index(row, column)) for row in range(min(model.rowCount(), MEASURED_ROWS))
            ]
            widest = max(measure.horizontalAdvance(text) for text in words)
            lead = BOX + 40 if model.tab.ways is not None and column == 0 else 36
            self.setColumnWidth(column, min(WIDEST, widest + lead))
            if widest + lead > WIDEST and header.stretchLastSection():
                header.setStretchLastSection(False)
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def chosen_rows(self) -> list[int]:
        """Places of the rows that are selected; all of them when fewer than two are."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return places if len(places) > 1 else list(range(self._rows.rowCount()))

    def decide(self, way: int, places: Iterable[int]) -> None:
        """Decide about rows; a way that a row does not have is left out there."""
        rows = [self._rows.tab.rows[place] for place in places]
        self._rows.choices.decide([each.row for each in rows if way < len(each.ways)], way)

    def _toggle(self, places: Sequence[int]) -> None:
        rows = [self._rows.tab.rows[place].row for place in places]
        taken = all(self._rows.choices.of(row) != LEFT for row in rows)
        self._rows.choices.decide(rows, LEFT if taken else 0)

    def ask(self, place: int) -> None:
        """Take or leave a row; where there are several ways, offer them."""
        proposed = self._rows.tab.rows[place]
        if len(proposed.ways) < 2:
            self._toggle([place])
            return
        menu = self.ways_menu(place)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self._rows.index(place, 0)).bottomLeft()))

    def ways_menu(self, place: int) -> QMenu:
        """Every way to take a row, and to leave it."""
        proposed, told = self._rows.tab.rows[place], self._rows.tab.ways
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way in range(len(proposed.ways)):
            if told is not None:
                action = menu.addAction(told(proposed, way))
                action.triggered.connect(lambda _on=False, way=way: self.decide(way, [place]))
        menu.addAction(_("Leave")).triggered.connect(lambda _on=False: self.decide(LEFT, [place]))
        return menu

    # Qt's names from here on.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and self._rows.tab.ways is not None and index.isValid() and index.column() == 0:
            self.ask(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if event.key() == Qt.Key.Key_Space and self._rows.tab.ways is not None and places:
            if len(places) == 1:
                self.ask(places[0])
            else:
                self._toggle(places)
            return
        super().keyPressEvent(event)


def sheet_table(titles: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> ReviewTable:
    """Rows of plain cells to be read and chosen, never edited; `name` is for screen readers."""
    return ReviewTable(ReviewModel(ReviewTab(name, tuple(titles), rows, tuple), Choices(())))
