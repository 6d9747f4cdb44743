"""Copies of one meeting on several computers, for tests of merging."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.merge import merge
from db.store import Store
from db.verifying import verify
from desktop_app.commands import halls
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendees import add_attendee
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.halls import HallShape
from desktop_app.domain.merging import Merged
from tests.db.conftest import Dump, Ticking, a_meeting, dump


class Desk:
    """One copy and the computer it lies on; the computers' clocks differ."""

    def __init__(self, path: Path, who: str, minutes: int = 0) -> None:
        self.path, self.who = path, who
        self.clock = Ticking()
        self.clock.now += dt.timedelta(minutes=minutes)

    @contextmanager
    def open(self) -> Iterator[Store]:
        store = Store.open(self.path, who=self.who, clock=self.clock)
        try:
            yield store
        finally:
            store.close()

    def merge(self, other: Desk) -> Merged:
        with self.open() as store:
            told = merge(store, other.path)[1]
            report = verify(store)
        assert report.sound, report.faults
        return told

    def dump(self) -> Dump:
        with self.open() as store:
            return dump(store)


def three_copies(folder: Path) -> tuple[Desk, Desk, Desk]:
    path = folder / "a.rostrum"
    store = Store.create(path, a_meeting(), clock=Ticking())
    for number in range(4):
        add_attendee(store, Attendee(f"p{number}", f"某{number}"))
        add_item(store, AgendaItem(f"i{number}", f"事项{number}"))
    halls.make_hall(store, "一号厅", HallShape(2, 4, (), 1), "hall")
    store.close()
    copies = [Desk(path, "甲", 10)]
    for name, who, minutes in (("b", "乙", 20), ("c", "丙", 30)):
        shutil.copy(path, folder / f"{name}.rostrum")
        copies.append(Desk(folder / f"{name}.rostrum", who, minutes))
    return copies[0], copies[1], copies[2]
