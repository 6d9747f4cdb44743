"""What is asked of the seating, in words: what must hold, what is wished for how strongly, and whether it holds now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.queries import attendees
from db.queries import requirements as kept
from desktop_app.commands import requirements as commands
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.requirements import (
    ALWAYS_WISH,
    Requirement,
    RequirementKind,
    ensure_requirement,
)
from desktop_app.domain.seat_ranges import told_seats
from desktop_app.labels import label
from desktop_app.planning.asked import read as read_asked
from desktop_app.planning.holding import unmet
from desktop_app.sentences import sentence
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button, row, text_label
from desktop_app.ui.kit.ordered_list import Entry, OrderedList
from desktop_app.ui.kit.sheet import sheet_over_foot
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from desktop_app.ui.seating import faces
from desktop_app.ui.seating.faces import HallState
from desktop_app.ui.seating.requirement_form import NUMBERED, RequirementForm
from desktop_app.ui.workshop import Workshop
from desktop_app.words import N_, _

LIST_WIDTH = 330
USUAL_WISH = 5
_NUMBERS = {RequirementKind.SPARE: N_("1 in {number}")}
FOLLOWS = ("requirement", "requirement_part", "placement", "seat", "attendee", "delegation")


class RequirementsDialog(Workshop):
    """`pending` is a new one that says too little to be written yet."""

    def __init__(self, office: Office, hall_id: str, parent: QWidget | None = None) -> None:
        hint = _("Locks, the dais, wheelchair places and award batches are respected anyway.")
        super().__init__(office, _("Asked of the seating"), hint, parent)
        self.resize(880, 640)
        self._hall_id = hall_id
        self._asked: Sequence[Requirement] = ()
        self._state: HallState | None = None
        self.pending: Requirement | None = None
        self.list = OrderedList(_("Asked of the seating"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.form = RequirementForm(people_index(office))
        self.lacking = text_label("", "error", wrap=True)
        self.remove_button = button(_("Remove"), "trash-2", "danger", on=self._remove)
        self.stack = QStackedWidget()
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.unwanted.connect(lambda _key: self._remove())
        self.form.edited.connect(self._write)
        office.committed.connect(self._follow)
        self._read()

    def _lay_out(self) -> None:
        kinds = QMenu(self)
        for kind in RequirementKind:
            kinds.addAction(label(kind, _), partial(self.add, kind))
        left, right = Card(padding=6), Card(padding=0)
        self.list.setFixedWidth(LIST_WIDTH)
        left.body.addWidget(self.list, 1)
        line = row(menu_button(_("Ask for"), "plus", kinds), None)
        line.setContentsMargins(6, 0, 6, 6)
        left.body.addLayout(line)
        sheet = QVBoxLayout()
        sheet.addWidget(self.form)
        sheet.addWidget(self.lacking)
        sheet.addStretch()
        self.stack.addWidget(
            EmptyState(
                "list-checks",
                _("Nothing is asked yet"),
                _(
                    "Couples side by side, a delegation near the door, every second seat empty: ask for it here."
                ),
            )
        )
        self.stack.addWidget(sheet_over_foot(sheet, None, self.remove_button))
        right.body.addWidget(self.stack)
        self.body.addWidget(left)
        self.body.addWidget(right, 1)

    # -- deeds --------------------------------------------------------------------------------------------------

    def add(self, kind: RequirementKind) -> None:
        """Begin to ask for something; written as soon as it says enough."""
        weight = USUAL_WISH if kind in ALWAYS_WISH else 0
        number = {RequirementKind.SPACING: 1, RequirementKind.SPARE: 40}.get(kind, 0)
        fresh = Requirement(new_id(), self._hall_id, kind, weight=weight, number=number)
        self.pending = fresh
        if kind in NUMBERED or not self._lacks(fresh):
            self._write(fresh)
        self._show(fresh.id)

    def _write(self, asked: Requirement) -> None:
        lacks = self._lacks(asked)
        if self.pending is not None and asked.id == self.pending.id:
            self.pending = asked
        self.lacking.setText(lacks)
        if lacks:
            return
        self.pending = None if self.pending is not None and self.pending.id == asked.id else self.pending
        if not self.office.do(commands.set_requirement, asked):
            self._show(self.list.current())

    def _lacks(self, asked: Requirement) -> str:
        """What it must say yet, as a sentence."""
        try:
            ensure_requirement(asked)
        except Refusal as refusal:
            return sentence(refusal, _)
        return ""

    def _remove(self) -> None:
        key = self.list.current()
        if self.pending is not None and key == self.pending.id:
            self.pending = None
            self._show()
        elif key and self.office.do(commands.remove_requirements, [key]):
            self.office.say(_("Struck out"), undo=True)

    # -- showing ------------------------------------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        if any(changes.of(table) for table in FOLLOWS):
            self._read()

    def _read(self) -> None:
        self._state = faces.read(self._hall_id)
        self._asked = kept.requirements(self._hall_id)
        self._show(self.list.current())

    def _show(self, chosen: str = "") -> None:
        broken = self._broken()
        shown = [*self._asked, *([self.pending] if self.pending is not None else [])]
        entries = [Entry(each.id, self._told(each), self._second(each, broken)) for each in shown]
        self.list.show_entries(entries, chosen)
        self._choose(self.list.current())

    def _choose(self, key: str) -> None:
        asked = next((each for each in (*self._asked, self.pending) if each and each.id == key), None)
        self.stack.setCurrentIndex(int(asked is not None))
        if asked is not None and self._state is not None:
            self.form.load(asked, self._state.task.seats, attendees.delegations())
            self.lacking.setText(self._lacks(asked))

    def _told(self, asked: Requirement) -> str:
        """In a line: what, whom, where."""
        state = self._state
        assert state is not None
        groups = {each.id: each.name for each in attendees.delegations()}
        who = [state.people[p].who_comes for p in asked.people if p in state.people]
        who += [groups[g] for g in asked.groups if g in groups]
        number = _NUMBERS.get(asked.kind, "{number}") if asked.number else ""
        number = _(number).format(number=asked.number) if number else ""
        told = (label(asked.kind, _), _(", ").join(who), number, told_seats(asked.seats, state.task.seats))
        return _(" · ").join(filter(None, (*told, asked.note)))

    def _second(self, asked: Requirement, broken: frozenset[str]) -> str:
        if asked is self.pending:
            return _("not complete yet")
        how = _("Must hold") if asked.must else _("Wish, {weight} of 10").format(weight=asked.weight)
        if self._state is None or not self._state.placements:
            return how
        return _(" · ").join((how, _("✗ not met now") if asked.id in broken else _("✓ holds now")))

    def _broken(self) -> frozenset[str]:
        """The ids of what the seating as it stands does not meet."""
        state = self._state
        if state is None or not state.placements:
            return frozenset()
        asked = read_asked(state.task)
        numbers = {seat.id: number for number, seat in enumerate(asked.floor.seats)}
        places = {person: numbers[seat] for person, seat in state.places.items() if seat in numbers}
        missed = {each.subject for each in unmet(asked, places)}
        return frozenset(missed | {each.subject for each in state.found})
