"""Releasing the agenda, and bringing cancelled items back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from db.models import AgendaItemRecord, EditionRecord
from db.queries import agenda as kept
from db.queries import editions as released
from db.store import Store
from desktop_app.domain.agenda import branch
from desktop_app.domain.changes import Changes
from desktop_app.domain.editions import Edition, differences
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal


def release_edition(store: Store, at: dt.datetime, note: str = "") -> Changes:
    """Release the agenda as it stands: its numbers stay with their items from now on, and the edition is kept to be
    compared with. Refuses nothing-to-release, and edition-unchanged when the newest edition says the same."""
    lines = released.lines_now()
    before = released.editions()
    if not lines:
        raise Refusal("nothing-to-release")
    if before and not differences(before[-1].lines, lines):
        raise Refusal("edition-unchanged", number=before[-1].number)
    if before:  # editions are counted by their time, and a clock may have been set back
        at = max(at, before[-1].released_at + dt.timedelta(milliseconds=1))
    number = len(before) + 1
    with store.change("release-edition", str(number)) as change:
        for line in lines:
            AgendaItemRecord.update(place=line.place).where(AgendaItemRecord.id == line.item_id).execute()
        edition = Edition(new_id(), number, at, lines, clean_text(note))
        EditionRecord.insert(released.edition_columns(edition)).execute()
    return change.changes


def reinstate_items(store: Store, ids: Collection[str]) -> Changes:
    """Put cancelled items back on the agenda, each with all that was cancelled below it and under its old number."""
    gone = kept.cancelled()
    back = {key for each in ids for key in branch(gone, each)}
    titles = [item.title for item in gone if item.id in ids]
    with store.change("reinstate-item", titles[0] if titles else "") as change:
        AgendaItemRecord.update(cancelled=0).where(AgendaItemRecord.id.in_(list(back))).execute()
    return change.changes
