"""Measures how long the main thread was ever away: a timer that should beat every 10 ms, and the worst gap it saw.

Two measures, because they answer two questions. The wall clock tells what a person felt, with whatever else the machine
was doing; the thread's own processor time tells what this program did to the screen, and is the same on a busy machine.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 10


class Heartbeat(QObject):
    """Beats while it is started. `worst_ms` is the longest time between two beats, beyond the beat itself;
    `worst_busy_ms` the most the thread worked between two."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worst_ms = self.worst_busy_ms = 0.0
        self._last, self._busy = time.monotonic(), time.thread_time()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Forget what was and begin."""
        self.worst_ms = self.worst_busy_ms = 0.0
        self._last, self._busy = time.monotonic(), time.thread_time()
        self._timer.start()

    def stop(self) -> float:
        """Stop, and tell the worst gap in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.worst_ms

    def _beat(self) -> None:
        now, busy = time.monotonic(), time.thread_time()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - EVERY_MS)
        self.worst_busy_ms = max(self.worst_busy_ms, (busy - self._busy) * 1000)
        self._last, self._busy = now, busy
