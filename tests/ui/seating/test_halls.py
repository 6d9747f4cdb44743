"""Several seatings of one meeting on the page: another hall, its own people on its own seats, names and removal."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from db.queries import seating as kept
from db.queries.attendees import everyone
from db.store import Store
from desktop_app.commands.seating import seat_person
from desktop_app.domain.hall_templates import HallTemplate
from desktop_app.domain.seating import DAIS
from desktop_app.ui.kit.printing import PrintPreviewDialog
from desktop_app.ui.office import Office
from desktop_app.ui.seating.hall_dialog import HallDialog
from desktop_app.ui.seating.page import SeatingPage
from tests.seated import fill
from tests.ui.asker import FakeAsker

WAIT_MS = 20_000


@pytest.fixture
def page(qtbot: QtBot, office: Office, store: Store) -> SeatingPage:
    fill(store)
    made = SeatingPage(office)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def banquet(dialog: QDialog) -> bool:
    assert isinstance(dialog, HallDialog)
    dialog.kind.setCurrentIndex(1 + list(HallTemplate).index(HallTemplate.BANQUET))
    name, rows = dialog.left.widget("name"), dialog.left.widget("rows")
    seats, dais = dialog.left.widget("seats"), dialog.right.widget("dais")
    assert isinstance(name, QLineEdit) and isinstance(rows, QSpinBox)
    assert isinstance(seats, QSpinBox) and isinstance(dais, QSpinBox)
    name.setText("晚宴")
    for box, value in ((rows, 18), (seats, 10), (dais, 0)):
        box.setValue(value)
    dialog.accept()
    return dialog.design is not None


@pytest.fixture
def dinner(page: SeatingPage, asker: FakeAsker) -> SeatingPage:
    asker.expect("run", banquet)
    page.another_seating()
    return page


def test_another_seating_is_laid_out_and_shown(dinner: SeatingPage) -> None:
    assert [hall.name for hall in kept.halls()] == ["会堂", "晚宴"]
    assert dinner.state is not None and dinner.state.hall.name == "晚宴"
    assert dinner.switch.button.text() == "晚宴" and len(dinner.scene.rects) == 180
    dinner.switch.fill()
    ticked = [line.text() for line in dinner.switch.menu.actions() if line.isChecked()]
    assert ticked == ["晚宴"]


def test_each_seating_has_its_own_people(dinner: SeatingPage, office: Office, qtbot: QtBot) -> None:
    first, second = kept.halls()
    dinner.seat_everyone()
    card = dinner.side.preview
    qtbot.waitUntil(lambda: bool(card.proposals), timeout=WAIT_MS)
    card.accept.click()
    assert len(kept.placements(second.id)) == 172 and kept.placements(first.id) == []
    assert all(each.rank is None for each in kept.task(second.id).people) and not kept.task(second.id).walks
    dinner.switch.chosen.emit(first.id)
    assert dinner.state is not None and dinner.state.hall.id == first.id
    chair = next(seat for seat in kept.seats(first.id) if seat.area == DAIS)
    assert office.do(seat_person, everyone()[0].id, chair.id)
    assert len(kept.placements(first.id)) == 1 and len(kept.placements(second.id)) == 172


def test_a_seating_is_renamed_removed_and_brought_back(
    dinner: SeatingPage, office: Office, asker: FakeAsker
) -> None:
    asker.expect("text", "欢迎晚宴")
    dinner.switch.rename()
    assert dinner.switch.button.text() == "欢迎晚宴"
    dinner.switch.remove()
    assert [hall.name for hall in kept.halls()] == ["会堂"] and dinner.switch.button.text() == "会堂"
    office.undo()
    assert [hall.name for hall in kept.halls()] == ["会堂", "欢迎晚宴"]
    dinner.switch.fill()
    assert dinner.switch.menu.actions()[-1].isEnabled()


def test_the_plan_that_is_printed_is_that_of_the_hall_on_the_page(
    dinner: SeatingPage, asker: FakeAsker, qtbot: QtBot
) -> None:
    told: list[str] = []

    def look(shown: QDialog) -> bool:
        assert isinstance(shown, PrintPreviewDialog)
        document = pypdfium2.PdfDocument(shown._pdf)
        told.append(document[0].get_textpage().get_text_bounded())
        document.close()
        return False

    asker.expect("run", look)
    dinner.print_entries()[0].trigger()
    qtbot.waitUntil(asker.done)
    assert "晚宴" in told[0] and "会堂" not in told[0]
