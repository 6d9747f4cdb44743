"""The list at the entrance in which guests find their seat: two columns, under letters or numbers of strokes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.labels import seat_words
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, WASH
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4, MM, Paper

MARGIN, GUTTER = 15 * MM, 8 * MM
TOP, FOOT = 36 * MM, 16 * MM
ROW, HEAD = 7.2 * MM, 8.2 * MM
COLUMNS = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading (no person) or a person."""

    heading: str
    person: Attendee | None = None


def seat_finder(
    people: Sequence[Attendee],
    meeting: Meeting,
    seats: Mapping[str, str],
    headings: Mapping[str, str],
    *,
    words: Words,
) -> Job[Printed]:
    """Everybody in the order given with the seat; `headings` (attendee id -> heading, digits for a number of strokes)
    parts the list where it changes, and stands again at the top of a column."""
    title = words.gettext(N_("Find your seat"))
    paper = Paper(title, words=words, size=A4, author=meeting.organiser, made=meeting.starts_at)
    held = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    columns = list(_columns(people, headings, paper.height - TOP - FOOT))
    pages = [columns[start : start + COLUMNS] for start in range(0, len(columns), COLUMNS)]
    width = (paper.width - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    for number, page in enumerate(pages, start=1):
        yield Step(number - 1, len(pages), title)
        _heading(paper, held, title)
        for place, column in enumerate(page):
            _column(paper, MARGIN + place * (width + GUTTER), width, column, seats, words)
        told = words.gettext(N_("page {page} of {pages}")).format(page=number, pages=len(pages))
        draw_text(paper.canvas, paper.width / 2, 8 * MM, told, SANS, 8, "centre", colour=QUIET)
        paper.next_page()
    return paper.finished()


def _columns(people: Sequence[Attendee], headings: Mapping[str, str], height: float) -> Iterator[list[_Line]]:
    """The lines cut into columns; no heading stands alone at a foot."""
    column: list[_Line] = []
    used, heading = 0.0, ""
    for person in people:
        own = headings.get(person.id, "")
        needs = ROW + (HEAD if own != heading or not column else 0)
        if used + needs > height + 0.01 and column:
            yield column
            column, used, needs = [], 0.0, ROW + HEAD
        if own != heading or not column:
            column.append(_Line(own))
            heading = own
        column.append(_Line(own, person))
        used += needs
    if column:
        yield column


def _heading(paper: Paper, held: str, title: str) -> None:
    canvas, right = paper.canvas, paper.width - MARGIN
    paper.about(held)
    draw_text(canvas, MARGIN, paper.height - 20 * MM, title, SERIF_BOLD, 20, colour=INK)
    room = right - MARGIN - 70 * MM
    size, _fits = fit_text(held, SANS, 10, room, 7)
    told = shortened(held, SANS, size, room)
    draw_text(canvas, right, paper.height - 20 * MM, told, SANS, size, "right", colour=QUIET)
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(1.2)
    canvas.line(MARGIN, paper.height - 26 * MM, right, paper.height - 26 * MM)


def _column(
    paper: Paper, x: float, width: float, lines: Sequence[_Line], seats: Mapping[str, str], words: Words
) -> None:
    canvas, y = paper.canvas, paper.height - TOP
    for line in lines:
        if line.person is None:
            y -= HEAD
            canvas.setFillColorRGB(*WASH)
            canvas.rect(x, y + 1 * MM, width, HEAD - 1.6 * MM, stroke=0, fill=1)
            heading = line.heading
            if heading.isdigit():
                heading = words.ngettext("{number} stroke", "{number} strokes", int(heading)).format(
                    number=heading
                )
            draw_text(canvas, x + 2 * MM, y + 2.9 * MM, heading, SANS_BOLD, 10.5, colour=BLUE)
            continue
        y -= ROW
        _person(paper, x, y, width, line.person, seat_words(seats[line.person.id], words.gettext), words)
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.line(x, y, x + width, y)


def _person(
    paper: Paper, x: float, y: float, width: float, person: Attendee, seat: str, words: Words
) -> None:
    canvas = paper.canvas
    name = person.name_in(words.language)
    paper.about(name)
    wide, broad = width * 0.35, width * 0.37
    size, fits = fit_text(name, SANS_BOLD, 11, wide - 3 * MM, 7.5)
    told = name if fits else shortened(name, SANS_BOLD, size, wide - 3 * MM)
    draw_text(canvas, x + 2 * MM, y + 2.2 * MM, told, SANS_BOLD, size, colour=INK)
    small, fits = fit_text(person.organisation, SANS, 8.5, broad - 2 * MM, 6.5)
    told = person.organisation if fits else shortened(person.organisation, SANS, small, broad - 2 * MM)
    draw_text(canvas, x + wide, y + 2.4 * MM, told, SANS, small, colour=QUIET)
    found, _fits = fit_text(seat, SANS_BOLD, 11, width - wide - broad - 2 * MM, 7)
    draw_text(canvas, x + width - 2 * MM, y + 2.2 * MM, seat, SANS_BOLD, found, "right", colour=BLUE)
