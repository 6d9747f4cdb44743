"""The live counters of the desk: expected, present, apologies, not yet, and whether there is a quorum."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.counting import Attendance
from desktop_app.ui.kit.basics import Card, Pill, text_label
from desktop_app.words import _


class Counters(Card):
    """Four numbers in a line, and the quorum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=12, spacing=0)
        self.expected, self.present = text_label("–", "figure"), text_label("–", "figure")
        self.apologies, self.not_yet = text_label("–", "figure"), text_label("–", "figure")
        self.quorum = Pill()
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(24)
        pairs = (
            (self.expected, _("Expected")),
            (self.present, _("In the hall")),
            (self.apologies, _("Apologies")),
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
        for label, number in (
            (self.expected, total.expected),
            (self.present, total.present),
            (self.apologies, total.apologies),
            (self.not_yet, total.not_yet),
        ):
            label.setText(f"{number:,}")
        quorum = found.quorum
        if not quorum.members:
            self.quorum.show_as("", "neutral")
            return
        words = (
            _("Quorum {needed} ✓ · {present} here") if quorum.met else _("Quorum {needed} · {present} here")
        )
        self.quorum.show_as(
            words.format(needed=quorum.needed, present=quorum.present), "ok" if quorum.met else "warn"
        )
