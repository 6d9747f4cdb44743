"""A hand scanner is a keyboard that types faster than people. It is told by the time between keys, whatever has focus.

Keys go on to the field with the focus; when a fast run of them ends with Enter or Tab, or with a pause after a whole
code, it was a scan: what the run left in the field is taken out again, the ending key is swallowed, and `scanned` tells
the text. Where the system's keyboard layout has turned the signs into others, the places of the keys tell the code.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.domain.certificate_proof import looks_like_certificate
from desktop_app.domain.codes import LENGTH, looks_like_code
from desktop_app.domain.key_places import us_sign
from desktop_app.domain.scanner_test import without_frame
from desktop_app.settings import Settings

GAP_S = 0.05
"""The longest pause between two keys of a scan. Scanners need 1-20 ms; two fingers on two keys rarely less than 60."""

LEAST = 6
"""Shorter runs are people."""

SILENCE_MS = 160
"""A whole code followed by so long a pause was a scan, also from a scanner that ends with no key."""

ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
EVDEV = 8 if sys.platform.startswith("linux") else 0


class Scanner(QObject):
    """Watches the keys of the whole program while `watching()` is true. `raw` keeps prefix and suffix."""

    scanned = Signal(str)
    raw = Signal(str)

    def __init__(
        self,
        watching: Callable[[], bool],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._watching, self._clock, self._settings = watching, clock, settings
        self._run = self._places = ""
        self._last = self._slowest = 0.0
        self._field: QLineEdit | None = None
        self._before = ("", 0)
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._after_silence)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def slowest(self) -> float:
        """The longest pause within the last scan, in seconds."""
        return self._slowest

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
        # When the key was pressed, not when a busy window came to it.
        now = event.timestamp() / 1000 if event.timestamp() else self._clock()
        gap, self._last = now - self._last, now
        fast = gap <= GAP_S
        if event.key() in ENDS:
            return self._end(fast)
        if not event.text().isprintable() or not event.text():
            return False  # Shift and the like
        if not fast or not self._run:
            self._begin()
        else:
            self._slowest = max(self._slowest, gap)
        self._run += event.text()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._places += us_sign(event.nativeScanCode() - EVDEV, shifted)
        if len(self._run) >= LENGTH:
            self._silence.start()
        return False

    def _begin(self) -> None:
        """Remember the field as it is before the first key of what may be a scan."""
        self._run = self._places = ""
        self._slowest = 0.0
        focus = QApplication.focusWidget()
        self._field = focus if isinstance(focus, QLineEdit) else None
        self._before = (self._field.text(), self._field.cursorPosition()) if self._field else ("", 0)

    def _after_silence(self) -> None:
        if _is_whole(self._text()):
            self._end(fast=True)

    def _end(self, fast: bool) -> bool:
        self._silence.stop()
        text, run, raw = self._text(), self._run, self._raw()
        self._run = self._places = ""
        if not fast or len(run) < LEAST:
            return False
        if self._field is not None:
            before, place = self._before
            self._field.setText(before)
            self._field.setCursorPosition(place)
        self.raw.emit(raw)
        self.scanned.emit(text)
        return True

    def _raw(self) -> str:
        """The run as it came; by the places of the keys where only these make a code."""
        if not _is_whole(self._run) and _is_whole(self._places):
            return self._places
        return self._run

    def _text(self) -> str:
        """The run without what this scanner adds."""
        frame = self._settings
        plain = without_frame(self._run, frame.scanner_prefix, frame.scanner_suffix) if frame else self._run
        if not _is_whole(plain) and _is_whole(self._places):
            return self._places
        return plain


def _is_whole(text: str) -> bool:
    """Whether a run is one of our codes: of a badge or of a certificate."""
    return looks_like_code(text) or looks_like_certificate(text)
