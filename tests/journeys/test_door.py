"""The half hour before a meeting, at the desk in the real window; and the same half hour ended by kill -9."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import attendance, attendees
from db.queries.meeting import meeting
from db.store import Store
from db.verifying import verify
from desktop_app.app import Program
from desktop_app.domain import counting
from desktop_app.domain.attendance import EventKind, fold
from desktop_app.domain.attendees import Status
from desktop_app.domain.codes import code_for
from desktop_app.ui.checkin.dialogs import WalkInDialog
from desktop_app.ui.kit.band import Mood
from tests.sample import filled_store
from tests.ui.asker import FakeAsker

SCANS, PEOPLE = 300, 330
ROOT = Path(__file__).parents[2]


def by_scanner(page: Any, text: str) -> None:
    """As a hand scanner types: into whatever has the focus, fast, with Enter behind."""
    focus = QApplication.focusWidget() or page.search
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)


def counters(page: Any) -> list[int]:
    found = page.counters
    figures = (found.expected, found.present, found.apologies, found.substituted, found.not_yet)
    return [int(each.text().replace(",", "")) for each in figures]


def folded() -> list[int]:
    """The counters from the events alone."""
    everyone = attendees.everyone()
    present = {each.id for each in everyone if fold(attendance.events(each.id)).present}
    total = counting.attendance(everyone, present, meeting()).total
    return [total.expected, total.present, total.apologies, total.substituted, total.not_yet]


def test_three_hundred_scans_with_garbage_doubles_undos_and_walk_ins(
    program: Program, asker: FakeAsker, qtbot: QtBot, tmp_path: Path
) -> None:
    chance = random.Random(315)
    filled_store(tmp_path / "door.rostrum", PEOPLE).close()
    assert program.open(tmp_path / "door.rostrum") and program.window.desk is not None
    program.settings.sounds = False
    program.window.desk.go("checkin")
    page: Any = program.window.desk.page("checkin")
    page.scanner._clock = lambda: 0.0  # a machine under load is no slow hand
    qtbot.waitUntil(lambda: len(page.index) == PEOPLE)  # a big meeting is gathered in beats
    secret = page.office.meeting().secret
    awaited = [person.id for person in page.roll.fetch()]
    chance.shuffle(awaited)
    inside: list[str] = []
    seen: Counter[str] = Counter()
    for number in range(SCANS):
        if number % 20 == 7:
            by_scanner(page, code_for(os.urandom(16).hex(), chance.choice((secret, "00" * 20))))
            assert page.card.verdict.mood is Mood.BAD
            seen["unknown"] += 1
        elif number % 20 == 13:
            by_scanner(page, code_for(chance.choice(inside), secret))
            assert page.card.verdict.mood is Mood.WARN
            seen["double"] += 1
        else:
            inside.append(awaited.pop())
            by_scanner(page, code_for(inside[-1], secret))
            assert page.card.verdict.mood is Mood.OK and page.card.verdict.person.id == inside[-1]
            seen["in"] += 1
        if number % 50 == 49:
            page.office.undo()
            awaited.insert(0, inside.pop())
            add_walk_in(page, asker, f"来宾{number}")
    assert seen == {"in": 270, "unknown": 15, "double": 15}
    all_is_counted(page, set(inside))


def all_is_counted(page: Any, inside: set[str]) -> None:
    walked_in = [each for each in attendees.everyone() if each.status is Status.WALK_IN]
    assert len(walked_in) == 6
    assert counters(page) == folded()
    assert attendance.present_ids() == inside | {each.id for each in walked_in}
    kinds = Counter(each.kind for each in attendance.events())
    assert kinds == {EventKind.IN: 276, EventKind.REFUSED: 30, EventKind.UNDO: 6}
    assert verify(page.office.store).sound


def add_walk_in(page: Any, asker: FakeAsker, name: str) -> None:
    def fill_in(dialog: QDialog) -> bool:
        assert isinstance(dialog, WalkInDialog)
        dialog.name.setText(name)
        dialog.try_accept()
        return bool(dialog.result())

    asker.expect("run", fill_in)
    page.walk_in()
    assert page.card.verdict.mood is Mood.OK and page.card.name.text() == name


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_kill_at_the_door_loses_nothing_that_was_shown(tmp_path: Path) -> None:
    path = tmp_path / "door.rostrum"
    filled_store(path, 120).close()
    shown: set[str] = set()
    for round_, kill_after in enumerate((3, 11)):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.door_process", str(path), str(tmp_path / f"home{round_}")],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert child.stdout is not None
        shown |= {child.stdout.readline().decode().strip() for _line in range(kill_after)}
        os.kill(child.pid, signal.SIGKILL)
        shown |= set(child.stdout.read().decode().split())
        child.wait()
        child.stdout.close()
    store = Store.open(path, clock=lambda: dt.datetime(2027, 3, 15, 14))
    try:
        assert len(shown) >= 14 and shown <= attendance.present_ids()
        assert verify(store).sound
    finally:
        store.close()
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
