"""Sign-in sheets, one run for each delegation: number, name, organisation, position, room to sign.

Every delegation begins a sheet, because its sheet lies on its own table; the heading stands on every page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from desktop_app import dates
from desktop_app.domain.attendees import Attendee, Status
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import SignInOptions
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, WASH, Colour
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import MM, Paper

MARGIN = 16 * MM
ROW = 10.6 * MM
HEAD = 8.5 * MM
FIRST_ROW_FROM_TOP = 46 * MM
FOOT = 18 * MM
TAIL = 4
"""Digits of the phone number that help to tell homonyms apart without giving the number away."""


STANDARD = SignInOptions()


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: heading, left edge and width in points, smallest type before text is cut."""

    key: str
    title: str
    x: float
    width: float
    size: float


def sign_in(
    people: Sequence[Attendee],
    meeting: Meeting,
    seats: Mapping[str, str] | None = None,
    *,
    words: Words,
    options: SignInOptions = STANDARD,
) -> Job[Printed]:
    """The sheets, delegations in the order in which their people come, people in the order given.

    Who sent apologies is listed with that word in the place of a signature; a substitute signs under the own name.
    """
    paper = Paper(
        words.gettext(N_("Sign-in sheets")), words=words, author=meeting.organiser, made=meeting.starts_at
    )
    groups: dict[str, list[Attendee]] = {}
    for person in people:
        groups.setdefault(person.delegation, []).append(person)
    done = 0
    for name, members in groups.items():
        sheet = _Sheet(
            paper,
            meeting,
            name or words.gettext(N_("Without delegation")),
            words,
            seats or {},
            options.phones,
        )
        for page in sheet.pages(members):
            yield Step(done, len(people), name)
            sheet.draw(page)
            done += len(page.rows)
    return paper.finished()


@dataclass(frozen=True, slots=True)
class _Page:
    rows: Sequence[Attendee]
    first: int
    number: int
    count: int
    total: int


class _Sheet:
    """Draws the pages of one delegation."""

    def __init__(
        self,
        paper: Paper,
        meeting: Meeting,
        name: str,
        words: Words,
        seats: Mapping[str, str],
        with_phone: bool,
    ) -> None:
        self.paper, self.canvas = paper, paper.canvas
        self.meeting, self.name, self.words, self.seats = meeting, name, words, seats
        self.columns = self._columns(with_phone)
        self.right = self.columns[-1].x + self.columns[-1].width

    def _columns(self, with_phone: bool) -> list[_Column]:
        _ = self.words.gettext
        wanted = [("number", _("No."), 10.0, 9.0), ("name", _("Name"), 30.0, 11.5)]
        wanted += [("organisation", _("Organisation"), 46.0, 9.5), ("position", _("Position"), 30.0, 9.5)]
        if self.seats:
            wanted.append(("seat", _("Seat"), 17.0, 9.0))
        if with_phone:
            wanted.append(("phone", _("Phone"), 15.0, 9.0))
        rest = (self.paper.width - 2 * MARGIN) / MM - sum(width for _key, _title, width, _size in wanted)
        wanted.append(("signature", _("Signature"), rest, 9.0))
        columns, x = [], MARGIN
        for key, title, width, size in wanted:
            columns.append(_Column(key, title, x, width * MM, size))
            x += width * MM
        return columns

    def pages(self, members: Sequence[Attendee]) -> list[_Page]:
        """The members cut into pages."""
        room = self.paper.height - FIRST_ROW_FROM_TOP - FOOT
        each = int(room // ROW)
        count = ceil(len(members) / each)
        cuts = [members[start : start + each] for start in range(0, len(members), each)]
        return [
            _Page(rows, place * each + 1, place + 1, count, len(members)) for place, rows in enumerate(cuts)
        ]

    def draw(self, page: _Page) -> None:
        """One page with heading, rows and foot."""
        self._heading(page)
        if page.number == 1:
            self.paper.bookmark(self.name)
        y = self.paper.height - FIRST_ROW_FROM_TOP
        self._titles(y)
        for place, person in enumerate(page.rows):
            self.paper.about(person.name)
            self._row(person, page.first + place, y - place * ROW)
        foot = y - len(page.rows) * ROW
        self._grid(y, foot)
        told = self.words.gettext(N_("{name} · page {page} of {pages}"))
        told = told.format(name=self.name, page=page.number, pages=page.count)
        draw_text(self.canvas, self.paper.width / 2, 10 * MM, told, SANS, 8, "centre", colour=QUIET)
        self.paper.next_page()

    def _heading(self, page: _Page) -> None:
        _, canvas = self.words.gettext, self.canvas
        latin = self.words.language == "en"
        title = (latin and self.meeting.latin_title) or self.meeting.title
        self.paper.about(title)
        top = self.paper.height - 16 * MM
        size, _fits = fit_text(title, SANS, 10, self.right - MARGIN, 7)
        draw_text(canvas, MARGIN, top, title, SANS, size, colour=QUIET)
        size, _fits = fit_text(self.name, SERIF_BOLD, 19, (self.right - MARGIN) * 0.62, 11)
        draw_text(canvas, MARGIN, top - 11 * MM, self.name, SERIF_BOLD, size)
        draw_text(canvas, self.right, top - 11 * MM, _("Sign-in sheet"), SERIF_BOLD, 14, "right", colour=BLUE)
        when = f"{dates.long_day(self.meeting.starts_at.date(), _)} {dates.clock(self.meeting.starts_at)}"
        told = " · ".join(filter(None, (when, self.meeting.venue)))
        draw_text(canvas, MARGIN, top - 18 * MM, told, SANS, 9, colour=QUIET)
        count = _("{count} people").format(count=page.total)
        draw_text(canvas, self.right, top - 18 * MM, count, SANS, 9, "right", colour=QUIET)

    def _titles(self, y: float) -> None:
        self.canvas.setFillColorRGB(*WASH)
        self.canvas.rect(MARGIN, y, self.right - MARGIN, HEAD, stroke=0, fill=1)
        for column in self.columns:
            size, _fits = fit_text(column.title, SANS_BOLD, 9, column.width - 3 * MM, 6.5)
            draw_text(self.canvas, column.x + 2 * MM, y + 2.9 * MM, column.title, SANS_BOLD, size, colour=INK)

    def _row(self, person: Attendee, number: int, top: float) -> None:
        away = person.status is Status.APOLOGIES
        colour = QUIET if away else INK
        told = {
            "number": str(number),
            "name": self._name(person),
            "organisation": person.organisation,
            "position": person.position,
            "seat": self.seats.get(person.id, ""),
            "phone": self._tail(person),
            "signature": self.words.gettext(N_("Apologies")) if away else "",
        }
        for column in self.columns:
            face = SANS_BOLD if column.key == "name" and not away else SANS
            self._cell(told[column.key], column, top, face, colour)
        if person.status is Status.SUBSTITUTED and person.substitute:
            note = self.words.gettext(N_("for {name}")).format(name=person.name)
            column = self.columns[1]
            draw_text(self.canvas, column.x + 2 * MM, top - ROW + 1.7 * MM, note, SANS, 7, colour=QUIET)

    def _name(self, person: Attendee) -> str:
        latin = self.words.language == "en" and person.status is not Status.SUBSTITUTED
        return (latin and person.latin_name) or person.who_comes

    def _tail(self, person: Attendee) -> str:
        phone = person.phone if person.status is not Status.SUBSTITUTED else person.substitute_phone
        digits = "".join(sign for sign in phone if sign.isdigit())
        return f"…{digits[-TAIL:]}" if len(digits) >= TAIL else ""

    def _cell(self, text: str, column: _Column, top: float, face: str, colour: Colour) -> None:
        room = column.width - 4 * MM
        size, fits = fit_text(text, face, column.size, room, 6.5)
        shown = text if fits else shortened(text, face, size, room)
        draw_text(
            self.canvas, column.x + 2 * MM, top - ROW / 2 - size * 0.36, shown, face, size, colour=colour
        )

    def _grid(self, top: float, foot: float) -> None:
        canvas = self.canvas
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.5)
        rows = round((top - foot) / ROW)
        for place in range(rows + 1):
            canvas.line(MARGIN, top - place * ROW, self.right, top - place * ROW)
        for column in self.columns[1:]:
            canvas.line(column.x, top + HEAD, column.x, foot)
        canvas.setStrokeColorRGB(*QUIET)
        canvas.setLineWidth(0.8)
        canvas.rect(MARGIN, foot, self.right - MARGIN, top + HEAD - foot, stroke=1, fill=0)
