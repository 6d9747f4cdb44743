"""The kiosk: guests find themselves by badge or by the end of their phone number, and see their seat. Nothing else.

While it is open the file takes arrivals only, whatever is called (`domain.stations`). Closing the window, Esc and the
like do nothing; the PIN leads out. It is shown for a moment only, and a phone number is never completed for anybody.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.attendance import Method
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.pins import hidden_pin, pin_fits
from desktop_app.domain.stations import Post
from desktop_app.labels import seat_words
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.checkin.verdict import Verdict
from desktop_app.ui.checkin.work import DeskWork
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.kit.basics import button
from desktop_app.ui.kit.presenter import HallText, PresenterWindow
from desktop_app.ui.office import Office
from desktop_app.ui.scanner import Scanner
from desktop_app.words import _

SHOWN_MS = 8000
LEAST_DIGITS = 4
MOST_TRIES = 5
PAUSE_MS = 20_000


def ensure_pin(office: Office, parent: QWidget | None) -> bool:
    """Whether there is a PIN that leads out; where there is none, it is asked for now."""
    if office.settings.kiosk_pin:
        return True
    told = office.asker.text(
        parent, _("Kiosk for guests"), _("Choose a PIN of 4 to 12 digits; it leads out again.")
    )
    if told is None:
        return False

    def keep() -> bool:
        office.settings.kiosk_pin = hidden_pin(told.strip())
        return True

    return office.ask(keep)


class KioskWindow(PresenterWindow):
    """One field, one answer. `closed` comes only after the PIN."""

    def __init__(self, office: Office, roll: Roll, work: DeskWork, parent: QWidget | None = None) -> None:
        super().__init__(_("Kiosk"), parent)
        self._office, self._roll, self._work = office, roll, work
        self._may_close = False
        self._tries = 0
        self._before = office.store.post
        office.store.post = Post.KIOSK
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title = HallText(0.05, office.meeting().title, token="text2", align=centre)
        self.question = HallText(0.06, bold=True, align=centre)
        self.name = HallText(0.1, bold=True, align=centre)
        self.seat = HallText(0.13, token="accent", bold=True, align=centre)
        self.note = HallText(0.045, token="text2", align=centre)
        self.field = QLineEdit()
        self.pin = QLineEdit()
        self.scanner = Scanner(self.isVisible, self, settings=office.settings)
        self._forget = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self.field.returnPressed.connect(self._asked)
        self.pin.returnPressed.connect(self._try_pin)
        self.scanner.scanned.connect(self._scan)
        self._forget.timeout.connect(self.clear)
        self._pause.timeout.connect(self._may_try_again)
        work.told.connect(self._show)
        self.clear()

    def _lay_out(self) -> None:
        self.field.setObjectName("kioskField")
        self.field.setMaxLength(40)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setAccessibleName(_("Last digits of your phone number"))
        self.field.setPlaceholderText(_("Last digits of your phone number"))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.setFixedWidth(160)
        self.pin.setAccessibleName(_("PIN"))
        self.pin.setPlaceholderText(_("PIN"))
        self.pin.hide()
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.field, 2)
        line.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.pin)
        foot.addWidget(button(_("Staff"), "lock", "icon", on=self.ask_pin))
        self.body.addWidget(self.title)
        self.body.addStretch(1)
        for part in (self.question, self.name, self.seat, self.note):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addStretch(2)
        self.body.addLayout(foot)

    # Guests.

    def clear(self) -> None:
        """Ready for the next guest."""
        self.field.clear()
        self.question.say(_("Please scan your badge, or type the last digits of your phone number"), "text")
        for part in (self.name, self.seat, self.note):
            part.say("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scan(self, text: str) -> None:
        self.field.clear()
        self._work.scan(text)

    def _asked(self) -> None:
        """Exactly one person may be meant; which of several is none of a guest's business."""
        digits = self.field.text().strip()
        self.field.clear()
        if not (digits.isascii() and digits.isdigit() and len(digits) >= LEAST_DIGITS):
            self._answer(_("Please type at least four digits"), "warn")
            return
        hits = [each for each in self._roll.fetch() if _phone_ends(each.attendee, digits)]
        if len(hits) == 1:
            self._work.check_in(hits[0], Method.SEARCH)
        elif hits:
            self._answer(_("Please type more digits"), "warn")
        else:
            self._answer(_("Not found. Please ask at the desk"), "warn")

    def _show(self, verdict: Verdict) -> None:
        person = verdict.person
        here = verdict.mood is Mood.OK or (person is not None and person.presence.present)
        if person is None or not here:
            self._answer(_("Please ask at the desk"), "warn")
            return
        self._answer(_("Welcome") if verdict.mood is Mood.OK else _("You are checked in already"), "ok")
        self.name.say(person.attendee.who_comes)
        self.seat.say(seat_words(person.seat, _))
        self.note.say("" if person.seat else _("Your seat: please ask at the desk"))

    def _answer(self, words: str, token: str) -> None:
        for part in (self.name, self.seat, self.note):
            part.say("")
        self.question.say(words, token)
        self._forget.start()

    # The way out.

    def ask_pin(self) -> None:
        """Show the field for the PIN."""
        self.pin.clear()
        self.pin.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_pin(self) -> None:
        told = self.pin.text()
        self.pin.clear()
        if not pin_fits(told, self._office.settings.kiosk_pin):
            self._tries += 1
            if (
                self._tries >= MOST_TRIES
            ):  # a child at the keypad does not get through the thousands by typing
                self.pin.setEnabled(False)
                self._pause.start()
            self.pin.hide()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._may_close = True
        self._office.store.post = self._before
        self.close()

    def _may_try_again(self) -> None:
        self._tries = 0
        self.pin.setEnabled(True)

    def leave(self) -> None:
        self.pin.hide()
        self.clear()

    def key(self, event: QKeyEvent) -> bool:
        return event.key() != Qt.Key.Key_Escape  # no blackout, no leaving of the full screen

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            event.ignore()
            return
        super().closeEvent(event)


def _phone_ends(attendee: Attendee, digits: str) -> bool:
    return any(phone.endswith(digits) for phone in (attendee.phone, attendee.substitute_phone))
