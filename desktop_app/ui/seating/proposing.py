"""Between asking for seats and accepting them: proposals stand on the plan side by side, and nothing is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.changes import Changes
from desktop_app.domain.seating import Proposal
from desktop_app.planning.reseating import STEADY
from desktop_app.ui.office import Office
from desktop_app.ui.seating.arrows import arrows
from desktop_app.ui.seating.faces import WHOLE, HallState
from desktop_app.ui.seating.seater import Seater, Wanted
from desktop_app.ui.seating.side import Side
from desktop_app.ui.seating.view import HallView
from desktop_app.words import _

BUILT_ON = WHOLE | {"placement"}
"""Tables whose change makes a proposal stale; people keep coming in while it is looked at, and that does not."""


class Proposing(QObject):
    """Asks the engine, shows what it proposes, and takes the answer. `left` tells that the plan is itself again."""

    accepted = Signal(Proposal)
    left = Signal()

    def __init__(self, office: Office, view: HallView, side: Side, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seater = Seater(office, self)
        self._office, self._view, self._side, self._card = office, view, side, side.preview
        self._state: HallState | None = None
        self._shown = False
        self._accepting = False
        self.seater.proposed.connect(self._proposed)
        self._card.chosen.connect(self._show)
        self._card.asked.connect(self._ask)
        self._card.accepted.connect(self._accept)
        self._card.discarded.connect(self.leave)

    @property
    def shown(self) -> bool:
        """Whether proposals stand on the plan."""
        return self._shown

    def seat_everyone(self, state: HallState) -> None:
        """A new plan; once somebody who has a seat has checked in, the plan that stands is repaired instead."""
        checked_in = bool(state.present & state.places.keys())
        self._start(state, Wanted(STEADY if checked_in else 0))

    def seat_others(self, state: HallState) -> None:
        """Seats for those who have none; nobody moves."""
        self._start(state, Wanted(100))

    def refuses(self) -> bool:
        """Whether seats cannot be changed by hand now; says why."""
        if self._shown:
            self._office.say(_("Accept or discard the proposal first."))
        return self._shown

    def committed(self, changes: Changes, state: HallState | None) -> bool:
        """Something was changed meanwhile. True when the proposal still stands on the plan."""
        if not self._shown or self._accepting:
            return False
        if state is not None and not any(changes.of(table) for table in BUILT_ON):
            self._state = state
            return True
        self._forget()
        self._office.say(_("People or seats have changed: the proposal was discarded."))
        return False

    def leave(self) -> None:
        """Show the seating as it is."""
        if self._shown:
            self._forget()
            self.left.emit()

    def _start(self, state: HallState, wanted: Wanted) -> None:
        if not self._shown:
            self._state = state
        self._ask(wanted)

    def _ask(self, wanted: Wanted) -> None:
        if self._state is not None and not self.seater.seat(self._state.hall.id, wanted):
            self._office.say(_("Another piece of work is still running."))

    def _proposed(self, proposal: Proposal, wanted: Wanted) -> None:
        if self._state is None:
            return
        if proposal.clashes:
            self.seater.accept(proposal)  # refused, with the sentence that says why
            return
        if not self._shown:
            self._shown = True
            self._card.begin(self._state, wanted)
            self._side.show_preview(True)
        self._card.add(proposal, wanted)

    def _show(self, proposal: Proposal) -> None:
        if self._state is not None:
            self._view.plan.show_faces(self._state.as_proposed(proposal).faces())
            moves = proposal.moves if self._state.placements else ()  # a first plan has no before
            self._view.show_changes(arrows(moves, self._view.plan.rects), still=True)

    def _accept(self, proposal: Proposal) -> None:
        self.seater.stop()
        self._accepting = True
        done = self.seater.accept(proposal)
        self._accepting = False
        if done:
            self.leave()
            self.accepted.emit(proposal)

    def _forget(self) -> None:
        self.seater.stop()
        self._shown, self._state = False, None
        self._view.show_changes((), still=False)
        self._side.show_preview(False)
