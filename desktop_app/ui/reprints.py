"""The papers that must be printed again, in a list: after an import, and whenever somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.queries.reprints import reprints
from desktop_app.domain.attendees import Capacity
from desktop_app.domain.reprints import Reprint
from desktop_app.domain.review import FieldChange
from desktop_app.labels import label
from desktop_app.printing.printables import PRINTABLES
from desktop_app.ui.kit.basics import Card, EmptyState, button, text_label
from desktop_app.ui.kit.review_table import Choices, ReviewModel, ReviewTab, ReviewTable
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.words import N_, _, ngettext

FIELDS = {
    "name": N_("Name"),
    "latin_name": N_("Latin name"),
    "organisation": N_("Organisation"),
    "position": N_("Position"),
    "capacity": N_("Capacity"),
    "badge_number": N_("Badge number"),
    "photo": N_("Photo"),
    "seat": N_("Seat"),
    "award": N_("Award title"),
    "wording": N_("Text"),
    "number": N_("Certificate number"),
}


def show_reprints(office: Office, parent: QWidget) -> None:
    """Show the list."""
    office.asker.run(ReprintDialog(office, reprints(), parent))


class ReprintDialog(QDialog):
    """The papers that are out of date, with a button for each kind; what is printed leaves the list."""

    def __init__(self, office: Office, due: Sequence[Reprint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print again"))
        self.resize(860, 520)
        self._office = office
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        count = ngettext("{number} paper is out of date", "{number} papers are out of date", len(due))
        layout.addWidget(text_label(_("Print again"), "h1"))
        layout.addWidget(text_label(count.format(number=len(due)), "muted"))
        card = Card(padding=6)
        self.table: ReviewTable | None = None
        if due:
            titles = (_("Paper"), _("Name"), _("What changes"), _("Printed"))
            tab = ReviewTab(_("Print again"), titles, due, _cells)
            self.table = ReviewTable(ReviewModel(tab, Choices((), self)))
            card.body.addWidget(self.table)
        else:
            hint = _("Whatever was printed still says what is true.")
            card.body.addWidget(EmptyState("check", _("Nothing to print again"), hint))
        layout.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(_("Close"), on=self.reject))
        self.buttons = {}
        for kind in dict.fromkeys(each.kind for each in due):
            subjects = [each.subject for each in due if each.kind == kind]
            words = f"{_(PRINTABLES[kind].title)}  {len(subjects)}"
            self.buttons[kind] = button(words, "printer", "primary", on=partial(self._print, kind, subjects))
            foot.addWidget(self.buttons[kind])
        layout.addLayout(foot)

    def _print(self, kind: str, subjects: Sequence[str]) -> None:
        self.accept()
        show_paper(self._office, self.parentWidget() or self, kind, only=subjects)


def _cells(due: Reprint) -> tuple[str, ...]:
    changes = "; ".join(map(_change, due.changes))
    return (_(PRINTABLES[due.kind].title), due.who, changes, due.printed_at.replace("T", " "))


def _change(change: FieldChange) -> str:
    old, new = change.old, change.new
    if change.field == "capacity":
        old, new = (label(Capacity(value), _) if value else "" for value in (old, new))
    return f"{_(FIELDS.get(change.field, change.field))}: {old or '–'} → {new or '–'}"
