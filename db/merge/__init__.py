"""Two copies of one meeting made one, without the file they once came from.

`look` tells what would happen and writes nothing; `merge` does it as one change that can be undone. Any number of
copies may be merged in any order, again and again, and come to say the same (tests/db/test_merging.py). The rules are
those of docs/ARCHITECTURE.md, "Two copies"; the state they keep is defined in `db.journal`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from db.history import MERGE
from db.journal import ADOPTED, JournalRow
from db.merge.copies import Copy, opened_copy, same_file
from db.merge.ordering import keep_order
from db.merge.rules import keep_rules
from db.merge.union import Draft
from db.merge.writing import unite_unjournalled, write_rows
from db.store import Store
from db.trouble import Trouble
from desktop_app.domain.changes import Changes
from desktop_app.domain.merging import HOURS_AHEAD, ClashKey, Merged, Side, Tally
from desktop_app.domain.refusal import Refusal

__all__ = ["MERGE", "Copy", "is_copy", "look", "look_at", "merge", "merge_in", "opened_copy"]


def look(store: Store, path: Path, choices: Mapping[ClashKey, Side] | None = None) -> Merged:
    """What merging the file at `path` would do. Refuses the file that is open, and one of another meeting."""
    with _other(path) as theirs:
        return look_at(store, theirs, choices)


def merge(store: Store, path: Path, choices: Mapping[ClashKey, Side] | None = None) -> tuple[Changes, Merged]:
    """Take in what the file at `path` knows and mine lacks. `choices` say whose value stands where not the later."""
    with _other(path) as theirs:
        return merge_in(store, theirs, path.stem, choices)


def is_copy(store: Store, path: Path) -> bool:
    """Whether the file at `path` is another copy of the meeting that is open. A file that cannot be read is none."""
    if same_file(path):
        return False
    try:
        with opened_copy(path) as theirs:
            return theirs.meeting == Copy(store.raw).meeting
    except Trouble:
        return False


def _other(path: Path):  # type: ignore[no-untyped-def]
    if same_file(path):
        raise Refusal("merge-same-file")
    return opened_copy(path)


def look_at(store: Store, theirs: Copy, choices: Mapping[ClashKey, Side] | None = None) -> Merged:
    """`look` at a copy that is open already."""
    return _told(_drafted(Copy(store.raw), theirs, choices or {}), store.now())


def merge_in(
    store: Store, theirs: Copy, name: str, choices: Mapping[ClashKey, Side] | None = None
) -> tuple[Changes, Merged]:
    """`merge` with a copy that is open already; `name` is what the history calls it."""
    mine = Copy(store.raw)
    draft = _drafted(mine, theirs, choices or {})
    told = _told(draft, store.now())
    if not told.learned:  # merges that decided nothing are no news, or two copies would never come to rest
        return Changes(), told
    news = theirs.known - mine.known
    before = {key: draft.my_row(key) for key in draft.rows}
    brought: list[JournalRow] = [(ADOPTED, each, "M", None, None, None) for each in sorted(news)]
    with store.merging(name, theirs.adoptable(news - mine.kept), [*brought, *draft.decisions]) as change:
        unite_unjournalled(store.raw, theirs)
        write_rows(store.raw, before, draft.rows)
    return change.changes, told


def _drafted(mine: Copy, theirs: Copy, choices: Mapping[ClashKey, Side]) -> Draft:
    if mine.meeting != theirs.meeting:
        raise Refusal("merge-other-meeting")
    draft = Draft(mine, theirs, choices)
    if draft.new:
        draft.unite()
        keep_rules(draft)
        keep_order(draft)
    return draft


def _told(draft: Draft, now: dt.datetime) -> Merged:
    rows: dict[str, Tally] = {}
    for key, row in draft.rows.items():
        old, tally = draft.my_row(key), rows.get(key[0], Tally())
        if row is None and old is None:
            continue
        added, removed = old is None, row is None
        rows[key[0]] = Tally(
            tally.added + added, tally.altered + (not added and not removed), tally.removed + removed
        )
    ahead = 0.0
    if draft.new:
        clock = max(done.last.order[0] for done in draft.new.values() if done.last)
        ahead = (clock / 1_000_000 - now.timestamp()) / 3600
    return Merged(draft.learned, rows, tuple(draft.clashes), int(ahead) if ahead > HOURS_AHEAD else 0)
