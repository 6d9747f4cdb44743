"""The one door between widgets and the open meeting."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal

from db.queries import meeting as meeting_queries
from db.store import Store
from db.trouble import Trouble
from desktop_app.domain.changes import Changes
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.settings import Settings
from desktop_app.ui.beats import Beats
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit.dialogs import Asker
from desktop_app.words import Words

log = logging.getLogger(__name__)
P = ParamSpec("P")
Command = Callable[Concatenate[Store, P], Changes]


class Office(QObject):
    """Runs commands against the store and tells every page what changed.

    `committed` is emitted once per change, after it is on disk; `refused` when a rule said no (nothing was written);
    `troubled` when the file or the disk failed (nothing was written); `wanted` when a page is asked for.
    `undone` and `redone` come after `committed`, so that the window can say what was taken back.
    """

    committed = Signal(Changes)
    refused = Signal(Refusal)
    troubled = Signal(Trouble)
    wanted = Signal(str, str)
    said = Signal(str, bool)
    undone = Signal(Changes)
    redone = Signal(Changes)

    def __init__(
        self,
        store: Store,
        settings: Settings,
        clock: Callable[[], dt.datetime],
        asker: Asker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self.settings = settings
        self.asker = asker
        self.jobs = Jobs(self)
        self.backups: Path | None = None
        """Where backups go; the program sets it."""
        self.changed_since_backup = False

    def rest(self) -> None:
        """Let everything that runs by itself come to an end: the file is about to close."""
        for beats in self.findChildren(Beats):
            beats.stop()
        for jobs in self.findChildren(Jobs):
            jobs.wait()

    def back_up(self, reason: str) -> None:
        """Back the file up before something that changes much. A backup that fails is told and does not stop the
        work: what follows is one change, and can be undone."""
        self.changed_since_backup = False
        if self.backups is None:
            return
        from db import backup  # late: a start can do without

        try:
            backup.backup_now(self._store, self.backups, reason)
            backup.prune(self.backups, self.now())
        except Trouble as trouble:
            log.warning("no backup: %s", trouble.code)
            self.troubled.emit(trouble)

    @property
    def path(self) -> Path:
        """The open meeting file."""
        return self._store.path

    @property
    def store(self) -> Store:
        """The open store, for what is not a command: backup, verify. Pages write through `do` alone."""
        return self._store

    def now(self) -> dt.datetime:
        """The time to hand to commands."""
        return self._clock()

    def meeting(self) -> Meeting:
        """The meeting as it is in the file now."""
        return meeting_queries.meeting()

    def document_words(self) -> Words:
        """The words for papers: the language of the meeting, whatever the screen speaks."""
        return Words(self.meeting().language)

    def do(self, command: Command[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run one command; True when it was committed (or had nothing to change)."""
        return self._attempt(lambda: command(self._store, *args, **kwargs))

    def ask(self, work: Callable[[], bool]) -> bool:
        """Do something that only reads but may be refused or meet trouble; these are told, and the answer is False."""
        answers: list[bool] = []

        def asked() -> Changes:
            answers.append(work())
            return Changes()

        return self._attempt(asked) and answers[0]

    def undo(self) -> bool:
        """Take back the last change; refused with a sentence where it has changed since."""
        return self._attempt(lambda: self._store.undo(self.now()), self.undone.emit)

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._attempt(lambda: self._store.redo(self.now()), self.redone.emit)

    def go(self, page: str, subject: str = "") -> None:
        """Show a page, and on it one subject (an id) when given."""
        self.wanted.emit(page, subject)

    def say(self, text: str, undo: bool = False) -> None:
        """Show a toast; with `undo` it offers to take the last change back."""
        self.said.emit(text, undo)

    def _attempt(self, work: Callable[[], Changes], also: Callable[[Changes], None] | None = None) -> bool:
        try:
            changes = work()
        except Refusal as refusal:
            log.info("refused: %s", refusal.code)
            self.refused.emit(refusal)
            return False
        except Trouble as trouble:
            log.warning("trouble: %s", type(trouble).__name__)
            self.troubled.emit(trouble)
            return False
        if changes:
            self.changed_since_backup = True
            self.committed.emit(changes)
        if changes and also is not None:
            also(changes)
        return True
