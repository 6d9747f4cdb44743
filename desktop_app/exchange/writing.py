"""Writing a table to xlsx, csv or json, so that no cell can act: text stays text wherever it is opened."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

Cell = str | int | None
Row = Sequence[Cell]

_ACTING = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
MAX_WIDTH = 48


def table_bytes(kind: str, title: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The table as a file of this kind: "xlsx", "csv" or "json". ValueError for another kind."""
    writers = {"xlsx": _xlsx, "csv": _csv, "json": _json}
    if kind not in writers:
        raise ValueError(kind)
    return writers[kind](title, headings, rows)


def _xlsx(title: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A sheet with a frozen heading, filters and fitting widths. Strings are written as strings: never formulas."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EFEDE8", "valign": "vcenter"})
        sheet.write_row(0, 0, headings, head)
        widths = [_width(text) for text in headings]
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(last, column, cell)
                    widths[column] = max(widths[column], _width(cell))
                elif cell is not None:
                    sheet.write_number(last, column, cell)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, MAX_WIDTH))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(last, 1), len(headings) - 1)
    return out.getvalue()


def _csv(_title: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    """UTF-8 with a mark, for Excel; a quote before what a spreadsheet would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(text) for text in headings])
    for row in rows:
        writer.writerow(
            ["" if cell is None else harmless(cell) if isinstance(cell, str) else cell for cell in row]
        )
    return out.getvalue().encode("utf-8-sig")


def _json(_title: str, headings: Sequence[str], rows: Iterable[Row]) -> bytes:
    listed: list[Mapping[str, Cell]] = [dict(zip(headings, row, strict=True)) for row in rows]
    return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def harmless(text: str) -> str:
    """The text with a quote before it when a spreadsheet might run it."""
    return "'" + text if text.startswith(_ACTING) else text


def _width(text: str) -> int:
    return sum(2 if sign >= "\u2e80" else 1 for sign in text)


def _sheet_name(title: str) -> str:
    """A name Excel accepts: no []:*?/\\ and at most 31 signs."""
    plain = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")
    return plain[:31] or "Sheet1"
