"""Reading the fields a meeting has defined for itself, and who is known not to be somebody else."""

from __future__ import annotations

from db.models import KnownApartRecord, OwnFieldRecord
from desktop_app.domain.own_fields import OwnField, OwnKind

from .attendees import SEPARATOR


def own_fields() -> list[OwnField]:
    """The meeting's own fields in their order."""
    rows = OwnFieldRecord.select().order_by(OwnFieldRecord.order, OwnFieldRecord.id)
    return [
        OwnField(
            row.id,
            row.name,
            row.latin_name,
            OwnKind(row.kind),
            tuple(row.options.split(SEPARATOR)) if row.options else (),
            row.order,
        )
        for row in rows
    ]


def own_field_columns(value: OwnField) -> dict[str, object]:
    """The row that holds `value`, for commands that write it."""
    return {
        "id": value.id,
        "name": value.name,
        "latin_name": value.latin_name,
        "kind": value.kind.value,
        "options": SEPARATOR.join(value.options),
        "order": value.order,
    }


def known_apart() -> frozenset[str]:
    """The pairs (`domain.duplicates.pair_id`) that somebody has looked at and found to be two people."""
    return frozenset(row.id for row in KnownApartRecord.select(KnownApartRecord.id))
