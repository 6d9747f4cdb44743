"""The command line, as staff without a screen use it: real files, real exit statuses, one sentence for every no."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.words import SOURCE, set_screen_language

ROSTER = """姓名,单位,职务,组别,参会身份,手机,主席台排序,备注
姜欣怡,市人民政府,副市长,主席台,特邀,17901242418,1,
孙　浩,市人大常委会,副主任,主席台,特邀,15814961650,2,
李䶮,市工商业联合会,秘书长,协会,委员,18242657546,,
曾宗翰,申江律师事务所,律师,个人,委员,18377588387,,
彭强,好邻居超市,董事会秘书,企业,委员,18166042750,,请假
付健,滨江晚报社,研究员,个人,委员,18030963776,,由赵华代会
曾宗翰,申江律师事务所,律师,个人,委员,18377588387,,
,市消保委,工作人员,工作人员,工作人员,1380000,,
"""
AGENDA = """序号,时间,时长（分钟）,议程,类型,主讲/主持,材料,备注
1,13:30,30,签到入场,签到,,,
2,,10,审议《说明》,审议表决,姜欣怡,,应到会委员过半数赞成通过
3,15:40,25,讲话,讲话,姜欣怡,,固定开始时间
"""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ROSTRUM_LANGUAGE", "en")
    yield
    set_screen_language(SOURCE)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "plenary.rostrum"
    assert main(["new", str(path), "--title", "第三次全体会议"]) == 0
    return str(path)


@pytest.fixture
def filled(file: str, tmp_path: Path) -> str:
    for what, text in (("people", ROSTER), ("agenda", AGENDA)):
        sheet = tmp_path / f"{what}.csv"
        sheet.write_text(text, "utf-8")
        assert main(["import", what, file, str(sheet)]) == 0
    return file


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_an_import_reports_duplicates_and_the_nameless_and_a_second_one_changes_nothing(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text(ROSTER, "gb18030")
    tried = told(capsys, "import", "people", file, str(sheet), "--dry-run")
    assert (tried["new"], len(tried["duplicates"]), len(tried["refused"])) == (6, 1, 1)
    assert told(capsys, "find", file, "jxy") == []
    assert told(capsys, "import", "people", file, str(sheet))["new"] == 6
    again = told(capsys, "import", "people", file, str(sheet))
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 6)


@pytest.mark.parametrize("text", ["jxy", "姜", "jiang", "2418"])
def test_people_are_found_as_the_page_finds_them(
    filled: str, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert told(capsys, "find", filled, text)[0]["name"] == "姜欣怡"


def test_a_second_check_in_says_when_and_where_and_undo_takes_the_first_back(
    filled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-in", filled, "ceng", "--desk", "East", "--at", "2027-03-15T13:42"]) == 0
    assert told(capsys, "attendance", filled)["present"] == 1
    assert told(capsys, "attendance", filled, "--at", "2027-03-15T13:41")["present"] == 0
    assert main(["check-in", filled, "曾宗翰", "--at", "2027-03-15T13:50"]) == 1
    said = capsys.readouterr().err
    assert "13:42" in said and "East" in said and said.count("\n") == 1
    assert main(["check-in", filled, "曾宗翰", "--undo", "--reason", "wrong person"]) == 0
    assert told(capsys, "attendance", filled)["present"] == 0


def test_nobody_and_several_are_refused_in_a_sentence(
    filled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for who in ("nobody at all", "市"):
        capsys.readouterr()
        assert main(["check-in", filled, who]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "not possible here" not in said


def test_hall_and_seats(filled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seat", filled]) == 1
    assert main(["hall", filled, "--rows", "3", "--seats", "6", "--aisles", "after:3", "--dais", "2"]) == 0
    report = told(capsys, "seat", filled)
    assert (report["seated"], report["unseated"], report["hard_violations"]) == (5, [], 0)
    sits = {each["person"]: each["seat"] for each in told(capsys, "seats", filled) if each["person"]}
    assert {sits["姜欣怡"], sits["孙浩"]} == {"D-1", "D-2"}
    assert "彭强" not in sits


def test_the_agenda_and_a_vote_below_and_above_the_quorum(
    filled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    items = told(capsys, "agenda", filled)
    assert [item["start"][11:] for item in items] == ["13:30", "14:00", "15:40"]
    assert main(["vote", filled, "2", "--yes", "1"]) == 1
    for who in ("李䶮", "曾宗翰", "付健"):
        assert main(["check-in", filled, who, "--at", "2027-03-15T13:40"]) == 0
    first, second = ("--at", "2027-03-15T14:01"), ("--at", "2027-03-15T14:05")
    report = told(capsys, "vote", filled, "2", "--yes", "2", "--no", "1", *first)
    assert (report["base"], report["needed"], report["got"], report["passed"]) == ("members", 3, 2, False)
    again = told(capsys, "vote", filled, "2", "--yes", "2", "--no", "1", "--base", "present", *second)
    assert (again["needed"], again["passed"]) == (2, True)
    third = ("--at", "2027-03-15T14:06", "--base", "present")
    by_area = told(capsys, "vote", filled, "2", "--area", "东区/2/1/1/0", "--area", "西区/1/1/0/0", *third)
    assert (by_area["got"], by_area["passed"]) == (2, True)
    assert main(["vote", filled, "2", "--area", "东区/2/2/0/0", *third]) == 1
    assert "3" in capsys.readouterr().err
    assert main(["vote", filled, "2", "--area", "东区/2/2"]) == 2


def test_undo_redo_export_backup_restore_verify(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-in", filled, "李䶮"]) == 0
    assert main(["undo", filled]) == 0
    assert "李䶮" in capsys.readouterr().out
    assert told(capsys, "attendance", filled)["present"] == 0
    assert main(["redo", filled]) == 0
    assert told(capsys, "attendance", filled)["present"] == 1
    for what in ("people", "agenda", "seating", "awards", "journal"):
        for ending in ("xlsx", "csv", "json"):
            out = tmp_path / f"{what}.{ending}"
            assert main(["export", what, filled, str(out)]) == 0
            assert out.stat().st_size > 0
    assert main(["backup", filled, str(tmp_path / "kept")]) == 0
    backup = capsys.readouterr().out.splitlines()[-1]
    assert main(["check-in", filled, "曾宗翰"]) == 0
    assert main(["restore", backup, filled]) == 0
    assert told(capsys, "attendance", filled)["present"] == 1
    assert told(capsys, "verify", filled)["sound"] is True


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["find", "no-such.rostrum", "x"], 3),
        (["nonsense"], 2),
        (["print", "nonsense"], 2),
        (["new"], 2),
    ],
)
def test_exit_statuses(
    arguments: list[str],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == status
    said = capsys.readouterr().err
    assert said and "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_meeting_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.rostrum"
    path.write_text("not a meeting")
    assert main(["find", str(path), "x"]) == 3
    assert path.read_text() == "not a meeting"
    assert capsys.readouterr().err.count("\n") == 1


def test_new_never_writes_over_a_file(file: str) -> None:
    before = Path(file).read_bytes()
    assert main(["new", file, "--title", "x"]) == 1
    assert Path(file).read_bytes() == before


def test_papers_take_options_as_they_are_written(
    filled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "badges.pdf")
    report = told(capsys, "print", "badges", filled, "-o", out, "--option", "size=label-100x62")
    assert report["pages"] > 1
    assert main(["print", "badges", filled, "-o", out, "--option", "size=huge"]) == 1
    assert "label-100x62" in capsys.readouterr().err
    assert main(["print", "badges", filled, "-o", out, "--option", "size"]) == 2
    report = told(capsys, "print", "badges", filled, "-o", out, "--option", "template=badge-lanyard")
    assert report["pages"] == 2 and not report["warnings"]
    assert main(["print", "badges", filled, "-o", out, "--option", "template=card-gilded"]) == 1
    assert "badge-lanyard" in capsys.readouterr().err
    told(capsys, "print", "name-cards", filled, "-o", out, "--option", "template=card-gilded")
    assert main(["print", "--list"]) == 0
    assert "order=roster|pinyin|strokes" in capsys.readouterr().out
