"""The proof before release: the certificates are made as they will be printed, and the made file is read back.

proved = run_now(release_proof(sheets, signatories, templates, approved, words=words))
proved.found.sound, proved.printed.pdf
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.domain.release_proof import (
    Objection,
    ReleaseCheck,
    ReleaseProof,
    number_objections,
    once_objections,
    text_objection,
    twice_objections,
)
from desktop_app.domain.templates import ElementKind, Template, elements_of
from desktop_app.domain.wording import filled
from desktop_app.words import Words

from .pdfium import page_texts
from .run import NO_TEMPLATES, Run

CHECKED_BY = {
    WarningKind.UNPRINTABLE: ReleaseCheck.BOXES,
    WarningKind.PICTURE: ReleaseCheck.BOXES,
    WarningKind.FAILED: ReleaseCheck.BOXES,
    WarningKind.TOO_LONG: ReleaseCheck.FITS,
    WarningKind.MISSING: ReleaseCheck.COMPLETE,
}
"""Which check a warning of the press belongs to."""


@dataclass(frozen=True, slots=True)
class Proved:
    """The file that was read, and what was found in it."""

    printed: Printed
    found: ReleaseProof


def release_proof(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    templates: Mapping[str, Template] = NO_TEMPLATES,
    approved: Mapping[str, str] | None = None,
    *,
    words: Words,
) -> Job[Proved]:
    """Make and read these certificates. `approved`: recipient id -> name of everybody who must be among them, and
    nobody else; None: those of the sheets."""
    run, pages = Run(signatories, templates, words), list[CertificateSheet]()
    for done, sheet in enumerate(sheets):
        yield Step(done, 2 * len(sheets), sheet.name)
        before = run.splicer.pages
        run.add(sheet)
        pages += [sheet] * (run.splicer.pages - before)
    printed = run.finished()
    objections = [Objection(CHECKED_BY[each.kind], each.about, each.detail) for each in printed.warnings]
    for done, (sheet, read) in enumerate(zip(pages, page_texts(printed.pdf), strict=False)):
        yield Step(len(sheets) + done, 2 * len(sheets), sheet.name)
        told = texts_on(run.template(sheet.template), sheet, signatories)
        differs = text_objection(sheet.name, list(told), read)
        objections += [differs] if differs else []
    wanted = {each.recipient_id: each.name for each in sheets} if approved is None else approved
    objections += [*once_objections(pages, wanted), *number_objections(sheets), *twice_objections(sheets)]
    order = list(ReleaseCheck)
    objections.sort(key=lambda each: order.index(each.check))
    return Proved(printed, ReleaseProof(len(pages), tuple(objections)))


def texts_on(shown: Template, sheet: CertificateSheet, signatories: Sequence[Signatory]) -> Iterator[str]:
    """Every text that must stand on a recipient's page, straight from the values."""
    for element in elements_of(shown, sheet.kind.value, bool(sheet.code)):
        if element.kind is ElementKind.TEXT:
            yield filled(element.text, sheet.fields)
        elif element.kind is ElementKind.SEALS:
            yield from (body.name for body in signatories)
            yield filled(element.text, sheet.fields)
        elif element.kind is ElementKind.SIGNATURES:
            yield from (body.signer for body in signatories)
