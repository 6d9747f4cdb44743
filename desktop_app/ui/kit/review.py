"""The preview before an import: what is new, changed, unchanged and unreadable, with reasons. Nothing is written here.

People, agenda and awards share it: a caller turns its own findings into tabs of plain cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, text_label
from desktop_app.ui.kit.table import CellDelegate
from desktop_app.words import _


@dataclass(frozen=True)
class ReviewTab:
    """One group of rows. `kind` colours its count: ok, warn, bad, neutral; cells and titles are already translated.

    Put the row of the sheet first and the reason last, where there is one.
    """

    title: str
    titles: tuple[str, ...]
    rows: Sequence[tuple[str, ...]] = field(default=())
    kind: str = "neutral"
    empty: str = ""


class ReviewDialog(QDialog):
    """Shows the tabs; accepted when the person takes it over. `accept_text` says what happens ("Import 174 people")."""

    def __init__(
        self,
        title: str,
        source: str,
        tabs: Sequence[ReviewTab],
        accept_text: str,
        parent: QWidget | None = None,
        *,
        notes: Sequence[str] = (),
        can_accept: bool = True,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(980, 640)
        self.tabs = QTabWidget()
        for tab in tabs:
            self.tabs.addTab(_sheet(tab), f"{tab.title}  {len(tab.rows)}")
        self.accept_button = button(accept_text, "check", "primary", on=self.accept)
        self.accept_button.setEnabled(can_accept)
        self.accept_button.setDefault(can_accept)
        first = next((place for place, tab in enumerate(tabs) if tab.rows), 0)
        self.tabs.setCurrentIndex(first)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(title, "h1"))
        layout.addWidget(text_label(source, "muted"))
        layout.addLayout(_counts(tabs))
        for note in notes:
            layout.addWidget(text_label(note, wrap=True))
        if extra is not None:
            layout.addWidget(extra)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(
            text_label(_("Nothing has been written yet. One undo takes the whole import back."), "muted"), 1
        )
        foot.addWidget(button(_("Cancel"), on=self.reject))
        foot.addWidget(self.accept_button)
        return foot


def _counts(tabs: Sequence[ReviewTab]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for tab in tabs:
        line.addWidget(Pill(f"{tab.title} {len(tab.rows)}", tab.kind if tab.rows else "neutral"))
    line.addStretch()
    return line


def _sheet(tab: ReviewTab) -> QWidget:
    card = Card(padding=6)
    if not tab.rows:
        card.body.addWidget(EmptyState("check", tab.empty or _("Nothing here")))
        return card
    card.body.addWidget(sheet_table(tab.titles, tab.rows, tab.title))
    return card


def sheet_table(titles: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> QTableWidget:
    """Rows of plain cells to be read and chosen, never edited; `name` is for screen readers."""
    table = QTableWidget(len(rows), len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    for place, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setToolTip(cell)
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            table.setItem(place, column, item)
    table.setItemDelegate(CellDelegate(table))
    table.setShowGrid(False)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(36)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table
