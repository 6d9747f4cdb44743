"""Certificates: a plate per template and kind, drawn once; on it each recipient's name, text, number and code.

One PDF for all in the order given, one for each recipient, or one page to look at. A page that fails is left out and
told, as are characters no font holds, texts that do not fit and particulars the meeting does not know; the rest is
printed. The page on the screen and the page on paper come out of the same calls (`run.Run`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop_app.domain.alignment import Alignment
from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Template
from desktop_app.labels import batch_title
from desktop_app.words import Words

from .run import NO_TEMPLATES, Run
from .signed import Signing
from .slips import slip

AT_ONCE = 32
"""Pages between two words of how far it is."""


def certificates(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    templates: Mapping[str, Template] = NO_TEMPLATES,
    draft: bool = False,
    separators: bool = False,
    alignment: Alignment | None = None,
    signing: Signing | None = None,
    *,
    words: Words,
) -> Job[Printed]:
    """All certificates in one PDF, in the order given, with a line in the outline for every batch.

    `templates` are the meeting's own, by key. A draft is for looking at: it shows pre-printed stock, and 〓 for what no
    font holds; without it such a page is held back and told. With `separators` a slip lies before each usher's pile;
    with an `alignment` every page is moved as this printer needs it. With `signing` the file is signed as a whole.
    """
    piles = Counter((sheet.batch, sheet.usher) for sheet in sheets)
    run = Run(signatories, templates, words, draft, alignment, signing)
    batch = None
    for done, sheet in enumerate(sheets):
        if done % AT_ONCE == 0:
            yield Step(done, len(sheets), sheet.name)
            run.codes.ahead = sheets[done + 1 : done + AT_ONCE]
        if sheet.batch != batch:
            batch = sheet.batch
            run.splicer.bookmark(batch_title(batch, words.gettext) if batch else words.gettext("No batch"))
        pile = sheet.batch, sheet.usher
        if separators and sheet.batch and piles[pile]:
            run.add(*slip(sheet, run.template(sheet.template), piles.pop(pile), words))
        run.add(sheet)
    yield Step(len(sheets), len(sheets))
    return run.finished()


def render_page(
    shown: Template,
    sheet: Sheet,
    signatories: Sequence[Signatory] = (),
    *,
    words: Words,
) -> Printed:
    """One page of a template as it will be printed, stock and all: what the studio shows."""
    run = Run(signatories, {}, words, draft=True)
    run.add(sheet, shown)
    return run.finished()


def chosen_sheets(sheets: Iterable[CertificateSheet], only: Iterable[str]) -> tuple[CertificateSheet, ...]:
    """Those of the given recipients, in the same order."""
    wanted = frozenset(only)
    return tuple(sheet for sheet in sheets if sheet.recipient_id in wanted)
