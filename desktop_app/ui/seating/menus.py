"""What can be done with a seat, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.seating import SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.seating.faces import Face
from desktop_app.words import _

KIND_ICONS = {
    SeatKind.SEAT: "armchair",
    SeatKind.WHEELCHAIR: "accessibility",
    SeatKind.BLOCKED: "ban",
    SeatKind.RESERVED: "flag",
    SeatKind.INTERPRETER: "languages",
    SeatKind.PRESS: "mic",
}


class Hands(Protocol):
    """Who does what the menu says."""

    def pick_up(self, seat: str) -> None: ...
    def toggle_lock(self, seat: str) -> None: ...
    def unseat(self, seat: str) -> None: ...
    def show_person(self, attendee_id: str) -> None: ...
    def make_it(self, seat: str, kind: SeatKind) -> None: ...


def entry(menu: QMenu, text: str, name: str, run: Callable[[], object], enabled: bool = True) -> QAction:
    """A line of a menu with its icon."""
    action = QAction(icon(name), text, menu)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: run())
    menu.addAction(action)
    return action


def seat_menu(parent: QWidget, hands: Hands, seat: str, face: Face) -> QMenu:
    """For one seat."""
    menu = QMenu(parent)
    if face.person is not None:
        free = not face.locked
        words = _("Lock (L)") if free else _("Unlock (L)")
        entry(menu, _("Move (Enter)"), "move", partial(hands.pick_up, seat), free)
        entry(menu, words, "lock" if free else "lock-open", partial(hands.toggle_lock, seat))
        entry(menu, _("Unseat (Del)"), "user-minus", partial(hands.unseat, seat), free)
        show = partial(hands.show_person, face.person.id)
        entry(menu, _("Show on the people page"), "user-round", show)
        menu.addSeparator()
    for kind in SeatKind:
        if kind is not face.seat.kind:
            text = _("Make it: {kind}").format(kind=label(kind, _))
            allowed = face.person is None or kind is not SeatKind.BLOCKED
            entry(menu, text, KIND_ICONS[kind], partial(hands.make_it, seat, kind), allowed)
    return menu
