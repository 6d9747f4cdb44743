"""The search field and the row of filter chips beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.kit.basics import button
from desktop_app.ui.kit.icons import icon

WAIT_MS = 40


class SearchField(QLineEdit):
    """Searches while one types. `searched` tells the text after a short pause, at once when cleared or on Enter.

    Esc clears; Enter emits `submitted`; Down emits `down` so that a table can take over.
    """

    searched = Signal(str)
    submitted = Signal(str)
    down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self.submitted.emit(self.text())
            case Qt.Key.Key_Down:
                self.down.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Undo in a search field means the last change of the meeting, not the last letter.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def _typed(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())


class ChipRow(QWidget):
    """Filters of which exactly one is on. `picked` tells its key; `options` are (key, text), the first is on."""

    picked = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips = {key: button(text, kind="seg") for key, text in options}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for key, chip in self._chips.items():
            self._group.addButton(chip)
            layout.addWidget(chip)
            chip.toggled.connect(partial(self._toggled, key))
        layout.addStretch()
        if options:
            self.pick(options[0][0])

    def current(self) -> str:
        """The key that is on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def pick(self, key: str) -> None:
        """Turn one on."""
        self._chips[key].setChecked(True)

    def _toggled(self, key: str, on: bool) -> None:
        if on:
            self.picked.emit(key)

    def relabel(self, key: str, text: str) -> None:
        """Change the words of one, for instance to tell how many."""
        self._chips[key].setText(text)
        self._chips[key].setAccessibleName(text)
