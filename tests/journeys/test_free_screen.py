"""The screen is never held up for longer than a tenth of a second by what staff do on a page that stands.

Measured in processor time of the main thread between two beats, so that a busy machine does not fail it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from db.models import RecipientRecord
from db.queries import agenda, attendance, attendees, awards
from db.queries.award_rows import recipient_columns
from desktop_app.app import Program
from desktop_app.domain.awards import Recipient
from desktop_app.domain.identity import new_id
from desktop_app.paths import resources
from desktop_app.ui.kit.heartbeat import Heartbeat
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.pages import PAGES
from desktop_app.ui.papers import show_paper
from desktop_app.ui.studio.dialog import StudioDialog
from tests.seated import names
from tests.ui.asker import FakeAsker

LIMIT_MS = 100
TURNS = 4
"""Everything is done so often, and the best counts: what a neighbour does to the machine is not the program's doing."""
WAIT_MS = 20_000


class Screen:
    """The window on the sample meeting with every page made, and a measure of what is done on it."""

    def __init__(self, program: Program, asker: FakeAsker, qtbot: QtBot) -> None:
        self.program, self.asker, self.qtbot = program, asker, qtbot
        self.heart = Heartbeat()
        program.sample()
        assert program.window.desk is not None and program.window.office is not None
        self.desk, self.office = program.window.desk, program.window.office
        for spec in PAGES:
            self.go(spec.key)

    def go(self, key: str) -> Any:
        self.desk.go(key)
        self.qtbot.wait(20)
        return self.desk.page(key)

    def busy_ms(self, action: Callable[[], object], until: Callable[[], bool] = lambda: True) -> float:
        """The most that the main thread worked at a stretch, until everything that was begun has ended."""
        self.heart.start()
        action()
        self.qtbot.waitUntil(until, timeout=WAIT_MS)
        self.qtbot.waitUntil(lambda: not self.office.jobs.busy, timeout=WAIT_MS)
        self.heart.stop()
        return self.heart.worst_busy_ms


@pytest.fixture
def screen(program: Program, asker: FakeAsker, qtbot: QtBot) -> Iterator[Screen]:
    yield Screen(program, asker, qtbot)


def test_at_the_desk(screen: Screen) -> None:
    door = screen.go("checkin")
    (wang,) = attendees.named("王丽")
    typing, entering, undoing = [], [], []
    for _turn in range(TURNS):
        typing.append(screen.busy_ms(lambda: screen.qtbot.keyClicks(door.search, "5425")))
        screen.qtbot.waitUntil(lambda: bool(door.model.values()) and door.model.values()[0].id == wang.id)
        entering.append(screen.busy_ms(lambda: screen.qtbot.keyClick(door.search, Qt.Key.Key_Return)))
        assert wang.id in attendance.present_ids()
        undoing.append(screen.busy_ms(screen.office.undo))
        assert wang.id not in attendance.present_ids()
    assert max(min(typing), min(entering), min(undoing)) <= LIMIT_MS


def test_a_roster_comes_in_and_goes(screen: Screen) -> None:
    people = screen.go("attendees")

    def agree(_dialog: QDialog) -> bool:
        screen.qtbot.wait(50)
        screen.heart.start()  # the preview is built in one piece; what counts is what comes of it
        return True

    coming, going = [], []
    for _turn in range(TURNS):
        screen.asker.expect("open_file", resources() / "examples" / "roster-en.csv")
        screen.asker.expect("run", agree)
        coming.append(screen.busy_ms(people.ask_import, until=lambda: attendees.count() == 176 + 172))
        going.append(screen.busy_ms(screen.office.undo, until=lambda: people.index.settled))
        assert attendees.count() == 176
    assert max(min(coming), min(going)) <= LIMIT_MS


def test_an_item_moves_and_everybody_is_seated(screen: Screen) -> None:
    plan = screen.go("agenda")
    plan.show_subject(agenda.items()[7].id)
    shifting = [screen.busy_ms(partial(plan.shift, step)) for step in (-1, 1, -1)]
    hall = screen.go("seating")
    seating = [screen.busy_ms(hall.seat_everyone) for _turn in range(TURNS)]
    assert max(min(shifting), min(seating)) <= LIMIT_MS


def test_certificates_are_looked_at(screen: Screen) -> None:
    seen: list[bool] = []

    def look(dialog: QDialog) -> bool:
        assert isinstance(dialog, PrintPreviewDialog)
        dialog.show()
        screen.qtbot.wait(300)
        seen.append(True)
        return True

    def shown_times(turn: int) -> bool:
        return len(seen) == turn

    looking = []
    for turn in range(1, TURNS + 1):
        screen.asker.expect("run", look)
        looking.append(
            screen.busy_ms(
                lambda: show_paper(screen.office, screen.program.window, "certificates"),
                until=partial(shown_times, turn),
            )
        )
    assert min(looking) <= LIMIT_MS


def test_a_template_is_proved_on_two_thousand(screen: Screen) -> None:
    award = awards.awards()[0]
    with screen.office.store.change("import-awards"):
        for place, name in enumerate(names(2_000)):
            row = recipient_columns(
                Recipient(new_id(), award.id, None, name, citation="成绩突出。" * (place % 9))
            )
            RecipientRecord.insert(row | {"order": f"z{place:04}"}).execute()
    screen.go("awards")
    reading, studio = [], StudioDialog(screen.office, "zh", screen.program.window)
    for _turn in range(TURNS):  # the first one loads fonts and the renderer as well
        studio.done(0)
        studio = StudioDialog(screen.office, "zh", screen.program.window)
        studio.show()
        reading.append(screen.busy_ms(lambda: None, until=partial(_drawn, studio)))
    assert len(studio.proof.judged) > 2_000
    place = next(place for place, each in enumerate(studio.template.elements) if each.flows)
    studio.choose(place)
    editing = []
    for turn in range(TURNS):
        smaller = replace(studio.template.elements[place], size=19.0 - turn)
        editing.append(screen.busy_ms(partial(studio.put, smaller), until=lambda: studio.proof.drawn))
    studio.done(0)
    assert max(min(reading), min(editing)) <= LIMIT_MS


def _drawn(studio: StudioDialog) -> bool:
    return studio.shown_for.settled and studio.proof.drawn
