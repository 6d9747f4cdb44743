"""The prompter: a text in letters for the lectern, rolling at the pace of the speaker.

Space stops and goes on, arrow keys change the pace or, while it stands, the place; Home starts over.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.manuscripts import Block, BlockKind, blocks_of
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.presenter import PresenterWindow
from desktop_app.words import _

SHARES = {BlockKind.TITLE: 0.07, BlockKind.HEADING: 0.065, BlockKind.TEXT: 0.075, BlockKind.CUE: 0.034}
"""Height of the letters as a share of the window's."""
TOKENS = {
    BlockKind.TITLE: "text2",
    BlockKind.HEADING: "accent",
    BlockKind.TEXT: "text",
    BlockKind.CUE: "text3",
}
SLOWEST, USUAL, FASTEST = 0, 6, 20
"""Pace in two-hundredths of a screen each second: 6 is a screen in 33 seconds."""
FRAME_MS = 33
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Prompter(PresenterWindow):
    """Rolls one manuscript."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Prompter"), parent)
        self.roll = Roll(blocks_of(text))
        self.body.addWidget(self.roll)

    def key(self, event: QKeyEvent) -> bool:
        key, keys = event.key(), Qt.Key
        acts: dict[Qt.Key, Callable[[], None]] = {
            keys.Key_Space: self.roll.toggle,
            keys.Key_Down: lambda: self.roll.hurry(1),
            keys.Key_Up: lambda: self.roll.hurry(-1),
            keys.Key_PageDown: lambda: self.roll.turn(0.8),
            keys.Key_PageUp: lambda: self.roll.turn(-0.8),
            keys.Key_Home: lambda: self.roll.go(0),
        }
        act = acts.get(Qt.Key(key))
        if act is None:
            return False
        act()
        return True


class Roll(QWidget):
    """The text itself; `place` is how far it has rolled, in heights of the window."""

    def __init__(self, blocks: list[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self._tops: list[float] = []
        self._length = 0.0
        self.place = 0.0
        self.pace = USUAL
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._roll_on)

    @property
    def rolling(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Stop, or go on."""
        if self.rolling:
            self._timer.stop()
        else:
            self._since.start()
            self._timer.start()
        self.update()

    def hurry(self, by: int) -> None:
        """Faster or slower; while it stands, a little down or up."""
        if self.rolling:
            self.pace = min(FASTEST, max(SLOWEST, self.pace + by))
            self.update()
        else:
            self.turn(0.1 * by)

    def turn(self, by: float) -> None:
        """On by a share of the window's height."""
        self.go(self.place + by)

    def go(self, place: float) -> None:
        """To a place; never beyond the end."""
        end = max(0.0, self._length / max(1, self.height()) - 0.5)
        self.place = min(max(0.0, place), end)
        self.update()

    def _roll_on(self) -> None:
        seconds = self._since.restart() / 1000
        self.go(self.place + seconds * self.pace / 200)

    def _font(self, kind: BlockKind) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(12, round(self.window().height() * SHARES[kind])))
        font.setWeight(
            QFont.Weight.DemiBold if kind in (BlockKind.TITLE, BlockKind.HEADING) else QFont.Weight.Normal
        )
        return font

    def _measure(self) -> None:
        """Where every block begins."""
        self._tops, y = [], self.height() * 0.3
        for block in self._blocks:
            self._tops.append(y)
            box = QRectF(0, 0, self.width(), 1e7)
            height = QFontMetricsF(self._font(block.kind)).boundingRect(box, WRAP, block.text).height()
            y += height + self.height() * (0.06 if block.kind is not BlockKind.CUE else 0.03)
        self._length = y

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        offset, bottom = self.place * self.height(), self.height()
        for top, block, after in zip(self._tops, self._blocks, [*self._tops[1:], self._length], strict=True):
            if after - offset < 0 or top - offset > bottom:
                continue
            painter.setFont(self._font(block.kind))
            painter.setPen(theme.colour(TOKENS[block.kind]))
            painter.drawText(QRectF(0, top - offset, self.width(), after - top), WRAP, block.text)
        painter.fillRect(QRectF(0, bottom * 0.3, 6, bottom * 0.12), theme.colour("accent"))
