"""The live proof sheet: everybody's page on the template in hand, small, what wants a look first.

After every edit all pages are made anew on a thread of their own; the next edit stops that. Only tiles in sight are
drawn, so that two thousand recipients cost no more than twenty; until a new picture is there the old one stands in.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.certificate_sheet import Signatory
from desktop_app.domain.proofs import Judged
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Template, TemplateKind
from desktop_app.printing.proof_sheet import ProofSheet, proof_sheet
from desktop_app.proof_sentences import totals
from desktop_app.ui.jobs import Jobs, raise_error
from desktop_app.ui.kit.basics import Card, row, text_label
from desktop_app.ui.kit.pdf import PdfPages, Render, Rendered, renderer
from desktop_app.ui.studio.tiles import ProofTiles
from desktop_app.words import Words, _, screen

PAUSE_MS = 120
"""So long after the last edit everybody's page is made anew."""

KEPT = 160
"""Pictures kept: more than any screen shows at once."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A finished proof; its file is open. `subjects` tells by page whose it is."""

    pages: PdfPages
    judged: tuple[Judged, ...]
    subjects: Mapping[int, str]


class ProofPanel(QWidget):
    """`chosen` tells the recipient whose tile was clicked; `proved` that the tiles show the template in hand."""

    chosen = Signal(str)
    proved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._wanted: tuple[Template, Sequence[Sheet], Sequence[Signatory], Words] | None = None
        self._made: _Made | None = None
        self._images: OrderedDict[str, tuple[PdfPages, int, QImage]] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._news = Rendered()  # no child: a page may still be rendering when the panel goes
        self._news.ready.connect(self._keep)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.told = text_label("", "muted", wrap=True)
        self.tiles = ProofTiles(self._image)
        card = Card(padding=12, spacing=6)
        head = row(text_label(_("Proof sheet"), "h2"), 12, self.told)
        head.setStretchFactor(self.told, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.tiles, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

        self._pause.timeout.connect(self._begin)
        self._jobs.idle.connect(self._go_on)
        self._jobs.failed.connect(raise_error)
        self.tiles.chosen.connect(self.chosen)

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The proofs that are shown, what wants a look first, first."""
        return self._made.judged if self._made is not None else ()

    @property
    def settled(self) -> bool:
        """Whether the tiles show what was last asked for."""
        return self._wanted is None and not self._jobs.busy

    @property
    def drawn(self) -> bool:
        """Whether, besides, every picture ordered has arrived."""
        return self.settled and not self._asked and (bool(self._images) or not self.judged)

    def show_proof(
        self,
        template: Template,
        sheets: Sequence[Sheet],
        signatories: Sequence[Signatory],
        words: Words,
    ) -> None:
        """Make everybody's page on this template, once no edit has come for a moment. What is under way is stopped."""
        self._wanted = template, sheets, signatories, words
        self.tiles.show_shape(template.width, template.height)
        self._jobs.cancel()
        self._pause.start()

    def wait(self) -> None:
        """Stop, and wait for the thread; for closing."""
        self._pause.stop()
        self._wanted = None
        self._jobs.wait()
        if self._made is not None:
            self._made.pages.close()

    def _begin(self) -> None:
        if self._wanted is not None and not self._jobs.busy:
            (template, sheets, signatories, words), self._wanted = self._wanted, None
            job = proof_sheet(template, sheets, signatories, words=words)
            self._jobs.start(job, lambda sheet: self._show(sheet, template.kind))

    def _go_on(self) -> None:
        """The thread is free: begin what waits, unless another edit may still follow."""
        if not self._pause.isActive():
            self._begin()

    def _show(self, sheet: ProofSheet, kind: TemplateKind) -> None:
        before = self._made
        subjects = {
            each.proof.page: each.proof.subject for each in sheet.judged if each.proof.page is not None
        }
        self._made = _Made(PdfPages(sheet.printed.pdf), sheet.judged, subjects)
        if before is not None:
            before.pages.close()
        self._asked.clear()
        self.told.setText(totals(sheet.judged, screen(), kind) if sheet.judged else "")
        self.tiles.show_proofs(sheet.judged)
        self.proved.emit()

    def _image(self, judged: Judged, width: int) -> QImage | None:
        """The picture of a page when it is there; otherwise it is ordered, and the one before serves meanwhile."""
        page, subject = judged.proof.page, judged.proof.subject
        if self._made is None or page is None:
            return None
        pages = self._made.pages
        held = self._images.get(subject)
        if held is None or held[0] is not pages or held[1] != width:
            if (page, width) not in self._asked:
                self._asked.add((page, width))
                renderer().start(Render(pages, page, width, self._news))
            return held[2] if held is not None else None
        self._images.move_to_end(subject)
        return held[2]

    def _keep(self, pages: object, page: int, width: int, image: object) -> None:
        if self._made is None or pages is not self._made.pages or not isinstance(image, QImage):
            return
        subject = self._made.subjects[page]
        self._asked.discard((page, width))
        self._images[subject] = self._made.pages, width, image
        while len(self._images) > KEPT:
            self._images.popitem(last=False)
        self.tiles.viewport().update()
