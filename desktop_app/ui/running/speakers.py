"""The list of speakers of the item that runs: who has the floor and for how long still, who waits, who spoke how long.

Stays open beside the desk and follows the meeting from item to item. Every deed is on disk before it is shown.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from db.queries import speakers as kept
from desktop_app import dates
from desktop_app.commands import speakers as commands
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.speakers import Entry, ListRules, SpeakerList, Spoken, Wish, totals
from desktop_app.labels import label
from desktop_app.ui.kit import ordered_list, theme
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.kit.ordered_list import OrderedList
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from desktop_app.ui.person_picker import PersonPicker
from desktop_app.ui.running.moment import countdown_told, floor_token
from desktop_app.ui.workshop import Workshop
from desktop_app.words import N_, _, ngettext

SIDE_WIDTH = 290
STEP = 30
"""Seconds that one press gives or takes."""


class SpeakersDialog(Workshop):
    """Told which item runs (`show_item`) and that time goes on (`tick`)."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        hint = _(
            "Questions come before points of order, these before speeches; else first come, first heard."
        )
        super().__init__(office, _("List of speakers"), hint, parent)
        self.resize(900, 640)
        self.setModal(False)
        self.item: AgendaItem | None = None
        self.here, self.rules = SpeakerList(), ListRules("")
        self.title, self.name = text_label(name="muted", wrap=True), text_label(name="h2", wrap=True)
        self.left, self.state = text_label(name="countdown"), Pill()
        self.give_button = button("", "mic", "primary", on=self.give_floor)
        self.end_button = button(_("Done"), "check", on=partial(self._deed, commands.end_speaker))
        self.pause_button = button(_("Pause"), "pause", on=self.pause_or_resume)
        self.less_button = button(_("−30 s"), on=partial(self.give_seconds, -STEP))
        self.more_button = button(_("+30 s"), on=partial(self.give_seconds, STEP))
        self.waiting = OrderedList(_("Who waits"))
        self.waiting.setDragDropMode(OrderedList.DragDropMode.NoDragDrop)
        self.nobody = text_label(_("Nobody waits to speak."), "muted")
        self.picker = PersonPicker(people_index(office), shown=4)
        self.wish = QComboBox()
        self.closed = QCheckBox(_("The list is closed"))
        self.form = Form(
            [
                Field("seconds", N_("Time for a speaker"), "number", unit=N_("s"), most=commands.LONGEST),
                Field("warning", N_("Amber for the last"), "number", unit=N_("s"), most=commands.LONGEST),
                Field("only_present", N_("Only who is in the hall"), "check"),
                Field("several", N_("May wait more than once"), "check"),
            ]
        )
        self.by = QComboBox()
        self.spoken = OrderedList(_("Who spoke how long"))
        self.spoken.setDragDropMode(OrderedList.DragDropMode.NoDragDrop)
        self.spoken.setSelectionMode(OrderedList.SelectionMode.NoSelection)
        self._lay_out()
        self._connect()
        self.picker.field.setFocus()

    def _lay_out(self) -> None:
        for wish in reversed(Wish):
            self.wish.addItem(label(wish, _), wish)
        self.wish.setAccessibleName(_("What for"))
        self.by.addItems([_("Time by person"), _("Time by delegation")])
        self.by.setAccessibleName(_("Who spoke how long"))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._floor())
        left.addWidget(self._queue(), 1)
        side = Card(padding=16)
        side.setFixedWidth(SIDE_WIDTH)
        side.body.addWidget(self.form)
        side.body.addWidget(self.closed)
        side.body.addWidget(self.by)
        side.body.addWidget(self.spoken, 1)
        self.body.addLayout(left, 1)
        self.body.addWidget(side)

    def _floor(self) -> Card:
        card = Card(padding=16)
        head, told = QHBoxLayout(), QVBoxLayout()
        told.setSpacing(4)
        told.addLayout(row(self.state, None))
        told.addWidget(self.name)
        told.addWidget(self.title)
        head.addLayout(told, 1)
        head.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        keys = (self.end_button, self.pause_button, self.less_button, self.more_button, None)
        card.body.addLayout(row(*keys))
        return card

    def _queue(self) -> Card:
        card = Card(padding=12)
        card.body.addWidget(self.nobody)
        card.body.addWidget(self.waiting, 1)
        card.body.addWidget(self.give_button)
        card.body.addLayout(row(self.picker, self.wish))
        return card

    def _connect(self) -> None:
        self.picker.picked.connect(self.enter)
        self.waiting.doubleClicked.connect(lambda _index: self.give_floor(self.waiting.current()))
        self.waiting.unwanted.connect(self.strike)
        self.closed.clicked.connect(lambda: self.close_or_open(self.closed.isChecked()))
        self.form.applied.connect(self._set_rules)
        self.by.currentIndexChanged.connect(lambda _place: self._show_spoken())
        self.office.committed.connect(self._follow)

    # What is shown.

    def show_item(self, item: AgendaItem | None) -> None:
        """Show the list of another item; None while nothing runs."""
        if (item.id if item else "") != (self.item.id if self.item else "") or item is None:
            self.item = item
            self.read()

    def read(self) -> None:
        """Read the list again."""
        item = self.item
        self.rules = kept.list_rules(item.id) if item is not None else ListRules("")
        self.here = kept.list_now(item.id) if item is not None else SpeakerList()
        self.title.setText(
            item.title if item is not None else _("Start an item first; each has its own list.")
        )
        self.form.load(self.rules if item is not None else None)
        self.closed.setChecked(self.here.closed)
        waiting = self.here.waiting
        self.waiting.show_entries([_line(each) for each in waiting])
        self.waiting.setVisible(bool(waiting))
        self.nobody.setVisible(not waiting)
        told = _("Give the floor: {name}").format(name=waiting[0].name) if waiting else _("Give the floor")
        self.give_button.setText(told)
        for each in (self.picker, self.wish, self.closed):
            each.setEnabled(item is not None)
        self.give_button.setEnabled(bool(waiting))
        self._show_spoken()
        self.tick()

    def tick(self) -> None:
        """Show the time as it is now."""
        speaker, now = self.here.speaking, self.office.now()
        for each in (self.end_button, self.pause_button):
            each.setEnabled(speaker is not None)
        for each in (self.less_button, self.more_button):
            each.setEnabled(speaker is not None and speaker.seconds > 0)
        if speaker is None:
            self.state.show_as(_("The floor is free"), "neutral")
            self.name.setText("")
            self.left.setText("")
            return
        paused = speaker.since is None
        self.state.show_as(_("Paused") if paused else _("Has the floor"), "warn" if paused else "ok")
        self.pause_button.setText(_("Go on") if paused else _("Pause"))
        self.name.setText(_named(speaker))
        left = speaker.left(now)
        self.left.setText(countdown_told(left) if left is not None else dates.stopwatch(speaker.elapsed(now)))
        self.left.setStyleSheet(f"color: {theme.colour(floor_token(left, self.rules.warning)).name()};")

    def _show_spoken(self) -> None:
        entries = [each for theirs in kept.everyone_who_spoke().values() for each in theirs]
        found = totals(entries, self.office.now(), by_delegation=self.by.currentIndex() == 1)
        self.spoken.show_entries([_total(each) for each in found])

    def _follow(self, changes: Changes) -> None:
        if changes.of("speaker_event") or changes.of("speaker_list"):
            self.read()

    # What is done.

    def enter(self, name: str, attendee_id: str) -> None:
        """Put somebody on the list."""
        if self.item is not None:
            wish = self.wish.currentData()
            done = self.office.do(
                commands.enter_speaker,
                self.item.id,
                self.office.now(),
                attendee_id=attendee_id,
                name=name,
                wish=Wish(wish),
            )
            if done:
                self.wish.setCurrentIndex(0)

    def give_floor(self, entry: str = "") -> None:
        """Give the floor to somebody who waits, by default the first."""
        if self.item is not None:
            self.office.do(commands.begin_speaker, self.item.id, self.office.now(), entry or "")

    def strike(self, entry: str) -> None:
        """Take somebody off the list."""
        gone = self.here.entries.get(entry)
        if self.item is None or gone is None:
            return
        if self.office.do(commands.strike_speaker, self.item.id, entry, self.office.now()):
            self.office.say(_("{name} is off the list").format(name=gone.name), undo=True)

    def pause_or_resume(self) -> None:
        """Stop the speaker's time, or let it go on."""
        paused = self.here.speaking is not None and self.here.speaking.since is None
        self._deed(commands.resume_speaker if paused else commands.pause_speaker)

    def give_seconds(self, seconds: int) -> None:
        """Give the speaker more time, or less."""
        if self.item is not None:
            self.office.do(commands.give_seconds, self.item.id, seconds, self.office.now())

    def close_or_open(self, closed: bool) -> None:
        """Close the list, or open it again."""
        if self.item is not None:
            self.office.do(commands.close_list, self.item.id, self.office.now(), closed=closed)

    def _deed(self, command: commands.Deed) -> None:
        if self.item is not None:
            self.office.do(command, self.item.id, self.office.now())

    def _set_rules(self, rules: object) -> None:
        if isinstance(rules, ListRules):
            self.office.do(commands.set_list_rules, rules)


def _named(entry: Entry) -> str:
    return f"{entry.name} · {entry.delegation}" if entry.delegation else entry.name


def _line(entry: Entry) -> ordered_list.Entry:
    parts = [label(entry.wish, _) if entry.wish is not Wish.NORMAL else "", entry.delegation]
    return ordered_list.Entry(entry.id, entry.name, " · ".join(filter(None, parts)))


def _total(spoken: Spoken) -> ordered_list.Entry:
    turns = ngettext("{number} time", "{number} times", spoken.turns).format(number=spoken.turns)
    told = f"{dates.stopwatch(spoken.time)} · {turns}"
    return ordered_list.Entry(spoken.name, spoken.name or _("Without delegation"), told)
