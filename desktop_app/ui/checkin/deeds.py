"""What the desk offers beside the card: forms, lists, scanner, displays; each a menu line and a command."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from db.queries import sessions as lists
from desktop_app.ui.camera import Camera
from desktop_app.ui.checkin import dialogs
from desktop_app.ui.checkin.roll import Roll, list_name
from desktop_app.ui.checkin.views import Double
from desktop_app.ui.checkin.work import DeskWork
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.page import PaletteCommand
from desktop_app.ui.kit.presenter import PresenterWindow, hall_screen
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import Person
from desktop_app.words import _

Deed = Callable[[Person], bool]
LONGEST = 14


class DeskDeeds(QObject):
    """Opens the forms over the page and does what they say."""

    def __init__(self, office: Office, roll: Roll, work: DeskWork, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._roll, self._work, self._page = office, roll, work, page
        self._display: PresenterWindow | None = None
        self._kiosk: PresenterWindow | None = None
        self.camera = Camera(self)
        self.camera.scanned.connect(work.scan)

    def _ask(self, dialog: QDialog) -> bool:
        """Show a form; it may still be read until the next turn of the event loop."""
        accepted = self._office.asker.run(dialog)
        dialog.deleteLater()
        return accepted

    # Forms over one person.

    def substitute(self, person: Person) -> bool:
        """Ask who comes instead and on whose word, and check the substitute in."""
        dialog = dialogs.SubstituteDialog(person.attendee, self._page)
        return self._ask(dialog) and self._work.substitute(
            person, dialog.name.text(), dialog.phone.text(), dialog.authority.currentText()
        )

    def take_back(self, person: Person) -> bool:
        """Ask why, and take the last event back."""
        text = _("What was recorded last about {name} is taken back; it stays readable.")
        told = text.format(name=person.attendee.who_comes)
        dialog = dialogs.ReasonDialog(_("Take back"), told, dialogs.REASONS, self._page)
        return self._ask(dialog) and self._work.take_back(person, dialog.reason)

    def settle(self, double: Double) -> None:
        """Ask what it was, and settle a double entry."""
        text = _("The first arrival of {name} stands; the second is settled with a reason.")
        dialog = dialogs.ReasonDialog(_("Settle"), text.format(name=double.name), dialogs.SETTLED, self._page)
        if self._ask(dialog):
            self._work.settle(double.id, dialog.reason)

    # Forms of their own.

    def walk_in(self, name: str = "") -> bool:
        """Ask who it is, and check the person in."""
        dialog = dialogs.WalkInDialog(name, self._roll.index.delegations(), self._page)
        return self._ask(dialog) and self._work.walk_in(dialog.person)

    def paper_list(self) -> bool:
        """Enter arrivals from a paper list."""
        people = [person.attendee for person in self._roll.fetch()]
        dialog = dialogs.PaperDialog(people, self._roll.index.delegations(), self._office.now(), self._page)
        if not self._ask(dialog):
            return False
        ids = [each.id for each in dialog.read().people]
        return self._work.enter_later(ids, dialog.moment, dialog.why.currentText())

    def manage_lists(self) -> None:
        """The attendance lists and their counted periods."""
        from desktop_app.ui.checkin.lists import ListsDialog

        self._ask(ListsDialog(self._office, self._page))

    def test_scanner(self) -> None:
        """The self-test of scanner, camera and sounds."""
        from desktop_app.ui.checkin.scanner_dialog import ScannerDialog

        self.camera.stop()
        self._ask(ScannerDialog(self._office, self._page))

    def toggle_camera(self) -> None:
        """Scan by camera, or no longer; where that is not possible, a sentence says why."""
        if self.camera.on:
            self.camera.stop()
            self._office.say(_("The camera is off"))
        else:
            self._office.say(self.camera.start() or _("The camera is looking for badges"))

    # Displays.

    @property
    def kiosk_open(self) -> bool:
        """Whether this computer is a kiosk just now."""
        return self._kiosk is not None

    def open_lobby(self) -> None:
        """The lobby's display on the second screen; once more brings it back."""
        from desktop_app.ui.checkin.lobby import LobbyWindow

        if self._display is not None:
            self._display.close()
        self._display = LobbyWindow(self._office, self._roll)
        self._display.closed.connect(self._lobby_closed)
        self._display.show_on(hall_screen())

    def open_kiosk(self) -> None:
        """Hand this computer to the guests; the PIN leads back."""
        from desktop_app.ui.checkin.kiosk import KioskWindow, ensure_pin

        if self._kiosk is None and ensure_pin(self._office, self._page):
            self._kiosk = KioskWindow(self._office, self._roll, self._work)
            self._kiosk.closed.connect(self._kiosk_closed)
            self._kiosk.show_on(self._page.screen())
            self._page.window().hide()  # nothing is left to switch to

    def _lobby_closed(self) -> None:
        self._display = None

    def _kiosk_closed(self) -> None:
        self._kiosk = None
        self._page.window().show()

    # Menus and commands.

    def commands(self) -> list[PaletteCommand]:
        """What the palette and the menu offer."""
        return [
            PaletteCommand(
                _("Enter from a paper list…"), self.paper_list, "clipboard-list", also="paper back"
            ),
            PaletteCommand(_("Attendance lists…"), self.manage_lists, "calendar-clock", also="lists session"),
            PaletteCommand(
                _("Scanner, camera, sounds…"), self.test_scanner, "scan-line", also="scanner test"
            ),
            PaletteCommand(_("Scan by camera"), self.toggle_camera, "qr-code", also="camera webcam"),
            PaletteCommand(_("Lobby display"), self.open_lobby, "monitor", also="lobby screen"),
            PaletteCommand(_("Kiosk for guests"), self.open_kiosk, "door-open", also="kiosk"),
        ]

    def fill_more(self, menu: QMenu) -> None:
        """The menu of everything else."""
        menu.clear()
        for each in self.commands():
            menu.addAction(icon(each.icon or "circle"), each.title).triggered.connect(partial(_run, each.run))

    def fill_lists(self, menu: QMenu) -> None:
        """The menu of the attendance lists."""
        menu.clear()
        for session in lists.sessions():
            action = menu.addAction(list_name(session))
            action.setCheckable(True)
            action.setChecked(session.id == self._roll.session.id)
            action.triggered.connect(partial(_run, partial(self._roll.use, session.id)))
        menu.addSeparator()
        menu.addAction(icon("calendar-clock"), _("Attendance lists…")).triggered.connect(
            partial(_run, self.manage_lists)
        )

    def list_words(self) -> str:
        """What the button says: the list in use, cut short."""
        name = list_name(self._roll.session)
        return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"

    def period_words(self) -> str:
        """The counted period of the list in use; "" where there is none."""
        session = self._roll.session
        if session.opens_at is None and session.closes_at is None:
            return ""
        opens = f"{session.opens_at:%H:%M}" if session.opens_at else "…"
        closes = f"{session.closes_at:%H:%M}" if session.closes_at else "…"
        return _("Counted {opens} – {closes}").format(opens=opens, closes=closes)


def _run(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
