"""The seating page on a hall of 176 whom the engine has seated."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.queries import seating as kept
from desktop_app.commands.seating import accept_plan
from desktop_app.domain.job import run_now
from desktop_app.planning.seating import seat_everyone
from desktop_app.ui.office import Office
from desktop_app.ui.seating.page import SeatingPage
from tests.seated import fill


@pytest.fixture
def seated(office: Office) -> Office:
    hall = fill(office.store)
    accept_plan(office.store, run_now(seat_everyone(kept.task(hall.id, evaluations=1_000))))
    return office


@pytest.fixture
def page(qtbot: QtBot, seated: Office) -> SeatingPage:
    made = SeatingPage(seated)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.view.setFocus()
    return made
