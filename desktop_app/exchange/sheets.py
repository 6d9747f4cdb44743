"""Reading a table from a file, whatever wrote it: xlsx, xls, ods, csv, or cells pasted from a spreadsheet.

`read_sheet(path)` is a job that ends in a `Sheet` of plain text. It refuses (Refusal, nothing else) with
sheet-not-found, sheet-unknown-kind, sheet-too-big, sheet-unsafe, sheet-unreadable, sheet-locked, sheet-too-slow or
sheet-no-such-name.

Spreadsheets are read in a child process with caps on memory and time: a crafted or broken file can make any reader
abort or hang, and that must cost one sentence, never the window. The child is `sheet_worker.py`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from desktop_app.domain.job import Job, Step
from desktop_app.domain.refusal import Refusal

from .csv_text import decode, rows_of
from .html_table import rows_of_html

BOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})

MAX_FILE = 20 << 20
"""Bytes of a spreadsheet file; a text file may be twice as long."""
MAX_UNPACKED = 256 << 20
MAX_RATIO = 300
"""How much a zip member may grow: a real sheet stays below 40, a bomb starts at 1,000."""
TIME_LIMIT = 30.0
"""Seconds the child may take; 100,000 rows take about 2."""

CELL, ROW, PART = "\x1f", "\x1e", "\x1d"
"""What stands between cells, rows and parts in the answer of the child; readers of cells drop control characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: whole numbers without ".0", dates and times in ISO form (2027-03-15, 13:30), "" for nothing.

    `name` is the sheet that was read and `names` all of the book's; `encoding` is set for text files. `doubtful` tells
    that the text may be in another encoding, so the reader should be asked (Big5 passes for GB18030)."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    names: tuple[str, ...] = ()
    encoding: str = ""
    doubtful: bool = False


def read_sheet(path: Path, sheet: str | None = None, encoding: str | None = None) -> Job[Sheet]:
    """Read one table: the named sheet, or the first that is not empty; text in the given encoding, or the likeliest."""
    if not path.is_file():
        raise Refusal("sheet-not-found", file=path.name)
    kind = path.suffix.lower()
    if kind in BOOKS:
        return (yield from _read_book(path, sheet))
    if kind in TEXTS:
        yield Step(0, 0, path.name)
        return _read_text(path, encoding)
    raise Refusal("sheet-unknown-kind", file=path.name, kind=kind)


def pasted(text: str, html: str = "") -> Sheet:
    """Cells copied from a spreadsheet, a document or a page: its table as HTML where there is one, else lines of tabs.
    Text without a tab is read as csv."""
    return Sheet((html and rows_of_html(html)) or rows_of(text))


def _read_text(path: Path, encoding: str | None) -> Sheet:
    if path.stat().st_size > 2 * MAX_FILE:
        raise Refusal("sheet-too-big", file=path.name, megabytes=2 * MAX_FILE >> 20)
    decoded = decode(path.read_bytes(), encoding)
    if decoded is None:
        raise Refusal("sheet-unreadable", file=path.name)
    return Sheet(rows_of(decoded.text), encoding=decoded.encoding, doubtful=decoded.doubtful)


def _read_book(path: Path, sheet: str | None) -> Job[Sheet]:
    ensure_harmless(path)
    with tempfile.TemporaryFile() as answer:
        yield from _run_child(path, sheet, answer)
        answer.seek(0)
        return _sheet(answer.read().decode("utf-8"))


def _run_child(path: Path, sheet: str | None, answer: IO[bytes]) -> Generator[Step, None, None]:
    """Let the child read; refuse when it says so, dies or takes too long. Closing the job ends the child."""
    with subprocess.Popen(
        _worker(path, sheet), stdin=subprocess.DEVNULL, stdout=answer, stderr=subprocess.PIPE
    ) as child:
        try:
            waited = 0.0
            while child.poll() is None and waited < TIME_LIMIT:
                yield Step(0, 0, path.name)
                waited += _wait(child)
            if child.poll() is None:
                raise Refusal("sheet-too-slow", file=path.name, seconds=int(TIME_LIMIT))
            ensure_read(child, path, sheet)
        finally:
            if child.poll() is None:
                child.kill()


def _wait(child: subprocess.Popen[Any], seconds: float = 0.05) -> float:
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    return seconds


def ensure_read(child: subprocess.Popen[bytes], path: Path, sheet: str | None) -> None:
    """Refuse by what the child said on its error stream; a child that died has said nothing we can use."""
    if child.returncode == 0:
        return
    said = child.stderr.read().decode("utf-8", "replace").strip() if child.stderr else ""
    code = said.splitlines()[-1] if said else ""
    known = code if code in {"sheet-no-such-name", "sheet-locked", "sheet-too-big"} else "sheet-unreadable"
    raise Refusal(known, file=path.name, sheet=sheet or "", megabytes=MAX_FILE >> 20)


def _worker(path: Path, sheet: str | None) -> list[str]:
    """How the child is started: from source as a module, from the packaged app through its own --worker switch."""
    start = (
        ["--worker", "sheet"]
        if getattr(sys, "frozen", False)
        else ["-m", "desktop_app.exchange.sheet_worker"]
    )
    return [sys.executable, *start, str(path.resolve()), *([sheet] if sheet else [])]


def _sheet(answer: str) -> Sheet:
    names, _, rest = answer.partition(PART)
    name, _, table = rest.partition(PART)
    rows = tuple(tuple(line.split(CELL)) for line in table.split(ROW)) if table else ()
    return Sheet(rows, name, tuple(names.split(CELL)))


def ensure_harmless(path: Path) -> None:
    """Refuse a book that is too big, or whose zip directory promises far more than it should. Reads no member."""
    if path.stat().st_size > MAX_FILE:
        raise Refusal("sheet-too-big", file=path.name, megabytes=MAX_FILE >> 20)
    if not zipfile.is_zipfile(path):
        return  # .xls is no zip; the child's caps hold for it
    try:
        with zipfile.ZipFile(path) as book:
            members = book.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as trouble:
        raise Refusal("sheet-unreadable", file=path.name) from trouble
    unpacked = sum(each.file_size for each in members)
    grown = max(
        (each.file_size / max(each.compress_size, 1) for each in members if each.file_size > 1 << 20),
        default=0,
    )
    if unpacked > MAX_UNPACKED or grown > MAX_RATIO or len(members) > 5000:
        raise Refusal("sheet-unsafe", file=path.name)
