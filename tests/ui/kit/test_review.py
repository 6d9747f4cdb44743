from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.job import run_now
from desktop_app.domain.review import LEFT, MappedColumn, Proposed, Reason, Review, Verdict, Way
from desktop_app.exchange.sheets import read_sheet
from desktop_app.ui.kit.review import Preview, ReviewDialog
from desktop_app.ui.kit.review_table import ReviewTab, ReviewTable
from desktop_app.ui.kit.sheet_bar import SheetBar
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


@dataclass(frozen=True)
class Thing:
    name: str


REVIEW = Review(
    (
        Proposed(3, Verdict.CHANGED, Thing("b"), Thing("a")),
        Proposed(4, Verdict.CHANGED, Thing("d"), Thing("c")),
        Proposed(5, Verdict.DUPLICATE, Thing("e"), others=(Way(Thing("e"), Thing("known")),)),
        Proposed(9, Verdict.REFUSED, reasons=(Reason("person-without-name"),), cells=("", "市消保委")),
    ),
    (MappedColumn(0, "姓名", "name"), MappedColumn(1, "单位", "organisation")),
    source="名单.xlsx",
)


def cells(row: Proposed[Thing]) -> tuple[str, ...]:
    return (str(row.row), row.value.name if row.value else "")


def way(row: Proposed[Thing], place: int) -> str:
    return ("as new", "as known")[place]


def preview(review: Review[Thing] = REVIEW) -> Preview:
    titles = ("Row", "Name")
    return Preview(
        review,
        review.source,
        [
            ReviewTab("New", titles, review.of(Verdict.NEW), cells, "ok", "Nobody is new", way),
            ReviewTab("Changed", titles, review.of(Verdict.CHANGED), cells, "warn", ways=way),
            ReviewTab("Doubles", titles, review.of(Verdict.DUPLICATE), cells, "warn", ways=way),
            ReviewTab("Unreadable", titles, review.of(Verdict.REFUSED), cells, "bad"),
        ],
        ["encoding: GB18030"],
    )


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> ReviewDialog:
    made = ReviewDialog(office, "Import people", preview(), lambda count: f"Import {count}")
    qtbot.addWidget(made)
    return made


def table(dialog: ReviewDialog, tab: int) -> ReviewTable:
    page = dialog.tabs.widget(tab)
    assert page is not None
    (found,) = page.findChildren(ReviewTable)
    return found


def test_it_opens_where_there_is_something_and_counts_each(dialog: ReviewDialog) -> None:
    assert dialog.tabs.currentIndex() == 1
    assert [dialog.tabs.tabText(place).split()[-1] for place in range(4)] == ["0", "2", "1", "1"]
    assert dialog.accept_button.text() == "Import 2" and dialog.choices() == {3: 0, 4: 0}


def test_it_is_accepted_by_its_own_button_alone(qtbot: QtBot, dialog: ReviewDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    dialog.decide([3, 4], LEFT)
    assert not dialog.accept_button.isEnabled() and dialog.choices() == {}


def test_space_takes_and_leaves_the_selected_rows(qtbot: QtBot, dialog: ReviewDialog) -> None:
    rows = table(dialog, 1)
    rows.selectRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.choices() == {4: 0} and dialog.accept_button.text() == "Import 1"
    rows.selectAll()
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert dialog.choices() == {3: 0, 4: 0}
    assert rows.model().index(0, 0).data() == "as new"


def test_a_row_with_several_ways_asks_which(dialog: ReviewDialog) -> None:
    rows = table(dialog, 2)
    menu = rows.ways_menu(0)
    assert [action.text() for action in menu.actions()] == ["as new", "as known", "Leave"]
    menu.actions()[1].trigger()
    assert dialog.choices()[5] == 1 and rows.model().index(0, 0).data() == "as known"
    rows.decide(LEFT, rows.chosen_rows())
    assert 5 not in dialog.choices()


def test_another_reading_of_the_sheet_begins_anew(dialog: ReviewDialog) -> None:
    dialog.decide([3], LEFT)
    dialog.show_preview(preview())
    assert dialog.choices() == {3: 0, 4: 0} and dialog.tabs.count() == 4


def test_unreadable_rows_are_saved_with_the_reason(
    dialog: ReviewDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.expect("save_file", tmp_path / "out.xlsx")
    dialog.save_refused()
    rows = run_now(read_sheet(tmp_path / "out.xlsx")).rows
    assert rows == (
        ("姓名", "单位", "Row", "Reason"),
        ("", "市消保委", "9", "There is no name in this row."),
    )


def test_the_bar_tells_what_the_person_wants(qtbot: QtBot) -> None:
    bar = SheetBar({"name": "Name", "phone": "Mobile"}, ("utf-8", "gb18030"))
    qtbot.addWidget(bar)
    columns = (MappedColumn(0, "谁", ""), MappedColumn(1, "电话", "phone"), MappedColumn(2, "", ""))
    bar.tell(("甲", "乙"), "乙", "", columns)
    assert bar.sheet == "乙" and bar.encoding is None and bar.columns == {}
    boxes = bar.mapping()
    assert [box.currentData() for box in boxes] == ["", "phone"]
    with qtbot.waitSignal(bar.changed):
        boxes[0].setCurrentIndex(1)
        boxes[0].activated.emit(1)
    assert bar.columns == {0: "name"}
    with qtbot.waitSignal(bar.changed):
        bar.sheets.setCurrentIndex(0)
        bar.sheets.activated.emit(0)
    assert bar.sheet == "甲" and bar.columns == {}
    bar.tell((), "", "gb18030", columns)
    assert bar.sheet is None and bar.encoding == "gb18030"
