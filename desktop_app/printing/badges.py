"""Badges: on sheets with marks to cut along, or one to a page for label and card printers.

Lying badges have name and body at the left and the code at the right; standing ones, for a lanyard, are centred. The
capacity is told by colour and by its word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.attendees import Attendee, Capacity, Delegation
from desktop_app.domain.codes import code_for
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.own_fields import OwnField
from desktop_app.domain.paper_options import BadgeOptions, BadgeSize
from desktop_app.domain.printed import Printed, WarningKind
from desktop_app.domain.templates import Template
from desktop_app.labels import label, seat_words
from desktop_app.words import Words

from .cards import Layout, cards
from .colour import FAINT, INK, QUIET, WHITE, Colour, hexed
from .fonts import SANS, SANS_BOLD
from .layout import break_lines, draw_text, fit_text, shortened
from .paper import A4, MM, Paper
from .person_sheets import CAPACITY_COLOURS, PersonRegister, person_sheets
from .photo import draw_photo
from .qr import draw_qr
from .run import NO_TEMPLATES
from .templates import template

COLOURS: Mapping[Capacity, Colour] = {capacity: hexed(c) for capacity, c in CAPACITY_COLOURS.items()}


@dataclass(frozen=True, slots=True)
class Format:
    """Width and height of a badge and size of the page in millimetres, and how many badges lie on it."""

    width: float
    height: float
    page: tuple[float, float]
    across: int = 1
    down: int = 1

    @property
    def standing(self) -> bool:
        """Higher than wide."""
        return self.height > self.width

    @property
    def single(self) -> bool:
        """One to a page: nothing to cut."""
        return self.across * self.down == 1

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a place on the page, in points; places run from the top left along the rows."""
        left = (self.page[0] - self.across * self.width) / 2
        foot = (self.page[1] - self.down * self.height) / 2
        column, line = place % self.across, place // self.across
        return (left + column * self.width) * MM, (foot + (self.down - 1 - line) * self.height) * MM


FORMATS: Mapping[BadgeSize, Format] = {
    BadgeSize.SHEET_95X68: Format(95, 68, A4, 2, 4),
    BadgeSize.SHEET_90X54: Format(90, 54, A4, 2, 5),
    BadgeSize.SHEET_105X148: Format(105, 148, A4, 2, 2),
    BadgeSize.LABEL_100X62: Format(100, 62, (100, 62)),
    BadgeSize.LABEL_90X130: Format(90, 130, (90, 130)),
    BadgeSize.CARD_86X54: Format(85.6, 54, (85.6, 54)),
}
STANDARD = BadgeOptions()


def badges(
    people: Sequence[Attendee],
    meeting: Meeting,
    seats: Mapping[str, str],
    *,
    words: Words,
    photos: Mapping[str, bytes] | None = None,
    options: BadgeOptions = STANDARD,
    delegations: Sequence[Delegation] = (),
    own: Sequence[OwnField] = (),
    templates: Mapping[str, Template] = NO_TEMPLATES,
) -> Job[Printed]:
    """A badge for each person in the order given; a substitute's badge bears the substitute's name and no photo.

    `photos`: SHA-256 of an asset -> its bytes; `templates`: the meeting's own by key, of which one may be chosen."""
    register = PersonRegister(meeting, seats, delegations, own, photos or {})
    shown = templates.get(options.template) or template(options.template)
    if shown is None:
        return (yield from _built_in(people, register, words, options))
    sheets = list(person_sheets(people, register, words, options.photo))
    layout, title = _layout(shown, options), words.gettext("Badges")
    return (yield from cards(shown, sheets, layout, title=title, words=words))


def _built_in(
    people: Sequence[Attendee], known: PersonRegister, words: Words, options: BadgeOptions
) -> Job[Printed]:
    """Badges in the layout that needs no template."""
    form, meeting = FORMATS[options.size], known.meeting
    title = meeting.title if words.language.startswith("zh") else meeting.latin_title or meeting.title
    paper = Paper(
        words.gettext("Badges"), words=words, size=form.page, author=meeting.organiser, made=meeting.starts_at
    )
    each_page = form.across * form.down
    for number, person in enumerate(people):
        yield Step(number, len(people), person.who_comes)
        if number and number % each_page == 0:
            paper.next_page()
        paper.about(person.who_comes)
        own_photo = options.photo and person.who_comes == person.name
        photo = known.photos.get(person.photo, b"") if own_photo else b""
        seat, corner = known.seats.get(person.id, ""), form.corner(number % each_page)
        badge = _Badge(paper, form, corner, person, seat, photo, words)
        (badge.standing if form.standing else badge.lying)(title, code_for(person.id, meeting.secret))
        if not form.single:
            badge.cut_marks()
    return paper.finished()


def _layout(shown: Template, options: BadgeOptions) -> Layout:
    """Templates of badges on a sheet, or each on a page of its own size, as the chosen size has it."""
    page = (shown.width, shown.height) if options.size.single else A4
    return Layout(shown.width, shown.height, page)


@dataclass(frozen=True, slots=True)
class _Badge:
    """One badge being drawn; lengths below are millimetres from its lower left corner, made smaller on small badges."""

    paper: Paper
    form: Format
    corner: tuple[float, float]
    person: Attendee
    seat: str
    photo: bytes
    words: Words

    @property
    def scale(self) -> float:
        """Of lengths and type: 1 for the badge of 95 × 68, or 105 × 148 when standing."""
        wide, high = (105, 148) if self.form.standing else (95, 68)
        return min(self.form.width / wide, self.form.height / high)

    def text(
        self, x: float, y: float, told: str, face: str, size: float, align: str = "left", colour: Colour = INK
    ) -> None:
        left, foot = self.corner
        draw_text(self.paper.canvas, left + x * MM, foot + y * MM, told, face, size, align, colour=colour)

    def fitted(self, told: str, face: str, size: float, width: float, least: float) -> tuple[str, float]:
        """The text and its size in `width` millimetres, cut where even the least is too wide."""
        found, fits = fit_text(told, face, size, width * MM, least)
        return (told if fits else shortened(told, face, found, width * MM)), found

    def fill(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        left, foot = self.corner
        self.paper.canvas.setFillColorRGB(*colour)
        self.paper.canvas.rect(left + x * MM, foot + y * MM, width * MM, height * MM, stroke=0, fill=1)

    def lying(self, title: str, code: str) -> None:
        """Band with the meeting, photo and name below, code at the lower right."""
        s, width, height = self.scale, self.form.width, self.form.height
        margin, band = 7 * s, 11 * s
        self._band(title, 2 * s, height - 2 * s - band, width - 4 * s, band, 11 * s)
        top, left = height - 2 * s - band, margin
        if self.photo and self._photo(margin, top - 4 * s - 30 * s, 22.5 * s, 30 * s):
            left = margin + 26 * s
        name_foot = top - 16 * s
        self._name(left, name_foot, 30 * s, width - left - margin, "left")
        side = 24 * s
        foot = name_foot - (11 if self._latin else 8) * s
        room = width - left - side - margin - 3 * s
        size = (9.5 if left > margin else 10.5) * max(s, 0.8)
        self._body(left, foot, size, room, 3, "left")
        self.text(
            margin, 6.5 * s, label(self.person.capacity, self.words.gettext), SANS_BOLD, 12 * s,
            colour=COLOURS[self.person.capacity],
        )  # fmt: skip
        if self.person.badge_number:
            self.text(margin, 12.5 * s, self.person.badge_number, SANS, 9 * s, colour=QUIET)
        self._code(code, width - side - margin, 9.5 * s, side, 10 * s)

    def standing(self, title: str, code: str) -> None:
        """Everything centred; the capacity as a band at the foot, readable from afar."""
        s, width, height = self.scale, self.form.width, self.form.height
        centre, band = width / 2, 20 * s
        self._band(title, 0, height - band, width, band, 15 * s)
        foot, size = height - band - 24 * s, 46 * s
        if self.photo and self._photo(centre - 13.5 * s, height - band - 39 * s, 27 * s, 36 * s):
            foot, size = height - band - 53 * s, 38 * s
        self._name(centre, foot, size, width - 12 * s, "centre")
        lines = 3 if not (self.photo and self._latin) else 2
        self._body(centre, foot - (16 if self._latin else 10) * s, 13 * s, width - 14 * s, lines, "centre")
        colour, strip = COLOURS[self.person.capacity], 17 * s
        self.fill(0, 0, width, strip, colour)
        told = label(self.person.capacity, self.words.gettext)
        self.text(centre, strip / 2 - 2.6 * s, told, SANS_BOLD, 21 * s, "centre", WHITE)
        side = 23 * s
        self._code(code, width - side - 8 * s, strip + 8 * s, side, 11 * s)
        if self.person.badge_number:
            self.text(8 * s, strip + 8 * s, self.person.badge_number, SANS, 11 * s, colour=QUIET)

    def _band(self, title: str, x: float, y: float, width: float, height: float, size: float) -> None:
        self.fill(x, y, width, height, COLOURS[self.person.capacity])
        room = (width - 8 * self.scale) * MM
        lines = [title] if fit_text(title, SANS_BOLD, size, room, size * 0.72)[1] else []
        lines = lines or break_lines(title, SANS_BOLD, size * 0.72, room)[:2]
        for place, line in enumerate(lines):
            told, found = self.fitted(line, SANS_BOLD, size, width - 8 * self.scale, size * 0.6)
            middle = y + height / 2 + ((len(lines) - 1) / 2 - place) * size * 0.42
            self.text(x + width / 2, middle - found * 0.125, told, SANS_BOLD, found, "centre", WHITE)

    def _photo(self, x: float, y: float, width: float, height: float) -> bool:
        left, foot = self.corner
        place = (left + x * MM, foot + y * MM, width * MM, height * MM)
        return draw_photo(self.paper, self.photo, *place, self.person.who_comes)

    @property
    def _latin(self) -> str:
        return self.person.latin_name if self.person.who_comes == self.person.name else ""

    def _name(self, x: float, foot: float, size: float, width: float, align: str) -> None:
        name = self.person.who_comes
        found, fits = fit_text(name, SANS_BOLD, size, width * MM, size * 0.4)
        if not fits:
            self.paper.warn(WarningKind.TOO_LONG, name, name)
        self.text(x, foot, name, SANS_BOLD, found, align)
        if self._latin:
            told, small = self.fitted(self._latin, SANS, size * 0.37, width, size * 0.22)
            self.text(x, foot - size * 0.19, told, SANS, small, align, QUIET)

    def _body(self, x: float, foot: float, size: float, width: float, most: int, align: str) -> None:
        """Body and position, at most so many lines."""
        parts = [part for part in (self.person.organisation, self.person.position) if part]
        lines = [line for part in parts for line in break_lines(part, SANS, size, width * MM)]
        if len(lines) > most:
            rest = "".join(lines[most - 1 :])
            lines = [*lines[: most - 1], shortened(rest, SANS, size, width * MM)]
        for place, line in enumerate(lines):
            self.text(x, foot - place * size * 0.48, line, SANS, size, align)

    def _code(self, code: str, x: float, y: float, side: float, size: float) -> None:
        left, foot = self.corner
        draw_qr(self.paper.canvas, left + x * MM, foot + y * MM, side * MM, code)
        if self.seat:
            told = seat_words(self.seat, self.words.gettext)
            told, found = self.fitted(told, SANS_BOLD, size, side + 10 * self.scale, size * 0.6)
            self.text(x + side / 2, y - 4.7 * self.scale, told, SANS_BOLD, found, "centre")

    def cut_marks(self) -> None:
        """The outline to cut along."""
        canvas, (left, foot) = self.paper.canvas, self.corner
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.rect(left, foot, self.form.width * MM, self.form.height * MM)
