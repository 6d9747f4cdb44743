"""Sheets from every program, and files that mean harm: each ends in values or in one refusal."""

from __future__ import annotations

import datetime as dt
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import paths
from desktop_app.domain.job import run_now
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.review import Verdict
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange import sheets
from desktop_app.exchange.html_table import rows_of_html
from desktop_app.exchange.sheet_worker import text
from desktop_app.exchange.sheets import Sheet, pasted, read_sheet
from tests.exchange.books import ods, xls

ROWS = (
    ("姓名", "单位", "手机"),
    ("李䶮", "市工商联", "18242657546"),
    ("张𬍛", '百货"集团", 一部', "021-6422"),
)
EXAMPLES = paths.resources() / "examples"


def xlsx(path: Path, rows: tuple[tuple[object, ...], ...] = ROWS, *, empty_first: bool = False) -> Path:
    with xlsxwriter.Workbook(path) as book:
        if empty_first:
            book.add_worksheet("封面")
        sheet = book.add_worksheet("名单")
        day, hour = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "hh:mm"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.datetime):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, dt.time):
                    sheet.write_datetime(number, column, cell, hour)
                else:
                    sheet.write(number, column, cell)
    return path


def read(path: Path, sheet: str | None = None, encoding: str | None = None) -> Sheet:
    return run_now(read_sheet(path, sheet, encoding))


def refusal(path: Path, sheet: str | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(path, sheet)
    return caught.value


def test_a_workbook(tmp_path: Path) -> None:
    found = read(xlsx(tmp_path / "名单 一.xlsx"))
    assert found.rows == ROWS and found.name == "名单" and found.names == ("名单",)


def test_a_workbook_of_1997(tmp_path: Path) -> None:
    assert read(xls(tmp_path / "名单.xls", ROWS)).rows == ROWS


def test_an_open_document_sheet(tmp_path: Path) -> None:
    assert read(ods(tmp_path / "名单.ods", ROWS)).rows == ROWS


def test_numbers_dates_and_times_come_as_people_write_them(tmp_path: Path) -> None:
    row = (18242657546, 2.5, dt.datetime(2027, 3, 15), dt.time(13, 30), True, "", "0012")
    found = read(xlsx(tmp_path / "a.xlsx", (row,)))
    assert found.rows == (("18242657546", "2.5", "2027-03-15", "13:30", "TRUE", "", "0012"),)


@pytest.mark.parametrize(
    ("cell", "written"),
    [(1.0, "1"), (0.1, "0.1"), (dt.datetime(2027, 3, 15, 9, 5), "2027-03-15 09:05"), (dt.timedelta(minutes=95), "1:35"),
     (dt.date(2027, 3, 15), "2027-03-15"), ("甲\x1f乙\x00", "甲乙")],
)  # fmt: skip
def test_cells_as_text(cell: object, written: str) -> None:
    assert text(cell) == written


def test_the_first_sheet_that_is_filled_is_read_and_any_by_name(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", empty_first=True)
    assert read(path).name == "名单" and read(path).names == ("封面", "名单")
    assert read(path, "封面").rows == ()
    assert refusal(path, "附件").code == "sheet-no-such-name"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
    ],
)  # fmt: skip
def test_text_tables_in_every_encoding_of_the_office(tmp_path: Path, data: str, encoding: str) -> None:
    lines = '姓名,单位,手机\r\n李䶮,市工商联,18242657546\r\n张𬍛,"百货""集团"", 一部",021-6422\r\n'
    path = tmp_path / "名单.csv"
    path.write_bytes(lines.encode(data))
    found = read(path)
    assert found.rows == ROWS and found.encoding == encoding and not found.doubtful


def test_traditional_text_is_told_to_be_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "名單.csv"
    path.write_bytes(
        "姓名,單位\r\n張琪,消費者委員會\r\n劉嘉玲,電子商務協會\r\n陳凱琳,電話\r\n".encode("big5")
    )
    guessed = read(path)
    chosen = read(path, encoding="big5")
    assert chosen.rows[1] == ("張琪", "消費者委員會")
    assert guessed.doubtful or guessed.rows == chosen.rows


def test_cells_pasted_from_a_spreadsheet() -> None:
    assert pasted("姓名\t单位\r\n李䶮\t市工商联\r\n").rows == (("姓名", "单位"), ("李䶮", "市工商联"))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"no zip at all", "sheet-unreadable"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "sheet-unreadable"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "sheet-unreadable"),
        ("a.ods", b"PK\x03\x04broken", "sheet-unreadable"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "sheet-unreadable"),
        ("a.docx", b"", "sheet-unknown-kind"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert refusal(path).code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.xlsx").code == "sheet-not-found"


def test_a_zip_that_swells_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * (5 << 20))
    assert refusal(path).code == "sheet-unsafe"


def test_a_sheet_that_claims_a_million_cells_a_row_costs_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "sparse.xlsx"
    rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            f'<Default Extension="xml" ContentType="{kinds}.sheet.main+xml"/></Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rels}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{rels}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{rels}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>',
        )
    assert refusal(path).code in {"sheet-unreadable", "sheet-too-big"}


def test_a_reader_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    monkeypatch.setattr(sheets, "TIME_LIMIT", 0.2)
    monkeypatch.setattr(
        sheets, "_worker", lambda _path, _sheet: [sys.executable, "-c", "import time; time.sleep(60)"]
    )
    assert refusal(path).code == "sheet-too-slow"


def test_a_cancelled_read_leaves_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, mark = xlsx(tmp_path / "a.xlsx"), tmp_path / "mark"
    wait = f"import time, pathlib; time.sleep(1); pathlib.Path({str(mark)!r}).touch()"
    monkeypatch.setattr(sheets, "_worker", lambda _path, _sheet: [sys.executable, "-c", wait])
    job = read_sheet(path)
    next(job)
    job.close()  # waits for the child it has ended
    assert not mark.exists()


def test_a_book_that_is_too_big_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_FILE", 1000)
    assert refusal(xlsx(tmp_path / "a.xlsx")).code == "sheet-too-big"


@pytest.mark.parametrize(
    ("name", "counts"), [("roster-zh.xlsx", (176, 1, 1)), ("roster-en.csv", (172, 0, 0))]
)
def test_the_sample_rosters(name: str, counts: tuple[int, int, int]) -> None:
    found = review_roster(read(EXAMPLES / name).rows, []).counts()
    assert (found[Verdict.NEW], found[Verdict.DUPLICATE], found[Verdict.REFUSED]) == counts


def test_a_table_copied_from_a_page() -> None:
    html = (
        "<html><body><!--StartFragment--><table><tr><th>组别<th>姓名<th>单位</tr>"
        "<tr><td rowspan=2>甲组</td><td>王伟</td><td><p>市商务委</p><p>办公室</p></td></tr>"
        "<tr><td>李&amp;丽</td></tr><tr><td colspan=3>合计</td></tr></table><table><tr><td>二</td></tr></table>"
    )
    assert pasted("whatever", html).rows == (
        ("组别", "姓名", "单位"), ("甲组", "王伟", "市商务委 办公室"), ("甲组", "李&丽"), ("合计", "", ""),
    )  # fmt: skip
    assert pasted("姓名\t单位", "<p>no table").rows == (("姓名", "单位"),)


@given(st.text(alphabet="<>/=\"' tdrh123abc\n", max_size=200))
def test_any_markup_is_read_without_a_fault(text: str) -> None:
    assert all(isinstance(cell, str) for row in rows_of_html("<table><tr><td>" + text) for cell in row)
