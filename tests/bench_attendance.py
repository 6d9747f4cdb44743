"""A durable check-in beside what cannot be left out: one insert and one commit in bare sqlite3, same pragmas."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
import time
import uuid
from pathlib import Path

from tests.bench import Figure, against, percentile
from tests.sample import filled_store

CHECK_INS = 400
NOW = dt.datetime(2027, 3, 15, 13, 30)


def figures() -> list[Figure]:
    """Median and p99 of a check-in with journal and rules, against the bare insert + commit, taken in turn."""
    from db.queries import attendees
    from desktop_app.commands.attendance import Desk, check_in

    with tempfile.TemporaryDirectory() as folder:
        store = filled_store(Path(folder) / "bench.rostrum", people=CHECK_INS)
        bare = _bare(Path(folder) / "bare.sqlite")
        ours: list[float] = []
        theirs: list[float] = []
        for place, person in enumerate(attendees.everyone()):
            began = time.perf_counter()
            check_in(store, person.id, NOW + dt.timedelta(seconds=place), desk=Desk("1"))
            middle = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(
                "INSERT INTO event VALUES (?, ?, 'in', ?, '1')", (uuid.uuid4().hex, person.id, "2027")
            )
            bare.execute("COMMIT")
            ours.append(middle - began)
            theirs.append(time.perf_counter() - middle)
        store.close()
        bare.close()
    peer = "bare sqlite3 insert + commit, ms"
    return [
        against(
            "durable check-in, median",
            "ms",
            percentile(ours, 0.5) * 1e3,
            peer,
            percentile(theirs, 0.5) * 1e3,
            "≤ 1.5",
        ),
        against(
            "durable check-in, p99", "ms", percentile(ours, 0.99) * 1e3, peer, percentile(theirs, 0.99) * 1e3
        ),
    ]


def _bare(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE event(id TEXT PRIMARY KEY, person TEXT, kind TEXT, at TEXT, desk TEXT)")
    return bare
