"""A list of commendations from a file or from pasted cells, and out again as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import Commendation, read_awards
from desktop_app.domain.awards import Award, Batch, Recipient
from desktop_app.domain.job import Job
from desktop_app.domain.review import Review
from desktop_app.labels import label
from desktop_app.words import N_

from .sheets import pasted, read_sheet
from .writing import Cell, table_bytes

HEADINGS = (
    N_("Batch"),
    N_("Award title"),
    N_("Grade"),
    N_("Kind"),
    N_("Recipient"),
    N_("Representative"),
    N_("Organisation"),
    N_("Presenter"),
    N_("Citation"),
    N_("Certificate number"),
)


def import_awards(
    path: Path,
    people: Iterable[Attendee],
    known: Iterable[Commendation] = (),
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    columns: Mapping[int, str] | None = None,
) -> Job[Review[Commendation]]:
    """What importing this file would do. Refuses as `read_sheet` and `read_awards` do."""
    table = yield from read_sheet(path, sheet, encoding)
    return read_awards(table.rows, people, known, columns, source=path.name)


def paste_awards(
    text: str, people: Iterable[Attendee], known: Iterable[Commendation] = ()
) -> Review[Commendation]:
    """The same from cells copied out of a spreadsheet."""
    return read_awards(pasted(text).rows, people, known)


def export_awards(
    kind: str,
    awards: Iterable[Award],
    batches: Iterable[Batch],
    recipients: Iterable[Recipient],
    numbers: Mapping[str, str],
    gettext: Callable[[str], str],
) -> bytes:
    """Every recipient in the given order as "xlsx", "csv" or "json", under the headings an import understands.

    `numbers`: recipient id -> number of the certificate in force. ValueError: another kind.
    """
    titles = {award.id: award.title for award in awards}
    names = {batch.id: batch.name for batch in batches}

    def row(each: Recipient) -> list[Cell]:
        stands = gettext(N_("pending")) if each.representative_pending else each.on_stage_name
        return [
            names.get(each.batch_id or "", ""),
            titles.get(each.award_id, ""),
            each.grade,
            label(each.kind, gettext),
            each.name,
            stands,
            each.organisation,
            each.presenter_name,
            each.citation,
            numbers.get(each.id, ""),
        ]

    headings = [gettext(heading) for heading in HEADINGS]
    return table_bytes(kind, gettext(N_("Awards")), headings, map(row, recipients))
