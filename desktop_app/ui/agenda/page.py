"""The agenda page: the list at the left, the item at the right; every change cascades through the times at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from db.queries import agenda, editions
from desktop_app import dates
from desktop_app.commands import agenda as commands
from desktop_app.commands.resolutions import withdraw_vote
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.clock import Slot
from desktop_app.domain.identity import new_id
from desktop_app.domain.resolutions import standing_vote
from desktop_app.exchange.agenda import export_agenda
from desktop_app.exchange.sheets import BOOKS, TEXTS
from desktop_app.ui.actions import show_actions
from desktop_app.ui.agenda import importing
from desktop_app.ui.agenda.card import ItemCard
from desktop_app.ui.agenda.election_dialog import ElectionDialog
from desktop_app.ui.agenda.kept import export_all
from desktop_app.ui.agenda.languages import LanguagesDialog
from desktop_app.ui.agenda.lines import Plan, read_plan
from desktop_app.ui.agenda.listing import AgendaList, AgendaModel
from desktop_app.ui.agenda.templates import choose_template, keep_template
from desktop_app.ui.agenda.vote_dialog import VoteDialog
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button, row
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions, show_paper
from desktop_app.words import _, ngettext

READS = (
    "agenda_item", "item_role", "edition", "resolution", "vote_record", "meeting", "attendee", "action", "attachment",
    "election", "election_round", "candidate",
)  # fmt: skip
"""Tables that show on this page."""
PAPERS = (
    "programme",
    "programme-booklet",
    "wall-agenda",
    "change-slip",
    "signing-plan",
    "action-list",
    "ballots",
    "sign-in",
)
"""What is printed from here."""


class AgendaPage(Page):
    """Reads the whole agenda anew after a change: it is short, and every time may have moved."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self._slots: Mapping[str, Slot] = {}
        self._before: Mapping[str, Slot] = {}
        self.model = AgendaModel(self)
        self.list = AgendaList(self.model)
        self.card = ItemCard(office)
        begin = QWidget()
        begin.setLayout(
            row(
                button(_("Import agenda"), "file-spreadsheet", "primary", on=self.import_file),
                button(_("Start from a template…"), "layout-grid", on=lambda: choose_template(office, self)),
            )
        )
        self.empty = EmptyState(
            "list-ordered",
            _("No agenda yet"),
            _("Import it from a spreadsheet, paste a list of titles with Ctrl+V, or add the first item."),
            begin,
        )
        self.stack = QStackedWidget()

        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        files = QMenu(self)
        files.addAction(_("Import from a file…"), self.import_file)
        files.addAction(_("Paste from the clipboard"), self.paste)
        files.addSeparator()
        files.addAction(_("Export…"), self.export)
        papers = QMenu(self)
        papers.addActions(self.print_entries())
        self.print_button = menu_button(_("Print"), "printer", papers)
        self.add_button = button(_("New item"), "plus", "primary", on=self.add)
        self.editions_button = button(_("Editions"), "history", on=self.show_editions)
        more = QMenu(self)
        more.addAction(_("Start from a template…"), lambda: choose_template(self.office, self))
        more.addAction(_("Save as a template…"), lambda: keep_template(self.office, self))
        more.addAction(_("Both languages…"), self.show_languages)
        more.addSeparator()
        more.addAction(_("Actions…"), lambda: show_actions(self.office, self))
        more.addAction(_("Export attachments…"), lambda: export_all(self.office, self))
        self.add_actions(
            menu_button(_("More"), "ellipsis", more),
            menu_button(_("Import"), "import", files),
            self.editions_button,
            self.print_button,
            self.add_button,
        )
        card = Card(padding=6)
        card.body.addWidget(self.list)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(card, 1)
        columns.addWidget(self.card)
        nothing = Card()
        nothing.body.addWidget(self.empty)
        self.stack.addWidget(both)
        self.stack.addWidget(nothing)
        self.body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda: self.card.show_line(self.list.current()))
        self.list.shift.connect(self.shift)
        self.list.indent.connect(self.indent)
        self.list.remove.connect(self.remove)
        self.list.opened.connect(self.card.edit_title)
        self.model.dropped.connect(lambda ids, row: self._drop(list(ids), row))
        self.card.remove.connect(self.remove)
        self.card.vote.connect(self.vote)
        self.card.elect.connect(self.elect)
        self.card.withdraw.connect(self.withdraw)
        self.listen(self.office.committed, self._follow)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("Ctrl+D"), self.duplicate),
        ):
            made = QShortcut(keys, self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    # What is shown.

    def refresh(self) -> None:
        """Read the agenda again."""
        plan = read_plan(self.office.now(), self._before)
        if plan.timetable.slots != self._slots:  # what moves is told until something else does
            self._before, self._slots = self._slots, plan.timetable.slots
            plan = read_plan(self.office.now(), self._before)
        self.stack.setCurrentIndex(0 if plan.lines else 1)
        self.print_button.setEnabled(bool(plan.lines))
        self.heading(_("Agenda"), self._told(plan))
        before = self.list.current()
        if self.model.show_lines(plan.lines):
            self.card.show_line(self.list.current())
        if self.list.current() is None and plan.lines:
            gone = before is not None and self.model.row_of(before.id) < 0
            self.list.choose(plan.lines[0].id if not gone else plan.lines[-1].id)

    def _told(self, plan: Plan) -> str:
        if not plan.lines:
            return ""
        first = self.office.meeting().starts_at.date()
        table = plan.timetable
        span = f"{dates.moment_told(table.start, first, _)} – {dates.moment_told(table.end, table.start.date(), _)}"
        count = ngettext("{number} item", "{number} items", len(plan.lines)).format(number=len(plan.lines))
        length = dates.length_told(table.minutes, _)
        return " · ".join(filter(None, (span, length, count, self._edition_told(plan))))

    def _edition_told(self, plan: Plan) -> str:
        """The newest edition and how far the agenda has moved on from it; before the first, how to reorder."""
        if not plan.edition:
            return _("drag or Alt+↑/↓ to reorder, Alt+←/→ to indent")
        if not plan.changes:
            return _("edition {number}, unchanged").format(number=plan.edition)
        since = ngettext(
            "edition {edition}, {number} change since",
            "edition {edition}, {number} changes since",
            plan.changes,
        )
        return since.format(edition=plan.edition, number=plan.changes)

    def _follow(self, changes: Changes) -> None:
        if any(changes.of(table) for table in READS):
            self.refresh()

    # What is done.

    def add(self) -> None:
        """A new item behind the current one, its title ready to be written."""
        line = self.list.current()
        item = AgendaItem(
            new_id(), _("New item"), parent_id=line.item.parent_id if line is not None else None
        )
        if self.office.do(commands.add_item, item, line.id if line is not None else None):
            self.list.choose(item.id)
            self.card.edit_title()

    def shift(self, by: int) -> None:
        """Push the chosen items one place up or down."""
        ids = self.list.selected_ids()
        if ids:
            self.office.do(commands.shift_items, ids, by)

    def indent(self, by: int) -> None:
        """Put the chosen items one level deeper (1) or higher (-1)."""
        ids = self.list.selected_ids()
        if ids:
            self.office.do(commands.indent_items if by > 0 else commands.outdent_items, ids)

    def remove(self) -> None:
        """Remove the chosen items, with all below them."""
        ids = self.list.selected_ids()
        if ids and self.office.do(commands.remove_items, ids):
            told = ngettext("{number} agenda item removed", "{number} agenda items removed", len(ids))
            self.office.say(told.format(number=len(ids)), undo=True)

    def duplicate(self) -> None:
        """Copy the chosen items, with all below them, behind the last of them."""
        ids = self.list.selected_ids()
        if ids and self.office.do(commands.duplicate_items, ids):
            told = ngettext("{number} agenda item duplicated", "{number} agenda items duplicated", len(ids))
            self.office.say(told.format(number=len(ids)), undo=True)

    def show_languages(self) -> None:
        """Titles and texts in both languages, side by side."""
        self.office.asker.run(LanguagesDialog(self.office, self))

    def _drop(self, ids: Sequence[str], row: int) -> None:
        """Items were let go before a row: they go to its parent, behind the sibling above it."""
        lines = self.model.lines()
        below = lines[row].item if row < len(lines) else None
        parent = below.parent_id if below is not None else None
        above = [line.id for line in lines[:row] if line.item.parent_id == parent and line.id not in ids]
        self.office.do(commands.move_items, ids, parent, above[-1] if above else None)

    def vote(self, item_id: str) -> None:
        """Record a vote on an item."""
        self.office.asker.run(VoteDialog(self.office, agenda.get(item_id), self))

    def elect(self, item_id: str) -> None:
        """Candidates and ballots of an election."""
        self.office.asker.run(ElectionDialog(self.office, agenda.get(item_id), self))

    def withdraw(self, item_id: str) -> None:
        """Withdraw the vote that stands; it stays on record with the reason."""
        from db.queries import resolutions

        standing = standing_vote(resolutions.votes(item_id))
        if standing is None:
            return
        reason = self.office.asker.text(self, _("Withdraw the vote"), _("Reason, for the record"))
        if reason is not None and self.office.do(withdraw_vote, standing.id, self.office.now(), reason):
            self.office.say(_("Vote withdrawn"), undo=True)

    def show_editions(self) -> None:
        """What went out, what has changed since, and the next edition."""
        from desktop_app.ui.agenda.editions import EditionsDialog

        self.office.asker.run(EditionsDialog(self.office, self))

    def print_programme(self) -> None:
        """Show the programme before printing."""
        show_paper(self.office, self, "programme")

    def import_file(self) -> None:
        """Ask for a spreadsheet and preview it."""
        importing.ask_file(self.office, self)

    def paste(self) -> None:
        """Preview what the clipboard holds."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            importing.import_text(self.office, self, text)
        else:
            self.office.say(_("The clipboard holds no text"))

    def export(self) -> None:
        """Write the agenda as a sheet, a calendar or json."""
        kinds = ";;".join(
            (
                _("Spreadsheet ({endings})").format(endings="*.xlsx *.csv"),
                _("Document ({endings})").format(endings="*.docx *.md"),
                _("Calendar ({endings})").format(endings="*.ics"),
                _("Schedule for conference apps ({endings})").format(endings="*.xml *schedule.json"),
                _("Data ({endings})").format(endings="*.json"),
            )
        )
        name = " ".join((self.office.path.stem, _("Agenda"))) + ".xlsx"
        path = self.office.asker.save_file(
            self, _("Export agenda"), kinds, name, self.office.settings.last_folder
        )
        if path is None:
            return
        self.office.settings.last_folder = str(path.parent)
        job = export_agenda(
            path,
            self.office.meeting(),
            agenda.items(),
            self.office.document_words(),
            self.office.now(),
            editions.editions(),
        )
        self.office.jobs.start(
            job,
            lambda done: self.office.say(_("{file} saved").format(file=Path(done).name)),
            title=_("Export agenda"),
        )

    # What the window asks of a page.

    def show_subject(self, subject: str) -> None:
        self.list.choose(subject)
        self.list.setFocus()

    def subject(self) -> str:
        line = self.list.current()
        return line.id if line is not None else ""

    def commands(self) -> list[PaletteCommand]:
        line = self.list.current()
        entries = [
            PaletteCommand(_("New agenda item"), self.add, "plus"),
            PaletteCommand(_("Import agenda"), self.import_file, "file-spreadsheet"),
            PaletteCommand(_("Paste agenda from the clipboard"), self.paste, "clipboard-paste"),
            PaletteCommand(_("Export agenda"), self.export, "download"),
            PaletteCommand(_("Print programme"), self.print_programme, "printer"),
            PaletteCommand(_("Editions of the agenda"), self.show_editions, "history"),
        ]
        entries += [
            PaletteCommand(_("Duplicate agenda items"), self.duplicate, "copy", "Ctrl+D"),
            PaletteCommand(_("Agenda templates"), lambda: choose_template(self.office, self), "layout-grid"),
            PaletteCommand(_("Both languages"), self.show_languages, "languages"),
            PaletteCommand(_("Actions"), lambda: show_actions(self.office, self), "list-checks"),
            PaletteCommand(_("Export attachments"), lambda: export_all(self.office, self), "download"),
        ]
        if line is not None:
            entries.append(PaletteCommand(_("Attach file"), self.card.files.ask, "file-input"))
            entries.append(PaletteCommand(_("Note action"), self.card.actions_part.note, "clipboard-list"))
        if line is not None and line.pill:
            entries.append(PaletteCommand(_("Record vote"), lambda: self.vote(line.id), "vote"))
        return entries

    def print_entries(self) -> list[QAction]:
        return paper_actions(self.office, self, PAPERS)

    # Qt's names from here on.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files_of(event)[:1]:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> bool:
        """A spreadsheet is read as an agenda; anything else is hung on the item that is chosen."""
        if path.suffix.lower() in BOOKS | TEXTS:
            return importing.import_file(self.office, self, path)
        if self.list.current() is None:
            return False
        self.card.files.take(path)
        return True


def _files_of(event: QDropEvent) -> list[Path]:
    """The files that are being dropped; a meeting file is the window's affair."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files if files and files[0].suffix != ".rostrum" else []
