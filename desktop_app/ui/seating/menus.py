"""What can be done with seats, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.seating import SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.seating.choice import Kin
from desktop_app.ui.seating.faces import Face
from desktop_app.words import _, ngettext

KIND_ICONS = {
    SeatKind.SEAT: "armchair",
    SeatKind.WHEELCHAIR: "accessibility",
    SeatKind.BLOCKED: "ban",
    SeatKind.RESERVED: "flag",
    SeatKind.INTERPRETER: "languages",
    SeatKind.PRESS: "mic",
}


class Hands(Protocol):
    """Who does what the menu says, with the seats in hand."""

    def pick_up(self) -> None: ...
    def fill_from_here(self) -> None: ...
    def toggle_lock(self) -> None: ...
    def unseat(self) -> None: ...
    def take(self, kin: Kin) -> None: ...
    def show_person(self, attendee_id: str) -> None: ...
    def make_it(self, kind: SeatKind) -> None: ...


def entry(menu: QMenu, text: str, name: str, run: Callable[[], object], enabled: bool = True) -> QAction:
    """A line of a menu with its icon."""
    action = QAction(icon(name), text, menu)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
    return action


def seat_menu(parent: QWidget, hands: Hands, faces: Sequence[Face], waiting: int) -> QMenu:
    """For the seats in hand; `waiting` people are chosen in the list of those without a seat."""
    menu = QMenu(parent)
    sitting = [face for face in faces if face.person is not None]
    if sitting:
        _for_people(menu, hands, sitting)
        menu.addSeparator()
    if waiting and (not sitting or waiting > 1):
        told = ngettext("Seat {number} person from here", "Seat {number} people from here", waiting)
        entry(menu, told.format(number=waiting), "user-plus", hands.fill_from_here)
        menu.addSeparator()
    entry(menu, _("Select the row (R)"), "arrow-left-right", partial(hands.take, Kin.ROW))
    entry(menu, _("Select the block (B)"), "square", partial(hands.take, Kin.BLOCK))
    if sitting:
        entry(menu, _("Select the delegation (D)"), "users", partial(hands.take, Kin.DELEGATION))
    menu.addSeparator()
    kinds = {face.seat.kind for face in faces}
    for kind in SeatKind:
        if kinds != {kind}:
            text = _("Make it: {kind}") if len(faces) == 1 else _("Make them: {kind}")
            if kind is SeatKind.RESERVED:
                text = _("{text} (V)").format(text=text)
            allowed = not sitting or kind is not SeatKind.BLOCKED
            entry(
                menu,
                text.format(kind=label(kind, _)),
                KIND_ICONS[kind],
                partial(hands.make_it, kind),
                allowed,
            )
    return menu


def _for_people(menu: QMenu, hands: Hands, sitting: Sequence[Face]) -> None:
    free = [face for face in sitting if not face.locked]
    words = _("Lock (L)") if free else _("Unlock (L)")
    entry(menu, _("Move (Enter)"), "move", hands.pick_up, len(free) == len(sitting))
    entry(menu, words, "lock" if free else "lock-open", hands.toggle_lock)
    entry(menu, _("Unseat (Del)"), "user-minus", hands.unseat, bool(free))
    only = sitting[0].person if len(sitting) == 1 else None
    if only is not None:
        entry(menu, _("Show on the people page"), "user-round", partial(hands.show_person, only.id))
