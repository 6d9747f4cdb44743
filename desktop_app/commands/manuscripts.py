"""Keeping the host's script and the minutes: composed anew without losing what was written by hand."""

from __future__ import annotations

from db.models import ManuscriptRecord
from db.queries import manuscripts as kept
from db.store import Store
from desktop_app.domain.changes import Changes
from desktop_app.domain.manuscripts import Manuscript
from desktop_app.domain.three_way import MergedText, merged_text


def merged_anew(known: Manuscript, composed: str) -> MergedText:
    """What composing anew would make of a text: new facts come in, hand edits stay, clashes are told."""
    if not known.composed and not known.text:
        return MergedText(composed)
    return merged_text(known.composed, known.text, composed)


def compose(store: Store, known: Manuscript, composed: str) -> Changes:
    """Take a newly composed text in, merged with what was written by hand. Nothing changes where it says the same."""
    text = merged_anew(known, composed).text
    return _keep(store, "compose-manuscript", Manuscript(known.kind, known.language, composed, text))


def edit_manuscript(store: Store, known: Manuscript, text: str) -> Changes:
    """Keep what was written by hand."""
    return _keep(store, "edit-manuscript", Manuscript(known.kind, known.language, known.composed, text))


def compose_afresh(store: Store, known: Manuscript, composed: str) -> Changes:
    """Throw the hand edits away and take the composed text as it is. Undo brings them back."""
    return _keep(store, "compose-afresh", Manuscript(known.kind, known.language, composed, composed))


def _keep(store: Store, label: str, value: Manuscript) -> Changes:
    columns = kept.manuscript_columns(value)
    with store.change(label, value.kind.value) as change:
        row = ManuscriptRecord.get_or_none(ManuscriptRecord.id == columns["id"])
        if row is None:
            ManuscriptRecord.insert(columns).execute()
        elif (row.composed, row.text) != (value.composed, value.text):
            ManuscriptRecord.update(columns).where(ManuscriptRecord.id == columns["id"]).execute()
    return change.changes
