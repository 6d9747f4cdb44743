"""Files made today, files made from the models and files of every earlier version have one and the same shape."""

from __future__ import annotations

import datetime as dt
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import peewee as pw
import pytest

from db import gate, migrations
from db.engine import sqlite3, uri
from db.migrations import freeze
from db.models import TABLES, UNJOURNALLED, AttendeeRecord
from db.store import Store
from db.trouble import Trouble, TroubleCode
from db.verifying import verify

from .conftest import Ticking, a_meeting, add_people, dump
from .keep import fill, row_of

FILES = Path(__file__).parents[1] / "files"
SECOND = (
    "ALTER TABLE attendee ADD COLUMN shoe TEXT NOT NULL DEFAULT 'o''x'",
    "CREATE TABLE prize (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT",
)


@pytest.fixture
def two_versions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As it will be after the next release."""
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, SECOND))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    yield
    migrations.schema_at.cache_clear()


def indexes(connection: sqlite3.Connection, table: str) -> set[tuple[object, ...]]:
    listed = connection.execute(f'PRAGMA index_list("{table}")').fetchall()
    return {
        (unique, *(row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')))
        for _, name, unique, _, _ in listed
    }


def test_from_nothing_the_steps_lead_to_the_models() -> None:
    """When this fails: `python -m db.migrations.freeze` (before the first release with `--first`)."""
    migrated, modelled = freeze.empty(migrations.STEPS), freeze.empty((freeze.statements(),))
    names = "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' ORDER BY name"
    assert migrated.execute(names).fetchall() == modelled.execute(names).fetchall()
    for name, strict, _ in modelled.execute(names).fetchall():
        assert freeze.columns(migrated, name) == freeze.columns(modelled, name)
        assert indexes(migrated, name) == indexes(modelled, name)
        assert strict or name.startswith("sqlite_")
    assert freeze.step() == ()
    migrated.close()
    modelled.close()


def test_every_journalled_table_has_a_text_id_and_exact_columns() -> None:
    for model in TABLES:
        assert isinstance(model._meta.primary_key, pw.TextField) and model._meta.primary_key.name == "id"
        kinds = {type(field) for field in model._meta.sorted_fields}
        assert kinds <= {pw.TextField, pw.IntegerField, pw.ForeignKeyField}


def test_steps_are_numbered_and_all_listed() -> None:
    modules = sorted(path.stem for path in Path(migrations.__file__).parent.glob("m[0-9]*.py"))
    assert [int(name[1:5]) for name in modules] == list(range(1, migrations.VERSION + 1))
    assert len(migrations.STEPS) == migrations.VERSION


@pytest.mark.parametrize("kept", sorted(FILES.glob("*.rostrum")), ids=lambda path: path.name)
def test_every_kept_file_opens_whole(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / kept.name
    shutil.copyfile(kept, path)
    store = Store.open(path, clock=Ticking())
    try:
        assert verify(store).sound
        assert store.raw.execute("SELECT title FROM meeting").fetchone() == ("保留的会议",)
        assert AttendeeRecord.get().name == "保留"
        add_people(store, "张三")
        store.undo()
    finally:
        store.close()


def test_a_file_is_kept_for_every_version() -> None:
    assert {path.stem for path in FILES.glob("*.rostrum")} == {
        f"v{n}" for n in range(1, migrations.VERSION + 1)
    }


def test_every_table_can_be_filled_undone_and_redone(store: Store) -> None:
    before = dump(store)
    fill(store)
    assert all(dump(store).values())
    assert {name for model in UNJOURNALLED for name in row_of(model)} >= {"sha256", "keys"}
    after = dump(store)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


@pytest.mark.usefixtures("two_versions")
def test_an_older_file_is_brought_up_to_date_and_kept(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    was = path.read_bytes()
    store = Store.open(path, clock=Ticking(), backups=tmp_path / "b")
    try:
        assert store.raw.execute("SELECT shoe FROM attendee").fetchall() == [("o'x",)]
        assert store.raw.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
        assert store.can_undo is None and store.can_redo is None, (
            "undo does not reach back beyond a migration"
        )
    finally:
        store.close()
    (kept,) = (tmp_path / "b").iterdir()
    assert gate.examine(kept) == migrations.VERSION - 1 and kept.stat().st_size == len(was)
    assert gate.examine(path) == migrations.VERSION
    Store.open(path).close()
    assert len(list((tmp_path / "b").iterdir())) == 1


@pytest.mark.usefixtures("two_versions")
def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_file(tmp_path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS[:-1], (*SECOND, "CREATE TABLE prize (id)")))
    before = path.read_bytes()
    with pytest.raises(Trouble) as trouble:
        Store.open(path, backups=tmp_path / "b")
    assert trouble.value.code is TroubleCode.OLDER
    assert path.read_bytes() == before


def old_file(folder: Path) -> Path:
    """A file of the newest version, made while a later one is known."""
    path = folder / "old.rostrum"
    shutil.copyfile(FILES / f"v{migrations.VERSION - 1}.rostrum", path)
    return path


def test_a_dangling_reference_stops_a_migration(store: Store, path: Path) -> None:
    add_people(store, "张三")
    store.close()
    connection = sqlite3.connect(uri(path), uri=True, isolation_level=None)
    bad = ("UPDATE attendee SET delegation_id = 'nowhere'",)
    with pytest.raises(sqlite3.IntegrityError):
        migrations.migrate(connection, (*migrations.STEPS, bad))
    connection.close()
    assert gate.examine(path) == migrations.VERSION


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_kills_in_a_migration_leave_the_old_version_or_the_new_one(store: Store, path: Path) -> None:
    add_people(store, *(f"代表{number}" for number in range(2000)))
    store.close()
    seen: set[int] = set()
    for number in range(8):
        copy = path.with_name(f"{number}.rostrum")
        shutil.copyfile(path, copy)
        child = subprocess.Popen([sys.executable, "-c", MIGRATING, str(copy)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.read(1)
        select.select([], [], [], 0.004 * number)
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        connection = sqlite3.connect(uri(copy), uri=True, isolation_level=None)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        shoes = [row[1] for row in connection.execute("PRAGMA table_info(attendee)")].count("shoe")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert (version, shoes) in ((migrations.VERSION, 0), (migrations.VERSION + 1, 1))
        connection.close()
        seen.add(version)
    assert migrations.VERSION in seen


MIGRATING = """
import sys
from db import migrations
from db.engine import sqlite3, uri
from pathlib import Path
c = sqlite3.connect(uri(Path(sys.argv[1])), uri=True, isolation_level=None)
sys.stdout.write("x"); sys.stdout.flush()
rewrite = [f"UPDATE attendee SET shoe = 'x{n}'" for n in range(3)]
step = ("ALTER TABLE attendee ADD COLUMN shoe TEXT NOT NULL DEFAULT 'o'", *rewrite)
migrations.migrate(c, (*migrations.STEPS, step))
sys.stdin.read()
"""


def test_a_new_column_and_a_new_table_are_written_as_a_step(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As if the newest step lacked a column, a table and an index of the models."""
    steps = tuple(
        tuple(
            sql.replace('"citation" TEXT NOT NULL, ', "")
            for sql in step
            if "issuer" not in sql and "item_role_item" not in sql
        )
        for step in (freeze.statements(),)
    )
    monkeypatch.setattr(freeze, "STEPS", steps)
    made = freeze.step()
    assert [sql.split(" (")[0] for sql in made] == [
        'CREATE TABLE "issuer"',
        'ALTER TABLE "recipient" ADD COLUMN "citation" TEXT NOT NULL DEFAULT \'\'',
        'CREATE INDEX "item_role_item_id" ON "item_role"',
    ]
    grown = freeze.empty((*steps, made))
    assert "citation" in freeze.columns(grown, "recipient")
    grown.close()
    monkeypatch.setattr(freeze, "FOLDER", tmp_path)
    written = freeze.write(2, "changed", made).read_text(encoding="utf-8")
    told: dict[str, tuple[str, ...]] = {}
    exec(written, told)
    assert [" ".join(sql.split()) for sql in told["STEP"]] == [" ".join(sql.split()) for sql in made]


def test_what_cannot_be_written_by_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freeze, "STEPS", ((*freeze.statements(), "CREATE TABLE old (id TEXT) STRICT"),))
    with pytest.raises(ValueError, match="by hand"):
        freeze.step()
    retyped = tuple(sql.replace('"rank" INTEGER', '"rank" TEXT') for sql in freeze.statements())
    monkeypatch.setattr(freeze, "STEPS", (retyped,))
    with pytest.raises(ValueError, match="rank"):
        freeze.step()


def test_a_new_store_has_the_schema_of_its_version(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "m.rostrum", a_meeting(), clock=lambda: dt.datetime(2027, 3, 15))
    try:
        assert migrations.schema_of(store.raw) == migrations.schema_at(migrations.VERSION)
    finally:
        store.close()
