"""What staff do with attendance lists: make one, name it, set its counted period, remove it while nobody is on it."""

from __future__ import annotations

from dataclasses import replace

from db.models import SessionRecord
from db.queries import sessions as lists
from db.store import Store
from desktop_app.domain import order
from desktop_app.domain.attendance import PLENARY
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.sessions import Session, ensure_sound


def add_session(store: Store, value: Session) -> Changes:
    """Add a list after the others. Refuses as `ensure_sound` does."""
    last = lists.sessions()[-1]
    made = replace(
        value,
        id=value.id or new_id(),
        name=clean_text(value.name),
        order=order.between(last.order or None, None),
    )
    ensure_sound(made)
    with store.change("add-session", made.name) as change:
        SessionRecord.insert(lists.session_columns(made)).execute()
    return change.changes


def edit_session(store: Store, value: Session) -> Changes:
    """Put new particulars in place of the old; of the plenary, its counted period alone.

    Refuses (no-longer-there) a list that is gone, and as `ensure_sound` does."""
    wanted = replace(value, name=clean_text(value.name))
    ensure_sound(wanted)
    columns = lists.session_columns(wanted)
    with store.change("edit-session", wanted.name) as change:
        row = SessionRecord.update(columns).where(SessionRecord.id == columns["id"])
        if not row.execute():
            if value.id != PLENARY:
                raise Refusal("no-longer-there")
            SessionRecord.insert(columns).execute()
    return change.changes


def remove_session(store: Store, session_id: str) -> Changes:
    """Remove a list. Refuses (list-has-events) one on which anything has been recorded, and the plenary."""
    found = lists.session(session_id)
    if found is None:
        raise Refusal("no-longer-there")
    if session_id == PLENARY or lists.has_events(session_id):
        raise Refusal("list-has-events", list=found.name)
    with store.change("remove-session", found.name) as change:
        SessionRecord.delete().where(SessionRecord.id == session_id).execute()
    return change.changes
