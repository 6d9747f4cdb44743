"""Cards for the ushers (礼仪卡): what lies in the hands from top to bottom, to whom it goes, where to stand.

One A5 card for each usher of a batch, read at arm's length in the wings.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

from desktop_app.domain.ceremony import Place, StagePlan, in_piles
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.domain.readiness import usher_key
from desktop_app.labels import batch_title, label
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, WASH
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import MM, Paper

A5_LANDSCAPE = (210.0, 148.0)
MARGIN = 12 * MM
LIST_TOP, LIST_FOOT = 106 * MM, 10 * MM
TALLEST = 11 * MM


def usher_cards(
    plans: Sequence[StagePlan], meeting: Meeting, only: Collection[str] | None = None, *, words: Words
) -> Job[Printed]:
    """The cards of every batch, usher by usher from the audience's left; of `only` those with these `usher_key`s."""
    title = words.gettext(N_("Usher cards"))
    paper = Paper(title, words=words, size=A5_LANDSCAPE, author=meeting.organiser, made=meeting.starts_at)
    for number, plan in enumerate(plans):
        yield Step(number, len(plans), plan.batch.name)
        for usher, pile in groupby(in_piles(plan), key=lambda place: place.usher):
            if usher and (only is None or usher_key(plan.batch.id, usher) in only):
                _card(paper, plan, usher, list(pile), words)
    return paper.finished()


def _card(paper: Paper, plan: StagePlan, usher: int, pile: Sequence[Place], words: Words) -> None:
    _ = words.gettext
    batch, name = batch_title(plan.batch.name, _), _("Usher {number}").format(number=usher)
    paper.about(f"{batch} · {name}")
    paper.bookmark(f"{batch} · {name}")
    canvas, right = paper.canvas, paper.width - MARGIN
    draw_text(canvas, MARGIN, 128 * MM, name, SERIF_BOLD, 26)
    draw_text(canvas, right, 129 * MM, batch, SERIF_BOLD, 20, "right", colour=BLUE)
    count = words.ngettext("{number} certificate", "{number} certificates", len(pile))
    entry = _(N_("Entry"))
    told = f"{count.format(number=len(pile))} · {entry}: {label(plan.batch.entry, _)}"
    draw_text(canvas, MARGIN, 119.5 * MM, told, SANS, 11, colour=QUIET)
    note = _(N_("From the top of the pile to the bottom"))
    draw_text(canvas, right, 119.5 * MM, note, SANS, 11, "right", colour=QUIET)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, 115 * MM, right, 115 * MM)
    _pile(paper, pile, words)
    paper.next_page()


def _pile(paper: Paper, pile: Sequence[Place], words: Words) -> None:
    """One line for each certificate; the shade changes with the presenter."""
    height = min(TALLEST, (LIST_TOP - LIST_FOOT) / len(pile))
    size = min(14.0, height * 0.5)
    shaded, before, y = False, pile[0].presenter, LIST_TOP
    for number, place in enumerate(pile, 1):
        if place.presenter is not before:
            shaded, before = not shaded, place.presenter
        y -= height
        if shaded:
            paper.canvas.setFillColorRGB(*WASH)
            paper.canvas.rect(MARGIN, y, paper.width - 2 * MARGIN, height, stroke=0, fill=1)
        _line(paper, number, place, y + height / 2 - size * 0.36, size, words)


def _line(paper: Paper, number: int, place: Place, y: float, size: float, words: Words) -> None:
    canvas, who = paper.canvas, place.recipient
    draw_text(canvas, MARGIN + 6 * MM, y, f"{number}", SANS_BOLD, size, "right", colour=QUIET)
    name = f"{who.name}（{who.on_stage_name}）" if who.on_stage_name not in {"", who.name} else who.name
    _fitted(paper, MARGIN + 10 * MM, y, name, SANS_BOLD, size, 100 * MM)
    hands = place.presenter.name if place.presenter is not None else words.gettext(N_("No presenter"))
    _fitted(paper, MARGIN + 113 * MM, y, f"→ {hands}", SANS, size, 45 * MM)
    where = words.gettext(N_("place {number}")).format(number=place.number)
    draw_text(canvas, paper.width - MARGIN - 2 * MM, y, where, SANS, size, "right", colour=BLUE)


def _fitted(paper: Paper, x: float, y: float, text: str, face: str, size: float, room: float) -> None:
    fitting, fits = fit_text(text, face, size, room, 7)
    shown = text if fits else shortened(text, face, fitting, room)
    draw_text(paper.canvas, x, y, shown, face, fitting, colour=INK)
