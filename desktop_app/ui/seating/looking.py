"""The window onto the plan: how near it is, where in the hall, and what hovering over a seat tells."""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QToolTip, QWidget

from desktop_app.ui.kit import theme
from desktop_app.ui.seating.plan import HallScene

CLOSEST, FARTHEST = 3.0, 0.05
LEGIBLE = 0.85


class PlanWindow(QGraphicsView):
    """Ctrl+wheel zooms about the mouse; until then the whole hall stays in sight."""

    def __init__(self, scene: HallScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.plan = scene
        self._fitted = True
        self._tip: Callable[[str], str] = str
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        theme.bell.changed.connect(self.viewport().update)

    def fit(self) -> None:
        """Show the whole hall; stays fitted when the window changes size."""
        self._fitted = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        if self.scale_now() > 1.4:
            self.scale(1.4 / self.scale_now(), 1.4 / self.scale_now())

    def zoom(self, factor: float) -> None:
        """Closer or farther, about the mouse."""
        self.plan.pictures.move()
        factor = min(max(self.scale_now() * factor, FARTHEST), CLOSEST) / self.scale_now()
        self.scale(factor, factor)
        self._fitted = False

    def scale_now(self) -> float:
        """Pixels of the screen for a pixel of the plan."""
        return self.transform().m11()

    def fly_to(self, seat: str) -> None:
        """Bring a seat into the middle, large enough to read."""
        if seat not in self.plan.rects:
            return
        if self.scale_now() < LEGIBLE:
            self.scale(LEGIBLE / self.scale_now(), LEGIBLE / self.scale_now())
            self._fitted = False
        self.centerOn(self.plan.rects[seat].center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y())
        else:
            self.plan.pictures.move()
            super().wheelEvent(event)

    def pan(self, step: QPoint) -> None:
        """Move the plan under the window, by hand."""
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.plan.pictures.move()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - step.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - step.y())
        self._fitted = False

    def seat_under(self, point: QPoint) -> str:
        """The seat under a point of the viewport; empty beside them."""
        return self.plan.seat_at(self.mapToScene(point))

    def tell_tip(self, tip: Callable[[str], str]) -> None:
        """What hovering over a seat tells."""
        self._tip = tip

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip(self.seat_under(event.pos()))
            told = "<p style='white-space:pre-wrap'>" + html.escape(text) + "</p>" if text else ""
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self.plan.rects:
            self.fit()
