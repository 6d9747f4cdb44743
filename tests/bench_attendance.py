"""A durable check-in beside what cannot be left out: one insert and one commit in bare sqlite3, as durable as ours
(EXCLUSIVE, WAL, synchronous FULL) on the same file system.

They take turns at going first: whoever follows finds the disk's own journal just written, and is the quicker for it.
The commit alone is told for both, since it is the disk's: ours writes five pages (event, its two indexes, the journal's
two tables), the bare one two. What is left is the rules, the journal and Python.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
import time
import uuid
from pathlib import Path

from db.queries import attendees
from db.store import Store
from desktop_app.commands.attendance import Desk, check_in
from tests.bench import Figure, against, percentile
from tests.sample import filled_store

CHECK_INS = 400
NOW = dt.datetime(2027, 3, 15, 13, 30)

Taken = tuple[float, float]
"""Seconds of the whole, and of the commit in it."""


def figures() -> list[Figure]:
    """Median and p99 of a check-in with journal and rules, against the bare insert + commit."""
    ours: list[Taken] = []
    theirs: list[Taken] = []
    with tempfile.TemporaryDirectory() as folder:
        store = filled_store(Path(folder) / "bench.rostrum", people=CHECK_INS)
        bare = _bare(Path(folder) / "bare.sqlite")
        begun = [0.0]
        store.raw.set_trace_callback(
            lambda statement: begun.append(time.perf_counter()) if statement == "COMMIT" else None
        )
        for place, person in enumerate(attendees.everyone()):
            if place % 2:
                theirs.append(_inserted(bare, person.id))
            ours.append(_checked_in(store, person.id, place, begun))
            if not place % 2:
                theirs.append(_inserted(bare, person.id))
        store.raw.set_trace_callback(None)
        store.close()
        bare.close()
    peer = "sqlite3 insert + commit, WAL/FULL, ms"
    return [
        against("durable check-in, median", "ms", _ms(ours, 0, 0.5), peer, _ms(theirs, 0, 0.5), "≤ 1.5"),
        against("durable check-in, p99", "ms", _ms(ours, 0, 0.99), peer, _ms(theirs, 0, 0.99)),
        against("of it the commit, median", "ms", _ms(ours, 1, 0.5), "its commit, ms", _ms(theirs, 1, 0.5)),
    ]


def _ms(taken: list[Taken], which: int, share: float) -> float:
    return percentile([each[which] for each in taken], share) * 1e3


def _checked_in(store: Store, attendee_id: str, place: int, begun: list[float]) -> Taken:
    began = time.perf_counter()
    check_in(store, attendee_id, NOW + dt.timedelta(seconds=place), desk=Desk("1"))
    done = time.perf_counter()
    return done - began, done - begun[-1]


def _inserted(bare: sqlite3.Connection, attendee_id: str) -> Taken:
    began = time.perf_counter()
    bare.execute("BEGIN IMMEDIATE")
    row = (uuid.uuid4().hex, attendee_id, "2027")
    bare.execute("INSERT INTO event VALUES (?, ?, 'in', ?, '1')", row)
    commits = time.perf_counter()
    bare.execute("COMMIT")
    done = time.perf_counter()
    return done - began, done - commits


def _bare(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE event(id TEXT PRIMARY KEY, person TEXT, kind TEXT, at TEXT, desk TEXT)")
    return bare
