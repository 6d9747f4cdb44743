"""`rostrum import people`: counts as JSON for both sample rosters, corrected copies, and every kind of file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app import paths
from desktop_app.cli import main
from desktop_app.domain.job import run_now
from desktop_app.domain.roster import roster_header
from desktop_app.exchange.sheets import read_sheet
from desktop_app.words import SOURCE, set_screen_language
from tests.exchange.books import ods, xls, xlsx

EXAMPLES = paths.resources() / "examples"
Rows = list[list[str]]


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
def import_(capsys: pytest.CaptureFixture[str], file: str) -> Callable[..., dict[str, Any]]:
    def run(sheet: Path, *options: str) -> dict[str, Any]:
        capsys.readouterr()
        assert main(["import", "people", file, str(sheet), "--json", *options]) == 0
        report: dict[str, Any] = json.loads(capsys.readouterr().out)
        return report

    return run


def counts(report: dict[str, Any]) -> tuple[int, int, int, int, int]:
    new, changed, unchanged = report["new"], report["changed"], report["unchanged"]
    return new, changed, unchanged, len(report["duplicates"]), len(report["refused"])


def rows_of(sheet: Path) -> Rows:
    return [list(row) for row in run_now(read_sheet(sheet)).rows]


def edited(rows: Rows) -> Rows:
    """As a clerk corrects a roster: one position, one name, one new person, one who is left out."""
    header = roster_header(rows, {})
    assert header is not None
    head, name, position = header.row, header.columns["name"], header.columns["position"]
    whole = [place for place in range(head + 1, len(rows)) if sum(map(bool, rows[place])) > 5]
    changed = [list(row) for row in rows]
    changed[whole[3]][position] = "Vice-chair"
    newcomer = list(rows[whole[4]])
    newcomer[name] = "Zhuge Newcomer"
    return [*(row for place, row in enumerate(changed) if place != whole[5]), newcomer]


@pytest.mark.parametrize(
    ("name", "first", "again", "corrected"),
    [
        ("roster-zh.xlsx", (176, 0, 0, 1, 1), (0, 0, 176, 1, 1), (1, 1, 174, 1, 1)),
        ("roster-en.csv", (172, 0, 0, 0, 0), (0, 0, 172, 0, 0), (1, 1, 170, 0, 0)),
    ],
)
def test_the_sample_rosters_and_an_edited_copy(
    tmp_path: Path,
    import_: Callable[..., dict[str, Any]],
    name: str,
    first: tuple[int, ...],
    again: tuple[int, ...],
    corrected: tuple[int, ...],
) -> None:
    sheet = EXAMPLES / name
    assert counts(import_(sheet)) == first
    assert counts(import_(sheet)) == again
    report = import_(xlsx(tmp_path / "corrected.xlsx", edited(rows_of(sheet))))
    assert counts(report) == corrected and report["missing"] == 1
    assert [(each["field"], each["new"]) for each in report["changes"]] == [("position", "Vice-chair")]


def text_in(encoding: str) -> Callable[[Path, Rows], Path]:
    def write(path: Path, rows: Rows) -> Path:
        path = path.with_suffix(".csv")
        quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        path.write_bytes("\r\n".join(quoted).encode(encoding))
        return path

    return write


@pytest.mark.parametrize(
    ("ending", "write"),
    [
        ("ods", ods),
        ("xls", xls),
        ("csv", text_in("gb18030")),
        ("csv", text_in("utf-16")),
        ("csv", text_in("utf-16-be")),
        ("csv", text_in("utf-8-sig")),
    ],
    ids=["ods", "xls", "gbk", "utf-16", "utf-16-be", "utf-8-bom"],
)
def test_the_same_roster_from_every_program(
    tmp_path: Path,
    import_: Callable[..., dict[str, Any]],
    ending: str,
    write: Callable[[Path, Rows], Path],
) -> None:
    rows = rows_of(EXAMPLES / "roster-zh.xlsx")
    import_(EXAMPLES / "roster-zh.xlsx")
    assert counts(import_(write(tmp_path / f"again.{ending}", rows))) == (0, 0, 176, 1, 1)


def test_rows_that_could_not_be_read_come_out_with_the_reason(
    tmp_path: Path, import_: Callable[..., dict[str, Any]]
) -> None:
    out = tmp_path / "refused.xlsx"
    import_(EXAMPLES / "roster-zh.xlsx", "--dry-run", "--refused", str(out))
    head, *rows = rows_of(out)
    assert head[-2:] == ["Row", "Reason"] and "姓 名" in head
    assert len(rows) == 1 and rows[0][-1] == "There is no name in this row."


def test_a_sheet_and_an_encoding_are_chosen_by_name(
    tmp_path: Path, import_: Callable[..., dict[str, Any]], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = xlsx(tmp_path / "a.xlsx", [["姓名", "单位"], ["王伟", "市商务委"]])
    assert import_(book, "--sheet", "名单")["new"] == 1
    assert main(["import", "people", file, str(book), "--sheet", "附件"]) == 1
    assert "附件" in capsys.readouterr().err
    big5 = tmp_path / "b.csv"
    big5.write_bytes("姓名,單位\r\n張琪,消費者委員會\r\n".encode("big5"))
    assert import_(big5, "--encoding", "big5")["encoding"] == "big5"


def test_a_corrected_roster_tells_which_badges_must_be_printed_again(
    tmp_path: Path, import_: Callable[..., dict[str, Any]], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import_(EXAMPLES / "roster-en.csv")
    assert main(["print", "badges", file, "-o", str(tmp_path / "badges.pdf"), "--mark"]) == 0
    import_(xlsx(tmp_path / "corrected.xlsx", edited(rows_of(EXAMPLES / "roster-en.csv"))))
    capsys.readouterr()
    assert main(["reprints", file, "--json"]) == 0
    (due,) = json.loads(capsys.readouterr().out)
    assert due["kind"] == "badges" and due["changes"][0]["new"] == "Vice-chair"
    assert main(["print", "sign-in", file, "-o", str(tmp_path / "list.pdf"), "--mark"]) == 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("jxy", "姜欣怡"),
        ("ceng", "曾宗翰"),
        ("zeng", "曾宗翰"),
        ("单", "单佩珊"),
        ("shan", "单佩珊"),
        ("𬍛", "张𬍛"),
    ],
)
def test_somebody_of_the_sample_is_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, first: str
) -> None:
    """By initials, by either reading of a surname, by the surname itself, by a sign outside the first plane."""
    copy = tmp_path / "sample.rostrum"
    copy.write_bytes((EXAMPLES / "plenary-zh.rostrum").read_bytes())
    assert main(["find", str(copy), text, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == first


def test_a_phone_tail_finds_whose_it_is(
    file: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("姓名,手机\n姜明玉,13800005418\n曾宗翰,13800000002\n", "utf-8")
    assert main(["import", "people", file, str(sheet)]) == 0
    for text in ("5418", "jmy"):
        capsys.readouterr()
        assert main(["find", file, text, "--json"]) == 0
        assert [each["name"] for each in json.loads(capsys.readouterr().out)] == ["姜明玉"]
