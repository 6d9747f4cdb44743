"""What lies over the seats while one works: the seats in hand, the rubber band, and where carried people would sit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.ui.kit import icons, theme
from desktop_app.ui.seating.foresight import Foreseen

VEIL = 38
"""Opacity of the ground under seats in hand; 255 is full."""
WIDEST = 420.0
MANY, GAP = 200, 12.0
"""Of more seats in hand neighbours share an edge: twenty thousand drawn one by one would take a sixth of a second."""
Rects = Mapping[str, QRectF]


def bands(rects: Sequence[QRectF]) -> list[QRectF]:
    """Places of seats in hand, in the order of the hall; of many, neighbours in a row as one."""
    if len(rects) <= MANY:
        return list(rects)
    found: list[QRectF] = []
    for rect in rects:
        last = found[-1] if found else None
        if last is not None and last.top() == rect.top() and 0 <= rect.left() - last.right() < GAP:
            last.setRight(rect.right())
        else:
            found.append(QRectF(rect))
    return found


def draw_hand(painter: QPainter, rects: Iterable[QRectF], scale: float) -> None:
    """The seats in hand: a veil and a strong edge, so that it is not told by colour alone."""
    accent = QColor(theme.current().accent)
    painter.setPen(QPen(accent, 2.5 / min(1.0, scale)))
    veil = QColor(accent)
    veil.setAlpha(VEIL)
    painter.setBrush(veil)
    painter.drawRects([rect.adjusted(-2, -2, 2, 2) for rect in rects])


def draw_band(painter: QPainter, band: QRectF, scale: float) -> None:
    """The rubber band."""
    accent = QColor(theme.current().accent)
    painter.setPen(QPen(accent, 1.5 / scale, Qt.PenStyle.DashLine))
    veil = QColor(accent)
    veil.setAlpha(VEIL // 2)
    painter.setBrush(veil)
    painter.drawRect(band)


def draw_cursor(painter: QPainter, rect: QRectF, scale: float) -> None:
    """The seat the keyboard is at."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.current().focus), 2.5 / min(1.0, scale)))
    painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 9, 9)


def draw_landing(painter: QPainter, rects: Rects, foreseen: Foreseen, over: str) -> None:
    """Where carried people would sit: dashed where all is well, red with a sign where a rule would be broken; a thin
    red edge for those who stay and whom it is about, too."""
    tokens = theme.current()
    landing = {over, *foreseen.places.values()} & rects.keys()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.bad), 1.5))
    for seat in (foreseen.astray & rects.keys()) - landing:
        painter.drawRoundedRect(rects[seat].adjusted(-1, -1, 1, 1), 8, 8)
    ink = tokens.bad if foreseen.refused else tokens.accent
    painter.setPen(QPen(QColor(ink), 3, Qt.PenStyle.DashLine))
    for seat in landing - foreseen.astray:
        painter.drawRoundedRect(rects[seat].adjusted(-2, -2, 2, 2), 9, 9)
    painter.setPen(QPen(QColor(tokens.bad), 3.5))
    for seat in landing & foreseen.astray:
        painter.drawRoundedRect(rects[seat].adjusted(-2, -2, 2, 2), 9, 9)
    for seat in landing & foreseen.astray:
        corner = rects[seat].topRight()
        icons.draw(painter, "triangle-alert", QRectF(corner.x() - 14, corner.y() - 4, 18, 18), tokens.bad)


def draw_flag(
    painter: QPainter, beside: QRectF, words: str, foreseen: Foreseen, scale: float, sight: QRectF
) -> None:
    """Who is carried, below the seats they would take; under it what speaks against it. The same size at any distance,
    and always whole in what is in sight of the plan."""
    tokens, larger = theme.current(), 1 / scale
    font = QFont(painter.font())
    font.setPixelSize(14)
    measure = QFontMetricsF(font)
    trouble = measure.elidedText(foreseen.trouble, Qt.TextElideMode.ElideRight, WIDEST)
    told = [line for line in (words, trouble) if line]
    wide = max(measure.horizontalAdvance(line) for line in told) + 20 + (20 if trouble else 0)
    high = measure.height() + 4
    flag = QRectF(0, 0, wide, high * len(told) + 6)
    x = max(sight.left() + 4, min(beside.left() + 6, sight.right() - (wide + 4) * larger))
    y = beside.bottom() + 6
    if y + flag.height() * larger > sight.bottom():
        y = max(sight.top() + 4, beside.top() - 6 - flag.height() * larger)
    painter.save()
    painter.translate(QPointF(x, y))
    painter.scale(larger, larger)
    painter.setFont(font)
    painter.setPen(QPen(QColor(tokens.bad if trouble else tokens.accent), 1.5))
    painter.setBrush(QColor(tokens.bad_soft if trouble else tokens.accent))
    painter.drawRoundedRect(flag, 6, 6)
    for number, line in enumerate(told):
        place = QRectF(10, 3 + number * high, wide - 20, high)
        painter.setPen(QColor(tokens.on_accent if not trouble else tokens.text if not number else tokens.bad))
        if number or (trouble and len(told) == 1):
            icons.draw(painter, "triangle-alert", QRectF(9, place.top() + 2, high - 5, high - 5), tokens.bad)
            place.adjust(20, 0, 20, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
    painter.restore()
