"""The editions of the agenda: what went out, what has changed since, releasing the next one, the slip to print."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.queries import editions
from desktop_app import dates
from desktop_app.commands import editions as commands
from desktop_app.differences import parts_told
from desktop_app.domain.editions import Difference, Edition, EditionLine, LineChange, differences
from desktop_app.domain.numbering import place_of, printed, scheme_of
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, row, text_label
from desktop_app.ui.kit.review_table import ReviewTable, sheet_table
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.words import _, ngettext

COUNTED: tuple[tuple[LineChange, str], ...] = (
    (LineChange.NEW, "ok"),
    (LineChange.MOVED, "warn"),
    (LineChange.CHANGED, "warn"),
    (LineChange.CANCELLED, "bad"),
)
"""How changes are counted above the list, and on which ground."""


class EditionsDialog(QDialog):
    """Compares two editions, or one with the agenda of now; releases the next; prints the change slip."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Editions of the agenda"))
        self.resize(860, 600)
        self._office = office
        self._released: list[Edition] = []
        self._found: tuple[Difference, ...] = ()
        self.table: ReviewTable | None = None
        self.before, self.after = QComboBox(), QComboBox()
        self.counts = QHBoxLayout()
        self.card = Card(padding=6)
        self.release_button = button("", "file-check", "primary", on=self.release)
        self.slip_button = button(_("Print change slip"), "printer", on=self.print_slip)
        self.reinstate_button = button(_("Reinstate"), "rotate-ccw", on=self.reinstate)

        self._lay_out()
        self.before.currentIndexChanged.connect(self.compare)
        self.after.currentIndexChanged.connect(self.compare)
        self.read()

    def _lay_out(self) -> None:
        self.before.setAccessibleName(_("From"))
        self.after.setAccessibleName(_("To"))
        self.counts.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(_("Editions of the agenda"), "h1"))
        told = _(
            "A released edition is what people hold: its numbers stay, late items go between (3a),"
            " and what changes afterwards is listed here."
        )
        layout.addWidget(text_label(told, "muted", wrap=True))
        self.chooser = QWidget()
        self.chooser.setLayout(row(text_label(_("From")), self.before, text_label(_("To")), self.after, None))
        layout.addWidget(self.chooser)
        layout.addLayout(self.counts)
        layout.addWidget(self.card, 1)
        layout.addLayout(
            row(
                self.reinstate_button,
                None,
                button(_("Close"), on=self.reject),
                self.slip_button,
                self.release_button,
            )
        )

    def read(self) -> None:
        """Read the editions again and compare the newest with the agenda of now."""
        self._released = editions.editions()
        first = self._office.meeting().starts_at.date()
        for box in (self.before, self.after):
            box.blockSignals(True)
            box.clear()
            for each in self._released:
                told = _("Edition {number}, {time}")
                box.addItem(
                    told.format(number=each.number, time=dates.moment_told(each.released_at, first, _))
                )
            box.blockSignals(False)
        self.after.blockSignals(True)
        self.after.addItem(_("The agenda now"))
        self.before.setCurrentIndex(len(self._released) - 1)
        self.after.setCurrentIndex(len(self._released))
        self.after.blockSignals(False)
        self.chooser.setVisible(bool(self._released))
        self.compare()

    def compare(self) -> None:
        """Show what changed between the two that are chosen."""
        now = editions.lines_now()
        self._found = differences(self._before(), self._after(now)) if self._released else ()
        unreleased = bool(now) and (not self._released or bool(differences(self._released[-1].lines, now)))
        self.release_button.setText(_("Release edition {number}").format(number=len(self._released) + 1))
        self.release_button.setEnabled(unreleased)
        self.release_button.setDefault(unreleased)
        self.slip_button.setEnabled(bool(self._found))
        gone = any(each.change is LineChange.CANCELLED for each in self._found)
        self.reinstate_button.setVisible(gone and self._to_now())
        self._show_counts()
        self._show_list()

    def _before(self) -> tuple[EditionLine, ...]:
        return self._released[max(self.before.currentIndex(), 0)].lines

    def _after(self, now: tuple[EditionLine, ...]) -> tuple[EditionLine, ...]:
        return now if self._to_now() else self._released[self.after.currentIndex()].lines

    def _to_now(self) -> bool:
        return self.after.currentIndex() >= len(self._released)

    def _show_counts(self) -> None:
        while (item := self.counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for change, kind in COUNTED:
            number = sum(each.change is change for each in self._found)
            if number:
                self.counts.addWidget(Pill(f"{label(change, _)} {number}", kind))
        self.counts.addStretch()

    def _show_list(self) -> None:
        while (item := self.card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.table = None
        if not self._found:
            self.card.body.addWidget(EmptyState(*self._nothing()))
            return
        held = self._office.meeting()
        scheme, first = scheme_of(held.language), held.starts_at.date()
        rows = [
            (
                label(each.change, _),
                printed(place_of(each.line.place), scheme),
                each.line.title,
                "; ".join(parts_told(each, first, _)),
            )
            for each in self._found
        ]
        titles = (_("Change"), _("Number"), _("Agenda item"), _("What"))
        self.table = sheet_table(titles, rows, _("Changes"))
        self.card.body.addWidget(self.table)

    def _nothing(self) -> tuple[str, str, str]:
        if not self._released:
            text = _("Release the agenda when it is sent out. From then on every change is listed here.")
            return "file-check", _("Nothing has gone out yet"), text
        return "check", _("No changes"), _("Both say the same.")

    def release(self) -> None:
        """Release the agenda as it stands."""
        number = len(self._released) + 1
        if self._office.do(commands.release_edition, self._office.now()):
            self._office.say(_("Edition {number} released").format(number=number), undo=True)
            self.read()

    def reinstate(self) -> None:
        """Bring the chosen cancelled items back; all of them when none is chosen."""
        gone = {
            place: each.line.item_id
            for place, each in enumerate(self._found)
            if each.change is LineChange.CANCELLED
        }
        chosen = {index.row() for index in self.table.selectedIndexes()} if self.table is not None else set()
        ids = [key for place, key in gone.items() if place in chosen] or list(gone.values())
        if self._office.do(commands.reinstate_items, ids):
            told = ngettext("{number} item reinstated", "{number} items reinstated", len(ids))
            self._office.say(told.format(number=len(ids)), undo=True)
            self.read()

    def print_slip(self) -> None:
        """Show the change slip of what is compared."""
        numbers = [self.before.currentIndex() + 1]
        if not self._to_now():
            numbers.append(self.after.currentIndex() + 1)
        show_paper(self._office, self, "change-slip", only=[str(number) for number in numbers])
