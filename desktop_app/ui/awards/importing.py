"""Taking an award list in: choose a file, look at what it would do, take it over as one change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import attendees as people
from db.queries import awards as kept
from desktop_app.commands import award_list
from desktop_app.domain.award_sheet import Commendation
from desktop_app.domain.review import FieldChange, Proposed, Review, Verdict
from desktop_app.exchange.awards import import_awards
from desktop_app.labels import batch_title
from desktop_app.ui.kit.review import Preview, ReviewDialog, told
from desktop_app.ui.kit.review_table import ReviewTab
from desktop_app.ui.office import Office
from desktop_app.words import N_, _, ngettext

SHEETS = N_("Spreadsheets (*.xlsx *.xls *.ods *.csv)")
TITLES = (
    N_("Row"),
    N_("Recipient"),
    N_("Award title"),
    N_("Batch"),
    N_("Presenter"),
    N_("Citation"),
    N_("Note"),
)
FIELDS = {
    "batch": N_("Batch"),
    "award": N_("Award title"),
    "latin_award": N_("Award in English"),
    "grade": N_("Grade"),
    "kind": N_("Kind"),
    "representative": N_("Collected by"),
    "organisation": N_("Organisation"),
    "presenter": N_("Presenter"),
    "citation": N_("Citation"),
    "latin_name": N_("Name in English"),
    "latin_citation": N_("Citation in English"),
}


def ask_for_list(office: Office, parent: QWidget) -> None:
    """Ask for a file and go on with it."""
    path = office.asker.open_file(parent, _("Import award list"), _(SHEETS), office.settings.last_folder)
    if path is not None:
        office.settings.last_folder = str(path.parent)
        review_list(office, parent, path)


def review_list(office: Office, parent: QWidget, path: Path) -> None:
    """Read a file on the worker thread and show what it would do."""
    job = import_awards(path, people.everyone(), kept.commendations())
    office.jobs.start(
        job,
        lambda review: show_review(office, parent, review),
        title=_("Reading {file}").format(file=path.name),
    )


def show_review(office: Office, parent: QWidget, review: Review[Commendation]) -> None:
    """Show a review; where it is accepted, take its new and changed rows in."""
    preview = Preview(review, review.source, _tabs(review), _doubts(review))
    dialog = ReviewDialog(office, _("Import award list"), preview, _accept, parent)
    if not office.asker.run(dialog):
        return
    chosen = dialog.choices()
    office.back_up("import")
    if office.do(award_list.take_in, review, chosen):
        done = ngettext("{number} recipient imported", "{number} recipients imported", len(chosen))
        office.say(done.format(number=len(chosen)), undo=True)


def _accept(count: int) -> str:
    return ngettext("Import {number} recipient", "Import {number} recipients", count).format(number=count)


def _doubts(review: Review[Commendation]) -> list[str]:
    """How many of the rows that would be taken need a look."""
    doubts = sum(1 for each in review.chosen() if each.reasons)
    words = ngettext(
        "{number} row needs a look; it is imported all the same.",
        "{number} rows need a look; they are imported all the same.",
        doubts,
    )
    return [words.format(number=doubts)] if doubts else []


def _tabs(review: Review[Commendation]) -> list[ReviewTab]:
    titles, of = tuple(_(title) for title in TITLES), review.of
    return [
        ReviewTab(_("New"), titles, of(Verdict.NEW), _cells, "ok", ways=_way),
        ReviewTab(_("Changed"), titles, of(Verdict.CHANGED), _cells, "warn", ways=_way),
        ReviewTab(_("Unchanged"), titles, of(Verdict.UNCHANGED), _cells, "neutral"),
        ReviewTab(_("Duplicates"), titles, of(Verdict.DUPLICATE), _cells, "warn", ways=_way),
        ReviewTab(_("Unreadable"), titles, of(Verdict.REFUSED), _cells, "bad"),
    ]


def _way(proposed: Proposed[Commendation], _place: int) -> str:
    return _("Add") if proposed.existing is None else _("Update")


def _cells(proposal: Proposed[Commendation]) -> tuple[str, ...]:
    line = proposal.value
    note = "; ".join([*(_changed(c) for c in proposal.changes), *(told(r) for r in proposal.reasons)])
    if line is None:
        return (str(proposal.row), " ".join(filter(None, proposal.cells)), "", "", "", "", note)
    award = " · ".join(part for part in (line.award, line.grade) if part)
    batch = batch_title(line.batch, _) if line.batch else ""
    return (str(proposal.row), line.name, award, batch, line.presenter, _start(line.citation), note)


def _start(text: str, longest: int = 16) -> str:
    """The beginning of a citation: enough to know it by."""
    return text if len(text) <= longest else text[:longest] + "…"


def _changed(change: FieldChange) -> str:
    if change.field not in FIELDS:
        return _("link to the list of people")
    field = _(FIELDS[change.field])
    return _("{field}: {old} → {new}").format(field=field, old=change.old or "–", new=change.new or "–")
