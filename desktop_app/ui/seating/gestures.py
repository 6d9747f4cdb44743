"""What mouse and keys mean on the plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRectF, Qt

from desktop_app.ui.seating.choice import Kin

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
KIN = {Qt.Key.Key_R: Kin.ROW, Qt.Key.Key_B: Kin.BLOCK, Qt.Key.Key_D: Kin.DELEGATION}


@dataclass
class Gesture:
    """What a pressed button does: pan, draw a rubber band, or (neither) carry people once the mouse has `moving`."""

    pressed: QPoint = field(default_factory=QPoint)
    grip: QPoint = field(default_factory=QPoint)
    panning: bool = False
    banding: bool = False
    moving: bool = False
    second: bool = False
    """The second press of a double click: letting it go drops nobody."""
    held: tuple[str, ...] = ()
    """The seats that were in hand and stay in it."""
    band: QRectF = field(default_factory=QRectF)
    """In the plan."""
