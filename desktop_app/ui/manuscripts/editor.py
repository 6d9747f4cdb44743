"""The editor of a manuscript: plain text whose headings and cues are set apart as on paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.manuscripts import BlockKind, blocks_of
from desktop_app.ui.kit import theme
from desktop_app.words import _

LETTERS = 16
"""Pixels: a text is read for longer than a form."""

KEPT_AFTER_MS = 1200
"""So long after the last key what was written is kept; there is no Save button."""


class Editor(QPlainTextEdit):
    """`written` tells the text when somebody has paused writing. Showing a text tells nothing."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manuscript")
        self.setAccessibleName(_("Text"))
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self._shown = ""
        self._looks = _Looks(self.document())
        self._paused = QTimer(self)
        self._paused.setSingleShot(True)
        self._paused.setInterval(KEPT_AFTER_MS)
        font = QFont(self.font())
        font.setPixelSize(LETTERS)
        self.setFont(font)

        self.textChanged.connect(self._changed)
        self._paused.timeout.connect(self.keep)

    def show_text(self, text: str) -> None:
        """Show a text; where it is shown already, cursor and place stay."""
        if text == self.toPlainText():
            self._shown = text
            return
        place, top = self.textCursor().position(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self._shown = text
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)

    def keep(self) -> None:
        """Tell what has been written since, if anything."""
        self._paused.stop()
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def go_to_heading(self, number: int) -> None:
        """Bring the heading of this number (from 0) to the top."""
        found = -1
        block = self.document().firstBlock()
        while block.isValid():
            found += _kind(block.text()) is BlockKind.HEADING
            if found == number and _kind(block.text()) is BlockKind.HEADING:
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.setTextCursor(QTextCursor(block))
                self.ensureCursorVisible()
                return
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # light has become dark
            self._looks.rehighlight()

    def _changed(self) -> None:
        if self.toPlainText() != self._shown:
            self._paused.start()


def _kind(line: str) -> BlockKind:
    blocks = blocks_of(line)
    return blocks[0].kind if blocks else BlockKind.TEXT


class _Looks(QSyntaxHighlighter):
    """Headings in the accent, cues quiet."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        kind = _kind(text)
        if kind is BlockKind.TEXT:
            return
        look = QTextCharFormat()
        token = "text2" if kind is BlockKind.CUE else "accent" if kind is BlockKind.HEADING else "text"
        look.setForeground(QColor(theme.colour(token)))
        if kind is not BlockKind.CUE:
            look.setFontWeight(QFont.Weight.Bold)
        self.setFormat(0, len(text), look)
