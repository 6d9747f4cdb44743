"""A batch on stage as the audience sees it: recipients in a row (or two), presenters facing them, ushers below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from desktop_app.domain.awards import EntrySide
from desktop_app.domain.ceremony import Place, Presenter, StagePlan
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.table import sized
from desktop_app.ui.kit.tokens import Tokens
from desktop_app.words import _

USHERS: Sequence[str] = ("accent", "vip", "ok", "warn")
"""Tokens in which the ushers' shares are drawn; the number tells them apart, colour only helps."""
CARD, MARGIN, NARROWEST = 92, 12, 62
DEMI = QFont.Weight.DemiBold
CENTRE = Qt.AlignmentFlag.AlignCenter


class StageView(QWidget):
    """Paints one `StagePlan`. `chosen` tells the recipient clicked, or reached with the arrow keys; `swapped` that one
    was dropped on another, or exchanged with a neighbour by Alt and an arrow key."""

    chosen = Signal(str)
    swapped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: StagePlan | None = None
        self._current = ""
        self._grip: Place | None = None
        self._pressed_at = QPointF()
        self._drop: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("The stage as the audience sees it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_plan(self, plan: StagePlan | None, current: str = "") -> None:
        """Show a plan with one recipient marked; None shows an empty stage."""
        self._plan, self._current = plan, current
        self._grip = self._drop = None
        widest = len(plan.places) * (NARROWEST // 2 if self._two_rows() else NARROWEST) if plan else 0
        self.setMinimumWidth(widest + 2 * MARGIN)
        self.update()

    def _two_rows(self) -> bool:
        return self._plan is not None and any(place.row == 2 for place in self._plan.places)

    # Where things stand.

    def _step(self) -> float:
        count = max(len(self._plan.places), 1) if self._plan is not None else 1
        room = self.width() - 2 * MARGIN
        return min(room / (count + 1), 75.0) if self._two_rows() else min(room / count, 150.0)

    def _x(self, number: float) -> float:
        count = len(self._plan.places) if self._plan is not None else 0
        return self.width() / 2 + (number - (count + 1) / 2) * self._step()

    def _top(self) -> float:
        """Where the row of recipients begins: the whole group stands in the middle of the height."""
        tall = CARD * (2.1 if self._two_rows() else 1) + 54 + 58 + 40
        return max(44.0, (self.height() - tall) / 2)

    def card(self, place: Place) -> QRectF:
        """The card of a place."""
        wide = (self._step() * 2 if self._two_rows() else self._step()) - 8
        lower = CARD * 1.1 if self._two_rows() and place.row == 1 else 0
        return QRectF(self._x(place.number) - wide / 2, self._top() + lower, wide, CARD)

    def presenter_box(self, presenter: Presenter) -> QRectF:
        """The box of a presenter, under the middle of the places handed to."""
        numbers = [p.number for p in self._plan.places if p.presenter is presenter] if self._plan else []
        middle = self._x(sum(numbers) / len(numbers)) if numbers else 0
        wide = min(max(self._step() * len(numbers) - 8, 62), 150)
        return QRectF(middle - wide / 2, self._row_foot() + 54, wide, 50)

    def _row_foot(self) -> float:
        return self._top() + CARD * (2.1 if self._two_rows() else 1)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        floor = QRectF(self.rect()).adjusted(1, 1, -1, -25)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(floor, 12, 12)
        painter.setFont(sized(self.font(), 12, DEMI))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRectF(0, self.height() - 22, self.width(), 20), int(CENTRE), _("Audience"))
        if self._plan is None:
            return
        self._entry(painter, tokens)
        for presenter in self._plan.presenters:
            self._lines(painter, presenter, tokens)
        for place in sorted(self._plan.places, key=lambda p: -p.row):
            self._card(painter, place, tokens)
        for presenter in self._plan.presenters:
            self._presenter(painter, presenter, tokens)
        self._ushers(painter, tokens)
        self._dragged(painter, tokens)

    def _dragged(self, painter: QPainter, tokens: Tokens) -> None:
        """The card in hand, and a ring around the one it would change places with."""
        if self._grip is None or self._drop is None:
            return
        under = self._at(self._drop)
        if under is not None and under is not self._grip:
            painter.setPen(QPen(QColor(tokens.accent), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.card(under).adjusted(-3, -3, 3, 3), 10, 10)
        painter.setOpacity(0.75)
        painter.translate(self._drop - self._pressed_at)
        self._card(painter, self._grip, tokens)
        painter.resetTransform()
        painter.setOpacity(1)

    def _entry(self, painter: QPainter, tokens: Tokens) -> None:
        assert self._plan is not None
        left = self._plan.batch.entry is EntrySide.LEFT
        text = _("Entry") + " →" if left else "← " + _("Entry")
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        painter.setFont(sized(self.font(), 13, DEMI))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(QRectF(MARGIN + 4, 12, self.width() - 2 * MARGIN - 8, 22), int(side), text)
        other = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
        legend = QRectF(MARGIN + 4, 12, self.width() - 2 * MARGIN - 8, 22)
        _write(painter, legend, sized(self.font(), 12), tokens.text2, _("→1 walks on first"), other)

    def _colour(self, presenter: Presenter, tokens: Tokens) -> str:
        usher = next((p.usher for p in self._plan.places if p.presenter is presenter), 0) if self._plan else 0
        return str(getattr(tokens, USHERS[(usher - 1) % len(USHERS)])) if usher else tokens.text3

    def _lines(self, painter: QPainter, presenter: Presenter, tokens: Tokens) -> None:
        assert self._plan is not None
        box = self.presenter_box(presenter)
        painter.setPen(QPen(QColor(self._colour(presenter, tokens)), 1.5))
        for place in self._plan.places:
            if place.presenter is presenter:
                card = self.card(place)
                painter.drawLine(
                    QPointF(box.center().x(), box.top()), QPointF(card.center().x(), card.bottom())
                )

    def _card(self, painter: QPainter, place: Place, tokens: Tokens) -> None:
        box, who = self.card(place), place.recipient
        empty, current = not place.walk, who.id == self._current
        missing = not who.on_stage_name and not empty
        edge = tokens.accent if current else tokens.bad if missing else tokens.border2
        line = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2 if current or missing else 1, line))
        painter.setBrush(QColor(tokens.sel if current else tokens.sunken if empty else tokens.surface))
        painter.drawRoundedRect(box, 8, 8)
        small, ink = sized(self.font(), 12), tokens.sel_text if current else tokens.text
        muted = tokens.sel_text if current else tokens.text2
        top = QRectF(box.left() + 7, box.top() + 4, box.width() - 14, 18)
        _write(painter, top, small, muted, str(place.number), Qt.AlignmentFlag.AlignLeft)
        walk = QFontMetrics(small).horizontalAdvance(str(place.number)) + 6
        _write(
            painter,
            top.adjusted(walk, 0, 0, 0),
            small,
            tokens.accent,
            f"→{place.walk}" if place.walk else _("Empty"),
            Qt.AlignmentFlag.AlignRight,
        )
        name = who.on_stage_name or _("Not named yet")
        area = QRectF(box.left() + 3, box.top() + 24, box.width() - 6, 24)
        written = tokens.bad if missing else tokens.text3 if empty and not current else ink
        _write(painter, area, _fitting(self.font(), name, area.width()), written, name)
        body = who.name if who.name != who.on_stage_name else who.organisation
        lines = QRectF(box.left() + 5, box.top() + 48, box.width() - 10, 36)
        _two_lines(painter, lines, small, muted, f"{who.grade} {body}".strip())

    def _presenter(self, painter: QPainter, presenter: Presenter, tokens: Tokens) -> None:
        box, colour = self.presenter_box(presenter), self._colour(presenter, tokens)
        painter.setPen(QPen(QColor(colour), 1.5))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, 8, 8)
        ink = tokens.text if presenter.comes else tokens.bad
        name = box.adjusted(3, 5, -3, -22)
        _write(painter, name, _fitting(self.font(), presenter.name, name.width()), ink, presenter.name)
        rank = "" if presenter.rank is None else _("dais {rank}").format(rank=presenter.rank)
        _write(painter, box.adjusted(3, 27, -3, -4), sized(self.font(), 12), tokens.text2, rank)

    def _ushers(self, painter: QPainter, tokens: Tokens) -> None:
        assert self._plan is not None
        y = self._row_foot() + 54 + 50 + 12
        if not self._plan.presenters:
            y = self._row_foot() + 24
        for usher in sorted({place.usher for place in self._plan.places} - {0}):
            places = [place for place in self._plan.places if place.usher == usher]
            left, right = self.card(places[0]).left(), self.card(places[-1]).right()
            colour = str(getattr(tokens, USHERS[(usher - 1) % len(USHERS)]))
            painter.setPen(QPen(QColor(colour), 2.5))
            painter.drawLine(QPointF(left + 4, y), QPointF(right - 4, y))
            told = _("Usher {number}").format(number=usher)
            area = QRectF(left, y + 3, right - left, 20)
            _write(painter, area, sized(self.font(), 12, DEMI), colour, told)

    # Choosing.

    def _at(self, point: QPointF) -> Place | None:
        places = self._plan.places if self._plan is not None else ()
        return next((place for place in places if self.card(place).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if place is not None:
            self.chosen.emit(place.recipient.id)
            if event.button() is Qt.MouseButton.LeftButton:
                self._grip, self._pressed_at = place, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            far = (event.position() - self._pressed_at).manhattanLength()
            if self._drop is not None or far >= QApplication.startDragDistance():
                self._drop = event.position()
                self.update()
            return
        place = self._at(event.position())
        told = f"{place.recipient.on_stage_name}\n{place.recipient.name}" if place is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, dropped = self._grip, self._drop
        self._grip = self._drop = None
        self.update()
        under = self._at(event.position())
        if held is not None and dropped is not None and under is not None and under is not held:
            self.swapped.emit(held.recipient.id, under.recipient.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        places = self._plan.places if self._plan is not None else ()
        if step is None or not places:
            super().keyPressEvent(event)
            return
        now = next((i for i, place in enumerate(places) if place.recipient.id == self._current), -1)
        other = places[min(max(now + step, 0), len(places) - 1)].recipient.id
        if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.chosen.emit(other)
        elif now >= 0 and other != self._current:
            self.swapped.emit(self._current, other)

    def sizeHint(self) -> QSize:
        return QSize(760, 420)


def _fitting(font: QFont, text: str, width: float) -> QFont:
    """The name's font, smaller for a long name, never under 12."""
    for pixels in (15, 14, 13):
        made = sized(font, pixels, DEMI)
        if QFontMetrics(made).horizontalAdvance(text) <= width:
            return made
    return sized(font, 12, DEMI)


def _write(
    painter: QPainter,
    area: QRectF,
    font: QFont,
    ink: str,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) + 1)
    painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


def _two_lines(painter: QPainter, area: QRectF, font: QFont, ink: str, text: str) -> None:
    """A text broken once where it is too wide, the second line shortened."""
    measure = QFontMetrics(font)
    fits = next(
        (n for n in range(len(text), 0, -1) if measure.horizontalAdvance(text[:n]) <= area.width()), 0
    )
    half = area.height() / 2
    _write(painter, QRectF(area.left(), area.top(), area.width(), half), font, ink, text[:fits])
    _write(painter, QRectF(area.left(), area.top() + half, area.width(), half), font, ink, text[fits:])
