"""Backups are exact, restoring is exact, and what was there is kept."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from db import digest, gate, migrations
from db.backup import (
    Backup,
    backup_now,
    compare,
    kept_by_age,
    list_backups,
    look_into,
    prune,
    restore,
    save_copy,
)
from db.models import AssetRecord, AttendeeRecord
from db.store import Store
from db.trouble import Trouble, TroubleCode

from .conftest import Ticking, add_people, dump

NOW = dt.datetime(2027, 3, 15, 14, 0)


def test_a_backup_is_whole_and_the_only_file_in_its_folder(store: Store, path: Path, tmp_path: Path) -> None:
    add_people(store, "张三", "李䶮")
    with store.change("picture"):
        AssetRecord.create(sha256="ab", media_type="image/png", data=bytes(5000), force_insert=True)
    made = backup_now(store, tmp_path / "b", "import", NOW)
    assert [each.name for each in made.parent.iterdir()] == [made.name]
    was = dump(store)
    store.close()
    assert gate.examine(made) == migrations.VERSION
    again = Store.open(made)
    assert dump(again) == was and AssetRecord.select().count() == 1 and again.can_undo == "import"
    again.close()


def test_twenty_restores_are_exact(store: Store, path: Path, tmp_path: Path) -> None:
    chance, taken = random.Random(3), []
    for number in range(20):
        add_people(store, *(f"代表{number}-{each}" for each in range(chance.randrange(1, 6))))
        if chance.random() < 0.3:
            store.undo()
        made = backup_now(store, tmp_path / "b", "drill", NOW + dt.timedelta(minutes=number))
        taken.append((made, digest.digest(store.raw, gate.journalled())))
    chance.shuffle(taken)
    for made, was in taken:
        now = digest.digest(store.raw, gate.journalled())
        store.close()
        kept = restore(made, path, NOW)
        assert kept is not None
        store = Store.open(kept)
        assert digest.digest(store.raw, gate.journalled()) == now
        store.close()
        kept.unlink()
        store = Store.open(path, clock=Ticking())
        assert digest.digest(store.raw, gate.journalled()) == was
        add_people(store, "后来")
    store.close()


def test_restoring_where_nothing_is(store: Store, tmp_path: Path) -> None:
    made = backup_now(store, tmp_path / "b")
    store.close()
    assert restore(made, tmp_path / "new.rostrum") is None
    Store.open(tmp_path / "new.rostrum").close()


def test_restoring_keeps_the_log_of_a_killed_process(store: Store, path: Path, tmp_path: Path) -> None:
    made = backup_now(store, tmp_path / "b")
    add_people(store, "张三")
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    for end in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + end), killed.with_name(killed.name + end))
    store.close()
    kept = restore(made, killed, NOW)
    assert kept is not None and not killed.with_name(killed.name + "-wal").exists()
    for file, people in ((killed, 0), (kept, 1)):
        again = Store.open(file)
        assert AttendeeRecord.select().count() == people
        again.close()


def test_a_bad_backup_is_not_restored(store: Store, path: Path, tmp_path: Path) -> None:
    made = backup_now(store, tmp_path / "b")
    store.close()
    data = bytearray(made.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = bytes(4096)
    made.write_bytes(data[:-4096])
    before = path.read_bytes()
    with pytest.raises(Trouble) as trouble:
        restore(made, path)
    assert trouble.value.code is TroubleCode.DAMAGED
    assert path.read_bytes() == before and len(list(path.parent.glob("*.rostrum"))) == 1


def test_nothing_is_restored_over_an_open_file(store: Store, path: Path, tmp_path: Path) -> None:
    made = backup_now(store, tmp_path / "b")
    with pytest.raises(Trouble) as trouble:
        restore(made, path)
    assert trouble.value.code is TroubleCode.IN_USE
    with pytest.raises(Trouble):
        save_copy(store, path)


def test_a_backup_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Trouble):
        backup_now(store, blocked / "b")


def test_the_list_and_what_restoring_would_change(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    add_people(store, "张三")
    first = backup_now(store, folder, "import", NOW)
    add_people(store, "李四", "王五")
    second = backup_now(store, folder, "", NOW + dt.timedelta(seconds=5))
    (folder / "notes.txt").write_text("x")
    (folder / "other.rostrum").write_text("x")
    listed = list_backups(folder)
    assert [each.path for each in listed] == [second, first]
    assert (listed[1].reason, listed[1].at, listed[1].stem) == ("import", NOW, store.path.stem)
    meeting = look_into(first).meeting
    assert (
        list_backups(folder, meeting) == listed
        and list_backups(folder, "f" * 32 if meeting[0] != "f" else "0" * 32) == ()
    )
    difference = compare(first, store)
    assert dict(difference.rows) == {"attendee": (1, 3)} and difference.changes == 1
    assert difference.backup.title == difference.now.title
    assert not compare(second, store).rows


def aged(hours: float) -> Backup:
    at = NOW - dt.timedelta(hours=hours)
    return Backup(Path(f"{hours}"), "m", "0" * 8, at, "", 1)


def test_retention_thins_out_with_age() -> None:
    minutes = [aged(minute / 60) for minute in range(0, 60 * 24 * 4, 10)]
    days = [aged(24 * day + 1) for day in range(4, 500)]
    kept = kept_by_age([*minutes, *days], NOW)
    recent = [each for each in minutes if each.path in kept]
    assert sum(each.at >= NOW - dt.timedelta(hours=2) for each in recent) == 13
    assert 46 + 13 <= len(recent) <= 64
    assert len(kept) < 13 + 50 + 31 + 13 + 13
    assert {
        each.at.month for each in days if each.path in kept and each.at > NOW - dt.timedelta(days=360)
    } == set(range(1, 13))
    assert all(each.path not in kept for each in days if each.at < NOW - dt.timedelta(days=366))


def test_pruning_never_takes_the_newest_that_passes(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    old = [backup_now(store, folder, "", NOW - dt.timedelta(days=800 - day)) for day in range(4)]
    old[3].write_bytes(b"spoiled")
    assert prune(folder, NOW) == (old[0], old[1], old[3])
    assert [each.path for each in list_backups(folder)] == [old[2]]


def test_a_copy_for_a_colleague_opens_elsewhere(store: Store, tmp_path: Path) -> None:
    add_people(store, "张三")
    copy = save_copy(store, tmp_path / "同事.rostrum")
    save_copy(store, copy)
    was = dump(store)
    store.close()
    again = Store.open(copy)
    assert dump(again) == was and again.can_undo == "import"
    again.close()
