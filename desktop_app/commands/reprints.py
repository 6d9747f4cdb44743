"""Noting what has been printed, so that what changes afterwards is on the list of papers to print again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from db.models import PrintedMarkRecord
from db.models.bulk import insert_rows
from db.queries import reprints
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.reprints import PrintedMark


def mark_printed(
    store: Store, kind: str, now: dt.datetime, subjects: Collection[str] | None = None
) -> Changes:
    """Note that the papers of a kind have been printed as they are now: all of them, or those about these subjects
    (people; for certificates recipients). No change where everything was noted so already."""
    known = reprints.marks(kind)
    at = now.isoformat(timespec="minutes")
    made = [
        PrintedMark(kind, each.subject, each.content, at)
        for each in reprints.facts(kind)
        if subjects is None or each.subject in subjects
    ]
    fresh = [mark for mark in made if mark.subject not in known]
    again = [mark for mark in made if mark.subject in known and known[mark.subject].content != mark.content]
    if not fresh and not again:
        return Changes()
    with store.change("mark-printed", kind) as change:
        insert_rows(PrintedMarkRecord, [reprints.mark_columns(mark) for mark in fresh])
        for mark in again:
            columns = reprints.mark_columns(mark)
            PrintedMarkRecord.update(columns).where(PrintedMarkRecord.id == mark.id).execute()
    return change.changes
