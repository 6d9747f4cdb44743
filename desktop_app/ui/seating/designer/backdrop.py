"""The picture of the real plan below the drawing: choose it, give it its scale, make it fainter."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMenu

from db.queries.meeting import asset
from desktop_app.domain.hall_design import Backdrop, HallDesign
from desktop_app.exchange.pictures import read_picture
from desktop_app.ui.office import Office
from desktop_app.words import N_, _

if TYPE_CHECKING:
    from desktop_app.ui.seating.designer.window import DesignerDialog

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
DENSITIES = (20, 40, 70, 100)


class BackdropMenu(QMenu):
    """What can be done with the picture."""

    def __init__(self, office: Office, dialog: DesignerDialog) -> None:
        super().__init__(dialog)
        self._office, self._dialog = office, dialog
        self._known: tuple[str, QPixmap] | None = None
        self.addAction(_("Choose a picture of the plan…")).triggered.connect(self.choose)
        self._set = [
            self.addAction(_("Its width in the hall…")),
            self.addAction(_("To the middle of what is seen")),
        ]
        self._set[0].triggered.connect(self.scale)
        self._set[1].triggered.connect(self.centre)
        for percent in DENSITIES:
            action = self.addAction(_("Density {percent} %").format(percent=percent))
            action.triggered.connect(lambda _on=False, percent=percent: self.fade(percent))
            self._set.append(action)
        self._set.append(self.addAction(_("Take the picture away")))
        self._set[-1].triggered.connect(self.remove)
        self.aboutToShow.connect(self._prepare)

    def _prepare(self) -> None:
        for action in self._set:
            action.setEnabled(self._dialog.design.backdrop is not None)

    def picture(self, design: HallDesign) -> QPixmap | None:
        """The picture of a design."""
        if design.backdrop is None:
            return None
        if self._known is None or self._known[0] != design.backdrop.picture:
            pixmap = QPixmap()
            pixmap.loadFromData(asset(design.backdrop.picture) or b"")
            self._known = (design.backdrop.picture, pixmap)
        return self._known[1]

    def choose(self) -> None:
        """Ask for a picture, and lay it below the middle of what is seen."""
        path = self._office.asker.open_file(
            self._dialog, _("Picture of the plan"), _(PICTURES), self._office.settings.last_folder
        )
        found: list[bytes] = []

        def read() -> bool:
            assert path is not None
            found.append(read_picture(path))
            return True

        if path is None or not self._office.ask(read):
            return
        x, y = self._dialog.canvas.middle()
        before = self._dialog.design.backdrop or Backdrop("", x, y)
        backdrop = replace(before, picture=sha256(found[0]).hexdigest())
        self._dialog.draw(replace(self._dialog.design, backdrop=backdrop), found[0])

    def scale(self) -> None:
        """Ask how many metres the picture is wide."""
        held = self._dialog.design.backdrop
        if held is None:
            return
        told = self._office.asker.text(
            self._dialog, _("Its width in the hall…"), _("Width in metres"), f"{held.width / 1000:g}"
        )
        try:
            width = round(float((told or "").replace(",", ".")) * 1_000)
        except ValueError:
            return
        if 500 <= width <= 1_000_000:
            self._change(replace(held, width=width))

    def centre(self) -> None:
        """Move it to the middle of what is seen."""
        held = self._dialog.design.backdrop
        if held is not None:
            x, y = self._dialog.canvas.middle()
            self._change(replace(held, x=x, y=y))

    def fade(self, percent: int) -> None:
        """Show it fainter or denser."""
        held = self._dialog.design.backdrop
        if held is not None:
            self._change(replace(held, opacity=percent))

    def remove(self) -> None:
        """Take it away."""
        self._change(None)

    def _change(self, backdrop: Backdrop | None) -> None:
        self._dialog.draw(replace(self._dialog.design, backdrop=backdrop))
