"""Files that mean harm, or are broken: each costs one sentence, soon, and nothing else."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db.queries import attendees
from db.store import Store
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange import sheets
from desktop_app.exchange.rosters import import_roster
from desktop_app.sentences import REFUSALS, sentence
from desktop_app.words import Words
from tests.exchange.books import ods, xls, xlsx

ROWS = [["姓名", "单位"], ["王伟", "市商务委"]]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def changed(path: Path, member: str, change: Callable[[bytes], bytes], *, packed: bool = True) -> Path:
    """A workbook with one member of its zip changed."""
    xlsx(path, ROWS)
    with zipfile.ZipFile(path) as book:
        kept = {name: book.read(name) for name in book.namelist()}
    kept[member] = change(kept[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as book:
        for name, data in kept.items():
            book.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def rows_xml(rows: str) -> Callable[[bytes], bytes]:
    return lambda _old: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def bomb(path: Path) -> Path:
    return changed(path, SHEET, lambda old: old + b" " * (40 << 20))


def many_members(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        for number in range(6000):
            book.writestr(f"xl/{number}.xml", b"")
    return path


def sparse(path: Path) -> Path:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return changed(path, SHEET, rows_xml(far))


def sparse_down(path: Path) -> Path:
    return changed(
        path,
        SHEET,
        rows_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="CV900000"><v>2</v></c></row>'),
    )


def truncated(path: Path) -> Path:
    xlsx(path, ROWS)
    path.write_bytes(path.read_bytes()[:-400])
    return path


def half(path: Path) -> Path:
    xlsx(path, ROWS)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def one_cell(text: str) -> str:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cell}</sheetData></worksheet>'


def entities(path: Path) -> Path:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'
    body = one_cell("&l11;")
    return changed(path, SHEET, lambda _old: (head + body).encode())


def external_entity(path: Path) -> Path:
    head = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = one_cell("&x;")
    return changed(path, SHEET, lambda _old: (head + body).encode())


def broken_xml(path: Path) -> Path:
    return changed(path, "xl/workbook.xml", lambda old: old[: len(old) // 2])


def no_workbook(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("hello.txt", "a zip, but no workbook")
    return path


def encrypted(path: Path) -> Path:
    """A protected workbook is a compound file that holds the streams EncryptionInfo and EncryptedPackage."""
    path.write_bytes(
        compound(
            [
                ("EncryptionInfo", b"\x04\x00\x04\x00@\x00\x00\x00" + b"<x/>" * 20),
                ("EncryptedPackage", b"\x00" * 600),
            ]
        )
    )
    return path


def compound(streams: list[tuple[str, bytes]]) -> bytes:
    """A compound file (MS-CFB) with these streams, each in sectors of 512 bytes of its own."""
    sectors: list[bytes] = []
    chain: list[int] = []
    places = []
    for _name, data in streams:
        data = data.ljust(4096, b"\0")
        places.append((len(sectors), len(data)))
        pieces = [data[at : at + 512] for at in range(0, len(data), 512)]
        chain += [len(sectors) + n + 1 for n in range(len(pieces) - 1)] + [0xFFFFFFFE]
        sectors += pieces
    entries = [entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)]
    for number, ((name, _data), (start, size)) in enumerate(zip(streams, places, strict=True)):
        right = number + 2 if number + 1 < len(streams) else 0xFFFFFFFF
        entries.append(entry(name, 2, 0xFFFFFFFF, start, size, right))
    folder, table = len(sectors), len(sectors) + 1
    chain += [0xFFFFFFFE, 0xFFFFFFFD]
    sectors.append(b"".join(entries).ljust(512, b"\0"))
    sectors.append(struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff"))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    head += struct.pack("<9I", 0, 1, folder, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", table)
    return head.ljust(512, b"\xff") + b"".join(sectors)


def entry(name: str, kind: int, child: int, start: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    told = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<3I", 0xFFFFFFFF, right, child)
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBB", len(told), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def written(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


def nothing_but_titles(path: Path) -> Path:
    return xlsx(path, [["滨江市消保委第三次全体会议参会人员名单", "", ""], ["2027年3月15日", "友谊会堂", ""]])


def broken_ods(path: Path) -> Path:
    ods(path, ROWS)
    with zipfile.ZipFile(path) as book:
        kept = {name: book.read(name) for name in book.namelist()}
    kept["content.xml"] = kept["content.xml"][:300]
    with zipfile.ZipFile(path, "w") as book:
        for name, data in kept.items():
            book.writestr(name, data)
    return path


def swollen_ods(path: Path) -> Path:
    """Rows that repeat a million times, columns sixteen thousand times, all of them filled."""
    ods(path, ROWS)
    with zipfile.ZipFile(path) as book:
        kept = {name: book.read(name) for name in book.namelist()}
    many = b'table:number-columns-repeated="16384" office:value-type="string"'
    cell = b"<table:table-cell " + many + b"><text:p>x</text:p></table:table-cell>"
    row = (
        b'<table:table-row table:number-rows-repeated="1000000">' + cell + b"</table:table-row></table:table>"
    )
    kept["content.xml"] = kept["content.xml"].replace(b"</table:table>", row)
    with zipfile.ZipFile(path, "w") as book:
        for name, data in kept.items():
            book.writestr(name, data)
    return path


def cut_xls(path: Path) -> Path:
    xls(path, ROWS)
    path.write_bytes(path.read_bytes()[:700])
    return path


def noisy_xls(path: Path) -> Path:
    xls(path, ROWS)
    data = bytearray(path.read_bytes())
    data[600:1400] = bytes((7 * n) % 256 for n in range(800))
    path.write_bytes(bytes(data))
    return path


def picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(out, "PNG")
    return out.getvalue()


BAD: list[tuple[str, Callable[[Path], Path], set[str]]] = [
    ("bomb.xlsx", bomb, {"sheet-unsafe"}),
    ("members.xlsx", many_members, {"sheet-unsafe"}),
    ("sparse.xlsx", sparse, {"sheet-unreadable", "sheet-too-big"}),
    ("down.xlsx", sparse_down, {"sheet-unreadable", "sheet-too-big"}),
    ("truncated.xlsx", truncated, {"sheet-unreadable"}),
    ("half.xlsx", half, {"sheet-unreadable"}),
    ("entities.xlsx", entities, {"sheet-unreadable", "roster-no-header"}),
    ("outside.xlsx", external_entity, {"sheet-unreadable", "roster-no-header"}),
    ("xml.xlsx", broken_xml, {"sheet-unreadable"}),
    ("zip.xlsx", no_workbook, {"sheet-unreadable"}),
    ("text.xlsx", written(b"this is no workbook"), {"sheet-unreadable"}),
    ("empty.xlsx", written(b""), {"sheet-unreadable"}),
    (
        "page.xls",
        written("<html><table><tr><td>姓名</td></tr></table></html>".encode()),
        {"sheet-unreadable"},
    ),
    ("locked.xlsx", encrypted, {"sheet-locked"}),
    ("titles.xlsx", nothing_but_titles, {"roster-no-header"}),
    ("blank.xlsx", lambda path: xlsx(path, []), {"roster-no-header"}),
    ("cut.xls", cut_xls, {"sheet-unreadable"}),
    ("noisy.xls", noisy_xls, {"sheet-unreadable", "roster-no-header"}),
    ("broken.ods", broken_ods, {"sheet-unreadable", "roster-no-header"}),
    ("swollen.ods", swollen_ods, {"sheet-unreadable", "sheet-too-big", "sheet-too-slow"}),
    ("empty.csv", written(b""), {"roster-no-header"}),
    ("picture.csv", written(picture()), {"sheet-unreadable"}),
    ("nuls.csv", written(b"\0" * 5000), {"sheet-unreadable", "roster-no-header"}),
    ("letter.docx", written(b"PK\x03\x04"), {"sheet-unknown-kind"}),
]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes long is given up soon, as for staff who wait."""
    monkeypatch.setattr(sheets, "TIME_LIMIT", 5.0)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(("name", "make", "codes"), BAD, ids=[name for name, _make, _codes in BAD])
def test_a_bad_file_costs_one_sentence(
    tmp_path: Path, name: str, make: Callable[[Path], Path], codes: set[str]
) -> None:
    path = make(tmp_path / name)
    with pytest.raises(Refusal) as refused:
        run_now(import_roster(path, []))
    assert refused.value.code in codes and refused.value.code in REFUSALS
    for language in ("en", "zh_CN"):
        told = sentence(refused.value, Words(language).gettext)
        assert told and "{" not in told and "\n" not in told


def test_a_huge_cell_is_cut_and_the_rest_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "备注"], ["王伟", "长" * 32_000], ["李丽", ""]])
    found = run_now(import_roster(path, []))
    assert [each.value.name for each in found.chosen() if each.value] == ["王伟", "李丽"]
    first = found.chosen()[0].value
    assert first is not None and len(first.notes) <= 500
    text = tmp_path / "a.csv"
    text.write_text('姓名,备注\n王伟,"' + "长" * 2_000_000 + '"\n', "utf-8")
    assert run_now(sheets.read_sheet(text)).rows[0] == ("姓名", "备注")


def test_an_open_quote_takes_no_more_than_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,备注\n王伟,"没有关\n李丽,无\n', "utf-8")
    assert [each.value.name for each in run_now(import_roster(path, [])).chosen() if each.value] == ["王伟"]


def test_nulls_between_letters_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("姓名,单位\n王\0伟,市商务委\n".encode() + b"x" * 5000)
    try:
        found = [each.value.name for each in run_now(import_roster(path, [])).chosen() if each.value]
    except Refusal as refusal:
        assert refusal.code == "sheet-unreadable"
    else:
        assert found[0] == "王伟"


def test_nothing_bad_leaves_a_trace_in_the_meeting(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "大会", secret="5e" * 20))
    try:
        for name, make, _codes in BAD[:3]:
            with pytest.raises(Refusal):
                run_now(import_roster(make(tmp_path / name), attendees.everyone()))
        assert attendees.everyone() == [] and not store.can_undo
    finally:
        store.close()
