"""Badges: eight to an A4 sheet with marks to cut along. Name, body, capacity by colour and word, seat, QR code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.attendees import Attendee, Capacity
from desktop_app.domain.codes import code_for
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.labels import label
from desktop_app.words import Words

from .colour import FAINT, INK, QUIET, WHITE, Colour, hexed
from .fonts import SANS, SANS_BOLD
from .layout import break_lines, draw_text, fit_text, shortened
from .paper import MM, Paper
from .qr import draw_qr

WIDTH, HEIGHT = 95 * MM, 68 * MM
ACROSS, DOWN = 2, 4
LEFT, FOOT = 10 * MM, 12.5 * MM
"""Margins of the sheet: what is left of A4 around two by four badges."""

COLOURS: Mapping[Capacity, Colour] = {
    Capacity.MEMBER: hexed("#1F4E8C"),
    Capacity.NON_VOTING: hexed("#0F6B73"),
    Capacity.GUEST: hexed("#8A6116"),
    Capacity.VOLUNTEER: hexed("#2F6B3A"),
    Capacity.PRESS: hexed("#6A3D86"),
    Capacity.STAFF: hexed("#4A4A4A"),
}


def badges(
    people: Sequence[Attendee], meeting: Meeting, seats: Mapping[str, str], *, words: Words
) -> Job[Printed]:
    """A badge for each person in the order given; a substitute's badge bears the substitute's name."""
    title = _meeting_title(meeting, words)
    paper = Paper(words.gettext("Badges"), words=words, author=meeting.organiser, made=meeting.starts_at)
    for number, person in enumerate(people):
        yield Step(number, len(people), person.who_comes)
        place = number % (ACROSS * DOWN)
        if number and place == 0:
            paper.next_page()
        x = LEFT + place % ACROSS * WIDTH
        y = FOOT + (DOWN - 1 - place // ACROSS) * HEIGHT
        paper.about(person.who_comes)
        _badge(paper, x, y, person, title, words)
        _seat_and_code(paper, x, y, person, meeting, seats.get(person.id, ""), words)
        _cut_marks(paper, x, y)
    return paper.finished()


def _meeting_title(meeting: Meeting, words: Words) -> str:
    return meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title


def _badge(paper: Paper, x: float, y: float, person: Attendee, title: str, words: Words) -> None:
    canvas, colour = paper.canvas, COLOURS[person.capacity]
    band = 13 * MM
    canvas.setFillColorRGB(*colour)
    canvas.rect(x + 2 * MM, y + HEIGHT - band, WIDTH - 4 * MM, band - 2 * MM, stroke=0, fill=1)
    room = WIDTH - 12 * MM
    size, fits = fit_text(title, SANS_BOLD, 11, room, 7)
    told = title if fits else shortened(title, SANS_BOLD, size, room)
    draw_text(canvas, x + WIDTH / 2, y + HEIGHT - 8.8 * MM, told, SANS_BOLD, size, "centre", colour=WHITE)
    name = person.who_comes
    latin = person.latin_name if name == person.name else ""
    size, fits = fit_text(name, SANS_BOLD, 30, WIDTH - 14 * MM, 12)
    if not fits:
        paper.warn(WarningKind.TOO_LONG, name, name)
    draw_text(canvas, x + 7 * MM, y + 39 * MM, name, SANS_BOLD, size, colour=INK)
    if latin:
        size, _ = fit_text(latin, SANS, 11, WIDTH - 14 * MM, 7)
        draw_text(canvas, x + 7 * MM, y + 33.5 * MM, latin, SANS, size, colour=QUIET)
    foot = y + (28 if latin else 31) * MM
    for line in _body_lines(person):
        draw_text(canvas, x + 7 * MM, foot, line, SANS, 10.5, colour=INK)
        foot -= 5 * MM
    draw_text(
        canvas, x + 7 * MM, y + 6.5 * MM, label(person.capacity, words.gettext), SANS_BOLD, 12, colour=colour
    )


def _body_lines(person: Attendee) -> list[str]:
    """Body and position beside the code: at most three lines."""
    room = WIDTH - 41 * MM
    lines = [
        line
        for part in (person.organisation, person.position)
        if part
        for line in break_lines(part, SANS, 10.5, room)
    ]
    return lines if len(lines) <= 3 else [*lines[:2], shortened("".join(lines[2:]), SANS, 10.5, room)]


def _seat_and_code(
    paper: Paper, x: float, y: float, person: Attendee, meeting: Meeting, seat: str, words: Words
) -> None:
    canvas = paper.canvas
    size = 24 * MM
    draw_qr(canvas, x + WIDTH - size - 7 * MM, y + 9.5 * MM, size, code_for(person.id, meeting.secret))
    if seat:
        told = words.gettext("Seat {seat}").format(seat=seat)
        draw_text(
            canvas, x + WIDTH - 7 * MM - size / 2, y + 4.8 * MM, told, SANS_BOLD, 10, "centre", colour=INK
        )
    if person.badge_number:
        draw_text(canvas, x + 7 * MM, y + 12.5 * MM, person.badge_number, SANS, 9, colour=QUIET)


def _cut_marks(paper: Paper, x: float, y: float) -> None:
    canvas = paper.canvas
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, WIDTH, HEIGHT)
