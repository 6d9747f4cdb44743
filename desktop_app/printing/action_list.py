"""The action list: what is to be done, by whom and by when, with a box to tick; what is done stands below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app import dates
from desktop_app.domain.actions import Action, in_order
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.words import N_, Words

from .colour import BLUE, INK, QUIET
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .heads import draw_head, hairline
from .layout import break_lines, draw_text
from .paper import MM, Paper

MARGIN = 20 * MM
BOX, OWNER, DUE = 9 * MM, 40 * MM, 30 * MM
FOOT = 20 * MM


@dataclass(frozen=True, slots=True)
class _Entry:
    """One action, in words."""

    task: str
    about: str
    owner: str
    due: str
    done: bool


def action_list(
    meeting: Meeting,
    actions: Sequence[Action],
    items: Mapping[str, str],
    *,
    words: Words,
) -> Job[Printed]:
    """The list in the language of `words`, A4 upright. `items` are number and title by id of the agenda item."""
    paper = Paper(
        words.gettext(N_("Action list")), words=words, author=meeting.organiser, made=meeting.starts_at
    )
    listed = in_order(actions)
    sheet = _Sheet(paper, words)
    y = sheet.head(meeting, sum(each.is_open for each in listed), len(listed))
    for place, each in enumerate(listed):
        entry = _entry(each, items, words)
        yield Step(place, len(listed), entry.task)
        paper.about(entry.task)
        if y - sheet.height(entry) < FOOT:
            paper.next_page()
            y = sheet.columns(paper.height - MARGIN)
        y = sheet.entry(entry, y)
    return paper.finished()


def _entry(action: Action, items: Mapping[str, str], words: Words) -> _Entry:
    _ = words.gettext
    origin = _(N_("from {meeting}")).format(meeting=action.origin) if action.origin else ""
    done = ""
    if action.done_at is not None:
        done = _(N_("done on {day}")).format(day=dates.day_told(action.done_at.date(), _))
    about = " · ".join(filter(None, (items.get(action.item_id or "", ""), origin, done)))
    due = dates.day_told(action.due, _) if action.due is not None else ""
    return _Entry(action.task, about, action.owner, due, not action.is_open)


class _Sheet:
    """Draws entries one below the other."""

    def __init__(self, paper: Paper, words: Words) -> None:
        self.paper, self.canvas, self.words = paper, paper.canvas, words
        self.left, self.right = MARGIN, paper.width - MARGIN
        self.x = self.left + BOX
        self.due_x = self.right - DUE
        self.owner_x = self.due_x - OWNER

    def head(self, meeting: Meeting, still: int, total: int) -> float:
        """The head of the first page, with how much is open; answers where the entries begin."""
        _ = self.words.gettext
        counted = _(N_("{open} open, {done} done")).format(open=still, done=total - still)
        about = " · ".join((dates.long_day(meeting.starts_at.date(), _), counted))
        word = _(N_("Action list"))
        y = draw_head(self.paper, meeting, word, about, self.words, left=self.left, right=self.right)
        return self.columns(y)

    def columns(self, y: float) -> float:
        """The headings of the columns; answers where the entries begin."""
        _ = self.words.gettext
        for x, title in ((self.x, _(N_("Task"))), (self.owner_x, _(N_("Owner"))), (self.due_x, _(N_("Due")))):
            draw_text(self.canvas, x, y - 13, title, SANS_BOLD, 9, colour=BLUE)
        hairline(self.paper, self.left, self.right, y - 19)
        return y - 19

    def _lines(self, entry: _Entry) -> tuple[list[str], list[str], list[str], list[str]]:
        width = self.owner_x - self.x - 5 * MM
        return (
            break_lines(entry.task, SERIF_BOLD, 11.5, width),
            break_lines(entry.about, SANS, 9, width) if entry.about else [],
            break_lines(entry.owner, SANS, 10.5, OWNER - 4 * MM) if entry.owner else [],
            break_lines(entry.due, SANS, 10.5, DUE) if entry.due else [],
        )

    def height(self, entry: _Entry) -> float:
        """Room an entry needs, in points."""
        task, about, owner, due = self._lines(entry)
        return max(len(task) * 16 + len(about) * 13, len(owner) * 15, len(due) * 15) + 14

    def entry(self, entry: _Entry, y: float) -> float:
        """Draw one entry with its top at y; answers its foot."""
        task, about, owner, due = self._lines(entry)
        self._box(y - 18, entry.done)
        base = y - 17
        ink = QUIET if entry.done else INK
        for x, lines in ((self.owner_x, owner), (self.due_x, due)):
            for place, line in enumerate(lines):
                draw_text(self.canvas, x, base - 15 * place, line, SANS, 10.5, colour=ink)
        for line in task:
            draw_text(self.canvas, self.x, base, line, SERIF_BOLD, 11.5, colour=ink)
            base -= 16
        for line in about:
            draw_text(self.canvas, self.x, base + 2, line, SANS, 9, colour=QUIET)
            base -= 13
        foot = y - self.height(entry)
        hairline(self.paper, self.left, self.right, foot)
        return foot

    def _box(self, y: float, done: bool) -> None:
        """A box to tick; ticked where it is done."""
        self.canvas.setStrokeColorRGB(*QUIET)
        self.canvas.setLineWidth(0.9)
        self.canvas.rect(self.left + 1, y, 10, 10, stroke=1, fill=0)
        if done:
            self.canvas.setLineWidth(1.4)
            self.canvas.line(self.left + 3, y + 5, self.left + 5.2, y + 2.4)
            self.canvas.line(self.left + 5.2, y + 2.4, self.left + 9.4, y + 8)
