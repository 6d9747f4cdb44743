"""The seating page in an offscreen window, on a meeting of 172 people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.queries import attendance as desks
from db.queries import attendees as people_kept
from db.queries import seating as kept
from desktop_app.commands import halls
from desktop_app.commands.attendance import check_in
from desktop_app.domain.hall_templates import HallTemplate
from desktop_app.domain.seating import SeatKind
from desktop_app.ui.office import Office
from desktop_app.ui.seating import told
from desktop_app.ui.seating.faces import State
from desktop_app.ui.seating.hall_dialog import HallDialog
from desktop_app.ui.seating.hands import Hands
from desktop_app.ui.seating.page import SeatingPage
from desktop_app.ui.seating.view import PERSON
from tests.ui.asker import FakeAsker


def seat(page: SeatingPage, label: str) -> str:
    assert page.state is not None
    return next(each.id for each in page.state.task.seats if each.label == label)


def who(page: SeatingPage, label: str) -> str:
    face = page.view.face(seat(page, label))
    return face.person.id if face is not None and face.person is not None else ""


def on(page: SeatingPage, label: str) -> Hands:
    """Hands that hold one seat."""
    page.view.choose(seat(page, label))
    return page.hands


def where(page: SeatingPage, label: str) -> QPoint:
    return page.view.mapFromScene(page.scene.rects[seat(page, label)].center())


def press(page: SeatingPage, *keys: Qt.Key) -> None:
    for key in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(page.view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def drag(qtbot: QtBot, page: SeatingPage, one: str, two: str) -> None:
    port = page.view.viewport()
    here, there = where(page, one), where(page, two)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=here)
    for step in (here + QPoint(12, 12), there - QPoint(2, 2), there):
        qtbot.mouseMove(port, step)
        move = QEvent.Type.MouseMove
        _send_move(page, move, step)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)


def _send_move(page: SeatingPage, kind: QEvent.Type, point: QPoint) -> None:
    from PySide6.QtGui import QMouseEvent

    port, left = page.view.viewport(), Qt.MouseButton.LeftButton
    place = QPointF(point)
    event = QMouseEvent(
        kind,
        place,
        QPointF(port.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)


def test_without_a_hall_it_says_what_to_do_next(qtbot: QtBot, office: Office, asker: FakeAsker) -> None:
    page = SeatingPage(office)
    qtbot.addWidget(page)
    assert page.search_field() is None and [c.title for c in page.commands()] == ["Lay out the hall"]

    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, HallDialog)
        dialog.accept()
        return True

    asker.expect("run", answer)
    page.lay_out_hall()
    assert page.state is not None and len(page.scene.rects) == len(page.state.task.seats) > 100
    assert page.search_field() is page.search


def test_a_hall_that_cannot_be_built_is_told_in_the_dialog(page: SeatingPage, asker: FakeAsker) -> None:
    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, HallDialog)
        dialog.left.widget("aisles").setText("5, 40")  # type: ignore[attr-defined]
        dialog.accept()
        assert dialog.shape is None and "40" in dialog.wrong.text()
        return False

    before = kept.plenary()
    asker.expect("run", answer)
    page.lay_out_hall()
    assert kept.plenary() == before


def test_the_dialog_starts_from_the_hall_that_is_there(page: SeatingPage, asker: FakeAsker) -> None:
    seats, places = page.state.task.seats if page.state else (), page.state.places if page.state else {}

    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, HallDialog)
        assert dialog.draft.aisles == "5, 15" and dialog.draft.wheelchair == "10-1, 10-2, 10-20"
        dialog.accept()
        return True

    asker.expect("run", answer)
    page.lay_out_hall()
    assert page.state is not None and page.state.task.seats == seats and page.state.places == places


def test_everybody_is_drawn_on_the_seat(page: SeatingPage) -> None:
    faces = page.scene.painter.faces
    assert sum(1 for face in faces.values() if face.person is not None) == 172
    assert faces[seat(page, "D-6")].state is State.VIP and faces[seat(page, "1-6")].walks == 1
    assert page.view.seat_under(where(page, "3-3")) == seat(page, "3-3")
    assert page.view.seat_under(QPoint(2, 2)) == ""


def test_dragging_onto_a_taken_seat_swaps(qtbot: QtBot, page: SeatingPage) -> None:
    one, two = who(page, "1-1"), who(page, "6-8")
    drag(qtbot, page, "1-1", "6-8")
    assert (who(page, "1-1"), who(page, "6-8")) == (two, one)
    page.office.undo()
    assert (who(page, "1-1"), who(page, "6-8")) == (one, two)


def test_dragging_onto_a_free_seat_moves(qtbot: QtBot, page: SeatingPage) -> None:
    one = who(page, "1-1")
    drag(qtbot, page, "1-1", "12-12")
    assert (who(page, "1-1"), who(page, "12-12")) == ("", one)


def test_dragging_a_locked_person_does_nothing(qtbot: QtBot, page: SeatingPage) -> None:
    one = who(page, "1-1")
    on(page, "1-1").toggle_lock()
    drag(qtbot, page, "1-1", "12-12")
    assert who(page, "1-1") == one


def test_dragging_with_space_held_pans(qtbot: QtBot, page: SeatingPage) -> None:
    page.view.zoom(2.5)
    before = page.view.horizontalScrollBar().value()
    port, start = page.view.viewport(), where(page, "12-12")
    qtbot.keyPress(page.view, Qt.Key.Key_Space)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in (start - QPoint(20, 0), start - QPoint(60, 0)):
        _send_move(page, QEvent.Type.MouseMove, step)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start - QPoint(60, 0))
    qtbot.keyRelease(page.view, Qt.Key.Key_Space)
    assert page.view.horizontalScrollBar().value() == before + 60


def test_a_person_is_dropped_from_the_list(page: SeatingPage) -> None:
    person = who(page, "1-1")
    on(page, "1-1").unseat()
    assert [each.id for each in page.side.waiting.waiting.people] == [person]
    data = page.side.waiting.waiting.mimeData([page.side.waiting.waiting.index(0, 0)])
    assert bytes(data.data(PERSON).data()).decode() == person
    page.view.dropEvent(_drop(page, data, "12-12"))
    assert who(page, "12-12") == person and page.state is not None and not page.state.unseated()


def _drop(page: SeatingPage, data: QMimeData, label: str) -> QDropEvent:
    return QDropEvent(
        QPointF(where(page, label)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_everything_works_by_keyboard(page: SeatingPage) -> None:
    page.view.choose(seat(page, "1-1"))
    one, two = who(page, "1-1"), who(page, "2-2")
    press(page, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert (who(page, "1-1"), who(page, "2-2")) == (two, one) and page.view.cursor_seat == seat(page, "2-2")
    press(page, Qt.Key.Key_L)
    assert page.view.face(seat(page, "2-2")).locked  # type: ignore[union-attr]
    press(page, Qt.Key.Key_Delete)
    assert who(page, "2-2") == one
    press(page, Qt.Key.Key_L, Qt.Key.Key_Delete)
    assert who(page, "2-2") == ""
    press(page, Qt.Key.Key_Return)
    assert who(page, "2-2") == one


def test_escape_lets_go(page: SeatingPage) -> None:
    page.view.choose(seat(page, "1-1"))
    one = who(page, "1-1")
    press(page, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert page.view.carried is None and who(page, "1-1") == one


def test_arrows_cross_aisles_and_reach_the_dais(page: SeatingPage) -> None:
    page.view.choose(seat(page, "1-5"))
    press(page, Qt.Key.Key_Right)
    assert page.view.cursor_seat == seat(page, "1-6")
    page.view.choose(seat(page, "1-10"))
    press(page, Qt.Key.Key_Up)
    assert page.view.cursor_seat == seat(page, "D-6")
    page.view.choose(seat(page, "12-20"))
    press(page, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert page.view.cursor_seat == seat(page, "12-20")


def test_enter_in_the_list_places_on_the_cursor_seat(qtbot: QtBot, page: SeatingPage) -> None:
    person = who(page, "1-1")
    on(page, "1-1").unseat()
    page.view.choose(seat(page, "11-11"))
    qtbot.keyClick(page.side.waiting, Qt.Key.Key_Return)
    assert who(page, "11-11") == person


def test_the_card_tells_who_and_why(page: SeatingPage) -> None:
    page.view.choose(seat(page, "D-6"))
    assert "Number 1 of 11 in protocol order." in page.side.seat.reasons.text()
    page.view.choose(seat(page, "1-6"))
    assert "to walk on stage" in page.side.seat.reasons.text()
    page.view.choose(seat(page, "12-12"))
    assert page.side.seat.name.text() == "Free"
    assert not page.side.seat.lock.isVisibleTo(page.side.seat)


def test_what_breaks_a_rule_is_counted_and_marked(page: SeatingPage) -> None:
    page.hands.place(who(page, "D-6"), seat(page, "D-1"))
    assert page.state is not None and page.state.found
    assert page.view.face(seat(page, "D-6")).conflict  # type: ignore[union-attr]
    assert "not in protocol order" in told.fault(page.state, page.state.found[0])


def test_checking_in_turns_the_seat_green(page: SeatingPage) -> None:
    person = who(page, "3-3")
    page.office.do(check_in, person, page.office.now())
    assert person in desks.present_ids()
    assert page.view.face(seat(page, "3-3")).state is State.PRESENT  # type: ignore[union-attr]


def test_search_rings_and_flies_to_the_seat(qtbot: QtBot, page: SeatingPage) -> None:
    name = people_kept.get(who(page, "9-9")).name  # type: ignore[union-attr]
    page.search.setText(name)
    qtbot.waitUntil(lambda: page.view.cursor_seat == seat(page, "9-9"))
    assert seat(page, "9-9") in page.scene.painter.found
    page.search.clear()
    assert not page.scene.painter.found


def test_a_link_shows_the_person(page: SeatingPage) -> None:
    page.show_subject(who(page, "9-9"))
    assert page.subject() == seat(page, "9-9")


def test_the_menu_of_a_seat(page: SeatingPage) -> None:
    entries = {action.text(): action for action in on(page, "12-12").menu().actions()}
    entries["Make it: Blocked"].trigger()
    assert page.view.face(seat(page, "12-12")).seat.kind is SeatKind.BLOCKED  # type: ignore[union-attr]
    entries = {action.text(): action for action in on(page, "1-1").menu().actions()}
    assert not entries["Make it: Blocked"].isEnabled()
    entries["Unseat (Del)"].trigger()
    assert who(page, "1-1") == ""


def test_zooming_stays_within_bounds_and_fits_again(page: SeatingPage) -> None:
    fitted = page.view.scale_now()
    for _time in range(40):
        press(page, Qt.Key.Key_Plus)
    assert page.view.scale_now() == pytest.approx(3.0)
    press(page, Qt.Key.Key_0)
    assert page.view.scale_now() == pytest.approx(fitted)


@pytest.mark.parametrize("act", [lambda page: page.view.grab(), lambda page: page.grab()])
def test_it_is_drawn_in_every_theme_and_language(
    qtbot: QtBot, seated: Office, dressed: str, spoken: str, act: Callable[[SeatingPage], object]
) -> None:
    page = SeatingPage(seated)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    page.view.choose(seat(page, "1-6"))
    page.scene.mark([seat(page, "2-2")])
    act(page)
    for scale in (0.1, 0.4, 3.0):
        page.view.zoom(scale)
        act(page)


def test_a_new_hall_in_place_of_the_old(page: SeatingPage) -> None:
    assert page.state is not None
    page.office.do(halls.remove_hall, page.state.hall.id)
    assert page.state is None
    page.office.undo()
    assert page.state is not None and len(page.state.placements) == 172


def test_a_hall_comes_from_a_template(page: SeatingPage, asker: FakeAsker) -> None:
    def answer(dialog: QDialog) -> bool:
        assert isinstance(dialog, HallDialog)
        dialog.kind.setCurrentIndex(1 + list(HallTemplate).index(HallTemplate.BANQUET))
        assert not dialog.right.widget("blocked").isEnabled()
        dialog.left.widget("rows").setValue(15)  # type: ignore[attr-defined]
        dialog.left.widget("seats").setValue(10)  # type: ignore[attr-defined]
        dialog.accept()
        return True

    asker.expect("run", answer)
    page.lay_out_hall()
    assert page.state is not None and {"T15-10", "D-11"} <= {seat.label for seat in page.state.task.seats}
    rects = list(page.scene.rects.values())
    assert not any(one.intersects(two) for at, one in enumerate(rects) for two in rects[at + 1 :])
