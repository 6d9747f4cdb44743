"""A hand scanner is a keyboard that types faster than people. It is told by the time between keys, whatever has focus.

Keys go on to the field with the focus; when a fast run of them ends with Enter or Tab, it was a scan: what the run left
in the field is taken out again, the ending key is swallowed, and `scanned` tells the text.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

GAP_S = 0.05
"""The longest pause between two keys of a scan. Scanners need 1-20 ms; two fingers on two keys rarely less than 60."""

LEAST = 6
"""Shorter runs are people."""

ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class Scanner(QObject):
    """Watches the keys of the whole program while `watching()` is true."""

    scanned = Signal(str)

    def __init__(
        self,
        watching: Callable[[], bool],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._watching, self._clock = watching, clock
        self._run = ""
        self._last = 0.0
        self._field: QLineEdit | None = None
        self._before = ("", 0)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not self._watching():
            return False  # a key passes the window first, then its widgets: the widget with the focus counts
        if watched is not (QApplication.focusWidget() or watched):
            return False  # on its way up from a widget that did not want it
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        """True swallows the key."""
        now = self._clock()
        fast = now - self._last <= GAP_S
        self._last = now
        if event.key() in ENDS:
            return self._end(fast)
        if not event.text().isprintable() or not event.text():
            return False  # Shift and the like
        if not fast or not self._run:
            self._begin()
        self._run += event.text()
        return False

    def _begin(self) -> None:
        """Remember the field as it is before the first key of what may be a scan."""
        self._run = ""
        focus = QApplication.focusWidget()
        self._field = focus if isinstance(focus, QLineEdit) else None
        self._before = (self._field.text(), self._field.cursorPosition()) if self._field else ("", 0)

    def _end(self, fast: bool) -> bool:
        run, self._run = self._run, ""
        if not fast or len(run) < LEAST:
            return False
        if self._field is not None:
            text, place = self._before
            self._field.setText(text)
            self._field.setCursorPosition(place)
        self.scanned.emit(run)
        return True
