"""What a drag does: which handle is held, and the parts as they would be if one let go now."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt

from desktop_app.domain.hall_design import Part, PartKind
from desktop_app.domain.hall_edits import Box, Grip, box_of, frame, moved, pull, resized
from desktop_app.domain.hall_seats import outline

REACH = 8
"""Pixels about a handle."""
TURN_STEP, TURN_AWAY = 15, 26
"""Degrees it turns by; pixels from the part to the handle that turns it."""
Gripped = Grip | str
"""A handle, or "turn"."""
EDGES: tuple[Grip, ...] = ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1))
ToScreen = Callable[[float, float], QPointF]


@dataclass
class Drag:
    """One drag from press to release; points are in the hall."""

    panning: bool = False
    start: QPointF = field(default_factory=QPointF)
    stroking: bool = False
    framing: bool = False
    grip: Gripped | None = None
    parts: list[Part] = field(default_factory=list)
    shown: list[Part] = field(default_factory=list)
    frame: QRectF = field(default_factory=QRectF)
    guides: tuple[tuple[str, float], ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is being done."""
        return self.panning or self.stroking or self.framing or bool(self.parts)

    @property
    def moved(self) -> bool:
        """Whether the parts have begun to move."""
        return bool(self.shown)

    def follow(self, here: QPointF, others: Iterable[Box], reach: float, keys: Qt.KeyboardModifier) -> None:
        """The hand has come here."""
        by = here - self.start
        if self.grip == "turn":
            self.shown = [self._turned(here, keys)]
        elif isinstance(self.grip, tuple):
            self.shown = [self._resized(by)]
        else:
            self._move(by, others, reach, bool(keys & Qt.KeyboardModifier.AltModifier))

    def _move(self, by: QPointF, others: Iterable[Box], reach: float, freely: bool) -> None:
        whole = frame(map(box_of, self.parts)).moved(by.x(), by.y())
        x, y, self.guides = (0.0, 0.0, ()) if freely else pull(whole, others, reach)
        self.shown = moved(self.parts, by.x() + x, by.y() + y)

    def _resized(self, by: QPointF) -> Part:
        part = self.parts[0]
        angle = math.radians(part.turn)
        along = by.x() * math.cos(angle) + by.y() * math.sin(angle)
        across = -by.x() * math.sin(angle) + by.y() * math.cos(angle)
        assert isinstance(self.grip, tuple)
        return resized(part, self.grip, along, across)

    def _turned(self, here: QPointF, keys: Qt.KeyboardModifier) -> Part:
        part = self.parts[0]
        degrees = math.degrees(math.atan2(here.x() - part.x, part.y - here.y()))
        step = 1 if keys & Qt.KeyboardModifier.ShiftModifier else TURN_STEP
        return replace(part, turn=round(degrees / step) * step % 360)


def handles(part: Part, to_screen: ToScreen) -> dict[Gripped, QPointF]:
    """Where the handles of a part are on the screen."""
    corners = [to_screen(x, y) for x, y in outline(part)]
    found: dict[Gripped, QPointF] = {}
    if part.kind is not PartKind.PLOTTED:
        for column, row in EDGES:
            found[column, row] = _between(corners, (column + 1) / 2, (row + 1) / 2)
    top, middle = _between(corners, 0.5, 0), _between(corners, 0.5, 0.5)
    away = top - middle
    length = math.hypot(away.x(), away.y()) or 1.0
    found["turn"] = top + away * (TURN_AWAY / length)
    return found


def gripped_at(part: Part, point: QPointF, to_screen: ToScreen) -> Gripped | None:
    """The handle under a point of the screen."""
    for grip, at in handles(part, to_screen).items():
        if (at - point).manhattanLength() <= REACH:
            return grip
    return None


def _between(corners: list[QPointF], across: float, down: float) -> QPointF:
    top = corners[0] * (1 - across) + corners[1] * across
    foot = corners[3] * (1 - across) + corners[2] * across
    return top * (1 - down) + foot * down
