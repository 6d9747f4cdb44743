"""`rostrum merge` on real files."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendees
from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.attendees import add_attendee, edit_attendee
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.attendees import Attendee


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies in which one person's name was changed apart, and a phone number in one."""
    mine, theirs = tmp_path / "mine.rostrum", tmp_path / "theirs.rostrum"
    store = Store.create(mine, new_meeting("合并"))
    add_attendee(store, Attendee("p0", "某人"))
    store.close()
    shutil.copyfile(mine, theirs)
    for path, name, phone in ((mine, "张甲", ""), (theirs, "张乙", "13800000001")):
        store = Store.open(path, who=path.stem)
        person = attendees.get("p0")
        assert person is not None
        edit_attendee(store, replace(person, name=name, phone=phone))
        store.close()
    return mine, theirs


def test_a_dry_run_tells_and_writes_nothing(
    copies: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = copies
    before = theirs.read_bytes()
    assert main(["merge", str(mine), str(theirs), "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["learned"], told["rows"]) == (1, {"attendee": {"added": 0, "altered": 1, "removed": 0}})
    (clash,) = told["clashes"]
    assert (clash["kind"], clash["unit"], clash["chosen"]) == ("field", "name", "theirs")
    assert (clash["base"], clash["mine"]["values"]) == ({"name": "某人"}, {"name": "张甲"})
    assert (clash["theirs"]["values"], clash["theirs"]["who"]) == ({"name": "张乙"}, "theirs")
    assert theirs.read_bytes() == before
    store = Store.open(mine)
    person = attendees.get("p0")
    store.close()
    assert person is not None
    assert person.name == "张甲"


def test_merging_backs_up_tells_and_can_be_undone(
    copies: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = copies
    assert main(["merge", str(mine), str(theirs)]) == 0
    assert "张乙" in capsys.readouterr().out
    assert len(list((mine.parent / "backups").glob("*.merge.rostrum"))) == 1
    assert main(["merge", str(mine), str(theirs)]) == 0
    assert "张乙" not in capsys.readouterr().out
    assert main(["undo", str(mine)]) == 0
    assert main(["verify", str(mine)]) == 0
    store = Store.open(mine)
    person = attendees.get("p0")
    store.close()
    assert person is not None
    assert (person.name, person.phone) == ("张甲", "")


def test_what_is_no_copy_is_refused(copies: tuple[Path, Path], tmp_path: Path) -> None:
    mine, _ = copies
    other = tmp_path / "other.rostrum"
    Store.create(other, new_meeting("别的会议")).close()
    (tmp_path / "text.rostrum").write_text("nothing")
    assert main(["merge", str(mine), str(other)]) == 1
    assert main(["merge", str(mine), str(mine)]) == 1
    assert main(["merge", str(mine), str(tmp_path / "text.rostrum")]) == 3
