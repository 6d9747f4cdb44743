"""A new meeting that takes over what stays true from an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.models import TABLES, AssetRecord
from db.models.bulk import insert_rows
from db.queries.meeting import meeting
from db.store import Store
from desktop_app.domain.carrying import Luggage, repacked
from desktop_app.domain.changes import Changes

MODELS: Mapping[str, Any] = {model._meta.table_name: model for model in TABLES}


def carry_over(store: Store, luggage: Luggage) -> Changes:
    """Unpack into a new meeting, as one change: taken back whole by one undo."""
    starts_at = meeting().starts_at
    with store.change("carry-over", luggage.meeting.title) as change:
        for sha, kind, name, data in luggage.pictures:
            AssetRecord.insert(
                sha256=sha, media_type=kind, name=name, data=data
            ).on_conflict_ignore().execute()
        for table, rows in repacked(luggage.rows, luggage.meeting, starts_at).items():
            fields = {column: field.name for column, field in MODELS[table]._meta.columns.items()}
            insert_rows(MODELS[table], [{fields[name]: value for name, value in row.items()} for row in rows])
    return change.changes
