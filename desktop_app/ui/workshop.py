"""The frame of dialogs in which people work for a while: title, hint, body, Close; toasts and undo of their own."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import button, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.office_toasts import OfficeToasts
from desktop_app.words import _


class Workshop(QDialog):
    """`body` takes the contents, `foot` further buttons. Every deed is written at once; Ctrl+Z takes it back."""

    def __init__(self, office: Office, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.setWindowTitle(title)
        self.hint = text_label(hint, "muted", wrap=True)
        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(button(_("Close"), on=self.reject))
        self.foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(title, "h1"))
        layout.addWidget(self.hint)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.foot)
        self.toasts = OfficeToasts(self, office)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, office.undo),
            (QKeySequence.StandardKey.Redo, office.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
