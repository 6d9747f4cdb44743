"""Who is wanted on stage, and where they are: those who are not here stand first, with their phone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.running import Needed
from desktop_app.domain.counting import Standing
from desktop_app.labels import label
from desktop_app.ui.kit.basics import Pill, text_label
from desktop_app.words import _

SHOWN = 9
KINDS = {Standing.PRESENT: "ok", Standing.APOLOGIES: "warn", Standing.LEFT: "warn", Standing.NOT_YET: "bad"}


class NeededList(QWidget):
    """A few lines: name and part, presence, seat. More people than fit are counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[Needed, ...] | None = None

    def show_people(self, people: Sequence[Needed]) -> None:
        """Show them; nothing is drawn anew where nothing has changed."""
        if tuple(people) == self._shown:
            return
        self._shown = tuple(people)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not people:
            self._grid.addWidget(text_label(_("Nobody is wanted on stage."), "muted"), 0, 0)
            return
        ordered = sorted(people, key=lambda each: each.standing is Standing.PRESENT)
        for line, each in enumerate(ordered[:SHOWN]):
            self._line(line, each)
        more = len(people) - SHOWN
        if more > 0:
            here = sum(each.standing is Standing.PRESENT for each in ordered[SHOWN:])
            told = _("… and {number} more, {here} of them here")
            self._grid.addWidget(text_label(told.format(number=more, here=here), "muted"), SHOWN, 0, 1, 3)

    def _line(self, line: int, each: Needed) -> None:
        part = label(each.wanted.part, _)
        name = each.wanted.name or _("not yet named")
        about = f"{part} · {each.wanted.about}" if each.wanted.about else part
        cell = text_label(f"{name}\n{about}")
        cell.setToolTip(each.phone)
        self._grid.addWidget(cell, line, 0)
        if each.standing is None:
            pill = Pill(_("not in the roster"), "warn")
        else:
            pill = Pill(label(each.standing, _), KINDS[each.standing])
        self._grid.addWidget(pill, line, 1)
        absent = each.standing is not Standing.PRESENT
        self._grid.addWidget(text_label(each.phone if absent and each.phone else each.seat, "muted"), line, 2)
