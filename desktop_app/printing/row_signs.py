"""Signs for the ends of the rows: the row in large, and which seats lie that way. Two to an A4 sheet, to be cut."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seating import DAIS, Seat
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET
from .fonts import SANS, SANS_BOLD
from .layout import draw_text, fit_text
from .paper import A4, MM, Paper


def row_signs(seats: Sequence[Seat], meeting: Meeting, *, words: Words) -> Job[Printed]:
    """A sign for each stretch of a row between two aisles, from front to back. Refuses a hall without rows
    (no-rows)."""
    stretches = _stretches(seats)
    if not stretches:
        raise Refusal("no-rows")
    title = words.gettext(N_("Row signs"))
    paper = Paper(title, words=words, size=A4, author=meeting.organiser, made=meeting.starts_at)
    for number, (block, row, numbers) in enumerate(stretches):
        yield Step(number, len(stretches), row)
        upper = number % 2 == 0
        if upper and number:
            paper.next_page()
        _sign(paper, paper.height / 2 if upper else 0.0, block, row, numbers, words)
        if upper:
            paper.canvas.setStrokeColorRGB(*FAINT)
            paper.canvas.setLineWidth(0.5)
            paper.canvas.line(0, paper.height / 2, paper.width, paper.height / 2)
    return paper.finished()


def _stretches(seats: Sequence[Seat]) -> list[tuple[str, str, list[Seat]]]:
    """Area, name of the row, and its seats from the audience's left."""
    found: dict[tuple[int, str], tuple[str, list[Seat]]] = {}
    for seat in sorted(seats, key=lambda seat: (seat.row, seat.x)):
        name = parted(seat.label)
        if seat.area != DAIS and name.stands is SeatPlace.ROW:
            found.setdefault((seat.row, seat.area), (name.row, []))[1].append(seat)
    return [(area, row, held) for (_row, area), (row, held) in found.items()]


def _sign(paper: Paper, foot: float, block: str, row: str, seats: Sequence[Seat], words: Words) -> None:
    canvas, middle, _ = paper.canvas, paper.width / 2, words.gettext
    room = paper.width - 40 * MM
    head = _(N_("Area {name}")).format(name=block)
    draw_text(canvas, middle, foot + 122 * MM, head, SANS, 22, "centre", colour=QUIET)
    big = _(N_("Row {row}")).format(row=row)
    size, _fits = fit_text(big, SANS_BOLD, 170, room, 40)
    draw_text(canvas, middle, foot + 74 * MM - size * 0.36, big, SANS_BOLD, size, "centre", colour=INK)
    numbers = [seat.number for seat in seats]
    told = _(N_("Seats {first}–{last}")).format(first=numbers[0], last=numbers[-1])
    if len(numbers) == 1:
        told = _(N_("Seat {number}")).format(number=numbers[0])
    size, _fits = fit_text(told, SANS_BOLD, 48, room, 20)
    draw_text(canvas, middle, foot + 18 * MM, told, SANS_BOLD, size, "centre", colour=BLUE)
