"""The seat plan, as one faces the dais: everybody's name on the seat; the whole hall, a sheet for each block, or the
dais with its cards. A4, A3 for a large hall, or a poster up to A0, also in parts that are glued together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations, pairwise

from desktop_app.dates import short_day
from desktop_app.domain.attendees import Attendee, Delegation, Need
from desktop_app.domain.hall_views import drawn_cell
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import Glued, PlanPart, PlanSize, SeatPlanOptions
from desktop_app.domain.printed import Printed
from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seating import DAIS, Hall, Seat, SeatKind
from desktop_app.labels import label
from desktop_app.words import Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET, WASH, WHITE, Colour, hexed
from .dais_plan import draw_dais
from .fonts import SANS, SANS_BOLD
from .layout import draw_text, fit_text, shortened, text_width
from .paper import (
    A0_LANDSCAPE,
    A1_LANDSCAPE,
    A2_LANDSCAPE,
    A3_LANDSCAPE,
    A4,
    A4_LANDSCAPE,
    MM,
    Paper,
)
from .posters import Parts, Poster, Size, parts_of

MOST_ON_A4 = (24, 18)
"""Seats across and rows up to which names stay legible on A4."""
TINTS: Sequence[Colour] = tuple(
    map(
        hexed,
        (
            "#E4EDF8",
            "#E6F2E7",
            "#FBEFD9",
            "#F3E6F4",
            "#FDE8E1",
            "#E2F1F2",
            "#F0EFDA",
            "#EAE6F7",
            "#F7E4EC",
            "#E9ECEF",
        ),
    )
)
SIZES: Mapping[PlanSize, Size] = {
    PlanSize.A4: A4_LANDSCAPE,
    PlanSize.A3: A3_LANDSCAPE,
    PlanSize.A2: A2_LANDSCAPE,
    PlanSize.A1: A1_LANDSCAPE,
    PlanSize.A0: A0_LANDSCAPE,
}
STANDARD = SeatPlanOptions()
MARGIN, HEAD, FOOT = 10 * MM, 24 * MM, 22 * MM
LARGEST_CELL, IN_A_BLOCK = (15 * MM, 13 * MM), (26 * MM, 19 * MM)
DAIS_GAP = 1.7
"""Rows between the dais and the first row."""


@dataclass(frozen=True)
class _Sheet:
    """The plan being drawn: where a seat lies on the paper."""

    paper: Paper
    size: Size
    part: str
    seats: Sequence[Seat]
    sitting: Mapping[str, Attendee]
    batches: Mapping[str, int]
    tints: Mapping[str, Colour]
    words: Words
    names: bool = True

    @property
    def width(self) -> float:
        """Of the sheet, in points."""
        return self.size[0] * MM

    @property
    def height(self) -> float:
        """Of the sheet, in points."""
        return self.size[1] * MM

    @cached_property
    def drawn(self) -> tuple[int, int]:
        """Millimetres of the hall in one cell."""
        return drawn_cell(self.seats)

    @cached_property
    def front(self) -> float:
        """Where the foremost seat is, in rows."""
        return min((seat.y / self.drawn[1] for seat in self.seats if seat.area != DAIS), default=0.0)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, right (seats), top and foot (rows) of everything."""
        across = [seat.x / self.drawn[0] for seat in self.seats] or [0.0]
        down = [self.depth(seat) for seat in self.seats] or [0.0]
        return min(across) - 1.2, max(across) + 1.2, min(down) - 0.9, max(down) + 0.6

    @cached_property
    def cell(self) -> tuple[float, float]:
        """Width and height of one seat with its gap, in points."""
        left, right, top, foot = self.bounds
        wide = (self.width - 2 * MARGIN) / (right - left)
        high = (self.height - 2 * MARGIN - HEAD - FOOT) / (foot - top)
        largest = IN_A_BLOCK if self.part else LARGEST_CELL
        return min(wide, largest[0]), min(high, largest[1])

    def depth(self, seat: Seat) -> float:
        """How far from the front, in rows; the dais stands close before the first one."""
        if seat.area == DAIS:
            return self.front - DAIS_GAP - (seat.row - 1) * 1.2
        return seat.y / self.drawn[1]

    def centre(self, seat: Seat) -> tuple[float, float]:
        """Where the middle of a seat is on the page."""
        left, right, top, foot = self.bounds
        wide, high = self.cell
        middle = self.height - MARGIN - HEAD - (self.height - 2 * MARGIN - HEAD - FOOT) / 2
        return (
            self.width / 2 + (seat.x / self.drawn[0] - (left + right) / 2) * wide,
            middle - (self.depth(seat) - (top + foot) / 2) * high,
        )


def seat_plan(
    meeting: Meeting,
    hall: Hall,
    seats: Sequence[Seat],
    sitting: Mapping[str, Attendee],
    delegations: Sequence[Delegation],
    batches: Mapping[str, int],
    *,
    words: Words,
    options: SeatPlanOptions = STANDARD,
) -> Job[Printed]:
    """A page, or one for each block. `sitting`: seat id -> person; `batches`: attendee id -> number of the award batch.
    Needs seats."""
    title, whole = words.gettext("Seat plan"), options.part is PlanPart.WHOLE
    pages = {"": list(seats)} if whole else _parts(seats, options.part)
    bases = {part: _base(held, whole) for part, held in pages.items()}
    sizes = {part: _shown(base, options.size) for part, base in bases.items()}
    cuts = {part: _cut(size, options.glued) for part, size in sizes.items()}
    page_sizes = [cut.sheet if cut else sizes[part] for part, cut in cuts.items()]
    paper = Paper(title, words=words, size=page_sizes[0], author=meeting.organiser, made=meeting.starts_at)
    present = {person.delegation_id for person in sitting.values()}
    shown = [group for group in delegations if group.id in present]
    tints = {group.id: TINTS[place % len(TINTS)] for place, group in enumerate(shown)}
    for number, (part, held) in enumerate(pages.items()):
        if number:
            paper.next_page(page_sizes[number])
        sheet = _Sheet(paper, bases[part], part, held, sitting, batches, tints, words, options.names)
        draw = partial(_page, sheet, meeting, hall, shown, options.part is PlanPart.DAIS)
        cut = cuts[part]
        yield Step(number, len(pages), part)
        if sizes[part] == bases[part] and cut is None:
            draw()
            continue
        poster = Poster(paper, bases[part], sizes[part], f"plan{number}")
        poster.draw(draw)
        if cut is None:
            poster.whole()
        else:
            yield from poster.in_parts(cut, words)
    return paper.finished()


def _parts(seats: Sequence[Seat], part: PlanPart) -> dict[str, list[Seat]]:
    """The pages: a block each, or the dais."""
    if part is PlanPart.DAIS:
        return {"": [seat for seat in seats if seat.area == DAIS]}
    areas = dict.fromkeys(seat.area for seat in seats if seat.area != DAIS)
    return {area: [seat for seat in seats if seat.area == area] for area in areas} or {"": list(seats)}


def _base(seats: Sequence[Seat], whole: bool) -> Size:
    """The smallest sheet on which names stay legible; a block that is deeper than wide stands upright."""
    rows = max((seat.row for seat in seats if seat.area != DAIS), default=1)
    across = max((seat.number for seat in seats if seat.area != DAIS), default=1)
    if whole:
        large = across > MOST_ON_A4[0] or rows > MOST_ON_A4[1]
        return A3_LANDSCAPE if large else A4_LANDSCAPE
    numbers = [seat.number for seat in seats if seat.area != DAIS]
    wide = max(numbers, default=1) - min(numbers, default=1) + 1
    return A4 if rows > wide and numbers else A4_LANDSCAPE


def _shown(base: Size, size: PlanSize) -> Size:
    """The sheet that was asked for, lying or standing as the page does."""
    asked = SIZES.get(size)
    if asked is None:
        return base
    return asked if base[0] > base[1] else (asked[1], asked[0])


def _cut(size: Size, glued: Glued) -> Parts | None:
    """How a poster is cut, where it is to be and is larger than a sheet."""
    sheet = {Glued.A4: A4_LANDSCAPE, Glued.A3: A3_LANDSCAPE}.get(glued)
    return None if sheet is None or max(size) <= max(sheet) else parts_of(size, sheet)


def _page(sheet: _Sheet, meeting: Meeting, hall: Hall, shown: Sequence[Delegation], only_dais: bool) -> None:
    """Everything on one sheet."""
    _head(sheet, meeting, hall)
    if only_dais:
        draw_dais(sheet.paper, sheet.seats, sheet.sitting, sheet.words, sheet.height - MARGIN - HEAD)
        _foot(sheet, meeting)
        return
    _platform(sheet)
    _row_numbers(sheet)
    for seat in sheet.seats:
        _seat(sheet, seat)
    here = {sheet.sitting[seat.id].delegation_id for seat in sheet.seats if seat.id in sheet.sitting}
    _legend(sheet, [group for group in shown if group.id in here])
    _foot(sheet, meeting)


def _head(sheet: _Sheet, meeting: Meeting, hall: Hall) -> None:
    paper, _ = sheet.paper, sheet.words.gettext
    chinese = sheet.words.language.startswith("zh")
    name = meeting.title if chinese else meeting.latin_title or meeting.title
    top = sheet.height - MARGIN
    size, _fits = fit_text(name, SANS_BOLD, 18, sheet.width - 2 * MARGIN, 9)
    draw_text(paper.canvas, sheet.width / 2, top - 6.5 * MM, name, SANS_BOLD, size, "centre")
    seated = _("{number} people seated").format(number=sum(seat.id in sheet.sitting for seat in sheet.seats))
    part = _("Area {name}").format(name=sheet.part) if sheet.part else ""
    day = short_day(meeting.starts_at.date(), _)
    told = " · ".join(filter(None, (paper.title, hall.name, part, day, seated)))
    draw_text(paper.canvas, sheet.width / 2, top - 13 * MM, told, SANS, 10, "centre", colour=QUIET)


def _platform(sheet: _Sheet) -> None:
    """The ground of the dais, with its name."""
    chairs = [sheet.centre(seat) for seat in sheet.seats if seat.area == DAIS]
    if not chairs:
        return
    wide, high = sheet.cell
    canvas = sheet.paper.canvas
    left, right = min(x for x, _y in chairs) - wide, max(x for x, _y in chairs) + wide
    foot, top = min(y for _x, y in chairs) - 0.62 * high, max(y for _x, y in chairs) + 1.05 * high
    canvas.setFillColorRGB(*WASH)
    canvas.setStrokeColorRGB(*FAINT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(left, foot, right - left, top - foot, 2 * MM, fill=1)
    size = min(11.0, 0.36 * high)
    told = sheet.words.gettext("Dais")
    draw_text(canvas, (left + right) / 2, top - size - 1.2, told, SANS_BOLD, size, "centre", colour=QUIET)


def _row_numbers(sheet: _Sheet) -> None:
    """At both ends of every row."""
    rows: dict[tuple[str, str, int], list[tuple[float, float]]] = {}
    for seat in sheet.seats:
        name = parted(seat.label)
        if name.stands is SeatPlace.ROW:
            rows.setdefault((name.block, name.row, seat.row), []).append(sheet.centre(seat))
    wide, high = sheet.cell
    size = min(9.0, 0.34 * high)
    for (_block, row, _ahead), places in rows.items():
        for (x, y), aside in ((min(places), -0.85 * wide), (max(places), 0.85 * wide)):
            draw_text(sheet.paper.canvas, x + aside, y - size * 0.36, row, SANS, size, "centre", colour=QUIET)


def _seat(sheet: _Sheet, seat: Seat) -> None:
    canvas, person = sheet.paper.canvas, sheet.sitting.get(seat.id)
    x, y = sheet.centre(seat)
    wide, high = sheet.cell[0] * 0.93, sheet.cell[1] * 0.88
    ground = sheet.tints.get(person.delegation_id or "", WHITE) if person else WHITE
    canvas.setFillColorRGB(*ground)
    canvas.setStrokeColorRGB(*(GOLD if seat.area == DAIS else QUIET if person else FAINT))
    canvas.setLineWidth(0.9 if seat.area == DAIS else 0.5)
    canvas.roundRect(x - wide / 2, y - high / 2, wide, high, min(2.4, high / 6), fill=1)
    if person is None:
        _empty(sheet, seat, x, y)
        return
    sheet.paper.about(person.who_comes)
    told = person.name_in(sheet.words.language) if sheet.names else str(seat.number)
    _name(sheet, told, x, y, wide)
    _marks(sheet, seat, person, x, y)


def _empty(sheet: _Sheet, seat: Seat, x: float, y: float) -> None:
    size = min(7.0, 0.3 * sheet.cell[1])
    if seat.kind is SeatKind.BLOCKED:
        half = size / 2
        sheet.paper.canvas.line(x - half, y - half, x + half, y + half)
        sheet.paper.canvas.line(x - half, y + half, x + half, y - half)
        return
    told = "W" if seat.kind is SeatKind.WHEELCHAIR else str(seat.number)
    draw_text(sheet.paper.canvas, x, y - size * 0.36, told, SANS, size, "centre", colour=FAINT)


def _name(sheet: _Sheet, name: str, x: float, y: float, wide: float) -> None:
    """On the number of lines (up to three) at which it can be largest; never cut without a sign of it."""
    high = sheet.cell[1] * 0.88
    settings = [_set(name, lines, wide, high) for lines in (1, 2, 3)]
    size, lines = next(each for each in settings if each[0] >= 0.92 * max(s for s, _lines in settings))
    size = max(size, 2.5)
    foot = y - size * 0.36 + (len(lines) - 1) * size * 0.57
    for number, line in enumerate(lines):
        told = shortened(line, SANS, size, 0.98 * wide)
        draw_text(sheet.paper.canvas, x, foot - number * size * 1.14, told, SANS, size, "centre")


def _set(name: str, lines: int, wide: float, high: float) -> tuple[float, list[str]]:
    """The name on so many lines, and the largest size at which they fit a seat."""
    parts = _parted(name, lines)
    widest = max(text_width(part, SANS, 1) for part in parts) or 1
    return min(0.94 * wide / widest, 0.86 * high / (1.14 * len(parts)), 0.48 * high, 0.3 * wide), parts


def _parted(name: str, lines: int) -> list[str]:
    """A name in parts of about equal width: words stay whole, Chinese breaks between any two characters."""
    if any(character.isascii() and character.isalpha() for character in name):
        pieces = re.findall(r"[^\s-]+-?|\s+", name)
    else:
        pieces = re.findall(r".·?", name)
    best: tuple[float, list[str]] = (text_width(name, SANS, 1), [name])
    for cuts in combinations(range(1, len(pieces)), lines - 1):
        edges = [0, *cuts, len(pieces)]
        parts = ["".join(pieces[low:high]).strip() for low, high in pairwise(edges)]
        if all(parts):
            best = min(best, (max(text_width(part, SANS, 1) for part in parts), parts))
    return best[1]


def _marks(sheet: _Sheet, seat: Seat, person: Attendee, x: float, y: float) -> None:
    """The rank on the dais, the number of the batch, a wheelchair: small, in the upper corners."""
    wide, high = sheet.cell
    size = min(6.0, 0.2 * high)
    top = y + 0.44 * high - size * 0.95 - 0.6
    if seat.area == DAIS and person.rank is not None:
        draw_text(sheet.paper.canvas, x - 0.41 * wide, top, str(person.rank), SANS_BOLD, size, colour=GOLD)
    if person.id in sheet.batches:
        told = str(sheet.batches[person.id])
        draw_text(sheet.paper.canvas, x + 0.41 * wide, top, told, SANS_BOLD, size, "right", colour=BLUE)
    if Need.WHEELCHAIR in person.needs:
        draw_text(sheet.paper.canvas, x - 0.41 * wide, top, "W", SANS_BOLD, size, colour=BLUE)


def _legend(sheet: _Sheet, shown: Sequence[Delegation]) -> None:
    """Delegations by tint."""
    paper, size = sheet.paper, 8.5
    chinese = sheet.words.language.startswith("zh")
    x, y = MARGIN, MARGIN + 9 * MM
    for group in shown:
        name = group.name if chinese else group.latin_name or group.name
        needed = text_width(name, SANS, size) + 9 * MM
        if x + needed > sheet.width - MARGIN:
            x, y = MARGIN, y - 5 * MM
        paper.canvas.setFillColorRGB(*sheet.tints[group.id])
        paper.canvas.setStrokeColorRGB(*QUIET)
        paper.canvas.roundRect(x, y - 0.6 * MM, 4 * MM, 3.2 * MM, 1, fill=1)
        draw_text(paper.canvas, x + 5.2 * MM, y, name, SANS, size)
        x += needed


def _foot(sheet: _Sheet, meeting: Meeting) -> None:
    """What the marks mean, and by which custom the dais is ordered."""
    paper, _ = sheet.paper, sheet.words.gettext
    told = [_("As seen facing the dais"), _("Small blue number: award batch"), _("W: wheelchair")]
    if any(seat.area == DAIS for seat in sheet.seats):
        told.insert(1, _("Dais: {custom}").format(custom=_custom(sheet, meeting)))
    draw_text(paper.canvas, MARGIN, MARGIN - 1.5 * MM, " · ".join(told), SANS, 8, colour=INK)


def _custom(sheet: _Sheet, meeting: Meeting) -> str:
    """The custom of the dais; with an even number also the variant, since sources conflict there."""
    _ = sheet.words.gettext
    custom = label(meeting.protocol, _)
    on_dais = sum(1 for seat in sheet.seats if seat.area == DAIS and seat.id in sheet.sitting)
    return f"{custom}（{label(meeting.even_dais, _)}）" if on_dais and on_dais % 2 == 0 else custom
