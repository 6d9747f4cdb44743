"""Name cards for the table (桌签): one sheet a person, folded into a tent of 200 × 100 mm or put into a stand.

The name stands on both sides, so the upper half is upside down. Two characters are set apart to the width of three;
long names shrink, then take two lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.labels import seat_words
from desktop_app.words import Words

from .colour import FAINT, QUIET
from .fonts import SANS, SERIF_BOLD
from .layout import draw_text, fit_text, text_width
from .paper import A4, MM, Paper

WIDTH, HEIGHT = 200 * MM, 100 * MM
"""One side of the folded card."""
INSIDE = 178 * MM
"""The widest a name may be."""
LARGEST, TWO_LINES, SMALLEST = 148.0, 78.0, 30.0
"""Type sizes: of a short name, below which a long one takes two lines, and the least."""
SECOND = 24.0


def name_cards(
    people: Sequence[Attendee], meeting: Meeting, seats: Mapping[str, str], *, words: Words
) -> Job[Printed]:
    """A sheet for each person in the order given; `seats` (attendee id -> compact label) is told outside the card."""
    paper = Paper(
        words.gettext("Name cards"), words=words, size=A4, author=meeting.organiser, made=meeting.starts_at
    )
    for number, person in enumerate(people):
        yield Step(number, len(people), person.who_comes)
        paper.about(person.who_comes)
        paper.bookmark(person.who_comes)
        _sheet(paper, person, seats.get(person.id, ""), words)
        paper.next_page()
    return paper.finished()


def _sheet(paper: Paper, person: Attendee, seat: str, words: Words) -> None:
    canvas, middle = paper.canvas, paper.height / 2
    name = person.name_in(words.language)
    second = person.latin_name if name == person.name and person.latin_name else ""
    for turned in (False, True):
        canvas.saveState()
        canvas.translate(paper.width / 2, middle)
        canvas.rotate(180 if turned else 0)
        _side(paper, name, second)
        canvas.restoreState()
    _marks(paper)
    told = " · ".join(part for part in (seat_words(seat, words.gettext), name, person.organisation) if part)
    draw_text(canvas, paper.width / 2, middle - HEIGHT - 12 * MM, told, SANS, 9, "centre", colour=QUIET)


def _side(paper: Paper, name: str, second: str) -> None:
    """The lower half below the fold, which lies at y = 0; x = 0 is the middle."""
    lines = set_name(name)
    size = min(_size(line) for line in lines)
    if any(not _fits(line, size) for line in lines):
        paper.warn(WarningKind.TOO_LONG, name, name)
    leading = size * 1.12
    centre = -HEIGHT / 2 + (SECOND * 0.75 if second else 0)
    foot = centre - size * 0.37 + (len(lines) - 1) * leading / 2
    for number, line in enumerate(lines):
        spacing = size if _is_pair(line) else 0.0
        draw_text(paper.canvas, 0, foot - number * leading, line, SERIF_BOLD, size, "centre", spacing=spacing)
    if second:
        small, _fitted = fit_text(second, SERIF_BOLD, SECOND, INSIDE, 10)
        draw_text(paper.canvas, 0, -HEIGHT + 12 * MM, second, SERIF_BOLD, small, "centre")


def set_name(name: str) -> list[str]:
    """A name on one line, or on two where it would be small: cut at a space or after a middle dot."""
    if _size(name) >= TWO_LINES:
        return [name]
    for cut, kept in (("·", 1), (" ", 0)):
        if cut in name:
            places = [at for at, character in enumerate(name) if character == cut]
            at = min(places, key=lambda place: abs(2 * place - len(name)))
            return [name[: at + kept].strip(), name[at + 1 :].strip()]
    return [name]


def _is_pair(line: str) -> bool:
    return len(line) == 2 and not line.isascii()


def _size(line: str) -> float:
    if _is_pair(line):
        return LARGEST
    return fit_text(line, SERIF_BOLD, LARGEST, INSIDE, SMALLEST)[0]


def _fits(line: str, size: float) -> bool:
    return text_width(line, SERIF_BOLD, size) <= INSIDE + 1


def _marks(paper: Paper) -> None:
    """Where to cut (corners) and where to fold (short strokes at the sides)."""
    canvas = paper.canvas
    left, right = (paper.width - WIDTH) / 2, (paper.width + WIDTH) / 2
    middle, long, gap = paper.height / 2, 4 * MM, 1 * MM
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    for x in (left, right):
        for y, way in ((middle + HEIGHT, 1), (middle - HEIGHT, -1)):
            canvas.line(x, y + way * gap, x, y + way * (gap + long))
    canvas.setDash(2, 2)
    canvas.line(left - long, middle, left + long, middle)
    canvas.line(right - long, middle, right + long, middle)
    for x, way in ((left, -1), (right, 1)):
        for y in (middle + HEIGHT, middle - HEIGHT):
            canvas.line(x + way * gap, y, x + way * (gap + 3 * MM), y)
    canvas.setDash()
