"""Raises processes that work on a meeting file and are killed at a random moment; run by test_kill.py.

A process of its own, with one thread, so that forking is quick and safe: `python -m tests.db.kill_nursery KIND FOLDER
KILLS SEED` prints what came of it as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from db.backup import backup_now, list_backups, restore
from db.gate import examine
from db.models import (
    AttendeeRecord,
    AwardRecord,
    HallRecord,
    PlacementRecord,
    SeatRecord,
)
from db.queries.attendance import present_ids
from db.store import Store
from db.verifying import verify
from desktop_app.commands.arrivals import walk_in
from desktop_app.commands.attendance import check_in, check_out, refuse, take_back
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal

PEOPLE = 40
Acknowledge = Callable[[str], None]


def furnish(path: Path) -> None:
    store = Store.create(path, Meeting(id=new_id(), title="演练"))
    with store.change("import"):
        HallRecord.create(id="hall", name="大会堂")
        AwardRecord.create(id="award", title="先进")
        for number in range(PEOPLE):
            AttendeeRecord.create(id=f"p{number}", name=f"代表{number}")
            SeatRecord.create(id=f"s{number}", hall="hall", area="floor", row=1, number=number, x=0, y=0)
            if number:
                PlacementRecord.create(id=f"l{number}", hall="hall", seat=f"s{number}", attendee=f"p{number}")
    store.close()


def work(path: Path, acknowledge: Acknowledge) -> None:
    """Check in, take back, swap and edit; every change acknowledged only after it was committed."""
    store = Store.open(path)
    acknowledge("open")
    while True:
        event, who = new_id(), f"p{random.randrange(PEOPLE)}"
        try:
            check_in(store, who, store.now(), event_id=event)
        except Refusal:
            take_back(store, who, store.now(), "误点", event_id=event)
        acknowledge(f"attendance_event {event}")
        if random.random() < 0.3:
            (answer,) = store.undo().of("attendance_event")
            acknowledge(f"attendance_event {answer}")
        leave_or_walk_in(store, who, acknowledge)
        with store.change("swap"):
            taken = dict(store.raw.execute("SELECT id, seat_id FROM placement").fetchall())
            free = ({f"s{number}" for number in range(PEOPLE)} - set(taken.values())).pop()
            one, two = random.sample(sorted(taken), 2)
            for key, seat in ((one, free), (two, taken[one]), (one, taken[two])):
                PlacementRecord.update(seat=seat).where(PlacementRecord.id == key).execute()
        acknowledge("swap")
        with store.change("wording"):
            AwardRecord.update(wording=new_id()).execute()
        acknowledge("wording")


def leave_or_walk_in(store: Store, who: str, acknowledge: Acknowledge) -> None:
    """Now and then somebody leaves, somebody unexpected comes, or a scan is turned away."""
    event, chance = new_id(), random.random()
    if chance < 0.2 and who in present_ids():
        check_out(store, who, store.now(), event_id=event)
    elif chance < 0.4:
        walk_in(store, Attendee("", f"来宾{event}"), store.now(), event_id=event)
    elif chance < 0.5:
        (event,) = refuse(store, "code-damaged", store.now(), raw_code="M1.X").of("attendance_event")
    else:
        return
    acknowledge(f"attendance_event {event}")


def back_up(path: Path, acknowledge: Acknowledge) -> None:
    """Back up again and again."""
    store = Store.open(path)
    acknowledge("open")
    while True:
        acknowledge(f"file {backup_now(store, path.parent / 'backups')}")


def put_back(path: Path, acknowledge: Acknowledge) -> None:
    """Restore again and again, over a file that was left in the middle of its work."""
    backup = list_backups(path.parent / "backups")[0].path
    acknowledge("open")
    while True:
        kept = restore(backup, path, dt.datetime(2027, 3, 15, 14))
        acknowledge(f"file {kept}")
        if kept is not None:
            acknowledge(f"gone {kept}")  # first, or a kill in between would look like a loss
            kept.unlink()


KINDS = {"work": work, "backup": back_up, "restore": put_back}


def raise_and_kill(kind: str, path: Path, wait: float) -> list[str]:
    """What a child acknowledged before it was killed, `wait` seconds after its first word."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        random.seed()
        try:
            KINDS[kind](path, partial(_write_line, writer))
        finally:
            os._exit(1)
    os.close(writer)
    told = os.read(reader, 65536)
    select.select([], [], [], wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        told += more
    os.close(reader)
    return told.decode().split("\n")[:-1]


def _write_line(writer: int, text: str) -> None:
    os.write(writer, text.encode() + b"\n")


def lost(path: Path, told: list[str]) -> list[str]:
    """The acknowledged things that are not there, and every fault of the file."""
    missing: list[str] = []
    gone = {each.removeprefix("gone ") for each in told if each.startswith("gone ")}
    files = [each.removeprefix("file ") for each in told if each.startswith("file ")]
    for name in files:
        if name not in gone and Path(name).exists():
            examine(Path(name))
        elif name not in gone:
            missing.append(name)
    store = Store.open(path)
    try:
        missing += [str(fault) for fault in verify(store).faults]
        there = {row for (row,) in store.raw.execute("SELECT id FROM attendance_event")}
        events = [each.split()[1] for each in told if each.startswith("attendance_event")]
        missing += [event for event in events if event not in there]
    finally:
        store.close()
    return missing


def main(kind: str, folder: str, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    path = Path(folder) / "m.rostrum"
    furnish(path)
    if kind == "restore":
        store = Store.open(path)
        backup_now(store, path.parent / "backups")
        store.close()
    acknowledged, hot = 0, 0
    missing: list[str] = []
    for _ in range(kills):
        told = raise_and_kill(kind, path, chance.uniform(0, 0.05))
        acknowledged += len(told)
        hot += path.with_name(path.name + "-wal").exists()
        missing += lost(path, told)
        if kind == "restore":  # leave it in the middle of its work for the next one
            raise_and_kill("work", path, 0.01)
    left = sorted(each.name for each in path.parent.iterdir())
    print(json.dumps({"acknowledged": acknowledged, "hot": hot, "lost": missing, "left": left}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
