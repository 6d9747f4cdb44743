"""The child process that reads a spreadsheet: `python -m desktop_app.exchange.sheet_worker FILE [SHEET]`.

It answers on stdout in UTF-8: names of the sheets, the name read, the rows, parted by control characters (see
`sheets.py`). On failure it exits 1 with a code as the last line of stderr. Its memory and processor time are capped
where the system can do that (POSIX); elsewhere the parent's time limit and the look at the zip directory must do.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Place = tuple[int, int]
"""Row and column, from 0."""

MEMORY = 1 << 30
SECONDS = 25
MAX_CELLS = 6_000_000
MAX_CELL = 4000
MAX_MERGED = 200_000
"""Cells that merged ones above them may fill; a real roster has some thousands."""
CELL, ROW, PART = "\x1f", "\x1e", "\x1d"
MIDNIGHT = dt.time()
_DROPPED = dict.fromkeys(map(ord, CELL + ROW + PART + "\0"))


def main(arguments: Sequence[str]) -> int:
    """Read the book named by the arguments; the exit status."""
    from python_calamine import CalamineWorkbook, PasswordError

    _cap()
    path, wanted = arguments[0], arguments[1] if len(arguments) > 1 else None
    try:
        with CalamineWorkbook.from_path(path) as book:
            return _answer(book, wanted)
    except PasswordError:
        return _fail("sheet-locked")
    except Exception as trouble:  # noqa: BLE001 - whatever a reader makes of a broken file is one sentence
        sys.stderr.write(f"{trouble}\n")
        return _fail("sheet-unreadable")


def _answer(book: CalamineWorkbook, wanted: str | None) -> int:
    names = book.sheet_names
    if wanted is not None and wanted not in names:
        return _fail("sheet-no-such-name")
    sheet = book.get_sheet_by_name(wanted) if wanted is not None else _first_filled(book)
    if sheet.total_height * max(sheet.total_width, 1) > MAX_CELLS:
        return _fail("sheet-too-big")
    rows = sheet.to_python(skip_empty_area=False)
    _fill_merged(rows, sheet.merged_cell_ranges or [])
    table = ROW.join([CELL.join([text(cell) for cell in row]) for row in rows])
    out = PART.join((CELL.join(_plain(name) for name in names), _plain(sheet.name), table))
    sys.stdout.buffer.write(out.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return 0


def _fill_merged(rows: list[list[Any]], merged: Sequence[tuple[Place, Place]]) -> None:
    """Put what stands in a cell merged down one column (an organisation beside its people, a heading of two lines)
    into every row it covers. Cells merged across are titles and group headings, and stay one filled cell."""
    left = MAX_MERGED
    for (top, column), (bottom, last) in merged:
        if column != last or top >= len(rows):
            continue
        for place in range(top + 1, min(bottom + 1, len(rows), top + 1 + left)):
            if column < len(rows[place]) and rows[place][column] == "":
                rows[place][column] = rows[top][column]
        left -= max(0, bottom - top)
        if left <= 0:
            return


def _first_filled(book: CalamineWorkbook) -> CalamineSheet:
    """The first sheet with more than one cell; else the first of all."""
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > 1:
            return sheet
    return book.get_sheet_by_index(0)


def text(cell: object) -> str:
    """One cell as text: 18918918918.0 is 18918918918, midnight of a day is the day, noon is 12:00."""
    if isinstance(cell, str):
        return cell if cell.isprintable() and len(cell) <= MAX_CELL else _plain(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == MIDNIGHT else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, dt.time):
        return cell.strftime("%H:%M")
    if isinstance(cell, dt.timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(cell)


def _plain(cell: str) -> str:
    return cell[:MAX_CELL].translate(_DROPPED)


def _cap() -> None:
    """Cap memory and processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):
            continue


def _fail(code: str) -> int:
    sys.stderr.write(code + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
