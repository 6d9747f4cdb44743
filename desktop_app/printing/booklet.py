"""The programme as a booklet: A5 pages, two on each side of an A4 sheet, in the order that folding puts right.

Print on both sides, turned on the short edge, and fold. A cover, the timetable, and lines for notes on what is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop_app import dates
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET
from .entries import Entry, entries_of
from .fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD
from .layout import break_lines, draw_text, fit_text
from .paper import A4_LANDSCAPE, MM, Paper

WIDTH, HEIGHT = 148.5 * MM, 210 * MM
"""One page of the booklet."""
MARGIN, TOP, FOOT = 15 * MM, 18 * MM, 16 * MM
TIME, NUMBER, INDENT = 17 * MM, 8 * MM, 5 * MM
DAY = 10 * MM
NOTE_STEP = 9 * MM


def booklet(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    taken: Collection[str] = (),
    *,
    words: Words,
) -> Job[Printed]:
    """The booklet in the language of `words`; internal items stay out of it. Arguments as for `programme`."""
    title = words.gettext(N_("Programme as a booklet"))
    paper = Paper(title, words=words, size=A4_LANDSCAPE, author=meeting.organiser, made=meeting.starts_at)
    made = _Booklet(paper, meeting, entries_of(meeting, items, people, taken, words), words)
    sides = list(imposed(made.count))
    for place, (left, right) in enumerate(sides):
        yield Step(place, len(sides))
        if place:
            paper.next_page()
        for page, x in ((left, 0.0), (right, WIDTH)):
            paper.canvas.saveState()
            paper.canvas.translate(x, 0)
            made.draw(page)
            paper.canvas.restoreState()
    return paper.finished()


def imposed(pages: int) -> Iterator[tuple[int, int]]:
    """Which pages (from 0; `pages` is a multiple of four) stand left and right on each side, front and back by turns,
    so that the folded pile reads in order."""
    for sheet in range(pages // 4):
        first, last = 2 * sheet, pages - 1 - 2 * sheet
        yield last, first
        yield first + 1, last - 1


class _Booklet:
    """Knows what stands on every page and draws it with its corner at the origin."""

    def __init__(self, paper: Paper, meeting: Meeting, entries: Sequence[Entry], words: Words) -> None:
        self.paper, self.canvas = paper, paper.canvas
        self.meeting, self.words = meeting, words
        self.latin = words.language == "en"
        self.many_days = len({entry.start.date() for entry in entries}) > 1
        self.pages = list(self._broken(entries))
        self.count = -(-(len(self.pages) + 1) // 4) * 4

    def _broken(self, entries: Sequence[Entry]) -> Iterator[list[Entry]]:
        """The entries page by page; a new day may begin anywhere, and takes its heading along."""
        page: list[Entry] = []
        room, day = HEIGHT - TOP - FOOT, None
        for entry in entries:
            opens = self.many_days and entry.start.date() != day
            need = self._height(entry) + (DAY if opens else 0)
            if page and need > room:
                yield page
                page, room = [], HEIGHT - TOP - FOOT
                need = self._height(entry) + (DAY if self.many_days else 0)
            page.append(entry)
            room -= need
            day = entry.start.date()
        if page:
            yield page

    def draw(self, page: int) -> None:
        """Draw one page, from 0."""
        if page == 0:
            self._cover()
        elif page <= len(self.pages):
            self._timetable(self.pages[page - 1])
        else:
            self._notes()
        if page:
            told = str(page + 1)
            draw_text(self.canvas, WIDTH / 2, 9 * MM, told, SANS, 8, "centre", colour=QUIET)

    def _cover(self) -> None:
        canvas, centre, _ = self.canvas, WIDTH / 2, self.words.gettext
        width = WIDTH - 2 * MARGIN
        organiser = (self.latin and self.meeting.latin_organiser) or self.meeting.organiser
        if organiser:
            size, _fits = fit_text(organiser, SANS, 10, width, 7)
            draw_text(canvas, centre, HEIGHT - 34 * MM, organiser, SANS, size, "centre", colour=QUIET)
        title = (self.latin and self.meeting.latin_title) or self.meeting.title
        self.paper.about(title)
        y = HEIGHT - 76 * MM
        for line in break_lines(title, SERIF_BOLD, 22, width):
            draw_text(canvas, centre, y, line, SERIF_BOLD, 22, "centre")
            y -= 31
        y -= 4 * MM
        canvas.setStrokeColorRGB(*GOLD)
        canvas.setLineWidth(0.8)
        canvas.line(centre - 18 * MM, y, centre + 18 * MM, y)
        y -= 11 * MM
        spacing = 2 if self.latin else 10
        draw_text(canvas, centre, y, _(N_("Programme")), SERIF, 15, "centre", colour=BLUE, spacing=spacing)
        told = (dates.long_day(self.meeting.starts_at.date(), _), self.meeting.venue)
        y = 38 * MM
        for line in filter(None, told):
            size, _fits = fit_text(line, SANS, 10.5, width, 8)
            draw_text(canvas, centre, y, line, SANS, size, "centre", colour=QUIET)
            y -= 6 * MM

    def _timetable(self, entries: Sequence[Entry]) -> None:
        y = HEIGHT - TOP
        day: dt.date | None = None
        for entry in entries:
            self.paper.about(entry.title)
            if self.many_days and entry.start.date() != day:
                day = entry.start.date()
                told = dates.long_day(day, self.words.gettext)
                draw_text(self.canvas, MARGIN, y - 5 * MM, told, SANS_BOLD, 10.5, colour=BLUE)
                y -= DAY
            y = self._entry(entry, y)

    def _lines(self, entry: Entry) -> tuple[float, list[str], list[str]]:
        x = MARGIN + TIME + NUMBER + min(entry.depth, 3) * INDENT
        width = WIDTH - MARGIN - x
        face = SERIF if entry.light else SERIF_BOLD
        title = break_lines(entry.title, face, 11.5, width)
        return x, title, [line for told in entry.details for line in break_lines(told, SANS, 8.8, width)]

    def _height(self, entry: Entry) -> float:
        _x, title, details = self._lines(entry)
        return len(title) * 16 + len(details) * 12.5 + 12

    def _entry(self, entry: Entry, y: float) -> float:
        """Draw one entry with its top at y; answers its foot."""
        x, title, details = self._lines(entry)
        base = y - 14
        draw_text(self.canvas, MARGIN, base, dates.clock(entry.start), SANS_BOLD, 11, colour=BLUE)
        if entry.number:
            draw_text(self.canvas, x - 2 * MM, base, entry.number, SANS, 9, "right", colour=GOLD)
        face, colour = (SERIF, QUIET) if entry.light else (SERIF_BOLD, INK)
        for line in title:
            draw_text(self.canvas, x, base, line, face, 11.5, colour=colour)
            base -= 16
        for line in details:
            draw_text(self.canvas, x, base + 2, line, SANS, 8.8, colour=QUIET)
            base -= 12.5
        foot = y - self._height(entry)
        self._hairline(foot)
        return foot

    def _notes(self) -> None:
        """Lines to write on."""
        told = self.words.gettext(N_("Notes"))
        draw_text(self.canvas, MARGIN, HEIGHT - TOP - 4 * MM, told, SANS, 9, colour=QUIET)
        y = HEIGHT - TOP - 16 * MM
        while y > FOOT:
            self._hairline(y)
            y -= NOTE_STEP

    def _hairline(self, y: float) -> None:
        self.canvas.setStrokeColorRGB(*FAINT)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(MARGIN, y, WIDTH - MARGIN, y)
