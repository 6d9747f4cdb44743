"""Halls from and for other programs, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.queries import seating
from db.store import Store
from desktop_app.cli import main
from desktop_app.commands.meeting import new_meeting
from tests.exchange.test_seating_plans import theatre


def test_a_plan_comes_in_and_goes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, plan = str(tmp_path / "会.rostrum"), tmp_path / "plan.json"
    Store.create(Path(file), new_meeting("会")).close()
    plan.write_text(json.dumps(theatre()), "utf-8")
    assert main(["export", "hall", file, str(tmp_path / "a.json")]) == 1
    assert main(["import-hall", file, str(plan), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"hall": "Stadttheater", "seats": 136, "passed_over": 1}
    for ending in ("json", "svg", "png"):
        assert main(["export", "hall", file, str(tmp_path / f"a.{ending}")]) == 0
        assert (tmp_path / f"a.{ending}").stat().st_size > 1000
    assert main(["import-hall", file, str(tmp_path / "a.svg")]) == 1
    assert "a.svg" in capsys.readouterr().err
    store = Store.open(Path(file))
    before = [seat.id for seat in seating.seats(seating.halls()[0].id)]
    store.close()
    assert main(["import-hall", file, str(tmp_path / "a.json")]) == 0
    store = Store.open(Path(file))
    assert [seat.id for seat in seating.seats(seating.halls()[0].id)] == before
    store.close()
