"""Any sequence of edits, undos, redos and restarts agrees with a plain list of states."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.models import (
    AgendaItemRecord,
    AttendeeRecord,
    HallRecord,
    ItemRoleRecord,
    PlacementRecord,
    SeatRecord,
)
from db.store import Change, Store
from db.verifying import verify
from desktop_app.domain.identity import new_id

from .conftest import Dump, Ticking, a_meeting, dump

NAMES = st.sampled_from(["张三", "李䶮", "O'Neil", "", "𠮷\n", '"\\'])
PICK = st.integers(0, 1 << 16)
SEATS = 4


class Sequences(RuleBasedStateMachine):
    """The model is two stacks of states; the store must never differ from their tops."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "m.rostrum"
        self.store = Store.create(self.path, a_meeting(), clock=Ticking())
        self.past: list[Dump] = []
        self.now: Dump = dump(self.store)
        self.future: list[Dump] = []

    @initialize()
    def furnish(self) -> None:
        with self.store.change("hall") as change:
            HallRecord.create(id="hall", name="大会堂")
            for number in range(SEATS):
                SeatRecord.create(id=f"s{number}", hall="hall", area="floor", row=1, number=number, x=0, y=0)
            for number in range(SEATS - 1):
                AttendeeRecord.create(id=f"p{number}", name="某")
                PlacementRecord.create(id=f"l{number}", hall="hall", seat=f"s{number}", attendee=f"p{number}")
        self.changed(change)

    def changed(self, change: Change) -> None:
        if change.changes:  # even when it came back to where it was
            self.past.append(self.now)
            self.future = []
        self.now = dump(self.store)

    @rule(names=st.lists(NAMES, min_size=1, max_size=3))
    def add(self, names: list[str]) -> None:
        with self.store.change("add") as change:
            for name in names:
                who, item = new_id(), new_id()
                AttendeeRecord.create(id=who, name=name)
                AgendaItemRecord.create(id=item, title=name)
                ItemRoleRecord.create(id=new_id(), item=item, role="speaker", attendee=who)
        self.changed(change)

    @rule(name=NAMES, pick=PICK, rank=st.none() | st.integers(-5, 5))
    def edit(self, name: str, pick: int, rank: int | None) -> None:
        who = self.one("attendee", pick)
        with self.store.change("edit") as change:
            AttendeeRecord.update(name=name).where(AttendeeRecord.id == who).execute()
            AttendeeRecord.update(name=name + "x", rank=rank).where(AttendeeRecord.id == who).execute()
        self.changed(change)

    @rule(pick=PICK, table=st.sampled_from([AttendeeRecord, AgendaItemRecord]))
    def delete(self, pick: int, table: type[AttendeeRecord] | type[AgendaItemRecord]) -> None:
        name = "attendee" if table is AttendeeRecord else "agenda_item"
        with self.store.change("delete") as change:
            table.delete().where(table.id == self.one(name, pick)).execute()
        self.changed(change)

    @rule(pick=PICK)
    def nest(self, pick: int) -> None:
        item = self.one("agenda_item", pick)
        if item is not None:
            with self.store.change("nest") as change:
                AgendaItemRecord.create(id=new_id(), title="子项", parent=item)
            self.changed(change)

    @rule(pick=PICK, other=PICK)
    def swap(self, pick: int, other: int) -> None:
        one, two = self.one("placement", pick), self.one("placement", other)
        taken = {
            row[0]: row[2] for row in self.store.raw.execute("SELECT id, hall_id, seat_id FROM placement")
        }
        free = sorted({f"s{number}" for number in range(SEATS)} - set(taken.values()))
        if one is not None and two is not None and one != two and free:
            with self.store.change("swap") as change:
                for key, seat in ((one, free[0]), (two, taken[one]), (one, taken[two])):
                    PlacementRecord.update(seat=seat).where(PlacementRecord.id == key).execute()
            self.changed(change)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        assert self.store.undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.store.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, clock=Ticking())

    def one(self, table: str, pick: int) -> str | None:
        ids = [row for (row,) in self.store.raw.execute(f"SELECT id FROM {table} ORDER BY rowid")]
        return ids[pick % len(ids)] if ids else None

    @invariant()
    def agrees(self) -> None:
        assert dump(self.store) == self.now
        assert (self.store.can_undo is not None) == bool(self.past)
        assert (self.store.can_redo is not None) == bool(self.future)

    def teardown(self) -> None:
        try:
            report = verify(self.store)
            assert report.sound, report.faults
        finally:
            self.store.close()
            self.folder.cleanup()


PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""Without shrinking, which opens thousands of files; switch it on to look into a failure."""

TestSequences = Sequences.TestCase
TestSequences.settings = settings(max_examples=15, stateful_step_count=20, deadline=None, phases=PHASES)


class ManySequences(Sequences):
    """The same, for when there is time."""


TestManySequences = pytest.mark.long(ManySequences.TestCase)
TestManySequences.settings = settings(max_examples=300, stateful_step_count=30, deadline=None, phases=PHASES)
