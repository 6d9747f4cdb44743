"""A hall drawn from pictures looks as it does when every seat is painted, as soon as it stands still."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.ui.kit import theme
from desktop_app.ui.seating.faces import Face, State
from desktop_app.ui.seating.plan import HallScene
from desktop_app.ui.seating.view import HallView
from tests.seated import names

SEATS = make_seats("h", HallShape(24, 20, (5, 15), 7))
NAMES = names(len(SEATS))
FACES = {
    seat.id: Face(seat, State.PRESENT if n % 3 else State.SEATED, Attendee(seat.id, NAMES[n]))
    for n, seat in enumerate(SEATS)
}


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> HallView:
    theme.dress(qapp, "light")
    scene = HallScene()
    made = HallView(scene)
    scene.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 700)
    scene.show_seats(SEATS)
    scene.show_faces(FACES)
    made.show()
    made.fit()
    made.viewport().repaint()
    return made


def wheel(view: HallView, up: int) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, up),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def seen(view: HallView) -> QImage:
    return view.viewport().grab().toImage()


def test_while_it_moves_nothing_is_made_and_then_all_is_made_in_its_scale(
    view: HallView, qtbot: QtBot
) -> None:
    pictures = view.plan.pictures
    whole = round(view.scale_now(), 6)
    assert {scale for _picture, scale in pictures._kept.values()} == {whole}
    wheel(view, 240)
    assert pictures.moving and view.scale_now() > 1.2 * whole
    view.viewport().repaint()
    assert {scale for _picture, scale in pictures._kept.values()} == {whole}
    qtbot.waitUntil(lambda: not pictures.moving)
    view.viewport().repaint()
    assert round(view.scale_now(), 6) in {scale for _picture, scale in pictures._kept.values()}


def test_a_seat_that_looks_different_is_seen_at_once(view: HallView) -> None:
    before = seen(view)
    first = SEATS[40]
    view.plan.show_faces({**FACES, first.id: replace(FACES[first.id], state=State.AWAY, conflict=True)})
    assert seen(view) != before
    view.plan.show_faces(FACES)
    assert seen(view) == before


def test_another_theme_shows_other_colours(view: HallView, qapp: QApplication) -> None:
    before = seen(view)
    theme.dress(qapp, "dark")
    try:
        assert seen(view) != before
    finally:
        theme.dress(qapp, "light")
    assert seen(view) == before


def test_what_is_kept_stays_within_bounds(view: HallView) -> None:
    from desktop_app.ui.seating import pictures as module

    pictures = view.plan.pictures
    for factor in (1.1, 1.2, 1.3, 0.7, 0.9):
        view.scale(factor, factor)
        view.viewport().repaint()
        sizes = [picture.width() * picture.height() for picture, _scale in pictures._kept.values()]
        assert pictures._pixels == sum(sizes) <= module.MOST_PIXELS
