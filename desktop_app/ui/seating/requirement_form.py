"""The sheet of one requirement: whom it speaks of, which seats, how many, and whether it must hold or is a wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.attendees import Delegation
from desktop_app.domain.requirements import (
    ALWAYS_MUST,
    ALWAYS_WISH,
    SPEAKS_OF,
    STRONGEST,
    WIDEST_SPACING,
    Names,
    Requirement,
    RequirementKind,
)
from desktop_app.domain.seat_ranges import read_seats, told_seats
from desktop_app.domain.seating import Seat
from desktop_app.labels import label
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.people_index import PeopleIndex
from desktop_app.ui.person_picker import PersonPicker, told_person
from desktop_app.words import N_, _, ngettext

MEANS: dict[RequirementKind, str] = {
    RequirementKind.TOGETHER: N_("These people sit on consecutive seats of one row."),
    RequirementKind.APART: N_("No two of these people sit within one seat of each other in any direction."),
    RequirementKind.ZONE: N_("These people and delegations sit on these seats, wherever on them."),
    RequirementKind.RESERVE: N_("These seats are for these people and delegations alone."),
    RequirementKind.NEAR: N_("These people and delegations sit as near to these seats as can be."),
    RequirementKind.LEAVE_EMPTY: N_("Nobody sits on these seats."),
    RequirementKind.SPACING: N_("So many seats stay empty between neighbours: here, or in the whole hall."),
    RequirementKind.SPARE: N_("One seat in so many stays free, so that late arrivals move few people."),
    RequirementKind.FRONT_TO_BACK: N_("Delegations stand in protocol order from the front to the back."),
    RequirementKind.LEFT_TO_RIGHT: N_(
        "Delegations stand in protocol order from the audience's left to its right."
    ),
}
NUMBERED: dict[RequirementKind, tuple[str, int, int]] = {
    RequirementKind.SPACING: (N_("Empty seats between two neighbours"), 1, WIDEST_SPACING),
    RequirementKind.SPARE: (N_("One spare seat in"), 2, 500),
}
"""For kinds with a number: what it is called, and its bounds."""


class RequirementForm(QWidget):
    """`edited` tells the requirement as it stands; it may say too little yet."""

    edited = Signal(Requirement)

    def __init__(self, index: PeopleIndex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._asked: Requirement | None = None
        self._seats: Sequence[Seat] = ()
        self._loading = False
        self.title, self.means = text_label("", "h2", wrap=True), text_label("", "muted", wrap=True)
        self.people = _Part(_("People"))
        self.picker = PersonPicker(index)
        self.grid = QGridLayout()
        self.groups, self.ticks = _Part(_("Delegations")), dict[str, QCheckBox]()
        self.seats, self.seat_field = _Part(_("Which seats")), QLineEdit()
        self.understood = text_label("", "muted", wrap=True)
        self.number_part, self.number = _Part(""), QSpinBox()
        self.must, self.wish = QRadioButton(_("Must hold")), QRadioButton(_("A wish"))
        self.strength = QSlider(Qt.Orientation.Horizontal, minimum=1, maximum=STRONGEST)
        self.note_part, self.note = _Part(_("Note")), QLineEdit()
        self._lay_out()

        self.picker.picked.connect(self._add_person)
        self.seat_field.editingFinished.connect(self._tell)
        self.seat_field.textChanged.connect(lambda _text: self._show_understood())
        self.number.valueChanged.connect(lambda _value: self._tell())
        self.must.toggled.connect(lambda _on: self._tell())
        self.strength.valueChanged.connect(lambda _value: self._tell())
        self.note.editingFinished.connect(self._tell)

    def _lay_out(self) -> None:
        self.names = QVBoxLayout()
        self.names.setSpacing(2)
        self.people.body.addLayout(self.names)
        self.people.body.addWidget(self.picker)
        self.groups.body.addLayout(self.grid)
        self.seat_field.setPlaceholderText("3-12, 4-1~4-6, 5-*, A")
        self.seat_field.setAccessibleName(_("Which seats"))
        self.seats.body.addWidget(self.seat_field)
        self.seats.body.addWidget(self.understood)
        self.number.setKeyboardTracking(False)
        self.number_part.body.addWidget(self.number)
        self.note_part.body.addWidget(self.note)
        self.note.setAccessibleName(_("Note"))
        self.strength.setAccessibleName(_("How strongly it is wished"))
        ways = QButtonGroup(self)
        for each in (self.must, self.wish):
            ways.addButton(each)
        self.weighed = QWidget()
        ends = row(text_label(_("slightly"), "muted"), self.strength, text_label(_("strongly"), "muted"))
        self.weighed.setLayout(ends)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.means)
        for part in (self.people, self.groups, self.seats, self.number_part):
            layout.addWidget(part)
        layout.addLayout(row(self.must, self.wish, None))
        layout.addWidget(self.weighed)
        layout.addWidget(self.note_part)

    def load(self, asked: Requirement, seats: Sequence[Seat], delegations: Sequence[Delegation]) -> None:
        """Show a requirement. Emits nothing."""
        self._loading = True
        self._asked, self._seats = asked, seats
        speaks = SPEAKS_OF[asked.kind]
        self.title.setText(label(asked.kind, _))
        self.means.setText(_(MEANS[asked.kind]))
        self.people.setVisible(Names.PEOPLE in speaks)
        self.groups.setVisible(Names.GROUPS in speaks and bool(delegations))
        self.seats.setVisible(Names.SEATS in speaks)
        self.number_part.setVisible(Names.NUMBER in speaks)
        self._show_people(asked.people)
        self._show_groups(asked.groups, delegations)
        if not self.seat_field.hasFocus() or not self.seat_field.isModified():
            self.seat_field.setText(told_seats(asked.seats, seats))
        self._show_number(asked)
        self._show_weight(asked)
        self.note.setText(asked.note)
        self._show_understood()
        self._loading = False

    def _show_people(self, people: Sequence[str]) -> None:
        while (entry := self.names.takeAt(0)) is not None:
            widget = entry.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key in people:
            person = self._index.get(key)
            told = told_person(person) if person is not None else _("not on the list")
            off = button(_("Take {name} off").format(name=told.partition(" ")[0]), "x", "icon")
            off.clicked.connect(partial(self._remove_person, key))
            line = QWidget()
            line.setLayout(row(text_label(told, wrap=True), None, off))
            self.names.addWidget(line)

    def _show_groups(self, chosen: Sequence[str], delegations: Sequence[Delegation]) -> None:
        if list(self.ticks) != [each.id for each in delegations]:
            for tick in self.ticks.values():
                tick.hide()
                tick.deleteLater()
            self.ticks = {each.id: QCheckBox(each.name) for each in delegations}
            for number, tick in enumerate(self.ticks.values()):
                tick.toggled.connect(lambda _on: self._tell())
                self.grid.addWidget(tick, number // 2, number % 2)
        for key, tick in self.ticks.items():
            tick.setChecked(key in chosen)

    def _show_number(self, asked: Requirement) -> None:
        if asked.kind in NUMBERED:
            title, least, most = NUMBERED[asked.kind]
            self.number_part.title.setText(_(title))
            self.number.setAccessibleName(_(title))
            self.number.setRange(least, most)
            self.number.setValue(asked.number)

    def _show_weight(self, asked: Requirement) -> None:
        open_to_both = asked.kind not in ALWAYS_MUST | ALWAYS_WISH
        for way in (self.must, self.wish):
            way.setVisible(open_to_both)
        (self.must if asked.must else self.wish).setChecked(True)
        self.weighed.setVisible(not asked.must)
        if not asked.must:
            self.strength.setValue(asked.weight)

    def _show_understood(self) -> None:
        found, unknown = read_seats(self.seat_field.text(), self._seats)
        told = ngettext("{number} seat", "{number} seats", len(found)).format(number=len(found))
        if unknown:
            told = _("Not understood: {parts}").format(parts=_(", ").join(unknown))
        self.understood.setText(told)

    def _add_person(self, _name: str, key: str) -> None:
        if key and self._asked is not None and key not in self._asked.people:
            self._asked = replace(self._asked, people=(*self._asked.people, key))
            self._show_people(self._asked.people)
            self._tell()

    def _remove_person(self, key: str, _checked: bool = False) -> None:
        if self._asked is not None:
            self._asked = replace(self._asked, people=tuple(p for p in self._asked.people if p != key))
            self._show_people(self._asked.people)
            self._tell()

    def _tell(self) -> None:
        if self._loading or self._asked is None:
            return
        asked, speaks = self._asked, SPEAKS_OF[self._asked.kind]
        found, _unknown = read_seats(self.seat_field.text(), self._seats)
        always = asked.kind in ALWAYS_WISH or (asked.kind not in ALWAYS_MUST and self.wish.isChecked())
        self._asked = replace(
            asked,
            groups=tuple(key for key, tick in self.ticks.items() if tick.isChecked())
            if Names.GROUPS in speaks
            else (),
            seats=found if Names.SEATS in speaks else (),
            number=self.number.value() if Names.NUMBER in speaks else 0,
            weight=self.strength.value() if always else 0,
            note=self.note.text().strip(),
        )
        self.weighed.setVisible(not self._asked.must)
        if self._asked != asked or asked.people:
            self.edited.emit(self._asked)


class _Part(QWidget):
    """A field or several with its title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self.title = text_label(title, "muted")
        self.body.addWidget(self.title)
