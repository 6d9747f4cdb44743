"""The change slip: one sheet that is handed out or pinned up when the agenda is no longer what people hold.

New, moved, changed and cancelled items in the order of the agenda, each with what it was and what it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app import dates
from desktop_app.differences import parts_told, title_told
from desktop_app.domain.editions import Difference, Edition, LineChange
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.numbering import place_of, printed, scheme_of
from desktop_app.domain.printed import Printed
from desktop_app.labels import label
from desktop_app.words import N_, Words

from .colour import BLUE, GOLD, INK, QUIET, RED, Colour
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .heads import draw_head, hairline
from .layout import break_lines, draw_text
from .paper import MM, Paper

MARGIN = 22 * MM
WORD_WIDTH = 22 * MM
NUMBER_WIDTH = 16 * MM
FOOT = 20 * MM
COLOURS: dict[LineChange, Colour] = {
    LineChange.NEW: BLUE,
    LineChange.MOVED: GOLD,
    LineChange.CHANGED: GOLD,
    LineChange.CANCELLED: RED,
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One difference, in words."""

    change: LineChange
    word: str
    number: str
    title: str
    details: tuple[str, ...]


def change_slip(
    meeting: Meeting,
    before: Edition,
    found: Sequence[Difference],
    after: Edition | None = None,
    *,
    words: Words,
) -> Job[Printed]:
    """The slip in the language of `words`: what changed from edition `before` to `after` (None: to the agenda of now).

    A4 upright; as many pages as the changes need."""
    paper = Paper(
        words.gettext(N_("Change slip")), words=words, author=meeting.organiser, made=before.released_at
    )
    slip = _Slip(paper, meeting, words)
    y = slip.head(before, after)
    for place, each in enumerate(found):
        entry = _entry(each, meeting.starts_at.date(), words)
        yield Step(place, len(found), entry.title)
        paper.about(entry.title)
        if y - slip.height(entry) < FOOT:
            paper.next_page()
            y = paper.height - MARGIN
        y = slip.entry(entry, y)
    return paper.finished()


def _entry(found: Difference, first: dt.date, words: Words) -> _Entry:
    line = found.line
    return _Entry(
        found.change,
        label(found.change, words.gettext),
        printed(place_of(line.place), scheme_of(words.language)).rstrip("、．."),
        title_told(line, latin=words.language == "en"),
        tuple(parts_told(found, first, words.gettext)),
    )


class _Slip:
    """Draws entries one below the other."""

    def __init__(self, paper: Paper, meeting: Meeting, words: Words) -> None:
        self.paper, self.canvas = paper, paper.canvas
        self.meeting, self.words = meeting, words
        self.left, self.right = MARGIN, paper.width - MARGIN
        self.x = self.left + WORD_WIDTH + NUMBER_WIDTH

    def head(self, before: Edition, after: Edition | None) -> float:
        """Title of the meeting, what this is, and which editions are compared; answers where the entries begin."""
        word, about = self.words.gettext(N_("Changes to the agenda")), self._compared(before, after)
        return draw_head(self.paper, self.meeting, word, about, self.words, left=self.left, right=self.right)

    def _compared(self, before: Edition, after: Edition | None) -> str:
        _ = self.words.gettext
        told = dates.moment_told(before.released_at, self.meeting.starts_at.date(), _)
        since = _("since edition {number}, released {time}").format(number=before.number, time=told)
        if after is None:
            return since
        return _("{since}; this is edition {number}").format(since=since, number=after.number)

    def _lines(self, entry: _Entry) -> tuple[list[str], list[str]]:
        width = self.right - self.x
        return (
            break_lines(entry.title, SERIF_BOLD, 12.5, width),
            [line for told in entry.details for line in break_lines(told, SANS, 10.5, width)],
        )

    def height(self, entry: _Entry) -> float:
        """Room an entry needs, in points."""
        title, details = self._lines(entry)
        return len(title) * 17.5 + len(details) * 15 + 16

    def entry(self, entry: _Entry, y: float) -> float:
        """Draw one entry with its top at y; answers its foot."""
        title, details = self._lines(entry)
        base = y - 19
        colour = COLOURS[entry.change]
        draw_text(self.canvas, self.left, base, entry.word, SANS_BOLD, 10.5, colour=colour)
        draw_text(self.canvas, self.x - 4 * MM, base, entry.number, SANS, 10, "right", colour=GOLD)
        cancelled = entry.change is LineChange.CANCELLED
        for line in title:
            width = draw_text(
                self.canvas, self.x, base, line, SERIF_BOLD, 12.5, colour=QUIET if cancelled else INK
            )
            if cancelled:
                self._strike(width, base + 4)
            base -= 17.5
        for line in details:
            draw_text(self.canvas, self.x, base, line, SANS, 10.5, colour=QUIET)
            base -= 15
        foot = y - self.height(entry)
        hairline(self.paper, self.left, self.right, foot)
        return foot

    def _strike(self, width: float, y: float) -> None:
        self.canvas.setStrokeColorRGB(*RED)
        self.canvas.setLineWidth(0.8)
        self.canvas.line(self.x, y, self.x + width, y)
