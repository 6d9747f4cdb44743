"""The hall designer and proposals for seats, with the sample's hall and its people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.queries import seating
from desktop_app.app import Program
from desktop_app.ui.seating.designer.window import DesignerDialog
from desktop_app.ui.seating.page import SeatingPage

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


def proposal(program: Program) -> QWidget:
    """The steady proposal and a perfect one side by side, the perfect one on the plan with its arrows."""
    assert program.window.desk is not None
    program.window.desk.go("seating")
    page = program.window.desk.page("seating")
    assert isinstance(page, SeatingPage)
    page.seat_everyone()
    for number, steadiness in enumerate((0, 0), start=1):
        while len(page.side.preview.proposals) < number:
            QTest.qWait(20)
        page.side.preview.slider.setValue(steadiness)
    return program.window


VIEWS: dict[str, Sheet] = {"designer": designer, "seating-proposal": proposal}
