"""The big card of the desk: who it is, where they sit, what to look out for, and the one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.labels import seat_words
from desktop_app.ui.checkin.verdict import Verdict, idle
from desktop_app.ui.kit.band import Band
from desktop_app.ui.kit.basics import Card, Pill, button, keys, row, text_label
from desktop_app.ui.kit.portrait import Portrait
from desktop_app.ui.people_index import Person
from desktop_app.ui.person_words import capacity_kind, capacity_text, flags, who_and_for_whom
from desktop_app.words import _

PHOTO_WIDTH = 96


class ResultCard(Card):
    """`entered` is the big button; the others are the small ones, for the person in view. `walked_in` is offered when
    nobody is found."""

    entered = Signal()
    substituted = Signal()
    left = Signal()
    taken_back = Signal()
    edited = Signal()
    walked_in = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0, spacing=0)
        self.verdict = idle()
        self.band = Band()
        self.name = text_label(name="hero", wrap=True)
        self.for_whom = text_label(name="h2", wrap=True)
        self.latin = text_label(name="muted")
        self.pills = row()
        self.organisation = text_label(name="deskLine", wrap=True)
        self.position = text_label(name="deskLine", wrap=True)
        self.delegation = text_label(name="muted", wrap=True)
        self.seat_title = text_label(_("Seat"), "muted")
        self.seat = text_label(name="deskSeat")
        self.notes = text_label(name="deskNote", wrap=True)
        self.portrait = Portrait(PHOTO_WIDTH)
        self.enter = button(_("Check in"), "user-check", "big", on=self.entered.emit)
        self.substitute = button(_("Substitute…"), "users", "big2", on=self.substituted.emit)
        self.leave = button(_("Leaves"), "log-out", "big2", on=self.left.emit)
        self.undo = button(_("Take back…"), "undo-2", "big2", on=self.taken_back.emit)
        self.edit = button(_("Edit"), "pencil", "big2", on=self.edited.emit)
        self.walk_in = button(_("Walk-in…"), "user-plus", "big2", on=self.walked_in.emit)
        self._lay_out()
        self.show_verdict(idle())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self.name, self.for_whom, self.latin):
            words.addWidget(widget)
        words.addLayout(self.pills)
        words.addStretch()
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        person = QVBoxLayout()
        person.setContentsMargins(24, 16, 24, 8)
        person.setSpacing(6)
        person.addLayout(top)
        for widget in (self.organisation, self.position, self.delegation):
            person.addWidget(widget)
        person.addSpacing(8)
        for widget in (self.seat_title, self.seat, self.notes):
            person.addWidget(widget)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(10)
        foot.addWidget(self.enter)
        foot.addLayout(row(self.substitute, self.leave, self.undo, self.edit, self.walk_in))
        hints = (("Enter", _("check in")), ("F4", _("walk-in")), ("Ctrl+Z", _("undo")), ("Esc", _("clear")))
        foot.addWidget(keys(*hints))
        self.body.addWidget(self.band)
        self.body.addLayout(person)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show a state of the desk."""
        self.verdict = verdict
        self.band.show_as(verdict.mood, verdict.title, verdict.text)
        self._show_person(verdict.person)
        person = verdict.person
        present = person is not None and person.presence.present
        left = person is not None and person.presence.left_at is not None
        self.enter.setText(
            _("Check in anyway") if verdict.anyway else _("Comes back") if left else _("Check in")
        )
        self.enter.setEnabled(verdict.can_enter or verdict.anyway)
        self.substitute.setVisible(person is not None and not present and not left)
        self.leave.setVisible(present)
        self.undo.setVisible(present or left)
        self.edit.setVisible(person is not None)
        self.walk_in.setVisible(verdict.walk_in)

    def _show_person(self, person: Person | None) -> None:
        attendee = person.attendee if person else None
        name, for_whom = who_and_for_whom(person) if person else ("", "")
        self._say(self.name, name)
        self._say(self.for_whom, for_whom)
        latin = person.latin if person and not for_whom else ""
        badge = (latin, attendee.badge_number) if attendee else ()
        self._say(self.latin, " · ".join(filter(None, badge)))
        self._say(self.organisation, attendee.organisation if attendee else "")
        self._say(self.position, attendee.position if attendee else "")
        self._say(self.delegation, attendee.delegation if attendee else "")
        self._say(self.seat, seat_words(person.seat, _) if person else "")
        self.seat_title.setVisible(bool(person and person.seat))
        self._say(self.notes, attendee.notes if attendee else "")
        self.portrait.setVisible(attendee is not None)
        self.portrait.show_photo(attendee.photo if attendee else "")
        self._show_pills(person)

    def _show_pills(self, person: Person | None) -> None:
        while (item := self.pills.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if person is not None:
            for text, kind in ((capacity_text(person), capacity_kind(person)), *flags(person)):
                self.pills.addWidget(Pill(text, kind))
        self.pills.addStretch()

    @staticmethod
    def _say(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
