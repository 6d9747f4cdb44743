"""What the grounds and signs of the plan mean, in one line below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.basics import text_label
from desktop_app.ui.seating.faces import State
from desktop_app.ui.seating.paint import GROUNDS, SIGN
from desktop_app.words import N_, _

ENTRIES: tuple[tuple[State | str, str], ...] = (
    (State.PRESENT, N_("Present")),
    (State.AWAY, N_("Apologies")),
    (State.VIP, N_("Dais")),
    (State.SEATED, N_("Seated")),
    (State.FREE, N_("Free")),
    (State.WHEELCHAIR, N_("Wheelchair")),
    ("award", N_("Award")),
    ("lock", N_("Locked")),
    ("triangle-alert", N_("Look at")),
)


class Swatch(QWidget):
    """A small seat, or a sign."""

    def __init__(self, shown: State | str) -> None:
        super().__init__()
        self._shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(1, 1, 16, 16)
        if isinstance(self._shown, str):
            colours = {"triangle-alert": tokens.bad, "award": tokens.accent}
            icons.draw(
                painter, self._shown, whole.adjusted(1, 1, -1, -1), colours.get(self._shown, tokens.text2)
            )
            return
        ground, edge, ink = GROUNDS[self._shown]
        pen = QPen(QColor(getattr(tokens, edge)), 1.2)
        if self._shown in (State.FREE, State.WHEELCHAIR):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(getattr(tokens, ground)))
        painter.drawRoundedRect(whole, 4, 4)
        sign = "accessibility" if self._shown is State.WHEELCHAIR else SIGN.get(self._shown)
        if sign:
            icons.draw(painter, sign, whole.adjusted(2, 2, -2, -2), getattr(tokens, ink))


class Legend(QWidget):
    """All entries side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for shown, text in ENTRIES:
            layout.addWidget(Swatch(shown))
            layout.addWidget(text_label(_(text), "small"))
            layout.addSpacing(8)
        layout.addStretch()
