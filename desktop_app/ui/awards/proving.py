"""Proving certificates before they are released: made as they will be printed, read back, compared with the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QComboBox, QDialog, QScrollArea, QVBoxLayout, QWidget

from db.queries import awards as kept
from db.queries import papers
from desktop_app import sentences
from desktop_app.domain.job import Job
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.release_proof import ReleaseCheck, ReleaseProof
from desktop_app.labels import batch_title, label
from desktop_app.printing.release_proof import Proved, release_proof
from desktop_app.proof_sentences import objection, release_verdict
from desktop_app.ui.beats import Beats
from desktop_app.ui.jobs import Jobs, raise_error
from desktop_app.ui.kit.band import Band, Mood
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.office import Office
from desktop_app.words import Words, _, screen

TOLD = 40
"""Objections of one check that are told one by one."""


class ProvingDialog(QDialog):
    """`found` is what the last proof came to; None while it is being made. `print_them` prints recipients by id."""

    def __init__(
        self,
        office: Office,
        language: str,
        print_them: Callable[[list[str] | None], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Check before printing"))
        self.resize(680, 600)
        self._office, self._language, self._print_them = office, language, print_them
        self._jobs, self._beats = Jobs(self), Beats(self)
        self._waiting: Job[Proved] | None = None
        self.found: ReleaseProof | None = None
        self.scope = QComboBox()
        self.scope.setAccessibleName(_("Certificates to check"))
        self.scope.addItem(_("All certificates"), "")
        for batch in kept.batches():
            self.scope.addItem(batch_title(batch.name, _), batch.id)
        self.band = Band()
        self.checks = QVBoxLayout()
        self.print_button = button(_("Print…"), "printer", "primary", on=self._print)
        self._lay_out()
        self.scope.currentIndexChanged.connect(lambda _place: self.prove())
        self._following = office.committed.connect(self.prove)
        self._jobs.idle.connect(self._go_on)
        self._jobs.failed.connect(raise_error)
        self.prove()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setLayout(self.checks)
        self.checks.setContentsMargins(20, 14, 20, 16)
        self.checks.setSpacing(4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        card = Card(padding=0, spacing=0)
        card.body.addWidget(self.band)
        card.body.addWidget(scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addLayout(row(self.scope, None))
        layout.addWidget(card, 1)
        layout.addLayout(row(None, button(_("Close"), on=self.accept), self.print_button))

    def _ids(self) -> list[str] | None:
        """The recipients of the chosen batch; None: all."""
        batch_id = self.scope.currentData()
        return [each.id for each in kept.recipients() if each.batch_id == batch_id] if batch_id else None

    def prove(self) -> None:
        """Make and read the chosen certificates; what is under way is stopped."""
        self.found = None
        self.print_button.setEnabled(False)
        self.band.show_as(Mood.IDLE, _("Making and reading the certificates…"))
        self._clear()
        self._waiting = None
        self._jobs.cancel()
        self._beats.run(self._begin())

    def _begin(self) -> Iterator[object]:
        """Read the recipients in beats; the rest is done on another thread."""
        only = self._ids()
        try:
            gathered = yield from papers.certificates_by_pieces(self._language, only)
        except Refusal as refusal:
            self.band.show_as(Mood.BAD, _("There is nothing to check"), sentences.sentence(refusal, _))
            return
        approved = {each.id: each.name for each in kept.recipients() if only is None or each.id in only}
        self._waiting = release_proof(**gathered, approved=approved, words=Words(self._language))
        self._go_on()

    def _go_on(self) -> None:
        """Begin what waits, once what was under way has ended."""
        if self._waiting is not None and not self._jobs.busy:
            job, self._waiting = self._waiting, None
            self._jobs.start(job, self._show)

    def _show(self, proved: Proved) -> None:
        found = self.found = proved.found
        verdict, advice = release_verdict(found, screen())
        self.band.show_as(Mood.OK if found.sound else Mood.BAD, verdict, advice)
        self.print_button.setEnabled(bool(found.printed))
        self._clear()
        for check in ReleaseCheck:
            self._add(check, found)
        self.checks.addStretch()

    def _add(self, check: ReleaseCheck, found: ReleaseProof) -> None:
        against = found.against(check)
        sign, tint = ("circle-check", "ok")
        if against:
            sign, tint = ("triangle-alert", "warn") if check.doubt else ("circle-x", "bad")
        mark = text_label()
        mark.setPixmap(icon(sign, tint).pixmap(18, 18))
        self.checks.addWidget(_line(mark, text_label(label(check, _), wrap=True)))
        told = [objection(each, screen()) for each in against[:TOLD]]
        if len(against) > TOLD:
            more = len(against) - TOLD
            told.append(_("… and {number} more").format(number=more))
        if told:
            words = text_label("\n".join(told), "muted", wrap=True)
            words.setContentsMargins(30, 0, 0, 6)
            self.checks.addWidget(words)

    def _clear(self) -> None:
        while (item := self.checks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _print(self) -> None:
        self._print_them(self._ids())

    def done(self, result: int) -> None:
        self.disconnect(self._following)
        self._beats.stop()
        self._waiting = None
        self._jobs.wait()
        super().done(result)
        self.deleteLater()  # its parent is a page, which stays


def _line(mark: QWidget, words: QWidget) -> QWidget:
    holder = QWidget()
    layout = row(mark, words)
    layout.setStretch(1, 1)
    layout.setContentsMargins(0, 2, 0, 2)
    holder.setLayout(layout)
    return holder
