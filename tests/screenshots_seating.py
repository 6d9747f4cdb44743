"""The hall designer, with the sample's hall and its people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.queries import seating
from desktop_app.app import Program
from desktop_app.ui.seating.designer.window import DesignerDialog

Sheet = Callable[[Program], QWidget]


def designer(program: Program) -> QWidget:
    """A block in hand, its handles and its numbers."""
    assert program.window.desk is not None and program.window.office is not None
    program.window.desk.go("seating")
    (hall, *_more) = seating.halls()
    dialog = DesignerDialog(program.window.office, hall.id, program.window)
    dialog.resize(1360, 840)
    dialog.show()
    dialog.canvas.pick((dialog.design.parts[-1].id,))
    return dialog


VIEWS: dict[str, Sheet] = {"designer": designer}
