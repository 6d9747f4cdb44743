"""Several people at once: one form for what they share; what they differ in says so, and stays until it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Attendee
from desktop_app.ui.attendees.draft import common_draft, shared_fields, with_common
from desktop_app.ui.attendees.person_form import PersonForm
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.words import _, ngettext

NAMED = 12


class SeveralPeople(QWidget):
    """Their names and the form. Each finished edit is one change for all of them, one step of undo."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._people: tuple[Attendee, ...] = ()
        self._loaded: Any = None
        self.title = text_label(name="h1")
        self.names = text_label(name="muted", wrap=True)
        self.remove = button(_("Remove"), "trash-2", "danger", on=self._remove)
        self.lines = PersonForm(index, shared_fields)
        self.lines.applied.connect(self._apply)

        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 8)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.names)
        foot = row(None, self.remove)
        foot.setContentsMargins(20, 8, 20, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.lines, 1)
        layout.addLayout(foot)

    def make_form(self) -> None:
        """Make the form anew: the meeting has other fields of its own."""
        self.lines.make()
        self._load()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show several people, or nobody; an unfinished edit of those before is finished first."""
        chosen = tuple(person.attendee for person in people)
        if [each.id for each in chosen] != [each.id for each in self._people]:
            self.lines.form.apply()
        self._people = chosen
        self._load()
        words = ngettext("{number} person chosen", "{number} people chosen", len(people))
        self.title.setText(words.format(number=len(people)))
        shown = _(", ").join(person.name for person in chosen[:NAMED])
        self.names.setText(shown + (" …" if len(people) > NAMED else ""))

    def _load(self) -> None:
        self._loaded = common_draft(self._people, self.lines.own) if self._people else None
        self.lines.load(self._loaded)

    def _apply(self, draft: object) -> None:
        before, count = self._loaded, len(self._people)
        if self._office.ask(lambda: self._write(before, draft)):
            words = ngettext("{number} person changed", "{number} people changed", count)
            self._office.say(words.format(number=count), undo=True)
        else:
            self.lines.reload(self._loaded)

    def _write(self, before: object, draft: object) -> bool:
        wanted = [with_common(person, before, draft, self.lines.own) for person in self._people]
        return self._office.do(commands.edit_attendees, wanted)

    def _remove(self) -> None:
        count = len(self._people)
        if self._office.do(commands.remove_attendees, [person.id for person in self._people]):
            words = ngettext("{number} person removed", "{number} people removed", count)
            self._office.say(words.format(number=count), undo=True)
