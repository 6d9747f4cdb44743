"""Actions and attachments from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.agenda import add_item
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.agenda import AgendaItem


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "会议.rostrum"
    store = Store.create(path, new_meeting("大会"))
    add_item(store, AgendaItem("i1", "工作报告"))
    store.close()
    return path


def test_actions_are_noted_listed_and_ticked_off(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted = ["note-action", str(file), "印发纪要", "--owner", "秘书处", "--due", "2周", "--item", "1"]
    assert main([*noted, "--at", "2027-03-15T15:00"]) == 0
    assert main(["note-action", str(file), "x", "--due", "someday"]) == 1
    assert "someday" in capsys.readouterr().err
    assert main(["finish-action", str(file), "1"]) == 0
    assert main(["finish-action", str(file), "1", "--reopen"]) == 0
    assert main(["finish-action", str(file), "7"]) == 1
    capsys.readouterr()
    assert main(["actions", str(file), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["task"], told["owner"], told["due"], told["item_id"]) == (
        "印发纪要",
        "秘书处",
        "2027-03-29",
        "i1",
    )
    assert told["done_at"] is None


def test_attachments_go_in_and_come_out_by_item_number(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slides = tmp_path / "slides.pptx"
    slides.write_bytes(b"PK" * 4000)
    assert main(["attach", str(file), "工作", str(slides)]) == 0
    assert main(["attach", str(file), "1", str(tmp_path / "missing.pdf")]) == 1
    assert "missing.pdf" in capsys.readouterr().err
    assert main(["attachments", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "01 工作报告/slides.pptx"
    assert main(["export", "attachments", str(file), str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "01 工作报告" / "slides.pptx").read_bytes() == slides.read_bytes()
    assert main(["verify", str(file)]) == 0
