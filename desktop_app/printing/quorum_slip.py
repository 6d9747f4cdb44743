"""The quorum slip (法定人数报告单) that is handed up to the chair before the opening: one A5 sheet in large type."""

from __future__ import annotations

import datetime as dt

from desktop_app import dates
from desktop_app.domain.counting import Attendance, Quorum
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, RED
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text
from .paper import MM, Paper

A5_LANDSCAPE = (210.0, 148.0)
MARGIN = 16 * MM


def quorum_slip(counted: Attendance, meeting: Meeting, at: dt.datetime, *, words: Words) -> Job[Printed]:
    """The slip as things stood at `at`: members, present, needed, the verdict in words, and who else is here."""
    _, roll, total = words.gettext, counted.quorum, counted.total
    paper = Paper(
        _(N_("Quorum slip")),
        words=words,
        size=A5_LANDSCAPE,
        author=meeting.organiser,
        made=meeting.starts_at,
    )
    yield Step(0, 1, paper.title)
    top = paper.height - 17 * MM
    _head(paper, meeting, at, words, top)
    _figures(paper, roll, words, top)
    others = _(N_("In the hall altogether {present} of {expected} expected; apologies {apologies}.")).format(
        present=total.present, expected=total.expected, apologies=total.apologies
    )
    draw_text(paper.canvas, paper.width / 2, top - 81 * MM, others, SANS, 11, "centre", colour=QUIET)
    _signatures(paper, paper.width - MARGIN, words)
    return paper.finished()


def _head(paper: Paper, meeting: Meeting, at: dt.datetime, words: Words, top: float) -> None:
    """Meeting, what this is, day and hour."""
    canvas, right = paper.canvas, paper.width - MARGIN
    held = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    size, _fits = fit_text(held, SANS, 12, right - MARGIN, 8)
    draw_text(canvas, MARGIN, top, held, SANS, size, colour=QUIET)
    draw_text(canvas, MARGIN, top - 12 * MM, paper.title, SERIF_BOLD, 22, colour=INK)
    when = f"{dates.long_day(at.date(), words.gettext)} {dates.clock(at)}"
    draw_text(canvas, right, top - 12 * MM, when, SANS, 11, "right", colour=QUIET)
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(1.2)
    canvas.line(MARGIN, top - 17 * MM, right, top - 17 * MM)


def _figures(paper: Paper, roll: Quorum, words: Words, top: float) -> None:
    """Members, present and needed in large, and what that means."""
    _, width = words.gettext, (paper.width - 2 * MARGIN) / 3
    figures = (
        (_(N_("Voting members")), roll.members),
        (_(N_("Members present")), roll.present),
        (_(N_("Needed")), roll.needed),
    )
    for place, (told, figure) in enumerate(figures):
        x = MARGIN + (place + 0.5) * width
        draw_text(paper.canvas, x, top - 45 * MM, str(figure), SERIF_BOLD, 54, "centre", colour=INK)
        draw_text(paper.canvas, x, top - 54 * MM, told, SANS, 12, "centre", colour=QUIET)
    verdict = _(N_("Quorum reached: the meeting may decide.")) if roll.met else _(N_("No quorum yet."))
    colour = INK if roll.met else RED
    draw_text(paper.canvas, paper.width / 2, top - 71 * MM, verdict, SANS_BOLD, 18, "centre", colour=colour)


def _signatures(paper: Paper, right: float, words: Words) -> None:
    canvas, y = paper.canvas, 18 * MM
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.8)
    middle = paper.width / 2
    for x, end, told in (
        (MARGIN, middle - 6 * MM, words.gettext(N_("Counted by"))),
        (middle + 6 * MM, right, words.gettext(N_("Chair"))),
    ):
        draw_text(canvas, x, y, told, SANS, 10, colour=QUIET)
        canvas.line(x + 26 * MM, y - 1 * MM, end, y - 1 * MM)
