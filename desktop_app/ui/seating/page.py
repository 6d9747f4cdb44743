"""The seating page: the hall as a plan; people are dragged, swapped, locked, and seated by the rules."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from db.queries import attendees
from desktop_app.commands import seating as commands
from desktop_app.commands.halls import draw_hall, make_hall
from desktop_app.domain.attendees import Need
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.seating import Proposal, SeatKind
from desktop_app.labels import label, seat_words
from desktop_app.ui.kit.basics import Card, EmptyState, button, menu_button, row
from desktop_app.ui.kit.page import Page, PaletteCommand
from desktop_app.ui.kit.search import SearchField
from desktop_app.ui.office import Office
from desktop_app.ui.papers import paper_actions
from desktop_app.ui.people_index import people_index
from desktop_app.ui.seating import faces, plan_files, told
from desktop_app.ui.seating.colouring import TITLES, Colouring, scheme
from desktop_app.ui.seating.designer.window import DesignerDialog
from desktop_app.ui.seating.faces import HallState
from desktop_app.ui.seating.hall_dialog import HallDialog, draft_of, first_draft
from desktop_app.ui.seating.hall_switch import HallSwitch
from desktop_app.ui.seating.hands import Hands
from desktop_app.ui.seating.legend import ColourChooser, Legend
from desktop_app.ui.seating.menus import entry
from desktop_app.ui.seating.plan import HallScene
from desktop_app.ui.seating.proposing import Proposing
from desktop_app.ui.seating.requirements import RequirementsDialog
from desktop_app.ui.seating.side import Side
from desktop_app.ui.seating.view import HallView
from desktop_app.words import _

PAPERS = ("seat-plan", "row-signs", "name-cards")
OF_A_HALL = ("seat-plan", "row-signs")


class SeatingPage(Page):
    """The plan of a hall (the plenary's first), or what to do while there is none."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.state: HallState | None = None
        self.scene = HallScene(self)
        self.view = HallView(self.scene)
        self.view.tell_tip(self._tip)
        self.side = Side()
        self.proposing = Proposing(office, self.view, self.side, self)
        self.hands = Hands(office, self.view, self.side, self.proposing, self)
        self.search = SearchField(_("Find a person in the hall"))
        self.seat_button = button(_("Seat everyone"), "wand-sparkles", "primary", on=self.seat_everyone)
        self._papers = paper_actions(office, self, PAPERS, self._of_hall)
        self._more = self._menu()
        self._stack = QStackedLayout()
        self.switch = HallSwitch(office)
        self.legend, self.colours = Legend(), ColourChooser(office.settings)

        self._lay_out()

        self.search.searched.connect(self._searched)
        self.search.submitted.connect(lambda _text: self.view.setFocus())
        self.view.chosen.connect(self._chosen)
        self.scene.shown.connect(lambda: self.legend.show_plan(self.scene.scheme, self.scene.painter.faces))
        self.legend.wanted.connect(self.view.choice.take)
        self.colours.changed.connect(self.recolour)
        self.proposing.accepted.connect(self._ran)
        self.proposing.left.connect(self._show_again)
        self.listen(office.committed, self._committed)
        self._show(faces.read())

    def _lay_out(self) -> None:
        self.search.setFixedWidth(190)
        papers = QMenu(self)
        papers.addActions(self._papers)
        self._papers_button = menu_button(_("Print"), "printer", papers)
        self._more_button = menu_button(_("More"), "ellipsis", self._more)
        self.switch.chosen.connect(self.show_hall)
        self.switch.wanted.connect(self.another_seating)
        self.add_actions(self.search, self.switch, self._papers_button, self._more_button, self.seat_button)
        card = Card(padding=6, spacing=4)
        card.body.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 4, 0)
        foot.setSpacing(8)
        foot.addWidget(self.colours, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.legend, 1)
        foot.addLayout(row(*self._zooms(), spacing=4))
        card.body.addLayout(foot)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(16)
        across.addWidget(card, 1)
        across.addWidget(self.side)
        first = QWidget()
        first.setLayout(
            row(
                button(_("Lay out the hall"), "layout-grid", "primary", on=self.lay_out_hall),
                button(_("Import a seating plan…"), "file-input", on=self.import_plan),
            )
        )
        text = _("Rows, seats in a row, aisles and the dais are enough. Everything can be changed later.")
        empty = EmptyState("armchair", _("There is no hall yet"), text, first)
        stack = QVBoxLayout()
        for one in (empty, whole):
            self._stack.addWidget(one)
        stack.addLayout(self._stack)
        self.body.addLayout(stack, 1)

    def _zooms(self) -> list[QWidget]:
        return [
            button(_("Farther"), "zoom-out", "icon", on=lambda: self.view.zoom(0.8), tip=_("Farther (−)")),
            button(_("Closer"), "zoom-in", "icon", on=lambda: self.view.zoom(1.25), tip=_("Closer (+)")),
            button(_("Whole hall"), "maximize", "icon", on=self.view.fit, tip=_("Whole hall (0)")),
        ]

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        entry(menu, _("Asked of the seating…"), "list-checks", self.ask)
        entry(menu, _("Seat only those without a seat"), "user-plus", self.seat_others)
        entry(menu, _("Unseat everyone"), "user-minus", self.clear)
        entry(menu, _("Design the hall…"), "layout-grid", self.design_hall)
        entry(menu, _("Lay out anew from numbers…"), "hash", self.lay_out_hall)
        menu.addSeparator()
        entry(menu, _("Import a seating plan…"), "file-input", self.import_plan)
        entry(menu, _("Export the hall…"), "download", self.export_plan)
        return menu

    # -- showing ------------------------------------------------------------------------------------------------

    def _show(self, state: HallState | None) -> None:
        before, self.state = self.state, state
        self.hands.state = self.view.foresight.state = state
        self._stack.setCurrentIndex(0 if state is None else 1)
        for part in (self.search, self.switch, self._papers_button, self._more_button, self.seat_button):
            part.setVisible(state is not None)
        if state is None:
            self.heading(_("Seating"), _("Who sits where, by protocol"))
            return
        self.switch.show_hall(state.hall.id, state.hall.name)
        another = before is None or before.task.seats != state.task.seats
        if another or (before is not None and before.hall.id != state.hall.id):
            self.view.put_down()  # what was carried belongs to the seats of before
        if another and self.scene.show_seats(state.task.seats):
            self.view.choose("")
            self.view.fit()
        if not self.proposing.shown:
            self.scene.scheme = scheme(self.colours.colouring, state, attendees.delegations())
            self.scene.show_faces(state.faces())
        if self.view.carried is not None:
            self.view.look_again()
        self.side.show_state(state)
        self.side.seat.show_hand(self.hands.faces(), state)
        self._head(state)

    def _head(self, state: HallState) -> None:
        parts = [
            state.hall.name,
            _("{number} seats").format(number=len(state.task.seats)),
            _("{number} seated").format(number=len(state.placements)),
        ]
        if state.found:
            parts.append(_("{number} to look at").format(number=len(state.found)))
        self.heading(_("Seating"), " · ".join(parts))

    def _committed(self, changes: Changes) -> None:
        if self.state is None:
            if changes.of("hall"):
                self._show(faces.read())
            return
        after = self.state.after(changes)
        stale = self.proposing.shown and not self.proposing.committed(changes, after)
        if stale or after is not self.state:
            self._show(after)

    def _show_again(self) -> None:
        self._show(self.state)

    def _chosen(self, _seat: str) -> None:
        self.side.seat.show_hand(self.hands.faces(), self.state)

    def _ran(self, proposal: Proposal) -> None:
        if self.state is not None:
            self.side.run.tell(proposal, self.state)

    def _tip(self, seat: str) -> str:
        face = self.view.face(seat)
        if face is None or self.state is None:
            return ""
        lines = [seat_words(face.seat.label, _)]
        if face.person is not None:
            lines[0] = f"{face.person.who_comes} · {lines[0]}"
            lines += [face.person.organisation, *told.why(self.state, face.person.id)]
        elif face.seat.kind is not SeatKind.SEAT:
            lines.append(label(face.seat.kind, _))
        return "\n".join(line for line in lines if line)

    def recolour(self) -> None:
        """Colour what is on the plan as the chooser says; a proposal, too."""
        if self.state is not None:
            self.scene.scheme = scheme(self.colours.colouring, self.state, attendees.delegations())
            self.scene.show_faces(dict(self.scene.painter.faces))

    # -- doing --------------------------------------------------------------------------------------------------

    def seat_everyone(self) -> None:
        """Propose seats for everybody who comes, by the rules."""
        if self.state is not None:
            self.proposing.seat_everyone(self.state)

    def seat_others(self) -> None:
        """Propose seats for those who have none; nobody moves."""
        if self.state is not None:
            self.proposing.seat_others(self.state)

    def clear(self) -> None:
        """Unseat everybody who is not locked."""
        if self.proposing.refuses():
            return
        if self.state is not None and self.office.do(commands.clear_hall, self.state.hall.id):
            self.office.say(_("Everyone unseated, except those who are locked"), undo=True)

    def _of_hall(self, paper: str) -> dict[str, list[str]]:
        """What a paper is printed of: plans and signs of the hall on the page."""
        return {"only": [self.state.hall.id]} if self.state is not None and paper in OF_A_HALL else {}

    def show_hall(self, hall_id: str) -> None:
        """Turn to another seating of the meeting."""
        if not self.proposing.refuses():
            self._show(faces.read(hall_id))

    def another_seating(self) -> None:
        """Lay out one more hall, and turn to it."""
        if not self.proposing.refuses():
            self._ask_layout(None)

    def lay_out_hall(self) -> None:
        """Ask for the numbers of the hall, and lay it out (anew)."""
        self._ask_layout(self.state)

    def _ask_layout(self, state: HallState | None) -> None:
        meeting = self.office.meeting()
        if state is not None:
            draft = draft_of(state)
        else:
            coming = [person for person in attendees.everyone() if person.comes]
            ranked = sum(1 for person in coming if person.rank is not None)
            wheels = sum(1 for person in coming if Need.WHEELCHAIR in person.needs)
            draft = first_draft(len(coming), ranked, wheels, meeting.venue or _("Hall"))
        dialog = HallDialog(meeting, draft, state is None, self)
        if self.office.asker.run(dialog):
            self._laid_out(dialog, state.hall.id if state else new_id())

    def _laid_out(self, dialog: HallDialog, hall: str) -> None:
        name = dialog.draft.name or _("Hall")
        if dialog.shape is not None:
            done = self.office.do(make_hall, name, dialog.shape, hall)
        else:
            done = dialog.design is not None and self.office.do(draw_hall, hall, dialog.design, name=name)
        if done:
            self._show(faces.read(hall))
            self.office.say(_("Hall laid out"), undo=True)

    def design_hall(self) -> None:
        """Draw the hall by hand."""
        if self.state is not None:
            self.office.asker.run(DesignerDialog(self.office, self.state.hall.id, self))

    def ask(self) -> None:
        """Say what must hold and what is wished for."""
        if self.state is not None:
            self.office.asker.run(RequirementsDialog(self.office, self.state.hall.id, self))

    def import_plan(self) -> None:
        """Take the hall from a seating plan of another program."""
        plan_files.import_plan(self.office, self, self.state.hall if self.state is not None else None)

    def export_plan(self) -> None:
        """Give the hall to other programs: as seating plan, drawing or picture."""
        if self.state is not None:
            plan_files.export_plan(self.office, self, self.state.hall)

    def _searched(self, text: str) -> None:
        """Ring everybody the text means, and fly to the best."""
        places = self.state.places if self.state is not None else {}
        found = people_index(self.office).find(text, 30) if text.strip() else []
        seats = [places[person.id] for person in found if person.id in places]
        self.scene.mark(seats)
        if seats:
            self.view.fly_to(seats[0])

    # -- for the window -----------------------------------------------------------------------------------------

    def show_subject(self, subject: str) -> None:
        places = self.state.places if self.state is not None else {}
        seat = subject if subject in self.scene.rects else places.get(subject, "")
        if seat:
            self.scene.mark([seat])
            self.view.fly_to(seat)

    def subject(self) -> str:
        return "" if self.view.choice.many else self.view.cursor_seat

    def arrived(self) -> None:
        self.view.setFocus()

    def search_field(self) -> QLineEdit | None:
        return self.search if self.state is not None else None

    def print_entries(self) -> list[QAction]:
        return self._papers if self.state is not None else []

    def commands(self) -> list[PaletteCommand]:
        if self.state is None:
            return [PaletteCommand(_("Lay out the hall"), self.lay_out_hall, "layout-grid")]
        return [
            PaletteCommand(_("Seat everyone"), self.seat_everyone, "wand-sparkles"),
            PaletteCommand(_("Asked of the seating…"), self.ask, "list-checks"),
            PaletteCommand(_("Seat only those without a seat"), self.seat_others, "user-plus"),
            PaletteCommand(_("Unseat everyone"), self.clear, "user-minus"),
            PaletteCommand(_("Design the hall…"), self.design_hall, "layout-grid"),
            PaletteCommand(_("Lay out anew from numbers…"), self.lay_out_hall, "hash"),
            PaletteCommand(_("Whole hall"), self.view.fit, "maximize", "0"),
            *(
                PaletteCommand(
                    _("Colour the plan: {how}").format(how=_(TITLES[each])),
                    partial(self.colours.choose, each),
                    "palette",
                )
                for each in Colouring
            ),
        ]
