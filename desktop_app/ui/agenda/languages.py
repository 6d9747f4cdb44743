"""Titles and texts of all items in both languages, side by side."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.queries import agenda, meeting
from desktop_app.commands.agenda import edit_texts
from desktop_app.domain.numbering import scheme_of
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _

Texts = tuple[str, str, str, str]
TITLE, LATIN, TEXT, LATIN_TEXT = range(4)


class LanguagesDialog(QDialog):
    """A line an item: Chinese at the left, English at the right; below, the texts of the line that is chosen."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(_("Both languages"))
        self.resize(980, 640)
        self._ids: list[str] = []
        self._before: dict[str, Texts] = {}
        self.texts: dict[str, list[str]] = {}
        self.table = QTableWidget(0, 3)
        self.edits = {TEXT: QPlainTextEdit(), LATIN_TEXT: QPlainTextEdit()}
        self.counted = text_label(name="muted")

        self._lay_out()
        self.read()
        self.table.itemChanged.connect(self._titled)
        self.table.currentCellChanged.connect(lambda now, *_rest: self._show(now))
        for column, edit in self.edits.items():
            edit.textChanged.connect(lambda column=column: self._written(column))
        self.table.setCurrentCell(0, 2)

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels([_("Number"), _("Title"), _("English title")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setAccessibleName(_("Titles in both languages"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        card = Card(padding=6)
        card.body.addWidget(self.table)
        below = QGridLayout()
        below.setHorizontalSpacing(16)
        for place, (column, title) in enumerate(((TEXT, _("Text")), (LATIN_TEXT, _("English text")))):
            caption = text_label(title, "muted")
            caption.setBuddy(self.edits[column])
            self.edits[column].setAccessibleName(title)
            self.edits[column].setFixedHeight(120)
            self.edits[column].setTabChangesFocus(True)
            below.addWidget(caption, 0, place)
            below.addWidget(self.edits[column], 1, place)
        apply = button(_("Apply"), "check", "primary", on=self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(row(text_label(self.windowTitle(), "h1"), None, self.counted))
        layout.addWidget(card, 1)
        layout.addLayout(below)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), apply))

    def read(self) -> None:
        """Show the agenda as it is now."""
        items = agenda.items()
        numbers = agenda.printed_numbers(scheme_of(meeting.meeting().language))
        self._ids = [item.id for item in items]
        self._before = {item.id: (item.title, item.latin_title, item.text, item.latin_text) for item in items}
        self.texts = {key: list(told) for key, told in self._before.items()}
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(items))
            for place, item in enumerate(items):
                for column, text in enumerate((numbers[item.id].rstrip("、"), item.title, item.latin_title)):
                    cell = QTableWidgetItem(text)
                    if column == 0:
                        cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    self.table.setItem(place, column, cell)
        self._count()

    def _titled(self, cell: QTableWidgetItem) -> None:
        if cell.column():
            self.texts[self._ids[cell.row()]][cell.column() - 1] = cell.text().strip()
            self._count()

    def _show(self, line: int) -> None:
        if 0 <= line < len(self._ids):
            for column, edit in self.edits.items():
                with QSignalBlocker(edit):
                    edit.setPlainText(self.texts[self._ids[line]][column])

    def _written(self, column: int) -> None:
        line = self.table.currentRow()
        if 0 <= line < len(self._ids):
            self.texts[self._ids[line]][column] = self.edits[column].toPlainText()

    def _count(self) -> None:
        missing = sum(not told[LATIN] for told in self.texts.values())
        told = _("English titles missing: {count}").format(count=missing)
        self.counted.setText(told if missing else _("Every item has an English title"))

    def apply(self) -> None:
        """Keep what was written, as one step of undo."""
        changed: dict[str, Texts] = {
            key: (told[0], told[1], told[2], told[3])
            for key, told in self.texts.items()
            if tuple(told) != self._before[key]
        }
        if not changed or self._office.do(edit_texts, changed):
            self.accept()
