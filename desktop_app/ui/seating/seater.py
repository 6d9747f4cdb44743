"""Seat everyone: the engine on the worker thread, its plan accepted as one change; cancelling keeps the best plan."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from db.queries import seating as kept
from desktop_app.commands import seating as commands
from desktop_app.domain.seating import Proposal
from desktop_app.planning.seating import SeatingRun
from desktop_app.ui.office import Office
from desktop_app.words import _, ngettext

THOROUGH = 150_000
"""Evaluations of a run in the window: under two seconds for any meeting."""


class Seater(QObject):
    """Runs the engine for a hall; `accepted` tells the plan after it has been committed."""

    accepted = Signal(Proposal)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._run: SeatingRun | None = None
        office.jobs.cancelled.connect(self._cancelled)
        office.jobs.failed.connect(self._failed)

    def seat(self, hall_id: str, keep_placed: bool = False) -> bool:
        """Start; False while another job runs."""
        run = SeatingRun(kept.task(hall_id, keep_placed=keep_placed, evaluations=THOROUGH))
        title = _("Seating the others") if keep_placed else _("Seating everyone")
        if not self._office.jobs.start(run.job(), self._done, title=title):
            return False
        self._run = run
        return True

    def _done(self, proposal: Proposal) -> None:
        self._run = None
        self._office.back_up("seating")
        if self._office.do(commands.accept_plan, proposal):
            seated = len(proposal.places)
            told = ngettext("{number} person seated", "{number} people seated", seated).format(number=seated)
            self._office.say(told, undo=True)
            self.accepted.emit(proposal)

    def _cancelled(self, _title: str) -> None:
        run, self._run = self._run, None
        best = run.best() if run is not None else None
        if best is not None:
            self._done(best)

    def _failed(self, _error: Exception) -> None:
        self._run = None
