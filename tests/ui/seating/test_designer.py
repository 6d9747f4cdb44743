"""The hall designer in an offscreen window, on a hall of 240 seats with its people on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import halls as drawings
from db.queries import seating
from desktop_app.commands import halls
from desktop_app.commands.attendees import add_attendee
from desktop_app.commands.seating import seat_person
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.hall_design import PartKind
from desktop_app.domain.hall_templates import HallNumbers, HallTemplate, templated
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.seating import SeatKind
from desktop_app.ui.kit.tiles import Tiles
from desktop_app.ui.office import Office
from desktop_app.ui.seating.designer.copying import CopiesDialog
from desktop_app.ui.seating.designer.grips import handles
from desktop_app.ui.seating.designer.panel import NumbersDraft
from desktop_app.ui.seating.designer.underlay import DrawingBelow
from desktop_app.ui.seating.designer.window import DesignerDialog
from tests.plans import architects_plan
from tests.ui.asker import FakeAsker


@pytest.fixture
def designer(qtbot: QtBot, office: Office) -> DesignerDialog:
    halls.make_hall(office.store, "一号厅", HallShape(4, 10, (5,), 3), "hall")
    made = DesignerDialog(office, "hall")
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


def send(designer: DesignerDialog, kind: QEvent.Type, at: QPointF, keys: Qt.KeyboardModifier) -> None:
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, at, QPointF(designer.canvas.mapToGlobal(at.toPoint())), left, held, keys)
    QApplication.sendEvent(designer.canvas, event)


def drag(
    designer: DesignerDialog, *points: QPointF, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    send(designer, QEvent.Type.MouseButtonPress, points[0], keys)
    for point in points[1:]:
        send(designer, QEvent.Type.MouseMove, point, keys)
    send(designer, QEvent.Type.MouseButtonRelease, points[-1], keys)


def press(designer: DesignerDialog, *keys: Qt.Key) -> None:
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(designer.canvas, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def on_screen(designer: DesignerDialog, label: str) -> QPointF:
    seat = designer.seats[label]
    return designer.canvas.to_screen(seat.x, seat.y)


def changes(office: Office) -> int:
    return int(office.store.raw.execute("SELECT count(*) FROM change").fetchone()[0])


def test_a_part_is_placed_copied_and_taken_back(
    designer: DesignerDialog, office: Office, asker: FakeAsker
) -> None:
    before = changes(office)
    designer.palette_card.buttons[PartKind.ROUND].click()
    drag(designer, designer.canvas.to_screen(2_000, 9_000))
    (table,) = designer.canvas.parts()
    assert table.kind is PartKind.ROUND and len(designer.seats) == 43 + 10 and "T1-10" in designer.seats
    assert designer.canvas.placing is None and changes(office) == before + 1

    def four(dialog: QDialog) -> bool:
        assert isinstance(dialog, CopiesDialog)
        dialog.form.widget("down").setValue(2)  # type: ignore[attr-defined]
        dialog.accept()
        return True

    asker.expect("run", four)
    designer.copy_in_rows()
    assert {part.name for part in designer.design.parts if part.kind is PartKind.ROUND} == set("12345678")
    office.undo()
    office.undo()
    assert len(designer.seats) == 43 and changes(office) == before + 4


def test_a_drag_moves_once_and_snaps_to_the_neighbour(designer: DesignerDialog, office: Office) -> None:
    before = changes(office)
    start = on_screen(designer, "2-8")
    by = QPointF(3, 60)
    drag(designer, start, start + by / 2, start + by)
    block = designer.design.part("block-B")
    assert block is not None and changes(office) == before + 1
    assert block.x == 4_900, "the neighbour's column holds it, not the three pixels it was moved"
    assert block.y > 1_425 and designer.canvas.picked == ("block-B",)


def test_handles_give_rows_and_seats_and_who_loses_the_seat_is_told(
    designer: DesignerDialog, office: Office
) -> None:
    person = Attendee(new_id(), "李四")
    add_attendee(office.store, person)
    seat_person(office.store, person.id, designer.seats["4-10"].id)
    designer.canvas.pick(["block-B"])
    part = designer.canvas.parts()[0]
    corner = handles(part, designer.canvas.to_screen)[1, 1]
    step = QPointF(1_250 * designer.canvas.scale, 1_950 * designer.canvas.scale)
    drag(designer, corner, corner + step / 2, corner + step)
    wider = designer.canvas.parts()[0]
    assert (wider.rows, wider.seats) == (6, 7) and "6-7" in designer.seats and "4-12" in designer.seats
    assert seating.placements("hall")[0].seat_id == designer.seats["4-10"].id
    corner = handles(wider, designer.canvas.to_screen)[1, 1]
    drag(designer, corner, corner - step, corner - 3 * step)
    assert not seating.placements("hall") and "李四" in designer.toasts.text
    office.undo()
    assert seating.placements("hall")


def test_the_round_handle_turns(designer: DesignerDialog) -> None:
    designer.canvas.pick(["dais"])
    part = designer.canvas.parts()[0]
    grip = handles(part, designer.canvas.to_screen)["turn"]
    middle = designer.canvas.to_screen(part.x, part.y)
    drag(designer, grip, middle + QPointF(50, -40), middle + QPointF(50, 2))
    assert designer.canvas.parts()[0].turn == 90


def test_brushes_mark_seats_in_one_stroke(designer: DesignerDialog, office: Office, asker: FakeAsker) -> None:
    before = changes(office)
    designer.palette_card.buttons[SeatKind.PRESS].click()
    drag(designer, on_screen(designer, "1-1"), on_screen(designer, "1-2"), on_screen(designer, "1-3"))
    kinds = {label: seat.kind for label, seat in designer.seats.items()}
    assert [kinds[f"1-{n}"] for n in range(1, 5)] == [SeatKind.PRESS] * 3 + [SeatKind.SEAT]
    assert changes(office) == before + 1
    designer.palette_card.buttons["gap"].click()
    drag(designer, on_screen(designer, "4-2"))
    assert len(designer.seats) == 42 and "4-9" in designer.seats and "4-10" not in designer.seats
    designer.palette_card.buttons["label"].click()
    asker.expect("text", "VIP 1")
    drag(designer, on_screen(designer, "2-2"))
    assert "VIP 1" in designer.seats and "2-2" not in designer.seats
    designer.palette_card.buttons["aisle"].click()
    drag(designer, on_screen(designer, "3-3"))
    assert designer.seats["3-3"].aisle
    press(designer, Qt.Key.Key_Escape)
    assert designer.canvas.brush is None and not any(
        b.isChecked() for b in designer.palette_card.buttons.values()
    )


def test_keys_and_menus_work_on_all_that_is_in_hand(designer: DesignerDialog) -> None:
    press(designer, Qt.Key.Key_PageDown, Qt.Key.Key_Right)
    assert designer.canvas.picked == ("dais",)
    moved = designer.design.part("dais")
    assert moved is not None and moved.x == 3_050 + 100
    to_screen = designer.canvas.to_screen
    drag(designer, to_screen(-900, -3_500), to_screen(0, 0), to_screen(9_000, 6_000))
    assert len(designer.canvas.picked) == 3
    designer.align("x", 1)
    assert len({part.x for part in designer.design.parts}) == 1
    press(designer, Qt.Key.Key_Delete)
    assert not designer.design.parts and not designer.seats


def test_numbers_are_typed_and_what_cannot_be_is_told(designer: DesignerDialog) -> None:
    designer.canvas.pick(["block-B"])
    assert designer.panel.numbers is not None
    draft: NumbersDraft = designer.panel.numbers.draft()
    designer.panel.numbers.widget("skip_seats").setText("7、8")  # type: ignore[attr-defined]
    designer.panel.numbers.apply()
    assert "1-12" in designer.seats and "1-7" not in designer.seats and draft.after == "block-A"
    after = designer.panel.numbers.widget("after")
    after.setCurrentIndex(0)  # type: ignore[attr-defined]
    assert "1-1" in designer.toasts.text and designer.design.parts[-1].numbering.after == "block-A"


def test_a_picture_lies_below(designer: DesignerDialog, asker: FakeAsker, tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "red").save(tmp_path / "plan.png")
    asker.expect("open_file", tmp_path / "plan.png")
    designer.backdrop.choose()
    asker.expect("text", "18,5")
    designer.backdrop.scale()
    backdrop = designer.design.backdrop
    assert backdrop is not None and backdrop.width == 18_500
    assert designer.canvas.backdrop is not None and designer.canvas.backdrop.size() == (40, 20)
    designer.backdrop.fade(70)
    designer.backdrop.remove()
    assert designer.design.backdrop is None


def test_a_dxf_lies_below_to_its_own_scale(
    qtbot: QtBot, designer: DesignerDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    designer.show()
    plan = architects_plan(tmp_path / "hall.dxf")
    asker.expect("open_file", plan)
    designer.backdrop.choose()
    qtbot.waitUntil(lambda: designer.design.backdrop is not None)
    below, canvas = designer.canvas.backdrop, designer.canvas
    backdrop = designer.design.backdrop
    assert isinstance(below, DrawingBelow) and backdrop is not None
    assert backdrop.width == below.size()[0] == 24_400
    assert "24.4 m × 18.6 m" in designer.toasts.text
    qtbot.waitUntil(lambda: below.whole)
    canvas.grab()
    qtbot.waitUntil(lambda: below.whole and all(each.whole for each in canvas.findChildren(Tiles)))
    wall = canvas.to_screen(backdrop.x - 12_200, backdrop.y)
    picture, ground = canvas.grab().toImage(), canvas.grab().toImage().pixel(wall.toPoint() - QPoint(9, 2))
    assert any(picture.pixel(wall.toPoint() + QPoint(by, -2)) != ground for by in range(-2, 3))
    before = backdrop.picture
    asker.expect("open_file", tmp_path / "hall.dwg")
    (tmp_path / "hall.dwg").write_bytes(b"AC1032" + bytes(99))
    designer.backdrop.choose()
    qtbot.waitUntil(lambda: "DWG" in designer.toasts.text)
    assert designer.design.backdrop is not None and designer.design.backdrop.picture == before
    designer._office.undo()
    assert designer.design.backdrop is None and designer.canvas.backdrop is None


def test_of_the_plan_before_nothing_is_held(
    qtbot: QtBot, designer: DesignerDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    first, other = architects_plan(tmp_path / "hall.dxf"), tmp_path / "other.dxf"
    other.write_text(
        "0 SECTION 2 ENTITIES 0 LINE 10 0 20 0 11 9000 21 5000 0 ENDSEC 0 EOF".replace(" ", "\n")
    )
    shown = {designer.design.backdrop}
    for path in (first, other):
        asker.expect("open_file", path)
        designer.backdrop.choose()
        qtbot.waitUntil(lambda: designer.design.backdrop not in shown)
        shown.add(designer.design.backdrop)
        qtbot.waitUntil(lambda: designer.backdrop.findChildren(DrawingBelow) == [designer.canvas.backdrop])


def test_leaving_the_designer_stops_the_reading(
    qtbot: QtBot, designer: DesignerDialog, asker: FakeAsker, tmp_path: Path
) -> None:
    asker.expect("open_file", architects_plan(tmp_path / "hall.dxf"))
    designer.backdrop.choose()
    designer.reject()
    qtbot.waitUntil(lambda: not designer._office.jobs.busy)
    assert drawings.design(designer.hall_id).backdrop is None


@pytest.mark.parametrize("template", [HallTemplate.THEATRE, HallTemplate.BANQUET])
def test_it_is_drawn_in_tiles(
    qtbot: QtBot, office: Office, dressed: str, spoken: str, template: HallTemplate
) -> None:
    halls.draw_hall(office.store, "hall", templated(HallNumbers(template, 8, 12, 7)), name="厅")
    made = DesignerDialog(office, "hall")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.canvas.tiles.whole)
    picture = made.canvas.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 10
    made.canvas.zoom(1.5)
    made.canvas.pan(QPoint(30, 10))
    qtbot.waitUntil(lambda: made.canvas.tiles.whole)
