"""The stage plan: one page a batch. Places with names, who hands to whom, ushers, entry, walking order, concerns.

The stage is drawn as the audience sees it: recipients at the back facing the hall, presenters before them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.awards import Award, EntrySide
from desktop_app.domain.ceremony import HARMLESS, Place, Presenter, StagePlan
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.labels import batch_title, label, told_concerns
from desktop_app.words import Words

from .colour import BLUE, FAINT, INK, QUIET, RED, WASH, WHITE, Colour, hexed
from .fonts import SANS, SANS_BOLD
from .layout import break_lines, draw_text, fit_text, set_block, shortened, text_width
from .paper import A4_LANDSCAPE, MM, Paper

USHERS: Sequence[Colour] = tuple(
    map(hexed, ("#1F4E8C", "#8A6116", "#2F6B3A", "#6A3D86", "#0F6B73", "#8C1F3D"))
)
MARGIN = 15 * MM
STAGE_TOP, STAGE_FOOT = 170 * MM, 72 * MM
"""Upper and lower edge of the stage on the page, from its foot."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page being drawn."""

    paper: Paper
    plan: StagePlan
    words: Words

    @property
    def column(self) -> float:
        """The width of one place; two rows share the columns, the second behind the gaps."""
        room = self.paper.width - 2 * MARGIN - 16 * MM
        across = max(place.number for place in self.plan.places) + (1 if self.two_rows else 0)
        return float(min(room / across * (2 if self.two_rows else 1), 40 * MM))

    @property
    def two_rows(self) -> bool:
        return any(place.row == 2 for place in self.plan.places)

    def x(self, number: float) -> float:
        """The middle of a place (1 is the audience's leftmost)."""
        step = self.column / 2 if self.two_rows else self.column
        middle = (len(self.plan.places) + 1) / 2
        return self.paper.width / 2 + (number - middle) * step


def stage_plan(
    plans: Sequence[StagePlan], awards: Mapping[str, Award], meeting: Meeting, *, words: Words
) -> Job[Printed]:
    """One page for each batch in the order given; a batch without recipients gets none."""
    paper = Paper(
        words.gettext("Stage plan"),
        words=words,
        size=A4_LANDSCAPE,
        author=meeting.organiser,
        made=meeting.starts_at,
    )
    for number, plan in enumerate(plans):
        yield Step(number, len(plans), plan.batch.name)
        if not plan.places:
            continue
        title = batch_title(plan.batch.name, words.gettext)
        paper.about(title)
        paper.bookmark(title)
        sheet = _Sheet(paper, plan, words)
        _heading(sheet, title, awards, meeting)
        _stage(sheet)
        for place in plan.places:
            _recipient(sheet, place)
        _presenters(sheet)
        _lists(sheet)
        paper.next_page()
    return paper.finished()


def _heading(sheet: _Sheet, title: str, awards: Mapping[str, Award], meeting: Meeting) -> None:
    canvas, width, _ = sheet.paper.canvas, sheet.paper.width, sheet.words.gettext
    chinese = sheet.words.language.startswith("zh")
    given = dict.fromkeys(awards[p.recipient.award_id] for p in sheet.plan.places)
    titles = [a.title if chinese else a.latin_title or a.title for a in given]
    draw_text(canvas, MARGIN, 192 * MM, title, SANS_BOLD, 22)
    room = width - 2 * MARGIN - 70 * MM
    told = shortened(" · ".join(titles), SANS, 13, room)
    draw_text(canvas, MARGIN, 183 * MM, told, SANS, 13, colour=QUIET)
    counts = _("{recipients} recipients · {presenters} presenters · {ushers} ushers").format(
        recipients=len(sheet.plan.places), presenters=len(sheet.plan.presenters), ushers=_ushers(sheet.plan)
    )
    draw_text(canvas, width - MARGIN, 193 * MM, counts, SANS, 11, "right")
    name = meeting.title if chinese else meeting.latin_title or meeting.title
    small = shortened(name, SANS, 9, 110 * MM)
    draw_text(canvas, width - MARGIN, 184 * MM, small, SANS, 9, "right", colour=QUIET)


def _ushers(plan: StagePlan) -> int:
    return len({place.usher for place in plan.places} - {0})


def _stage(sheet: _Sheet) -> None:
    canvas, width, _ = sheet.paper.canvas, sheet.paper.width, sheet.words.gettext
    canvas.setFillColorRGB(*WASH)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(MARGIN, STAGE_FOOT, width - 2 * MARGIN, STAGE_TOP - STAGE_FOOT, 3 * MM, fill=1)
    middle = width / 2
    draw_text(canvas, middle, STAGE_TOP - 6 * MM, _("Back of the stage"), SANS, 9, "centre", colour=QUIET)
    draw_text(canvas, middle, STAGE_FOOT - 6.5 * MM, _("Audience"), SANS_BOLD, 10, "centre", colour=QUIET)
    _entry(sheet)


def _entry(sheet: _Sheet) -> None:
    """The arrow on the side from which they walk on."""
    canvas, left = sheet.paper.canvas, sheet.plan.batch.entry is EntrySide.LEFT
    x = MARGIN + 2 * MM if left else sheet.paper.width - MARGIN - 2 * MM
    y, way = STAGE_TOP - 5.2 * MM, 1 if left else -1
    canvas.setFillColorRGB(*BLUE)
    arrow = canvas.beginPath()
    arrow.moveTo(x, y - 1.1 * MM)
    for along, up in ((8, -1.1), (8, -2.6), (13, 0), (8, 2.6), (8, 1.1), (0, 1.1)):
        arrow.lineTo(x + way * along * MM, y + up * MM)
    arrow.close()
    canvas.drawPath(arrow, stroke=0, fill=1)
    told = sheet.words.gettext("Entry")
    draw_text(
        canvas, x + way * 15 * MM, y - 1.3 * MM, told, SANS_BOLD, 10, "left" if left else "right", colour=BLUE
    )


CARD, CARD_GAP = 25 * MM, 1.2 * MM


def _recipient(sheet: _Sheet, place: Place) -> None:
    canvas, x, width = sheet.paper.canvas, sheet.x(place.number), sheet.column - 2 * CARD_GAP
    top = STAGE_TOP - (10 if place.row == 2 or not sheet.two_rows else 37) * MM
    who = place.recipient
    missing = not who.on_stage_name
    colour = RED if missing else INK
    canvas.setFillColorRGB(*WHITE)
    canvas.setStrokeColorRGB(*(RED if missing else FAINT))
    canvas.setLineWidth(0.9 if missing else 0.6)
    canvas.roundRect(x - width / 2, top - CARD, width, CARD, 2 * MM, fill=1)
    draw_text(canvas, x - width / 2 + 2 * MM, top - 5 * MM, str(place.number), SANS_BOLD, 9, colour=QUIET)
    walk = sheet.words.gettext("walks {number}").format(number=place.walk)
    if text_width(walk, SANS, 8) > width - 10 * MM:
        walk = f"→{place.walk}"
    draw_text(canvas, x + width / 2 - 2 * MM, top - 5 * MM, walk, SANS, 8, "right", colour=BLUE)
    name = who.on_stage_name or sheet.words.gettext("Not named yet")
    size, fits = fit_text(name, SANS_BOLD, 14, width - 2 * MM, 6)
    told = name if fits else shortened(name, SANS_BOLD, size, width - 2 * MM)
    draw_text(canvas, x, top - 11.5 * MM, told, SANS_BOLD, size, "centre", colour=colour)
    body = who.name if who.name != who.on_stage_name else who.organisation
    block = set_block(body, SANS, 8, width - 2 * MM, 10.5 * MM, leading=1.25, smallest=5.5, justified=False)
    y = top - 15.5 * MM
    for line in block.lines:
        draw_text(canvas, x, y, line.text, SANS, block.size, "centre", colour=QUIET)
        y -= block.leading
    if who.grade:
        draw_text(canvas, x, top - CARD + 1.4 * MM, who.grade, SANS_BOLD, 7.5, "centre", colour=INK)


def _presenters(sheet: _Sheet) -> None:
    """Each presenter under the run of places he hands to, with a line from the row of recipients, and the usher."""
    canvas, row = sheet.paper.canvas, STAGE_FOOT + (26 if sheet.two_rows else 32) * MM
    foot_of_cards = STAGE_TOP - (62 if sheet.two_rows else 35) * MM
    for presenter in sheet.plan.presenters:
        places = [p for p in sheet.plan.places if p.presenter is presenter]
        x = sum(sheet.x(p.number) for p in places) / len(places)
        colour = USHERS[(places[0].usher - 1) % len(USHERS)] if places[0].usher else QUIET
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(0.9)
        for place in places:
            canvas.line(x, row + 1 * MM, sheet.x(place.number), foot_of_cards - 1 * MM)
        _presenter(sheet, presenter, x, row, colour, len(places))
    _usher_spans(sheet, row - 18 * MM)


def _presenter(sheet: _Sheet, presenter: Presenter, x: float, top: float, colour: Colour, runs: int) -> None:
    canvas = sheet.paper.canvas
    step = sheet.column / 2 if sheet.two_rows else sheet.column
    width = min(max(step * runs - 2 * CARD_GAP, 17 * MM), 34 * MM)
    canvas.setFillColorRGB(*WHITE)
    canvas.roundRect(x - width / 2, top - 15 * MM, width, 15 * MM, 2 * MM, fill=1)
    size, fits = fit_text(presenter.name, SANS_BOLD, 13, width - 2 * MM, 7)
    told = presenter.name if fits else shortened(presenter.name, SANS_BOLD, size, width - 2 * MM)
    away = RED if not presenter.comes else INK
    draw_text(canvas, x, top - 7 * MM, told, SANS_BOLD, size, "centre", colour=away)
    rank = "" if presenter.rank is None else sheet.words.gettext("dais {rank}").format(rank=presenter.rank)
    draw_text(canvas, x, top - 12 * MM, rank, SANS, 8, "centre", colour=QUIET)


def _usher_spans(sheet: _Sheet, y: float) -> None:
    canvas = sheet.paper.canvas
    for usher in sorted({place.usher for place in sheet.plan.places} - {0}):
        places = [place for place in sheet.plan.places if place.usher == usher]
        colour = USHERS[(usher - 1) % len(USHERS)]
        half = sheet.column / (4 if sheet.two_rows else 2) - CARD_GAP
        left, right = sheet.x(places[0].number) - half, sheet.x(places[-1].number) + half
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(1.6)
        canvas.line(left, y, right, y)
        told = sheet.words.gettext("Usher {number}").format(number=usher)
        draw_text(canvas, (left + right) / 2, y - 4.6 * MM, told, SANS_BOLD, 9, "centre", colour=colour)


def _lists(sheet: _Sheet) -> None:
    """Under the stage: who walks in which order, and what the organiser must know."""
    _, width = sheet.words.gettext, sheet.paper.width - 2 * MARGIN
    unnamed = _("not named yet")
    walkers = [f"{place.walk}. {place.recipient.on_stage_name or unnamed}" for place in sheet.plan.walking]
    side = label(sheet.plan.batch.entry, _)
    y = _paragraph(sheet, 60 * MM, _("Walking order ({side})").format(side=side), "    ".join(walkers), width)
    grave = [concern for concern in sheet.plan.concerns if concern.kind not in HARMLESS]
    slight = [concern for concern in sheet.plan.concerns if concern.kind in HARMLESS]
    for concerns, heading, colour in ((grave, _("To settle"), RED), (slight, _("Please note"), INK)):
        if concerns:
            y = _paragraph(
                sheet, y - 3 * MM, heading, _("; ").join(told_concerns(concerns, _)), width, colour
            )
    if sheet.plan.waiting:
        names = _(", ").join(presenter.name for presenter in sheet.plan.waiting)
        _paragraph(sheet, y - 3 * MM, _("Presenters without a recipient"), names, width)


def _paragraph(sheet: _Sheet, y: float, heading: str, text: str, width: float, colour: Colour = INK) -> float:
    """A heading and its lines; returns the y under them."""
    draw_text(sheet.paper.canvas, MARGIN, y, heading, SANS_BOLD, 10, colour=QUIET)
    y -= 5.4 * MM
    for line in break_lines(text, SANS, 10.5, width)[:4]:
        draw_text(sheet.paper.canvas, MARGIN, y, line, SANS, 10.5, colour=colour)
        y -= 5.2 * MM
    return y
