"""Slides for the wall (16:9), one for each batch: award, recipients, citations where they can be read, presenters."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.domain.slides import Slide, SlideEntry
from desktop_app.labels import batch_title
from desktop_app.words import N_, Words

from .colour import GOLD, hexed
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_block, draw_text, fit_text, set_block, shortened
from .paper import MM, Paper

WALL = (338.7, 190.5)
"""16:9, the size projectors and presentation programs call widescreen, in millimetres."""
MARGIN = 20 * MM
GROUND, CREAM, PALE = hexed("#7E1A14"), hexed("#FFF6E3"), hexed("#E9C98A")
LIST_TOP, LIST_FOOT = 126 * MM, 26 * MM


def slides(shown: Sequence[Slide], meeting: Meeting, *, words: Words) -> Job[Printed]:
    """The slides in stage order."""
    title = words.gettext(N_("Slides of the ceremony"))
    paper = Paper(title, words=words, size=WALL, author=meeting.organiser, made=meeting.starts_at)
    for number, slide in enumerate(shown):
        yield Step(number, len(shown), slide.batch)
        batch = batch_title(slide.batch, words.gettext)
        paper.about(batch)
        paper.bookmark(batch)
        _ground(paper)
        _head(paper, slide, batch)
        if slide.columns == 1 and any(entry.citation for entry in slide.entries):
            _citations(paper, slide.entries)
        else:
            _names(paper, slide)
        _foot(paper, slide, meeting, words)
        paper.next_page()
    return paper.finished()


def _ground(paper: Paper) -> None:
    canvas = paper.canvas
    canvas.setFillColorRGB(*GROUND)
    canvas.rect(0, 0, paper.width, paper.height, stroke=0, fill=1)
    canvas.setStrokeColorRGB(*GOLD)
    for inset, width in ((7 * MM, 1.6), (9 * MM, 0.6)):
        canvas.setLineWidth(width)
        canvas.rect(inset, inset, paper.width - 2 * inset, paper.height - 2 * inset)


def _head(paper: Paper, slide: Slide, batch: str) -> None:
    canvas, middle, room = paper.canvas, paper.width / 2, paper.width - 2 * MARGIN
    draw_text(canvas, middle, 166 * MM, batch, SANS, 18, "centre", colour=PALE)
    block = set_block(
        "\n".join(slide.awards),
        SERIF_BOLD,
        46 if len(slide.awards) == 1 else 32,
        room,
        30 * MM,
        leading=1.25,
        smallest=18,
        justified=False,
    )
    draw_block(
        canvas,
        MARGIN,
        160 * MM - (30 * MM - min(block.height, 30 * MM)) / 2,
        block,
        SERIF_BOLD,
        align="centre",
        width=room,
        colour=PALE,
    )


def _names(paper: Paper, slide: Slide) -> None:
    """Recipients in columns, read downwards; the larger the fewer there are."""
    columns = slide.columns
    rows = ceil(len(slide.entries) / columns)
    wide = (paper.width - 2 * MARGIN) / columns
    tall = min((LIST_TOP - LIST_FOOT) / rows, 24 * MM)
    spare = (LIST_TOP - LIST_FOOT - rows * tall) / 2
    for number, entry in enumerate(slide.entries):
        column, row = divmod(number, rows)
        _name(paper, entry, MARGIN + (column + 0.5) * wide, LIST_TOP - spare - (row + 0.5) * tall, wide, tall)


def _name(paper: Paper, entry: SlideEntry, x: float, y: float, wide: float, tall: float) -> None:
    room, size = wide - 6 * MM, min(30.0, tall * 0.42)
    told = f"{entry.grade}  {entry.name}" if entry.grade else entry.name
    fitted, fits = fit_text(told, SANS_BOLD, size, room, 9)
    shown = told if fits else shortened(told, SANS_BOLD, fitted, room)
    lifted = y + (tall * 0.06 if entry.body else -fitted * 0.36)
    draw_text(paper.canvas, x, lifted, shown, SANS_BOLD, fitted, "centre", colour=CREAM)
    if entry.body:
        small, fits = fit_text(entry.body, SANS, size * 0.55, room, 7)
        shown = entry.body if fits else shortened(entry.body, SANS, small, room)
        draw_text(paper.canvas, x, y - tall * 0.26, shown, SANS, small, "centre", colour=PALE)


def _citations(paper: Paper, entries: Sequence[SlideEntry]) -> None:
    tall, room = (LIST_TOP - LIST_FOOT) / len(entries), paper.width - 2 * MARGIN - 20 * MM
    for number, entry in enumerate(entries):
        top = LIST_TOP - number * tall
        told = "  ".join(filter(None, (entry.grade, entry.name, entry.body)))
        size, _fits = fit_text(told, SANS_BOLD, 26, room, 10)
        draw_text(paper.canvas, MARGIN + 10 * MM, top - 9 * MM, told, SANS_BOLD, size, colour=CREAM)
        block = set_block(entry.citation, SANS, 17, room, tall - 15 * MM, leading=1.5, smallest=8)
        draw_block(paper.canvas, MARGIN + 10 * MM, top - 12 * MM, block, SANS, width=room, colour=PALE)


def _foot(paper: Paper, slide: Slide, meeting: Meeting, words: Words) -> None:
    canvas, middle, room = paper.canvas, paper.width / 2, paper.width - 2 * MARGIN
    if slide.presenters:
        told = words.gettext(N_("Presented by {names}")).format(
            names=words.gettext(N_(", ")).join(slide.presenters)
        )
        size, fits = fit_text(told, SANS, 15, room, 8)
        shown = told if fits else shortened(told, SANS, size, room)
        draw_text(canvas, middle, 18.5 * MM, shown, SANS, size, "centre", colour=CREAM)
    held = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    size, _fits = fit_text(held, SANS, 9, room, 6)
    draw_text(canvas, middle, 12 * MM, held, SANS, size, "centre", colour=PALE)
