"""The check-in desk in every state worth a picture: full screen, its views, its forms, lobby and kiosk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from db.queries import sessions as lists
from desktop_app.app import Program
from desktop_app.commands.attendance import refuse
from desktop_app.commands.sessions import edit_session
from desktop_app.domain.codes import code_for
from desktop_app.ui.checkin import dialogs
from desktop_app.ui.checkin.kiosk import KioskWindow
from desktop_app.ui.checkin.lists import ListsDialog
from desktop_app.ui.checkin.lobby import LobbyWindow
from desktop_app.ui.checkin.scanner_dialog import ScannerDialog

Sheet = Callable[[Program], QWidget]


def door(program: Program) -> Any:
    """The check-in page in the window."""
    assert program.window.desk is not None and program.window.office is not None
    program.window.office.settings.sounds = False
    program.window.desk.fill_screen(False)
    program.window.desk.go("checkin")
    page: Any = program.window.desk.page("checkin")
    page.search.clear()
    return page


def view(key: str, program: Program) -> QWidget:
    """One of the views below the search."""
    door(program).tabs.pick(key)
    return program.window


def desk_mode(program: Program) -> QWidget:
    """Full screen, as after a scan: somebody the ushers wait for has just come in."""
    page = door(program)
    page.tabs.pick("latest")
    assert program.window.desk is not None
    program.window.desk.fill_screen(True)
    chair = next(
        each for each in page.roll.fetch() if each.on_dais and each.watch[1:] and each.presence.present
    )
    page.work.take_back(chair, "x")
    page.scan(code_for(chair.id, page.office.meeting().secret))
    return program.window


def already(program: Program) -> QWidget:
    """A second scan."""
    page = door(program)
    here = next(each for each in page.roll.fetch() if each.presence.present)
    page.scan(code_for(here.id, page.office.meeting().secret))
    return program.window


def doubles(program: Program) -> QWidget:
    """Two badges seen again."""
    page = door(program)
    here = [each for each in page.roll.fetch() if each.presence.present][:3]
    for place, person in enumerate(here):
        arrived = person.presence.arrived
        assert arrived is not None
        again = arrived.at + dt.timedelta(seconds=40 if place else 1500)
        page.office.do(
            refuse, "already-in", again, desk=replace(page.work.desk(), name="西门"), attendee_id=person.id
        )
    return view("doubles", program)


def form(make: Callable[[Any], QWidget], program: Program) -> QWidget:
    """A form of the desk."""
    made = make(door(program))
    made.setParent(program.window, made.windowFlags())
    made.show()
    return made


def _paper(page: Any) -> QWidget:
    people = [each.attendee for each in page.roll.fetch()]
    dialog = dialogs.PaperDialog(people, page.index.delegations(), page.office.now())
    dialog.whom.setPlainText("1-12, 25, 31")
    return dialog


def _lists(page: Any) -> QWidget:
    plenary = lists.sessions()[0]
    begins = page.office.meeting().starts_at
    page.office.do(edit_session, replace(plenary, opens_at=begins - dt.timedelta(hours=1), closes_at=begins))
    return ListsDialog(page.office)


def _scanner(page: Any) -> QWidget:
    dialog = ScannerDialog(page.office)
    dialog.judge("M1.TEST-QWERTYAZ-0123456789")
    return dialog


def lobby(program: Program) -> QWidget:
    """The display in the lobby."""
    page = door(program)
    made = LobbyWindow(page.office, page.roll)
    made.resize(program.window.size())
    made.show()
    return made


def kiosk(program: Program) -> QWidget:
    """A guest has found a seat."""
    page = door(program)
    made = KioskWindow(page.office, page.roll, page.work)
    made.resize(program.window.size())
    made.show()
    person = next(each for each in page.roll.fetch() if not each.presence.present and each.attendee.comes)
    made._scan(code_for(person.id, page.office.meeting().secret))
    page.office.store.post = made._before
    return made


VIEWS: dict[str, Sheet] = {
    "desk": desk_mode,
    "desk-already": already,
    "desk-awaited": partial(view, "awaited"),
    "desk-counts": partial(view, "counts"),
    "desk-arrivals": partial(view, "arrivals"),
    "desk-seats": partial(view, "seats"),
    "desk-doubles": doubles,
    "desk-walk-in": partial(form, lambda page: dialogs.WalkInDialog("何来", page.index.delegations())),
    "desk-substitute": partial(form, lambda page: dialogs.SubstituteDialog(page.roll.fetch()[20].attendee)),
    "desk-paper": partial(form, _paper),
    "desk-lists": partial(form, _lists),
    "desk-scanner": partial(form, _scanner),
    "lobby": lobby,
    "kiosk": kiosk,
}
