"""A list of commendations from a file or from pasted cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.award_sheet import Commendation, read_awards
from desktop_app.domain.job import Job
from desktop_app.domain.review import Review

from .sheets import pasted, read_sheet


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
