"""The check-in desk: a scan or a few letters, one card, Enter. The verdict is shown after it is on disk."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.attendance import Method
from desktop_app.domain.codes import looks_like_code
from desktop_app.ui.checkin import deeds, verdict
from desktop_app.ui.checkin.card import ResultCard
from desktop_app.ui.checkin.counters import Counters
from desktop_app.ui.checkin.roll import Roll
from desktop_app.ui.checkin.sounds import Sounds
from desktop_app.ui.checkin.ushers import UshersBanner
from desktop_app.ui.checkin.verdict import Verdict
from desktop_app.ui.checkin.views import AwaitedView, DoublesView, PeopleList, makers
from desktop_app.ui.checkin.work import DeskWork
from desktop_app.ui.kit.band import Mood
from desktop_app.ui.kit.basics import Card, Pill, button, menu_button, text_label
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.search import ChipRow, SearchField
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions
from desktop_app.ui.people_index import Person
from desktop_app.ui.scanner import Scanner
from desktop_app.words import _

SHOWN = 200


class CheckInPage(Page):
    """Searching shows who is meant; Enter or a scan checks in. With an empty search nobody can be checked in."""

    fills_screen = True

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.roll = Roll(office, self)
        self.index = self.roll.index
        self.work = DeskWork(office, self.roll, self)
        self.people = PeopleList(self.roll)
        self.model, self.table = self.people.model, self.people.table
        self.search = SearchField(_("Scan, or type name, pinyin, initials, phone …"))
        self.search.setObjectName("scanField")
        self.counters = Counters()
        self.ushers = UshersBanner(self.roll)
        self.card = ResultCard()
        self.list_title = text_label(name="muted")
        self.sounds = Sounds(office.settings, self)
        self.scanner = Scanner(self._is_watching, self, settings=office.settings)
        self.deeds = deeds.DeskDeeds(office, self.roll, self.work, self)
        self.stack = QStackedWidget()
        self._views: dict[str, QWidget] = {"latest": self.people}
        self._makers = makers(office, self.roll, self.work)
        self._searched = ""

        self._lay_out()
        self._connect()
        self._show_latest()
        self._relisted()
        self.counters.tell(self.roll.counted())

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.submitted.connect(self._enter)
        self.search.down.connect(self._next)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _person: self._enter())
        self.tabs.picked.connect(self.show_view)
        self.card.entered.connect(self._enter_shown)
        self.card.left.connect(self._leave)
        self.card.substituted.connect(lambda: self._with_shown(self.deeds.substitute))
        self.card.taken_back.connect(lambda: self._with_shown(self.deeds.take_back))
        self.card.edited.connect(self._edit)
        self.card.walked_in.connect(self.walk_in)
        self.work.told.connect(self._tell)
        self.scanner.scanned.connect(self.scan)
        self.roll.changed.connect(self._follow)
        self.roll.relisted.connect(self._relisted)
        walk_in = QShortcut(QKeySequence("F4"), self)
        walk_in.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        walk_in.activated.connect(self.walk_in)

    def _lay_out(self) -> None:
        self.list_menu, self.more_menu = QMenu(self), QMenu(self)
        self.list_button = menu_button("", "clipboard-list", self.list_menu)
        self.list_menu.aboutToShow.connect(lambda: self.deeds.fill_lists(self.list_menu))
        self.more_menu.aboutToShow.connect(lambda: self.deeds.fill_more(self.more_menu))
        self.ready = Pill(_("● Scanner ready"), "ok")
        self.add_actions(
            self.ready,
            self.list_button,
            button(_("Walk-in…"), "user-plus", on=self.walk_in),
            menu_button(_("More"), "ellipsis", self.more_menu),
        )
        self.tabs = ChipRow(
            [
                ("latest", _("Latest")),
                ("awaited", _("Not yet")),
                ("counts", _("Counters")),
                ("arrivals", _("Arrivals")),
                ("seats", _("Seats")),
                ("doubles", _("Doubles")),
            ]
        )
        self.stack.addWidget(self.people)
        table = Card(padding=6)
        table.body.addWidget(self.stack)
        left = QVBoxLayout()
        left.setSpacing(12)
        for part in (self.search, self.counters, self.tabs, self.list_title):
            left.addWidget(part)
        left.addWidget(table, 1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left, 6)
        halves.addWidget(self.card, 5)
        self.body.addWidget(self.ushers)
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
        self.tabs.pick("latest")
        hits = self.roll.find(text, SHOWN)
        with QSignalBlocker(self.table):  # one card for a keystroke, not one for each row the choice passes
            self.model.among([each.id for each in hits])
            if hits:
                self.table.choose(hits[0].id)
        self.list_title.setText(_("{number} found").format(number=len(hits)))
        if hits:
            self._choose(hits[0])
        else:
            self.card.show_verdict(verdict.nobody(text))

    def _show_latest(self) -> None:
        """Without a search the list holds the latest arrivals."""
        latest = self.roll.latest()
        self.model.among(latest)
        self.table.clear_choice()
        self.list_title.setText(_("Latest at the desks") if latest else "")

    def show_view(self, key: str) -> None:
        """Show another view below the search."""
        if key not in self._views:
            view = self._makers[key]()
            if isinstance(view, AwaitedView):
                view.chosen.connect(self._chosen)
            if isinstance(view, DoublesView):
                view.settle_wanted.connect(self.deeds.settle)
            self._views[key] = view
            self.stack.addWidget(view)
        self.stack.setCurrentWidget(self._views[key])
        self.list_title.setVisible(key == "latest")

    def _chosen(self, value: object) -> None:
        self._choose(value if isinstance(value, Person) else None)

    def _choose(self, person: Person | None) -> None:
        if person is not None:
            self.card.show_verdict(verdict.candidate(person, self.work.objection(person)))

    def _next(self) -> None:
        """Down goes from the field through the hits."""
        at = min(self.table.currentIndex().row() + 1, self.model.rowCount() - 1)
        if at >= 0:
            self.table.selectRow(at)

    # What the desk does.

    def scan(self, text: str) -> None:
        """A badge was scanned."""
        self.search.clear()
        self.work.scan(text)

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
            self.work.check_in(shown.person, Method.SEARCH, anyway=shown.anyway)

    def _with_shown(self, deed: deeds.Deed) -> None:
        person = self.card.verdict.person
        if person is not None and deed(person):
            self.search.clear()

    def _leave(self) -> None:
        self._with_shown(self.work.leave)

    def walk_in(self) -> None:
        """Ask who it is, with what was searched for as the name."""
        typed = self.search.text().strip()
        self.deeds.walk_in("" if looks_like_code(typed) or typed.isascii() else typed)

    def _edit(self) -> None:
        if self.card.verdict.person is not None:
            self.office.go("attendees", self.card.verdict.person.id)

    def _tell(self, shown: Verdict) -> None:
        """Show the verdict of an arrival, and let it be heard."""
        if shown.mood is Mood.OK:
            self.search.clear()
        self.card.show_verdict(shown)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sounds.play(shown)

    def _follow(self, ids: object) -> None:
        """Somebody looks different: rows, counters and the card follow; an undone arrival clears its verdict."""
        self.people.follow(ids)
        if not self.search.text().strip():
            self._show_latest()
        self.counters.tell(self.roll.counted())
        shown = self.card.verdict.person
        if shown is not None and (not isinstance(ids, frozenset) or shown.id in ids):
            fresh = self.roll.get(shown.id)
            if fresh is None or (self.card.verdict.mood is Mood.OK and not fresh.presence.present):
                self.card.show_verdict(verdict.idle())

    def _relisted(self) -> None:
        name = self.roll.session.name
        self.list_button.setText(self.deeds.list_words())
        self.list_button.setAccessibleName(_("Attendance list: {name}").format(name=name))
        desk = _("Desk {desk}").format(desk=self.office.settings.desk)
        self.heading(_("Check-in"), " · ".join(filter(None, (desk, self.deeds.period_words()))))

    def _is_watching(self) -> bool:
        """Scans count while this page is in sight and no dialog is open."""
        return self.isVisible() and QApplication.activeModalWidget() is None and not self.deeds.kiosk_open

    # What the window asks.

    def show_subject(self, subject: str) -> None:
        person = self.roll.get(subject)
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
        clear = PaletteCommand(_("Clear the desk"), self.search.clear, "x", "Esc")
        return [clear, PaletteCommand(_("Walk-in…"), self.walk_in, "user-plus", "F4"), *self.deeds.commands()]

    def print_entries(self) -> list[QAction]:
        return paper_actions(self.office, self, ("sign-in",))
