"""From a file, a drop or the clipboard to the preview, and from there into the meeting: one flow for all."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import attendees as people
from desktop_app import sentences
from desktop_app.commands.attendees import take_in
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.review import Proposed, Reason, Review, Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.sheets import BOOKS, TEXTS, Sheet, pasted, read_sheet
from desktop_app.labels import label
from desktop_app.ui.kit.review import ReviewDialog, ReviewTab
from desktop_app.ui.office import Office
from desktop_app.words import N_, _, ngettext

KINDS = " ".join(f"*{ending}" for ending in sorted(BOOKS | TEXTS))
FIELDS: dict[str, str] = {
    "name": N_("Name"),
    "latin_name": N_("Latin name"),
    "gender": N_("Gender"),
    "honorific": N_("Form of address"),
    "organisation": N_("Organisation"),
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
}


def ask_file(office: Office, parent: QWidget) -> None:
    """Ask for a spreadsheet and preview it."""
    kinds = _("Spreadsheets ({endings})").format(endings=KINDS)
    path = office.asker.open_file(parent, _("Import people"), kinds, office.settings.last_folder)
    if path is not None:
        office.settings.last_folder = str(path.parent)
        import_file(office, parent, path)


def import_file(office: Office, parent: QWidget, path: Path) -> bool:
    """Preview a file; False while another job runs."""
    job = _review_file(path, people.everyone())
    return office.jobs.start(
        job, lambda review: show_review(office, parent, review), title=_("Reading the roster")
    )


def import_text(office: Office, parent: QWidget, text: str) -> bool:
    """Preview cells copied from a spreadsheet; False while another job runs."""
    job = _review_text(text, people.everyone(), _("Clipboard"))
    return office.jobs.start(
        job, lambda review: show_review(office, parent, review), title=_("Reading the roster")
    )


def _review_file(path: Path, known: Sequence[Attendee]) -> Job[Review[Attendee]]:
    sheet = yield from read_sheet(path)
    yield Step(0, len(sheet.rows), path.name)
    return _reviewed(sheet, known, path.name)


def _review_text(text: str, known: Sequence[Attendee], source: str) -> Job[Review[Attendee]]:
    yield Step(0, 0, source)
    return _reviewed(pasted(text), known, source)


def _reviewed(sheet: Sheet, known: Sequence[Attendee], source: str) -> Review[Attendee]:
    return review_roster(sheet.rows, known, source=source, encoding=sheet.encoding, doubtful=sheet.doubtful)


def show_review(office: Office, parent: QWidget, review: Review[Attendee]) -> None:
    """Show what the import would do; taken in when the reader agrees."""
    count = len(review.default_rows())
    if count:
        accept = ngettext("Import {number} person", "Import {number} people", count).format(number=count)
    else:
        accept = _("Nothing to import")
    dialog = ReviewDialog(
        _("Import people"),
        source_line(review),
        tabs(review),
        accept,
        parent,
        notes=[*columns_told(review), *(told(note) for note in review.notes)],
        can_accept=bool(count),
    )
    if not office.asker.run(dialog):
        return
    office.back_up("import")
    if office.do(take_in, review):
        words = ngettext("{number} person taken in", "{number} people taken in", count)
        office.say(words.format(number=count), undo=True)


def source_line(review: Review[Attendee]) -> str:
    """The file, and the encoding when it is a text."""
    return f"{review.source}  ·  {review.encoding}" if review.encoding else review.source


def columns_told(review: Review[Attendee]) -> list[str]:
    """How headings were understood where that is not plain, and which columns were left out."""
    pairs = [(" ".join(each.heading.split()), each.field) for each in review.columns]
    unlike = [
        f"{text} → {_(FIELDS[field])}" for text, field in pairs if field in FIELDS and _unlike(text, field)
    ]
    left = [text for text, field in pairs if not field and text]
    found = []
    if unlike:
        found.append(_("Columns taken as: {columns}").format(columns=_(", ").join(unlike)))
    if left:
        found.append(_("Columns left out: {columns}").format(columns=_(", ").join(left)))
    return found


def _unlike(heading: str, field: str) -> bool:
    return "".join(heading.split()).casefold() != "".join(_(FIELDS[field]).split()).casefold()


def tabs(review: Review[Attendee]) -> list[ReviewTab]:
    """The rows by verdict."""
    row, name, body, why = _("Row"), _("Name"), _("Organisation"), _("Comment")
    whole = (row, name, body, _("Position"), _("Delegation"), _("Capacity"), _("Status"), why)
    return [
        ReviewTab(_("New"), whole, _rows(review, Verdict.NEW, _person), "ok", _("Nobody new")),
        ReviewTab(
            _("Changed"), (row, name, body, _("What changes"), why), _rows(review, Verdict.CHANGED, _change), "accent",
            _("Nobody changed"),
        ),
        ReviewTab(
            _("Possible duplicates"), whole, _rows(review, Verdict.DUPLICATE, _person), "warn", _("No duplicates")
        ),
        ReviewTab(
            _("Cannot be read"), (row, _("As it stands there"), why), _rows(review, Verdict.REFUSED, _as_read), "bad",
            _("Every row could be read"),
        ),
        ReviewTab(_("Unchanged"), whole, _rows(review, Verdict.UNCHANGED, _person), "neutral", _("Nobody")),
    ]  # fmt: skip


def _rows(
    review: Review[Attendee], verdict: Verdict, cells: Callable[[Proposed[Attendee]], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    return [(str(each.row), *cells(each), reasons(each)) for each in review.of(verdict)]


def _person(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    person = proposed.value
    if person is None:
        return ("", "", "", "", "", "")
    status = label(person.status, _)
    if person.substitute:
        status = f"{status}: {person.substitute}"
    words = (person.name, person.organisation, person.position, person.delegation)
    return (*words, label(person.capacity, _), status)


def _change(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    """Cell by cell: field, old → new."""
    person = proposed.value
    told_changes = (
        f"{_(FIELDS.get(each.field, each.field))}: "
        f"{_cell(proposed.existing, each.field)} → {_cell(person, each.field)}"
        for each in proposed.changes
    )
    return (person.name if person else "", person.organisation if person else "", "; ".join(told_changes))


def _cell(person: Attendee | None, field: str) -> str:
    """A field as the screen tells it; a dash for nothing."""
    value = getattr(person, field, "")
    parts = value if isinstance(value, tuple) else (value,)
    words = (
        label(part, _) if isinstance(part, enum.Enum) else str(part) for part in parts if part is not None
    )
    return _(", ").join(words) or "–"


def _as_read(proposed: Proposed[Attendee]) -> tuple[str, ...]:
    return (" | ".join(filter(None, proposed.cells)),)


def reasons(proposed: Proposed[Attendee]) -> str:
    """Why, in sentences."""
    return " ".join(told(reason) for reason in proposed.reasons)


def told(reason: Reason) -> str:
    """A reason as a sentence."""
    return sentences.sentence(reason.refusal(), _)
