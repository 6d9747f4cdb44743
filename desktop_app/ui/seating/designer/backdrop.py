"""The picture or drawing of the real plan below ours: choose it, give it its scale, make it fainter."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from db.queries.meeting import asset
from desktop_app.domain.hall_design import Backdrop, HallDesign
from desktop_app.domain.job import Job
from desktop_app.domain.line_drawings import LineDrawing
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.dxf import read_dxf
from desktop_app.exchange.dxf_scale import DxfPlan
from desktop_app.exchange.pictures import read_picture
from desktop_app.ui.office import Office
from desktop_app.ui.seating.designer.underlay import DrawingBelow, Underlay, underlay
from desktop_app.words import N_, _

if TYPE_CHECKING:
    from desktop_app.ui.seating.designer.window import DesignerDialog

PLANS = N_("Plans and pictures (*.dxf *.png *.jpg *.jpeg *.bmp *.webp)")
DENSITIES = (20, 40, 70, 100)
UNITS: dict[float, str] = {
    1.0: N_("millimetres"),
    10.0: N_("centimetres"),
    1000.0: N_("metres"),
    25.4: N_("inches"),
    304.8: N_("feet"),
}


class BackdropMenu(QMenu):
    """What can be done with the picture."""

    def __init__(self, office: Office, dialog: DesignerDialog) -> None:
        super().__init__(dialog)
        self._office, self._dialog = office, dialog
        self._known: tuple[str, Underlay | None] | None = None
        self._fresh: LineDrawing | None = None
        self._reading = False
        dialog.finished.connect(self._leave)
        self.addAction(_("Choose a plan: DXF or picture…")).triggered.connect(self.choose)
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

    def picture(self, design: HallDesign) -> Underlay | None:
        """What lies below a design."""
        if design.backdrop is None:
            return None
        if self._known is None or self._known[0] != design.backdrop.picture:
            if self._known is not None and isinstance(self._known[1], DrawingBelow):
                self._known[1].deleteLater()
            below = self._below(design.backdrop.picture)
            if isinstance(below, DrawingBelow):
                below.drawn.connect(self._dialog.canvas.update)
            self._known = (design.backdrop.picture, below)
        return self._known[1]

    def _below(self, picture: str) -> Underlay | None:
        """Made of what is kept; a plan that has just been read is not read again."""
        if self._fresh is not None:
            return DrawingBelow(self._fresh, self)
        return underlay(asset(picture) or b"", self)

    def choose(self) -> None:
        """Ask for a plan, and lay it below the middle of what is seen."""
        path = self._office.asker.open_file(
            self._dialog, _("Plan of the hall"), _(PLANS), self._office.settings.last_folder
        )
        if path is None:
            return
        if path.suffix.lower() in (".dxf", ".dwg"):
            self._reading = self._office.jobs.start(
                _told_here(read_dxf(path)), self._read, title=_("Reading {file}").format(file=path.name)
            )
            if not self._reading:
                self._office.say(_("Another piece of work is still running."))
            return
        found: list[bytes] = []

        def read() -> bool:
            found.append(read_picture(path))
            return True

        if self._office.ask(read):
            self._lay(found[0])

    def _read(self, plan: DxfPlan | Refusal) -> None:
        self._reading = False
        if isinstance(plan, Refusal):
            self._office.refused.emit(plan)
            return
        self._fresh = plan.drawing
        try:
            laid = self._lay(plan.data, plan.drawing.width)
        finally:
            self._fresh = None
        if laid:
            self._dialog.canvas.fit()
            self._office.say(_told(plan), undo=True)

    def _lay(self, data: bytes, width: int = 0) -> bool:
        """Keep a plan, and show it; a drawing knows its own width, a picture takes that of the one before."""
        x, y = self._dialog.canvas.middle()
        before = self._dialog.design.backdrop or Backdrop("", x, y)
        backdrop = replace(before, picture=sha256(data).hexdigest())
        if width:
            backdrop = replace(backdrop, width=width)
        return self._dialog.draw(replace(self._dialog.design, backdrop=backdrop), data)

    def _leave(self, _result: int) -> None:
        if self._reading:
            self._office.jobs.cancel()

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


def _told_here(job: Job[DxfPlan]) -> Job[DxfPlan | Refusal]:
    """The plan; or the refusal, which is told in the designer, not in the window behind it."""
    try:
        return (yield from job)
    except Refusal as refusal:
        return refusal


def _told(plan: DxfPlan) -> str:
    """How large the plan is, and by which unit."""
    size = _("{width} m × {height} m").format(
        width=f"{plan.drawing.width / 1000:.1f}", height=f"{plan.drawing.height / 1000:.1f}"
    )
    unit = UNITS.get(plan.unit_mm, "")
    if plan.told or not unit:
        return _("Underlay: {size}").format(size=size)
    return _("Underlay: {size}. The file names no fitting unit, so it was read in {unit}.").format(
        size=size, unit=_(unit)
    )
