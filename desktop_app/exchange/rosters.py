"""A roster from a file or from pasted cells to the review of what it would do, for window and command line alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.own_fields import OwnField
from desktop_app.domain.review import Review
from desktop_app.domain.roster_review import review_roster

from .sheets import Sheet, read_sheet


def import_roster(
    path: Path,
    known: Sequence[Attendee],
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    own: Sequence[OwnField] = (),
) -> Job[Review[Attendee]]:
    """What importing this file would do. Refuses as `read_sheet` and `review_roster` do."""
    table = yield from read_sheet(path, sheet, encoding)
    return (yield from reviewed(table, known, path.name, own=own))


def reviewed(
    table: Sheet,
    known: Sequence[Attendee],
    source: str,
    columns: Mapping[int, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    own: Sequence[OwnField] = (),
) -> Job[Review[Attendee]]:
    """What a table that has been read would do; `columns` and `remembered` are as in `read_roster`."""
    yield Step(0, len(table.rows), source)
    return review_roster(
        table.rows,
        known,
        columns=columns,
        remembered=remembered,
        source=source,
        encoding=table.encoding,
        doubtful=table.doubtful,
        own=own,
    )
