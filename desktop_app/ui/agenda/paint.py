"""Painting a line of the agenda: grip, time and length, icon, title and people, and at the right what to mind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app import dates
from desktop_app.ui.agenda.lines import Line
from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.table import sized
from desktop_app.ui.kit.tokens import Tokens
from desktop_app.words import _

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
HEIGHT, DAY_HEIGHT, STEP = 60, 36, 26
GRIP, TIME, ICON, GAP = 30, 84, 34, 10
SEMI = QFont.Weight.DemiBold


class LineDelegate(QStyledItemDelegate):
    """Paints a `Line`; a line that opens a day has the day above it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line | None = index.data(LINE_ROLE)
        if line is None:
            return
        state: Any = option.state
        area, font = QRect(option.rect), QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        if line.day:
            head = QRect(area.left() + GRIP, area.top(), area.width() - GRIP, DAY_HEIGHT)
            _text(painter, head, sized(font, 13, SEMI), tokens.accent, line.day)
            area.setTop(area.top() + DAY_HEIGHT)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        _ground(painter, area, tokens, chosen, hovered)
        _Pen(painter, area, font, line, tokens, chosen).draw(hovered or chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line | None = index.data(LINE_ROLE)
        return QSize(200, HEIGHT + (DAY_HEIGHT if line is not None and line.day else 0))


def _ground(painter: QPainter, area: QRect, tokens: Tokens, chosen: bool, hovered: bool) -> None:
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawLine(area.left() + GRIP + 8, area.bottom(), area.right() - 12, area.bottom())
    if chosen or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sel if chosen else tokens.row_hover))
        painter.drawRoundedRect(QRectF(area).adjusted(2, 1, -2, -2), 8, 8)


class _Pen:
    """Draws one line from the left and from the right towards the middle."""

    def __init__(
        self, painter: QPainter, area: QRect, font: QFont, line: Line, tokens: Tokens, chosen: bool
    ) -> None:
        self.painter, self.area, self.font, self.line, self.tokens = painter, area, font, line, tokens
        self.ink = tokens.sel_text if chosen else tokens.text
        self.muted = tokens.sel_text if chosen else tokens.text2

    def draw(self, lively: bool) -> None:
        """All of it; the grip is stronger when it can be taken."""
        left = self.area.left() + 8
        self._grip(left, self.tokens.text2 if lively else self.tokens.border2)
        left += GRIP
        self._times(left)
        left += TIME + self.line.depth * STEP
        colour = self.tokens.text3 if self.line.item.internal else self.tokens.accent
        box = QRectF(left, self.area.center().y() - 10, 20, 20)
        icons.draw(self.painter, self.line.icon, box, colour)
        left += ICON
        self._words(left, self._notes(self.area.right() - 16))

    def _grip(self, left: int, colour: str) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        for column in (0, 6):
            for row in (-6, 0, 6):
                self.painter.drawEllipse(QPointF(left + 6 + column, self.area.center().y() + row), 1.3, 1.3)

    def _halves(self, left: int, width: int) -> tuple[QRect, QRect]:
        middle = self.area.center().y()
        top = QRect(left, middle - 22, width, 22)
        return top, QRect(left, middle + 1, width, 20)

    def _times(self, left: int) -> None:
        top, low = self._halves(left, TIME)
        time = dates.clock(self.line.slot.start)
        font = sized(self.font, 15, SEMI)
        _text(self.painter, top, font, self.ink, time)
        if self.line.pinned:
            x = left + QFontMetrics(font).horizontalAdvance(time) + 6
            icons.draw(self.painter, "pin", QRectF(x, top.center().y() - 7, 14, 14), self.tokens.accent)
        told = dates.length_told(self.line.slot.minutes, _)
        font = sized(self.font, 12)
        _text(self.painter, low, font, self.muted, told)
        if self.line.moved:
            low.setLeft(low.left() + QFontMetrics(font).horizontalAdvance(told) + 6)
            sign = f"{self.line.moved:+d}".replace("-", "−")
            _text(self.painter, low, sized(self.font, 12, SEMI), self.tokens.accent, sign)

    def _notes(self, right: int) -> int:
        """The pill and the remarks at the right; answers where they begin."""
        line, tokens = self.line, self.tokens
        if line.pill:
            right = self._pill(right, line.pill, tokens.soft(line.pill_kind))
        if line.warning:
            right = self._pill(right, line.warning, tokens.soft("bad"), "triangle-alert")
        if line.doubt:
            right = self._pill(right, line.doubt, tokens.soft("warn"), "triangle-alert")
        if line.remark:
            right = self._pill(right, line.remark, tokens.soft("neutral"))
        return right

    def _pill(self, right: int, text: str, colours: tuple[str, str], icon: str = "") -> int:
        font = sized(self.font, 12, SEMI)
        mark = 18 if icon else 0
        width = QFontMetrics(font).horizontalAdvance(text) + 20 + mark
        box = QRectF(right - width, self.area.center().y() - 11, width, 23)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colours[1]))
        self.painter.drawRoundedRect(box, 11, 11)
        if icon:
            icons.draw(self.painter, icon, QRectF(box.left() + 9, box.center().y() - 7, 14, 14), colours[0])
        inner = box.adjusted(10 + mark, 0, 0, 0).toRect()
        _text(self.painter, inner, font, colours[0], text)
        return int(box.left()) - 8

    def _words(self, left: int, right: int) -> None:
        width = max(40, right - left - GAP)
        number = self.line.number
        title = f"{number}{' ' if number[-1:].isascii() else ''}{self.line.item.title}".strip()
        if not self.line.second:
            whole = QRect(left, self.area.top(), width, self.area.height())
            _text(self.painter, whole, sized(self.font, 15, SEMI), self.ink, title)
            return
        top, low = self._halves(left, width)
        _text(self.painter, top, sized(self.font, 15, SEMI), self.ink, title)
        _text(self.painter, low, sized(self.font, 13), self.muted, self.line.second)


def _text(painter: QPainter, area: QRect, font: QFont, ink: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
