"""The desk on the command line: lists, walk-ins, substitutes, leaving, paper lists, doubles."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.queries import attendees
from db.queries.meeting import meeting
from db.store import Store
from desktop_app.cli import main
from desktop_app.domain.codes import code_for
from tests.cli.test_day import ROSTER, english, told

__all__ = ["english"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path, sheet = tmp_path / "plenary.rostrum", tmp_path / "people.csv"
    sheet.write_text(ROSTER, "utf-8")
    assert main(["new", str(path), "--title", "第三次全体会议"]) == 0
    assert main(["import", "people", str(path), str(sheet)]) == 0
    return str(path)


def at(time: str) -> str:
    return f"2027-03-15T{time}"


def test_a_second_list_has_its_own_period_and_counters(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", file, "--add", "晚宴", "--opens", at("18:00"), "--closes", at("18:30")]) == 0
    assert main(["check-in", file, "李䶮", "--at", at("13:40")]) == 0
    assert main(["check-in", file, "李䶮", "--session", "晚宴", "--at", at("17:00")]) == 1
    assert main(["check-in", file, "李䶮", "--session", "晚宴", "--at", at("18:45")]) == 0
    dinner = told(capsys, "attendance", file, "--session", "晚宴")
    assert (dinner["list"], dinner["present"], dinner["late"]) == ("晚宴", 1, 1)
    assert told(capsys, "attendance", file, "--session", "晚宴", "--at", at("18:44"))["present"] == 0
    assert main(["lists", file, "--opens", at("13:00")]) == 0
    assert [each["opens_at"] for each in told(capsys, "lists", file)] == [at("13:00:00"), at("18:00:00")]
    assert main(["attendance", file, "--session", "早餐"]) == 1
    assert "早餐" in capsys.readouterr().err


def test_a_walk_in_counts(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            ["walk-in", file, "何来", "--organisation", "晚报社", "--capacity", "press", "--at", at("13:50")]
        )
        == 0
    )
    report = told(capsys, "attendance", file)
    assert (report["present"], report["by_capacity"]["press"]["present"]) == (1, 1)
    assert main(["walk-in", file, "何来", "--organisation", "晚报社"]) == 1
    assert main(["walk-in", file, "何来", "--capacity", "king"]) == 2


def test_a_substitute_needs_an_authority(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-in", file, "李䶮", "--substitute", "钱多"]) == 1
    assert main(["check-in", file, "李䶮", "--substitute", "钱多", "--authority", "书面委托"]) == 0
    report = told(capsys, "attendance", file)
    assert (report["present"], report["substituted"]) == (1, 2)


def test_leaving_and_coming_back_are_counted(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    for verb, time in (("check-in", "13:40"), ("leave", "14:20"), ("check-in", "14:30"), ("leave", "15:00")):
        assert main([verb, file, "李䶮", "--at", at(time)]) == 0
    report = told(capsys, "attendance", file)
    assert (report["present"], report["exits"]) == (0, {"times": 2, "people": 1, "returned": 0})
    assert told(capsys, "attendance", file, "--at", at("14:35"))["exits"] == {
        "times": 1,
        "people": 1,
        "returned": 1,
    }
    assert report["arrivals"][-1]["arrived"] == 1
    assert main(["leave", file, "李䶮"]) == 1


def test_a_paper_list_by_numbers(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--arrived", at("13:05"), "--at", at("14:30"), "--reason", "停电"]
    assert main(["enter-later", file, "1-2, 4", *asked]) == 0
    assert "3 entered" in capsys.readouterr().out
    assert told(capsys, "attendance", file, "--at", at("13:06"))["present"] == 3
    assert main(["enter-later", file, "李䶮, 无名氏", *asked]) == 1
    assert "无名氏" in capsys.readouterr().err
    assert main(["enter-later", file, "2", "--delegation", "个人", *asked]) == 0
    assert told(capsys, "find", file, "付健")[0]["name"] == "付健"
    assert told(capsys, "attendance", file)["by_delegation"]["个人"]["present"] == 2


def test_doubles_are_listed(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "doubles", file) == []
    store = Store.open(Path(file))
    code = code_for(attendees.named("李䶮")[0].id, meeting().secret)
    store.close()
    for time, desk, done in (("13:40", "East", 0), ("14:05", "West", 1)):
        assert main(["check-in", file, code, "--desk", desk, "--at", at(time)]) == done
    assert main(["check-in", file, "M1.ABCDEFGHJKMNPQRSTVWX", "--at", at("14:06")]) == 1
    (double,) = told(capsys, "doubles", file)
    assert (double["name"], double["doubt"], double["again_desk"]) == ("李䶮", "lent", "West")
