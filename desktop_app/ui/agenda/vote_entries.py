"""How the numbers of a vote come: all of them, only the minority, stated, by area, by delegation, or by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from db.queries import attendees, seating
from desktop_app.domain.resolutions import Detail, Entry, Tally, minority_counted
from desktop_app.domain.seating import DAIS
from desktop_app.domain.tallying import areas_of, detail_of, of_areas, of_voices
from desktop_app.labels import label, seat_words
from desktop_app.ui.agenda.vote_areas import AreaTable
from desktop_app.ui.agenda.vote_plan import VoicePlan, spots
from desktop_app.ui.kit.basics import button, row, segments, text_label
from desktop_app.verdicts import area_told
from desktop_app.words import N_, _

WAYS = (
    (Entry.FULL, N_("All numbers")),
    (Entry.MINORITY, N_("Only the minority")),
    (Entry.STATED, N_("Clear majority")),
    (Entry.AREAS, N_("By area")),
    (Entry.DELEGATIONS, N_("By delegation")),
    (Entry.NAMES, N_("By name")),
)
COUNTS = (
    ("yes", N_("In favour")),
    ("no", N_("Against")),
    ("abstain", N_("Abstentions")),
    ("invalid", N_("Invalid")),
    ("blank", N_("Blank")),
)


class VoteEntries(QWidget):
    """`changed` when the numbers are others. Who is present is told by `show_present`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._present = 0
        self._seats: dict[str, str] = {}
        self.counts = {name: _number(_(title)) for name, title in COUNTS}
        self.ways, self.outcome = QButtonGroup(self), QButtonGroup(self)
        for place, (_way, title) in enumerate(WAYS):
            self.ways.addButton(button(_(title), kind="seg"), place)
        for place, title in enumerate((_("Carried"), _("Not carried"))):
            self.outcome.addButton(button(title, kind="seg"), place)
        self.ways.button(0).setChecked(True)
        self.outcome.button(0).setChecked(True)
        self.areas = AreaTable(lambda name: area_told(name, Entry.AREAS, _))
        self.delegations = AreaTable(lambda name: area_told(name, Entry.DELEGATIONS, _))
        self.plan = VoicePlan()
        self.who = text_label("", "muted", wrap=True)
        self._lay_out()

        self.ways.idClicked.connect(self.choose)
        self.outcome.idClicked.connect(lambda _place: self.changed.emit())
        for box in self.counts.values():
            box.valueChanged.connect(self._typed)
        for part in (self.areas, self.delegations, self.plan):
            part.changed.connect(self.changed)
        self.plan.pointed.connect(self._tell_who)

    def _lay_out(self) -> None:
        self.numbers, self.statement, self.by_name = self._grid(), QWidget(), QWidget()
        self.statement.setLayout(segments(self.outcome))
        layout = QVBoxLayout(self.by_name)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.plan, 1)
        all_others = button(_("All others in favour"), "check-check", on=self.plan.all_in_favour)
        layout.addLayout(row(all_others, None, self.who))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(14)
        whole.addLayout(segments(self.ways))
        for part in (self.numbers, self.statement, self.areas, self.delegations, self.by_name):
            whole.addWidget(part)

    def _grid(self) -> QWidget:
        numbers = QWidget()
        grid = QGridLayout(numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (name, title) in enumerate(COUNTS):
            caption = text_label(_(title), "muted")
            caption.setBuddy(self.counts[name])
            grid.addWidget(caption, 0, column)
            grid.addWidget(self.counts[name], 1, column)
            grid.setColumnStretch(column, 1)
        return numbers

    # What was entered.

    @property
    def entry(self) -> Entry:
        """How the numbers come."""
        return WAYS[self.ways.checkedId()][0]

    def tally(self) -> Tally:
        """The numbers as they would be recorded."""
        match self.entry:
            case Entry.STATED:
                return Tally()
            case Entry.MINORITY:
                return minority_counted(
                    self._present, self.counts["no"].value(), self.counts["abstain"].value()
                )
            case Entry.AREAS | Entry.DELEGATIONS:
                return of_areas(self._table().areas)
            case Entry.NAMES:
                return of_voices(self.plan.voices.values())
            case Entry.FULL:
                return Tally(**{name: box.value() for name, box in self.counts.items()})

    def detail(self) -> Detail:
        """Where they come from, as it would be frozen."""
        if self.entry in (Entry.AREAS, Entry.DELEGATIONS):
            return Detail(self.entry, areas=tuple(self._table().areas))
        if self.entry is Entry.NAMES:
            return Detail(self.entry, voices=detail_of(self.plan.voices))
        return Detail(self.entry)

    def stated(self) -> int:
        """What the chair states without numbers: 1, -1; 0 when votes were counted."""
        return 0 if self.entry is not Entry.STATED else 1 if self.outcome.checkedId() == 0 else -1

    def _table(self) -> AreaTable:
        return self.areas if self.entry is Entry.AREAS else self.delegations

    # What is shown.

    def choose(self, place: int) -> None:
        """Turn to another way of entering."""
        self.ways.button(place).setChecked(True)
        shown = {
            Entry.FULL: self.numbers,
            Entry.MINORITY: self.numbers,
            Entry.STATED: self.statement,
            Entry.AREAS: self.areas,
            Entry.DELEGATIONS: self.delegations,
            Entry.NAMES: self.by_name,
        }
        for part in shown.values():
            part.setVisible(part is shown[self.entry])
        for name in ("yes", "invalid", "blank"):
            self.counts[name].setEnabled(self.entry is Entry.FULL)
        first: Any = self.counts["no" if self.entry is Entry.MINORITY else "yes"]
        if self.entry is Entry.NAMES:
            self.plan.setFocus()
        elif shown[self.entry] is self.numbers:
            first.setFocus()
            first.selectAll()
        self._typed()

    def show_present(self, entitled: Iterable[str]) -> None:
        """Who may vote now, by id; what was entered stays, but for who has left. Emits nothing."""
        people = attendees.everyone(entitled)
        self._present = len(people)
        hall = seating.plenary()
        seats = seating.seats(hall.id) if hall is not None else []
        sitting = {each.attendee_id: each.seat_id for each in seating.placements(hall.id)} if hall else {}
        self._show_areas([person.id for person in people], {seat.id: seat.area for seat in seats}, sitting)
        order = [each.name for each in attendees.delegations()]
        in_delegation = {person.id: person.delegation for person in people}
        self.delegations.show_areas(areas_of(in_delegation, in_delegation, order))
        found = spots(people, seats, sitting)
        self._seats = {spot.person.id: spot.seat for spot in found}
        self.plan.show_spots(found, seats)
        self._show_rest()

    def _show_areas(
        self, present: list[str], area_of_seat: Mapping[str, str], sitting: Mapping[str, str]
    ) -> None:
        area_of = {person: area_of_seat.get(sitting.get(person, ""), "") for person in present}
        self.areas.show_areas(areas_of(present, area_of, [DAIS]))

    def _typed(self) -> None:
        self._show_rest()
        self.changed.emit()

    def _show_rest(self) -> None:
        """Where only the minority is counted, the others are told."""
        if self.entry is Entry.MINORITY:
            self.counts["yes"].blockSignals(True)
            self.counts["yes"].setValue(max(0, self.tally().yes))
            self.counts["yes"].blockSignals(False)

    def _tell_who(self, person_id: str) -> None:
        spot = next((each for each in self.plan.spots if each.person.id == person_id), None)
        if spot is None:
            self.who.setText("")
            return
        voice = self.plan.voices.get(person_id)
        seat = seat_words(spot.seat, _) if spot.seat else _("No seat")
        told = label(voice, _) if voice is not None else _("No vote yet")
        self.who.setText(_(" · ").join((spot.person.who_comes, seat, told)))


def _number(title: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 99_999)
    box.setAccessibleName(title)
    box.setMinimumHeight(44)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box
