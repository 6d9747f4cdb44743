"""The hall designer: palette, plan and particulars. Each edit is one command and can be taken back with Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from db.queries import attendees, seating
from db.queries import halls as drawings
from desktop_app import sentences
from desktop_app.commands import halls as commands
from desktop_app.commands.seating import set_seat_kind
from desktop_app.domain import hall_edits as edits
from desktop_app.domain.changes import Changes
from desktop_app.domain.hall_design import HallDesign, Part, PartKind
from desktop_app.domain.hall_seats import laid_out
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import Seat, SeatKind
from desktop_app.ui.kit.basics import button, menu_button, row, text_label
from desktop_app.ui.kit.toasts import Toasts
from desktop_app.ui.office import Office
from desktop_app.ui.seating.designer.backdrop import BackdropMenu
from desktop_app.ui.seating.designer.canvas import Canvas
from desktop_app.ui.seating.designer.copying import CopiesDialog
from desktop_app.ui.seating.designer.drawing import Plan
from desktop_app.ui.seating.designer.palette import AISLE, GAP, OWN_LABEL, Palette
from desktop_app.ui.seating.designer.panel import Panel, kinds_told
from desktop_app.ui.working import Working
from desktop_app.words import N_, _

NAMED = 3
"""So many of those who lose their seats are named."""
ALIGNMENTS = (
    (N_("Left edges"), "x", 0),
    (N_("Middles, side to side"), "x", 1),
    (N_("Right edges"), "x", 2),
    (N_("Front edges"), "y", 0),
    (N_("Middles, front to back"), "y", 1),
    (N_("Back edges"), "y", 2),
)


class DesignerDialog(QDialog):
    """Draws one hall that is there."""

    def __init__(self, office: Office, hall_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self.hall_id = office, hall_id
        self.resize(1320, 820)
        self.design = HallDesign()
        self.seats: dict[str, Seat] = {}
        self.canvas, self.palette_card, self.panel = Canvas(), Palette(), Panel()
        self.status = text_label("", "muted")
        self.toasts = Toasts(self, office.undo)
        self.backdrop = BackdropMenu(office, self)
        self.working = Working(office.jobs, self)

        self._lay_out()
        self._connect()
        self.read()
        self.canvas.setFocus()

    def _lay_out(self) -> None:
        self._needy: list[QPushButton] = []
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.palette_card)
        columns.addWidget(self.canvas, 1)
        columns.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(self._bar())
        layout.addLayout(columns, 1)
        layout.addWidget(self.status)

    def _bar(self) -> QHBoxLayout:
        align = QMenu(self)
        for text, axis, place in ALIGNMENTS:
            align.addAction(_(text)).triggered.connect(lambda _on=False, a=axis, p=place: self.align(a, p))
        align.addSeparator()
        align.addAction(_("Equal gaps, side to side")).triggered.connect(lambda: self.spread("x"))
        align.addAction(_("Equal gaps, front to back")).triggered.connect(lambda: self.spread("y"))
        return row(
            _tool(_("Undo"), "undo-2", self._office.undo, "Ctrl+Z"),
            _tool(_("Redo"), "redo-2", self._office.redo, "Ctrl+Shift+Z"),
            12,
            self._for_parts(_tool(_("Duplicate"), "copy", self.duplicate, "Ctrl+D")),
            self._for_parts(_tool(_("Copies in rows…"), "layout-grid", self.copy_in_rows)),
            self._for_parts(_tool(_("Turn by 90°"), "refresh-cw", lambda: self.turn(90))),
            self._for_parts(_tool(_("Remove"), "trash-2", self.remove, "Del")),
            self._for_parts(menu_button(_("Align"), "sliders-horizontal", align)),
            12,
            menu_button(_("Underlay"), "image", self.backdrop),
            None,
            _tool(_("Farther"), "zoom-out", lambda: self.canvas.zoom(0.8), "−"),
            _tool(_("Closer"), "zoom-in", lambda: self.canvas.zoom(1.25), "+"),
            _tool(_("Whole hall"), "maximize", self.canvas.fit, "0"),
            button(_("Done"), "check", "primary", on=self.accept),
        )

    def _for_parts(self, made: QPushButton) -> QPushButton:
        """A button that needs a part in hand."""
        self._needy.append(made)
        return made

    def _connect(self) -> None:
        self.canvas.chosen.connect(lambda _ids: self._show_hand())
        self.canvas.changed.connect(self.put)
        self.canvas.placed.connect(self.place)
        self.canvas.painted.connect(self.paint_seats)
        self.canvas.removed.connect(self.remove)
        self.canvas.let_go.connect(self._lay_down)
        self.palette_card.placing.connect(lambda kind: self._take(placing=kind))
        self.palette_card.brushing.connect(lambda brush: self._take(brush=brush))
        self.panel.applied.connect(lambda part: self.put([part]))
        self._office.committed.connect(self._committed)
        self._office.said.connect(self.toasts.show_text)
        self._office.refused.connect(self._refused)
        for keys, act in (
            ("Ctrl+Z", self._office.undo),
            ("Ctrl+Shift+Z", self._office.redo),
            ("Ctrl+Y", self._office.redo),
            ("Ctrl+D", self.duplicate),
            ("Ctrl+A", lambda: self.canvas.pick([part.id for part in self.design.parts])),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- showing ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the hall again; what is in hand stays in hand."""
        hall = next((each for each in seating.halls() if each.id == self.hall_id), None)
        if hall is None:
            self.reject()
            return
        self.setWindowTitle(_("Hall designer: {hall}").format(hall=hall.name))
        self.design = drawings.design(self.hall_id)
        self.seats = {seat.label: seat for seat in seating.seats(self.hall_id)}
        kinds = {label: seat.kind for label, seat in self.seats.items() if seat.kind is not SeatKind.SEAT}
        self.canvas.backdrop = self.backdrop.picture(self.design)
        self.canvas.show_plan(Plan.of(self.design, laid_out(self.design), kinds), self.canvas.picked)
        self._show_hand()

    def _show_hand(self) -> None:
        held = self.canvas.parts()
        self.panel.show_parts(self.design, held)
        for each in self._needy:
            each.setEnabled(bool(held))
        told = [
            _("{number} seats").format(number=len(self.seats)),
            kinds_told(s.kind for s in self.seats.values()),
        ]
        self.status.setText(" · ".join(filter(None, told)))

    def _committed(self, changes: Changes) -> None:
        if changes.of("hall") or changes.of("seat"):
            self.read()

    def _refused(self, refusal: Refusal) -> None:
        self.toasts.show_text(sentences.sentence(refusal, _))
        self._show_hand()

    # -- drawing ------------------------------------------------------------------------------------------------

    def draw(self, design: HallDesign, picture: bytes = b"") -> bool:
        """Make the hall this; who loses the seat by it is told."""
        lost: list[str] = []
        if not self._office.ask(lambda: self._find_losers(design, lost)):
            return False
        if not self._office.do(commands.draw_hall, self.hall_id, design, picture=picture):
            return False
        if lost:
            self._office.say(self._losers(lost), undo=True)
        return True

    def _find_losers(self, design: HallDesign, lost: list[str]) -> bool:
        lost += commands.losing(self.hall_id, design)
        return True

    def _losers(self, lost: Iterable[str]) -> str:
        names = [person.name for person in attendees.everyone() if person.id in set(lost)]
        told = _(", ").join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        return _("{number} people have no seat now: {names}").format(number=len(names), names=told)

    def put(self, parts: list[Part]) -> None:
        """Parts in place of those of the same ids."""
        if any(self.design.part(part.id) != part for part in parts):
            self.draw(self.design.with_parts(parts))

    def place(self, kind: PartKind, x: int, y: int) -> None:
        """A new part where the hand pressed; it is in hand then."""
        made = edits.fresh(kind, self.design, x, y)
        if self.draw(self.design.with_parts([made])):
            self._lay_down()
            self.canvas.pick([made.id])
            self.canvas.setFocus()

    def duplicate(self) -> None:
        """What is in hand once more, to the right of it."""
        self.add_copies(2, 1, 400)

    def add_copies(self, across: int, down: int, gap: int) -> None:
        """What is in hand in rows, with a gap (mm) between."""
        made = edits.copies(self.design, self.canvas.parts(), across, down, gap)
        if made and self.draw(self.design.with_parts(made)):
            self.canvas.pick([part.id for part in made])

    def copy_in_rows(self) -> None:
        """Ask how many, and copy."""
        dialog = CopiesDialog(self)
        if self._office.asker.run(dialog):
            self.add_copies(dialog.draft.across, dialog.draft.down, dialog.draft.gap)

    def remove(self) -> None:
        """Take what is in hand out of the hall."""
        if self.canvas.picked:
            self.draw(self.design.without(self.canvas.picked))

    def turn(self, degrees: int) -> None:
        """Turn what is in hand about its middle."""
        if self.canvas.picked:
            self.put(edits.turned(self.canvas.parts(), degrees))

    def align(self, axis: str, place: int) -> None:
        """Bring edges or middles onto one line."""
        self.put(edits.aligned(self.canvas.parts(), axis, place))

    def spread(self, axis: str) -> None:
        """Make the gaps alike."""
        self.put(edits.spread(self.canvas.parts(), axis))

    # -- marking seats ------------------------------------------------------------------------------------------

    def paint_seats(self, labels: list[str]) -> None:
        """What a stroke of the brush does to the seats it went over."""
        brush = self.canvas.brush
        seats = [self.seats[label] for label in labels if label in self.seats]
        if not seats:
            return
        ids = [seat.id for seat in seats]
        if isinstance(brush, SeatKind):
            self._office.do(set_seat_kind, ids, brush)
        elif brush == AISLE:
            self._office.do(commands.set_aisle, ids, not seats[0].aisle)
        elif brush == GAP:
            self.draw(self._without_seats(set(labels)))
        elif brush == OWN_LABEL:
            told = self._office.asker.text(self, _("Label"), _("What is written on the seat"), seats[0].label)
            if told is not None:
                self.draw(self._called(labels[0], told.strip()))

    def _without_seats(self, labels: set[str]) -> HallDesign:
        gone: dict[str, set[tuple[int, int]]] = {}
        for seat in self.canvas.plan.seats:
            if seat.label in labels:
                gone.setdefault(seat.part, set()).add(seat.place)
        parts = [replace(p, gaps=p.gaps | gone[p.id]) for p in self.design.parts if p.id in gone]
        return self.design.with_parts(parts)

    def _called(self, label: str, told: str) -> HallDesign:
        """The design with another label on one seat; an empty one takes it away again."""
        seat = next(each for each in self.canvas.plan.seats if each.label == label)
        part = self.design.part(seat.part)
        assert part is not None
        own = {place: text for place, text in part.own_labels if place != seat.place}
        if told and told != label:
            own[seat.place] = told
        return self.design.with_parts([replace(part, own_labels=tuple(sorted(own.items())))])

    # -- taking up and laying down --------------------------------------------------------------------------------

    def _take(self, placing: PartKind | None = None, brush: SeatKind | str | None = None) -> None:
        self.canvas.placing, self.canvas.brush = placing, brush
        self.canvas.setFocus()
        if placing is not None:
            self.status.setText(_("Press where it shall stand; Esc lays it down."))
        elif brush is not None:
            self.status.setText(_("Draw over the seats; Esc lays the brush down."))
        else:
            self._show_hand()

    def _lay_down(self) -> None:
        self.palette_card.lay_down()
        self._take()


def _tool(text: str, icon: str, act: Callable[[], object], key: str = "") -> QPushButton:
    return button(text, icon, "icon", on=act, tip=f"{text} ({key})" if key else text)
