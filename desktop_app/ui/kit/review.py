"""The preview before an import: what is new, changed, unchanged and unreadable, with reasons. Nothing is written here.

People, agenda and awards share it: a caller turns its review into tabs of plain cells. People decide row by row or for
many rows at once; what they decided is in `choices()`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QTabWidget, QVBoxLayout, QWidget

from desktop_app import sentences
from desktop_app.domain.review import LEFT, Reason, Review, Verdict
from desktop_app.exchange.refused import refused_rows
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, text_label
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.kit.review_table import Choices, ReviewModel, ReviewTab, ReviewTable
from desktop_app.ui.office import Office
from desktop_app.words import _, ngettext


@dataclass(frozen=True)
class Preview:
    """A review and how it is told: where it comes from, its rows in tabs, and what is doubtful about the whole."""

    review: Review[Any]
    source: str
    tabs: Sequence[ReviewTab]
    notes: Sequence[str] = field(default=())


class ReviewDialog(QDialog):
    """Shows the tabs; accepted when the person takes it over. `accept` says what happens for so many rows ("Import 174
    people"). `extra` stands above the tabs: whatever changes how the sheet is read."""

    def __init__(
        self,
        office: Office,
        title: str,
        preview: Preview,
        accept: Callable[[int], str],
        parent: QWidget | None = None,
        *,
        extra: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(1080, 700)
        self._office, self._accept = office, accept
        self.tabs = QTabWidget()
        self.accept_button = button("", "check", "primary", on=self.accept)
        self._source = text_label("", "muted")
        self._counts, self._notes = QHBoxLayout(), QVBoxLayout()
        self._counts.setSpacing(8)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(title, "h1"))
        layout.addWidget(self._source)
        layout.addLayout(self._counts)
        if extra is not None:
            layout.addWidget(extra)
        layout.addLayout(self._notes)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._foot())
        self.show_preview(preview)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(
            text_label(_("Nothing has been written yet. One undo takes the whole import back."), "muted"), 1
        )
        foot.addWidget(button(_("Cancel"), on=self.reject))
        foot.addWidget(self.accept_button)
        return foot

    def show_preview(self, preview: Preview) -> None:
        """Show this preview in place of the one before; decisions begin anew."""
        self.review = preview.review
        self._choices = Choices(preview.review.default_rows(), self)
        self._choices.changed.connect(self._tell)
        self._source.setText(preview.source)
        _clear(self._counts)
        for tab in preview.tabs:
            self._counts.addWidget(Pill(f"{tab.title} {len(tab.rows)}", tab.kind if tab.rows else "neutral"))
        self._counts.addStretch()
        _clear(self._notes)
        for note in preview.notes:
            self._notes.addWidget(text_label(note, wrap=True))
        self.tabs.clear()
        for tab in preview.tabs:
            self.tabs.addTab(self._page(tab), f"{tab.title}  {len(tab.rows)}")
        filled = [place for place, tab in enumerate(preview.tabs) if tab.rows]
        self.tabs.setCurrentIndex(filled[0] if filled else 0)
        self._tell()

    def choices(self) -> dict[int, int]:
        """Row number -> way, for the rows that are taken in."""
        return self._choices.taken()

    def decide(self, rows: Sequence[int], way: int) -> None:
        """Decide about rows by their numbers in the sheet."""
        self._choices.decide(rows, way)

    def _tell(self) -> None:
        count = len(self._choices.taken())
        self.accept_button.setText(self._accept(count) if count else _("Nothing to import"))
        self.accept_button.setEnabled(count > 0)
        self.accept_button.setDefault(count > 0)

    def _page(self, tab: ReviewTab) -> QWidget:
        card = Card(padding=6)
        if not tab.rows:
            card.body.addWidget(EmptyState("check", tab.empty or _("Nothing here")))
            return card
        table = ReviewTable(ReviewModel(tab, self._choices))
        if tab.ways is not None:
            card.body.addLayout(_bulk_bar(table, tab))
        elif any(getattr(row, "verdict", None) is Verdict.REFUSED for row in tab.rows[:1]):
            card.body.addLayout(self._refused_bar())
        card.body.addWidget(table)
        return card

    def _refused_bar(self) -> QHBoxLayout:
        words = _("These rows are not imported. Save them, mend them and import that sheet.")
        bar = _bar(text_label(words, "small"))
        bar.addWidget(button(_("Save these rows…"), "download", on=self.save_refused))
        return bar

    def save_refused(self) -> None:
        """Ask where, and write the rows that could not be read there, with the reasons."""
        name = " ".join((Path(self.review.source).stem, _("Cannot be read"))) + ".xlsx"
        folder = self._office.settings.last_folder
        path = self._office.asker.save_file(self, _("Save rows"), _("Excel (*.xlsx)"), name, folder)
        if path is None:
            return
        if write_file(self._office, self, path, refused_rows("xlsx", self.review, told, _)):
            self._office.settings.last_folder = str(path.parent)
            self._office.say(_("{file} saved").format(file=path.name))


def told(reason: Reason) -> str:
    """A reason as a sentence."""
    return sentences.sentence(reason.refusal(), _)


def _bulk_bar(table: ReviewTable, tab: ReviewTab) -> QHBoxLayout:
    """Take or leave many rows at once: those that are selected, else all."""
    hint = text_label("", "small")
    bar = _bar(hint)
    take = button(_("Take all"), on=lambda: table.decide(0, table.chosen_rows()))
    leave = button(_("Leave all"), on=lambda: table.decide(LEFT, table.chosen_rows()))
    same = button(_("All are the same person"), on=lambda: table.decide(1, table.chosen_rows()))
    same.setVisible(any(row.verdict is Verdict.DUPLICATE and len(row.ways) > 1 for row in tab.rows))

    def follow() -> None:
        chosen = len(table.selectionModel().selectedRows())
        some = chosen > 1
        take.setText(_("Take these") if some else _("Take all"))
        leave.setText(_("Leave these") if some else _("Leave all"))
        same.setText(_("These are the same person") if some else _("All are the same person"))
        count = ngettext("{number} row selected", "{number} rows selected", chosen).format(number=chosen)
        idle = _("Click a decision to change it; Space changes the selected rows.")
        hint.setText(count if some else idle)

    table.selectionModel().selectionChanged.connect(lambda *_changed: follow())
    follow()
    bar.addWidget(same)
    bar.addWidget(take)
    bar.addWidget(leave)
    return bar


def _bar(hint: QWidget) -> QHBoxLayout:
    bar = QHBoxLayout()
    bar.setContentsMargins(8, 4, 4, 4)
    bar.setSpacing(8)
    bar.addWidget(hint, 1)
    return bar


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
