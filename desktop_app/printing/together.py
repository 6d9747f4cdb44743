"""Several papers as one file, so that they go to the printer in one go."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium

from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed, PrintWarning

from .pdfium import PDFIUM


def together(jobs: Sequence[Job[Printed]]) -> Job[Printed]:
    """Draw papers one after the other and put their pages into one PDF, in this order, each in its own size.

    Warnings are those of all of them. The pages are taken over as they are; title and outline of each paper are not.
    """
    with PDFIUM:
        bound = pdfium.PdfDocument.new()
    warnings: list[PrintWarning] = []
    try:
        for number, job in enumerate(jobs):
            yield Step(number, len(jobs))
            printed = yield from job
            with PDFIUM, pdfium.PdfDocument(printed.pdf) as pages:
                bound.import_pages(pages)
            warnings += printed.warnings
        written = io.BytesIO()
        with PDFIUM:
            bound.save(written)
            pages_bound = len(bound)
        return Printed(written.getvalue(), pages_bound, tuple(warnings))
    finally:
        with PDFIUM:
            bound.close()
