"""The displays of the hall: for the speaker a countdown that can be read from the lectern, for the audience what is on.

Both follow the same moment; while somebody has the floor from the list of speakers, their time is shown, not the
item's. After a vote its result stands on the audience's display until the next press.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app import dates
from desktop_app.ui.kit.presenter import HallText, PresenterWindow
from desktop_app.ui.running.moment import Moment, countdown_told, floor_told, speakers_of, titled
from desktop_app.words import _

CENTRE = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


class Stage(PresenterWindow):
    """What both displays have: they are told a moment, and a message from the desk."""

    def tell(self, moment: Moment) -> None:
        """Show a moment."""
        raise NotImplementedError

    def message(self, text: str) -> None:
        """Show a message from the desk; "" takes it away."""
        raise NotImplementedError


class SpeakerView(Stage):
    """Countdown, item, what comes next, the time, and a message in amber."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Speaker's display"), parent)
        self.clock = HallText(0.06, token="text2", align=RIGHT, lines=1)
        self.title = HallText(0.07, bold=True, align=CENTRE)
        self.left = HallText(0.36, bold=True, align=CENTRE, lines=1)
        self.following = HallText(0.045, token="text2", align=CENTRE)
        self.words = HallText(0.09, token="warn", bold=True, align=CENTRE)
        self.body.addWidget(self.clock)
        self.body.addWidget(self.title)
        self.body.addStretch()
        self.body.addWidget(self.left)
        self.body.addStretch()
        self.body.addWidget(self.words)
        self.body.addWidget(self.following)

    def tell(self, moment: Moment) -> None:
        self.clock.say(dates.clock(moment.now))
        title = titled(moment.plan, moment.item) if moment.item is not None else moment.plan.title
        if moment.floor is not None:
            self.title.say(moment.floor.name)
            self.left.say(*floor_told(moment))
            self.following.say(title)
            return
        self.title.say(title)
        self.left.say(countdown_told(moment.left), moment.token)
        coming = moment.following
        told = _("Next: {title}").format(title=titled(moment.plan, coming)) if coming is not None else ""
        self.following.say(told)

    def message(self, text: str) -> None:
        self.words.say(text)


class AudienceView(Stage):
    """The meeting, the item, who speaks; the result of a vote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Audience's display"), parent)
        self.meeting = HallText(0.05, token="text2", align=CENTRE, lines=2)
        self.title = HallText(0.11, bold=True, align=CENTRE, lines=3)
        self.speaker = HallText(0.065, token="accent", align=CENTRE)
        self.result = HallText(0.075, align=CENTRE, lines=4)
        self.words = HallText(0.06, token="warn", bold=True, align=CENTRE)
        self.clock = HallText(0.045, token="text2", align=RIGHT, lines=1)
        self.body.addWidget(self.meeting)
        self.body.addStretch()
        self.body.addWidget(self.title)
        self.body.addWidget(self.speaker)
        self.body.addWidget(self.result)
        self.body.addStretch()
        self.body.addWidget(self.words)
        self.body.addWidget(self.clock)

    def tell(self, moment: Moment) -> None:
        self.meeting.say(moment.plan.title if moment.item is not None else "")
        self.title.say(titled(moment.plan, moment.item) if moment.item is not None else moment.plan.title)
        self.speaker.say(moment.floor.name if moment.floor is not None else speakers_of(moment.item))
        self.clock.say(dates.clock(moment.now))

    def show_result(self, text: str, passed: bool) -> None:
        """The result of a vote; "" takes it away."""
        self.result.say(text, "ok" if passed else "bad")

    def message(self, text: str) -> None:
        self.words.say(text)
