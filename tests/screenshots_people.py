"""The dialogs of the people page, with something in them worth a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from db.queries import attendees
from db.queries import own_fields as kept
from desktop_app.app import Program
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.own_fields import save_own_field
from desktop_app.domain.identity import new_id
from desktop_app.domain.own_fields import OwnField, OwnKind
from desktop_app.ui.attendees.delegations import DelegationsDialog
from desktop_app.ui.attendees.duplicates import DuplicatesDialog
from desktop_app.ui.attendees.own_fields import OwnFieldsDialog
from desktop_app.ui.attendees.page import AttendeesPage
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index

Sheet = Callable[[Program], QWidget]


def _office(program: Program) -> Office:
    assert program.window.desk is not None and program.window.office is not None
    program.window.desk.go("attendees")
    return program.window.office


def duplicates(program: Program) -> QWidget:
    """Two came in from two lists, with other words for the same."""
    office = _office(program)
    everyone = attendees.everyone()
    if len(everyone) < 178:
        one, two = everyone[24], everyone[40]
        more = replace(
            one, id=new_id(), position="副主任", email="office@example.org", notes="按新名单", rank=None
        )
        slip = replace(two, id=new_id(), name=two.name[0] + two.name[1:][::-1], position="秘书长")
        for each in (more, slip):
            office.do(add_attendee, replace(each, roster_order=0, photo=""))
    dialog = DuplicatesDialog(office, people_index(office), program.window)
    dialog.show()
    return dialog


def own_fields(program: Program) -> QWidget:
    """Three fields of the meeting's own, a choice in hand."""
    office = _office(program)
    if not kept.own_fields():
        size = OwnField(new_id(), "上衣尺码", "Shirt size", OwnKind.CHOICE, ("小", "中", "大"))
        for field in (
            OwnField(new_id(), "住宿酒店", "Hotel"),
            OwnField(new_id(), "抵达日期", "Arrives on", OwnKind.DATE),
            size,
        ):
            office.do(save_own_field, field)
    dialog = OwnFieldsDialog(office, people_index(office), program.window)
    dialog.show()
    dialog.list.setCurrentIndex(dialog.list.lines.index(2, 0))
    return dialog


def delegations(program: Program) -> QWidget:
    """The delegations of the sample in protocol order."""
    office = _office(program)
    dialog = DelegationsDialog(office, people_index(office), program.window)
    dialog.show()
    return dialog


def several(program: Program) -> QWidget:
    """Five people in one form: what they share, and where they differ."""
    _office(program)
    assert program.window.desk is not None
    page = program.window.desk.page("attendees")
    assert isinstance(page, AttendeesPage)
    for place in range(20, 25):
        page.table.selectionModel().select(
            page.model.index(place, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    return program.window


VIEWS: dict[str, Sheet] = {
    "duplicates": duplicates,
    "own-fields": own_fields,
    "delegations": delegations,
    "several": several,
}
