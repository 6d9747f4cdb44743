"""Asking something of the seating from the command line, and the seating that respects it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from db.queries import attendees
from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.meeting import new_meeting
from tests.seated import fill


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "会.rostrum"
    store = Store.create(path, new_meeting("会"))
    fill(store)
    store.close()
    return str(path)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_is_asked_is_seated(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store.open(Path(file))
    group = attendees.delegations()[5]
    one, two = [p.name for p in attendees.everyone() if p.delegation == group.name][:2]
    store.close()
    assert main(["ask", file, "together", "--who", one, "--who", two, "--note", "夫妇"]) == 0
    assert "夫妇" in capsys.readouterr().out
    zone = told(capsys, "ask", file, "zone", "--delegation", group.name, "--seats", "6-*, 7-*, 8-*")
    assert [(each["kind"], each["wish"]) for each in zone] == [("together", 0), ("zone", 0)]
    assert zone[1]["seats"] == "6-*, 7-*, 8-*" and zone[0]["people"] == [one, two]
    report = told(capsys, "seat", file)
    assert report["hard_violations"] == 0 and report["unseated"] == []
    places = {each["person"]: each for each in told(capsys, "seats", file)}
    assert places[one]["row"] == places[two]["row"] in (6, 7, 8)
    assert abs(places[one]["number"] - places[two]["number"]) == 1
    left = told(capsys, "asked", file, "--strike-out", "1")
    assert [each["kind"] for each in left] == ["zone"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["dance"], 2),
        (["together"], 1),
        (["zone", "--delegation", "无此组", "--seats", "1-*"], 1),
        (["leave_empty", "--seats", "99-1"], 1),
        (["spare", "--number", "40"], 1),
        (["spare", "--number", "40", "--wish", "5"], 0),
    ],
)
def test_what_cannot_be_asked_is_refused(file: str, arguments: list[str], status: int) -> None:
    assert main(["ask", file, *arguments]) == status
