"""The crash window. The change at hand has been rolled back; the report holds code places only, no personal data."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.words import _

Show = Callable[[str], None]


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and where in the code it arose. Not its message: that may hold a name."""
    lines = [f"Python {platform.python_version()} · {platform.system()} {platform.release()}", kind.__name__]
    frames = traceback.extract_tb(trace)
    lines += [f"  {_place(Path(frame.filename))}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines)


def _place(path: Path) -> str:
    parts = path.parts
    for top in ("desktop_app", "db"):
        if top in parts:
            return "/".join(parts[parts.index(top) :])
    return path.name


class CrashDialog(QDialog):
    """Says that something went wrong, that the file is sound, and offers the report to copy."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.resize(640, 420)
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Report"))
        told = _(
            "The last step was not carried out; everything before it is safe on disk. You can go on working. "
            "The report below holds no personal data; please send it to whoever looks after this program."
        )
        copy = button(_("Copy report"), "copy", on=self._copy)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addWidget(text_label(told, wrap=True))
        layout.addWidget(self.report, 1)
        layout.addLayout(row(None, copy, button(_("Go on"), "check", "primary", on=self.accept)))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())


def install(show: Show) -> None:
    """Send what nobody caught to `show` instead of ending the program; Ctrl+C still ends it."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        show(report(kind, trace))

    sys.excepthook = caught
