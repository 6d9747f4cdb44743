"""The plan coloured by status, delegation, capacity, batch and needs; never by colour alone."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from db.queries import attendees
from desktop_app.commands.attendance import check_in
from desktop_app.commands.attendees import set_status
from desktop_app.domain.attendees import Status
from desktop_app.domain.seating import SeatKind
from desktop_app.ui.seating.colouring import LOOKS, Colouring, scheme
from desktop_app.ui.seating.faces import State
from desktop_app.ui.seating.legend import ColourChooser
from desktop_app.ui.seating.page import SeatingPage


def told(page: SeatingPage) -> dict[str, int]:
    return {line.text: len(line.seats) for line in page.legend.lines}


@pytest.mark.parametrize("colouring", [each for each in Colouring if each is not Colouring.STATUS])
def test_every_group_has_a_sign_of_its_own(page: SeatingPage, spoken: str, colouring: Colouring) -> None:
    assert page.state is not None
    made = scheme(colouring, page.state, attendees.delegations())
    looks = [entry.look for entry in made.legend(page.state.faces()) if entry.look.colour]
    assert looks and len({look.tab for look in looks}) == len(looks)
    assert all(look.tab for look in looks)


def test_every_state_has_a_second_sign() -> None:
    signs = Counter((look.icon, look.middle, look.dashed) for look in LOOKS.values())
    assert set(signs.values()) == {1} and len(LOOKS) == len(State)


def test_the_legend_counts_what_is_on_the_plan(page: SeatingPage) -> None:
    assert told(page)["Free"] == 251 - 172 and told(page)["Award"] == 41
    person = next(iter(page.state.people.values())) if page.state else None
    assert person is not None
    page.office.do(check_in, person.id, page.office.now())
    assert told(page)["Present"] == 1
    page.colours.choose(Colouring.DELEGATION)
    assert told(page)["市有关部门"] == 24 and told(page)["主席台"] == 11
    page.colours.choose(Colouring.BATCH)
    assert sum(count for text, count in told(page).items() if text.startswith("第")) == 41
    page.colours.choose(Colouring.NEEDS)
    assert told(page)["Wheelchair"] == 3 and told(page)["Others"] == 169
    page.colours.choose(Colouring.CAPACITY)
    assert told(page)["Member"] == 161 and told(page)["Guest"] == 11
    first = page.state.task.seats[0] if page.state else None
    assert first is not None
    page.view.choose(first.id)
    page.hands.unseat()
    page.hands.make_it(SeatKind.RESERVED)
    assert told(page)["Reserved"] == 1


def test_who_sent_apologies_is_struck_out_in_every_colour(page: SeatingPage) -> None:
    assert page.state is not None
    placed = next(each for each in page.state.placements.values())
    page.office.do(set_status, [placed.attendee_id], Status.APOLOGIES)
    for colouring in Colouring:
        page.colours.choose(colouring)
        face = page.view.face(placed.seat_id)
        assert face is not None and page.scene.scheme.look(face).struck


def test_a_click_on_the_legend_takes_its_seats_in_hand(qtbot: QtBot, page: SeatingPage) -> None:
    page.colours.choose(Colouring.DELEGATION)
    line = page.legend.lines[2]
    places, _more = page.legend._places(page.legend.width())
    qtbot.mouseClick(page.legend, Qt.MouseButton.LeftButton, pos=places[2].center().toPoint())
    assert set(page.view.choice.hand) == set(line.seats) and len(line.seats) > 5


def test_what_has_no_room_in_the_legend_is_counted(page: SeatingPage) -> None:
    page.colours.choose(Colouring.DELEGATION)
    places, more = page.legend._places(300)
    assert more and len(places) + more == len(page.legend.lines)
    assert page.legend.heightForWidth(300) >= places[-1].bottom()


def test_the_choice_is_remembered(page: SeatingPage) -> None:
    page.colours.choose(Colouring.CAPACITY)
    assert page.office.settings.seat_colours == "capacity"
    assert ColourChooser(page.office.settings).colouring is Colouring.CAPACITY
    page.office.settings.seat_colours = "taste"
    assert ColourChooser(page.office.settings).colouring is Colouring.STATUS


@pytest.mark.parametrize("colouring", Colouring)
def test_it_is_drawn_near_and_far_in_both_themes(
    page: SeatingPage, dressed: str, spoken: str, colouring: Colouring
) -> None:
    page.colours.choose(colouring)
    for scale in (1.0, 0.3, 0.2, 8.0):
        page.view.zoom(scale)
        page.view.grab()
    page.legend.grab()


def test_two_delegations_differ_in_what_is_painted(page: SeatingPage) -> None:
    page.colours.choose(Colouring.DELEGATION)
    picture: QImage = page.view.grab().toImage()
    grounds: Counter[str] = Counter()
    for face in page.scene.painter.faces.values():
        if face.person is not None:
            rect = page.scene.rects[face.seat.id]
            point = page.view.mapFromScene(rect.center().x(), rect.bottom() - 6)
            grounds[picture.pixelColor(point).name()] += 1
    assert len(grounds) >= 8
