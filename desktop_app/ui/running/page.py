"""The desk of the chair's assistant: now and next, one press each, and what it does to the rest of the day.

Space goes on to the next item, P pauses, + and − give and take a minute, Backspace goes back, S skips what is next,
A notes an action.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.queries import agenda, elections, resolutions, running
from db.queries import speakers as kept_speakers
from desktop_app import dates
from desktop_app.commands.agenda import cut_items
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.clock import catch_up, expectation, timetable
from desktop_app.domain.elections import result_of
from desktop_app.domain.resolutions import standing_vote, verdict_of
from desktop_app.domain.running import ItemState, PressKind, item_before
from desktop_app.domain.speakers import ListRules, SpeakerList
from desktop_app.ui.actions import note_action, show_actions
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button, text_label
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.presenter import hall_screen
from desktop_app.ui.office import Office
from desktop_app.ui.running.coming import ComingList
from desktop_app.ui.running.moment import (
    Moment,
    Plan,
    moment,
    offset_told,
    read_plan,
)
from desktop_app.ui.running.needed import NeededList
from desktop_app.ui.running.now import NowCard
from desktop_app.ui.running.recorder import PACE, Live, Recorder, Rehearsal
from desktop_app.ui.running.speakers import SpeakersDialog
from desktop_app.ui.running.stage import AudienceView, SpeakerView, Stage
from desktop_app.verdicts import chair_sentence_of, election_sentence
from desktop_app.words import _

BEAT_MS = 250
SIDE_WIDTH = 400


class RunningPage(Page):
    """Follows a recorder: the meeting's own, or a rehearsal's."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.recorder: Recorder = Live(office)
        self.plan = Plan()
        self.displays: list[Stage] = []
        self.beat = QTimer(self)
        self.beat.setInterval(BEAT_MS)
        self.now = NowCard()
        self.rehearse_button = button(_("Rehearse"), "rotate-ccw", on=self.rehearse)
        self.speakers_button = button(_("Speakers…"), "mic", on=self.show_speakers)
        self.speakers: SpeakersDialog | None = None
        self.speaking, self.speaking_rules = SpeakerList(), ListRules("")
        self.coming = ComingList()
        self.needed, self.needed_next = NeededList(), NeededList()
        self.message = QLineEdit()

        self._lay_out()
        self._connect()
        self.read()

    def _lay_out(self) -> None:
        self.add_actions(
            self.rehearse_button,
            button(_("Note action…"), "clipboard-list", on=self.note_action),
            button(_("Catch up…"), "timer", on=self.catch_up),
            self.speakers_button,
            menu_button(_("Displays"), "monitor", self._display_menu()),
        )
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.now)
        left.addWidget(self._coming_card(), 1)
        columns.addLayout(left, 1)
        columns.addWidget(self._side())
        self.running = both
        self.empty = Card()
        told = _("The meeting is run from its agenda. Write that first.")
        self.empty.body.addWidget(EmptyState("timer", _("No agenda yet"), told))
        self.body.addWidget(self.running, 1)
        self.body.addWidget(self.empty, 1)

    def _display_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Speaker's display"), partial(self.show_display, SpeakerView))
        menu.addAction(_("Audience's display"), partial(self.show_display, AudienceView))
        return menu

    def _coming_card(self) -> QWidget:
        card = Card(padding=12)
        card.body.addWidget(text_label(_("Still to come"), "h2"))
        card.body.addWidget(self.coming, 1)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for title, inside in ((_("Wanted now"), self.needed), (_("Wanted next"), self.needed_next)):
            card = Card(padding=16)
            card.body.addWidget(text_label(title, "h2"))
            card.body.addWidget(inside)
            column.addWidget(card)
        column.addStretch()
        card = Card(padding=16)
        card.body.addWidget(text_label(_("Message on the displays"), "h2"))
        self.message.setPlaceholderText(_("Please come to an end …"))
        self.message.setAccessibleName(_("Message on the displays"))
        card.body.addWidget(self.message)
        column.addWidget(card)
        return side

    def _connect(self) -> None:
        self.beat.timeout.connect(self.tick)
        self.now.go_on.connect(self.go_on)
        self.now.go_back.connect(self.go_back)
        self.now.paused.connect(self.pause_or_resume)
        self.now.skip.connect(self.skip_next)
        self.now.add.connect(self.add)
        self.office.committed.connect(self._follow)
        self.message.textChanged.connect(self._send)
        self.coming.wanted.connect(lambda item_id: self.press(PressKind.START, item_id))
        keys: dict[str, Callable[[], object]] = {
            "Space": self.go_on,
            "P": self.pause_or_resume,
            "+": partial(self.add, 1),
            "-": partial(self.add, -1),
            "Backspace": self.go_back,
            "S": self.skip_next,
            "A": self.note_action,
        }
        for key, act in keys.items():
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(partial(self._unless_writing, act))

    # What is shown.

    def read(self) -> None:
        """Read the agenda again, then show the moment."""
        self.plan = read_plan()
        self.running.setVisible(bool(self.plan.items))
        self.empty.setVisible(not self.plan.items)
        self.show_moment()
        self._show_people()

    def tick(self) -> None:
        """Another quarter of a second."""
        if self.isVisible() or self.displays:
            self.show_moment()

    def moment(self) -> Moment:
        """What there is to tell now."""
        here = moment(self.plan, self.recorder.course(), self.recorder.now())
        if isinstance(self.recorder, Rehearsal):
            return here
        return replace(here, floor=self.speaking.speaking, warning=self.speaking_rules.warning)

    def show_moment(self) -> None:
        """Show how it stands on desk and displays."""
        here = self.moment()
        self.now.show_moment(here)
        end, offset = here.ends
        told = _("expected end {time} ({offset})").format(time=dates.clock(end), offset=offset_told(offset))
        parts = [dates.clock(here.now), told]
        if isinstance(self.recorder, Rehearsal):
            parts.insert(0, _("Rehearsal, {pace} times as fast; nothing is recorded").format(pace=PACE))
        self.heading(_("Run the meeting"), " · ".join(parts))
        self.coming.show_moment(here)
        for display in self.displays:
            display.tell(here)
        if self.speakers is not None:
            self.speakers.tick()

    def _show_people(self) -> None:
        """Who is wanted, and the list of speakers: of the item that runs."""
        here = self.moment()
        live = here.item if isinstance(self.recorder, Live) else None
        self.speaking = kept_speakers.list_now(live.id) if live is not None else SpeakerList()
        self.speaking_rules = kept_speakers.list_rules(live.id if live is not None else "")
        self.speakers_button.setEnabled(isinstance(self.recorder, Live))
        if self.speakers is not None:
            self.speakers.show_item(live)
        self.needed.show_people(running.needed(here.item) if here.item is not None else [])
        self.needed_next.show_people(running.needed(here.following) if here.following is not None else [])

    def _follow(self, changes: Changes) -> None:
        if changes.of("vote_record"):
            self._show_vote()
        if changes.of("election_round"):
            self._show_election()
        if changes and (self.isVisible() or self.displays or self.speakers is not None):
            self.read()  # else it is read on arrival; a roster that comes in is work enough for the window

    # What is done.

    def press(self, kind: PressKind, item_id: str | None = None, minutes: int = 0) -> None:
        """One press; the audience sees the result of a vote no longer than that."""
        if kind in (PressKind.START, PressKind.END):
            self._show_result("", passed=True)
        if self.recorder.press(kind, item_id, minutes):
            self.show_moment()
            self._show_people()

    def go_on(self) -> None:
        """The next item; after the last one the meeting is over."""
        here = self.moment()
        if here.following is not None:
            self.press(PressKind.START, here.following.id)
        elif here.item is not None:
            self.press(PressKind.END)

    def go_back(self) -> None:
        """The item before goes on from what it had."""
        before = item_before(self.plan.items, self.recorder.course())
        if before is not None:
            self.press(PressKind.START, before.id)

    def pause_or_resume(self) -> None:
        """Stop the time, or let it go on."""
        actual = self.recorder.course().now
        paused = actual is not None and actual.state is ItemState.PAUSED
        self.press(PressKind.RESUME if paused else PressKind.PAUSE)

    def skip_next(self) -> None:
        """Leave out what would come next."""
        coming = self.moment().following
        if coming is not None:
            self.press(PressKind.SKIP, coming.id)

    def add(self, minutes: int) -> None:
        """Give what runs more time, or less."""
        self.press(PressKind.ADD, minutes=minutes)

    def rehearse(self) -> None:
        """Begin a rehearsal, or end it; the meeting itself stays as it is."""
        rehearsing = isinstance(self.recorder, Rehearsal)
        self.recorder = Live(self.office) if rehearsing else Rehearsal(self.office, self.plan.starts_at)
        self.rehearse_button.setText(_("Rehearse") if rehearsing else _("End the rehearsal"))
        self.show_moment()
        self._show_people()

    def show_speakers(self) -> None:
        """Open the list of speakers beside the desk; a rehearsal has none, for it leaves no trace."""
        if self.speakers is None:
            self.speakers = SpeakersDialog(self.office, self.window())
            self.speakers.finished.connect(self._speakers_closed)
        self._show_people()
        self.speakers.read()
        self.speakers.show()
        self.speakers.raise_()

    def _speakers_closed(self) -> None:
        if self.speakers is not None:
            self.speakers.deleteLater()
        self.speakers = None

    def note_action(self) -> None:
        """Note what somebody is to do, on the item that runs."""
        here = self.recorder.course().current
        note_action(self.office, self, here)

    def catch_up(self) -> None:
        """Propose cuts that bring the meeting back to its planned end; taken with one click, undone with another."""
        here = self.moment()
        still = {item.id for item in here.to_come()}
        found = catch_up(self.plan.items, partial(self._end_of, here), self.plan.timetable.end, still)
        names = {item.id: item for item in self.plan.items}
        cuts = _("; ").join(f"{names[c.item_id].title} {c.before}→{c.after}" for c in found.cuts)
        if not found.cuts:
            self.office.say(
                _("There is nothing to cut: give items a shortest length first, or the end is met.")
            )
            return
        over = (
            _("still {minutes} min over").format(minutes=found.still_over)
            if found.still_over
            else _("on time")
        )
        agreed = self.office.asker.confirm(self, _("Catch up"), f"{cuts} — {over}", _("Shorten"))
        if agreed and self.office.do(cut_items, found.cuts):
            self.office.say(_("Agenda items shortened"), undo=True)

    def _end_of(self, here: Moment, items: Sequence[AgendaItem]) -> dt.datetime:
        running_now = here.course.running(here.now)
        if running_now is None:
            return timetable(items, self.plan.starts_at).end
        expected = expectation(items, self.plan.starts_at, running_now, here.now, here.course.skipped)
        return max(each.end for each in expected.values())

    def show_display(self, kind: type[SpeakerView] | type[AudienceView]) -> None:
        """Open a display on the screen of the hall."""
        made = kind(self.window())
        self.displays.append(made)
        made.closed.connect(lambda: self.displays.remove(made))
        made.message(self.message.text())
        made.tell(self.moment())
        made.show_on(hall_screen())

    def _send(self, text: str) -> None:
        for display in self.displays:
            display.message(text)

    def _show_election(self) -> None:
        """What the election counted last has come to, on the audience's displays."""
        newest = max(elections.rounds(), key=lambda held: held.at, default=None)
        result = result_of(elections.rounds(newest.item_id)) if newest is not None else None
        told = election_sentence(result, self.office.document_words().gettext) if result is not None else ""
        self._show_result(told, passed=result is not None and not result.open)

    def _show_result(self, told: str, *, passed: bool) -> None:
        for display in self.displays:
            if isinstance(display, AudienceView):
                display.show_result(told, passed=passed)

    def _show_vote(self) -> None:
        """The newest standing vote, on the audience's displays."""
        votes = resolutions.votes()
        newest = max(votes, key=lambda vote: vote.at, default=None)
        standing = standing_vote([v for v in votes if newest is not None and v.item_id == newest.item_id])
        told = chair_sentence_of(standing, self.office.document_words().gettext) if standing else ""
        self._show_result(told, passed=standing is not None and verdict_of(standing).passed)

    def _unless_writing(self, act: Callable[[], object]) -> None:
        if not self.message.hasFocus():
            act()

    # What the window asks of a page.

    def arrived(self) -> None:
        self.beat.start()
        self.read()

    def show_subject(self, subject: str) -> None:
        if any(item.id == subject for item in agenda.items()):
            self.press(PressKind.START, subject)

    def commands(self) -> list[PaletteCommand]:
        return [
            PaletteCommand(_("Speaker's display"), partial(self.show_display, SpeakerView), "monitor"),
            PaletteCommand(_("Audience's display"), partial(self.show_display, AudienceView), "presentation"),
            PaletteCommand(_("List of speakers"), self.show_speakers, "mic"),
            PaletteCommand(_("Rehearse"), self.rehearse, "rotate-ccw"),
            PaletteCommand(_("Catch up"), self.catch_up, "timer"),
            PaletteCommand(_("Note action"), self.note_action, "clipboard-list"),
            PaletteCommand(_("Actions"), lambda: show_actions(self.office, self), "list-checks"),
        ]
