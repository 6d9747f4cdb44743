"""Work of the main thread in beats: some milliseconds of it, then the screen has its turn.

For what must be done on this thread because the open file belongs to it. Everything else is a job (`ui.jobs`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

BEAT_S = 0.02
"""How long one beat may work; a piece that has begun is finished."""

_END = object()


class Beats(QObject):
    """Runs one generator at a time, each piece between two of its `yield`s."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._beat)

    @property
    def busy(self) -> bool:
        """Whether something is still to be done."""
        return self._timer.isActive()

    def run(self, work: Iterator[object]) -> None:
        """Begin, in place of what is under way."""
        self._work = work
        self._timer.start()

    def stop(self) -> None:
        """Leave what is under way as it is."""
        self._timer.stop()
        self._work = iter(())

    def _beat(self) -> None:
        work, until = self._work, time.perf_counter() + BEAT_S
        try:
            while work is self._work and time.perf_counter() < until:
                if next(work, _END) is _END:
                    self._ended(work)
        except BaseException:
            self.stop()
            raise

    def _ended(self, work: Iterator[object]) -> None:
        if work is self._work:  # unless its last piece has begun another
            self.stop()
