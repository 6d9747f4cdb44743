"""Reading the journal: the changes of the open meeting, oldest first."""

from __future__ import annotations

from typing import Any

from db.models import database
from desktop_app.domain.changes import JournalLine

_CHANGES = """
SELECT c.at, c.who, c.station, c.label, c.subject, coalesce(r.label, ''), count(row.place)
FROM change AS c
LEFT JOIN change AS r ON r.id = c.reverts
LEFT JOIN change_row AS row ON row.change_number = c.number
GROUP BY c.id ORDER BY c.clock, c.session, c.seq
"""


def changes() -> list[JournalLine]:
    """Every change with the number of rows it touched, in the order of the hybrid clock."""
    rows: list[tuple[Any, ...]] = database.execute_sql(_CHANGES).fetchall()  # type: ignore[no-untyped-call]
    return [JournalLine(*row) for row in rows]
