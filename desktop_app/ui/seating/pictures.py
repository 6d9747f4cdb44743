"""Stretches of a hall kept as pictures, so that panning and zooming twenty thousand seats stays fluid.

While the plan moves, pictures are drawn scaled, or plain tiles where there is none yet; as soon as it stands still they
are made anew in its scale, a few at a time, so that the window is never held up.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap

from desktop_app.ui.kit import theme

STILL_MS = 90
"""After so long without a move the plan is drawn in full."""
BEAT_S = 0.008
COARSE = 2.5
"""A picture is not drawn larger than so: tiles look better."""
MOST_PIXELS = 16_000_000
"""What may be kept: 64 MB."""


class Drawn(Protocol):
    """What a picture is made of."""

    def bounds(self) -> QRectF: ...
    def draw(self, painter: QPainter, scale: float) -> None: ...
    def sketch(self, painter: QPainter) -> None: ...
    def redraw(self) -> None: ...


class Pictures(QObject):
    """The pictures of one hall, the longest unused given up first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Drawn, tuple[QPixmap, float]] = OrderedDict()
        self._pixels = 0
        self._wanted: dict[Drawn, float] = {}
        self.moving = False
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._refine)
        theme.bell.changed.connect(self.clear)

    def move(self) -> None:
        """The plan is being moved or zoomed by hand."""
        self.moving = True
        self._still.start(STILL_MS)

    def clear(self) -> None:
        """Forget everything: another hall, other colours."""
        self._kept.clear()
        self._wanted.clear()
        self._pixels = 0

    def forget(self, what: Drawn) -> None:
        """Something in it looks different now."""
        held = self._kept.pop(what, None)
        if held is not None:
            self._pixels -= _size(held[0])

    def paint(self, painter: QPainter, what: Drawn, scale: float) -> None:
        """Draw a stretch; `scale` is device pixels for a pixel of the plan."""
        held = self._kept.get(what)
        if held is not None and held[1] != scale:
            held = held if self.moving and held[1] * COARSE > scale else None
            self._wanted[what] = scale
        if held is None and self.moving:
            self._wanted[what] = scale
            what.sketch(painter)
            return
        picture, made_at = held or self._make(what, scale)
        self._kept.move_to_end(what)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)  # it will stand still soon
        target = QRectF(
            what.bounds().topLeft(), QSizeF(picture.width() / made_at, picture.height() / made_at)
        )
        painter.drawPixmap(target, picture, QRectF(picture.rect()))

    def _make(self, what: Drawn, scale: float) -> tuple[QPixmap, float]:
        self.forget(what)
        self._wanted.pop(what, None)
        bounds = what.bounds()
        picture = QPixmap(math.ceil(bounds.width() * scale), math.ceil(bounds.height() * scale))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        painter.translate(-bounds.topLeft())
        what.draw(painter, scale)
        painter.end()
        self._kept[what] = (picture, scale)
        self._pixels += _size(picture)
        while self._pixels > MOST_PIXELS and len(self._kept) > 1:
            self.forget(next(iter(self._kept)))
        return picture, scale

    def _refine(self) -> None:
        """Make what was sketched, for as long as a beat."""
        began = time.perf_counter()
        while self._wanted and time.perf_counter() - began < BEAT_S:
            what, scale = self._wanted.popitem()
            self._make(what, scale)
            what.redraw()
        self.moving = bool(self._wanted)
        if self.moving:
            self._still.start(0)


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height()
