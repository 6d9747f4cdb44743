"""What goes wrong with files and disks while a meeting is open, or when somebody else has it."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee as pw
import pytest

from db.backup import save_copy
from db.engine import sqlite3
from db.lock import FileLock
from db.models import AttendeeRecord
from db.store import Store
from db.trouble import Trouble, TroubleCode, as_trouble
from desktop_app.domain.identity import new_id

from .conftest import add_people, dump

ROOT = Path(__file__).parents[2]


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    holder = subprocess.Popen(
        [sys.executable, "-m", "tests.db.holder", str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_a_file_open_elsewhere_says_by_whom_at_once(store: Store, path: Path) -> None:
    store.close()
    with held_elsewhere(path) as holder:
        start = time.perf_counter()
        with pytest.raises(Trouble) as trouble:
            Store.open(path)
        assert time.perf_counter() - start < 0.5
        assert trouble.value.code is TroubleCode.IN_USE
        told = {name: trouble.value.facts[name] for name in ("who", "station", "process")}
        assert told == {"who": "王芳", "station": "签到台 A", "process": holder.pid}
        holder.kill()
        holder.wait()
    again = Store.open(path)  # a kill leaves no lock behind
    again.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_stranger_who_holds_the_file(store: Store, path: Path) -> None:
    """Another program (a database browser) has it: SQLite's lock tells, though not by whom."""
    store.close()
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "c.execute('BEGIN EXCLUSIVE'); print('open', flush=True); sys.stdin.read()"
    )
    stranger = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert stranger.stdout is not None and stranger.stdout.readline() == "open\n"
        with pytest.raises(Trouble) as trouble:
            Store.open(path)
        assert trouble.value.code is TroubleCode.IN_USE
    finally:
        stranger.kill()
        stranger.communicate()
    Store.open(path).close()


def test_the_lock_is_told_by_file_not_by_name(store: Store, path: Path, tmp_path: Path) -> None:
    alias = tmp_path / "alias.rostrum"
    os.link(path, alias)
    with pytest.raises(Trouble) as trouble:
        FileLock.take(alias)
    assert trouble.value.code is TroubleCode.IN_USE and trouble.value.facts["process"] == os.getpid()


def unchanged(store: Store, code: TroubleCode) -> None:
    """A change is refused with this trouble, and nothing of it is to be seen."""
    before = dump(store)
    with pytest.raises(Trouble) as trouble, store.change("import"):
        AttendeeRecord.create(id=new_id(), name="晚到")
    assert trouble.value.code is code
    assert dump(store) == before and store.can_undo == "import"


def test_a_file_that_vanishes_takes_no_more_changes(store: Store, path: Path, tmp_path: Path) -> None:
    add_people(store, "张三")
    aside = tmp_path / "aside"
    path.rename(aside)
    unchanged(store, TroubleCode.VANISHED)
    rescued = save_copy(store, tmp_path / "rescued.rostrum")
    aside.rename(path)
    add_people(store, "李四")
    path.unlink()
    store.close()
    again = Store.open(rescued)
    assert [row.name for row in AttendeeRecord.select()] == ["张三"]
    again.close()


def test_a_file_that_is_replaced_takes_no_more_changes(store: Store, path: Path, tmp_path: Path) -> None:
    add_people(store, "张三")
    other = tmp_path / "other"
    shutil.copyfile(path, other)
    other.replace(path)
    before = path.read_bytes()
    unchanged(store, TroubleCode.REPLACED)
    store.close()
    assert path.read_bytes() == before


def test_a_file_that_becomes_read_only(store: Store, path: Path) -> None:
    add_people(store, "张三")
    path.chmod(0o444)
    unchanged(store, TroubleCode.READ_ONLY)
    path.chmod(0o644)
    add_people(store, "李四")


def test_a_full_disk_loses_nothing_and_is_called_by_its_name(store: Store) -> None:
    """SQLite rolls back by itself and peewee then says "cannot rollback": the first cause counts."""
    add_people(store, "张三")
    pages = store.raw.execute("PRAGMA page_count").fetchone()[0]
    store.raw.execute(f"PRAGMA max_page_count = {pages}")
    before = dump(store)
    with pytest.raises(Trouble) as trouble:
        add_people(store, *("很长的名字" * 40 for _ in range(400)))
    assert trouble.value.code is TroubleCode.DISK_FULL
    assert dump(store) == before
    store.raw.execute("PRAGMA max_page_count = 1000000")
    add_people(store, "李四")
    assert AttendeeRecord.select().count() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_write_that_the_system_refuses(store: Store, path: Path) -> None:
    import resource

    add_people(store, "张三")
    before = dump(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = path.with_name(path.name + "-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        with pytest.raises(Trouble) as trouble:
            add_people(store, *("很长的名字" * 40 for _ in range(400)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert trouble.value.code in (TroubleCode.CANNOT_WRITE, TroubleCode.DISK_FULL)
    assert dump(store) == before
    add_people(store, "李四")
    store.close()
    again = Store.open(path)
    assert AttendeeRecord.select().count() == 2
    again.close()


def test_the_first_cause_is_the_one_told() -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"
    over = pw.OperationalError("cannot rollback - no transaction is active")
    over.__context__ = full
    vars(over)["sqlite_errorname"] = "SQLITE_IOERR"
    trouble = as_trouble(over, "x")
    assert trouble is not None and trouble.code is TroubleCode.DISK_FULL and "path=x" in str(trouble)
    assert as_trouble(KeyError("bug")) is None
    assert as_trouble(pw.IntegrityError("UNIQUE")) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, TroubleCode.DISK_FULL),
        (errno.EROFS, TroubleCode.READ_ONLY),
        (errno.ENOENT, TroubleCode.MISSING),
        (errno.EIO, TroubleCode.CANNOT_WRITE),
    ],
)
def test_errors_of_the_system(number: int, code: TroubleCode) -> None:
    trouble = as_trouble(OSError(number, os.strerror(number)))
    assert trouble is not None and trouble.code is code


def test_space_is_told_before_it_runs_out(store: Store) -> None:
    assert store.free_space > 0
