"""Labels of the stage: on the seats of those who walk (批次 and turn), and numbers for the floor of the stage.

Seat labels are three across and eight down on an A4 sheet (70 × 37 mm, the common sheet of labels); floor numbers are
A5, two to a sheet, to be laid where each one stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.ceremony import Place, StagePlan
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import StageLabel, StageLabelOptions
from desktop_app.domain.printed import Printed
from desktop_app.labels import batch_title, label, seat_words
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4, MM, Paper

WIDTH, HEIGHT = 70 * MM, 37 * MM
ACROSS, DOWN = 3, 8
FOOT = 0.5 * MM
"""Eight labels of 37 mm leave one millimetre of the sheet."""
STANDARD = StageLabelOptions()


def stage_labels(
    plans: Sequence[StagePlan],
    seats: Mapping[str, str],
    meeting: Meeting,
    *,
    words: Words,
    options: StageLabelOptions = STANDARD,
) -> Job[Printed]:
    """Seat labels batch by batch in walking order (`seats`: attendee id -> compact label), or the floor numbers that
    the largest batch needs."""
    title = label(options.what, words.gettext)
    paper = Paper(title, words=words, size=A4, author=meeting.organiser, made=meeting.starts_at)
    if options.what is StageLabel.FLOOR:
        yield from _floor(paper, max(len(plan.places) for plan in plans))
        return paper.finished()
    walkers = [(plan, place) for plan in plans for place in plan.walking]
    for number, (plan, place) in enumerate(walkers):
        yield Step(number, len(walkers), place.recipient.on_stage_name)
        spot = number % (ACROSS * DOWN)
        if number and not spot:
            paper.next_page()
        paper.about(place.recipient.on_stage_name or place.recipient.name)
        x, y = spot % ACROSS * WIDTH, FOOT + (DOWN - 1 - spot // ACROSS) * HEIGHT
        _label(paper, x, y, plan, place, seats.get(place.recipient.on_stage_id or "", ""), words)
    return paper.finished()


def _label(paper: Paper, x: float, y: float, plan: StagePlan, place: Place, seat: str, words: Words) -> None:
    _, canvas, middle, who = words.gettext, paper.canvas, x + WIDTH / 2, place.recipient
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.3)
    canvas.rect(x, y, WIDTH, HEIGHT)
    turn = _(N_("walks {number}")).format(number=place.walk)
    head = f"{batch_title(plan.batch.name, _)} · {turn}"
    size, _fits = fit_text(head, SANS_BOLD, 13, WIDTH - 10 * MM, 8)
    draw_text(canvas, middle, y + 27.5 * MM, head, SANS_BOLD, size, "centre", colour=BLUE)
    name = who.on_stage_name or _(N_("Not named yet"))
    size, fits = fit_text(name, SERIF_BOLD, 20, WIDTH - 10 * MM, 9)
    shown = name if fits else shortened(name, SERIF_BOLD, size, WIDTH - 10 * MM)
    draw_text(canvas, middle, y + 16.5 * MM, shown, SERIF_BOLD, size, "centre", colour=INK)
    where = _(N_("stands at place {number}")).format(number=place.number)
    foot = " · ".join(filter(None, (seat_words(seat, _), where)))
    size, _fits = fit_text(foot, SANS, 9.5, WIDTH - 8 * MM, 6)
    draw_text(canvas, middle, y + 7 * MM, foot, SANS, size, "centre", colour=QUIET)


def _floor(paper: Paper, most: int) -> Job[None]:
    half = paper.height / 2
    for number in range(1, most + 1):
        yield Step(number - 1, most, str(number))
        upper = number % 2 == 1
        if upper and number > 1:
            paper.next_page()
        foot = half if upper else 0.0
        size, _fits = fit_text(str(number), SANS_BOLD, 330, paper.width - 40 * MM, 100)
        draw_text(
            paper.canvas,
            paper.width / 2,
            foot + half / 2 - size * 0.36,
            str(number),
            SANS_BOLD,
            size,
            "centre",
        )
        if upper:
            paper.canvas.setStrokeColorRGB(*FAINT)
            paper.canvas.setLineWidth(0.5)
            paper.canvas.line(0, half, paper.width, half)
