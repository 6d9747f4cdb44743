"""From the command to a painted window with the sample meeting, beside a bare PySide6 window in the same run.

Both have their bytecode from the run before, as any program has that was started once: it is kept in a folder of its
own, so that a machine which forbids Python to write beside the sources does not compile all of ours anew each time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.bench import Figure, against

RUNS = 7
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def figures() -> list[Figure]:
    """Medians of whole processes in turn: ours with --smoke (opens the sample, paints, quits), and the bare window."""
    ours: list[float] = []
    bare: list[float] = []
    with tempfile.TemporaryDirectory() as bytecode:
        for turn in range(RUNS + 1):
            a = _seconds([sys.executable, "-m", "desktop_app", "--sample", "--smoke"], bytecode)
            b = _seconds([sys.executable, "-c", BARE], bytecode)
            if turn:
                ours.append(a)
                bare.append(b)
    return [
        against(
            "start to painted window with the sample meeting",
            "s",
            statistics.median(ours),
            "bare PySide6 window, s",
            statistics.median(bare),
            "≤ 2",
        )
    ]


def _seconds(command: list[str], bytecode: str) -> float:
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": bytecode}
    began = time.perf_counter()
    subprocess.run(command, check=True, env=settings, capture_output=True)
    return time.perf_counter() - began
