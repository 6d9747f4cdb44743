"""`verify` is quiet about a sound file and finds what was done behind the journal's back."""

from __future__ import annotations

import pytest

from db.models import (
    AgendaItemRecord,
    AssetRecord,
    AttendanceEventRecord,
    AttendeeRecord,
    HallRecord,
    MeetingRecord,
    PlacementRecord,
    SeatRecord,
)
from db.store import Store
from db.verifying import verify
from desktop_app.domain.identity import new_id

from .conftest import add_people

MEETING = ", ".join(f'"{name}"' for name in MeetingRecord._meta.columns if name != "id")
SEAT = ", ".join(f'"{name}"' for name in SeatRecord._meta.columns if name != "id")


@pytest.fixture
def furnished(store: Store) -> Store:
    (who,) = add_people(store, "张三")
    with store.change("more"):
        HallRecord.create(id="h1", name="一")
        HallRecord.create(id="h2", name="二")
        SeatRecord.create(id="s1", hall="h1", area="floor", row=1, number=1, x=0, y=0)
        PlacementRecord.create(id="l1", hall="h1", seat="s1", attendee=who)
        AgendaItemRecord.create(id="i1", title="报告", order="a0")
        AttendanceEventRecord.create(id=new_id(), attendee=who, kind="in", at="2027-03-15T13:00:00")
        AttendeeRecord.update(name="张珊").execute()
    store.undo()
    store.redo()
    return store


def test_a_sound_file_has_no_faults(furnished: Store) -> None:
    report = verify(furnished)
    assert report.sound and report.faults == ()
    assert report.changes == 5 and report.journal_rows > 8 and report.rows > 6


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE attendee SET name = 'x'", "differs-from-journal"),
        ("DELETE FROM agenda_item", "row-lost"),
        ("INSERT INTO hall (id, name, order_key) VALUES ('h3', '三', '')", "row-without-journal"),
        ("UPDATE placement SET hall_id = 'h2'", "seat-in-other-hall"),
        ("UPDATE agenda_item SET parent_id = id", "item-under-itself"),
        ("UPDATE agenda_item SET order_key = '!'", "order-key-unreadable"),
        (f"INSERT INTO seat SELECT 's2', {SEAT} FROM seat", "seat-twice"),
        ("UPDATE attendance_event SET kind = 'undo'", "event-of-nothing"),
        (f"INSERT INTO meeting SELECT 'm2', {MEETING} FROM meeting", "meeting-not-one"),
        ("DELETE FROM change WHERE number = 2", "row-without-change"),
        ("DELETE FROM change_row WHERE place = 3", "change-without-its-rows"),
        ("UPDATE change SET id = (SELECT max(id) FROM change)", "change-twice"),
        ("UPDATE change SET seq = 1", "sequence-twice"),
        ("UPDATE change SET seq = seq + 1", "sequence-gap"),
        ("UPDATE change SET reverts = 'x' WHERE number = 2", "reverts-nothing"),
        ("INSERT INTO asset VALUES ('ab', 'image/png', '', x'00')", "asset-altered"),
    ],
)  # fmt: skip
def test_every_fault_is_found(furnished: Store, statement: str, code: str) -> None:
    raw = furnished.raw
    for (name,) in raw.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER temp."{name}"')
    raw.execute(statement)
    report = verify(furnished)
    assert not report.sound and code in {fault.code for fault in report.faults}
    assert str(report.faults[0]).startswith(report.faults[0].code + ": ")


def test_an_asset_is_known_by_its_bytes(store: Store) -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with store.change("picture"):
        AssetRecord.create(sha256=empty, media_type="image/png", data=b"", force_insert=True)
    assert verify(store).sound
