"""Filters that join: of one kind any of those that are on, of different kinds all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop_app.domain.attendees import Capacity, Status
from desktop_app.domain.counting import Standing
from desktop_app.labels import label
from desktop_app.ui.kit.basics import button, menu_button
from desktop_app.ui.people_index import PeopleIndex, Person
from desktop_app.words import N_, _

Wanted = Callable[[Person], bool]

CHIPS: tuple[tuple[str, str, str, Wanted], ...] = (
    ("not-yet", N_("Not yet"), "standing", lambda person: person.standing is Standing.NOT_YET),
    ("present", N_("Present"), "standing", lambda person: person.standing is Standing.PRESENT),
    ("apologies", N_("Apologies"), "standing", lambda person: person.standing is Standing.APOLOGIES),
    ("dais", N_("Dais"), "role", lambda person: person.on_dais),
    ("awarded", N_("Awardees"), "role", lambda person: person.awarded),
    ("needs", N_("Needs"), "needs", lambda person: bool(person.attendee.needs)),
)
"""Key, words, kind, and who is meant. Chips of one kind widen each other, of different kinds narrow each other."""


class FilterBar(QWidget):
    """`changed` tells that other people are wanted; `wanted` is the test, None when nothing is on."""

    changed = Signal()

    def __init__(self, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._menus: dict[str, set[object]] = {"delegation": set(), "capacity": set(), "status": set()}
        self._quiet = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.all = button(_("All"), kind="seg", on=partial(self.pick, "all"))
        self.chips = {key: button(_(text), kind="seg") for key, text, _kind, _wanted in CHIPS}
        self.menus = {
            "delegation": menu_button(_("Delegation"), None, QMenu(self)),
            "capacity": menu_button(_("Capacity"), None, QMenu(self)),
            "status": menu_button(_("Status"), None, QMenu(self)),
        }
        self._words = {kind: each.text() for kind, each in self.menus.items()}
        for part in (self.all, *self.chips.values(), *self.menus.values()):
            layout.addWidget(part)
        layout.addStretch()
        for chip in self.chips.values():
            chip.toggled.connect(self._tell)
        for kind, one in self.menus.items():
            one.menu().aboutToShow.connect(partial(self._fill, kind))
        self._dress()

    def pick(self, key: str) -> None:
        """Only this chip; "all" turns everything off."""
        self._quiet = True
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        for chosen in self._menus.values():
            chosen.clear()
        self._quiet = False
        self._tell()

    def choose(self, kind: str, value: object, on: bool) -> None:
        """Turn a delegation (its id, "" for none), capacity or status on or off."""
        (self._menus[kind].add if on else self._menus[kind].discard)(value)
        self._tell()

    def wanted(self) -> Wanted | None:
        """Whether somebody is meant by all that is on."""
        kinds: dict[str, list[Wanted]] = {}
        for key, _text, kind, test in CHIPS:
            if self.chips[key].isChecked():
                kinds.setdefault(kind, []).append(test)
        for kind, chosen in self._menus.items():
            if chosen:
                kinds[f"menu {kind}"] = [partial(_has, kind, frozenset(chosen))]
        if not kinds:
            return None
        groups = list(kinds.values())
        return lambda person: all(any(test(person) for test in group) for group in groups)

    def _options(self, kind: str) -> Sequence[tuple[object, str]]:
        if kind == "capacity":
            return [(each, label(each, _)) for each in Capacity]
        if kind == "status":
            return [(each, label(each, _)) for each in Status]
        known = [(each.id, each.name) for each in self._index.delegations()]
        return [*known, ("", _("No delegation"))]

    def _fill(self, kind: str) -> None:
        menu = self.menus[kind].menu()
        menu.clear()
        for value, text in self._options(kind):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value in self._menus[kind])
            action.toggled.connect(partial(self.choose, kind, value))

    def _tell(self, _on: bool = False) -> None:
        if not self._quiet:
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        nothing = self.wanted() is None
        self.all.setChecked(nothing)
        for kind, chosen in self._menus.items():
            words = self._words[kind]
            self.menus[kind].setText(f"{words} · {len(chosen)}" if chosen else words)


def _has(kind: str, chosen: frozenset[object], person: Person) -> bool:
    if kind == "delegation":
        return (person.attendee.delegation_id or "") in chosen
    return getattr(person.attendee, kind) in chosen
