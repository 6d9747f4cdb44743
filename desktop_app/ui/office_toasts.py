"""Toasts over a window or a dialog that say what the office says: done, undone, refused.

The sentences of refusals are imported when one is told: the window stands sooner.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.deeds import deed
from desktop_app.domain.changes import Changes
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.kit.toasts import Toasts
from desktop_app.ui.office import Office
from desktop_app.words import _


class OfficeToasts(Toasts):
    """A dialog that stays open while people work in it needs its own: the window's lie behind it."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        super().__init__(parent, office.undo)
        office.said.connect(self.show_text)
        office.undone.connect(self._undone)
        office.redone.connect(self._redone)
        office.refused.connect(self.refuse)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        from desktop_app import sentences

        self.show_text(sentences.sentence(refusal, _))

    def _undone(self, changes: Changes) -> None:
        self.show_text(_("Undone: {deed}").format(deed=deed(changes.label, changes.subject, _)))

    def _redone(self, changes: Changes) -> None:
        self.show_text(_("Done again: {deed}").format(deed=deed(changes.label, changes.subject, _)))
