"""The particulars of the part in hand: its shape, and how its rows and seats are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.hall_design import (
    TABLES,
    THINGS,
    Counting,
    HallDesign,
    Numbering,
    Part,
    PartKind,
)
from desktop_app.domain.hall_seats import seat_count
from desktop_app.domain.seating import SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.kit.form import Field, Form
from desktop_app.words import N_, _

NAME = Field("name", N_("Name on the plan"))
PLACE = (
    Field("turn", N_("Turned clockwise"), "number", least=-360, most=360, unit="°"),
    Field("x", N_("Middle, from the left"), "number", least=-1_000_000, most=1_000_000, unit="mm"),
    Field("y", N_("Middle, from the front"), "number", least=-1_000_000, most=1_000_000, unit="mm"),
)
PITCH = Field("pitch", N_("From seat to seat"), "number", least=300, most=5_000, unit="mm")
SHAPES: dict[PartKind, tuple[Field, ...]] = {
    PartKind.BLOCK: (
        NAME,
        Field("rows", N_("Rows"), "number", least=1, most=400),
        Field("seats", N_("Seats in the front row"), "number", least=1, most=400),
        PITCH,
        Field("depth", N_("From row to row"), "number", least=300, most=10_000, unit="mm"),
        Field("curve", N_("Radius of the front row (0: straight)"), "number", most=1_000_000, unit="mm"),
        Field("grow", N_("Seats more from row to row"), "number", least=-20, most=20),
        Field("staggered", N_("Staggered rows"), "check"),
        *PLACE,
    ),
    PartKind.DAIS: (
        Field("seats", N_("Chairs"), "number", least=1, most=120),
        Field("rows", N_("Rows"), "number", least=1, most=3),
        PITCH,
        Field("depth", N_("From row to row"), "number", least=300, most=10_000, unit="mm"),
        *PLACE,
    ),
    PartKind.ROUND: (
        NAME,
        Field("seats", N_("Chairs"), "number", least=2, most=60),
        PITCH,
        Field("width", N_("Diameter (0: as needed)"), "number", unit="mm"),
        *PLACE,
    ),
    PartKind.LONG: (
        NAME,
        Field("seats", N_("Chairs at each side"), "number", least=1, most=200),
        Field("rows", N_("Chairs at each end"), "number", least=0, most=10),
        PITCH,
        *PLACE,
    ),
    PartKind.HORSESHOE: (
        NAME,
        Field("seats", N_("Chairs at the far side"), "number", least=1, most=200),
        Field("rows", N_("Chairs along each flank"), "number", least=1, most=200),
        PITCH,
        *PLACE,
    ),
    PartKind.HOLLOW: (
        NAME,
        Field("seats", N_("Chairs at front and back"), "number", least=1, most=200),
        Field("rows", N_("Chairs along each flank"), "number", least=1, most=200),
        PITCH,
        *PLACE,
    ),
    PartKind.PLOTTED: (NAME, *PLACE),
}
THING = (
    Field("name", N_("Words")),
    Field("width", N_("Width"), "number", least=200, unit="mm"),
    Field("height", N_("Depth"), "number", least=200, unit="mm"),
    *PLACE,
)


@dataclass(frozen=True)
class NumbersDraft:
    """A numbering as the form edits it; `id` is the part's."""

    id: str
    counting: Counting = Counting.LEFT
    after: str = ""
    first: int = 1
    step: int = 1
    skip_seats: str = ""
    first_row: int = 1
    letters: bool = False
    from_back: bool = False
    skip_rows: str = ""
    named: bool = False

    @classmethod
    def of(cls, part: Part) -> NumbersDraft:
        """The draft of a part."""
        told = part.numbering
        plain = {name: getattr(told, name) for name in _PLAIN}
        return cls(part.id, skip_seats=_listed(told.skip_seats), skip_rows=_listed(told.skip_rows), **plain)

    def numbering(self) -> Numbering:
        """What was typed; anything but numbers in the lists is passed over."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return Numbering(skip_seats=_read(self.skip_seats), skip_rows=_read(self.skip_rows), **plain)


_PLAIN = ("counting", "after", "first", "step", "first_row", "letters", "from_back", "named")


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _read(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(word) for word in re.findall(r"\d{1,4}", text) if int(word)}))


class Panel(Card):
    """`applied` tells the part, changed; `renamed` the name of the hall."""

    applied = Signal(object)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=12, spacing=8)
        self.setFixedWidth(288)
        self.title = text_label("", "h2", wrap=True)
        self.told = text_label("", "muted", wrap=True)
        self.shape_tab = button(_("Shape"), "move", "seg", on=lambda: self._turn(0))
        self.numbers_tab = button(_("Numbers"), "hash", "seg", on=lambda: self._turn(1))
        self.shape: Form | None = None
        self.numbers: Form | None = None
        self._part: Part | None = None
        self._tab = 0
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._tabs = QWidget()
        self._tabs.setLayout(row(self.shape_tab, self.numbers_tab, spacing=4))
        for each in (self.title, self.told, self._tabs):
            self.body.addWidget(each)
        self.body.addWidget(self._scroll, 1)

    def show_parts(self, design: HallDesign, parts: list[Part]) -> None:
        """Show what is in hand: one part's form, how many there are, or the hall as a whole."""
        part = parts[0] if len(parts) == 1 else None
        seats = sum(map(seat_count, parts))
        self.title.setText(_title(parts))
        self.told.setText(_("{number} seats").format(number=seats) if part is None or part.seated else "")
        self.told.setVisible(bool(self.told.text()))
        again = part is not None and self._part is not None and part.id == self._part.id
        self._part = part
        if part is None:
            self.shape = self.numbers = None
            self._hold(_hints())
            self._tabs.hide()
            return
        if again and self.shape is not None:
            self.shape.load(part)
            if self.numbers is not None:
                self.numbers.load(NumbersDraft.of(part))
            return
        self._make(design, part)

    def _make(self, design: HallDesign, part: Part) -> None:
        self.shape = Form(THING if part.kind in THINGS else SHAPES[part.kind])
        self.shape.load(part)
        self.shape.applied.connect(self._applied)
        self.numbers = None
        if part.kind in (PartKind.BLOCK, *TABLES):
            self.numbers = Form(_numbers_fields(design, part))
            self.numbers.load(NumbersDraft.of(part))
            self.numbers.applied.connect(self._numbered)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 8, 0)
        for form in (self.shape, self.numbers):
            if form is not None:
                layout.addWidget(form)
        layout.addStretch()
        self._hold(inner)
        self._tabs.setVisible(self.numbers is not None)
        self._turn(self._tab if self.numbers is not None else 0)

    def _hold(self, inner: QWidget) -> None:
        """Show this in the scrolling part, on the ground of the card."""
        for box in inner.findChildren(QComboBox):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self._scroll.setWidget(inner)
        for each in (inner, self._scroll.viewport()):
            each.setAutoFillBackground(False)

    def _turn(self, tab: int) -> None:
        if self.numbers is not None:
            self._tab = tab
            self.numbers.setVisible(tab == 1)
        if self.shape is not None:
            self.shape.setVisible(tab == 0 or self.numbers is None)
        self.shape_tab.setChecked(tab == 0)
        self.numbers_tab.setChecked(tab == 1)

    def _applied(self, part: object) -> None:
        if self._part is not None and isinstance(part, Part):
            self.applied.emit(replace(part, numbering=self._part.numbering))

    def _numbered(self, draft: object) -> None:
        if self._part is not None and isinstance(draft, NumbersDraft):
            self.applied.emit(replace(self._part, numbering=draft.numbering()))


def _title(parts: list[Part]) -> str:
    if not parts:
        return _("The hall")
    if len(parts) > 1:
        return _("{number} parts").format(number=len(parts))
    kind = label(parts[0].kind, _)
    return f"{kind} {parts[0].name}".strip() if parts[0].kind is not PartKind.LABEL else kind


def _hints() -> QWidget:
    """What can be done while nothing is in hand."""
    told = (
        _("Take a part at the left and press where it shall stand."),
        _("A press chooses, Shift adds, a drag on empty floor draws a frame."),
        _("Arrows move by 10 cm, with Shift by 1 cm, with Ctrl by 1 m; [ and ] turn."),
        _("Ctrl+wheel zooms, the middle button pans, 0 shows the whole hall."),
    )
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 8, 0)
    for text in told:
        layout.addWidget(text_label(text, "muted", wrap=True))
    layout.addStretch()
    return inner


def _numbers_fields(design: HallDesign, part: Part) -> tuple[Field, ...]:
    counting = Field("counting", N_("Seats count"), "choice", [(each, label(each, _)) for each in Counting])
    first = Field("first", N_("First seat number"), "number", least=1, most=9_000)
    steps = [(1, _("Every number")), (2, _("Every other: odd or even side"))]
    step = Field("step", N_("Which numbers"), "choice", steps)
    skipped = Field("skip_seats", N_("Seat numbers not used"), hint=N_("4, 13"))
    if part.kind in TABLES:
        return counting, first, step, skipped
    blocks = [each for each in design.parts if each.kind is PartKind.BLOCK and each.id != part.id]
    after = [
        ("", _("By themselves")),
        *((each.id, _("On from block {name}").format(name=each.name)) for each in blocks),
    ]
    return (
        counting,
        Field("after", N_("Numbers go"), "choice", after),
        first,
        step,
        skipped,
        Field("first_row", N_("First row"), "number", least=1, most=900),
        Field("letters", N_("Rows have letters"), "check"),
        Field("from_back", N_("Rows count from the back"), "check"),
        Field("skip_rows", N_("Rows not used (by number)"), hint=N_("4, 13")),
        Field("named", N_("Block name before the row"), "check"),
    )


def kinds_told(kinds: Iterable[SeatKind]) -> str:
    """How many seats are for what: "3 wheelchair places, 2 press seats"."""
    counts: dict[SeatKind, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return " · ".join(
        f"{label(kind, _)} {number}" for kind, number in counts.items() if kind is not SeatKind.SEAT
    )
