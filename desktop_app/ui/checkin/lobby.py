"""The lobby's display: welcome, how many have come, and the hall filling up. No name, no face, no phone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.checkin.seat_map import SeatMap
from desktop_app.ui.kit.presenter import HallText, PresenterWindow
from desktop_app.ui.office import Office
from desktop_app.words import Words, _

CLOCK_MS = 5000


class LobbyWindow(PresenterWindow):
    """In the language of the meeting, since guests read it; follows every arrival."""

    def __init__(self, office: Office, roll: Roll, parent: QWidget | None = None) -> None:
        super().__init__(_("Lobby display"), parent)
        self._office, self._roll = office, roll
        self._say: Words = office.document_words()
        self.welcome = HallText(0.045, token="accent", bold=True)
        self.title = HallText(0.06, bold=True)
        self.place = HallText(0.032, token="text2", lines=1)
        self.clock = HallText(0.05, token="text2", align=Qt.AlignmentFlag.AlignRight, lines=1)
        self.present = HallText(0.17, token="ok", bold=True, lines=1)
        self.of = HallText(0.036, token="text2", lines=1)
        self.quorum = HallText(0.036, lines=2)
        self.map = SeatMap(office, roll)
        self._tick = QTimer(self, interval=CLOCK_MS)
        self._tick.timeout.connect(self._show_clock)
        self._lay_out()
        roll.changed.connect(self._tell)
        roll.relisted.connect(self._tell)
        self._tick.start()
        self._tell()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(4)
        for text in (self.welcome, self.title, self.place):
            words.addWidget(text)
        head.addLayout(words, 5)
        head.addWidget(self.clock, 1, Qt.AlignmentFlag.AlignTop)
        figures = QVBoxLayout()
        figures.setSpacing(4)
        figures.addStretch()
        gettext = self._say.gettext
        for text in (HallText(0.036, gettext("In the hall"), token="text2", lines=1), self.present, self.of):
            figures.addWidget(text)
        figures.addStretch()
        figures.addWidget(self.quorum)
        halves = QHBoxLayout()
        halves.setSpacing(48)
        halves.addLayout(figures, 2)
        halves.addWidget(self.map, 5)
        self.body.addLayout(head)
        self.body.addLayout(halves, 1)

    def _tell(self, *_ids: object) -> None:
        gettext, meeting = self._say.gettext, self._office.meeting()
        chinese = meeting.language.startswith("zh")
        counted = self._roll.counted()
        self.welcome.say(gettext("Welcome"))
        self.title.say(meeting.title if chinese or not meeting.latin_title else meeting.latin_title)
        when = f"{meeting.starts_at:%Y-%m-%d %H:%M}"
        self.place.say(f"{when} · {meeting.venue}" if meeting.venue else when)
        self.present.say(f"{counted.total.present:,}")
        self.of.say(gettext("of {expected} expected").format(expected=f"{counted.total.expected:,}"))
        quorum = counted.quorum
        if quorum.members:
            told = (
                gettext("✓ The quorum is met")
                if quorum.met
                else gettext("Quorum {needed}, members here {present}")
            )
            self.quorum.say(
                told.format(needed=quorum.needed, present=quorum.present), "ok" if quorum.met else "text2"
            )
        self._show_clock()

    def _show_clock(self) -> None:
        self.clock.say(f"{self._office.now():%H:%M}")
