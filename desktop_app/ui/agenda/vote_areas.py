"""Votes as tellers bring them: a line for each counting area, with who of it has not been counted yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.resolutions import AreaCount
from desktop_app.domain.tallying import counted_again, rest_in_favour
from desktop_app.ui.kit.basics import button, restyle, row, text_label
from desktop_app.words import N_, _, ngettext

HIGH, BOX = 290, 92
VOICES = (("yes", N_("In favour")), ("no", N_("Against")), ("abstain", N_("Abstentions")))


class AreaTable(QWidget):
    """`areas` are the lines with what was entered; `told` names an area in words."""

    changed = Signal()

    def __init__(self, told: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.areas: list[AreaCount] = []
        self.boxes: list[dict[str, QSpinBox]] = []
        self._rests: list[QLabel] = []
        self._present: list[QLabel] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_in_favour = button(_("All others in favour"), "check-check", on=self._fill_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(row(self.all_in_favour, None))

    def show_areas(self, areas: Sequence[AreaCount]) -> None:
        """Show these lines; what was entered for an area stays. Emits nothing."""
        names = [area.name for area in self.areas]
        self.areas = counted_again(self.areas, areas)
        if names != [area.name for area in self.areas]:
            self._make()
        self._tell()

    def _make(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate((_("People here"), *(_(title) for _name, title in VOICES)), start=1):
            grid.addWidget(text_label(title, "muted"), 0, column)
        self.boxes, self._rests, self._present = [], [], []
        for line, area in enumerate(self.areas, start=1):
            self._add_line(grid, line, area)
        self._scroll.setWidget(inside)
        self._scroll.setFixedHeight(min(HIGH, inside.sizeHint().height() + 4))

    def _add_line(self, grid: QGridLayout, line: int, area: AreaCount) -> None:
        name, present, rest = (
            text_label(self._told(area.name), wrap=True),
            text_label(),
            text_label("", "muted"),
        )
        grid.addWidget(name, line, 0)
        grid.addWidget(present, line, 1)
        boxes = {}
        for column, (voice, title) in enumerate(VOICES, start=2):
            box = boxes[voice] = QSpinBox()
            box.setRange(0, 99_999)
            box.setValue(getattr(area, voice))
            box.setFixedWidth(BOX)
            box.lineEdit().setTextMargins(8, 0, 0, 0)
            box.setAccessibleName(f"{self._told(area.name)} · {_(title)}")
            box.valueChanged.connect(lambda _value, place=line - 1: self._entered(place))
            grid.addWidget(box, line, column)
        rest.setMinimumWidth(110)
        grid.addWidget(rest, line, 5)
        self.boxes.append(boxes)
        self._rests.append(rest)
        self._present.append(present)

    def _entered(self, place: int) -> None:
        value = {voice: box.value() for voice, box in self.boxes[place].items()}
        area = self.areas[place]
        self.areas[place] = replace(area, yes=value["yes"], no=value["no"], abstain=value["abstain"])
        self._tell()
        self.changed.emit()

    def _fill_up(self) -> None:
        """Whose hand was not counted against or abstaining is for it."""
        for area, boxes in zip([rest_in_favour(area) for area in self.areas], self.boxes, strict=True):
            boxes["yes"].setValue(area.yes)

    def _tell(self) -> None:
        for area, rest, present in zip(self.areas, self._rests, self._present, strict=True):
            present.setText(str(area.present))
            over = ngettext("{number} too many", "{number} too many", -area.rest).format(number=-area.rest)
            left = ngettext("{number} to count", "{number} to count", area.rest).format(number=area.rest)
            rest.setText(over if area.rest < 0 else left if area.rest else "✓")
            rest.setObjectName("error" if area.rest < 0 else "muted")
            restyle(rest)
