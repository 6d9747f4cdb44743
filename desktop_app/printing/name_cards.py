"""Name cards for the table (桌签) in several sizes, as many on an A4 sheet as fit.

A tent is folded: the name stands on both sides, so the upper half is upside down. A flat card goes into a stand. Two
characters are set apart to the width of three; long names shrink, then take two lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.attendees import Attendee, Delegation
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField
from desktop_app.domain.paper_options import CardSize, NameCardOptions
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.domain.templates import Template
from desktop_app.labels import seat_words
from desktop_app.words import Words

from .cards import Layout, cards
from .colour import FAINT, QUIET
from .fonts import SANS, SERIF_BOLD
from .layout import draw_text, fit_text, shortened, text_width
from .paper import A4, MM, Paper
from .person_sheets import PersonRegister, person_sheets
from .run import NO_TEMPLATES
from .templates import template

LARGEST, TWO_LINES, SMALLEST = 148.0, 78.0, 30.0
"""Type sizes on a card of 200 × 100 mm: of a short name, below which a long one takes two lines, and the least."""
SECOND = 24.0
INSIDE = 0.89
"""The share of a card's width that a name may fill."""
STANDARD = NameCardOptions()
EDGE = 2.5 * MM
"""What is left free around the cards of a sheet."""
BELOW = 20 * MM
"""What is left free below each card, for whose it is."""


@dataclass(frozen=True, slots=True)
class _Format:
    """One size: a side in points, how many cards go on a sheet, and its type in proportion to the largest card."""

    width: float
    height: float
    folded: bool

    @property
    def tall(self) -> float:
        """Of a card before it is folded."""
        return self.height * (2 if self.folded else 1)

    @property
    def scale(self) -> float:
        """Against a card of 200 × 100 mm."""
        return min(self.width / (200 * MM), self.height / (100 * MM))

    @property
    def inside(self) -> float:
        """The widest a name may be."""
        return INSIDE * self.width

    def grid(self, width: float, height: float) -> tuple[int, int]:
        """How many stand across and down a sheet."""
        return (
            max(1, int((width - EDGE) // (self.width + EDGE))),
            max(1, int((height - EDGE) // (self.tall + BELOW))),
        )


def _format(size: CardSize) -> _Format:
    width, height = size.millimetres
    return _Format(width * MM, height * MM, size.folded)


def name_cards(
    people: Sequence[Attendee],
    meeting: Meeting,
    seats: Mapping[str, str],
    *,
    words: Words,
    photos: Mapping[str, bytes] | None = None,
    options: NameCardOptions = STANDARD,
    delegations: Sequence[Delegation] = (),
    own: Sequence[OwnField] = (),
    templates: Mapping[str, Template] = NO_TEMPLATES,
) -> Job[Printed]:
    """A card for each person in the order given; `seats` (attendee id -> compact label) is told outside the card.

    `templates`: the meeting's own by key, of which one may be chosen."""
    shown = templates.get(options.template) or template(options.template)
    if shown is not None:
        sheets = list(
            person_sheets(people, PersonRegister(meeting, seats, delegations, own, photos or {}), words)
        )
        layout = Layout(shown.width, shown.height, A4, options.size.folded, gap=EDGE / MM, below=BELOW / MM)
        return (yield from cards(shown, sheets, layout, title=words.gettext("Name cards"), words=words))
    paper = Paper(
        words.gettext("Name cards"), words=words, size=A4, author=meeting.organiser, made=meeting.starts_at
    )
    form = _format(options.size)
    across, down = form.grid(paper.width, paper.height)
    for number, person in enumerate(people):
        yield Step(number, len(people), person.who_comes)
        row, column = divmod(number % (across * down), across)
        if number and not row and not column:
            paper.next_page()
        paper.about(person.who_comes)
        paper.bookmark(person.who_comes)
        x = paper.width / 2 + (column - (across - 1) / 2) * (form.width + EDGE)
        y = paper.height * (1 - (row + 0.5) / down)
        _card(paper, form, (x, y), person, seats.get(person.id, ""), words)
    return paper.finished()


def _card(
    paper: Paper, form: _Format, at: tuple[float, float], person: Attendee, seat: str, words: Words
) -> None:
    """One card about the point `at`, which is the middle of it, or of its fold."""
    canvas, (x, y) = paper.canvas, at
    name = person.name_in(words.language)
    second = person.latin_name if name == person.name and person.latin_name else ""
    for turned in (False, True) if form.folded else (False,):
        canvas.saveState()
        canvas.translate(x, y if form.folded else y + form.height / 2)
        canvas.rotate(180 if turned else 0)
        _side(paper, form, name, second)
        canvas.restoreState()
    _marks(paper, form, x, y)
    told = " · ".join(part for part in (seat_words(seat, words.gettext), name, person.organisation) if part)
    size, _fits = fit_text(told, SANS, 9, form.width, 5)
    foot = y - form.tall / 2 - (12 * MM if form.scale == 1 else 7 * MM)
    draw_text(canvas, x, foot, shortened(told, SANS, size, form.width), SANS, size, "centre", colour=QUIET)


def _side(paper: Paper, form: _Format, name: str, second: str) -> None:
    """The lower half below the fold, which lies at y = 0; x = 0 is the middle."""
    lines = set_name(name)
    size = min(_size(line) for line in lines) * form.scale
    room = form.inside
    size = min([size, *(size * room / max(text_width(line, SERIF_BOLD, size), 1) for line in lines)])
    least = SMALLEST * form.scale
    if size < least:
        paper.warn(WarningKind.TOO_LONG, name, name)
        size = least
    leading, second_size = size * 1.12, SECOND * form.scale
    centre = -form.height / 2 + (second_size * 0.75 if second else 0)
    foot = centre - size * 0.37 + (len(lines) - 1) * leading / 2
    for number, line in enumerate(lines):
        spacing = size if _is_pair(line) else 0.0
        draw_text(paper.canvas, 0, foot - number * leading, line, SERIF_BOLD, size, "centre", spacing=spacing)
    if second:
        small, _fitted = fit_text(second, SERIF_BOLD, second_size, room, min(10, second_size))
        draw_text(paper.canvas, 0, -form.height + 0.12 * form.height, second, SERIF_BOLD, small, "centre")


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
    return fit_text(line, SERIF_BOLD, LARGEST, INSIDE * 200 * MM, SMALLEST)[0]


def _marks(paper: Paper, form: _Format, x: float, y: float) -> None:
    """Where to cut (corners) and where to fold (short strokes at the sides)."""
    canvas = paper.canvas
    left, right = x - form.width / 2, x + form.width / 2
    top, foot = y + form.tall / 2, y - form.tall / 2
    long, gap = (4 * MM, 1 * MM) if form.scale == 1 else (2 * MM, 0.5 * MM)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.5)
    for across in (left, right):
        for edge, way in ((top, 1), (foot, -1)):
            canvas.line(across, edge + way * gap, across, edge + way * (gap + long))
    if form.folded:
        canvas.setDash(2, 2)
        canvas.line(left - long, y, left + long, y)
        canvas.line(right - long, y, right + long, y)
        canvas.setDash()
    for across, way in ((left, -1), (right, 1)):
        for edge in (top, foot):
            canvas.line(across + way * gap, edge, across + way * (gap + 0.75 * long), edge)
