"""The head of a working paper: the meeting, what the paper is, one line about it, a hairline."""

from __future__ import annotations

from desktop_app.domain.meeting import Meeting
from desktop_app.words import Words

from .colour import BLUE, FAINT, QUIET
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import break_lines, draw_text, fit_text
from .paper import MM, Paper


def draw_head(
    paper: Paper, meeting: Meeting, word: str, about: str, words: Words, *, left: float, right: float
) -> float:
    """Draw it at the top of the page between `left` and `right` (points); answers where the paper begins."""
    canvas, centre, latin = paper.canvas, (left + right) / 2, words.language == "en"
    title = (latin and meeting.latin_title) or meeting.title
    paper.about(title)
    size, _fits = fit_text(title, SERIF_BOLD, 18, right - left, 12)
    y = paper.height - 28 * MM
    for line in break_lines(title, SERIF_BOLD, size, right - left):
        draw_text(canvas, centre, y, line, SERIF_BOLD, size, "centre")
        y -= size * 1.35
    y -= 2 * MM
    draw_text(canvas, centre, y, word, SANS_BOLD, 12, "centre", colour=BLUE, spacing=1 if latin else 4)
    y -= 7 * MM
    draw_text(canvas, centre, y, about, SANS, 9.5, "centre", colour=QUIET)
    y -= 7 * MM
    hairline(paper, left, right, y)
    return y


def hairline(paper: Paper, left: float, right: float, y: float) -> None:
    """A thin rule that parts two lines of a list."""
    paper.canvas.setStrokeColorRGB(*FAINT)
    paper.canvas.setLineWidth(0.5)
    paper.canvas.line(left, y, right, y)
