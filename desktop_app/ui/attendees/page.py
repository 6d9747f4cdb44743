"""The people page: everybody in a table, found as one types, with a card to edit; imports by file, drop or paste."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.queries import attendance as desks
from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Attendee, Capacity
from desktop_app.domain.changes import Changes
from desktop_app.domain.counting import Standing
from desktop_app.domain.identity import new_id
from desktop_app.exchange.people import export_people
from desktop_app.exchange.sheets import BOOKS, TEXTS
from desktop_app.ui.attendees import importing
from desktop_app.ui.attendees.card import AttendeeCard
from desktop_app.ui.attendees.columns import HIDDEN_BELOW, columns
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.kit.rows import RowsModel
from desktop_app.ui.kit.search import ChipRow, SearchField
from desktop_app.ui.kit.table import TableView
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions
from desktop_app.ui.people_index import Person, people_index
from desktop_app.ui.reprints import show_reprints
from desktop_app.words import N_, _

PAPERS = (
    "badges",
    "sign-in",
    "name-cards",
    "seat-slips",
    "seat-finder",
    "attendance-report",
    "quorum-slip",
)

CHIPS: tuple[tuple[str, str, Callable[[Person], bool] | None], ...] = (
    ("all", N_("All"), None),
    ("not-yet", N_("Not yet"), lambda person: person.standing is Standing.NOT_YET),
    ("present", N_("Present"), lambda person: person.standing is Standing.PRESENT),
    ("apologies", N_("Apologies"), lambda person: person.standing is Standing.APOLOGIES),
    ("dais", N_("Dais"), lambda person: person.on_dais),
    ("awarded", N_("Awardees"), lambda person: person.awarded),
    ("needs", N_("Needs"), lambda person: bool(person.attendee.needs)),
)


class AttendeesPage(Page):
    """Filters join with the search; hits of a search come best first."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.index = people_index(office)
        self.model = RowsModel("attendee", self.index.fetch, columns(self.index), self)
        self.table = TableView(self.model, many=True)
        self.table.set_compact(office.settings.compact_rows)
        self.search = SearchField(_("Name, pinyin, initials, organisation, phone …"))
        self.chips = ChipRow([(key, _(text)) for key, text, _wanted in CHIPS])
        self.card = AttendeeCard(office, self.index)
        self.stack = QStackedWidget()
        self.setAcceptDrops(True)

        self._lay_out()
        self.search.searched.connect(self._search)
        self.search.submitted.connect(self._first)
        self.search.down.connect(self._first)
        self.chips.picked.connect(self._filter)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.listen(self.index.changed, self._follow)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self._tell()

    def _lay_out(self) -> None:
        self._add_buttons()
        nobody = button(_("Import a roster…"), "file-spreadsheet", "primary", on=self.ask_import)
        hint = _("Drop a spreadsheet here, paste cells from one, or add people one by one.")
        table = Card(padding=6)
        table.body.addWidget(self.table)
        halves = QWidget()
        line = QHBoxLayout(halves)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(table, 1)
        line.addWidget(self.card)
        search = QHBoxLayout()
        search.setSpacing(8)
        self.search.setMinimumWidth(220)
        search.addWidget(self.search, 1)
        search.addWidget(self.chips)
        some = QWidget()
        column = QVBoxLayout(some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(search)
        column.addWidget(halves, 1)
        empty = Card()
        empty.body.addWidget(EmptyState("users", _("No people yet"), hint, nobody))
        self.stack.addWidget(empty)
        self.stack.addWidget(some)
        self.body.addWidget(self.stack, 1)

    def _add_buttons(self) -> None:
        export, papers = QMenu(self), QMenu(self)
        for kind, text in (("xlsx", _("Excel (*.xlsx)")), ("csv", _("Text (*.csv)"))):
            export.addAction(text, partial(self.export, kind, text))
        papers.addActions(self.print_entries())
        self.add_actions(
            button(_("Import…"), "file-spreadsheet", on=self.ask_import),
            menu_button(_("Export"), "download", export),
            menu_button(_("Print"), "printer", papers),
            button(_("Add person"), "user-plus", "primary", on=self.add),
        )

    # What is shown.

    def _tell(self) -> None:
        total, shown = len(self.index), self.model.rowCount()
        words = _("{total} people") if shown == total else _("{shown} of {total} people")
        self.heading(_("Attendees"), words.format(shown=shown, total=total))
        self.stack.setCurrentIndex(int(total > 0))

    def _search(self, text: str) -> None:
        self.model.among([each.id for each in self.index.find(text)] if text.strip() else None)
        self._tell()

    def _filter(self, key: str) -> None:
        self.model.only(next(wanted for name, _text, wanted in CHIPS if name == key))
        self._tell()

    def _first(self, _text: str = "") -> None:
        """Choose the first hit and go on by keyboard in the table."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.selectRow(0)

    def _show_chosen(self, *_selections: object) -> None:
        self.card.show_people(self.table.selected())

    def _follow(self, ids: object) -> None:
        """Somebody looks different: only their rows are drawn anew."""
        if isinstance(ids, frozenset):
            self.model.apply(Changes("", "", {"attendee": ids}) if ids else Changes())
        else:
            self.model.reload()
        self._show_chosen()
        self._tell()

    # What staff do.

    def add(self) -> None:
        """Add a person, and put the cursor into the name."""
        name = self.office.asker.text(self, _("Add person"), _("Name"))
        if name is None:
            return
        person = Attendee(new_id(), name, capacity=Capacity.NON_VOTING)
        if self.office.do(commands.add_attendee, person):
            self.office.say(_("{name} added").format(name=name.strip()), undo=True)
            self.show_subject(person.id)

    def ask_import(self) -> None:
        """Ask for a roster and preview it."""
        importing.ask_file(self.office, self)

    def paste(self) -> None:
        """Preview the cells on the clipboard, when there are any."""
        data = QGuiApplication.clipboard().mimeData()
        if data.text().strip() or data.hasHtml():
            importing.import_cells(self.office, self, data)

    def export(self, kind: str, kinds: str) -> None:
        """Write the people that are shown, in the language of the screen."""
        name = f"{self.office.path.stem} {_('People')}.{kind}"
        path = self.office.asker.save_file(self, _("Export"), kinds, name, self.office.settings.last_folder)
        if path is None:
            return
        shown = self.model.values()
        seats = {each.id: each.seat for each in shown}
        data = export_people(
            kind, [each.attendee for each in shown], _, seats=seats, presences=desks.presences()
        )
        if write_file(self.office, self, path, data):
            self.office.settings.last_folder = str(path.parent)
            self.office.say(_("{file} saved").format(file=path.name))

    # What the window asks.

    def show_subject(self, subject: str) -> None:
        if subject in {key for key, _text, _wanted in CHIPS}:
            self.search.clear()
            self.chips.pick(subject)
            return
        if self.model.row_of(subject) < 0:
            self.search.clear()
            self.chips.pick("all")
        self.table.choose(subject)

    def subject(self) -> str:
        person = self.table.current()
        return person.id if person is not None else ""

    def arrived(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_field(self) -> QLineEdit:
        return self.search

    def key_typed(self, text: str) -> bool:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)
        return True

    def commands(self) -> list[PaletteCommand]:
        return [
            PaletteCommand(_("Import people…"), self.ask_import, "file-spreadsheet"),
            PaletteCommand(_("Add person"), self.add, "user-plus"),
        ]

    def print_again(self) -> None:
        """Show what was printed and has changed since."""
        show_reprints(self.office, self)

    def print_entries(self) -> list[QAction]:
        again = QAction(icon("refresh-cw"), _("Print again…"), self)
        again.triggered.connect(lambda _on=False: self.print_again())
        return [*paper_actions(self.office, self, PAPERS), again]

    # Qt's names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width() - self.card.width() - 80
        for column, least in HIDDEN_BELOW:
            self.table.setColumnHidden(column, width < least)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            importing.import_file(self.office, self, path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        """The spreadsheet that is dragged, when it is one."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in files if path.suffix.lower() in BOOKS | TEXTS), None)
