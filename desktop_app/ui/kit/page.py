"""The frame of every page: title row, and below it whatever the page adds to `body`.

A page is made once, when it is first shown. It listens to `office.committed` and re-reads what was touched; while
another page is in sight it rests, and catches up when it is shown again: a check-in must not wait for the seating plan.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import text_label
from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.office import Office


class Heard(Protocol):
    """A signal of one value."""

    def connect(self, slot: Callable[[Any], None], /) -> Any:
        """Call the slot with every value."""


class Page(QWidget):
    """A page with heading, actions at the right and a body.

    Override `show_subject`, `commands`, `search_field` and `print_entries` where the page has something to say there.
    """

    fills_screen = False
    """Whether full screen leaves this page alone on it, without the rail (the check-in desk)."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.office = office
        self._resting = False
        self._missed: list[Any] = []
        self._follow_up: Callable[[Any], None] = _nothing
        self._title = text_label("", "h1")
        self._subtitle = text_label("", "muted")
        self.actions_row = QHBoxLayout()
        self.body = QVBoxLayout()

        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self.actions_row.setSpacing(8)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addLayout(self.actions_row)
        self.body.setSpacing(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)

    def listen(self, signal: Heard, follow: Callable[[Any], None]) -> None:
        """Follow what a signal says has changed: `Changes`, or a set of ids with None for all. What comes while the
        page rests is told as one when it wakes."""
        self._follow_up = follow
        signal.connect(self._hear)  # a method, so that Qt lets go of it with the page

    def _hear(self, changed: object) -> None:
        if self._resting:
            self._missed.append(changed)
        else:
            self._follow_up(changed)

    def rest(self) -> None:
        """Another page comes into sight."""
        self._resting = True

    def wake(self) -> None:
        """The page comes into sight again: catch up with what was missed."""
        self._resting = False
        missed, self._missed = self._missed, []
        if missed:
            self._follow_up(None if None in missed else reduce(or_, missed))

    def heading(self, title: str, subtitle: str = "") -> None:
        """Set the title and the muted line below it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def add_actions(self, *buttons: QWidget) -> None:
        """Put buttons at the right of the title row; the main one last."""
        for one in buttons:
            self.actions_row.addWidget(one)

    def show_subject(self, subject: str) -> None:
        """Bring one subject (an id) into view; called when the page is reached by a link."""

    def arrived(self) -> None:
        """The page has come into sight; a place to put the focus."""

    def subject(self) -> str:
        """The subject in view, so that it is found again when the window is drawn anew in another language."""
        return ""

    def commands(self) -> list[PaletteCommand]:
        """What this page offers to the command palette while it is shown."""
        return []

    def search_field(self) -> QLineEdit | None:
        """What Ctrl+F goes to."""
        return None

    def print_entries(self) -> list[QAction]:
        """What Ctrl+P offers on this page."""
        return []

    def take_file(self, path: Path) -> bool:
        """A file that is no meeting was dropped on the window; True when the page imports such files."""
        return False

    def key_typed(self, text: str) -> bool:
        """A letter or digit was typed outside any field; True when the page took it (a scanner at the desk)."""
        return False


def _nothing(changed: object) -> None:
    """What a page does that follows nothing."""


__all__ = ["Page", "PaletteCommand"]
