"""What the grounds and signs of the plan mean and how many there are of each, below it; and by what it is coloured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolTip, QWidget

from desktop_app.settings import Settings
from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.basics import menu_button
from desktop_app.ui.kit.table import sized
from desktop_app.ui.seating.colouring import TITLES, Colouring, Look, Scheme
from desktop_app.ui.seating.faces import Face
from desktop_app.ui.seating.menus import entry
from desktop_app.ui.seating.paint import TAB_UP, draw_tabs
from desktop_app.words import N_, _

SIDE, GAP, BETWEEN, LINE = 18, 5, 11, 26
SIZE, TOP = 12, 5
"""The first line stands level with the chooser beside it."""
MOST_LINES = 3
LONGEST = 150.0
"""A longer name is cut; the tool tip has it whole."""

SIGNS: tuple[tuple[str, str, Callable[[Face], bool]], ...] = (
    ("award", N_("Award"), lambda face: bool(face.walks)),
    ("lock", N_("Locked"), lambda face: face.locked),
    ("triangle-alert", N_("Look at"), lambda face: face.conflict),
)
ICONS: dict[Colouring, str] = {
    Colouring.STATUS: "user-check",
    Colouring.DELEGATION: "users",
    Colouring.CAPACITY: "id-card",
    Colouring.BATCH: "award",
    Colouring.NEEDS: "accessibility",
}


@dataclass(frozen=True)
class Line:
    """One entry: a look or a sign, its words, and the seats it speaks of."""

    shown: Look | str
    text: str
    seats: tuple[str, ...]

    @property
    def told(self) -> str:
        """The words with the number of seats."""
        return _("{name}: {number}").format(name=self.text, number=len(self.seats))


class Legend(QWidget):
    """Entries side by side, on further lines where one is full. A click on one tells its seats (`wanted`)."""

    wanted = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Legend"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._font = sized(self.font(), SIZE)
        self.lines: list[Line] = []

    def show_plan(self, scheme: Scheme, faces: Mapping[str, Face]) -> None:
        """Tell what is on the plan."""
        lines = [Line(entry.look, entry.text, entry.seats) for entry in scheme.legend(faces)]
        for sign, text, has in SIGNS:
            seats = tuple(seat for seat, face in faces.items() if has(face))
            if seats:
                lines.append(Line(sign, _(text), seats))
        if lines != self.lines:
            self.lines = lines
            self.setAccessibleDescription(_(", ").join(line.told for line in lines))
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places, _more = self._places(width)
        return int(places[-1].bottom()) + 2 if places else TOP + LINE

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, TOP + LINE)

    def line_at(self, point: QPointF) -> Line | None:
        """The entry under a point."""
        places, _more = self._places(self.width())
        return next(
            (line for place, line in zip(places, self.lines, strict=False) if place.contains(point)), None
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position())
        if line is not None:
            self.wanted.emit(line.seats)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.line_at(QPointF(event.pos()))
            told = [line] if line is not None else self.lines
            QToolTip.showText(event.globalPos(), "\n".join(each.told for each in told), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, more = self._places(self.width())
        for place, line in zip(places, self.lines, strict=False):
            swatch = QRectF(place.left(), place.center().y() - SIDE / 2, SIDE, SIDE)
            _paint_swatch(painter, swatch.adjusted(1, 1, -1, -1), line.shown)
            self._write(painter, place.adjusted(SIDE + GAP, 0, BETWEEN, 0), self._cut(line))
        if more:
            last = places[-1]
            rest = QRectF(last.right() + BETWEEN, last.top(), self.width() - last.right() - BETWEEN, LINE)
            self._write(painter, rest, _("… and {number} more").format(number=more))

    def _write(self, painter: QPainter, place: QRectF, text: str) -> None:
        painter.setFont(self._font)
        painter.setPen(theme.colour("text2"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _cut(self, line: Line) -> str:
        measure = QFontMetricsF(self._font)
        text = measure.elidedText(line.text, Qt.TextElideMode.ElideRight, LONGEST)
        return Line(line.shown, text, line.seats).told

    def _places(self, width: int) -> tuple[list[QRectF], int]:
        """Where each entry stands, and how many have no room."""
        measure, places = QFontMetricsF(self._font), list[QRectF]()
        more = SIDE + BETWEEN + measure.horizontalAdvance(_("… and {number} more").format(number=999))
        x, y, lines = 0.0, float(TOP), 1
        for number, line in enumerate(self.lines):
            needed = SIDE + GAP + measure.horizontalAdvance(self._cut(line))
            last = lines == MOST_LINES and number < len(self.lines) - 1
            if x and x + needed + (more if last else 0) > width:
                if lines == MOST_LINES:
                    return places, len(self.lines) - number
                x, y, lines = 0.0, y + LINE, lines + 1
            places.append(QRectF(x, y, needed, LINE))
            x += needed + BETWEEN
        return places, 0


def _paint_swatch(painter: QPainter, whole: QRectF, shown: Look | str) -> None:
    """A small seat, or a sign."""
    tokens = theme.current()
    if isinstance(shown, str):
        colours = {"triangle-alert": tokens.bad, "award": tokens.accent}
        icons.draw(painter, shown, whole.adjusted(1, 1, -1, -1), colours.get(shown, tokens.text2))
        return
    ground, edge, ink, _on = shown.colours(tokens)
    if shown.tab:
        draw_tabs(painter, tokens, shown, [whole.topLeft() + QPointF(2, TAB_UP)])
        return
    pen = QPen(QColor(edge), 1.2)
    if shown.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(whole, 4, 4)
    sign = shown.middle or shown.icon
    if sign:
        icons.draw(painter, sign, whole.adjusted(2, 2, -2, -2), ink)


class ColourChooser(QWidget):
    """By what the plan is coloured; remembered on this computer. `changed` tells that it was changed."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        known = {each.value: each for each in Colouring}
        self.colouring = known.get(settings.seat_colours, Colouring.STATUS)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.actions_of: dict[Colouring, QAction] = {}
        for each in Colouring:
            action = entry(menu, _(TITLES[each]), ICONS[each], partial(self.choose, each))
            action.setCheckable(True)
            group.addAction(action)
            self.actions_of[each] = action
        self.button = menu_button(_(TITLES[self.colouring]), "palette", menu)
        self.button.setToolTip(_("Colour the plan by"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self._tell()

    def choose(self, colouring: Colouring) -> None:
        """Colour otherwise."""
        self._settings.seat_colours = colouring.value
        if colouring is not self.colouring:
            self.colouring = colouring
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        self.button.setText(_(TITLES[self.colouring]))
        self.actions_of[self.colouring].setChecked(True)
