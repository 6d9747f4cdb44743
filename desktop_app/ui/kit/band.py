"""A verdict for the whole room: colour, sign and words in one band; never colour alone."""

from __future__ import annotations

import enum

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import restyle, text_label
from desktop_app.ui.kit.icons import icon


class Mood(enum.StrEnum):
    """How a band looks."""

    IDLE = "idle"
    READY = "ready"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


SIGNS = {
    Mood.IDLE: "scan-line",
    Mood.READY: "user-round",
    Mood.OK: "circle-check",
    Mood.WARN: "triangle-alert",
    Mood.BAD: "circle-x",
}
TINTS = {Mood.IDLE: "text3", Mood.READY: "accent", Mood.OK: "ok", Mood.WARN: "warn", Mood.BAD: "bad"}


class Band(QFrame):
    """Stands on top of a card without padding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self.sign = QLabel()
        self.title = text_label(name="verdictTitle", wrap=True)
        self.text = text_label(name="verdictText", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(14)
        layout.addWidget(self.sign)
        layout.addLayout(words, 1)

    def show_as(self, mood: Mood, title: str, text: str = "") -> None:
        """Colour and sign of a mood, with these words."""
        self.setProperty("mood", mood.value)
        self.sign.setPixmap(icon(SIGNS[mood], TINTS[mood]).pixmap(36, 36))
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}")
        for widget in (self, self.title, self.text):
            restyle(widget)
