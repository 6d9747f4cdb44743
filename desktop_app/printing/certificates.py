"""Certificates: one document in handing order with an outline by batch, or one file each.

The plate (frame, title, seal, date) is drawn once as a form; each page lays its recipient's text over it. One bad
recipient never stops a run: the page is left out and told in the warnings, like text that had to stay too long,
characters no font has, and particulars the meeting does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.domain.wording import language_of
from desktop_app.labels import batch_title
from desktop_app.words import N_, Words

from .elements import DRAWING_FAULTS, Desk, draw_plate, draw_sheet
from .paper import Paper
from .template import template

LACKING = {
    "citation": N_("citation"),
    "latin_name": N_("name in English"),
    "latin_title": N_("award in English"),
}
DESIGN = "formal"


def certificates(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    design: str = DESIGN,
    *,
    words: Words,
) -> Job[Printed]:
    """All certificates in one PDF, in the order given, with a line in the outline for every batch."""
    run = _Run.begin(sheets, signatories, design, words)
    batch = None
    for done, sheet in enumerate(sheets):
        yield Step(done, len(sheets), sheet.name)
        if sheet.batch != batch:
            batch = sheet.batch
            run.paper.bookmark(batch_title(batch, words.gettext) if batch else words.gettext("No batch"))
        run.add(sheet)
    yield Step(len(sheets), len(sheets))
    return run.paper.finished()


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """One certificate in a file of its own; `name` is safe on every system and unique in its run."""

    recipient_id: str
    name: str
    printed: Printed


def certificate_files(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    design: str = DESIGN,
    *,
    words: Words,
) -> Job[tuple[CertificateFile, ...]]:
    """One PDF for each recipient, numbered in the order given: 007 刘瑶英.pdf."""
    files = []
    for done, sheet in enumerate(sheets):
        yield Step(done, len(sheets), sheet.name)
        run = _Run.begin([sheet], signatories, design, words)
        run.add(sheet)
        name = f"{done + 1:03} {safe_name(sheet.name)}.pdf"
        files.append(CertificateFile(sheet.recipient_id, name, run.paper.finished()))
    return tuple(files)


_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


def safe_name(name: str, longest: int = 80) -> str:
    """A name that may stand in a file name on Windows, macOS and Linux."""
    safe = _UNSAFE.sub("_", name).strip(" .")[:longest].strip(" .")
    return f"_{safe}" if not safe or _RESERVED.fullmatch(safe) else safe


@dataclass(frozen=True, slots=True)
class _Run:
    """One document being filled; its plates are drawn when it begins."""

    desk: Desk
    words: Words

    @classmethod
    def begin(
        cls, sheets: Sequence[CertificateSheet], signatories: Sequence[Signatory], design: str, words: Words
    ) -> _Run:
        chosen = template(design, language_of(words.language))
        paper = Paper(
            words.gettext("Certificates"),
            words=words,
            size=(chosen.width, chosen.height),
            author=sheets[0].fields["issuer"] if sheets else "",
        )
        run = cls(Desk(paper, chosen, signatories), words)
        for kind in AwardKind:
            run._plate(kind, next((sheet for sheet in sheets if sheet.kind is kind), None))
        return run

    @property
    def paper(self) -> Paper:
        return self.desk.paper

    def _plate(self, kind: AwardKind, example: CertificateSheet | None) -> None:
        if example is None:
            return
        self.paper.begin_plate(_plate_name(kind))
        self.paper.about(example.fields["issuer"])
        draw_plate(self.desk, kind, example.fields)
        self.paper.end_plate(_plate_name(kind))

    def add(self, sheet: CertificateSheet) -> None:
        """One page; when it cannot be drawn nothing of it remains and a warning says so."""
        canvas, paper = self.paper.canvas, self.paper
        paper.about(sheet.name)
        kept = len(canvas._code)
        try:
            canvas.doForm(_plate_name(sheet.kind))
            draw_sheet(self.desk, sheet)
        except DRAWING_FAULTS as fault:
            del canvas._code[kept:]
            paper.warn(WarningKind.FAILED, sheet.name, str(fault))
            return
        self._tell(sheet)
        paper.next_page()

    def _tell(self, sheet: CertificateSheet) -> None:
        for lacking in sheet.lacking:
            told = self.words.gettext(LACKING.get(lacking, lacking))
            self.paper.warn(WarningKind.MISSING, sheet.name, told)


def _plate_name(kind: AwardKind) -> str:
    return f"plate-{kind.value}"


def chosen_sheets(sheets: Iterable[CertificateSheet], only: Iterable[str]) -> tuple[CertificateSheet, ...]:
    """Those of the given recipients, in the same order."""
    wanted = frozenset(only)
    return tuple(sheet for sheet in sheets if sheet.recipient_id in wanted)
