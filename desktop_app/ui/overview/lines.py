"""The parts of the overview: lines of readiness, figures, the first steps of a new meeting, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.overview import Readiness
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.overview.sentences import CHECKS, named, told
from desktop_app.words import _

ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
SIGNS = {"ok": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


def grade(found: Readiness) -> str:
    """ok, warn or bad."""
    if found.done:
        return "ok"
    return "bad" if CHECKS[found.check].grave else "warn"


class ReadinessLine(QFrame):
    """Something missing: sign, sentence, a few names, and a link to the place. Enter or a click follows it."""

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
        sentence = text_label(told(found), "strong", wrap=True)
        detail = text_label(named(found), "small", wrap=True)
        detail.setVisible(bool(detail.text()))
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
        layout.addWidget(Pill(_("Mend"), "accent"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.followed.emit(*self._target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ACTS:
            self.followed.emit(*self._target)
            return
        super().keyPressEvent(event)


class Figure(Card):
    """One number with its name, and a smaller line below; a click or Enter goes to its page."""

    followed = Signal(str, str)

    def __init__(self, name: str, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=16, spacing=2)
        self._page = page
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.followed.emit(self._page, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ACTS:
            self.followed.emit(self._page, "")
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.set_ring(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_ring(False)


class DoneLines(QWidget):
    """What is in order, small and in two columns: good to know, nothing to do."""

    def __init__(self, found: Sequence[Readiness], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for place, each in enumerate(found):
            sign = QLabel()
            sign.setPixmap(icon(SIGNS["ok"], "ok").pixmap(18, 18))
            grid.addWidget(sign, place // 2, place % 2 * 2, Qt.AlignmentFlag.AlignTop)
            words = text_label(told(each), "muted", wrap=True)
            grid.addWidget(words, place // 2, place % 2 * 2 + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)


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
    """The agenda of the day with its times, from what is on now; a click or Enter opens the agenda."""

    followed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20, spacing=6)
        self._title = text_label(_("Agenda"), "h2")
        self.body.addWidget(self._title)
        self.body.addSpacing(6)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(14)
        column.addLayout(self._lines)
        column.addStretch()
        self.body.addWidget(scrolled(inside), 1)
        whole = button(
            _("Whole agenda"), "list-ordered", "ghost", on=lambda: self.followed.emit("agenda", "")
        )
        self.body.addLayout(row(whole, None))

    def tell(self, title: str, items: Sequence[tuple[str, str, str, bool]]) -> None:
        """Show (time, title, length, on now) of each."""
        self._title.setText(title)
        clear(self._lines)
        for time, words, length, on_now in items:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
            at = text_label(time, "strong")
            at.setFixedWidth(48)
            text = QVBoxLayout()
            text.setSpacing(2)
            text.addWidget(text_label(words, "strong" if on_now else "", wrap=True))
            text.addWidget(text_label(length, "small"))
            layout.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(text, 1)
            if on_now:
                layout.addWidget(Pill(_("now"), "accent"), 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(line)


def clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def scrolled(inside: QWidget) -> QScrollArea:
    """A widget that scrolls up and down alone."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
