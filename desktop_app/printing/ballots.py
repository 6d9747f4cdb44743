"""Ballot papers: two to an A4 sheet, one of A5 each, cut along the middle; a long list of candidates gets A4 to itself.

Every paper of an item is the same to the letter. Where they stand on the sheet says nothing either: the sheets are cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.ballots import BallotLine, BallotPaper
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.words import N_, Words

from .colour import FAINT, INK, QUIET
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_block, draw_text, fit_text, set_block
from .paper import A4, MM, Paper

A5_HIGH, WIDE = 148.5 * MM, 210 * MM
MARGIN = 16 * MM
ROW, BOX = 11.5 * MM, 5.5 * MM
SHORT = 5
"""Lines that go on half a sheet; more get a whole one."""
MOST = 18
"""Lines on a whole sheet; what is more goes on the next, which is part of the same paper."""
TEXT_HIGH, OFFICE_HIGH = 30 * MM, 12 * MM
CHOICES = (N_("In favour"), N_("Against"), N_("Abstention"))


def ballots(papers: Sequence[BallotPaper], copies: int, meeting: Meeting, *, words: Words) -> Job[Printed]:
    """`copies` of each paper, every item from a fresh sheet."""
    paper = Paper(
        words.gettext(N_("Ballot papers")),
        words=words,
        size=A4,
        author=meeting.organiser,
        made=meeting.starts_at,
    )
    sheets = [sheet for each in papers for sheet in _sheets(each, copies)]
    for number, (each, lines, places) in enumerate(sheets):
        yield Step(number, len(sheets), each.title)
        paper.about(each.title)
        if number == 0 or sheets[number - 1][0] is not each:
            paper.bookmark(each.title)
        high = paper.height / len(places)
        for place, printed in enumerate(places):
            if printed:
                _one(paper, each, lines, (paper.height - place * high, high), meeting, words)
        if len(places) > 1:
            _cut(paper, paper.height / 2)
        paper.next_page()
    return paper.finished()


def _sheets(
    each: BallotPaper, copies: int
) -> list[tuple[BallotPaper, tuple[BallotLine, ...], tuple[bool, ...]]]:
    """The sheets of one item: the paper, the lines on this one, and which places of the sheet are used."""
    if len(each.lines) <= SHORT:
        halves = [(True, 2 * sheet + 2 <= copies) for sheet in range((copies + 1) // 2)]
        return [(each, each.lines, places) for places in halves]
    parts = [each.lines[at : at + MOST] for at in range(0, len(each.lines), MOST)]
    return [(each, part, (True,)) for _copy in range(copies) for part in parts]


def _one(
    paper: Paper,
    each: BallotPaper,
    lines: Sequence[BallotLine],
    place: tuple[float, float],
    meeting: Meeting,
    words: Words,
) -> None:
    """One paper; `place` is its upper edge and its height."""
    (top, high), _ = place, words.gettext
    canvas, middle, room = paper.canvas, paper.width / 2, paper.width - 2 * MARGIN
    held = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    size, _fits = fit_text(held, SANS, 10.5, room, 7)
    draw_text(canvas, middle, top - 15 * MM, held, SANS, size, "centre", colour=QUIET)
    head = _(N_("Ballot paper")) if each.election else _(N_("Voting paper"))
    spacing = 6 if words.language.startswith("zh") else 0
    draw_text(canvas, middle, top - 25 * MM, head, SERIF_BOLD, 20, "centre", spacing=spacing)
    title, fits = fit_text(each.title, SANS_BOLD, 13, room, 8)
    if not fits:
        paper.warn(WarningKind.TOO_LONG, each.title, each.title)
    draw_text(canvas, middle, top - 34 * MM, each.title, SANS_BOLD, title, "centre")
    below = _text(paper, each, top - 38 * MM, room)
    _table(paper, each, lines, below - 2 * MM, words)
    told = _instruction(each, words)
    block = set_block(told, SANS, 9, room, 14 * MM, leading=1.5, smallest=6.5, justified=False)
    draw_block(canvas, MARGIN, top - high + 12 * MM + block.height, block, SANS, width=room, colour=QUIET)


def _text(paper: Paper, each: BallotPaper, top: float, room: float) -> float:
    """The motion or the office, and how far down it went."""
    if not each.text:
        return top
    high = OFFICE_HIGH if each.election else TEXT_HIGH
    block = set_block(each.text, SANS, 11, room, high, leading=1.5, smallest=7, justified=False)
    if not block.fits:
        paper.warn(WarningKind.TOO_LONG, each.title, each.text)
    draw_block(paper.canvas, MARGIN, top, block, SANS, width=room)
    return top - block.height - 2 * MM


def _table(paper: Paper, each: BallotPaper, lines: Sequence[BallotLine], top: float, words: Words) -> None:
    canvas, right, _ = paper.canvas, paper.width - MARGIN, words.gettext
    column = 24 * MM if each.election else (right - MARGIN) / 3
    first = right - 3 * column
    for place, told in enumerate(CHOICES):
        x = first + (place + 0.5) * column
        draw_text(canvas, x, top - 6 * MM, _(told), SANS_BOLD, 10, "centre", colour=INK)
    if each.election:
        draw_text(canvas, MARGIN, top - 6 * MM, _(N_("Candidate")), SANS_BOLD, 10, colour=INK)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, top - 8.5 * MM, right, top - 8.5 * MM)
    for number, line in enumerate(lines):
        y = top - 8.5 * MM - number * ROW
        _line(paper, each, line, (y, first - MARGIN - 4 * MM), words)
        for place in range(len(CHOICES)):
            x = first + (place + 0.5) * column - BOX / 2
            canvas.setStrokeColorRGB(*INK)
            canvas.setLineWidth(0.9)
            canvas.rect(x, y - (ROW + BOX) / 2, BOX, BOX)
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, y - ROW, right, y - ROW)


def _line(
    paper: Paper, each: BallotPaper, line: BallotLine, place: tuple[float, float], words: Words
) -> None:
    """Name and particulars of one candidate, or a line to write a name on; `place` is upper edge and width."""
    (top, room), canvas = place, paper.canvas
    if not each.election:
        return
    if not line.name:
        told = words.gettext(N_("Own choice:"))
        wide = draw_text(canvas, MARGIN, top - ROW * 0.62, told, SANS, 9, colour=QUIET)
        canvas.setStrokeColorRGB(*QUIET)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN + wide + 2 * MM, top - ROW * 0.7, MARGIN + room, top - ROW * 0.7)
        return
    size, fits = fit_text(line.name, SANS_BOLD, 13, room, 8)
    if not fits:
        paper.warn(WarningKind.TOO_LONG, line.name, line.name)
    lifted = top - ROW * (0.45 if line.about else 0.62)
    draw_text(canvas, MARGIN, lifted, line.name, SANS_BOLD, size)
    if line.about:
        small, _fits = fit_text(line.about, SANS, 8.5, room, 6)
        draw_text(canvas, MARGIN, top - ROW * 0.82, line.about, SANS, small, colour=QUIET)


def _instruction(each: BallotPaper, words: Words) -> str:
    _ = words.gettext
    if not each.election:
        return _(N_("Mark one box only. A paper with no mark or with more than one is invalid."))
    told = words.ngettext(
        "{seats} person is to be elected. Mark one box behind each name.",
        "{seats} people are to be elected. Mark one box behind each name.",
        each.seats,
    ).format(seats=each.seats)
    return told + _(N_(" A paper with more votes in favour than people to be elected is invalid."))


def _cut(paper: Paper, y: float) -> None:
    canvas = paper.canvas
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    canvas.line(0, y, paper.width, y)
    canvas.setDash()
