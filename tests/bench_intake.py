"""Taking a roster in, from the file to the commit, beside what python-calamine alone needs to read the same sheet."""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from db.queries import attendees
from db.store import Store
from desktop_app.commands.attendees import take_in
from desktop_app.commands.meeting import new_meeting
from desktop_app.domain.job import run_now
from desktop_app.domain.roster_review import review_roster
from desktop_app.exchange.sheets import read_sheet
from tests.bench import Figure, against, median_seconds
from tests.sample import roster_rows

SIZES = (5_000, 100_000)
FEW = 50_000
"""From so many rows on one bare reading is enough: it takes seconds."""


def figures() -> list[Figure]:
    """Seconds for reading, reviewing and committing all rows; the peer reads the cells and does nothing with them."""
    found = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            sheet = Path(folder) / "roster.xlsx"
            with xlsxwriter.Workbook(sheet, {"constant_memory": True}) as book:
                page = book.add_worksheet()
                for place, row in enumerate(roster_rows(size)):
                    page.write_row(place, 0, row)
            bare = median_seconds(partial(_bare, sheet), runs=5 if size < FEW else 1)
            ours = _taken_in(Path(folder) / "bench.rostrum", sheet)
        found.append(against(f"import of {size:,} people", "s", ours, "bare calamine read, s", bare, "≤ 2"))
    return found


def _bare(sheet: Path) -> int:
    return len(CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python())


def _taken_in(path: Path, sheet: Path) -> float:
    store = Store.create(path, new_meeting("会议"))
    try:
        began = time.perf_counter()
        table = run_now(read_sheet(sheet))
        take_in(store, review_roster(table.rows, attendees.everyone()))
        return time.perf_counter() - began
    finally:
        store.close()
