"""Seat people: the engine on the worker thread. It proposes; nothing is written before it is accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from db.queries import seating as kept
from desktop_app.commands import seating as commands
from desktop_app.domain.seating import Proposal, SeatingTask
from desktop_app.planning.reseating import held_in_place, reseat, with_moves
from desktop_app.planning.seating import SeatingRun
from desktop_app.ui.office import Office
from desktop_app.words import _, ngettext

THOROUGH = 150_000
"""Evaluations of a run in the window: under two seconds for any meeting."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a proposal shall be: `steadiness` from 0 (a new, perfect plan) to 100 (nobody moves), and whether people
    who have checked in may be moved, too."""

    steadiness: int
    move_arrived: bool = False


class Seater(QObject):
    """Runs the engine for a hall. `proposed` tells a plan and what was wanted; a cancelled run proposes its best."""

    proposed = Signal(Proposal, Wanted)
    accepted = Signal(Proposal)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._run: SeatingRun | None = None
        self._task: SeatingTask | None = None
        self._wanted = Wanted(0)
        self._next: tuple[str, Wanted] | None = None
        office.jobs.cancelled.connect(self._cancelled)
        office.jobs.failed.connect(self._failed)

    @property
    def running(self) -> bool:
        """Whether a proposal is being looked for."""
        return self._task is not None

    def seat(self, hall_id: str, wanted: Wanted) -> bool:
        """Start; a run of our own that is not done gives way. False while another job runs."""
        if self.running:
            self._next = (hall_id, wanted)
            self._office.jobs.cancel()
            return True
        task = kept.task(hall_id, evaluations=THOROUGH)
        if wanted.move_arrived:
            task = replace(task, arrived=frozenset())
        run = SeatingRun(held_in_place(task)) if wanted.steadiness <= 0 else None
        job = run.job() if run is not None else reseat(task, wanted.steadiness)
        title = _("Seating the others") if wanted.steadiness >= 100 else _("Seating everyone")
        if not self._office.jobs.start(job, self._done, title=title):
            return False
        self._run, self._task, self._wanted = run, task, wanted
        return True

    def accept(self, proposal: Proposal) -> bool:
        """Make a proposal the seating, as one step of undo; the file is backed up before."""
        self._office.back_up("seating")
        if not self._office.do(commands.accept_plan, proposal):
            return False
        seated = len(proposal.places)
        told = ngettext("{number} person seated", "{number} people seated", seated).format(number=seated)
        self._office.say(told, undo=True)
        self.accepted.emit(proposal)
        return True

    def stop(self) -> None:
        """Look for nothing any more."""
        self._next = None
        if self.running:
            self._run = None
            self._office.jobs.cancel()

    def _done(self, proposal: Proposal) -> None:
        task, self._task, self._run = self._task, None, None
        if task is not None and not proposal.clashes:
            proposal = with_moves(task, proposal)
        if not self._again():
            self.proposed.emit(proposal, self._wanted)

    def _cancelled(self, _title: str) -> None:
        if not self.running:
            return
        best = self._run.best() if self._run is not None else None
        if best is not None and self._next is None:
            self._done(best)
            return
        self._task = self._run = None
        self._again()

    def _again(self) -> bool:
        """Start what was wanted meanwhile."""
        following, self._next = self._next, None
        return following is not None and self.seat(*following)

    def _failed(self, _error: Exception) -> None:
        self._run = self._task = self._next = None
