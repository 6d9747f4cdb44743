"""The check-in desk: a scan or a few letters, one card, Enter. The verdict is shown after it is on disk."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.queries import attendance as desks
from desktop_app.commands import attendance as commands
from desktop_app.commands.attendance import Desk
from desktop_app.commands.attendees import set_substitute
from desktop_app.domain.attendance import NOT_YET, EventKind, Method
from desktop_app.domain.changes import Changes
from desktop_app.domain.codes import looks_like_code
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.checkin import verdict
from desktop_app.ui.checkin.card import ResultCard
from desktop_app.ui.checkin.counters import Counters
from desktop_app.ui.checkin.scanner import Scanner
from desktop_app.ui.checkin.verdict import Mood, Verdict
from desktop_app.ui.kit.basics import Card, Pill, button, text_label
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.rows import Column, RowsModel
from desktop_app.ui.kit.search import SearchField
from desktop_app.ui.kit.table import TableView
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions
from desktop_app.ui.people_index import Person, people_index
from desktop_app.ui.person_words import status_kind, status_text
from desktop_app.words import N_, _

SHOWN = 200
LATEST = 50


def _columns() -> tuple[Column[Person], ...]:
    return (
        Column(
            N_("Name"), lambda person: person.attendee.name, second=lambda person: person.latin, width=150
        ),
        Column(
            N_("Organisation"),
            lambda person: person.attendee.organisation,
            second=lambda person: person.attendee.position,
        ),
        Column(N_("Seat"), lambda person: person.seat, width=84),
        Column(N_("Status"), status_text, pill=status_kind, width=104),
    )


class CheckInPage(Page):
    """Searching shows who is meant; Enter or a scan checks in. With an empty search nobody can be checked in."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.index = people_index(office)
        self.model = RowsModel("attendee", self.index.fetch, _columns(), self)
        self.table = TableView(self.model)
        self.search = SearchField(_("Scan, or type name, pinyin, initials, phone …"))
        self.search.setObjectName("scanField")
        self.counters = Counters()
        self.card = ResultCard(self.index)
        self.list_title = text_label(name="muted")
        self.scanner = Scanner(self._is_watching, self)
        self._searched = ""

        self._lay_out()
        self.search.searched.connect(self._search)
        self.search.submitted.connect(self._enter)
        self.search.down.connect(self._next)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _person: self._enter())
        self.card.entered.connect(self._enter_shown)
        self.card.substituted.connect(self._substitute)
        self.card.left.connect(self._leave)
        self.card.edited.connect(self._edit)
        self.scanner.scanned.connect(self.scan)
        self.index.changed.connect(self._follow)
        self._show_latest()
        self.counters.tell(self.index.counted())

    def _lay_out(self) -> None:
        self.heading(_("Check-in"), _("Desk {desk}").format(desk=self.office.settings.desk))
        self.add_actions(
            Pill(_("● Scanner ready"), "ok"),
            button(_("Not yet arrived"), "clipboard-list", on=lambda: self.office.go("attendees", "not-yet")),
        )
        table = Card(padding=6)
        table.body.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.counters)
        left.addWidget(self.list_title)
        left.addWidget(table, 1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 6)
        halves.addWidget(self.card, 5)
        self.body.addLayout(halves, 1)

    # Finding.

    def _search(self, text: str) -> None:
        """Show the hits and the first of them; with nothing typed the card is cleared. Told the same text again (by
        Enter) it leaves the choice alone: arrows may have gone to another hit."""
        if text == self._searched:
            return
        self._searched = text
        if not text.strip():
            self._show_latest()
            self.card.show_verdict(verdict.idle())
            return
        if looks_like_code(text):
            return  # a code without a scanner's speed waits for its Enter
        hits = self.index.find(text, SHOWN)
        self.model.among([each.id for each in hits])
        self.list_title.setText(_("{number} found").format(number=len(hits)))
        if hits:
            self.table.choose(hits[0].id)
            self._choose(self.index.get(hits[0].id))
        else:
            nobody = _("Nobody is called or numbered “{text}”.").format(text=text.strip())
            self.card.show_verdict(Verdict(Mood.BAD, _("Nobody found"), nobody))

    def _show_latest(self) -> None:
        """Without a search the list holds the latest arrivals."""
        latest = self._latest()
        self.model.among(latest)
        self.table.clear_choice()
        self.list_title.setText(_("Latest at the desks") if latest else "")

    def _latest(self) -> list[str]:
        """Whose arrival still stands among the latest events, newest first."""
        arrivals = (each for each in desks.latest(LATEST) if each.kind is EventKind.IN and each.attendee_id)
        people = (self.index.get(each.attendee_id or "") for each in arrivals)
        return list(dict.fromkeys(each.id for each in people if each and each.presence.arrived is not None))

    def _chosen(self, value: object) -> None:
        self._choose(value if isinstance(value, Person) else None)

    def _choose(self, person: Person | None) -> None:
        """Somebody in the list: the card tells whether they may come in."""
        if person is not None:
            self.card.show_verdict(verdict.candidate(person, self._objection(person)))

    def _next(self) -> None:
        """Down goes from the field through the hits."""
        row = min(self.table.currentIndex().row() + 1, self.model.rowCount() - 1)
        if row >= 0:
            self.table.selectRow(row)

    def _objection(self, person: Person) -> Refusal | None:
        """What the rule of the door says, from what is on disk."""
        presence = desks.presences([person.id]).get(person.id, NOT_YET)
        try:
            commands.ensure_may_enter(person.attendee, presence)
        except Refusal as refusal:
            return refusal
        return None

    # What the desk does.

    def scan(self, text: str) -> None:
        """A badge was scanned."""
        self.search.clear()
        try:
            person = self.index.get(commands.whose_code(text).id)
        except Refusal as refusal:
            self._tell(verdict.refused(refusal, None))
            return
        if person is not None:
            self._check_in(person, Method.SCAN, raw_code=text.strip()[:100])

    def _enter(self, _text: str = "") -> None:
        """Enter or a double click: check in whom the card shows, if it may."""
        typed = self.search.text()
        if looks_like_code(typed):
            self.scan(typed)
            return
        if self.card.verdict.can_enter:
            self._enter_shown()

    def _enter_shown(self) -> None:
        """The big button: also lets in who sent apologies, which Enter alone does not."""
        shown = self.card.verdict
        if shown.person is not None and (shown.can_enter or shown.anyway):
            self._check_in(shown.person, Method.SEARCH, anyway=shown.anyway)

    def _check_in(self, person: Person, method: Method, *, anyway: bool = False, raw_code: str = "") -> None:
        objection = self._objection(person)
        if objection is not None and not (anyway and objection.code == "sent-apologies"):
            self._tell(verdict.refused(objection, person))
            return
        desk = replace(self._desk(), method=method)
        done = self.office.do(
            commands.check_in,
            person.id,
            self.office.now(),
            desk=desk,
            event_id=new_id(),
            anyway=anyway,
            raw_code=raw_code,
        )
        fresh = self.index.get(person.id)
        if done and fresh is not None:
            self.search.clear()
            self._tell(verdict.checked_in(fresh))
            self.office.say(_("{name} checked in").format(name=fresh.attendee.who_comes), undo=True)

    def _leave(self) -> None:
        person = self.card.verdict.person
        if person is not None and self.office.do(
            commands.check_out, person.id, self.office.now(), desk=self._desk(), event_id=new_id()
        ):
            self.office.say(_("{name} has left the hall").format(name=person.attendee.who_comes), undo=True)
            self.search.clear()

    def _substitute(self) -> None:
        person = self.card.verdict.person
        if person is None:
            return
        label = _("Who comes instead of {name}?").format(name=person.attendee.name)
        name = self.office.asker.text(self, _("Substitute"), label, person.attendee.substitute)
        if name is not None and self.office.do(set_substitute, person.id, name):
            self._choose(self.index.get(person.id))

    def _edit(self) -> None:
        if self.card.verdict.person is not None:
            self.office.go("attendees", self.card.verdict.person.id)

    def _desk(self) -> Desk:
        settings = self.office.settings
        return Desk(settings.desk, Method.SEARCH, settings.operator)

    def _tell(self, shown: Verdict) -> None:
        """Show a verdict, with a sound when it needs eyes."""
        self.card.show_verdict(shown)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if shown.mood in (Mood.WARN, Mood.BAD) and self.office.settings.sounds:
            QApplication.beep()

    def _follow(self, ids: object) -> None:
        """Somebody looks different: rows, counters and the card follow; an undone arrival clears its verdict."""
        if isinstance(ids, frozenset):
            self.model.apply(Changes("", "", {"attendee": ids}) if ids else Changes())
        else:
            self.model.reload()
        if not self.search.text().strip():
            self._show_latest()
        self.counters.tell(self.index.counted())
        shown = self.card.verdict.person
        if shown is not None and (not isinstance(ids, frozenset) or shown.id in ids):
            fresh = self.index.get(shown.id)
            if fresh is None or (self.card.verdict.mood is Mood.OK and not fresh.presence.present):
                self.card.show_verdict(verdict.idle())

    def _is_watching(self) -> bool:
        """Scans count while this page is in sight and no dialog is open."""
        return self.isVisible() and QApplication.activeModalWidget() is None

    # What the window asks.

    def show_subject(self, subject: str) -> None:
        person = self.index.get(subject)
        if person is not None:
            self.search.setText(person.attendee.name)
            self._search(person.attendee.name)
            self.table.choose(subject)
            self._choose(person)

    def subject(self) -> str:
        shown = self.card.verdict.person
        return shown.id if shown is not None and self.search.text() else ""

    def arrived(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_field(self) -> QLineEdit:
        return self.search

    def key_typed(self, text: str) -> bool:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)
        return True

    def commands(self) -> list[PaletteCommand]:
        return [PaletteCommand(_("Clear the desk"), self.search.clear, "x", "Esc")]

    def print_entries(self) -> list[QAction]:
        return paper_actions(self.office, self, ("sign-in",))
