"""The dialogs of the people page, with something in them worth a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from db.queries import attendees
from desktop_app.app import Program
from desktop_app.commands.attendees import add_attendee
from desktop_app.domain.identity import new_id
from desktop_app.ui.attendees.duplicates import DuplicatesDialog
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


VIEWS: dict[str, Sheet] = {"duplicates": duplicates}
