"""The hall designer and proposals for seats, with the sample's hall and its people."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.queries import attendees, requirements, seating
from desktop_app.app import Program
from desktop_app.commands.requirements import remove_requirements, set_requirement
from desktop_app.domain.hall_design import Backdrop
from desktop_app.domain.job import run_now
from desktop_app.domain.line_drawings import written_drawing
from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seat_ranges import read_seats
from desktop_app.exchange.dxf import read_dxf
from desktop_app.ui.seating.colouring import Colouring
from desktop_app.ui.seating.designer.window import DesignerDialog
from desktop_app.ui.seating.page import SeatingPage
from desktop_app.ui.seating.requirements import RequirementsDialog
from tests.plans import architects_plan

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
    assert isinstance(page, SeatingPage) and page.state is not None
    wanted = [each.id for each in requirements.requirements(page.state.hall.id)]
    if wanted:  # of the other picture: who has come cannot be moved for it
        page.office.do(remove_requirements, wanted)
    page.seat_everyone()
    for number, steadiness in enumerate((0, 0), start=1):
        while len(page.side.preview.proposals) < number:
            QTest.qWait(20)
        page.side.preview.slider.setValue(steadiness)
    return program.window


def asked(program: Program) -> QWidget:
    """What is asked of the seating: a pair, a zone for a delegation, spare seats."""
    assert program.window.desk is not None and program.window.office is not None
    program.window.desk.go("seating")
    office = program.window.office
    (hall, *_more) = seating.halls()
    if not requirements.requirements(hall.id):
        people = [person.id for person in attendees.everyone() if person.rank is None]
        groups, places = attendees.delegations(), seating.seats(hall.id)
        zone, _unknown = read_seats("3-1~3-5, 4-1~4-5, 5-*", places)
        for wanted in (
            Requirement("", hall.id, RequirementKind.TOGETHER, people=(people[20], people[21])),
            Requirement("", hall.id, RequirementKind.SPARE, number=40, weight=5),
            Requirement("", hall.id, RequirementKind.NEAR, groups=(groups[3].id,), seats=zone, weight=8),
        ):
            office.do(set_requirement, wanted)
    dialog = RequirementsDialog(office, hall.id, program.window)
    dialog.show()
    dialog.list.setCurrentIndex(dialog.list.lines.index(2, 0))
    return dialog


def by_hand(program: Program) -> QWidget:
    """A block of seats in hand, carried to where a rule would be broken."""
    assert program.window.desk is not None
    program.window.desk.go("seating")
    page = program.window.desk.page("seating")
    assert isinstance(page, SeatingPage) and page.state is not None
    seats = {each.label: each.id for each in page.state.task.seats}
    held = {seats[label] for label in ("7-6", "7-7", "7-8", "8-6", "8-7", "8-8")}
    page.view.fit()
    page.view.choice.take(held)
    page.view.pick_up(seats["7-7"])
    page.view.hover(seats["9-8"])
    QTest.qWait(120)
    return program.window


def plan_below(program: Program) -> QWidget:
    """The designer over an architect's plan."""
    dialog = designer(program)
    assert isinstance(dialog, DesignerDialog)
    with tempfile.TemporaryDirectory() as folder:
        plan = run_now(read_dxf(architects_plan(Path(folder) / "plan.dxf")))
    data = written_drawing(plan.drawing)
    below = Backdrop(hashlib.sha256(data).hexdigest(), 6_300, 4_200, plan.drawing.width)
    dialog.draw(replace(dialog.design, backdrop=below), data)
    dialog.canvas.fit()
    return dialog


def coloured(colouring: Colouring) -> Sheet:
    """The plan, whole, in these colours."""

    def view(program: Program) -> QWidget:
        assert program.window.desk is not None
        program.window.desk.go("seating")
        page = program.window.desk.page("seating")
        assert isinstance(page, SeatingPage)
        page.view.fit()
        page.colours.choose(colouring)
        return program.window

    return view


VIEWS: dict[str, Sheet] = {
    "seating-asked": asked,
    "designer": designer,
    "seating-proposal": proposal,
    "seating-by-hand": by_hand,
    "designer-plan": plan_below,
    "seating": coloured(Colouring.STATUS),
    "seating-delegation": coloured(Colouring.DELEGATION),
    "seating-needs": coloured(Colouring.NEEDS),
}
