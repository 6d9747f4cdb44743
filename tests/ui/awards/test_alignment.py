"""Aligning the printer: measured once, then every certificate on this computer is moved."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.alignment import Alignment
from desktop_app.ui.awards import output
from desktop_app.ui.awards.alignment import AlignmentDialog, chosen_alignment
from desktop_app.ui.awards.page import AwardsPage
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from tests.ui.asker import FakeAsker


@pytest.fixture
def dialog(qtbot: QtBot, page: AwardsPage, office: Office) -> AlignmentDialog:
    made = AlignmentDialog(office, page)
    qtbot.addWidget(made)
    made.show()
    return made


def first_name_at(pdf: bytes, name: str) -> tuple[float, float]:
    """Where the name stands on the first page, in millimetres from the lower left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[0].get_textpage()
        found = text.search(name).get_next()
        assert found is not None
        left, bottom, _right, _top = text.get_charbox(found[0])
    finally:
        document.close()
    return left / 72 * 25.4, bottom / 72 * 25.4


def printed(page: AwardsPage, office: Office, asker: FakeAsker, qtbot: QtBot) -> tuple[bytes, str]:
    seen: list[tuple[bytes, str]] = []

    def look(shown: QDialog) -> bool:
        assert isinstance(shown, PrintPreviewDialog)
        item = shown._warnings.itemAt(0)
        widget = item.widget() if item is not None else None
        seen.append((shown._pdf, widget.text() if widget is not None else ""))  # type: ignore[attr-defined]
        return False

    asker.expect("run", look)
    assert output.print_certificates(office, page, "zh", [page.subject()])
    qtbot.waitUntil(asker.done)
    return seen[0]


def test_a_measured_printer_moves_certificates_the_other_way(
    dialog: AlignmentDialog, page: AwardsPage, office: Office, asker: FakeAsker, qtbot: QtBot
) -> None:
    name = page.ceremony.recipients[page.subject()].name
    before, _told = printed(page, office, asker, qtbot)
    dialog.printer.setCurrentText("二楼打印机")
    dialog.measures["left"].setValue(22.0)
    dialog.measures["top"].setValue(19.0)
    dialog.keep_button.click()
    assert chosen_alignment(office.settings) == Alignment(297, 210, 22, 19, 257, 170)
    after, told = printed(page, office, asker, qtbot)
    (x, y), (moved_x, moved_y) = first_name_at(before, name), first_name_at(after, name)
    assert moved_x - x == pytest.approx(-2.0, abs=0.1) and moved_y - y == pytest.approx(-1.0, abs=0.1)
    assert "二楼打印机" in told
    again = AlignmentDialog(office, page)
    qtbot.addWidget(again)
    assert again.measures["left"].value() == 22.0 and again.printer.currentText() == "二楼打印机"
    again.none_button.click()
    assert printed(page, office, asker, qtbot) == (before, "")


def test_what_was_measured_wrongly_is_told(dialog: AlignmentDialog) -> None:
    dialog.measures["wide"].setValue(200.0)
    assert dialog.fault.isVisible() and not dialog.keep_button.isEnabled()
    dialog.measures["wide"].setValue(257.0)
    assert not dialog.fault.isVisible() and dialog.keep_button.isEnabled()


def test_the_test_page_is_shown(dialog: AlignmentDialog, asker: FakeAsker, qtbot: QtBot) -> None:
    pages: list[int] = []

    def look(shown: QDialog) -> bool:
        assert isinstance(shown, PrintPreviewDialog)
        pages.append(shown.preview.page_count())
        return False

    for button in (dialog.test_button, dialog.check_button):
        asker.expect("run", look)
        button.click()
        qtbot.waitUntil(asker.done)
    assert pages == [1, 1]


def test_slips_between_the_piles_can_be_asked_for(
    page: AwardsPage, office: Office, asker: FakeAsker, qtbot: QtBot
) -> None:
    counts: list[int] = []

    def look(shown: QDialog) -> bool:
        assert isinstance(shown, PrintPreviewDialog)
        counts.append(shown.preview.page_count())
        return False

    for choice in ("no", "yes"):
        office.settings.papers["certificates.separators"] = choice
        asker.expect("run", look)
        page._print(None)
        qtbot.waitUntil(asker.done)
    assert counts[0] == 4 and counts[1] > 4
