"""The programme: title, day and venue, and the timetable with who speaks and what papers there are.

One page whenever the agenda fits, with type and gaps drawn in together down to 70 %; a longer one goes on over pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop_app import dates
from desktop_app.domain.agenda import AgendaItem, ItemKind, ItemRole, branch, depths, tree_order
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.clock import timetable
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import numbers, scheme_of
from desktop_app.domain.printed import Printed
from desktop_app.labels import label
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, GOLD, INK, QUIET
from .fonts import SANS, SANS_BOLD, SERIF, SERIF_BOLD
from .layout import break_lines, draw_text, fit_text
from .paper import MM, Paper

MARGIN = 22 * MM
TIME_WIDTH = 30 * MM
NUMBER_WIDTH = 12 * MM
INDENT = 6 * MM
FOOT = 20 * MM
SMALLEST = 0.7
PAUSES = frozenset({ItemKind.BREAK, ItemKind.CHECK_IN})
"""Shown lighter: they structure the day rather than fill it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the timetable, in words."""

    number: str
    start: dt.datetime
    end: dt.datetime
    title: str
    details: tuple[str, ...]
    depth: int
    light: bool


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
    entries = _entries(meeting, items, people, taken, words)
    paper = Paper(
        words.gettext(N_("Programme")), words=words, author=meeting.organiser, made=meeting.starts_at
    )
    drawing = _Drawing(paper, meeting, entries, words)
    yield from drawing.run()
    return paper.finished()


def _entries(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    people: Mapping[str, Attendee],
    taken: Collection[str],
    words: Words,
) -> list[_Entry]:
    hidden = {key for item in items if item.internal for key in branch(items, item.id)}
    shown = [item for item in tree_order(items) if item.id not in hidden]
    slots, depth = timetable(items, meeting.starts_at).slots, depths(items)
    counted = numbers(items, scheme_of(words.language), taken=taken)
    return [
        _Entry(
            number=counted[item.id].rstrip("、．."),
            start=slots[item.id].start,
            end=slots[item.id].end,
            title=_title(item, words),
            details=_details(item, people, words),
            depth=depth[item.id],
            light=item.kind in PAUSES,
        )
        for item in shown
    ]


def _title(item: AgendaItem, words: Words) -> str:
    return item.latin_title if words.language == "en" and item.latin_title else item.title


def _details(item: AgendaItem, people: Mapping[str, Attendee], words: Words) -> tuple[str, ...]:
    """Who, with position; then the papers."""
    _ = words.gettext
    lines = []
    by_role: dict[str, list[ItemRole]] = {}
    for role in item.roles:
        by_role.setdefault(label(role.role, _), []).append(role)
    for title, roles in by_role.items():
        told = _(", ").join(_person(role, people.get(role.attendee_id or ""), words) for role in roles)
        lines.append(_("{role}: {people}").format(role=title, people=told))
    if item.material:
        lines.append(_("Material: {material}").format(material=item.material))
    return tuple(lines)


def _person(role: ItemRole, person: Attendee | None, words: Words) -> str:
    """A name with organisation and position, as the roster has them."""
    if person is None:
        return role.name
    if words.language == "en":
        place = ", ".join(filter(None, (person.position, person.organisation)))
        name = person.latin_name or person.name
        return f"{name} ({place})" if place else name
    place = person.organisation + person.position
    return f"{person.name}（{place}）" if place else person.name


class _Drawing:
    """Draws the entries at the largest scale at which they fit one page."""

    def __init__(self, paper: Paper, meeting: Meeting, entries: Sequence[_Entry], words: Words) -> None:
        self.paper, self.meeting, self.entries, self.words = paper, meeting, entries, words
        self.canvas = paper.canvas
        self.left, self.right = MARGIN, paper.width - MARGIN
        self.scale = 1.0
        self.many_days = len({entry.start.date() for entry in entries}) > 1
        self.day: dt.date | None = None

    def run(self) -> Job[None]:
        top = self._head()
        room = top - FOOT
        self.scale = next(
            (
                size / 100
                for size in range(100, int(SMALLEST * 100) - 1, -2)
                if self._height(size / 100) <= room
            ),
            0.86,
        )
        spare = room - self._height(self.scale)
        air = min(spare / (len(self.entries) + 2), 3.2 * MM) if spare > 0 else 0.0
        y = top - air
        for place, entry in enumerate(self.entries):
            yield Step(place, len(self.entries), entry.title)
            self.paper.about(entry.title)
            height = self._measure(entry, self.scale) + self._day_height(entry, self.scale)
            if y - height < FOOT:
                self._foot()
                self.paper.next_page()
                y = self.paper.height - MARGIN
            y = self._entry(entry, y) - air
        self._foot()

    def _head(self) -> float:
        """Organiser, title, "Programme", day and venue; answers where the timetable begins."""
        canvas, centre, _ = self.canvas, self.paper.width / 2, self.words.gettext
        latin = self.words.language == "en"
        width = self.right - self.left
        y = self.paper.height - 26 * MM
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

    def _height(self, scale: float) -> float:
        total, day = 0.0, None
        for entry in self.entries:
            total += self._measure(entry, scale)
            if self.many_days and entry.start.date() != day:
                total += 11 * MM * scale
                day = entry.start.date()
        return total

    def _day_height(self, entry: _Entry, scale: float) -> float:
        return 11 * MM * scale if self.many_days and entry.start.date() != self.day else 0.0

    def _column(self, entry: _Entry) -> tuple[float, float]:
        """Where an entry's words begin, and how wide they may be."""
        x = self.left + TIME_WIDTH + NUMBER_WIDTH + entry.depth * INDENT
        return x, self.right - x

    def _lines(self, entry: _Entry, scale: float) -> tuple[list[str], list[str]]:
        _x, width = self._column(entry)
        face = SERIF if entry.light else SERIF_BOLD
        title = break_lines(entry.title, face, 12.5 * scale, width)
        details = [line for told in entry.details for line in break_lines(told, SANS, 9.2 * scale, width)]
        return title, details

    def _measure(self, entry: _Entry, scale: float) -> float:
        title, details = self._lines(entry, scale)
        return (len(title) * 17.5 + len(details) * 13.2 + 13) * scale

    def _entry(self, entry: _Entry, y: float) -> float:
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

    def _times(self, entry: _Entry, base: float) -> None:
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
        draw_text(canvas, self.paper.width / 2, y, told, SANS, 7.5, "centre", colour=QUIET)
