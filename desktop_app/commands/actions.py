"""What staff do with actions: note one, change it, tick it off, strike it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from db.models import ActionRecord
from db.queries import actions as kept
from db.store import Store
from desktop_app.domain import order
from desktop_app.domain.actions import Action
from desktop_app.domain.changes import Changes
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal


def note_action(store: Store, action: Action) -> Changes:
    """Note a task at the end of the list. Refuses action-needs-task."""
    action = cleaned(action)
    with store.change("note-action", action.task) as change:
        placed = replace(action, order=order.between(kept.last_order(), None))
        ActionRecord.insert(kept.action_columns(placed)).execute()
    return change.changes


def edit_action(store: Store, action: Action) -> Changes:
    """Put new particulars in place of the old; its place in the list stays. Refuses action-needs-task, and
    no-longer-there."""
    action = cleaned(action)
    with store.change("edit-action", action.task) as change:
        known = found(action.id)
        columns = kept.action_columns(replace(action, order=known.order))
        ActionRecord.update(columns).where(ActionRecord.id == action.id).execute()
    return change.changes


def finish_action(store: Store, action_id: str, at: dt.datetime | None) -> Changes:
    """Tick an action off at a moment; None opens it again. Refuses no-longer-there."""
    known = found(action_id)
    with store.change("finish-action" if at else "reopen-action", known.task) as change:
        told = kept.action_columns(replace(known, done_at=at))["done_at"]
        ActionRecord.update(done_at=told).where(ActionRecord.id == action_id).execute()
    return change.changes


def remove_action(store: Store, action_id: str) -> Changes:
    """Strike an action out. Refuses no-longer-there."""
    known = found(action_id)
    with store.change("remove-action", known.task) as change:
        ActionRecord.delete().where(ActionRecord.id == action_id).execute()
    return change.changes


def found(action_id: str) -> Action:
    """The action, or Refusal no-longer-there (somebody removed it meanwhile)."""
    known = next((each for each in kept.actions() if each.id == action_id), None)
    if known is None:
        raise Refusal("no-longer-there")
    return known


def cleaned(action: Action) -> Action:
    """The action with tidy text. Refuses one without a task."""
    task = clean_text(action.task)
    if not task:
        raise Refusal("action-needs-task")
    return replace(action, task=task, owner=clean_text(action.owner))
