"""Merging a colleague's copy in the window, on real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from db import backup
from db.making import make_file
from db.queries import attendees
from db.store import Store
from desktop_app.commands.attendees import add_attendee, edit_attendee
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.merging import Side
from desktop_app.ui.meeting.merging import MergeDialog, merge_copy, took_copy
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker
from tests.ui.conftest import NOW


def person() -> Attendee:
    found = attendees.get("p0")
    assert found is not None
    return found


@pytest.fixture
def theirs(office: Office, store: Store, tmp_path: Path) -> Iterator[Path]:
    """A copy in which the name and the phone were changed, while mine got another name afterwards."""
    add_attendee(store, Attendee("p0", "某人"))
    path = tmp_path / "theirs.rostrum"
    backup.save_copy(store, path)
    mine = store.path
    store.close()
    other = Store.open(path, who="李", clock=lambda: NOW)
    edit_attendee(other, replace(person(), name="张乙", phone="13800000001"))
    other.close()
    again = Store.open(mine, who="王", clock=lambda: NOW)
    office._store = again
    edit_attendee(again, replace(person(), name="张甲"))
    yield path
    again.close()


def flip(dialog: QDialog) -> bool:
    """Give the other side its way, and agree."""
    assert isinstance(dialog, MergeDialog)
    (clash,) = dialog.found.clashes
    wanted = "张甲" if clash.chosen is Side.THEIRS else "张乙"
    next(each for each in dialog.findChildren(QPushButton) if each.text().startswith(wanted)).click()
    assert dialog.found.clashes[0].chosen is not clash.chosen and dialog.choices
    return True


def test_it_is_looked_at_turned_round_merged_and_undone(
    office: Office, theirs: Path, asker: FakeAsker
) -> None:
    before = theirs.read_bytes()
    asker.expect("run", flip)
    merge_copy(office, None, theirs)
    merged = person()
    assert merged.phone == "13800000001" and merged.name in ("张甲", "张乙") and theirs.read_bytes() == before
    assert office.undo() and person().phone == ""


def test_leaving_it_writes_nothing(office: Office, theirs: Path, asker: FakeAsker) -> None:
    asker.expect("run", False)
    merge_copy(office, None, theirs)
    assert (person().name, person().phone) == ("张甲", "")


def test_what_brings_nothing_new_says_so(office: Office, theirs: Path, asker: FakeAsker) -> None:
    said: list[str] = []
    office.said.connect(lambda text, _undo: said.append(text))
    asker.expect("run", True)
    merge_copy(office, None, theirs)
    merge_copy(office, None, theirs)
    assert said[-1] == "Your file knows all of it already."


def test_a_file_that_is_no_copy_is_told(
    office: Office, theirs: Path, tmp_path: Path, asker: FakeAsker
) -> None:
    told: list[object] = []
    office.troubled.connect(told.append)
    office.refused.connect(told.append)
    bad = tmp_path / "bad.rostrum"
    bad.write_bytes(b"no meeting")
    asker.expect("open_file", bad)
    merge_copy(office, None)
    assert len(told) == 1 and person().name == "张甲"


def test_a_dropped_copy_is_merged_or_left(
    office: Office, theirs: Path, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.expect("choose", None)
    assert took_copy(office, None, theirs) and person().phone == ""
    asker.expect("choose", "Open it instead")
    assert not took_copy(office, None, theirs)
    asker.expect("choose", "Merge it")
    asker.expect("run", True)
    assert took_copy(office, None, theirs) and person().phone == "13800000001"
    other = tmp_path / "other.rostrum"
    make_file(other, replace(new_meeting("别的会"), starts_at=NOW), NOW)
    assert not took_copy(office, None, other) and not took_copy(office, None, tmp_path / "gone.rostrum")
    assert not took_copy(office, None, office.store.path)
