"""Taking an award list in: choose a file, look at what it would do, take it over as one change."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import attendees as people
from db.queries import awards as kept
from desktop_app import sentences
from desktop_app.commands import award_list
from desktop_app.domain.award_sheet import Commendation
from desktop_app.domain.review import FieldChange, Proposed, Reason, Review, Verdict
from desktop_app.exchange.awards import import_awards
from desktop_app.labels import batch_title
from desktop_app.ui.kit.review import ReviewDialog, ReviewTab
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
    counts = review.counts()
    taken = counts[Verdict.NEW] + counts[Verdict.CHANGED]
    accept = ngettext("Import {number} recipient", "Import {number} recipients", taken).format(number=taken)
    doubts = sum(1 for each in review.chosen() if each.reasons)
    notes = []
    if doubts:
        notes.append(
            ngettext(
                "{number} row needs a look; it is imported all the same.",
                "{number} rows need a look; they are imported all the same.",
                doubts,
            ).format(number=doubts)
        )
    dialog = ReviewDialog(
        _("Import award list"),
        review.source,
        _tabs(review),
        accept,
        parent,
        notes=notes,
        can_accept=taken > 0,
    )
    if not office.asker.run(dialog):
        return
    office.back_up("import")
    if office.do(award_list.take_in, review):
        office.say(
            ngettext("{number} recipient imported", "{number} recipients imported", taken).format(
                number=taken
            ),
            undo=True,
        )


def _tabs(review: Review[Commendation]) -> list[ReviewTab]:
    titles = tuple(_(title) for title in TITLES)
    return [
        ReviewTab(_("New"), titles, _rows(review.of(Verdict.NEW)), "ok"),
        ReviewTab(_("Changed"), titles, _rows(review.of(Verdict.CHANGED)), "warn"),
        ReviewTab(_("Unchanged"), titles, _rows(review.of(Verdict.UNCHANGED)), "neutral"),
        ReviewTab(_("Duplicates"), titles, _rows(review.of(Verdict.DUPLICATE)), "warn"),
        ReviewTab(_("Unreadable"), titles, _rows(review.of(Verdict.REFUSED)), "bad"),
    ]


def _rows(proposals: Iterable[Proposed[Commendation]]) -> list[tuple[str, ...]]:
    return [_cells(proposal) for proposal in proposals]


def _cells(proposal: Proposed[Commendation]) -> tuple[str, ...]:
    line = proposal.value
    note = "; ".join([*(_changed(c) for c in proposal.changes), *(_told(r) for r in proposal.reasons)])
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


def _told(reason: Reason) -> str:
    return sentences.sentence(reason.refusal(), _)
