"""Reading what is asked of a seating."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from db.models import RequirementPartRecord, RequirementRecord
from desktop_app.domain.requirements import Requirement, RequirementKind


def requirements(hall_id: str) -> list[Requirement]:
    """Everything asked of a hall's seating, in the order it was asked; what it spoke of and is gone is left out."""
    rows: Any = (
        RequirementRecord.select()
        .where(RequirementRecord.hall == hall_id)
        .order_by(RequirementRecord.order, RequirementRecord.id)
        .dicts()
    )
    parts = _parts(hall_id)
    return [_requirement(row, parts[row["id"]]) for row in rows]


def requirement(requirement_id: str) -> Requirement | None:
    """One requirement, or None when it is gone."""
    rows: Any = RequirementRecord.select().where(RequirementRecord.id == requirement_id).dicts()
    halls = [row["hall"] for row in rows]
    return next((each for hall in halls for each in requirements(hall) if each.id == requirement_id), None)


def _parts(hall_id: str) -> dict[str, list[dict[str, Any]]]:
    rows: Any = (
        RequirementPartRecord.select(RequirementPartRecord)
        .join(RequirementRecord)
        .where(RequirementRecord.hall == hall_id)
        .order_by(RequirementPartRecord.order, RequirementPartRecord.id)
        .dicts()
    )
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["requirement"]].append(row)
    return found


def _requirement(row: dict[str, Any], parts: list[dict[str, Any]]) -> Requirement:
    return Requirement(
        id=row["id"],
        hall_id=row["hall"],
        kind=RequirementKind(row["kind"]),
        people=_named(parts, "attendee"),
        groups=_named(parts, "delegation"),
        seats=_named(parts, "seat"),
        number=row["number"],
        weight=row["weight"],
        note=row["note"],
        order=row["order"],
    )


def _named(parts: list[dict[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(part[column] for part in parts if part[column] is not None)
