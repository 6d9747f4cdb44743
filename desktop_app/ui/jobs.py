"""Gives jobs a thread, and brings their news back to the screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from desktop_app.domain.job import Job, Step

T = TypeVar("T")
REPORT_EVERY_S = 0.05
SHOW_AFTER_MS = 600


class _News(QObject):
    progress = Signal(Step)
    done = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()


class _Run(QRunnable):
    """One job on the worker thread; its news arrive on the thread of `news`."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.news = _News()
        self.stop = threading.Event()
        self._job = job

    def run(self) -> None:
        last = 0.0
        try:
            while not self.stop.is_set():
                step = next(self._job)
                now = time.monotonic()
                if now - last >= REPORT_EVERY_S:
                    self.news.progress.emit(step)
                    last = now
            self._job.close()
        except StopIteration as end:
            self.news.done.emit(end.value)
        except Exception as error:  # noqa: BLE001 - it is shown on the main thread
            self.news.failed.emit(error)
        else:
            self.news.cancelled.emit()


class Jobs(QObject):
    """At most one job at a time; the desk never waits for it.

    `shown` tells that the current job has run long enough to be worth a progress bar; `idle` that it has ended.
    """

    started = Signal(str)
    shown = Signal(str)
    progress = Signal(Step)
    failed = Signal(Exception)
    cancelled = Signal(str)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._current: _Run | None = None
        self._title = ""
        self._then: Callable[[Any], None] = _nothing
        self._patience = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._patience.timeout.connect(lambda: self.shown.emit(self._title))

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._current is not None

    @property
    def title(self) -> str:
        """What the running job is called on screen; empty when none runs."""
        return self._title

    def start(self, job: Job[T], then: Callable[[T], None], *, title: str = "") -> bool:
        """Run a job and hand its result to `then` on this thread. False, and nothing starts, while another one runs."""
        if self._current is not None:
            job.close()
            return False
        run = self._current = _Run(job)
        self._title, self._then = title, then
        run.news.progress.connect(self.progress)
        run.news.done.connect(self._done)
        run.news.failed.connect(self._failed)
        run.news.cancelled.connect(self._cancelled)
        self.started.emit(title)
        self._patience.start()
        self._pool.start(run)
        return True

    def cancel(self) -> None:
        """Ask the running job to stop at its next step; its result is thrown away."""
        if self._current is not None:
            self._current.stop.set()
            self._then = _nothing  # it may have ended a moment ago, with the news still on its way

    def wait(self) -> None:
        """Cancel what runs and wait for the thread; for closing the window."""
        self.cancel()
        self._pool.waitForDone()

    # Bound methods of a QObject, so that Qt brings the news over to the main thread.

    def _done(self, result: object) -> None:
        then = self._then
        self._end()
        then(result)

    def _failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _cancelled(self) -> None:
        title = self._title
        self._end()
        self.cancelled.emit(title)

    def _end(self) -> None:
        self._patience.stop()
        self._current, self._title, self._then = None, "", _nothing
        self.idle.emit()


def _nothing(result: object) -> None:
    """What is done with a result when no job runs."""


def raise_error(error: Exception) -> None:
    """For `Jobs.failed`, where a job can fail by a bug of ours only: the crash window tells it."""
    raise error
