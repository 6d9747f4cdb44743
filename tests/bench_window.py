"""A keystroke inside the window at 5,000 and 100,000 people, on the check-in page, where seconds count: the letter, the
search, the rows and the card; and the same with the painting of all that by Qt's raster engine. Beside it a plain scan
over the same people, which finds less and shows nothing."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.settings import Settings
from desktop_app.ui.checkin.page import CheckInPage
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.dialogs import ScreenAsker
from desktop_app.ui.kit.heartbeat import Heartbeat
from desktop_app.ui.office import Office
from tests.bench import Figure, against, percentile
from tests.bench_finding import TYPED
from tests.sample import filled_store

SIZES = (5_000, 100_000)
NOW = dt.datetime(2027, 3, 15, 13, 30)
TURNS = 3


def figures() -> list[Figure]:
    """Over every letter of what is typed, in milliseconds; and how long the window was ever held up while the meeting
    was read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [each for size in SIZES for each in _figures(size)]


def _figures(size: int) -> list[Figure]:
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme.dress(application, "light")
    with tempfile.TemporaryDirectory() as folder:
        store = filled_store(Path(folder) / "bench.rostrum", people=size)
        office = Office(store, Settings(desk="A"), lambda: NOW, ScreenAsker())
        page = CheckInPage(office)
        page.resize(1440, 900)
        page.show()
        heart = Heartbeat()
        heart.start()
        while not page.index.settled:
            application.processEvents()
            time.sleep(0.001)
        heart.stop()
        people = page.index.fetch()
        texts = [f"{each.attendee.name} {each.latin} {each.attendee.phone}" for each in people]
        found, painted, theirs = _typed(page, application.processEvents, texts)
        office.rest()
        store.close()
    page.deleteLater()
    peer, name = "plain scan, ms", f"keystroke in the window, {size:,} people"
    return [
        against(f"{name}, p50", "ms", _ms(found, 0.5), peer, _ms(theirs, 0.5)),
        against(f"{name}, p99", "ms", _ms(found, 0.99), peer, _ms(theirs, 0.99), "≤ 16 ms"),
        against(f"{name}, painted, p50", "ms", _ms(painted, 0.5), peer, _ms(theirs, 0.5)),
        Figure(f"main thread at a stretch, reading {size:,} people", heart.worst_busy_ms, "ms", goal="≤ 100"),
    ]


def _ms(seconds: list[float], share: float) -> float:
    return percentile(seconds, share) * 1e3


def _typed(
    page: CheckInPage, paint: Callable[[], object], texts: list[str]
) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each letter until everything is found, until it is painted, and of the scan. The search is asked at
    once: the pause in which the field waits for the next letter is nobody's work."""
    found, painted, theirs = [], [], []
    for word in TYPED * TURNS:
        page.search.clear()
        paint()
        for letter in range(len(word)):
            began = time.perf_counter()
            if word.isascii():
                QTest.keyClicks(page.search, word[letter])
            else:
                page.search.insert(word[letter])
            page.search.searched.emit(page.search.text())
            known = time.perf_counter()
            paint()
            seen = time.perf_counter()
            [place for place, text in enumerate(texts) if word[: letter + 1] in text][:200]
            theirs.append(time.perf_counter() - seen)
            found.append(known - began)
            painted.append(seen - began)
    return found, painted, theirs
