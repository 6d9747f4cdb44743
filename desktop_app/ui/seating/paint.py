"""How one seat looks: ground by state, name, and small signs. State is never told by colour alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.domain.attendees import Need
from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.tokens import Tokens
from desktop_app.ui.seating.faces import Face, State

SIMPLE, SIGNS = 0.32, 0.5
"""Below the first scale seats are plain tiles without names; from the second on they carry signs."""
ROUND = 7.0
LONGEST_CJK = 3
Shown = Sequence[tuple[QRectF, str]]

GROUNDS: dict[State, tuple[str, str, str]] = {
    State.FREE: ("sunken", "border", "text3"),
    State.WHEELCHAIR: ("sunken", "accent", "accent"),
    State.RESERVED: ("sunken", "vip", "text3"),
    State.BLOCKED: ("border", "border", "text3"),
    State.SEATED: ("surface", "border2", "text"),
    State.VIP: ("vip_soft", "vip", "vip"),
    State.PRESENT: ("ok_soft", "ok", "ok"),
    State.AWAY: ("warn_soft", "warn", "warn"),
}
"""Ground, edge and ink of each state, as names of tokens."""

SIGN: dict[State, str] = {State.PRESENT: "check", State.AWAY: "user-x"}


class SeatPainter:
    """Paints seats from their faces; keeps the set of those a search has found, the cursor and what is carried."""

    def __init__(self) -> None:
        self.faces: dict[str, Face] = {}
        self.found: frozenset[str] = frozenset()
        self._lines: dict[str, tuple[list[str], int]] = {}

    def show(self, faces: Mapping[str, Face]) -> list[str]:
        """Take other faces; the seats that look different now."""
        changed = [seat for seat, face in faces.items() if self.faces.get(seat) != face]
        self.faces = dict(faces)
        return changed

    def paint(self, painter: QPainter, shown: Shown, scale: float) -> None:
        """Paint seats at a scale: grounds by state first, then the words, then the signs."""
        tokens = theme.current()
        groups: dict[State, list[tuple[QRectF, Face]]] = defaultdict(list)
        for rect, seat in shown:
            face = self.faces.get(seat)
            if face is not None:
                groups[face.state].append((rect, face))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= SIMPLE)
        for state, seats in groups.items():
            self._grounds(painter, tokens, state, [rect for rect, _ in seats], scale)
            if scale >= SIMPLE:
                self._words(painter, tokens, state, seats)
        if scale >= SIMPLE:
            for seats in groups.values():
                self._signs(painter, tokens, seats, scale)
        self._rings(painter, tokens, shown)

    def _grounds(
        self, painter: QPainter, tokens: Tokens, state: State, rects: Sequence[QRectF], scale: float
    ) -> None:
        ground, edge, _ink = GROUNDS[state]
        pen = QPen(QColor(getattr(tokens, edge)), 1.2)
        if state in (State.FREE, State.WHEELCHAIR, State.RESERVED):
            pen.setStyle(Qt.PenStyle.DashLine if scale >= SIMPLE else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(getattr(tokens, ground)))
        if scale < SIMPLE:
            painter.drawRects(list(rects))
            return
        for rect in rects:
            painter.drawRoundedRect(rect, ROUND, ROUND)

    def _words(
        self, painter: QPainter, tokens: Tokens, state: State, seats: Iterable[tuple[QRectF, Face]]
    ) -> None:
        painter.setPen(QColor(getattr(tokens, GROUNDS[state][2])))
        font, now = QFont(painter.font()), 0
        font.setStrikeOut(state is State.AWAY)
        for rect, face in seats:
            lines, size = self.lines(face)
            if size != now:
                font.setPixelSize(size)
                painter.setFont(font)
                now = size
            if len(lines) == 1:
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, lines[0])
                continue
            half = rect.height() / 2
            low, high = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
            painter.drawText(rect.adjusted(0, 0, 0, -half), Qt.AlignmentFlag.AlignHCenter | low, lines[0])
            painter.drawText(rect.adjusted(0, half, 0, 0), Qt.AlignmentFlag.AlignHCenter | high, lines[1])

    def lines(self, face: Face) -> tuple[list[str], int]:
        """What stands on a seat, in one line or two, and its size: the name, or the number of a free seat."""
        if face.person is None:
            return ([str(face.seat.number)] if face.state is State.FREE else [""]), 12
        name = face.person.who_comes
        known = self._lines.get(name)
        if known is None:
            known = self._lines[name] = set_name(name)
        return known

    def _signs(
        self, painter: QPainter, tokens: Tokens, seats: Iterable[tuple[QRectF, Face]], scale: float
    ) -> None:
        for rect, face in seats:
            ink = getattr(tokens, GROUNDS[face.state][2])
            if face.state is State.WHEELCHAIR:
                icons.draw(painter, "accessibility", _square(rect.center(), 18), tokens.accent)
            if scale >= SIGNS:
                for name, corner, colour in _corner_signs(face, ink, tokens):
                    icons.draw(painter, name, _in_corner(rect, corner), colour)

    def _rings(self, painter: QPainter, tokens: Tokens, shown: Shown) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect, seat in shown:
            face = self.faces.get(seat)
            if seat in self.found:
                painter.setPen(QPen(QColor(tokens.accent), 3))
                painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), ROUND, ROUND)
            elif face is not None and face.conflict:
                painter.setPen(QPen(QColor(tokens.bad), 2))
                painter.drawRoundedRect(rect, ROUND, ROUND)


def _corner_signs(face: Face, ink: str, tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """The small signs of a seat: icon, corner and colour."""
    if face.state in SIGN:
        yield SIGN[face.state], "top left", ink
    if face.walks:
        yield "award", "top right", tokens.accent
    if face.person is not None and Need.WHEELCHAIR in face.person.needs:
        yield "accessibility", "bottom left", tokens.accent
    if face.locked:
        yield "lock", "bottom right", tokens.text2
    if face.conflict:
        yield "triangle-alert", "bottom", tokens.bad


def _in_corner(rect: QRectF, corner: str, side: float = 11) -> QRectF:
    x = rect.left() + 2 if "left" in corner else rect.right() - 2 - side
    y = rect.top() + 2 if "top" in corner else rect.bottom() - 2 - side
    return QRectF(rect.center().x() - side / 2 if corner == "bottom" else x, y, side, side)


def set_name(name: str) -> tuple[list[str], int]:
    """A name on a seat: two or three characters large, more of them smaller, Latin names on two lines."""
    if any(ord(c) < 0x2E80 and c.isalpha() for c in name):
        first, _, last = name.rpartition(" ")
        words = [word for word in (first, last) if word]
        return [_fitting(word, 11) for word in words], 11
    if len(name) <= LONGEST_CJK:
        return [name], 15
    if len(name) == LONGEST_CJK + 1:
        return [name], 12
    first, _, second = name.partition("·")
    if not second:
        half = -(-len(name) // 2)
        first, second = name[:half], name[half:]
    return [_fitting(first, 11), _fitting(second, 11)], 11


def _fitting(text: str, size: int) -> str:
    font = QFont()
    font.setPixelSize(size)
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, 47)


def _square(centre: QPointF, side: float) -> QRectF:
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
