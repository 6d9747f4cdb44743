from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui import crash


def a_bug(name: str) -> None:
    raise KeyError(name)


def a_report(name: str) -> str:
    try:
        a_bug(name)
    except KeyError as error:
        return crash.report(type(error), error.__traceback__)
    raise AssertionError


def test_the_report_tells_where_and_what_kind_but_nobodys_name() -> None:
    text = a_report("王小明")
    assert "KeyError" in text
    assert "test_crash.py" in text and "a_bug" in text
    assert "王小明" not in text
    assert "/" not in text.split("test_crash.py")[0].splitlines()[-1]


def test_what_nobody_caught_is_shown_and_the_program_goes_on(qapp: QApplication) -> None:
    before, shown = sys.excepthook, list[str]()
    try:
        crash.install(shown.append)
        try:
            a_bug("x")
        except KeyError:
            sys.excepthook(*sys.exc_info())
    finally:
        sys.excepthook = before
    assert len(shown) == 1


def test_the_window_offers_the_report_to_copy(qtbot: QtBot) -> None:
    dialog = crash.CrashDialog("report text")
    qtbot.addWidget(dialog)
    dialog._copy()
    assert QApplication.clipboard().text() == "report text"
