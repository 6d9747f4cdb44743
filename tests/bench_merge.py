"""Merging two copies, beside a plain copying of the changed rows by SQLite itself, which knows no clash and no undo."""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from db.engine import sqlite3
from db.gate import journalled
from db.merge import merge
from db.models import AgendaItemRecord, AttendanceEventRecord, AttendeeRecord
from db.store import Store
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.identity import new_id
from desktop_app.domain.order import n_between
from tests.bench import Figure, against

ROWS, EDITS, EVENTS = 10_000, 1_000, 5_000
START = dt.datetime(2027, 3, 15, 9, 0)


def figures() -> list[Figure]:
    """1,000 edits a side at 10,000 rows; two desks of 5,000 arrivals each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = _base(folder / "base.rostrum")
        return [*_edits(folder, base), *_desks(folder, base)]


def _base(path: Path) -> Path:
    store = Store.create(path, new_meeting("合并"))
    with store.change("import-people"):
        people = [{"id": f"p{n}", "name": f"某{n}", "roster_order": n} for n in range(ROWS // 2)]
        keys = n_between(None, None, ROWS // 2)
        items = [{"id": f"i{n}", "title": f"事项{n}", "order": key} for n, key in enumerate(keys)]
        for n in range(0, ROWS // 2, 500):
            AttendeeRecord.insert_many(people[n : n + 500]).execute()
            AgendaItemRecord.insert_many(items[n : n + 500]).execute()
    store.close()
    return path


def _copies(folder: Path, base: Path, work: Callable[[Store, int], None]) -> tuple[Path, Path]:
    paths = (folder / "mine.rostrum", folder / "theirs.rostrum")
    for side, path in enumerate(paths):
        shutil.copyfile(base, path)
        store = Store.open(path, who=path.stem)
        store.raw.execute("PRAGMA synchronous = OFF")  # making the histories is not what is measured
        work(store, side)
        store.close()
    return paths


def _edit(store: Store, side: int) -> None:
    for n in range(EDITS):
        number = n * 2 + side if n % 5 else n  # a fifth is edited on both sides
        with store.change("edit-attendees"):
            AttendeeRecord.update(notes=f"{side} {n}").where(AttendeeRecord.id == f"p{number}").execute()


def _edits(folder: Path, base: Path) -> list[Figure]:
    mine, theirs = _copies(folder, base, _edit)
    taken, peer = [], []
    for run in range(3):
        copy = folder / f"run{run}.rostrum"
        shutil.copyfile(mine, copy)
        store = Store.open(copy)
        began = time.perf_counter()
        told = merge(store, theirs)[1]
        taken.append(time.perf_counter() - began)
        store.close()
        assert told.learned == EDITS
        peer.append(_attached(mine, theirs, folder / f"peer{run}.rostrum"))
    seconds = statistics.median(taken)
    name = f"merge {EDITS:,} edits a side, {ROWS:,} rows, gate included"
    return [against(name, "s", seconds, "ATTACH, replace differing rows", statistics.median(peer), "≤ 0.3 s")]


def _attached(mine: Path, theirs: Path, copy: Path) -> float:
    """Every row that differs replaced by theirs, in one durable transaction."""
    shutil.copyfile(mine, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    began = time.perf_counter()
    connection.execute("ATTACH ? AS other", (str(theirs),))
    connection.execute("BEGIN IMMEDIATE")
    for table in journalled():
        connection.execute(
            f'INSERT OR REPLACE INTO main."{table}" SELECT * FROM other."{table}" '
            f'EXCEPT SELECT * FROM main."{table}"'
        )
    connection.execute("COMMIT")
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _arrive(store: Store, side: int) -> None:
    for n in range(EVENTS):
        with store.change("check-in"):
            AttendanceEventRecord.create(
                id=new_id(), attendee=f"p{n}", kind="in", at=(START + dt.timedelta(seconds=n)).isoformat(),
                desk=f"desk{side}", desk_seq=n,
            )  # fmt: skip


def _desks(folder: Path, base: Path) -> list[Figure]:
    paths = _copies(folder, base, _arrive)
    taken, rows = [], []
    for first, second in (paths, paths[::-1]):
        copy = folder / f"both-{first.stem}.rostrum"
        shutil.copyfile(base, copy)
        store = Store.open(copy)
        began = time.perf_counter()
        for desk in (first, second):
            merge(store, desk)
        taken.append(time.perf_counter() - began)
        rows.append(store.raw.execute("SELECT * FROM attendance_event ORDER BY id").fetchall())
        store.close()
    seconds = statistics.median(taken)
    same = "same in any order" if rows[0] == rows[1] and len(rows[0]) == 2 * EVENTS else "ORDER MATTERS"
    return [Figure(f"two desks of {EVENTS:,} arrivals each taken in, {same}", seconds, "s", goal="≤ 2 s")]
