"""The banner over the page when a file or a disk fails: what happened, and what to do.

The sentences are imported when there is something to say: the window stands sooner.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from db.trouble import Trouble
from desktop_app.ui.kit.basics import button, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.words import _


class Banner(QFrame):
    """Hidden until there is trouble; stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        picture = QLabel()
        picture.setPixmap(icon("triangle-alert", "bad").pixmap(20, 20))
        self.words = text_label("", wrap=True)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        layout.setSpacing(12)
        layout.addWidget(picture)
        layout.addWidget(self.words, 1)
        layout.addWidget(button(_("Close"), "x", "icon", on=self.hide))
        self.hide()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say it."""
        from desktop_app import sentences

        text = sentences.trouble(trouble, _)
        self.words.setText(text)
        self.setAccessibleName(text)
        self.show()
