"""A window at the door in a process of its own, to be killed: `python -m tests.journeys.door_process FILE HOME`.

Scans one badge after the other by keys, and prints the id of everybody whose verdict has been shown as checked in.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.app import Program
from desktop_app.domain.codes import code_for
from desktop_app.ui.kit.band import Mood
from tests.ui.asker import FakeAsker


def main(path: Path, home: Path) -> None:
    program = Program(QApplication(sys.argv[:1]), FakeAsker(), folder=home)
    program.settings.sounds = False
    program.window.show()
    assert program.open(path) and program.window.desk is not None
    program.window.desk.go("checkin")
    page: Any = program.window.desk.page("checkin")
    secret = page.office.meeting().secret
    for person in page.roll.fetch():
        QTest.keyClicks(page.search, code_for(person.id, secret))
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        shown = page.card.verdict
        if shown.mood is Mood.OK:
            os.write(1, f"{shown.person.id}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
