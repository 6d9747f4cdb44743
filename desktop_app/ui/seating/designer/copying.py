"""How many copies, and how far apart."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.words import N_, _

FIELDS = (
    Field("across", N_("Beside each other"), "number", least=1, most=50),
    Field("down", N_("Behind each other"), "number", least=1, most=50),
    Field("gap", N_("Gap between them"), "number", least=0, most=50_000, unit="mm"),
)


@dataclass(frozen=True)
class CopiesDraft:
    """The numbers as they are typed; the originals are counted."""

    across: int = 4
    down: int = 1
    gap: int = 1_200


class CopiesDialog(QDialog):
    """Asks; `draft` is what was agreed to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Copies in rows"))
        self.draft = CopiesDraft()
        self.form = Form(FIELDS, live=False)
        self.form.load(self.draft)
        done = button(_("Copy"), "copy", "primary", on=self.accept)
        done.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(text_label(_("What is in hand counts as the first one."), "muted"))
        layout.addWidget(self.form)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), done))
        self.setMinimumWidth(360)

    def accept(self) -> None:
        self.draft = self.form.draft()
        super().accept()
