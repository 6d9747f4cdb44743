"""Sheets as other programs write them, for tests: xlsx with merged cells, xls of 1997, Open Document."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt  # type: ignore[import-untyped]

Rows = Sequence[Sequence[Any]]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(path: Path, rows: Rows, merged: Sequence[str] = ()) -> Path:
    """A workbook of one sheet; `merged` ranges ("A1:D1") keep what stands in their first cell."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("名单")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None and cell != "":
                    sheet.write(number, column, cell)
        for area in merged:
            first_row, first_column, _last_row, _last_column = sheet_range(area)
            sheet.merge_range(area, rows[first_row][first_column])
    return path


def sheet_range(area: str) -> tuple[int, int, int, int]:
    """ "B2:B4" as rows and columns from 0."""
    from xlsxwriter.utility import xl_cell_to_rowcol

    first, _colon, last = area.partition(":")
    top, left = xl_cell_to_rowcol(first)
    bottom, right = xl_cell_to_rowcol(last)
    return top, left, bottom, right


def xls(path: Path, rows: Rows) -> Path:
    """A workbook as Excel 97 wrote them."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell)
    book.save(str(path))
    return path


def ods(path: Path, rows: Rows) -> Path:
    """An Open Document sheet: the least zip that office programs open."""
    table = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0" '
        'office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="名单">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", kind)
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", content)
    return path


def _ods_cell(cell: object) -> str:
    if not cell:
        return "<table:table-cell/>"
    number = isinstance(cell, int | float)
    kind = f'office:value-type="float" office:value="{cell}"' if number else 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"
