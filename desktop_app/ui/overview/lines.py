"""The parts of the overview: lines of readiness, figures, the first steps of a new meeting, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.overview import Readiness
from desktop_app.ui.kit.basics import Card, Pill, button, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.overview.sentences import CHECKS, named, told
from desktop_app.words import _

SIGNS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


def grade(found: Readiness) -> str:
    """ok, warn or bad."""
    if found.done:
        return "ok"
    return "bad" if CHECKS[found.check].grave else "warn"


class ReadinessLine(QFrame):
    """Sign, sentence, a few names, and a link to the place. Enter or a click follows it."""

    followed = Signal(str, str)

    def __init__(self, found: Readiness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line")
        self._target = (CHECKS[found.check].page, found.subject)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grading = grade(found)
        sign = QLabel()
        sign.setPixmap(icon(SIGNS[grading], grading).pixmap(20, 20))
        sentence = text_label(told(found), "" if found.done else "strong")
        detail = text_label(named(found), "small")
        detail.setVisible(bool(detail.text()) and not found.done)
        self.setAccessibleName(f"{told(found)} {named(found)}")

        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(sentence)
        words.addWidget(detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(12)
        layout.addWidget(sign)
        layout.addLayout(words, 1)
        if not found.done:
            layout.addWidget(Pill(_("Mend"), "accent"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.followed.emit(*self._target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(*self._target)
            return
        super().keyPressEvent(event)


class Figure(Card):
    """One number with its name, and a smaller line below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=16, spacing=2)
        self.name = text_label(name, "muted")
        self.number = text_label("–", "figure")
        self.detail = text_label("", "small")
        for one in (self.name, self.number, self.detail):
            self.body.addWidget(one)

    def tell(self, number: str, detail: str = "") -> None:
        """Show a number and what it means."""
        self.number.setText(number)
        self.detail.setText(detail)
        self.setAccessibleName(f"{self.name.text()}: {number} {detail}")


class FirstSteps(Card):
    """What to do with a new meeting, in order; the first step that is open is the main button."""

    def __init__(
        self,
        steps: Sequence[tuple[str, str, str, str, bool]],
        go: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=24, spacing=12)
        self.body.addWidget(text_label(_("First steps"), "h2"))
        self.body.addWidget(
            text_label(_("Four steps and the day can begin. Every one can be undone."), "muted")
        )
        self.body.addSpacing(4)
        following = next((key for key, *_rest, done in steps if not done), "")
        for number, (key, title, text, sign, done) in enumerate(steps, start=1):
            self.body.addLayout(self._step(number, (key, title, text, sign, done), key == following, go))
        self.body.addStretch()

    def _step(
        self, number: int, step: tuple[str, str, str, str, bool], following: bool, go: Callable[[str], None]
    ) -> QHBoxLayout:
        key, title, text, sign, done = step
        mark = Pill("✓" if done else str(number), "ok" if done else "accent" if following else "neutral")
        mark.setFixedWidth(32)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(text_label(title, "h2"))
        words.addWidget(text_label(text, "muted", wrap=True))
        start = button(_("Open"), sign, "primary" if following else "plain", on=lambda: go(key))
        start.setAccessibleName(title)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(mark)
        line.addLayout(words, 1)
        line.addWidget(start)
        return line


class NextItems(Card):
    """The next items of the agenda with their times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20, spacing=10)
        self._title = text_label(_("Agenda"), "h2")
        self.body.addWidget(self._title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.addLayout(self._lines)

    def tell(self, title: str, items: Sequence[tuple[str, str]]) -> None:
        """Show (time, title) pairs."""
        self._title.setText(title)
        clear(self._lines)
        for time, words in items:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
            at = text_label(time, "strong")
            at.setFixedWidth(48)
            at.setAlignment(Qt.AlignmentFlag.AlignTop)
            layout.addWidget(at)
            layout.addWidget(text_label(words, wrap=True), 1)
            self._lines.addWidget(line)


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
