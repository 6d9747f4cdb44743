"""Elections from the command line: who stands, the count, the run-off, the lot, withdrawal; what is refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.agenda import add_item
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.attendees import Attendee, Capacity

NOON = dt.datetime(2027, 3, 15, 12)
AT = ("--at", "2027-03-15T15:00")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Eight members, all here, elect two."""
    path = tmp_path / "会议.rostrum"
    store = Store.create(path, new_meeting("大会"))
    add_item(store, AgendaItem("i1", "选举副会长", kind=ItemKind.ELECTION))
    add_item(store, AgendaItem("i2", "工作报告"))
    for place in range(8):
        add_attendee(store, Attendee(f"m{place:031}", f"代表{place}", capacity=Capacity.MEMBER))
        check_in(store, f"m{place:031}", NOON)
    store.close()
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_whole_election(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    stand = ("candidates", file, "副会长", "王芳 | 副会长人选", "李强", "赵敏", "--seats", "2")
    assert told(capsys, *stand)["seats"] == 2
    found = told(capsys, "elect", file, "副会长", "王芳=6", "李强=5/2/1", "赵敏=5", "--returned", "8", *AT)
    assert found["elected"] == ["王芳"] and found["tied"] == ["李强", "赵敏"] and found["open"] == 1
    assert main(["elect", file, "副会长", "王芳=6", "李强=5", *AT]) == 1
    assert "withdraw" in capsys.readouterr().err
    found = told(capsys, "elect", file, "副会长", "--lot", "赵敏", *AT)
    assert found["elected"] == ["王芳", "赵敏"] and found["open"] == 0
    assert "赵敏" in str(told(capsys, "elect", file, "副会长")["sentence"])
    found = told(capsys, "elect", file, "副会长", "--withdraw", "miscounted", *AT)
    assert found["tied"] == ["李强", "赵敏"]  # the lot is withdrawn; the count stands


def test_what_is_no_election_or_no_number_is_said(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elect", file, "工作报告", "王芳=6", *AT]) == 1
    assert "工作报告" in capsys.readouterr().err
    assert main(["elect", file, "副会长", "王芳六票", *AT]) == 2
    assert main(["elect", file, "副会长", "王芳=9", *AT]) == 1
    assert "Traceback" not in capsys.readouterr().err
