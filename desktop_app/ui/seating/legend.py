"""What the grounds and signs of the plan mean, in a line below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.table import sized
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


SIDE, GAP, BETWEEN, LINE = 18, 5, 11, 26
SIZE = 12


class Legend(QWidget):
    """All entries side by side, on a second line where the first is full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Legend"))
        self.setAccessibleDescription(_(", ").join(_(text) for _shown, text in ENTRIES))
        self._font = sized(self.font(), SIZE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return int(places[-1][0].bottom()) + 2

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for (place, shown), (_entry, text) in zip(self._places(self.width()), ENTRIES, strict=True):
            swatch = QRectF(place.left(), place.center().y() - SIDE / 2, SIDE, SIDE)
            _paint_swatch(painter, swatch.adjusted(1, 1, -1, -1), shown)
            painter.setPen(theme.colour("text2"))
            words = place.adjusted(SIDE + GAP, 0, BETWEEN, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _(text))

    def _places(self, width: int) -> list[tuple[QRectF, State | str]]:
        """Where each entry stands."""
        measure, places = QFontMetricsF(self._font), list[tuple[QRectF, State | str]]()
        x = y = 0.0
        for shown, text in ENTRIES:
            needed = SIDE + GAP + measure.horizontalAdvance(_(text))
            if x and x + needed > width:
                x, y = 0.0, y + LINE
            places.append((QRectF(x, y, needed, LINE), shown))
            x += needed + BETWEEN
        return places


def _paint_swatch(painter: QPainter, whole: QRectF, shown: State | str) -> None:
    """A small seat, or a sign."""
    tokens = theme.current()
    if isinstance(shown, str):
        colours = {"triangle-alert": tokens.bad, "award": tokens.accent}
        icons.draw(painter, shown, whole.adjusted(1, 1, -1, -1), colours.get(shown, tokens.text2))
        return
    ground, edge, ink = GROUNDS[shown]
    pen = QPen(QColor(getattr(tokens, edge)), 1.2)
    if shown in (State.FREE, State.WHEELCHAIR):
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(getattr(tokens, ground)))
    painter.drawRoundedRect(whole, 4, 4)
    sign = "accessibility" if shown is State.WHEELCHAIR else SIGN.get(shown)
    if sign:
        icons.draw(painter, sign, whole.adjusted(2, 2, -2, -2), getattr(tokens, ink))
