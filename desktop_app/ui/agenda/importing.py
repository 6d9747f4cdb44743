"""From a file or the clipboard to the preview, and from there into the agenda."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import agenda, attendees
from desktop_app import dates
from desktop_app.commands.agenda import take_in
from desktop_app.domain.agenda import AgendaItem, ItemKind, StartMode
from desktop_app.domain.agenda_sheet import Draft
from desktop_app.domain.review import FieldChange, Proposed, Review, Verdict
from desktop_app.exchange.agenda import import_agenda, paste_agenda
from desktop_app.exchange.sheets import BOOKS, TEXTS
from desktop_app.labels import label
from desktop_app.ui.kit.review import Preview, ReviewDialog, told
from desktop_app.ui.kit.review_table import ReviewTab
from desktop_app.ui.office import Office
from desktop_app.verdicts import rule_told
from desktop_app.words import N_, _, ngettext

KINDS = " ".join(f"*{ending}" for ending in sorted(BOOKS | TEXTS))
FIELDS: dict[str, str] = {
    "number": N_("Number"),
    "date": N_("Date"),
    "time": N_("Time"),
    "end": N_("End"),
    "minutes": N_("Duration"),
    "title": N_("Title"),
    "latin_title": N_("English title"),
    "kind": N_("Kind"),
    "people": N_("People"),
    "roles": N_("People"),
    "mode": N_("Starts"),
    "at": N_("Time"),
    "material": N_("Material"),
    "note": N_("Note"),
    "text": N_("Text"),
    "rule": N_("Rule"),
}


def ask_file(office: Office, parent: QWidget) -> None:
    """Ask for a spreadsheet and preview it."""
    kinds = _("Spreadsheets ({endings})").format(endings=KINDS)
    path = office.asker.open_file(parent, _("Import agenda"), kinds, office.settings.last_folder)
    if path is not None:
        office.settings.last_folder = str(path.parent)
        import_file(office, parent, path)


def import_file(office: Office, parent: QWidget, path: Path) -> bool:
    """Preview a file; False while another job runs."""
    job = import_agenda(path, office.meeting().starts_at, agenda.drafts(), attendees.everyone())
    return office.jobs.start(
        job, lambda review: show_review(office, parent, review), title=_("Reading the agenda")
    )


def import_text(office: Office, parent: QWidget | None, text: str) -> None:
    """Preview cells copied from a spreadsheet, or a list of titles."""
    found: list[Review[Draft]] = []

    def read() -> bool:
        starts_at = office.meeting().starts_at
        found.append(paste_agenda(text, starts_at, agenda.drafts(), attendees.everyone()))
        return True

    if office.ask(read):
        show_review(office, parent, found[0])


def show_review(office: Office, parent: QWidget | None, review: Review[Draft]) -> None:
    """Show what the import would do; taken in when the reader agrees."""
    preview = Preview(review, source_line(review), tabs(review), [told(note) for note in review.notes])
    dialog = ReviewDialog(office, _("Import agenda"), preview, _accept, parent)
    if not office.asker.run(dialog):
        return
    chosen = dialog.choices()
    office.back_up("import")
    if office.do(take_in, review, chosen):
        done = ngettext("{number} agenda item taken in", "{number} agenda items taken in", len(chosen))
        office.say(done.format(number=len(chosen)), undo=True)


def _accept(count: int) -> str:
    return ngettext("Import {number} item", "Import {number} items", count).format(number=count)


def source_line(review: Review[Draft]) -> str:
    """The file, and how its columns were understood."""
    pairs = (
        f"{each.heading.strip()} → {_(FIELDS[each.field])}" for each in review.columns if each.field in FIELDS
    )
    return "  ·  ".join(filter(None, (review.source or _("Clipboard"), _(", ").join(pairs))))


def tabs(review: Review[Draft]) -> list[ReviewTab]:
    """The rows by verdict."""
    row, title, why = _("Row"), _("Title"), _("Note")
    whole = (row, _("Starts"), _("Duration"), title, _("Kind"), _("People"), _("Rule"), why)
    of = review.of
    return [
        ReviewTab(_("New"), whole, of(Verdict.NEW), _item, "ok", _("Nothing new"), _way),
        ReviewTab(
            _("Changed"), (row, title, _("What changes"), why), of(Verdict.CHANGED), _change, "accent",
            _("Nothing changed"), _way,
        ),
        ReviewTab(
            _("Cannot be read"), (row, _("As it stands there"), why), of(Verdict.REFUSED), _as_read, "bad",
            _("Every row could be read"),
        ),
        ReviewTab(_("Unchanged"), whole, of(Verdict.UNCHANGED), _item, "neutral", _("Nothing")),
    ]  # fmt: skip


def _way(proposed: Proposed[Draft], _place: int) -> str:
    return _("Add") if proposed.existing is None else _("Update")


def _why(proposed: Proposed[Draft]) -> str:
    return " ".join(map(told, proposed.reasons))


def _item(proposed: Proposed[Draft]) -> tuple[str, ...]:
    draft = proposed.value
    if draft is None:
        return (str(proposed.row), "", "", "", "", "", "", _why(proposed))
    item = draft.item
    rule = rule_told(draft.rule, _) if draft.rule is not None else ""
    people = _(", ").join(role.name for role in item.roles)
    words = (_starts(item), dates.length_told(item.minutes, _), item.title, label(item.kind, _), people, rule)
    return (str(proposed.row), *words, _why(proposed))


def _starts(item: AgendaItem) -> str:
    if item.mode is StartMode.FIXED and item.at is not None:
        return dates.clock(item.at)
    return label(item.mode, _)


def _change(proposed: Proposed[Draft]) -> tuple[str, ...]:
    """Field by field: old → new."""
    changes = _("; ").join(map(_changed, proposed.changes))
    title = proposed.value.title if proposed.value else ""
    return (str(proposed.row), title, changes, _why(proposed))


def _changed(change: FieldChange) -> str:
    """One field, its values in words where they are keys."""
    words = {"kind": ItemKind, "mode": StartMode}.get(change.field)
    old, new = change.old, change.new
    if words is not None:
        old, new = (label(words(value), _) if value else "" for value in (old, new))
    return f"{_(FIELDS.get(change.field, change.field))}: {old or '–'} → {new or '–'}"


def _as_read(proposed: Proposed[Draft]) -> tuple[str, ...]:
    return (str(proposed.row), " | ".join(filter(None, proposed.cells)), _why(proposed))
