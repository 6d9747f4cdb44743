"""The test page for a printer: a frame to be measured, rulers in millimetres, and what to do with it."""

from __future__ import annotations

from desktop_app.domain.alignment import INSET, Alignment
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import INK, QUIET
from .fonts import SANS, SANS_BOLD
from .layout import draw_text, set_block
from .paper import MM, Paper

Size = tuple[float, float]
LONG, TEN = 2.0, 5.0
"""Strokes of the rulers, in millimetres."""


def alignment_page(size: Size, alignment: Alignment | None = None, *, words: Words) -> Job[Printed]:
    """One page of `size` millimetres; with an alignment it is moved by it, to see whether it comes out right now."""
    yield Step(0, 1)
    paper = Paper(words.gettext(N_("Test page for the printer")), words=words, size=size)
    canvas, (wide, high) = paper.canvas, size
    if alignment is not None:
        across, down, right, up = alignment.matrix(high)
        canvas.transform(across, 0, 0, down, right * MM, up * MM)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.3)
    canvas.rect(INSET * MM, INSET * MM, (wide - 2 * INSET) * MM, (high - 2 * INSET) * MM)
    _rulers(paper, wide, high)
    _crosses(paper, wide, high)
    _words(paper, wide, high, words, aligned=alignment is not None)
    return paper.finished()


def _rulers(paper: Paper, wide: float, high: float) -> None:
    """Along the upper and the left side of the frame, inwards."""
    canvas, top = paper.canvas, high - INSET
    for step in range(int(wide - 2 * INSET) + 1):
        x, stroke = INSET + step, TEN if step % 10 == 0 else LONG
        canvas.line(x * MM, top * MM, x * MM, (top - stroke) * MM)
        if step % 10 == 0 and step:
            draw_text(canvas, x * MM, (top - stroke - 3) * MM, str(step), SANS, 6, "centre", colour=QUIET)
    for step in range(int(high - 2 * INSET) + 1):
        y, stroke = top - step, TEN if step % 10 == 0 else LONG
        canvas.line(INSET * MM, y * MM, (INSET + stroke) * MM, y * MM)
        if step % 10 == 0 and step:
            draw_text(canvas, (INSET + stroke + 1) * MM, (y - 0.8) * MM, str(step), SANS, 6, colour=QUIET)


def _crosses(paper: Paper, wide: float, high: float) -> None:
    """At the corners of the frame, a centimetre outwards and inwards."""
    for x in (INSET, wide - INSET):
        for y in (INSET, high - INSET):
            paper.canvas.line((x - 10) * MM, y * MM, (x + 10) * MM, y * MM)
            paper.canvas.line(x * MM, (y - 10) * MM, x * MM, (y + 10) * MM)


def _words(paper: Paper, wide: float, high: float, words: Words, *, aligned: bool) -> None:
    _ = words.gettext
    title = _(N_("Aligned test page")) if aligned else paper.title
    draw_text(paper.canvas, wide / 2 * MM, (high / 2 + 18) * MM, title, SANS_BOLD, 16, "centre")
    told = _(
        N_(
            "Print at 100 % (not “fit to page”). Measure with a ruler: how far the frame lies from the left and from "
            "the upper edge of the paper, and how wide and high it is. Type the four numbers into the program."
        )
    )
    if aligned:
        told = _(N_("The frame should lie {inset} mm from every edge.")).format(inset=f"{INSET:g}")
    block = set_block(told, SANS, 11, (wide - 90) * MM, 60 * MM, smallest=8)
    y = (high / 2 + 8) * MM
    for line in block.lines:
        draw_text(paper.canvas, wide / 2 * MM, y, line.text, SANS, block.size, "centre", colour=QUIET)
        y -= block.size * 1.5
