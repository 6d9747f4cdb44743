"""Choosing a backup to work on with. The backup becomes a new file; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.backup import Backup
from desktop_app.ui.kit.basics import Card, EmptyState, button, row, text_label
from desktop_app.words import N_, _

REASONS: dict[str, str] = {
    "open": N_("on opening"),
    "close": N_("on closing"),
    "import": N_("before an import"),
    "seating": N_("before automatic seating"),
    "restore": N_("before a restore"),
    "merge": N_("before taking in another copy"),
    "interval": N_("while working"),
    "hand": N_("by hand"),
}


class RestoreDialog(QDialog):
    """The backups of this computer, newest first. `chosen` is the one to restore."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore from backup"))
        self.resize(640, 520)
        self._backups = list(backups)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        for backup in self._backups:
            self.list.addItem(QListWidgetItem(_told(backup)))
        self.list.setCurrentRow(0)
        self.list.setSpacing(2)
        restore = button(_("Restore as a new file…"), "archive-restore", "primary", on=self.accept)
        restore.setEnabled(bool(backups))
        restore.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(text_label(_("The backup becomes a new file. Nothing is overwritten."), "muted"))
        card = Card(padding=8)
        if backups:
            card.body.addWidget(self.list)
        else:
            hint = _("A backup is made each time a meeting is opened.")
            card.body.addWidget(EmptyState("archive-restore", _("No backups yet"), hint))
        layout.addWidget(card, 1)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), restore))
        self.list.itemActivated.connect(lambda _item: self.accept())

    @property
    def chosen(self) -> Backup | None:
        """The backup that is marked."""
        place = self.list.currentRow()
        return self._backups[place] if 0 <= place < len(self._backups) else None


def _told(backup: Backup) -> str:
    why = _(REASONS[backup.reason]) if backup.reason in REASONS else backup.reason
    size = f"{max(1, backup.size // 1024):,} KB"
    return f"{backup.at:%Y-%m-%d %H:%M:%S}   {backup.stem}   ·   {why}   ·   {size}"
