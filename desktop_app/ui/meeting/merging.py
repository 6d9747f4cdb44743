"""Taking a colleague's copy in: what it brings, where both changed the same thing, and whose word stands.

Nothing is written until it is agreed to. The later edit wins unless somebody says otherwise; a line's button turns it
round. One undo takes the whole merge back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from db import merge as merging
from db.store import Store
from desktop_app import clashes
from desktop_app.domain.changes import Changes
from desktop_app.domain.merging import Clash, ClashKey, Edit, Merged, Side
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _, ngettext

KINDS = {"added": "ok", "altered": "warn", "removed": "bad"}


def ask_copy(office: Office, parent: QWidget | None) -> Path | None:
    """Which file; None when nobody chose one."""
    return office.asker.open_file(
        parent, _("Merge a colleague's copy"), _("Meetings (*.rostrum)"), office.settings.last_folder
    )


def took_copy(office: Office, parent: QWidget | None, path: Path) -> bool:
    """Ask what to do with a dropped copy of the open meeting. False when the file is to be opened, or is no copy."""
    if not merging.is_copy(office.store, path):
        return False
    merge, instead = _("Merge it"), _("Open it instead")
    told = _("“{file}” is another copy of the meeting that is open.").format(file=path.name)
    chosen = office.asker.choose(parent, _("Merge a colleague's copy"), told, (merge, instead))
    if chosen == merge:
        merge_copy(office, parent, path)
    return chosen != instead


def merge_copy(office: Office | None, parent: QWidget | None, path: Path | None = None) -> None:
    """Ask which copy (unless it is known), look, ask again, back up, merge. What cannot be read is told, and nothing is
    written; without an open meeting there is nothing to do."""
    path = path or (ask_copy(office, parent) if office is not None else None)
    found: list[Merged] = []
    if office is None or path is None or not office.ask(lambda: _look(office, path, {}, found)):
        return
    if not found[0].learned:
        office.say(_("Your file knows all of it already."))
        return
    dialog = MergeDialog(office, path, found[0], parent)
    if office.asker.run(dialog):
        office.back_up("merge")
        if office.do(_merge, path, dialog.choices):
            told = ngettext("{number} change taken in", "{number} changes taken in", found[0].learned)
            office.say(told.format(number=found[0].learned), undo=True)


def _look(office: Office, path: Path, choices: dict[ClashKey, Side], found: list[Merged]) -> bool:
    found.append(merging.look(office.store, path, choices))
    return True


def _merge(store: Store, path: Path, choices: dict[ClashKey, Side]) -> Changes:
    return merging.merge(store, path, choices)[0]


class MergeDialog(QDialog):
    """Counts above, clashes below. `choices` are what was turned round."""

    def __init__(self, office: Office, path: Path, found: Merged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge a colleague's copy"))
        self.resize(900, 620)
        self._office, self._path = office, path
        self.found = found
        self.choices: dict[ClashKey, Side] = {}
        self.counts = QVBoxLayout()
        self.holder = QScrollArea()
        self.holder.setWidgetResizable(True)
        accept = button(_("Merge"), "git-merge", "primary", on=self.accept)
        accept.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(_("Merge a colleague's copy"), "h1"))
        layout.addWidget(text_label(path.name, "muted"))
        layout.addLayout(self.counts)
        card = Card(padding=8)
        card.body.addWidget(self.holder)
        layout.addWidget(card, 1)
        told = text_label(_("Nothing has been written yet. One undo takes the whole merge back."), "muted")
        layout.addLayout(row(told, None, button(_("Cancel"), on=self.reject), accept))
        self.show_found()

    def show_found(self) -> None:
        """Show what was found, with the choices made so far."""
        while (item := self.counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        learned = ngettext("{number} change to take in", "{number} changes to take in", self.found.learned)
        self.counts.addWidget(text_label(learned.format(number=self.found.learned), "h2"))
        if self.found.hours_ahead:
            told = _("The clock of the other computer is {hours} hours ahead; check who wins.")
            self.counts.addWidget(text_label(told.format(hours=self.found.hours_ahead), "error", wrap=True))
        for table, tally in self.found.rows.items():
            told = _("{what}: {added} new, {altered} changed, {removed} removed").format(
                what=_(clashes.TABLES.get(table, table)),
                added=tally.added,
                altered=tally.altered,
                removed=tally.removed,
            )
            self.counts.addWidget(text_label(told))
        self.holder.setWidget(self._clashes())

    def _clashes(self) -> QWidget:
        if not self.found.clashes:
            text = _("You and your colleague changed different things.")
            return EmptyState("check", _("Nothing contradicts"), text)
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setVerticalSpacing(14)
        grid.setHorizontalSpacing(12)
        for column, stretch in enumerate((4, 4, 4, 2)):
            grid.setColumnStretch(column, stretch)
        titles = [_("What"), _("Yours"), _("Theirs")]
        if not all(clash.can_flip for clash in self.found.clashes):
            titles.append(_("Stands"))
        for column, title in enumerate(titles):
            grid.addWidget(text_label(title, "muted"), 0, column)
        for line, clash in enumerate(self.found.clashes, start=1):
            self._line(grid, line, clash)
        grid.setRowStretch(len(self.found.clashes) + 1, 1)
        return inside

    def _line(self, grid: QGridLayout, line: int, clash: Clash) -> None:
        about = f"{clashes.subject(clash, _)}\n{clashes.what(clash, _)}"
        if clash.base is not None:
            about += "\n" + _("before: {value}").format(value=clashes.value(clash, clash.base, _))
        grid.addWidget(text_label(about, wrap=True), line, 0)
        grid.addWidget(self._side(clash, clash.mine, Side.MINE), line, 1)
        grid.addWidget(self._side(clash, clash.theirs, Side.THEIRS), line, 2)
        if not clash.can_flip:
            grid.addWidget(Pill(clashes.chosen(clash, _), "neutral"), line, 3)

    def _side(self, clash: Clash, edit: Edit, side: Side) -> QWidget:
        """One side's value with its signature: a button that gives it the word, or plain words."""
        told = f"{clashes.value(clash, edit.values, _) or '–'}\n{clashes.signed(edit, _)}"
        if not clash.can_flip:
            return text_label(told, wrap=True)
        made = button(
            told, "check" if clash.chosen is side else None, "seg", on=self._chooser(clash.key, side)
        )
        made.setChecked(clash.chosen is side)
        made.setProperty("tall", "true")
        return made

    def _chooser(self, key: ClashKey, side: Side) -> Callable[[], None]:
        def choose() -> None:
            self.choices[key] = side
            found: list[Merged] = []
            if self._office.ask(lambda: _look(self._office, self._path, self.choices, found)):
                self.found = found[0]
            self.show_found()

        return choose
