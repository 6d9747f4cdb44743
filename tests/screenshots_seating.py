"""The hall designer and proposals for seats, with the sample's hall and its people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.queries import seating
from desktop_app.app import Program
from desktop_app.ui.seating.designer.window import DesignerDialog
from desktop_app.ui.seating.page import SeatingPage
from desktop_app.ui.seating.seater import Wanted

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
    """Two proposals after two places fell free: the steady one on the plan, with its arrows."""
    office, desk = program.window.office, program.window.desk
    assert desk is not None and office is not None
    page = desk.go("seating")
    assert isinstance(page, SeatingPage) and page.state is not None
    labels = {each.label: each.id for each in page.state.task.seats}
    for label in ("3-3", "6-8"):
        page.unseat(labels[label])
    page.seat_everyone()
    for number, steadiness in enumerate((40, 100), start=1):
        while len(page.side.preview.proposals) < number:
            QTest.qWait(20)
        page.side.preview.slider.setValue(steadiness)
    while len(page.side.preview.proposals) < 3:
        QTest.qWait(20)
    page.side.preview.choose(1)
    return program.window


VIEWS: dict[str, Sheet] = {"designer": designer, "seating-proposal": proposal}
