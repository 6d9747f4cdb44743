"""An office over a real meeting file, and the theme, for every test of a widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from db.store import Store
from desktop_app import words
from desktop_app.app import Program
from desktop_app.domain.meeting import Meeting
from desktop_app.settings import Settings
from desktop_app.ui.kit import theme
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker

NOW = dt.datetime(2027, 3, 15, 13, 0)
MEETING = Meeting(
    id="0" * 32,
    title="消费者权益保护工作大会",
    starts_at=dt.datetime(2027, 3, 15, 14, 0),
    venue="友谊会堂",
    secret="5e" * 20,
)


@pytest.fixture(autouse=True)
def swept(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test let go is really gone afterwards: left over, every window would be dressed again by later tests."""
    yield
    if "qapp" in request.fixturenames:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def asker() -> Iterator[FakeAsker]:
    """The person at the screen; every answer prepared must have been asked for."""
    fake = FakeAsker()
    yield fake
    assert fake.done()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty meeting in a file of its own."""
    made = Store.create(tmp_path / "meeting.rostrum", MEETING, clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def office(qapp: QApplication, store: Store, asker: FakeAsker) -> Iterator[Office]:
    """The office over that meeting, at one o'clock."""
    made = Office(store, Settings(desk="A"), lambda: NOW, asker)
    yield made
    made.rest()


@pytest.fixture(params=["light", "dark"])
def dressed(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Each theme in turn."""
    theme.dress(qapp, request.param)
    yield request.param
    theme.apply(qapp, "light")


@pytest.fixture(params=sorted(words.LANGUAGES))
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language of the screen in turn."""
    words.set_screen_language(request.param)
    yield request.param
    words.set_screen_language(words.SOURCE)


@pytest.fixture
def program(qapp: QApplication, asker: FakeAsker, tmp_path: Path) -> Iterator[Program]:
    """The whole program with preferences of its own, on the start page; English, light."""
    made = Program(qapp, asker, lambda: NOW, tmp_path / "home")
    made.set_language("en")
    made.set_theme("light")
    made.window.show_start()
    made.window.show()
    yield made
    words.set_screen_language(words.SOURCE)
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
