"""Journeys use the whole program as the window's tests do: real window, real file, a person who answers dialogs.

It is ten past two on the day of the sample meeting: the doors have been open since half past one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop_app import words
from desktop_app.app import Program
from tests.ui.asker import FakeAsker
from tests.ui.conftest import asker

NOW = dt.datetime(2027, 3, 15, 14, 10)


@pytest.fixture
def program(qapp: QApplication, asker: FakeAsker, tmp_path: Path) -> Iterator[Program]:
    """The whole program with preferences of its own, in English."""
    made = Program(qapp, asker, lambda: NOW, tmp_path / "home")
    made.set_language("en")
    made.set_theme("light")
    made.window.show_start()
    made.window.show()
    yield made
    made.set_language(words.SOURCE)
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


__all__ = ["asker", "program"]
