"""The programme: title, day and venue, and the timetable with who speaks and what papers there are.

One page whenever the agenda fits, with type and gaps drawn in together down to 70 %; a longer one goes on over pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

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
from .paper import A3, MM, Paper

MARGIN = 22 * MM
TIME_WIDTH = 30 * MM
NUMBER_WIDTH = 12 * MM
INDENT = 6 * MM
FOOT = 20 * MM
SMALLEST = 0.7
ENLARGED = 2**0.5
"""From A4 to A3."""
WALL_LARGEST = 1.5


def programme(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    taken: Collection[str] = (),
    *,
    words: Words,
) -> Job[Printed]:
    """The programme in the language of `words`; internal items stay out of it. `people` by id, for positions; `taken`
    are the places of cancelled items. Numbers are those of the screen and of every edition."""
    entries = entries_of(meeting, items, people, taken, words)
    paper = Paper(
        words.gettext(N_("Programme")), words=words, author=meeting.organiser, made=meeting.starts_at
    )
    drawing = Drawing(paper, meeting, entries, words)
    yield from drawing.run()
    return paper.finished()


def wall_agenda(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    taken: Collection[str] = (),
    *,
    words: Words,
) -> Job[Printed]:
    """The agenda to be read from a wall: A3 upright, type as large as the page allows, no papers named."""
    bare = [replace(item, material="") for item in items]
    entries = entries_of(meeting, bare, people, taken, words)
    title = words.gettext(N_("Agenda for the wall"))
    paper = Paper(title, words=words, size=A3, author=meeting.organiser, made=meeting.starts_at)
    yield from Drawing(paper, meeting, entries, words, largest=WALL_LARGEST, magnified=ENLARGED).run()
    return paper.finished()


class Drawing:
    """Draws the entries at the largest scale at which they fit one page. `largest` is where scaling up ends;
    `magnified` enlarges the page as a whole, whose measures stay those of A4."""

    def __init__(
        self,
        paper: Paper,
        meeting: Meeting,
        entries: Sequence[Entry],
        words: Words,
        *,
        largest: float = 1.0,
        magnified: float = 1.0,
    ) -> None:
        self.paper, self.meeting, self.entries, self.words = paper, meeting, entries, words
        self.canvas = paper.canvas
        self.largest, self.magnified = largest, magnified
        self.width, self.height = paper.width / magnified, paper.height / magnified
        self.left, self.right = MARGIN, self.width - MARGIN
        self.scale = 1.0
        self.many_days = len({entry.start.date() for entry in entries}) > 1
        self.day: dt.date | None = None

    def run(self) -> Job[None]:
        self.canvas.scale(self.magnified, self.magnified)
        top = self._head()
        room = top - FOOT
        self.scale = next(
            (
                size / 100
                for size in range(int(self.largest * 100), int(SMALLEST * 100) - 1, -2)
                if self._total(size / 100) <= room
            ),
            0.86,
        )
        spare = room - self._total(self.scale)
        air = min(spare / (len(self.entries) + 2), 3.2 * MM) if spare > 0 else 0.0
        y = top - air
        for place, entry in enumerate(self.entries):
            yield Step(place, len(self.entries), entry.title)
            self.paper.about(entry.title)
            height = self._measure(entry, self.scale) + self._day_height(entry, self.scale)
            if y - height < FOOT:
                self._foot()
                self.paper.next_page()
                self.canvas.scale(self.magnified, self.magnified)
                y = self.height - MARGIN
            y = self._entry(entry, y) - air
        self._foot()

    def _head(self) -> float:
        """Organiser, title, "Programme", day and venue; answers where the timetable begins."""
        canvas, centre, _ = self.canvas, self.width / 2, self.words.gettext
        latin = self.words.language == "en"
        width = self.right - self.left
        y = self.height - 26 * MM
        organiser = (latin and self.meeting.latin_organiser) or self.meeting.organiser
        if organiser:
            draw_text(
                canvas, centre, y, organiser, SANS, 10, "centre", colour=QUIET, spacing=0 if latin else 1.2
            )
            y -= 11 * MM
        title = (latin and self.meeting.latin_title) or self.meeting.title
        self.paper.about(title)
        size, _fits = fit_text(title, SERIF_BOLD, 22, width, 15)
        for line in break_lines(title, SERIF_BOLD, size, width):
            draw_text(canvas, centre, y, line, SERIF_BOLD, size, "centre")
            y -= size * 1.35
        y -= 1.5 * MM
        word = _("Programme")
        spacing = 1.5 if latin else 9
        draw_text(canvas, centre, y, word, SERIF, 13, "centre", colour=BLUE, spacing=spacing)
        y -= 6 * MM
        self._ornament(centre, y)
        y -= 7.5 * MM
        told = [dates.long_day(self.meeting.starts_at.date(), _), self.meeting.venue]
        line = "   ·   ".join(filter(None, told))
        size, _fits = fit_text(line, SANS, 10.5, width, 8)
        draw_text(canvas, centre, y, line, SANS, size, "centre", colour=QUIET)
        return y - 9 * MM

    def _ornament(self, centre: float, y: float) -> None:
        """A hairline with a lozenge in its middle."""
        canvas = self.canvas
        canvas.setStrokeColorRGB(*GOLD)
        canvas.setFillColorRGB(*GOLD)
        canvas.setLineWidth(0.6)
        for side in (-1, 1):
            canvas.line(centre + side * 3 * MM, y, centre + side * 26 * MM, y)
        path = canvas.beginPath()
        path.moveTo(centre - 1.3 * MM, y)
        for dx, dy in ((0, 1.3), (1.3, 0), (0, -1.3)):
            path.lineTo(centre + dx * MM, y + dy * MM)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    def _total(self, scale: float) -> float:
        total, day = 0.0, None
        for entry in self.entries:
            total += self._measure(entry, scale)
            if self.many_days and entry.start.date() != day:
                total += 11 * MM * scale
                day = entry.start.date()
        return total

    def _day_height(self, entry: Entry, scale: float) -> float:
        return 11 * MM * scale if self.many_days and entry.start.date() != self.day else 0.0

    def _column(self, entry: Entry) -> tuple[float, float]:
        """Where an entry's words begin, and how wide they may be."""
        x = self.left + TIME_WIDTH + NUMBER_WIDTH + entry.depth * INDENT
        return x, self.right - x

    def _lines(self, entry: Entry, scale: float) -> tuple[list[str], list[str]]:
        _x, width = self._column(entry)
        face = SERIF if entry.light else SERIF_BOLD
        title = break_lines(entry.title, face, 12.5 * scale, width)
        details = [line for told in entry.details for line in break_lines(told, SANS, 9.2 * scale, width)]
        return title, details

    def _measure(self, entry: Entry, scale: float) -> float:
        title, details = self._lines(entry, scale)
        return (len(title) * 17.5 + len(details) * 13.2 + 13) * scale

    def _entry(self, entry: Entry, y: float) -> float:
        """Draw one entry with its top at y; answers its foot."""
        scale = self.scale
        if self.many_days and entry.start.date() != self.day:
            y -= 11 * MM * scale
            told = dates.long_day(entry.start.date(), self.words.gettext)
            draw_text(self.canvas, self.left, y + 3 * MM * scale, told, SANS_BOLD, 11 * scale, colour=BLUE)
        self.day = entry.start.date()
        title, details = self._lines(entry, scale)
        x, _width = self._column(entry)
        base = y - 14 * scale
        self._times(entry, base)
        if entry.number:
            draw_text(self.canvas, x - 3 * MM, base, entry.number, SANS, 9.5 * scale, "right", colour=GOLD)
        face, colour = (SERIF, QUIET) if entry.light else (SERIF_BOLD, INK)
        for line in title:
            draw_text(self.canvas, x, base, line, face, 12.5 * scale, colour=colour)
            base -= 17.5 * scale
        base += 2.5 * scale
        for line in details:
            draw_text(self.canvas, x, base, line, SANS, 9.2 * scale, colour=QUIET)
            base -= 13.2 * scale
        foot = y - self._measure(entry, scale)
        self.canvas.setStrokeColorRGB(*FAINT)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(self.left, foot + 1, self.right, foot + 1)
        return foot

    def _times(self, entry: Entry, base: float) -> None:
        """Start large, end small beside it."""
        width = draw_text(
            self.canvas, self.left, base, dates.clock(entry.start), SANS_BOLD, 12 * self.scale, colour=BLUE
        )
        if entry.end > entry.start:
            told = f"– {dates.clock(entry.end)}"
            x = self.left + width + 1.6 * MM
            draw_text(self.canvas, x, base, told, SANS, 9 * self.scale, colour=QUIET)

    def _foot(self) -> None:
        canvas, y = self.canvas, 13 * MM
        told = self.words.gettext(N_("Times may change during the meeting."))
        draw_text(canvas, self.width / 2, y, told, SANS, 7.5, "centre", colour=QUIET)
