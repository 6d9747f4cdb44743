"""How a hall looks in the designer: seats by what they are for, tables, stage and things. Lengths are millimetres."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktop_app.domain.hall_design import TABLES, THINGS, HallDesign, Part, PartKind
from desktop_app.domain.hall_edits import Box, box_of
from desktop_app.domain.hall_seats import Laid, outline
from desktop_app.domain.hall_tables import top_of
from desktop_app.domain.seat_labels import parted
from desktop_app.domain.seating import SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit import icons, theme
from desktop_app.words import _

SEAT = 460
"""A seat as drawn; there are 600 mm from one to the next."""
CELL = 4_000
ROUNDED, NUMBERED, NAMED = 0.012, 0.036, 0.012
"""Pixels a millimetre from which seats are round, carry numbers, and parts their names."""

GROUNDS: dict[SeatKind, tuple[str, str]] = {
    SeatKind.SEAT: ("surface", "control"),
    SeatKind.WHEELCHAIR: ("accent_soft", "accent"),
    SeatKind.BLOCKED: ("border2", "border2"),
    SeatKind.RESERVED: ("warn_soft", "warn"),
    SeatKind.INTERPRETER: ("ok_soft", "ok"),
    SeatKind.PRESS: ("vip_soft", "vip"),
}
"""Ground and edge, as names of tokens."""
SIGNS = {
    SeatKind.WHEELCHAIR: "accessibility",
    SeatKind.BLOCKED: "x",
    SeatKind.RESERVED: "flag",
    SeatKind.INTERPRETER: "languages",
    SeatKind.PRESS: "mic",
}
THING_SIGNS = {PartKind.LECTERN: "lectern", PartKind.DOOR: "door-open", PartKind.BOOTH: "languages"}


@dataclass(frozen=True)
class Plan:
    """A design with its seats, found quickly by where they are."""

    design: HallDesign
    seats: tuple[Laid, ...]
    kinds: Mapping[str, SeatKind]
    """By label; ordinary seats may be left out."""
    cells: Mapping[tuple[int, int], Sequence[Laid]] = field(default_factory=dict)
    boxes: Mapping[str, Box] = field(default_factory=dict)

    @classmethod
    def of(cls, design: HallDesign, seats: tuple[Laid, ...], kinds: Mapping[str, SeatKind]) -> Plan:
        """The plan of a design."""
        cells: dict[tuple[int, int], list[Laid]] = defaultdict(list)
        for seat in seats:
            cells[seat.x // CELL, seat.y // CELL].append(seat)
        return cls(design, seats, kinds, cells, {part.id: box_of(part) for part in design.parts})

    def within(self, area: QRectF) -> Iterator[Laid]:
        """The seats that show in a rectangle."""
        left, right = math.floor((area.left() - SEAT) / CELL), math.floor((area.right() + SEAT) / CELL)
        top, foot = math.floor((area.top() - SEAT) / CELL), math.floor((area.bottom() + SEAT) / CELL)
        reach = area.adjusted(-SEAT, -SEAT, SEAT, SEAT)
        for column in range(left, right + 1):
            for row in range(top, foot + 1):
                for seat in self.cells.get((column, row), ()):
                    if reach.contains(seat.x, seat.y):
                        yield seat

    def seat_at(self, point: QPointF) -> Laid | None:
        """The seat under a point."""
        near = self.within(QRectF(point.x(), point.y(), 1, 1))
        half = SEAT / 2
        return next(
            (s for s in near if abs(s.x - point.x()) <= half and abs(s.y - point.y()) <= half),
            None,
        )

    def kind(self, seat: Laid) -> SeatKind:
        """What a seat is for."""
        return self.kinds.get(seat.label, SeatKind.SEAT)


def paint_plan(painter: QPainter, plan: Plan, area: QRectF, scale: float) -> None:
    """Paint what of a plan shows in a rectangle, at so many pixels a millimetre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, scale >= ROUNDED)
    for part in plan.design.parts:
        box = plan.boxes[part.id]
        if area.intersects(QRectF(box.left, box.top, box.right - box.left, box.foot - box.top)):
            _paint_ground(painter, part, scale)
    paint_seats(painter, plan.within(area), plan, scale)


def paint_seats(painter: QPainter, seats: Iterable[Laid], plan: Plan, scale: float) -> None:
    """Paint seats by what they are for, with their numbers where these can be read."""
    groups: dict[SeatKind, list[Laid]] = defaultdict(list)
    for seat in seats:
        groups[plan.kind(seat)].append(seat)
    tokens, half = theme.current(), SEAT / 2
    for kind, there in groups.items():
        ground, edge = GROUNDS[kind]
        painter.setBrush(QColor(getattr(tokens, ground)))
        painter.setPen(QPen(QColor(getattr(tokens, edge)), max(20.0, 1 / scale)))
        rects = [QRectF(seat.x - half, seat.y - half, SEAT, SEAT) for seat in there]
        if scale < ROUNDED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(tokens, edge)))
            painter.drawRects(rects)
            continue
        for rect in rects:
            painter.drawRoundedRect(rect, 130, 130)
        if scale >= NUMBERED:
            _paint_numbers(painter, there, kind)


def _paint_numbers(painter: QPainter, seats: Iterable[Laid], kind: SeatKind) -> None:
    tokens = theme.current()
    edge = getattr(tokens, GROUNDS[kind][1])
    for seat in seats:
        if kind in SIGNS:
            side = 300
            ink = tokens.text3 if kind is SeatKind.BLOCKED else edge
            icons.draw(painter, SIGNS[kind], QRectF(seat.x - side / 2, seat.y - side / 2, side, side), ink)
            continue
        painter.setPen(QColor(tokens.text2))
        told = parted(seat.label).number
        _write(painter, QRectF(seat.x - 230, seat.y - 230, 460, 460), told, 200 if len(told) < 3 else 150)


def _write(painter: QPainter, place: QRectF, text: str, size: float) -> None:
    """Text in millimetres: drawn at a size fonts can be, then shrunk or grown."""
    painter.save()
    font = QFont(painter.font())
    font.setPixelSize(40)
    painter.setFont(font)
    painter.translate(place.center())
    painter.scale(size / 40, size / 40)
    wide = place.width() * 40 / size
    painter.drawText(QRectF(-wide / 2, -40, wide, 80), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _paint_ground(painter: QPainter, part: Part, scale: float) -> None:
    painter.save()
    painter.translate(part.x, part.y)
    painter.rotate(part.turn)
    if part.kind in TABLES:
        _paint_table(painter, part, scale)
    elif part.kind in THINGS:
        _paint_thing(painter, part, scale)
    painter.restore()
    if part.kind in (PartKind.BLOCK, PartKind.PLOTTED, PartKind.DAIS) and scale >= NAMED:
        _name_block(painter, part, scale)


def _paint_table(painter: QPainter, part: Part, scale: float) -> None:
    tokens = theme.current()
    wide, high = top_of(part)
    painter.setPen(QPen(QColor(tokens.border2), max(20.0, 1 / scale)))
    painter.setBrush(QColor(tokens.row_alt))
    whole = QRectF(-wide / 2, -high / 2, wide, high)
    if part.kind is PartKind.ROUND:
        painter.drawEllipse(whole)
    elif part.kind is PartKind.LONG:
        painter.drawRoundedRect(whole, 100, 100)
    else:
        painter.drawPolygon(_hollowed(whole, part.kind is PartKind.HORSESHOE))
    if scale >= NAMED:
        painter.rotate(-part.turn)
        painter.setPen(QColor(tokens.text2))
        _write(painter, QRectF(-900, -300, 1_800, 600), part.name, 380)


def _hollowed(whole: QRectF, opened: bool, deep: float = 750) -> QPolygonF:
    """A square with a hole, as one line; or open at the side towards the dais."""
    inner = whole.adjusted(deep, -1 if opened else deep, -deep, -deep)
    left, right, top, foot = whole.left(), whole.right(), whole.top(), whole.bottom()
    if opened:
        points = [
            (left, top),
            (inner.left(), top),
            (inner.left(), inner.bottom()),
            (inner.right(), inner.bottom()),
            (inner.right(), top),
            (right, top),
            (right, foot),
            (left, foot),
        ]
        return QPolygonF([QPointF(x, y) for x, y in points])
    ring = [(left, top), (right, top), (right, foot), (left, foot), (left, top)]
    hole = [
        (inner.left(), inner.top()),
        (inner.left(), inner.bottom()),
        (inner.right(), inner.bottom()),
        (inner.right(), inner.top()),
        (inner.left(), inner.top()),
    ]
    return QPolygonF([QPointF(x, y) for x, y in (*ring, *hole)])


def _paint_thing(painter: QPainter, part: Part, scale: float) -> None:
    tokens = theme.current()
    whole = QRectF(-part.width / 2, -part.height / 2, part.width, part.height)
    if part.kind is not PartKind.LABEL:
        stage = part.kind is PartKind.STAGE
        painter.setPen(QPen(QColor(tokens.border2), max(20.0, 1 / scale)))
        painter.setBrush(QColor(tokens.row_alt if stage else tokens.border))
        painter.drawRoundedRect(whole, 150 if stage else 60, 150 if stage else 60)
    if scale < NAMED:
        return
    painter.setPen(QColor(tokens.text2))
    if part.kind in THING_SIGNS:
        side = min(part.width, 700.0)
        icons.draw(painter, THING_SIGNS[part.kind], QRectF(-side / 2, -side / 2, side, side), tokens.text2)
    told = part.name or ("" if part.kind in THING_SIGNS else label(part.kind, _))
    if part.kind is PartKind.STAGE:
        whole = QRectF(whole.left(), whole.top() + 60, whole.width(), 400)
    if told:
        size = min(420.0, max(200.0, part.height * 0.6)) if part.kind is not PartKind.STAGE else 360
        below = part.kind in THING_SIGNS
        _write(painter, whole.translated(0, part.height / 2 + 400) if below else whole, told, size)


def _name_block(painter: QPainter, part: Part, scale: float) -> None:
    """The name of a block stands before its front row."""
    painter.setPen(QColor(theme.current().text3))
    told = part.name or (_("Dais") if part.kind is PartKind.DAIS else "")
    corners = outline(part)
    middle = QPointF((corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2)
    away = QPointF(middle.x() - part.x, middle.y() - part.y)
    length = math.hypot(away.x(), away.y()) or 1.0
    size = max(380.0, 12 / scale)
    at = middle + away * (0.7 * size / length)
    _write(painter, QRectF(at.x() - 1_500, at.y() - size, 3_000, 2 * size), told, size)
