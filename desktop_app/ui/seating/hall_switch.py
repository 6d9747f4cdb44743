"""Several seatings of one meeting, each with its own hall: plenary, banquet, bus. Which one is on the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from db.queries import seating
from desktop_app.commands import halls as commands
from desktop_app.ui.kit.basics import menu_button
from desktop_app.ui.office import Office
from desktop_app.ui.seating.menus import entry
from desktop_app.words import _


class HallSwitch(QWidget):
    """`chosen` tells the id of the hall to show; `wanted` that another seating shall be laid out."""

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._hall = office, ""
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill)
        self.button = menu_button("", "layout-grid", self.menu)
        self.button.setAccessibleName(_("Seatings of the meeting"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)

    def show_hall(self, hall_id: str, name: str) -> None:
        """Which hall is on the page."""
        self._hall = hall_id
        self.button.setText(name)

    def fill(self) -> None:
        """Make the menu anew."""
        self.menu.clear()
        halls = seating.halls()
        for hall in halls:
            line = entry(self.menu, hall.name, "layout-grid", partial(self.chosen.emit, hall.id))
            line.setCheckable(True)
            line.setChecked(hall.id == self._hall)
        self.menu.addSeparator()
        entry(self.menu, _("Another seating…"), "plus", self.wanted.emit)
        entry(self.menu, _("Rename…"), "pencil", self.rename)
        entry(self.menu, _("Remove this seating"), "trash-2", self.remove, len(halls) > 1)

    def rename(self) -> None:
        """Ask for another name of the hall."""
        hall = next((each for each in seating.halls() if each.id == self._hall), None)
        if hall is not None:
            name = self._office.asker.text(self, _("Rename"), _("Name of the hall"), hall.name)
            if name is not None:
                self._office.do(commands.rename_hall, hall.id, name)

    def remove(self) -> None:
        """Take the hall with its seating away."""
        name = self.button.text()
        if self._office.do(commands.remove_hall, self._hall):
            self._office.say(_("{name} removed").format(name=name), undo=True)
