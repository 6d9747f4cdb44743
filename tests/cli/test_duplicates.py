"""Doubles on the command line: listed with what tells them apart, taken together, kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.attendees import add_attendee
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.identity import new_id
from desktop_app.domain.meeting import Meeting
from tests.cli.test_day import english, told

__all__ = ["english"]
PEOPLE = (
    ("王伟", "市商务委", "处长", "13800000001", "各区"),
    ("王 伟", "市商务委员会", "副处长", "13800000001", "机关"),
    ("李娜", "晚报社", "记者", "13800000003", "各区"),
    ("李娜", "百货公司", "总监", "13800000004", "机关"),
)


def test_pairs_are_listed_decided_and_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "m.rostrum"
    store = Store.create(path, Meeting("0" * 32, "大会", secret="5e" * 20))
    for name, body, position, phone, delegation in PEOPLE:
        person = Attendee(
            new_id(), name, organisation=body, position=position, phone=phone, delegation=delegation
        )
        add_attendee(store, person)
    store.close()
    pairs = told(capsys, "duplicates", str(path))
    assert [pair["why"] for pair in pairs] == ["name_and_phone", "name"]
    assert set(pairs[0]["differing"]) == {"organisation", "position", "delegation"}
    wang = [pairs[0][side]["id"][:12] for side in ("first", "second")]
    assert main(["take-together", str(path), *wang, "--take", "height"]) == 2
    assert "height" in capsys.readouterr().err
    assert main(["take-together", str(path), *wang, "--take", "position", "--take", "delegation"]) == 0
    capsys.readouterr()
    kept = told(capsys, "find", str(path), "王伟")
    assert [(each["organisation"], each["delegation"]) for each in kept] == [("市商务委", "机关")]
    assert main(["keep-apart", str(path), *(pairs[1][side]["id"] for side in ("first", "second"))]) == 0
    capsys.readouterr()
    assert told(capsys, "duplicates", str(path)) == []
    assert main(["take-together", str(path), "王伟", "王伟"]) == 1
