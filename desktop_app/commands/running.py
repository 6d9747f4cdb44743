"""What the chair's assistant does while the meeting runs. Each press is one fact on disk before anything is shown."""

from __future__ import annotations

import datetime as dt

from db.models import PressRecord
from db.queries import running as kept
from db.store import Store
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.running import Press, PressKind, ensure_press

from .agenda import found

MOST = 12 * 60
"""Minutes that can be given to an item at once."""


def start_item(store: Store, item_id: str, now: dt.datetime) -> Changes:
    """Set an item going; what ran before it is over. Refuses already-running and item-is-gone."""
    return _append(store, "start-item", Press(new_id(), PressKind.START, now, item_id), found(item_id))


def skip_item(store: Store, item_id: str, now: dt.datetime) -> Changes:
    """Leave an item out. Refuses already-over and item-is-gone."""
    return _append(store, "skip-item", Press(new_id(), PressKind.SKIP, now, item_id), found(item_id))


def end_item(store: Store, now: dt.datetime) -> Changes:
    """What runs is over, and nothing else begins yet. Refuses nothing-runs."""
    return _append(store, "end-running", Press(new_id(), PressKind.END, now))


def pause(store: Store, now: dt.datetime) -> Changes:
    """Stop the time of what runs. Refuses nothing-runs and is-paused."""
    return _append(store, "pause-item", Press(new_id(), PressKind.PAUSE, now))


def resume(store: Store, now: dt.datetime) -> Changes:
    """Let the time go on. Refuses nothing-runs and not-paused."""
    return _append(store, "resume-item", Press(new_id(), PressKind.RESUME, now))


def add_minutes(store: Store, minutes: int, now: dt.datetime) -> Changes:
    """Give what runs more time, or less. Refuses nothing-runs."""
    minutes = max(-MOST, min(MOST, minutes))
    return _append(store, "add-minutes", Press(new_id(), PressKind.ADD, now, minutes=minutes))


def _append(store: Store, label: str, press: Press, item: AgendaItem | None = None) -> Changes:
    with store.change(label, item.title if item is not None else "") as change:
        before = kept.presses()
        ensure_press(kept.course_now(), press)
        if (
            before and press.at <= before[-1].at
        ):  # two presses in one instant, or a clock set back: their order stays
            press = _moved(press, before[-1].at + dt.timedelta(milliseconds=1))
        PressRecord.insert(kept.press_columns(press)).execute()
    return change.changes


def _moved(press: Press, at: dt.datetime) -> Press:
    return Press(press.id, press.kind, at, press.item_id, press.minutes, press.target)
