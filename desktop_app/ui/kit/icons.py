"""Icons: Lucide drawings, coloured at the moment of painting, so a change of theme needs no new icons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app import paths
from desktop_app.ui.kit import theme

STROKE = "1.75"
UNKNOWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2">'
    '<circle cx="12" cy="12" r="8"/></svg>'
)
"""Drawn where an icon is missing; a house test finds the name."""


@lru_cache
def _drawing(name: str) -> str:
    try:
        return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    except FileNotFoundError:
        return UNKNOWN


@lru_cache(512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (
        _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    )
    return QSvgRenderer(QByteArray(drawing.encode()))


class _Drawn(QIconEngine):
    """Paints at any size; `tint` and `lit` are names of tokens, looked up when painting."""

    def __init__(self, name: str, tint: str, lit: str) -> None:
        super().__init__()
        self._what = (name, tint, lit)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, tint, lit = self._what
        token = lit if state == QIcon.State.On or mode == QIcon.Mode.Selected else tint
        colour = theme.current().text3 if mode == QIcon.Mode.Disabled else getattr(theme.current(), token)
        side = min(rect.width(), rect.height())
        left, top = rect.x(), rect.y() + (rect.height() - side) / 2  # a wider icon keeps its gap at the right
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _renderer(name, colour).render(painter, QRectF(left, top, side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Drawn(*self._what)


def icon(name: str, tint: str = "text2", lit: str = "accent") -> QIcon:
    """The Lucide icon `name` in the colour of token `tint`, and in `lit` when checked or selected."""
    return QIcon(_Drawn(name, tint, lit))


def draw(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Paint an icon straight into a delegate or a scene, in a colour "#RRGGBB"."""
    _renderer(name, colour).render(painter, rect)
