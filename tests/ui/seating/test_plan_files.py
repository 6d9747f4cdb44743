"""Halls from and for other programs, through the page's own menu."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from db.queries import seating
from db.store import Store
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.seating import seat_person
from desktop_app.domain.attendees import Attendee
from desktop_app.ui.office import Office
from desktop_app.ui.seating.page import SeatingPage
from tests.exchange.test_seating_plans import theatre
from tests.ui.asker import FakeAsker


def entry(page: SeatingPage, text: str) -> QAction:
    return next(action for action in page._more.actions() if action.text().startswith(text))


def test_a_plan_comes_in_and_goes_out(
    office: Office, store: Store, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    page = SeatingPage(office)
    qtbot.addWidget(page)
    page.show()
    plan = tmp_path / "theatre.json"
    plan.write_text(json.dumps(theatre()), "utf-8")
    said: list[str] = []
    office.said.connect(lambda text, *_more: said.append(text))
    asker.expect("open_file", plan)
    entry(page, "Import a seating plan").trigger()
    qtbot.waitUntil(lambda: page.state is not None)
    assert page.state is not None and page.state.hall.name == "Stadttheater"
    assert said[-1] == "136 seats read; 1 things without words or seats passed over"
    add_attendee(store, Attendee("p" * 32, "李䶮 <&>"))
    seat_person(store, "p" * 32, seating.seats(page.state.hall.id)[3].id)

    for ending in ("json", "svg", "png"):
        asker.expect("save_file", tmp_path / f"hall.{ending}")
        entry(page, "Export the hall").trigger()
        qtbot.waitUntil((tmp_path / f"hall.{ending}").exists)
        qtbot.waitUntil(lambda: not office.jobs.busy)
    told = json.loads((tmp_path / "hall.json").read_text("utf-8"))
    assert {zone["name"] for zone in told["zones"]} == {"Parkett", "Rang"}
    drawing = ET.parse(tmp_path / "hall.svg").getroot()
    assert "<&>" in "".join(drawing.itertext()) and len(drawing.findall(".//{*}g[@id]")) == 136
    with Image.open(tmp_path / "hall.png") as picture:
        assert picture.width > 1000

    asker.expect("open_file", tmp_path / "hall.svg")
    entry(page, "Import a seating plan").trigger()
    qtbot.waitUntil(lambda: not office.jobs.busy)
    assert len(seating.seats(page.state.hall.id)) == 136
