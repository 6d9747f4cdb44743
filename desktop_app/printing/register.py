"""The register of certificates on paper: every number with its recipient, room for whoever collects it to sign."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.certificate_register import RegisterLine, RegisterState
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.labels import batch_title, label
from desktop_app.words import N_, Words

from .colour import FAINT, INK, QUIET, RED, WASH
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4_LANDSCAPE, MM, Paper

ROWS = 20
ROW = 7 * MM
LEFT, TOP = 14 * MM, 176 * MM
COLUMNS = (
    (N_("Certificate number"), 52),
    (N_("Recipient"), 58),
    (N_("Award title"), 72),
    (N_("Batch"), 22),
    (N_("Issued"), 24),
    (N_("Received by"), 41),
)
"""Heading and width in millimetres of each column."""


def register(
    lines: Sequence[RegisterLine], meeting: Meeting, public_key: str, *, words: Words
) -> Job[Printed]:
    """The register, twenty numbers a page; numbers that no longer stand say so in the place of the signature."""
    title = words.gettext(N_("Register of certificates"))
    paper = Paper(title, words=words, size=A4_LANDSCAPE, author=meeting.organiser, made=meeting.starts_at)
    pages = max((len(lines) + ROWS - 1) // ROWS, 1)
    for page in range(pages):
        yield Step(page, pages, title)
        _head(paper, meeting, title, words)
        y = TOP - ROW
        for line in lines[page * ROWS : (page + 1) * ROWS]:
            paper.about(line.name)
            _row(paper, line, y, words)
            y -= ROW
        foot = f"Ed25519 {public_key}    {page + 1} / {pages}"
        draw_text(paper.canvas, paper.width - LEFT, 9 * MM, foot, SANS, 7, "right", colour=QUIET)
        paper.next_page()
    return paper.finished()


def _head(paper: Paper, meeting: Meeting, title: str, words: Words) -> None:
    chinese = words.language.startswith("zh")
    told = meeting.title if chinese else meeting.latin_title or meeting.title
    draw_text(paper.canvas, LEFT, 194 * MM, title, SERIF_BOLD, 18, colour=INK)
    size, _ = fit_text(told, SANS, 10, 180 * MM, 7)
    draw_text(paper.canvas, LEFT, 187.5 * MM, told, SANS, size, colour=QUIET)
    paper.canvas.setFillColorRGB(*WASH)
    paper.canvas.rect(LEFT, TOP, paper.width - 2 * LEFT, ROW, stroke=0, fill=1)
    x = LEFT
    for heading, width in COLUMNS:
        draw_text(
            paper.canvas, x + 1.5 * MM, TOP + 2.2 * MM, words.gettext(heading), SANS_BOLD, 8.5, colour=INK
        )
        x += width * MM


def _row(paper: Paper, line: RegisterLine, y: float, words: Words) -> None:
    stands = line.state is RegisterState.STANDS
    batch = batch_title(line.batch, words.gettext) if line.batch else ""
    note = "" if stands else label(line.state, words.gettext)
    if line.reason:
        note = f"{note} · {line.reason}"
    cells = (
        line.certificate.number,
        line.name,
        f"{line.award} {line.grade}".strip(),
        batch,
        line.certificate.issued_at.date().isoformat(),
        note,
    )
    x = LEFT
    for place, (text, (_, width)) in enumerate(zip(cells, COLUMNS, strict=True)):
        room = (width - 3) * MM
        size, fits = fit_text(text, SANS, 9, room, 6.5)
        shown = text if fits else shortened(text, SANS, size, room)
        colour = RED if place == len(cells) - 1 else INK if stands else QUIET
        draw_text(paper.canvas, x + 1.5 * MM, y + 2.2 * MM, shown, SANS, size, colour=colour)
        x += width * MM
    paper.canvas.setStrokeColorRGB(*FAINT)
    paper.canvas.setLineWidth(0.4)
    paper.canvas.line(LEFT, y, paper.width - LEFT, y)
