"""What is still to come: planned and expected times, and the difference. Double-click or Enter starts one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app import dates
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.table import CellDelegate
from desktop_app.ui.running.moment import Moment, offset_told, titled
from desktop_app.words import _

PLANNED, EXPECTED, OFFSET, TITLE, LENGTH = range(5)


class ComingList(QTableWidget):
    """One line an item. `wanted` names the item somebody wants to start out of turn."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels(
            [_("Planned at"), _("Expected at"), "±", _("Agenda item"), _("Length")]
        )
        self.setAccessibleName(_("Still to come"))
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(5):
            mode = (
                QHeaderView.ResizeMode.Stretch if column == TITLE else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(column, mode)
        self._ids: list[str] = []
        self.itemActivated.connect(lambda cell: self.wanted.emit(self._ids[cell.row()]))

    def show_moment(self, here: Moment) -> None:
        """Show what is still to come; cells change only where their words do."""
        items = here.to_come()
        if self._ids != [item.id for item in items]:
            self._ids = [item.id for item in items]
            self.setRowCount(len(items))
        for line, item in enumerate(items):
            slot, expected = here.plan.timetable.slots[item.id], here.expected.get(item.id)
            offset = expected.offset if expected is not None else 0
            self._say(line, PLANNED, dates.clock(slot.start))
            self._say(line, EXPECTED, dates.clock(expected.start) if expected is not None else "")
            token = "bad" if offset >= 5 else "warn" if offset > 0 else "ok" if offset < 0 else "text2"
            self._say(line, OFFSET, offset_told(offset) if expected is not None else "", token)
            self._say(line, TITLE, titled(here.plan, item))
            self._say(line, LENGTH, dates.length_told(item.minutes, _))

    def _say(self, line: int, column: int, text: str, token: str = "text") -> None:
        cell = self.item(line, column)
        if cell is None:
            cell = QTableWidgetItem()
            self.setItem(line, column, cell)
        if cell.text() != text:
            cell.setText(text)
        cell.setForeground(QColor(theme.colour(token)))
