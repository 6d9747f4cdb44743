"""The hall drawn: one item for a stretch of rows paints its seats, so that twenty thousand stay fluid."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from desktop_app.domain.hall_views import drawn_cell
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seat_lines import Lines
from desktop_app.domain.seating import DAIS, Seat
from desktop_app.ui.kit import theme
from desktop_app.ui.seating.colouring import Scheme
from desktop_app.ui.seating.faces import Face
from desktop_app.ui.seating.paint import TAB_UP, SeatPainter
from desktop_app.ui.seating.pictures import Pictures
from desktop_app.words import _

WIDE, HIGH = 50.0, 46.0
"""A seat on the plan, in pixels at scale 1."""
CELL_WIDE, CELL_HIGH = 55.0, 56.0
"""A seat with the gap to the next."""
ROWS_IN_ONE = 8
NEAR = 0.9
"""From this scale on few seats are in sight, and they are painted one by one."""
MARGIN = 14.0


def places(seats: Sequence[Seat]) -> dict[str, QRectF]:
    """Where seats are drawn, by id."""
    across, deep = drawn_cell(seats)
    x, y = CELL_WIDE / across, CELL_HIGH / deep if deep != across else CELL_WIDE / deep
    return {seat.id: QRectF(seat.x * x - WIDE / 2, seat.y * y - HIGH / 2, WIDE, HIGH) for seat in seats}


class Stretch(QGraphicsItem):
    """Some rows of one block. Near by its seats in sight are painted, from afar a picture of them all."""

    def __init__(
        self, places: Iterable[tuple[QRectF, str]], painter: SeatPainter, pictures: Pictures
    ) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._painter, self._pictures = painter, pictures
        self.places = list(places)
        self._bounds = QRectF()
        for rect, _seat in self.places:
            self._bounds = self._bounds.united(rect)
        self._bounds.adjust(-3, -TAB_UP - 1, 3, 3)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def bounds(self) -> QRectF:
        """What its picture shows."""
        return self._bounds

    def draw(self, painter: QPainter, scale: float) -> None:
        """All its seats in full."""
        self._painter.paint(painter, self.places, scale)

    def sketch(self, painter: QPainter) -> None:
        """All its seats as plain tiles."""
        self._painter.paint(painter, self.places, 0.0)

    def redraw(self) -> None:
        """Show it anew."""
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if scale < NEAR and widget is not None:
            self._pictures.paint(painter, self, round(scale * widget.devicePixelRatioF(), 6))
            return
        exposed: QRectF = option.exposedRect
        shown = [(rect, seat) for rect, seat in self.places if rect.intersects(exposed)]
        self._painter.paint(painter, shown, scale)


class HallScene(QGraphicsScene):
    """The seats of a hall, the words around them, and which seat lies where. `shown` tells that other faces are."""

    shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.painter, self.scheme = SeatPainter(), Scheme()
        self.pictures = Pictures(self)
        self._stretch_of: dict[str, Stretch] = {}
        self.rects: dict[str, QRectF] = {}
        self._order: list[str] = []
        self._cells: dict[tuple[int, int], list[str]] = {}
        self.lines = Lines(())

    def show_seats(self, seats: Iterable[Seat]) -> bool:
        """Draw another hall. False when the seats stand where they stood, and only what they are for may differ."""
        seats = list(seats)
        before, self.lines = self.lines, Lines(seats)
        if before.as_drawn() == self.lines.as_drawn():
            return False
        self.pictures.clear()
        self._stretch_of.clear()
        self.clear()
        self.rects = places(seats)
        self._order = [seat.id for seat in seats]
        self._cells = defaultdict(list)
        for seat, rect in self.rects.items():
            for cell in _cells(rect):
                self._cells[cell].append(seat)
        for stretch in _stretches(seats):
            item = Stretch(((self.rects[seat.id], seat.id) for seat in stretch), self.painter, self.pictures)
            self._stretch_of |= dict.fromkeys((seat.id for seat in stretch), item)
            self.addItem(item)
        self._words(seats)
        self.setSceneRect(self.itemsBoundingRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        return True

    def show_faces(self, faces: Mapping[str, Face]) -> None:
        """Show who sits where, in the colours of `scheme`; paints only what differs."""
        for seat in self.painter.show(faces, self.scheme):
            self.refresh(seat)
        self.shown.emit()

    def mark(self, found: Iterable[str]) -> None:
        """Ring these seats: what a search found."""
        before, self.painter.found = self.painter.found, frozenset(found)
        for seat in before ^ self.painter.found:
            self.refresh(seat)

    def refresh(self, seat: str) -> None:
        """Paint one seat anew."""
        if seat in self.rects:
            self.pictures.forget(self._stretch_of[seat])
            self.update(self.rects[seat].adjusted(-4, -TAB_UP - 2, 4, 4))

    def seat_at(self, point: QPointF) -> str:
        """The seat under a point of the plan; empty beside them all."""
        cell = (math.floor(point.x() / WIDE), math.floor(point.y() / HIGH))
        return next((seat for seat in self._cells.get(cell, ()) if self.rects[seat].contains(point)), "")

    def seats_in(self, area: QRectF) -> list[str]:
        """The seats whose middle lies in an area of the plan."""
        return [seat for seat, rect in self.rects.items() if area.contains(rect.center())]

    def first_seat(self) -> str:
        """Where the keyboard begins: the first seat of the hall itself."""
        faces = self.painter.faces
        hall = (seat for seat in self._order if seat in faces and faces[seat].seat.area != DAIS)
        return next(hall, next(iter(self._order), ""))

    def neighbour(self, seat: str, key: Qt.Key) -> str:
        """The nearest seat in the direction of an arrow key; the seat itself at the edge."""
        along, across = {
            Qt.Key.Key_Left: (QPointF(-1, 0), QPointF(0, 1)),
            Qt.Key.Key_Right: (QPointF(1, 0), QPointF(0, 1)),
            Qt.Key.Key_Up: (QPointF(0, -1), QPointF(1, 0)),
            Qt.Key.Key_Down: (QPointF(0, 1), QPointF(1, 0)),
        }[key]
        here = self.rects[seat].center()

        def far(other: str) -> float:
            way = self.rects[other].center() - here
            ahead, aside = QPointF.dotProduct(way, along), abs(QPointF.dotProduct(way, across))
            return ahead + 3 * aside if ahead > 1 else math.inf

        best = min(self.rects, key=far, default=seat)
        return best if far(best) < math.inf else seat

    def _words(self, seats: list[Seat]) -> None:
        hall = [seat for seat in seats if seat.area != DAIS]
        for word, row in _rows(hall).items():
            ends = [self.rects[seat.id].center() for seat in (row[0], row[-1])]
            for at, aside in zip(ends, (-WIDE, WIDE), strict=True):
                self.addItem(Word(word[1], QPointF(at.x() + aside, at.y())))
        for area in sorted({seat.area for seat in hall if parted(seat.label).stands is not SeatPlace.TABLE}):
            block = [self.rects[seat.id] for seat in hall if seat.area == area]
            middle = (min(r.left() for r in block) + max(r.right() for r in block)) / 2
            top = min(r.top() for r in block)
            self.addItem(Word(area, QPointF(middle, top - 18)))
        chairs = [self.rects[seat.id] for seat in seats if seat.area == DAIS]
        if chairs:
            self.addItem(Platform(chairs))


class Word(QGraphicsItem):
    """A row number or the letter of a block."""

    def __init__(self, text: str, centre: QPointF) -> None:
        super().__init__()
        self._text = text
        self._rect = QRectF(centre.x() - 24, centre.y() - 12, 48, 24)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(theme.colour("text3"))
        painter.drawText(self._rect, Qt.AlignmentFlag.AlignCenter, self._text)


class Platform(QGraphicsItem):
    """The ground of the dais, with its name."""

    def __init__(self, chairs: Iterable[QRectF]) -> None:
        super().__init__()
        self._rect = QRectF()
        for chair in chairs:
            self._rect = self._rect.united(chair)
        self._rect.adjust(-18, -40, 18, 14)
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border2), 1))
        painter.setBrush(QColor(tokens.row_alt))
        painter.drawRoundedRect(self._rect.adjusted(1, 1, -1, -1), 12, 12)
        font = QFont(painter.font())
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2))
        title = QRectF(self._rect.left(), self._rect.top() + 6, self._rect.width(), 26)
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, _("Dais"))


def _rows(seats: Iterable[Seat]) -> dict[tuple[str, str, int], list[Seat]]:
    """The rows that have a name, each from the audience's left; a row goes on across aisles."""
    found: dict[tuple[str, str, int], list[Seat]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: seat.x):
        name = parted(seat.label)
        if name.stands is SeatPlace.ROW:
            found[name.block, name.row, seat.row].append(seat)
    return found


def _stretches(seats: Iterable[Seat]) -> Iterator[list[Seat]]:
    found: dict[tuple[str, int], list[Seat]] = defaultdict(list)
    for seat in seats:
        found[seat.area, (seat.row - 1) // ROWS_IN_ONE].append(seat)
    yield from found.values()


def _cells(rect: QRectF) -> set[tuple[int, int]]:
    corners = (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight())
    return {(math.floor(p.x() / WIDE), math.floor(p.y() / HIGH)) for p in corners}
