"""Who sits where on the dais, for those who lay the cards: the chairs as one faces them, and a list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.attendees import Attendee
from desktop_app.domain.seating import Seat
from desktop_app.labels import seat_words
from desktop_app.words import N_, Words

from .colour import FAINT, GOLD, INK, QUIET, WASH
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import MM, Paper

LARGEST = 34 * MM
HIGH = 0.8
"""Height of a card over its width."""
LINE = 8 * MM
LISTED = 14
"""So many lines stand in one column of the list."""


def draw_dais(
    paper: Paper, chairs: Sequence[Seat], sitting: Mapping[str, Attendee], words: Words, top: float
) -> None:
    """On the page at hand below `top`. `chairs` from the audience's left, row by row; `sitting`: seat id -> person."""
    rows: dict[int, list[Seat]] = {}
    for chair in sorted(chairs, key=lambda seat: (seat.row, seat.x)):
        rows.setdefault(chair.row, []).append(chair)
    most = max(map(len, rows.values()), default=1)
    wide = min(LARGEST, (paper.width - 24 * MM) / most)
    for row in sorted(rows, reverse=True):  # the back row is farther from the audience: higher on the sheet
        top -= wide * HIGH + 3 * MM
        left = paper.width / 2 - len(rows[row]) * wide / 2
        for number, chair in enumerate(rows[row]):
            _card(paper, left + number * wide, top, wide, chair, sitting.get(chair.id), words)
    told = words.gettext(N_("The audience sits on this side"))
    draw_text(paper.canvas, paper.width / 2, top - 6 * MM, told, SANS, 9, "centre", colour=QUIET)
    _list(paper, [chair for row in sorted(rows) for chair in rows[row]], sitting, words, top - 16 * MM)


def _card(
    paper: Paper, x: float, y: float, wide: float, chair: Seat, person: Attendee | None, words: Words
) -> None:
    canvas, high = paper.canvas, wide * HIGH
    canvas.setFillColorRGB(*WASH)
    canvas.setStrokeColorRGB(*(GOLD if person else FAINT))
    canvas.setLineWidth(0.8)
    canvas.roundRect(x + 0.03 * wide, y, 0.94 * wide, high, 2, fill=1)
    told = str(chair.number)
    draw_text(canvas, x + wide / 2, y + 0.1 * high, told, SANS, 0.14 * high, "centre", colour=QUIET)
    if person is None:
        return
    paper.about(person.who_comes)
    name = person.name_in(words.language)
    size, _fits = fit_text(name, SERIF_BOLD, 0.34 * high, 0.86 * wide, 4)
    draw_text(canvas, x + wide / 2, y + 0.4 * high, shortened(name, SERIF_BOLD, size, 0.9 * wide), SERIF_BOLD,
              size, "centre", colour=INK)  # fmt: skip
    if person.rank is not None:
        draw_text(
            canvas, x + 0.1 * wide, y + 0.8 * high, str(person.rank), SANS_BOLD, 0.13 * high, colour=GOLD
        )


def _list(
    paper: Paper, chairs: Sequence[Seat], sitting: Mapping[str, Attendee], words: Words, top: float
) -> None:
    columns = max(1, -(-len(chairs) // LISTED))
    wide = (paper.width - 24 * MM) / columns
    line = min(LINE, (top - 10 * MM) / max(1, -(-len(chairs) // columns)))
    for number, chair in enumerate(chairs):
        column, row = divmod(number, -(-len(chairs) // columns))
        x, y = 12 * MM + column * wide, top - row * line
        person = sitting.get(chair.id)
        size = min(12.0, line * 0.56)
        place = seat_words(chair.label, words.gettext)
        draw_text(paper.canvas, x, y, place, SANS, size, colour=QUIET)
        told = words.gettext(N_("free"))
        if person is not None:
            body = " ".join(filter(None, (person.organisation, person.position)))
            told = "　".join(filter(None, (person.name_in(words.language), body)))
        room = wide - 34 * MM
        draw_text(
            paper.canvas,
            x + 30 * MM,
            y,
            shortened(told, SANS, size, room),
            SANS,
            size,
            colour=INK if person else FAINT,
        )
