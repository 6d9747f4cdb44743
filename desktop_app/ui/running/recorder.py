"""Where presses go: into the meeting, or, in a rehearsal on a fast clock, nowhere but into memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from db.queries import running
from desktop_app.commands import running as commands
from desktop_app.domain.identity import new_id
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.running import Course, Press, PressKind, course, ensure_press
from desktop_app.ui.office import Office

PACE = 20
"""How many times quicker the clock of a rehearsal goes."""


class Recorder(Protocol):
    """Takes presses, and tells what follows from them."""

    def now(self) -> dt.datetime:
        """The time by this recorder's clock."""

    def course(self) -> Course:
        """How the meeting stands."""

    def press(self, kind: PressKind, item_id: str | None = None, minutes: int = 0) -> bool:
        """One press; True when it was taken."""


class Live:
    """Presses are facts of the meeting."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def now(self) -> dt.datetime:
        return self._office.now()

    def course(self) -> Course:
        return running.course_now()

    def press(self, kind: PressKind, item_id: str | None = None, minutes: int = 0) -> bool:
        do, now = self._office.do, self.now()
        acts: dict[PressKind, Callable[[], bool]] = {
            PressKind.START: lambda: do(commands.start_item, item_id or "", now),
            PressKind.SKIP: lambda: do(commands.skip_item, item_id or "", now),
            PressKind.PAUSE: lambda: do(commands.pause, now),
            PressKind.RESUME: lambda: do(commands.resume, now),
            PressKind.ADD: lambda: do(commands.add_minutes, minutes, now),
            PressKind.END: lambda: do(commands.end_item, now),
        }
        return acts[kind]()


class Rehearsal:
    """The same presses on a clock that starts at the meeting's hour and goes `PACE` times as fast. Nothing is kept."""

    def __init__(self, office: Office, starts_at: dt.datetime) -> None:
        self._office = office
        self._real, self._starts = office.now(), starts_at
        self._presses: list[Press] = []

    def now(self) -> dt.datetime:
        return self._starts + (self._office.now() - self._real) * PACE

    def course(self) -> Course:
        return course(self._presses)

    def press(self, kind: PressKind, item_id: str | None = None, minutes: int = 0) -> bool:
        made = Press(f"{len(self._presses):06}{new_id()}", kind, self.now(), item_id, minutes)
        try:
            ensure_press(self.course(), made)
        except Refusal as refusal:
            self._office.refused.emit(refusal)
            return False
        self._presses.append(made)
        return True
