"""The window from the command line: one window a computer, its first file, and what can wait until it stands."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.app import Program
from desktop_app.ui.instance import OnlyOne
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.dialogs import ScreenAsker


def main(arguments: Sequence[str]) -> int:
    """Open the window: `[FILE] [--sample] [--smoke]`. With --smoke it paints once and ends, to test a package."""
    smoke, sample = "--smoke" in arguments, "--sample" in arguments
    files = [argument for argument in arguments if not argument.startswith("-")]
    path = str(Path(files[0]).absolute()) if files else ""
    application = QApplication([sys.argv[0], "-style", theme.STYLE])
    application.setApplicationName("Rostrum")
    application.setDesktopFileName("rostrum")
    only = OnlyOne(paths.config_dir())
    if not smoke and not only.claim() and only.hand_over(path):
        return 0
    program = Program(application, ScreenAsker())
    only.asked.connect(program.bring)
    if sample:
        program.sample()
    elif path:
        program.open(Path(path))
    else:
        program.window.show_start()
    program.window.show()
    QTimer.singleShot(0, application.quit if smoke else partial(_settle_in, program, only))
    return application.exec()


def _settle_in(program: Program, only: OnlyOne) -> None:
    """What can wait until the window stands."""
    from desktop_app.ui import crash

    gc.enable()
    crash.install(program.window.show_crash)
    only.listen()
