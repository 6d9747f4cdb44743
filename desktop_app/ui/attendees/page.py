"""The people page: everybody in a table, found as one types, with a card to edit; imports by file, drop or paste."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.queries import attendance as desks
from db.queries.own_fields import own_fields
from desktop_app.commands import attendees as commands
from desktop_app.domain.attendees import Attendee, Capacity
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.overview import DUPLICATES
from desktop_app.exchange.people import export_people
from desktop_app.exchange.sheets import BOOKS, TEXTS
from desktop_app.ui.attendees import importing
from desktop_app.ui.attendees.card import AttendeeCard
from desktop_app.ui.attendees.columns import ALWAYS, HIDDEN_BELOW, STANDARD, columns, orders
from desktop_app.ui.attendees.delegations import DelegationsDialog
from desktop_app.ui.attendees.duplicates import DuplicatesDialog
from desktop_app.ui.attendees.filters import FilterBar
from desktop_app.ui.attendees.own_fields import OwnFieldsDialog
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.kit.rows import RowsModel
from desktop_app.ui.kit.search import SearchField
from desktop_app.ui.kit.table import TableView
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions
from desktop_app.ui.people_index import people_index
from desktop_app.ui.reprints import show_reprints
from desktop_app.words import _, ngettext

PAPERS = (
    "badges",
    "sign-in",
    "name-cards",
    "seat-slips",
    "seat-finder",
    "attendance-report",
    "quorum-slip",
)


class AttendeesPage(Page):
    """Filters join with the search; hits of a search come best first."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.index = people_index(office)
        keyed = columns(self.index, own_fields())
        self._keys = [key for key, _column in keyed]
        self.model = RowsModel("attendee", self.index.fetch, [column for _key, column in keyed], self)
        self._view = QMenu(self)
        self.table = TableView(self.model, many=True)
        self.table.set_compact(office.settings.compact_rows)
        self.search = SearchField(_("Name, pinyin, initials, organisation, phone …"))
        self.filters = FilterBar(self.index)
        self.card = AttendeeCard(office, self.index)
        self.stack = QStackedWidget()
        self.setAcceptDrops(True)

        self._lay_out()
        self.search.searched.connect(self._search)
        self.search.submitted.connect(self._first)
        self.search.down.connect(self._first)
        self.filters.changed.connect(self._filter)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.listen(self.index.changed, self._follow)
        office.committed.connect(self._follow_fields)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.copy)
        self._arrange()
        self._tell()

    def _lay_out(self) -> None:
        self._add_buttons()
        self._view.aboutToShow.connect(self._fill_view)
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
        search.addWidget(menu_button(_("View"), "sliders-horizontal", self._view))
        some = QWidget()
        column = QVBoxLayout(some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(search)
        column.addWidget(self.filters)
        column.addWidget(halves, 1)
        empty = Card()
        empty.body.addWidget(EmptyState("users", _("No people yet"), hint, nobody))
        self.stack.addWidget(empty)
        self.stack.addWidget(some)
        self.body.addWidget(self.stack, 1)

    def _add_buttons(self) -> None:
        export, papers = QMenu(self), QMenu(self)
        kinds = (("xlsx", _("Excel (*.xlsx)")), ("csv", _("Text (*.csv)")), ("vcf", _("Contacts (*.vcf)")))
        for kind, text in kinds:
            export.addAction(text, partial(self.export, kind, text))
        papers.addActions(self.print_entries())
        self.add_actions(
            menu_button(_("List"), "list-checks", self._list_menu()),
            button(_("Import…"), "file-spreadsheet", on=self.ask_import),
            menu_button(_("Export"), "download", export),
            menu_button(_("Print"), "printer", papers),
            button(_("Add person"), "user-plus", "primary", on=self.add),
        )

    def _list_menu(self) -> QMenu:
        """What is done with the list as a whole."""
        menu = QMenu(self)
        for entry in self._list_entries():
            menu.addAction(icon(entry.icon), entry.title, entry.run)
        return menu

    def _list_entries(self) -> list[PaletteCommand]:
        return [
            PaletteCommand(_("Find duplicates…"), self.find_duplicates, "git-merge"),
            PaletteCommand(_("Delegations…"), self.show_delegations, "flag"),
            PaletteCommand(_("Own fields…"), self.show_own_fields, "list-checks"),
            PaletteCommand(_("Design badges…"), self.design_badges, "palette"),
        ]

    # What is shown.

    def _tell(self) -> None:
        total, shown = len(self.index), self.model.rowCount()
        words = _("{total} people") if shown == total else _("{shown} of {total} people")
        self.heading(_("Attendees"), words.format(shown=shown, total=total))
        self.stack.setCurrentIndex(int(total > 0))

    def _fill_view(self) -> None:
        """Which order, and which columns; both are remembered on this computer."""
        menu = self._view
        menu.clear()
        chosen = QActionGroup(menu)
        for key, (text, _order) in orders(self.index).items():
            one = menu.addAction(_(text))
            one.setCheckable(True)
            one.setChecked(key == self.office.settings.people_order)
            chosen.addAction(one)
            one.triggered.connect(partial(self.order, key))
        menu.addSeparator()
        shown = self._shown()
        for place, key in enumerate(self._keys):
            if key != ALWAYS:
                one = menu.addAction(_(self.model.columns[place].title))
                one.setCheckable(True)
                one.setChecked(key in shown)
                one.toggled.connect(partial(self.show_column, key))

    def order(self, key: str, _checked: bool = True) -> None:
        """Show everybody in another order."""
        self.office.settings.people_order = key
        self._search(self.search.text())

    def show_column(self, key: str, on: bool) -> None:
        """Show or hide a column."""
        shown = [each for each in self._keys if (on if each == key else each in self._shown())]
        self.office.settings.people_columns = shown
        self._arrange()

    def _shown(self) -> set[str]:
        return {ALWAYS, *(self.office.settings.people_columns or STANDARD)}

    def _arrange(self) -> None:
        """The columns that are chosen, as far as there is room for them."""
        shown, gives_way = self._shown(), dict(HIDDEN_BELOW)
        width = self.width() - self.card.width() - 80
        for place, key in enumerate(self._keys):
            self.table.setColumnHidden(place, key not in shown or width < gives_way.get(key, 0))

    def _search(self, text: str) -> None:
        """Hits of a search come best first; without one everybody in the order that is chosen."""
        order = self.office.settings.people_order
        if text.strip():
            self.model.among([each.id for each in self.index.find(text)])
        elif order == "roster" or order not in orders(self.index):
            self.model.among(None)
        else:
            everybody = orders(self.index)[order][1](self.model.everything())
            self.model.among([each.id for each in everybody])
        self._tell()

    def _filter(self) -> None:
        self.model.only(self.filters.wanted())
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

    def _follow_fields(self, changes: Changes) -> None:
        """The meeting has other fields of its own: other columns and another form."""
        if changes.of("own_field"):
            keyed = columns(self.index, own_fields())
            self._keys = [key for key, _column in keyed]
            self.model.show_columns([column for _key, column in keyed])
            self.table.size_columns()
            self._arrange()
            self.card.make_forms()

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

    def find_duplicates(self) -> None:
        """Show who may be in the list twice."""
        self.office.asker.run(DuplicatesDialog(self.office, self.index, self))

    def show_delegations(self) -> None:
        """Names, colours and order of the delegations."""
        self.office.asker.run(DelegationsDialog(self.office, self.index, self))

    def design_badges(self) -> None:
        """The template studio on the badges of these people."""
        from desktop_app.domain.templates import TemplateKind
        from desktop_app.ui.studio.dialog import StudioDialog

        language = self.office.document_words().language
        self.office.asker.run(StudioDialog(self.office, language, self, TemplateKind.BADGE))

    def show_own_fields(self) -> None:
        """The meeting's own fields."""
        self.office.asker.run(OwnFieldsDialog(self.office, self.index, self))

    def paste(self) -> None:
        """Preview the cells on the clipboard, when there are any."""
        data = QGuiApplication.clipboard().mimeData()
        if data.text().strip() or data.hasHtml():
            importing.import_cells(self.office, self, data)

    def copy(self) -> None:
        """The chosen lines as a table, for a spreadsheet or a letter."""
        places = [place for place in range(len(self._keys)) if not self.table.isColumnHidden(place)]
        shown = [self.model.columns[place] for place in places]
        rows = [[_(column.title) for column in shown]]
        rows += [[column.text(person) for column in shown] for person in self.table.selected()]
        data = QMimeData()
        data.setText("\n".join("\t".join(cell.replace("\n", " ") for cell in line) for line in rows))
        lines = ("".join(f"<td>{escape(cell)}</td>" for cell in line) for line in rows)
        data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
        QGuiApplication.clipboard().setMimeData(data)
        told = ngettext("{number} line copied", "{number} lines copied", len(rows) - 1)
        self.office.say(told.format(number=len(rows) - 1))

    def export(self, kind: str, kinds: str) -> None:
        """Write the people that are shown, in the language of the screen."""
        name = " ".join((self.office.path.stem, _("People"))) + f".{kind}"
        path = self.office.asker.save_file(self, _("Export"), kinds, name, self.office.settings.last_folder)
        if path is None:
            return
        shown = self.model.values()
        seats = {each.id: each.seat for each in shown}
        told = [each.attendee for each in shown]
        here = desks.presences()
        data = export_people(kind, told, _, seats=seats, presences=here, own=own_fields())
        if write_file(self.office, self, path, data):
            self.office.settings.last_folder = str(path.parent)
            self.office.say(_("{file} saved").format(file=path.name))

    # What the window asks.

    def show_subject(self, subject: str) -> None:
        if subject == DUPLICATES:
            QTimer.singleShot(0, self, self.find_duplicates)  # when the page is in sight
            return
        if subject in self.filters.chips or subject == "all":
            self.search.clear()
            self.filters.pick(subject)
            return
        kind, _space, value = subject.partition(" ")
        if value and kind in self.filters.menus:
            self.search.clear()
            self.filters.pick("all")
            self.filters.choose(kind, value, True)
            return
        if self.model.row_of(subject) < 0:
            self.search.clear()
            self.filters.pick("all")
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
            *self._list_entries(),
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
        self._arrange()

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
