"""Presses on a real meeting file."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.queries import agenda as items
from db.queries import running as kept
from db.store import Store
from desktop_app.commands import agenda
from desktop_app.commands.running import add_minutes, end_item, pause, resume, skip_item, start_item
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.running import ItemState

NOW = dt.datetime(2027, 3, 15, 14)
KILLED = """
import datetime as dt, os, signal, sys
from pathlib import Path
from db.store import Store
from db.queries import agenda
from desktop_app.commands.running import start_item
store = Store.open(Path(sys.argv[1]))
start_item(store, agenda.items()[0].id, dt.datetime(2027, 3, 15, 14))
print("started", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def later(minutes: float) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", starts_at=NOW, secret="00" * 20))
    try:
        for title in ("甲", "乙", "丙"):
            agenda.add_item(made, AgendaItem(new_id(), title))
        yield made
    finally:
        made.close()


def ids() -> list[str]:
    return [item.id for item in items.items()]


def test_a_meeting_runs_is_paused_and_ends(store: Store) -> None:
    first, second, third = ids()
    start_item(store, first, NOW)
    add_minutes(store, 3, later(1))
    pause(store, later(2))
    resume(store, later(4))
    skip_item(store, second, later(5))
    start_item(store, third, later(6))
    end_item(store, later(9))
    here = kept.course_now()
    assert (
        here.current is None
        and here.items[first].spent == dt.timedelta(minutes=4)
        and here.items[first].added == 3
    )
    assert [here.state(key) for key in (first, second, third)] == [
        ItemState.DONE,
        ItemState.SKIPPED,
        ItemState.DONE,
    ]
    slots = kept.actual_slots(items.items())
    assert (slots[first].start, slots[first].end) == (NOW, later(6)) and slots[third].end == later(9)


def test_undo_takes_a_press_back_and_redo_gives_it_again(store: Store) -> None:
    start_item(store, ids()[0], NOW)
    start_item(store, ids()[1], later(5))
    store.undo(later(6))
    assert kept.course_now().current == ids()[0] and len(kept.presses()) == 3
    store.redo(later(7))
    assert kept.course_now().current == ids()[1]


def test_two_presses_in_one_instant_keep_their_order(store: Store) -> None:
    for key in ids():
        start_item(store, key, NOW)
    assert kept.course_now().current == ids()[2]
    with pytest.raises(Refusal):
        start_item(store, ids()[2], NOW)


def test_what_has_run_is_cancelled_not_forgotten(store: Store) -> None:
    first = ids()[0]
    start_item(store, first, NOW)
    agenda.remove_items(store, [first])
    assert first not in ids() and [item.id for item in items.cancelled()] == [first]


def test_after_a_kill_the_time_goes_on_from_the_wall_clock(store: Store, tmp_path: Path) -> None:
    path, first = store.path, ids()[0]
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "started" and done.returncode == -9
    again = Store.open(path)
    try:
        actual = kept.course_now().items[first]
        assert actual.state is ItemState.RUNNING and actual.elapsed(later(7)) == dt.timedelta(minutes=7)
    finally:
        again.close()
