"""A short message at the bottom, with Undo where there is something to take back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.ui.kit.basics import button, text_label
from desktop_app.words import _

SHOWN_MS, SHOWN_WITH_UNDO_MS, ABOVE_BOTTOM = 4000, 8000, 28


class Toasts(QFrame):
    """One message at a time, in the middle above the lower edge of `parent`; a new one takes the place of the old."""

    def __init__(self, parent: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._words = text_label()
        self._undo = button("", kind="plain", on=self._take_back)
        self._frame, self._take_it_back = parent, undo
        self._time = QTimer(self, singleShot=True)
        self._time.timeout.connect(self.hide)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(16)
        layout.addWidget(self._words)
        layout.addWidget(self._undo)
        self.hide()
        parent.installEventFilter(self)

    def show_text(self, text: str, undo: bool = False) -> None:
        """Show a message; with `undo` a button takes the last change back."""
        self._words.setText(text)
        self._undo.setText(_("Undo") + "  Ctrl+Z")
        self._undo.setVisible(undo)
        self._words.setWordWrap(False)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._time.start(SHOWN_WITH_UNDO_MS if undo else SHOWN_MS)

    @property
    def text(self) -> str:
        """What is shown, or was last."""
        return self._words.text()

    def _take_back(self) -> None:
        self.hide()
        self._take_it_back()

    def _place(self) -> None:
        frame = self._frame
        self.resize(min(self.sizeHint().width(), frame.width() - 32), self.sizeHint().height())
        self.move((frame.width() - self.width()) // 2, frame.height() - self.height() - ABOVE_BOTTOM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
