"""Seat slips (座位条): ten to an A4 sheet, handed out at the desk. Seat in large, name, body, meeting and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app import dates
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.labels import seat_words
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4, MM, Paper

WIDTH, HEIGHT = 95 * MM, 55 * MM
ACROSS, DOWN = 2, 5
LEFT, FOOT = 10 * MM, 11 * MM
MARGIN = 7 * MM


def seat_slips(
    people: Sequence[Attendee], meeting: Meeting, seats: Mapping[str, str], *, words: Words
) -> Job[Printed]:
    """A slip for each person in the order given; `seats` (attendee id -> compact label) must have everybody."""
    paper = Paper(
        words.gettext(N_("Seat slips")),
        words=words,
        size=A4,
        author=meeting.organiser,
        made=meeting.starts_at,
    )
    title = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    when = f"{dates.long_day(meeting.starts_at.date(), words.gettext)} {dates.clock(meeting.starts_at)}"
    foot = " · ".join(filter(None, (when, meeting.venue)))
    for number, person in enumerate(people):
        yield Step(number, len(people), person.who_comes)
        place = number % (ACROSS * DOWN)
        if number and place == 0:
            paper.next_page()
        paper.about(person.who_comes)
        x = LEFT + place % ACROSS * WIDTH
        y = FOOT + (DOWN - 1 - place // ACROSS) * HEIGHT
        _slip(paper, x, y, person, seat_words(seats[person.id], words.gettext), words)
        _line(paper, x + WIDTH / 2, y + HEIGHT - 8 * MM, title, 10, "centre")
        _line(paper, x + WIDTH / 2, y + 4.5 * MM, foot, 8.5, "centre")
    return paper.finished()


def _slip(paper: Paper, x: float, y: float, person: Attendee, seat: str, words: Words) -> None:
    canvas, room = paper.canvas, WIDTH - 2 * MARGIN
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.4)
    canvas.rect(x, y, WIDTH, HEIGHT)
    canvas.line(x + MARGIN, y + HEIGHT - 11 * MM, x + WIDTH - MARGIN, y + HEIGHT - 11 * MM)
    name = person.name_in(words.language)
    size, fits = fit_text(name, SERIF_BOLD, 24, room * 0.52, 7.5)
    if not fits:
        paper.warn(WarningKind.TOO_LONG, name, name)
    draw_text(canvas, x + MARGIN, y + 26 * MM, name, SERIF_BOLD, size, colour=INK)
    body = " ".join(filter(None, (person.organisation, person.position)))
    small, _fits = fit_text(body, SANS, 10, room, 7.5)
    draw_text(canvas, x + MARGIN, y + 14 * MM, shortened(body, SANS, small, room), SANS, small, colour=QUIET)
    found, _fits = fit_text(seat, SANS_BOLD, 30, room * 0.46, 12)
    draw_text(canvas, x + WIDTH - MARGIN, y + 26 * MM, seat, SANS_BOLD, found, "right", colour=BLUE)


def _line(paper: Paper, x: float, y: float, text: str, size: float, align: str) -> None:
    found, fits = fit_text(text, SANS, size, WIDTH - 2 * MARGIN, 6.5)
    told = text if fits else shortened(text, SANS, found, WIDTH - 2 * MARGIN)
    draw_text(paper.canvas, x, y, told, SANS, found, align, colour=QUIET)
