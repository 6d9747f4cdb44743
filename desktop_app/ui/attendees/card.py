"""The card at the right of the people table: who somebody is, and the form; or what to do with several at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Attendee
from desktop_app.ui.attendees.draft import draft_of, fields, person_of
from desktop_app.ui.attendees.person_form import PersonForm
from desktop_app.ui.attendees.photo import PhotoEdit
from desktop_app.ui.attendees.several import SeveralPeople
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.ui.person_words import capacity_kind, capacity_text, status_kind, status_text
from desktop_app.words import _

WIDTH = 332


class AttendeeCard(Card):
    """Follows the selection of the table: nobody, one person, several."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.setFixedWidth(WIDTH)
        self.one = OnePerson(office, index)
        self.several = SeveralPeople(office, index)
        self.stack = QStackedWidget()
        nobody = EmptyState("users", _("Nobody chosen"), _("Choose a line to see and edit it."))
        for page in (nobody, self.one, self.several):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)

    def make_forms(self) -> None:
        """Make the forms anew: the meeting has other fields of its own."""
        self.one.make_form()
        self.several.make_form()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show who is chosen."""
        self.stack.setCurrentIndex(min(len(people), 2))
        if len(people) == 1:
            self.several.show_people(())
            self.one.show_person(people[0])
        else:
            self.one.show_person(None)
            self.several.show_people(people if len(people) > 1 else ())


class OnePerson(QWidget):
    """Name, pills and the form of one person. Every finished edit is one change that can be undone."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._index = office, index
        self._person: Person | None = None
        self.name = text_label(name="h1", wrap=True)
        self.latin = text_label(name="muted")
        self.capacity, self.status = Pill(), Pill()
        self.photo = PhotoEdit(office)
        self.check_in = button(_("Check in"), "user-check", on=self._go_to_desk)
        self.remove = button(_("Remove"), "trash-2", "danger", on=self._remove)

        self.lines = PersonForm(index, fields)
        self.lines.applied.connect(self._apply)
        foot = row(self.check_in, None, self.remove)
        foot.setContentsMargins(20, 8, 20, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self.lines, 1)
        layout.addLayout(foot)
        self.show_person(None)

    def make_form(self) -> None:
        """Make the form anew: the meeting has other fields of its own."""
        self.lines.make()
        self.show_person(self._person)

    def _head(self) -> QVBoxLayout:
        """Who it is, with the photo beside."""
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 8)
        head.setSpacing(6)
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(self.name)
        told.addWidget(self.latin)
        told.addLayout(row(self.capacity, self.status, None))
        told.addStretch()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(told, 1)
        line.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(line)
        return head

    def show_person(self, person: Person | None) -> None:
        """Show a person, or nobody; an unfinished edit of the one before is finished first."""
        if self._person is not None and (person is None or person.id != self._person.id):
            self.lines.form.apply()
        self._person = person
        self.lines.load(draft_of(person.attendee, self.lines.own) if person else None)
        self.photo.show_person(person.attendee if person else None)
        if person is None:
            return
        self.name.setText(person.attendee.name)
        self.latin.setText(person.latin)
        self.latin.setVisible(bool(person.latin))
        latin = self.lines.form.widget("latin_name")
        if isinstance(latin, QLineEdit):
            latin.setPlaceholderText(person.latin)
        self.capacity.show_as(capacity_text(person), capacity_kind(person))
        self.status.show_as(status_text(person), status_kind(person) or "neutral")

    def _apply(self, draft: object) -> None:
        person = self._index.get(str(getattr(draft, "id", "")))
        if person is None:
            return
        known = person.attendee
        if not self._office.ask(lambda: self._write(draft, known)):
            self.lines.reload(draft_of(known, self.lines.own))

    def _write(self, draft: object, known: Attendee) -> bool:
        return self._office.do(commands.edit_attendee, person_of(draft, known, self.lines.own))

    def _go_to_desk(self) -> None:
        if self._person is not None:
            self._office.go("checkin", self._person.id)

    def _remove(self) -> None:
        if self._person is not None:
            name = self._person.attendee.name
            if self._office.do(commands.remove_attendees, [self._person.id]):
                self._office.say(_("{name} removed").format(name=name), undo=True)
