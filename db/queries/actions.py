"""Reading actions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from db.models import ActionRecord
from desktop_app.domain.actions import Action, in_order


def actions() -> list[Action]:
    """All of them: open ones first, the earliest day first."""
    return in_order(map(_action, ActionRecord.select()))


def last_order() -> str | None:
    """The key of the last one in the list; None where there is none."""
    return max((row.order for row in ActionRecord.select(ActionRecord.order)), default=None)


def action_columns(value: Action) -> dict[str, object]:
    """The row that holds it, for the commands that write it."""
    return {
        "id": value.id,
        "item": value.item_id,
        "task": value.task,
        "owner": value.owner,
        "attendee": value.attendee_id,
        "due": value.due.isoformat() if value.due else None,
        "done_at": value.done_at.isoformat(timespec="seconds") if value.done_at else None,
        "noted_at": value.noted_at.isoformat(timespec="seconds"),
        "origin": value.origin,
        "order": value.order,
    }


def _action(row: Any) -> Action:
    return Action(
        id=row.id,
        task=row.task,
        noted_at=dt.datetime.fromisoformat(row.noted_at),
        owner=row.owner,
        attendee_id=row.attendee_id,
        due=dt.date.fromisoformat(row.due) if row.due else None,
        item_id=row.item_id,
        done_at=dt.datetime.fromisoformat(row.done_at) if row.done_at else None,
        origin=row.origin,
        order=row.order,
    )
