"""The line-up list (上台次序表) for those who call a batch together: who walks when, from which seat, to where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.ceremony import HARMLESS, Place, StagePlan
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.labels import batch_title, label, seat_words, told_concerns
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, RED, WASH, Colour
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import break_lines, draw_text, fit_text, shortened
from .paper import A4, MM, Paper

MARGIN = 14 * MM
ROW = 9.5 * MM
ROWS = 23
TOP = 248 * MM
COLUMNS = (
    (N_("Walks"), 13),
    (N_("Name"), 33),
    (N_("Recipient"), 52),
    (N_("Seat"), 26),
    (N_("Place"), 13),
    (N_("Phone"), 30),
    (N_("Here"), 15),
)
"""Heading and width in millimetres of each column."""


def line_up(
    plans: Sequence[StagePlan],
    people: Mapping[str, Attendee],
    seats: Mapping[str, str],
    meeting: Meeting,
    *,
    words: Words,
) -> Job[Printed]:
    """A sheet for each batch, first walker first; `people` and `seats` (compact labels) by attendee id.

    Whoever stays on the list without a name, or has sent apologies, stands in red. A batch nobody walks in gets none.
    """
    title = words.gettext(N_("Line-up list"))
    paper = Paper(title, words=words, size=A4, author=meeting.organiser, made=meeting.starts_at)
    for number, plan in enumerate(plans):
        yield Step(number, len(plans), plan.batch.name)
        walkers = plan.walking
        for start in range(0, len(walkers), ROWS):
            sheet = walkers[start : start + ROWS]
            _head(paper, plan, meeting, words)
            for row, place in enumerate(sheet):
                paper.about(place.recipient.on_stage_name or place.recipient.name)
                _row(paper, _cells(place, people, seats, words), TOP - (row + 1) * ROW, place)
            _grid(paper, len(sheet))
            if start + ROWS >= len(walkers):
                _concerns(paper, plan, TOP - len(sheet) * ROW - 8 * MM, words)
            paper.next_page()
    return paper.finished()


def _head(paper: Paper, plan: StagePlan, meeting: Meeting, words: Words) -> None:
    _, canvas, right = words.gettext, paper.canvas, paper.width - MARGIN
    title = batch_title(plan.batch.name, _)
    paper.about(title)
    paper.bookmark(title)
    held = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    size, _fits = fit_text(held, SANS, 10, right - MARGIN, 7)
    draw_text(canvas, MARGIN, 283 * MM, held, SANS, size, colour=QUIET)
    draw_text(canvas, MARGIN, 271 * MM, title, SERIF_BOLD, 22)
    draw_text(canvas, right, 271 * MM, paper.title, SERIF_BOLD, 14, "right", colour=BLUE)
    entry = ": ".join((_(N_("Entry")), label(plan.batch.entry, _)))
    draw_text(canvas, MARGIN, 263.5 * MM, entry, SANS, 10.5, colour=QUIET)
    count = words.ngettext("{number} walks on stage", "{number} walk on stage", len(plan.walking))
    told = count.format(number=len(plan.walking))
    draw_text(canvas, right, 263.5 * MM, told, SANS, 10.5, "right", colour=QUIET)
    canvas.setFillColorRGB(*WASH)
    canvas.rect(MARGIN, TOP, right - MARGIN, 8 * MM, stroke=0, fill=1)
    x = MARGIN
    for heading, width in COLUMNS:
        size, _fits = fit_text(_(heading), SANS_BOLD, 9, (width - 3) * MM, 6.5)
        draw_text(canvas, x + 1.5 * MM, TOP + 2.7 * MM, _(heading), SANS_BOLD, size)
        x += width * MM


def _cells(
    place: Place, people: Mapping[str, Attendee], seats: Mapping[str, str], words: Words
) -> tuple[str, ...]:
    """What stands in each column but the last, which is ticked by hand."""
    who, person = place.recipient, people.get(place.recipient.on_stage_id or "")
    body = who.name if who.name != who.on_stage_name else who.organisation
    return (
        str(place.walk),
        who.on_stage_name or words.gettext(N_("Not named yet")),
        body,
        seat_words(seats.get(who.on_stage_id or "", ""), words.gettext),
        str(place.number),
        person.phone if person is not None else "",
    )


def _row(paper: Paper, cells: Sequence[str], y: float, place: Place) -> None:
    x, missing = MARGIN, not place.recipient.on_stage_name
    for column, (text, (_heading, width)) in enumerate(zip(cells, COLUMNS, strict=False)):
        room = (width - 3) * MM
        bold = column < 2
        face, colour = SANS_BOLD if bold else SANS, _ink(missing, bold)
        size, fits = fit_text(text, face, 12 if bold else 9.5, room, 6.5)
        shown = text if fits else shortened(text, face, size, room)
        draw_text(paper.canvas, x + 1.5 * MM, y + 3.2 * MM, shown, face, size, colour=colour)
        x += width * MM
    box = COLUMNS[-1][1] * MM
    paper.canvas.setStrokeColorRGB(*QUIET)
    paper.canvas.setLineWidth(0.8)
    paper.canvas.rect(x + box / 2 - 2.4 * MM, y + 2.3 * MM, 4.8 * MM, 4.8 * MM)


def _ink(missing: bool, bold: bool) -> Colour:
    return RED if missing and bold else INK


def _grid(paper: Paper, rows: int) -> None:
    canvas = paper.canvas
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    for row in range(rows + 1):
        canvas.line(MARGIN, TOP - row * ROW, paper.width - MARGIN, TOP - row * ROW)


def _concerns(paper: Paper, plan: StagePlan, y: float, words: Words) -> None:
    """What must be settled before they walk, in red; what is good to know, under it."""
    for grave, colour in ((True, RED), (False, QUIET)):
        found = [concern for concern in plan.concerns if (concern.kind not in HARMLESS) is grave]
        for told in told_concerns(found, words.gettext):
            for line in break_lines(told, SANS, 10, paper.width - 2 * MARGIN):
                draw_text(paper.canvas, MARGIN, y, line, SANS, 10, colour=colour)
                y -= 5.4 * MM
