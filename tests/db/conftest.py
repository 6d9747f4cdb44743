"""A new meeting file for every test, and how to look at all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.gate import journalled
from db.models import AttendeeRecord
from db.store import Store
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting

Dump = dict[str, list[tuple[object, ...]]]


class Ticking:
    """A clock that is one second later every time it is asked."""

    def __init__(self) -> None:
        self.now = dt.datetime(2027, 3, 15, 13, 0)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now


def a_meeting() -> Meeting:
    return Meeting(id=new_id(), title="全市消费者权益保护工作会议", secret="00" * 20)


def dump(store: Store, *leave_out: str) -> Dump:
    """Every row of every journalled table."""
    tables = [table for table in journalled() if table not in leave_out]
    return {table: sorted(store.raw.execute(f'SELECT * FROM "{table}"').fetchall()) for table in tables}


def add_people(store: Store, *names: str) -> list[str]:
    """People, in one change; their ids."""
    ids = [new_id() for _ in names]
    rows = [{"id": key, "name": name} for key, name in zip(ids, names, strict=True)]
    with store.change("import", "people"):
        AttendeeRecord.insert_many(rows).execute()
    return ids


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "会议.rostrum"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    made = Store.create(path, a_meeting(), clock=Ticking())
    try:
        yield made
    finally:
        made.close()
