"""From a file, a drop or the clipboard to the preview, and from there into the meeting: one flow for all."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from db.queries import attendees as people
from db.queries.own_fields import own_fields
from db.queries.reprints import reprints
from desktop_app.commands.attendees import take_in
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.headings import bare_header, plain_heading
from desktop_app.domain.job import Job
from desktop_app.domain.own_fields import COLUMN
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Proposed, Reason, Review, Verdict
from desktop_app.exchange.csv_text import ENCODINGS
from desktop_app.exchange.rosters import reviewed
from desktop_app.exchange.sheets import BOOKS, TEXTS, Sheet, pasted, read_sheet
from desktop_app.labels import label
from desktop_app.ui.kit.review import Preview, ReviewDialog, told
from desktop_app.ui.kit.review_table import ReviewTab
from desktop_app.ui.kit.sheet_bar import SheetBar
from desktop_app.ui.office import Office
from desktop_app.ui.reprints import show_reprints
from desktop_app.words import N_, _, ngettext, screen

KINDS = " ".join(f"*{ending}" for ending in sorted(BOOKS | TEXTS))
FIELDS: dict[str, str] = {
    "name": N_("Name"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "latin_name": N_("Latin name"),
    "gender": N_("Gender"),
    "honorific": N_("Form of address"),
    "organisation": N_("Organisation"),
    "organisation_and_position": N_("Organisation and position"),
    "position": N_("Position"),
    "delegation": N_("Delegation"),
    "capacity": N_("Capacity"),
    "rank": N_("Place on the dais"),
    "phone": N_("Mobile"),
    "email": N_("E-mail"),
    "badge_number": N_("Badge number"),
    "needs": N_("Needs"),
    "tags": N_("Tags"),
    "notes": N_("Remarks"),
    "status": N_("Status"),
    "substitute": N_("Substitute"),
    "substitute_phone": N_("Substitute phone"),
    "number": N_("Serial number"),
}

Read = tuple[Sheet, Review[Attendee]]


def ask_file(office: Office, parent: QWidget) -> None:
    """Ask for a spreadsheet and preview it."""
    kinds = _("Spreadsheets ({endings})").format(endings=KINDS)
    path = office.asker.open_file(parent, _("Import people"), kinds, office.settings.last_folder)
    if path is not None:
        office.settings.last_folder = str(path.parent)
        import_file(office, parent, path)


def import_file(office: Office, parent: QWidget, path: Path) -> bool:
    """Preview a file; False while another job runs."""
    return _Intake(office, parent, path.name, path=path).start()


def import_cells(office: Office, parent: QWidget, data: QMimeData) -> bool:
    """Preview cells copied from a spreadsheet, a document or a page; False while another job runs."""
    table = pasted(data.text(), data.html() if data.hasHtml() else "")
    return _Intake(office, parent, _("Clipboard"), table=table).start()


class _Intake:
    """One import: the sheet as it was read last, and the dialog that shows what it would do."""

    def __init__(
        self,
        office: Office,
        parent: QWidget,
        source: str,
        *,
        path: Path | None = None,
        table: Sheet | None = None,
    ) -> None:
        self.office, self.parent, self.source = office, parent, source
        self.path, self.table = path, table
        self.dialog: ReviewDialog | None = None
        self.own = own_fields()
        fields = {key: _(title) for key, title in FIELDS.items()}
        fields |= {COLUMN + each.id: each.name_in(screen().language) for each in self.own}
        self.bar = SheetBar(fields, ENCODINGS)
        self.bar.changed.connect(self._again)

    def start(self) -> bool:
        """Read and review; False while another job runs."""
        table = self.table
        job = self._job(table, people.everyone(), dict(self.office.settings.columns))
        return self.office.jobs.start(job, self._show, title=_("Reading the roster"))

    def _again(self) -> None:
        """The person wants the sheet read in another way."""
        table = self.table
        if self.path is not None and table is not None:
            other_sheet = self.bar.sheet is not None and self.bar.sheet != table.name
            other_encoding = self.bar.encoding is not None and self.bar.encoding != table.encoding
            self.table = None if other_sheet or other_encoding else table
        self.start()

    def _job(
        self, table: Sheet | None, known: Sequence[Attendee], remembered: Mapping[str, str]
    ) -> Job[Read]:
        columns = self.bar.columns
        if table is None:
            assert self.path is not None
            table = yield from read_sheet(self.path, self.bar.sheet, self.bar.encoding)
        try:
            review = yield from reviewed(table, known, self.source, columns, remembered, self.own)
        except Refusal as refusal:
            header = bare_header(table.rows)
            if header is None or refusal.code != "roster-no-header":
                raise
            review = Review(
                columns=header.mapped,
                notes=(Reason("roster-columns-unknown"),),
                source=self.source,
                encoding=table.encoding,
            )
        return table, review

    def _show(self, read: Read) -> None:
        self.table, review = read
        self.bar.tell(self.table.names, self.table.name, self.table.encoding, review.columns)
        preview = Preview(review, self.source, tabs(review), [told(note) for note in review.notes])
        if self.dialog is not None:
            self.dialog.show_preview(preview)
            return
        self.dialog = ReviewDialog(
            self.office, _("Import people"), preview, _accept, self.parent, extra=self.bar
        )
        if self.office.asker.run(self.dialog):
            self._take_in(self.dialog.review, self.dialog.choices())

    def _take_in(self, review: Review[Attendee], choices: Mapping[int, int]) -> None:
        headings = {each.index: plain_heading(each.heading) for each in review.columns}
        for index, field in self.bar.columns.items():
            if headings.get(index):
                self.office.settings.columns[headings[index]] = field
        self.office.back_up("import")
        if self.office.do(take_in, review, choices):
            words = ngettext("{number} person taken in", "{number} people taken in", len(choices))
            self.office.say(words.format(number=len(choices)), undo=True)
            if reprints():
                show_reprints(self.office, self.parent)


def _accept(count: int) -> str:
    return ngettext("Import {number} person", "Import {number} people", count).format(number=count)


def tabs(review: Review[Attendee]) -> list[ReviewTab]:
    """The rows by verdict, and who is missing from an update."""
    row, name, body, why = _("Row"), _("Name"), _("Organisation"), _("Comment")
    whole = (row, name, body, _("Position"), _("Delegation"), _("Capacity"), _("Status"), why)
    change = (row, name, body, _("What changes"), why)
    gone = (name, body, _("Position"), _("Delegation"), _("Capacity"), _("Status"))
    of = review.of
    return [
        ReviewTab(_("New"), whole, of(Verdict.NEW), _person, "ok", _("Nobody new"), _way),
        ReviewTab(_("Changed"), change, of(Verdict.CHANGED), _change, "accent", _("Nobody changed"), _way),
        ReviewTab(
            _("Possible duplicates"), whole, of(Verdict.DUPLICATE), _person, "warn", _("No duplicates"), _way
        ),
        ReviewTab(
            _("Cannot be read"), (row, _("As it stands there"), why), of(Verdict.REFUSED), _as_read, "bad",
            _("Every row could be read"),
        ),
        ReviewTab(_("Unchanged"), whole, of(Verdict.UNCHANGED), _person, "neutral", _("Nobody")),
        ReviewTab(
            _("Not in this sheet"), gone, review.missing, _particulars, "neutral", _("Nobody is missing")
        ),
    ]  # fmt: skip


def _way(proposed: Proposed[Attendee], way: int) -> str:
    """What a way of taking a row in does."""
    known = proposed.ways[way].existing
    if known is None:
        asked = proposed.verdict is Verdict.DUPLICATE or len(proposed.ways) > 1
        return _("Another person: add") if asked else _("Add")
    if proposed.verdict is Verdict.CHANGED:
        return _("Update")
    told_apart = _(", ").join(filter(None, (known.organisation, known.position))) or known.phone
    return _("Same person: {who}").format(who=told_apart or known.name)


def _particulars(person: Attendee) -> tuple[str, ...]:
    status = label(person.status, _)
    if person.substitute:
        status = f"{status}: {person.substitute}"
    words = (person.name, person.organisation, person.position, person.delegation)
    return (*words, label(person.capacity, _), status)


def _person(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    person = proposed.value
    cells = _particulars(person) if person is not None else ("", "", "", "", "", "")
    return (str(proposed.row), *cells, reasons(proposed))


def _change(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    """Cell by cell: field, old → new."""
    person = proposed.value
    told_changes = (
        f"{_(FIELDS[each.field])}: {cell(proposed.existing, each.field)} → {cell(person, each.field)}"
        if each.field in FIELDS
        else f"{each.field}: {each.old or '–'} → {each.new or '–'}"  # one of the meeting's own
        for each in proposed.changes
    )
    name, body = (person.name, person.organisation) if person else ("", "")
    return (str(proposed.row), name, body, "; ".join(told_changes), reasons(proposed))


def cell(person: Attendee | None, field: str) -> str:
    """A field as the screen tells it; a dash for nothing."""
    value = getattr(person, field, "")
    parts = value if isinstance(value, tuple) else (value,)
    words = (
        label(part, _) if isinstance(part, enum.Enum) else str(part) for part in parts if part is not None
    )
    return _(", ").join(words) or "–"


def _as_read(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    return (str(proposed.row), " | ".join(filter(None, proposed.cells)), reasons(proposed))


def reasons(proposed: Proposed[Attendee]) -> str:
    """Why, in sentences."""
    return " ".join(told(reason) for reason in proposed.reasons)
