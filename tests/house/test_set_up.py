"""The set-up: locks that hold, and a Qt that survives an afternoon."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.house.test_licences import locked
from tests.house.tree import ROOT


def test_run_and_test_locks_agree() -> None:
    run, test = locked("run"), locked("test")
    assert {name: line for name, line in run.items() if test.get(name) != line} == {}


def test_every_locked_package_has_hashes() -> None:
    for name in ("run", "test"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_set_up_is_quick_when_nothing_has_changed() -> None:
    # Asks for CPU time, not for the clock on the wall: other work on this machine does not count.
    before = os.times()
    done = subprocess.run(
        [sys.executable, "scripts/bootstrap.py", "--python"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert done.stdout.strip().startswith(str(ROOT / ".venv"))
    assert spent < 0.3


def test_qt_survives_twenty_thousand_calls() -> None:
    # PySide6 6.12.0 on Python 3.11 lost a reference to None on every call and aborted after some 5,000.
    program = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel()\n"
        "for number in range(20_000):\n"
        "    label.setText(str(number))\n"
        "print(label.text())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "19999")
