"""Make the sample meeting that comes with the program: resources/examples/plenary-zh.rostrum.

Run by hand when the sample or the file format changes: `python3 scripts/bootstrap.py scripts/make_sample.py`.
The meeting is ready for the doors: everybody seated, certificates numbered, the first sixty people already in.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from db.queries import attendees
from db.store import Store
from desktop_app.cli.day import OPENS, arrive, prepare, sample_meeting

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "examples" / "plenary-zh.rostrum"
EARLY = 60


def main() -> None:
    """Build it anew; an older one is replaced."""
    SAMPLE.unlink(missing_ok=True)
    store = Store.create(SAMPLE, sample_meeting(), clock=lambda: OPENS - dt.timedelta(hours=1))
    try:
        prepare(store)
        arrive(store, EARLY)
        people = len(attendees.everyone())
    finally:
        store.close()
    print(f"{SAMPLE.name}: {people} people, {SAMPLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
