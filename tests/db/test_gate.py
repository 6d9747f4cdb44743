"""Files that must not be opened: each gets its own trouble, and not a byte of them changes."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from db import digest, gate
from db.engine import APPLICATION_ID, sqlite3
from db.migrations import VERSION
from db.models import AttendeeRecord
from db.store import Store
from db.trouble import Trouble, TroubleCode

from .conftest import Ticking, a_meeting, add_people


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with a few hundred people in it, at rest."""
    path = tmp_path_factory.mktemp("gate") / "sound.rostrum"
    store = Store.create(path, a_meeting(), clock=Ticking())
    ids = add_people(store, *(f"代表{number}" for number in range(300)))
    with store.change("notes"):
        AttendeeRecord.update(notes="说明" * 40).where(AttendeeRecord.id.in_(ids[::2])).execute()
    store.close()
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "m.rostrum"
    shutil.copyfile(sound, copy)
    return copy


def refused(path: Path) -> Trouble:
    """The trouble on opening; nothing in the folder may have changed."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(Trouble) as trouble:
        Store.open(path).close()
    after = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    assert after == before
    return trouble.value


def tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_file_opens_and_stays_as_it_was(path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    assert gate.examine(path) == VERSION
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    Store.open(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_is_no_meeting_file_is_foreign(tmp_path: Path) -> None:
    for name, data in {"a": b"PK\x03\x04" + b"x" * 500, "b": b"<html>", "c": b"\x00" * 4096}.items():
        (tmp_path / name).write_bytes(data)
        assert refused(tmp_path / name).code is TroubleCode.FOREIGN
    tamper(tmp_path / "other.db", "CREATE TABLE meeting (id)")
    assert refused(tmp_path / "other.db").code is TroubleCode.FOREIGN
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path / "folder").code is TroubleCode.FOREIGN


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    trouble = refused(tmp_path / "none.rostrum")
    assert trouble.code is TroubleCode.MISSING and trouble.facts["path"] == str(tmp_path / "none.rostrum")


def test_a_newer_file_says_so(path: Path) -> None:
    tamper(path, "PRAGMA user_version = 99")
    trouble = refused(path)
    assert trouble.code is TroubleCode.NEWER
    assert trouble.facts["version"] == 99 and trouble.facts["ours"] == VERSION


def test_a_file_without_a_version_is_foreign(path: Path) -> None:
    tamper(path, "PRAGMA user_version = 0")
    assert refused(path).code is TroubleCode.FOREIGN


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON attendee BEGIN DELETE FROM hall; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE t (a)",
        "CREATE INDEX i ON attendee (name)",
        "CREATE VIRTUAL TABLE f USING fts5 (name)",
        "ALTER TABLE attendee ADD COLUMN g TEXT GENERATED ALWAYS AS (printf('%.*c', 9, 'x')) VIRTUAL",
        "DROP INDEX placement_seat_id",
        "ALTER TABLE attendee RENAME COLUMN notes TO remarks",
    ],
)
def test_foreign_things_inside_are_refused(path: Path, statement: str) -> None:
    tamper(path, statement)
    assert refused(path).code is TroubleCode.FOREIGN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attendee SET name = '被改' WHERE rowid = 7",
        "DELETE FROM attendee WHERE rowid = 7",
        "UPDATE change_row SET before = '{}' WHERE place = 400",
        "DELETE FROM meeting",
        "UPDATE meeting SET secret = ''",
        "UPDATE attendee SET delegation_id = 'nowhere' WHERE rowid = 1",
        "UPDATE attendee SET name = cast(x'e5bca0ff' AS TEXT) WHERE rowid = 1",
    ],
)
def test_what_was_changed_behind_our_back_is_damage(path: Path, statement: str) -> None:
    tamper(path, "PRAGMA foreign_keys = OFF", statement)
    assert refused(path).code is TroubleCode.DAMAGED


def test_values_of_the_wrong_type_are_damage(path: Path) -> None:
    tamper(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'attendee'",
    )
    tamper(path, "UPDATE attendee SET name = x'ff00', rank = 1.5 WHERE rowid < 5", "DELETE FROM digest")
    tamper(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = 'attendee'",
    )
    assert refused(path).code is TroubleCode.DAMAGED


@pytest.mark.parametrize("size", [0, 1, 17, 99, 100, 4096, 70_001])
def test_a_cut_file_is_damaged(path: Path, size: int) -> None:
    os.truncate(path, size)
    assert refused(path).code is TroubleCode.DAMAGED


def test_the_end_of_a_file_overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-4096:] = bytes(4096)
    path.write_bytes(data)
    assert refused(path).code is TroubleCode.DAMAGED


@pytest.mark.parametrize(("flips", "seed"), [(150, 5), pytest.param(2000, 6, marks=pytest.mark.long)])
def test_no_flipped_bit_gets_in_unseen(sound: Path, tmp_path: Path, flips: int, seed: int) -> None:
    """Flipped bits: each file is refused, or every row reads as it did."""
    chance, data = random.Random(seed), sound.read_bytes()
    was = contents(sound)
    path, seen = tmp_path / "flipped.rostrum", 0
    for _ in range(flips):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            gate.examine(path)
        except Trouble:
            seen += 1
        else:
            assert contents(path) == was
    assert seen > flips // 5  # the others hit pages and corners that hold nothing


def contents(path: Path) -> str:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return digest.digest(connection, gate.journalled())
    finally:
        connection.close()


@pytest.mark.parametrize(("files", "seed"), [(120, 6), pytest.param(1200, 7, marks=pytest.mark.long)])
def test_garbage_gets_a_trouble_and_nothing_else(sound: Path, tmp_path: Path, files: int, seed: int) -> None:
    """Files mangled in every way: never anything but Trouble."""
    chance, data, path = random.Random(seed), sound.read_bytes(), tmp_path / "fuzz.rostrum"
    ways: list[Callable[[bytearray], bytearray]] = [
        lambda b: b[: chance.randrange(len(b))],
        lambda b: b[: chance.randrange(4096)] + bytes(chance.randrange(256) for _ in range(300)) + b,
        lambda b: b[:100] + bytes(chance.randrange(256) for _ in range(len(b) // 8)),
        lambda b: scribbled(b, chance, 40),
        lambda b: scribbled(b, chance, 4000),
        lambda b: header_of(b, chance),
    ]
    for number in range(files):
        path.write_bytes(ways[number % len(ways)](bytearray(data)))
        try:
            gate.examine(path)
        except Trouble:
            continue


def scribbled(data: bytearray, chance: random.Random, count: int) -> bytearray:
    for _ in range(count):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    return data


def header_of(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(4):
        data[chance.randrange(16, 100)] = chance.randrange(256)
    struct.pack_into(">I", data, 68, APPLICATION_ID)
    struct.pack_into(">I", data, 60, 1)
    return data


def test_a_read_only_file_is_not_opened(path: Path) -> None:
    path.chmod(0o444)
    assert refused(path).code is TroubleCode.READ_ONLY


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom the system can refuse")
def test_a_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert refused(path).code is TroubleCode.READ_ONLY
    finally:
        path.parent.chmod(0o755)


def test_a_log_of_a_killed_process_is_looked_at_beside_its_file(path: Path, tmp_path: Path) -> None:
    """The gate reads what a killed process left, without taking it in; the damage may be in either."""
    store = Store.open(path)
    add_people(store, "张三")
    killed = tmp_path / "killed"
    killed.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + end), killed / f"m.rostrum{end}")
    store.close()
    before = {each.name: each.read_bytes() for each in killed.iterdir()}
    assert gate.examine(killed / "m.rostrum") == VERSION
    assert {each.name: each.read_bytes() for each in killed.iterdir()} == before
    store = Store.open(killed / "m.rostrum")
    try:
        assert AttendeeRecord.select().where(AttendeeRecord.name == "张三").count() == 1
    finally:
        store.close()
