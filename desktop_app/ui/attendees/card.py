"""The card at the right of the people table: who somebody is, and the form; or what to do with several at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.own_fields import own_fields
from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.labels import label
from desktop_app.ui.attendees.draft import draft_of, fields, person_of
from desktop_app.ui.attendees.photo import PhotoEdit
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, menu_button, row, text_label
from desktop_app.ui.kit.form import Form
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.ui.person_words import capacity_kind, capacity_text, status_kind, status_text
from desktop_app.words import _, ngettext

WIDTH = 332


class AttendeeCard(Card):
    """Follows the selection of the table: nobody, one person, several."""

    def __init__(self, office: Office, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.setFixedWidth(WIDTH)
        self.one = OnePerson(office, index)
        self.many = ManyPeople(office)
        self.stack = QStackedWidget()
        nobody = EmptyState("users", _("Nobody chosen"), _("Choose a line to see and edit it."))
        for page in (nobody, self.one, self.many):
            self.stack.addWidget(page)
        self.body.addWidget(self.stack)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show who is chosen."""
        self.stack.setCurrentIndex(min(len(people), 2))
        if len(people) == 1:
            self.one.show_person(people[0])
        else:
            self.one.show_person(None)
            self.many.show_people(people)


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

        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 4, 20, 12)
        self._own, self.form = own_fields(), Form(())
        self._column.addWidget(self.form)
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = row(self.check_in, None, self.remove)
        foot.setContentsMargins(20, 8, 20, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

        self.make_form()

    def make_form(self) -> None:
        """Make the form anew: the meeting has other fields of its own."""
        self._own = own_fields()
        before, self.form = self.form, Form(list(fields(self._own)))
        self._column.replaceWidget(before, self.form)
        before.hide()
        before.deleteLater()
        self.form.applied.connect(self._apply)
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
            self.form.apply()
        self._person = person
        self.form.load(draft_of(person.attendee, self._own) if person else None)
        self.photo.show_person(person.attendee if person else None)
        if person is None:
            return
        self.name.setText(person.attendee.name)
        self.latin.setText(person.latin)
        self.latin.setVisible(bool(person.latin))
        latin = self.form.widget("latin_name")
        if isinstance(latin, QLineEdit):
            latin.setPlaceholderText(person.latin)
        self.capacity.show_as(capacity_text(person), capacity_kind(person))
        self.status.show_as(status_text(person), status_kind(person) or "neutral")
        self._offer_delegations()

    def _offer_delegations(self) -> None:
        field = self.form.widget("delegation")
        if isinstance(field, QLineEdit):
            completer = QCompleter([each.name for each in self._index.delegations()], field)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            field.setCompleter(completer)

    def _apply(self, draft: object) -> None:
        person = self._index.get(str(getattr(draft, "id", "")))
        if person is None:
            return
        known = person.attendee
        if not self._office.ask(lambda: self._write(draft, known)):
            self.form.load(None)  # forget the refused draft
            self.form.load(draft_of(known, self._own))

    def _write(self, draft: object, known: Attendee) -> bool:
        return self._office.do(commands.edit_attendee, person_of(draft, known, self._own))

    def _go_to_desk(self) -> None:
        if self._person is not None:
            self._office.go("checkin", self._person.id)

    def _remove(self) -> None:
        if self._person is not None:
            name = self._person.attendee.name
            if self._office.do(commands.remove_attendees, [self._person.id]):
                self._office.say(_("{name} removed").format(name=name), undo=True)


class ManyPeople(QWidget):
    """What can be done with several people at once; each is one change."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._people: Sequence[Person] = ()
        self.title = text_label(name="h1")
        self.names = text_label(name="muted", wrap=True)
        capacity, status = QMenu(self), QMenu(self)
        for right in Capacity:
            capacity.addAction(label(right, _), partial(self._change, capacity=right))
        for known in (Status.INVITED, Status.CONFIRMED, Status.APOLOGIES):
            status.addAction(label(known, _), partial(self._set_status, known))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.names)
        layout.addSpacing(8)
        layout.addWidget(menu_button(_("Capacity"), "badge", capacity))
        layout.addWidget(menu_button(_("Status"), "clipboard-check", status))
        layout.addWidget(button(_("Delegation…"), "users", on=self._move))
        layout.addStretch()
        layout.addWidget(button(_("Remove"), "trash-2", "danger", on=self._remove))

    def show_people(self, people: Sequence[Person]) -> None:
        """The people that are chosen."""
        self._people = tuple(people)
        words = ngettext("{number} person chosen", "{number} people chosen", len(people))
        self.title.setText(words.format(number=len(people)))
        shown = _(", ").join(person.attendee.name for person in people[:12])
        self.names.setText(shown + (" …" if len(people) > 12 else ""))

    def _change(self, **values: object) -> None:
        wanted = [replace(person.attendee, **values) for person in self._people]  # type: ignore[arg-type]
        if self._office.do(commands.edit_attendees, wanted):
            self._told()

    def _set_status(self, status: Status) -> None:
        if self._office.do(commands.set_status, [person.id for person in self._people], status):
            self._told()

    def _move(self) -> None:
        name = self._office.asker.text(self, _("Delegation"), _("Name of the delegation"))
        if name is not None:
            self._change(delegation=name.strip())

    def _remove(self) -> None:
        count = len(self._people)
        if self._office.do(commands.remove_attendees, [person.id for person in self._people]):
            words = ngettext("{number} person removed", "{number} people removed", count)
            self._office.say(words.format(number=count), undo=True)

    def _told(self) -> None:
        words = ngettext("{number} person changed", "{number} people changed", len(self._people))
        self._office.say(words.format(number=len(self._people)), undo=True)
