"""How one seat looks: ground by its group, name, and small signs. Nothing is told by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.domain.attendees import Need
from desktop_app.ui.kit import icons, theme
from desktop_app.ui.kit.tokens import Tokens
from desktop_app.ui.seating.colouring import LOOKS, Look, Scheme
from desktop_app.ui.seating.faces import Face

SIMPLE, SIGNS = 0.32, 0.5
"""Below the first scale seats are plain tiles without names; from the second on they carry signs."""
ROUND = 7.0
LONGEST_CJK = 3
Shown = Sequence[tuple[QRectF, str]]

TAB, TAB_SIZE, TAB_UP = 15.0, 12, 6.0
"""Letters stand above the corner, so that names of two lines stay whole."""
FAR_SIGN, LEAST_SIGN = 26, 0.16
"""Where names are too small the sign of a group stands large on the tile, down to this scale."""


class SeatPainter:
    """Paints seats from their faces; keeps the set of those a search has found, the cursor and what is carried."""

    def __init__(self) -> None:
        self.faces: dict[str, Face] = {}
        self.found: frozenset[str] = frozenset()
        self._looks: dict[str, Look] = {}
        self._lines: dict[str, tuple[list[str], int]] = {}

    def show(self, faces: Mapping[str, Face], scheme: Scheme) -> list[str]:
        """Take other faces in the colours of a scheme; the seats that look different now."""
        looks = {seat: scheme.look(face) for seat, face in faces.items()}
        before, known = self.faces, self._looks
        changed = [
            seat for seat, face in faces.items() if before.get(seat) != face or known.get(seat) != looks[seat]
        ]
        self.faces, self._looks = dict(faces), looks
        return changed

    def paint(self, painter: QPainter, shown: Shown, scale: float) -> None:
        """Paint seats at a scale: grounds by look first, then the words, then the signs."""
        tokens = theme.current()
        groups = self._grouped(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= SIMPLE)
        for look, seats in groups:
            self._grounds(painter, tokens, look, [rect for rect, _ in seats], scale)
            if scale >= SIMPLE:
                self._words(painter, tokens, look, seats)
            elif look.tab and scale >= LEAST_SIGN:
                _far_signs(painter, tokens, look, [rect for rect, _ in seats])
        if scale >= SIMPLE:
            for look, seats in groups:
                self._signs(painter, tokens, look, seats, scale)
        self._rings(painter, tokens, shown)

    def _grouped(self, shown: Shown) -> list[tuple[Look, list[tuple[QRectF, Face]]]]:
        """Seats of the same look together; looks are few and shared, so their ids do."""
        found: dict[int, tuple[Look, list[tuple[QRectF, Face]]]] = {}
        for rect, seat in shown:
            look = self._looks.get(seat)
            if look is not None:
                group = found.get(id(look))
                if group is None:
                    group = found[id(look)] = (look, [])
                group[1].append((rect, self.faces[seat]))
        return list(found.values())

    def _grounds(
        self, painter: QPainter, tokens: Tokens, look: Look, rects: Sequence[QRectF], scale: float
    ) -> None:
        ground, edge, _ink, _on = look.colours(tokens)
        pen = QPen(QColor(edge), 1.2)
        if look.dashed:
            pen.setStyle(Qt.PenStyle.DashLine if scale >= SIMPLE else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        if scale < SIMPLE:
            painter.drawRects(list(rects))
            return
        for rect in rects:
            painter.drawRoundedRect(rect, ROUND, ROUND)

    def _words(
        self, painter: QPainter, tokens: Tokens, look: Look, seats: Iterable[tuple[QRectF, Face]]
    ) -> None:
        painter.setPen(QColor(look.colours(tokens)[2]))
        font, now = QFont(painter.font()), 0
        font.setStrikeOut(look.struck)
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
            return ([str(face.seat.number)] if LOOKS[face.state].numbered else [""]), 12
        name = face.person.who_comes
        known = self._lines.get(name)
        if known is None:
            known = self._lines[name] = set_name(name)
        return known

    def _signs(
        self,
        painter: QPainter,
        tokens: Tokens,
        look: Look,
        seats: Sequence[tuple[QRectF, Face]],
        scale: float,
    ) -> None:
        ink = look.colours(tokens)[2]
        if look.middle:
            for rect, _face in seats:
                icons.draw(painter, look.middle, square(rect.center(), 18), ink)
        if look.tab:
            draw_tabs(painter, tokens, look, [rect.topLeft() for rect, _face in seats])
        if scale >= SIGNS:
            for rect, face in seats:
                for name, corner, colour in _corner_signs(face, look, ink, tokens):
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


def draw_tabs(painter: QPainter, tokens: Tokens, look: Look, corners: Iterable[QPointF]) -> None:
    """The letters of a group, on its colour in the corner of each seat."""
    _ground, edge, _ink, on = look.colours(tokens)
    font = QFont(painter.font())
    font.setStrikeOut(False)
    font.setPixelSize(TAB_SIZE)
    font.setBold(True)
    painter.setFont(font)
    wide = max(TAB, QFontMetricsF(font).horizontalAdvance(look.tab) + 6)
    places = [QRectF(corner.x() - 2, corner.y() - TAB_UP, wide, TAB) for corner in corners]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(edge))
    for place in places:
        painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QColor(on))
    for place in places:
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, look.tab)
    font.setBold(False)
    painter.setFont(font)


def _far_signs(painter: QPainter, tokens: Tokens, look: Look, rects: Iterable[QRectF]) -> None:
    font = QFont(painter.font())
    font.setPixelSize(FAR_SIGN)
    painter.setFont(font)
    painter.setPen(QColor(look.colours(tokens)[2]))
    for rect in rects:
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, look.tab)


def _corner_signs(face: Face, look: Look, ink: str, tokens: Tokens) -> Iterator[tuple[str, str, str]]:
    """The small signs of a seat: icon, corner and colour."""
    if look.icon:
        yield look.icon, "top left", ink
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


def square(centre: QPointF, side: float) -> QRectF:
    """A square about a point."""
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
