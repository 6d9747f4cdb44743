"""Every question the program asks, and the only place with modal message and file dialogs.

Pages ask through `office.asker`; tests put a FakeAsker there that fails on a question nobody expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from desktop_app.words import _


class Asker(Protocol):
    """What can be asked. None or False is "no" and "never mind"."""

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str, danger: bool = False) -> bool:
        """Ask before something that cannot be undone. Everything else is done at once, with Undo in a toast."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Tell something that must be read before going on."""

    def choose(self, parent: QWidget | None, title: str, text: str, options: Sequence[str]) -> str | None:
        """Ask for one of a few; the chosen text."""

    def text(self, parent: QWidget | None, title: str, label: str, value: str = "") -> str | None:
        """Ask for one line of text."""

    def open_file(self, parent: QWidget | None, title: str, kinds: str, folder: str = "") -> Path | None:
        """Ask for a file to read; `kinds` like "Excel (*.xlsx)"."""

    def save_file(
        self, parent: QWidget | None, title: str, kinds: str, name: str, folder: str = ""
    ) -> Path | None:
        """Ask where to write; `name` is proposed. The system's dialog asks before replacing a file."""

    def folder(self, parent: QWidget | None, title: str, folder: str = "") -> Path | None:
        """Ask for a folder to write into."""

    def show_file(self, path: Path) -> bool:
        """Open a file with the system's program for its kind; False when there is none."""

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog of our own until it is closed; True when it was accepted."""


class ScreenAsker:
    """Asks the person at the screen."""

    def confirm(self, parent: QWidget | None, title: str, text: str, yes: str, danger: bool = False) -> bool:
        box = _box(parent, title, text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        agree.setProperty("kind", "danger" if danger else "primary")
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel if danger else agree)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is agree

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        box = _box(parent, title, text)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def choose(self, parent: QWidget | None, title: str, text: str, options: Sequence[str]) -> str | None:
        box = _box(parent, title, text)
        buttons = {box.addButton(option, QMessageBox.ButtonRole.ActionRole): option for option in options}
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.exec()
        return next((option for key, option in buttons.items() if key is box.clickedButton()), None)

    def text(self, parent: QWidget | None, title: str, label: str, value: str = "") -> str | None:
        dialog = QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(value)
        dialog.setOkButtonText(_("OK"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.setMinimumWidth(380)
        return dialog.textValue() if dialog.exec() else None

    def open_file(self, parent: QWidget | None, title: str, kinds: str, folder: str = "") -> Path | None:
        name, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
        return Path(name) if name else None

    def save_file(
        self, parent: QWidget | None, title: str, kinds: str, name: str, folder: str = ""
    ) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(Path(name).suffix)

    def folder(self, parent: QWidget | None, title: str, folder: str = "") -> Path | None:
        name = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(name) if name else None

    def show_file(self, path: Path) -> bool:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def run(self, dialog: QDialog) -> bool:
        return bool(dialog.exec())


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    return box
