"""The live counters of the desk: expected, present, apologies, substituted, not yet; the quorum; and line by line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.counting import Attendance, Counts, Quorum
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, Pill, text_label
from desktop_app.ui.kit.rows import Column, RowsModel
from desktop_app.ui.kit.table import TableView
from desktop_app.words import N_, _


class Counters(Card):
    """Five numbers in a line, and the quorum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=12, spacing=0)
        self.expected, self.present = text_label("–", "figure"), text_label("–", "figure")
        self.apologies, self.substituted = text_label("–", "figure"), text_label("–", "figure")
        self.not_yet = text_label("–", "figure")
        self.quorum = Pill()
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 0, 0)
        line.setSpacing(12)
        pairs = (
            (self.expected, _("Expected")),
            (self.present, _("In the hall")),
            (self.apologies, _("Apologies")),
            (self.substituted, _("Substitutes")),
            (self.not_yet, _("Not yet")),
        )
        for figure, title in pairs:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(text_label(title, "small"))
            line.addLayout(column)
        line.addStretch()
        line.addWidget(self.quorum)
        self.body.addLayout(line)

    def tell(self, found: Attendance) -> None:
        """Show the counters."""
        total = found.total
        for figure, number in (
            (self.expected, total.expected),
            (self.present, total.present),
            (self.apologies, total.apologies),
            (self.substituted, total.substituted),
            (self.not_yet, total.not_yet),
        ):
            figure.setText(f"{number:,}")
        self.quorum.show_as(quorum_words(found.quorum), "ok" if found.quorum.met else "warn")


def quorum_words(quorum: Quorum) -> str:
    """The badge; nothing for a body without members."""
    if not quorum.members:
        return ""
    words = _("Quorum {needed} ✓ · {present} here") if quorum.met else _("Quorum {needed} · {present} here")
    return words.format(needed=quorum.needed, present=quorum.present)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a capacity or a delegation."""

    id: str
    name: str
    counts: Counts


def _number(of: str, title: str, width: int) -> Column[Line]:
    def told(line: Line) -> str:
        return f"{getattr(line.counts, of):,}"

    return Column(title, told, sort=lambda line: getattr(line.counts, of), width=width, right=True)


class CountsTable(TableView[Line]):
    """The counters of every capacity and every delegation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: list[Line] = []
        columns = (
            Column[Line](N_("Group"), lambda line: line.name),
            _number("expected", N_("Expected"), 78),
            _number("present", N_("Here"), 58),
            _number("apologies", N_("Apologies"), 84),
            _number("substituted", N_("Stand-ins"), 82),
            _number("not_yet", N_("Not yet"), 72),
        )
        self.lines = RowsModel[Line]("", lambda _only: list(self._lines), columns)
        super().__init__(self.lines, parent)

    def tell(self, found: Attendance) -> None:
        """Show the counters."""
        capacities = [Line(kind.value, label(kind, _), each) for kind, each in found.by_capacity.items()]
        delegations = [
            Line(f"of {name}", name or _("Without delegation"), each)
            for name, each in found.by_delegation.items()
        ]
        self._lines = [Line("", _("All together"), found.total), *capacities, *delegations]
        self.lines.reload()
