"""A page whose package is not there; shown instead of failing while the house is being built."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.kit.basics import EmptyState
from desktop_app.ui.kit.page import Page
from desktop_app.ui.office import Office


class AbsentPage(Page):
    """Says only which page this will be."""

    def __init__(self, office: Office, title: str, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.heading(title)
        self.body.addWidget(EmptyState("circle", title))
