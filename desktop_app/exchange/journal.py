"""The journal as a table: who changed what, when and at which desk, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop_app.domain.changes import JournalLine
from desktop_app.words import N_

from .writing import table_bytes

HEADINGS = (N_("When"), N_("Who"), N_("Desk"), N_("What was done"), N_("About"), N_("Takes back"), N_("Rows"))


def export_journal(kind: str, changes: Iterable[JournalLine], gettext: Callable[[str], str]) -> bytes:
    """All changes as "xlsx", "csv" or "json". ValueError: another kind."""
    rows = (
        (line.at, line.who, line.station, line.label, line.subject, line.reverts, line.rows)
        for line in changes
    )
    return table_bytes(kind, gettext(N_("Journal")), [gettext(heading) for heading in HEADINGS], rows)
