"""What can be put into a hall, and the brushes that say what a seat is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop_app.domain.hall_design import PartKind
from desktop_app.domain.seating import SeatKind
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Card, button, text_label
from desktop_app.words import N_, _

AISLE, GAP, OWN_LABEL = "aisle", "gap", "label"
"""Brushes that are no kinds of seat: at an aisle, no seat here, a label of its own."""

PARTS: Sequence[tuple[PartKind, str, str]] = (
    (PartKind.BLOCK, N_("Block"), "layout-grid"),
    (PartKind.DAIS, N_("Dais"), "landmark"),
    (PartKind.ROUND, N_("Round"), "circle"),
    (PartKind.LONG, N_("Long"), "table"),
    (PartKind.HORSESHOE, N_("U-shape"), "panel-left"),
    (PartKind.HOLLOW, N_("Square"), "square"),
    (PartKind.STAGE, N_("Stage"), "theater"),
    (PartKind.LECTERN, N_("Lectern"), "lectern"),
    (PartKind.DOOR, N_("Door"), "door-open"),
    (PartKind.SCREEN, N_("Screen"), "monitor"),
    (PartKind.BOOTH, N_("Booth"), "languages"),
    (PartKind.LABEL, N_("Words"), "type"),
)
BRUSHES: Sequence[tuple[SeatKind | str, str, str, str]] = (
    (SeatKind.SEAT, N_("Ordinary"), "armchair", N_("Ordinary seat")),
    (SeatKind.WHEELCHAIR, N_("Wheelchair"), "accessibility", N_("Wheelchair place")),
    (SeatKind.INTERPRETER, N_("Interpreter"), "languages", N_("Interpreter's seat")),
    (SeatKind.PRESS, N_("Press"), "mic", N_("Press seat")),
    (SeatKind.RESERVED, N_("Reserved"), "flag", N_("Reserved")),
    (SeatKind.BLOCKED, N_("Blocked"), "ban", N_("Blocked")),
    (AISLE, N_("Aisle"), "arrow-up-down", N_("At an aisle, or not: turns it round")),
    (GAP, N_("No seat"), "x", N_("Take the seat out")),
    (OWN_LABEL, N_("Label"), "tag", N_("A label of its own")),
)


class Palette(Card):
    """`placing` tells the part to be placed, `brushing` the brush taken up; both None when it is laid down."""

    placing = Signal(object)
    brushing = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=10, spacing=4)
        self.buttons: dict[object, QPushButton] = {}
        self.setFixedWidth(272)
        self._section(
            _("Put in"), [(kind, name, icon, label(kind, _)) for kind, name, icon in PARTS], self._place
        )
        self.body.addSpacing(8)
        self._section(_("Mark seats"), list(BRUSHES), self._brush)
        self.body.addStretch()

    def _section(
        self, title: str, entries: Sequence[tuple[object, str, str, str]], take: Callable[[object], None]
    ) -> None:
        self.body.addWidget(text_label(title, "h2"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, (key, name, icon, told) in enumerate(entries):
            made = button(_(name), icon, "seg", tip=_(told), on=lambda key=key: take(key))  # type: ignore[misc]
            made.setAccessibleName(_(told))
            made.setFixedHeight(32)
            grid.addWidget(made, place // 2, place % 2)
            self.buttons[key] = made
        self.body.addWidget(inner)

    def _place(self, kind: object) -> None:
        on = self.buttons[kind].isChecked()
        self.lay_down(but=kind if on else None)
        self.placing.emit(kind if on else None)

    def _brush(self, brush: object) -> None:
        on = self.buttons[brush].isChecked()
        self.lay_down(but=brush if on else None)
        self.brushing.emit(brush if on else None)

    def lay_down(self, but: object = None) -> None:
        """Nothing is taken up any more (but this)."""
        for key, made in self.buttons.items():
            made.setChecked(key == but)
