"""Keys for tests: QTest with types. Chinese must not be typed this way (it aborts the process)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One key, down and up."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """ASCII, letter by letter."""
    assert text.isascii()
    QTest.keyClicks(widget, text)
