"""Many seats at once on the plan: rubber band, rows and delegations in hand, blocks moved, rows filled."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries import seating as kept
from desktop_app.commands import seating as commands
from desktop_app.commands.attendees import remove_attendees
from desktop_app.commands.halls import make_hall
from desktop_app.domain.halls import HallShape
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import SeatKind
from desktop_app.sentences import sentence
from desktop_app.ui.seating.overlay import bands
from desktop_app.ui.seating.page import SeatingPage

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton


def seat(page: SeatingPage, label: str) -> str:
    assert page.state is not None
    return next(each.id for each in page.state.task.seats if each.label == label)


def who(page: SeatingPage, label: str) -> str:
    face = page.view.face(seat(page, label))
    return face.person.id if face is not None and face.person is not None else ""


def everybody(page: SeatingPage, labels: Sequence[str]) -> list[str]:
    return [who(page, label) for label in labels]


def hand(page: SeatingPage) -> list[str]:
    return [page.scene.lines.seats[each].label for each in page.view.choice.hand]


def said(page: SeatingPage) -> list[str]:
    told: list[str] = []
    page.office.said.connect(lambda text, _undo: told.append(text))
    page.office.refused.connect(lambda refusal: told.append(sentence(refusal, str)))
    return told


def at(page: SeatingPage, label: str) -> QPoint:
    return page.view.mapFromScene(page.scene.rects[seat(page, label)].center())


def mouse(page: SeatingPage, kind: QEvent.Type, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    """A mouse event as the window system sends it."""
    port = page.view.viewport()
    pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    where = QPointF(point)
    event = QMouseEvent(kind, where, QPointF(port.mapToGlobal(point)), button, pressed, held)
    QApplication.sendEvent(port, event)


def drag(page: SeatingPage, here: QPoint, there: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    mouse(page, QEvent.Type.MouseButtonPress, here, held)
    for point in ((here + there) / 2, there):
        mouse(page, QEvent.Type.MouseMove, point, held)
    mouse(page, QEvent.Type.MouseButtonRelease, there, held)


def band(page: SeatingPage, one: str, two: str, held: Qt.KeyboardModifier = NONE) -> None:
    """A rubber band from above one seat to below another."""
    near = page.scene.rects[seat(page, one)], page.scene.rects[seat(page, two)]
    drag(
        page,
        page.view.mapFromScene(near[0].topLeft() + QPointF(-4, -4)),
        page.view.mapFromScene(near[1].bottomRight() + QPointF(3, 3)),
        held,
    )


def test_a_rubber_band_takes_the_seats_inside_and_with_ctrl_more(page: SeatingPage) -> None:
    band(page, "2-1", "3-2")
    assert hand(page) == ["2-1", "2-2", "3-1", "3-2"]
    band(page, "5-1", "5-2", CTRL)
    assert hand(page) == ["2-1", "2-2", "3-1", "3-2", "5-1", "5-2"]
    assert page.side.seat.place.text() == "6 seats chosen" and page.side.seat.name.text() == "6 people"
    page.view.grab()
    qtpoint = page.view.mapFromScene(page.scene.sceneRect().topLeft() + QPointF(3, 3))
    drag(page, qtpoint, qtpoint)
    assert hand(page) == []


def test_clicks_with_ctrl_and_shift(qtbot: QtBot, page: SeatingPage) -> None:
    port = page.view.viewport()
    qtbot.mouseClick(port, LEFT, pos=at(page, "2-2"))
    qtbot.mouseClick(port, LEFT, SHIFT, at(page, "3-4"))
    assert hand(page) == ["2-2", "2-3", "2-4", "3-2", "3-3", "3-4"]
    qtbot.mouseClick(port, LEFT, CTRL, at(page, "2-3"))
    assert hand(page) == ["2-2", "2-4", "3-2", "3-3", "3-4"]
    qtbot.mouseClick(port, LEFT, pos=at(page, "3-3"))
    assert hand(page) == ["3-3"]


def test_rows_blocks_delegations_and_stretches_by_keyboard(qtbot: QtBot, page: SeatingPage) -> None:
    view, told = page.view, said(page)
    view.choose(seat(page, "4-7"))
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert hand(page) == [f"4-{number}" for number in range(1, 21)]
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert len(hand(page)) == 120 and "4-7" in hand(page) and "4-5" not in hand(page)
    qtbot.keyClick(view, Qt.Key.Key_D)
    groups = {face.person.delegation_id for face in page.hands.faces() if face.person is not None}
    assert len(groups) == 1 and len(hand(page)) > 5
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert hand(page) == ["4-7"]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(view, key, SHIFT)
    assert hand(page) == ["4-7", "4-8", "5-7", "5-8"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert hand(page) == ["5-9"]
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert len(hand(page)) == 251
    view.choose(seat(page, "12-12"))
    qtbot.keyClick(view, Qt.Key.Key_D)
    assert told == ["Nobody with a delegation sits here."] and hand(page) == ["12-12"]


def test_a_block_is_dragged_and_changes_places_with_who_sits_there(page: SeatingPage) -> None:
    here, there = ("7-6", "7-7", "8-6", "8-7"), ("9-9", "9-10", "10-9", "10-10")
    moving, giving = everybody(page, here), everybody(page, there)
    band(page, "7-6", "8-7")
    drag(page, at(page, "8-7"), at(page, "10-10"))
    assert everybody(page, there) == moving and everybody(page, here) == giving
    assert hand(page) == [label for label, person in zip(there, moving, strict=True) if person]
    page.office.undo()
    assert everybody(page, here) == moving and everybody(page, there) == giving


def test_a_block_goes_by_keyboard(qtbot: QtBot, page: SeatingPage) -> None:
    moving = everybody(page, ("7-6", "7-7"))
    page.view.choose(seat(page, "7-6"))
    qtbot.keyClick(page.view, Qt.Key.Key_Right, SHIFT)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(page.view, key)
    assert page.view.carried is not None and page.view.over == seat(page, "8-8")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert everybody(page, ("8-7", "8-8")) == moving


def test_a_move_that_cannot_be_is_told_while_it_is_dragged_and_refused(page: SeatingPage) -> None:
    told = said(page)
    before = everybody(page, ("7-6", "7-7", "8-6"))
    band(page, "7-6", "8-7")
    mouse(page, QEvent.Type.MouseButtonPress, at(page, "7-6"))
    for label in ("9-9", "12-9"):
        mouse(page, QEvent.Type.MouseMove, at(page, label))
    assert page.view.foreseen.refused and "no seat there" in page.view.foreseen.trouble
    page.view.grab()
    mouse(page, QEvent.Type.MouseButtonRelease, at(page, "12-9"))
    assert everybody(page, ("7-6", "7-7", "8-6")) == before and "no seat there" in told[-1]


def test_rules_that_would_break_light_up_while_dragging(qtbot: QtBot, page: SeatingPage) -> None:
    mouse(page, QEvent.Type.MouseButtonPress, at(page, "D-6"))
    for label in ("D-4", "D-1"):
        mouse(page, QEvent.Type.MouseMove, at(page, label))
    qtbot.waitUntil(lambda: bool(page.view.foreseen.astray))
    assert page.view.foreseen.trouble == "The dais is not in protocol order."
    assert seat(page, "D-1") in page.view.foreseen.astray and not page.view.foreseen.refused
    page.view.grab()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.view.carried is None and not page.view.foreseen.places


def test_several_out_of_the_list_fill_the_row(qtbot: QtBot, page: SeatingPage) -> None:
    page.view.choice.take(seat(page, label) for label in ("2-1", "2-2", "2-3", "9-9"))
    people = sorted(filter(None, everybody(page, ("2-1", "2-2", "2-3", "9-9"))))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    waiting = page.side.waiting
    assert sorted(each.id for each in waiting.waiting.people) == people
    page.view.choose(seat(page, "11-19"))
    qtbot.keyClick(page.view, Qt.Key.Key_V)
    page.view.choose(seat(page, "11-18"))
    waiting.selectAll()
    order = waiting.chosen()
    qtbot.mouseClick(page.side.fill, LEFT)
    assert everybody(page, ("11-18", "11-20", "12-1", "12-2")) == order and who(page, "11-19") == ""
    assert hand(page) == ["11-18", "11-20", "12-1", "12-2"] and not page.side.fill.isVisibleTo(page.side)
    page.office.undo()
    assert len(waiting.waiting.people) == 4


def test_people_dragged_out_of_the_list_show_where_they_would_sit(page: SeatingPage) -> None:
    page.view.choice.take(seat(page, label) for label in ("2-1", "2-2", "2-3"))
    page.hands.unseat()
    page.side.waiting.selectAll()
    people = tuple(page.side.waiting.chosen())
    page.view.dropped.emit(people, seat(page, "12-1"))
    assert everybody(page, ("12-1", "12-2", "12-3")) == list(people)


def test_a_whole_delegation_is_chosen_in_the_list(page: SeatingPage) -> None:
    page.view.choice.take(seat(page, label) for label in ("2-1", "2-2", "9-9", "7-15"))
    page.hands.unseat()
    waiting = page.side.waiting
    waiting.setCurrentIndex(waiting.waiting.index(0, 0))
    waiting.choose_delegation()
    people = {each.id: each.delegation_id for each in waiting.waiting.people}
    mine = people[waiting.chosen()[0]]
    assert waiting.chosen() == [person for person, group in people.items() if group == mine]


def test_locking_emptying_and_reserving_what_is_in_hand(qtbot: QtBot, page: SeatingPage) -> None:
    told, three = said(page), ("7-6", "7-7", "7-8")
    before = everybody(page, three)
    page.view.choose(seat(page, "7-6"))
    qtbot.keyClick(page.view, Qt.Key.Key_L)
    page.view.choice.take(seat(page, label) for label in three)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert everybody(page, three) == [before[0], "", ""]
    assert told[-1] == "2 people have no seat now; 1 locked seat is left as it is"
    qtbot.keyClick(page.view, Qt.Key.Key_V)
    assert {face.seat.kind for face in page.hands.faces()} == {SeatKind.RESERVED}
    qtbot.keyClick(page.view, Qt.Key.Key_V)
    assert {face.seat.kind for face in page.hands.faces()} == {SeatKind.SEAT}
    page.office.undo()
    page.office.undo()
    page.office.undo()
    assert everybody(page, three) == before
    page.view.choice.take(seat(page, label) for label in three)
    qtbot.keyClick(page.view, Qt.Key.Key_L)
    assert all(face.locked for face in page.hands.faces())
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert everybody(page, three) == before and "locked" in told[-1]
    qtbot.keyClick(page.view, Qt.Key.Key_L)
    assert not any(face.locked for face in page.hands.faces())


def test_the_menu_speaks_of_all_that_is_in_hand(page: SeatingPage) -> None:
    page.view.choice.take(seat(page, label) for label in ("7-6", "7-7"))
    entries = {action.text(): action for action in page.hands.menu().actions()}
    assert not entries["Make them: Blocked"].isEnabled() and "Show on the people page" not in entries
    entries["Select the row (R)"].trigger()
    assert len(hand(page)) == 20
    entries = {action.text(): action for action in page.hands.menu().actions()}
    entries["Unseat (Del)"].trigger()
    assert not any(face.person for face in page.hands.faces())


def test_of_many_seats_in_hand_neighbours_share_an_edge(page: SeatingPage) -> None:
    page.view.choice.take(page.scene.rects)
    rects = [page.scene.rects[each] for each in page.view.choice.hand]
    merged = bands(rects)
    assert len(rects) == 251 and len(merged) <= 12 * 3 + 11
    assert all(any(whole.contains(rect) for whole in merged) for rect in rects)
    assert bands(rects[:9]) == rects[:9]
    page.view.grab()


def test_a_double_click_picks_up_and_the_next_click_puts_down(qtbot: QtBot, page: SeatingPage) -> None:
    port, one, two = page.view.viewport(), who(page, "7-6"), who(page, "9-9")
    qtbot.mouseDClick(port, LEFT, pos=at(page, "7-6"))
    mouse(page, QEvent.Type.MouseButtonRelease, at(page, "7-6"))
    assert page.view.carried is not None
    qtbot.mouseMove(port, at(page, "9-9"))
    qtbot.mouseClick(port, LEFT, pos=at(page, "9-9"))
    assert page.view.carried is None
    assert (who(page, "7-6"), who(page, "9-9")) == (two, one)


def test_what_is_carried_is_let_go_when_another_hall_is_shown(qtbot: QtBot, page: SeatingPage) -> None:
    assert page.state is not None
    first, labels = page.state.hall.id, ("2-1", "2-2", "5-1", "5-2")
    before = everybody(page, labels)
    target = seat(page, "5-1")
    other = make_hall(page.office.store, "二号厅", HallShape(3, 5, (), 0))
    page.view.choice.take([seat(page, "2-1"), seat(page, "2-2")])
    page.view.pick_up(seat(page, "2-1"))
    page.view.hover(target)
    page.show_hall(next(each.id for each in kept.halls() if each.id != first))
    assert page.view.carried is None and other
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.show_hall(first)
    assert everybody(page, labels) == before


def test_people_do_not_go_from_hall_to_hall(page: SeatingPage) -> None:
    grab = seat(page, "2-1")
    make_hall(page.office.store, "二号厅", HallShape(3, 5, (), 0))
    assert page.state is not None
    first = page.state.hall.id
    elsewhere = next(each for hall in kept.halls() if hall.id != first for each in kept.seats(hall.id))
    with pytest.raises(Refusal, match="no-such-seat"):
        commands.move_people(page.office.store, [grab], grab, elsewhere.id)


def test_a_hall_laid_out_anew_under_carried_people_is_painted(page: SeatingPage) -> None:
    assert page.state is not None
    page.view.choice.take([seat(page, label) for label in ("2-1", "2-2", "2-3")])
    page.view.pick_up(seat(page, "2-1"))
    page.view.hover(seat(page, "5-1"))
    page.office.do(make_hall, page.state.hall.name, HallShape(2, 3, (), 0), page.state.hall.id)
    assert page.view.carried is None
    page.view.grab()


def test_only_the_left_button_puts_people_down(page: SeatingPage) -> None:
    labels = ("2-1", "5-1")
    before = everybody(page, labels)
    page.view.choose(seat(page, "2-1"))
    page.view.pick_up(seat(page, "2-1"))
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
        QTest.mouseClick(page.view.viewport(), button, NONE, at(page, "5-1"))
        assert everybody(page, labels) == before
    QTest.mouseClick(page.view.viewport(), LEFT, NONE, at(page, "5-1"))
    assert everybody(page, labels) == before[::-1]


def test_somebody_who_is_gone_is_refused_in_words(page: SeatingPage) -> None:
    assert page.state is not None
    told, free = said(page), seat(page, "2-1")
    one, two = list(page.state.people)[5:7]
    page.office.do(remove_attendees, [one])
    page.hands.place(one, free)
    page.hands.fill([one, two], free)
    assert told[-2:] == ["This person is no longer on the list."] * 2


def test_letters_with_ctrl_are_no_deeds(qtbot: QtBot, page: SeatingPage) -> None:
    band(page, "2-1", "2-2")
    before = everybody(page, ("2-1", "2-2"))
    for key, held in (
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_L, CTRL),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier),
    ):
        qtbot.keyClick(page.view, key, held)
    assert everybody(page, ("2-1", "2-2")) == before
    faces = [page.view.face(each) for each in page.view.choice.hand]
    assert all(face is not None and face.seat.kind is SeatKind.SEAT and not face.locked for face in faces)


def test_esc_ends_a_rubber_band(qtbot: QtBot, page: SeatingPage) -> None:
    corner = page.view.mapFromScene(page.scene.sceneRect().topLeft() + QPointF(3, 3))
    mouse(page, QEvent.Type.MouseButtonPress, corner)
    mouse(page, QEvent.Type.MouseMove, corner + QPoint(300, 300))
    assert len(hand(page)) > 1
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    mouse(page, QEvent.Type.MouseMove, corner + QPoint(320, 320))
    mouse(page, QEvent.Type.MouseButtonRelease, corner + QPoint(320, 320))
    assert len(hand(page)) <= 1 and page.view.carried is None
