"""The list of the agenda: what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.queries import attendees, seating
from db.store import Store
from desktop_app.commands.agenda import add_item
from desktop_app.commands.seating import seat_person
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, Role
from desktop_app.domain.identity import new_id
from desktop_app.domain.seating import DAIS
from desktop_app.ui.agenda.lines import known_people
from desktop_app.ui.agenda.page import AgendaPage
from desktop_app.ui.office import Office
from tests.seated import fill


def test_an_item_is_chosen_alone_even_while_ctrl_is_held(office: Office, store: Store, qtbot: QtBot) -> None:
    page, ids = AgendaPage(office), [new_id() for _place in range(3)]
    qtbot.addWidget(page)
    for key in ids:
        add_item(store, AgendaItem(key, key))
    page.refresh()
    qtbot.keyPress(page.list, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    page.list.choose(ids[2])
    chosen = page.list.selected_ids()
    qtbot.keyRelease(page.list, Qt.Key.Key_Control)
    assert chosen == [ids[2]]


def test_who_sits_on_the_dais_and_who_in_the_audience_is_known(store: Store) -> None:
    hall = fill(store)
    chair = next(seat for seat in seating.seats(hall.id) if seat.area == DAIS)
    floor = next(seat for seat in seating.seats(hall.id) if seat.area != DAIS)
    first, second, third = (person.id for person in attendees.everyone()[:3])
    seat_person(store, first, chair.id)
    seat_person(store, second, floor.id)
    item = new_id()
    roles = tuple(ItemRole(new_id(), item, Role.SIGNATORY, key, key) for key in (first, second, third))
    known = known_people([AgendaItem(item, "签约", kind=ItemKind.SIGNING, roles=roles)])
    assert set(known.seated) == {first, second} and set(known.dais) == {first}
