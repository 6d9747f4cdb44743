"""A hall from a few numbers, in a dialog."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app import sentences
from desktop_app.domain.hall_design import HallDesign
from desktop_app.domain.hall_seats import laid_out
from desktop_app.domain.hall_templates import HallNumbers, HallTemplate, templated
from desktop_app.domain.halls import (
    MOST_IN_ROW,
    MOST_ON_DAIS,
    MOST_ROWS,
    HallShape,
    aisles_from,
    ensure_shape,
    lean_of,
    places_from,
)
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import DAIS, SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.seating.faces import HallState
from desktop_app.words import N_, _

LEFT = (
    Field("name", N_("Name of the hall")),
    Field("rows", N_("Rows"), "number", least=1, most=MOST_ROWS),
    Field("seats", N_("Seats in a row"), "number", least=1, most=MOST_IN_ROW),
    Field("aisles", N_("Aisles after seat numbers"), hint=N_("5, 15")),
)
ROWS_ARE = {
    HallTemplate.BANQUET: (N_("Tables"), N_("Seats at a table")),
    HallTemplate.HORSESHOE: (N_("Seats along each flank"), N_("Seats at the far side")),
}
"""What the two numbers mean where they are not rows and seats in a row."""
OF_ROWS_AND_AISLES = ("aisles", "wheelchair", "blocked")
RIGHT = (
    Field("dais", N_("Chairs on the dais"), "number", least=0, most=MOST_ON_DAIS),
    Field("dais_rows", N_("Rows of the dais"), "number", least=1, most=3),
    Field("wheelchair", N_("Wheelchair places (row-seat)"), hint=N_("10-1, 10-20")),
    Field("blocked", N_("Blocked seats (row-seat)"), hint=N_("12-20")),
)


@dataclass(frozen=True, slots=True)
class HallDraft:
    """The numbers as they are typed."""

    name: str = ""
    rows: int = 12
    seats: int = 20
    aisles: str = "5, 15"
    dais: int = 0
    dais_rows: int = 1
    wheelchair: str = ""
    blocked: str = ""
    template: HallTemplate | None = None
    """None: plain rows and aisles."""

    def design(self, meeting: Meeting) -> HallDesign:
        """The hall of a template. Refuses what cannot be built."""
        lean = lean_of(meeting.protocol, meeting.even_dais)
        kind = self.template or HallTemplate.LECTURE
        return templated(HallNumbers(kind, self.rows, self.seats, self.dais, self.dais_rows, lean))

    def shape(self, meeting: Meeting) -> HallShape:
        """The hall these numbers mean. Refuses what cannot be read or built."""
        shape = HallShape(
            rows=self.rows,
            seats=self.seats,
            aisles=aisles_from(self.aisles),
            dais=self.dais,
            dais_rows=self.dais_rows,
            wheelchair=places_from(self.wheelchair),
            blocked=places_from(self.blocked),
            protocol=meeting.protocol,
            even_dais=meeting.even_dais,
        )
        ensure_shape(shape)
        return shape


def first_draft(people: int, ranked: int, wheelchairs: int, name: str) -> HallDraft:
    """A hall that holds so many people, with a tenth to spare: what a new meeting is offered."""
    rows = max(6, -(-int(1.3 * people) // 20))
    places = [f"{rows - 2}-{number}" for number in (1, 20, 2, 19)][: max(2, wheelchairs)]
    return HallDraft(name=name, rows=rows, dais=ranked, wheelchair=", ".join(places))


def draft_of(state: HallState) -> HallDraft:
    """The numbers of a hall that is there."""
    floor = [seat for seat in state.task.seats if seat.area != DAIS]
    chairs = [seat for seat in state.task.seats if seat.area == DAIS]
    front = sorted((seat for seat in floor if seat.row == 1), key=lambda seat: seat.number)
    aisles = [one.number for one, two in pairwise(front) if one.area != two.area]

    def listed(kind: SeatKind) -> str:
        return ", ".join(seat.label for seat in floor if seat.kind is kind)

    return HallDraft(
        name=state.hall.name,
        rows=max((seat.row for seat in floor), default=12),
        seats=max((seat.number for seat in floor), default=20),
        aisles=", ".join(map(str, aisles)),
        dais=len(chairs),
        dais_rows=len({seat.row for seat in chairs}) or 1,
        wheelchair=listed(SeatKind.WHEELCHAIR),
        blocked=listed(SeatKind.BLOCKED),
    )


class HallDialog(QDialog):
    """Asks for the numbers; `draft` is what was agreed to, and `shape` (rows and aisles) or `design` (a template)."""

    def __init__(self, meeting: Meeting, draft: HallDraft, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Lay out the hall"))
        self.draft, self._meeting = draft, meeting
        self.shape: HallShape | None = None
        self.design: HallDesign | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind of hall"))
        self.kind.addItems([_("Rows and aisles"), *(label(each, _) for each in HallTemplate)])
        self.left, self.right = Form(LEFT, live=False), Form(RIGHT, live=False)
        self.told = text_label("", "muted", wrap=True)
        self.wrong = text_label("", "error", wrap=True)
        self.done_button = button(_("Lay out"), "layout-grid", "primary", on=self.accept)
        self.done_button.setDefault(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        if not new:
            known = _("People keep their seats where row and number remain.")
            layout.addWidget(text_label(known, "muted", wrap=True))
        layout.addWidget(text_label(_("Kind of hall"), "muted"))
        layout.addWidget(self.kind)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self.left)
        columns.addWidget(self.right)
        layout.addLayout(columns)
        layout.addWidget(self.told)
        layout.addWidget(self.wrong)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), self.done_button))
        self.setMinimumWidth(560)

        for form in (self.left, self.right):
            form.load(draft)
            form.edited.connect(self._edited)
        self.kind.currentIndexChanged.connect(lambda _place: self._edited())
        self._edited()

    def read(self) -> HallDraft:
        """What the fields say."""
        left: HallDraft = self.left.draft()
        right: HallDraft = self.right.draft()
        return replace(
            left,
            dais=right.dais,
            dais_rows=right.dais_rows,
            wheelchair=right.wheelchair,
            blocked=right.blocked,
            template=[None, *HallTemplate][max(0, self.kind.currentIndex())],
        )

    def accept(self) -> None:
        self._edited()
        if self.shape is not None or self.design is not None:
            super().accept()

    def _edited(self) -> None:
        self.draft, self.shape, self.design = self.read(), None, None
        self._say_numbers()
        try:
            if self.draft.template is None:
                self.shape = self.draft.shape(self._meeting)
                seats = self.shape.capacity
            else:
                self.design = self.draft.design(self._meeting)
                seats = len(laid_out(self.design)) - self.draft.dais
        except Refusal as refusal:
            self.wrong.setText(sentences.sentence(refusal, _))
        else:
            self.wrong.setText("")
            told = _("{seats} seats in the hall, {chairs} on the dais")
            self.told.setText(told.format(seats=seats, chairs=self.draft.dais))
        good = self.shape is not None or self.design is not None
        self.wrong.setVisible(not good)
        self.done_button.setEnabled(good)

    def _say_numbers(self) -> None:
        """What the numbers of this kind of hall mean, and which of them it has."""
        template = self.draft.template
        plain = (LEFT[1].label, LEFT[2].label)
        rows, seats = ROWS_ARE.get(template, plain) if template else plain
        self.left.call("rows", _(rows))
        self.left.call("seats", _(seats))
        for form in (self.left, self.right):
            for name in OF_ROWS_AND_AISLES:
                form.enable(name, template is None)
