"""The attendance report (出席情况报告): the figures, by capacity and delegation, how the hall filled, and who.

Values come counted; here they are only set. The first page is what goes to the chair, the lists follow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from desktop_app import dates
from desktop_app.domain.attendance_report import AttendanceReport
from desktop_app.domain.attendees import Attendee
from desktop_app.domain.counting import Counts
from desktop_app.domain.job import Job, Step
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.printed import Printed
from desktop_app.labels import label
from desktop_app.words import N_, Words

from .colour import BLUE, FAINT, INK, QUIET, RED, WASH
from .curve import draw_curve
from .fonts import SANS, SANS_BOLD, SERIF_BOLD
from .layout import draw_text, fit_text, shortened
from .paper import A4, MM, Paper

MARGIN, FOOT, ROW, TILE = 16 * MM, 18 * MM, 7 * MM, 21 * MM
Cells = Sequence[str]
Widths = Sequence[float]


def attendance_report(
    report: AttendanceReport, meeting: Meeting, at: dt.datetime, *, words: Words
) -> Job[Printed]:
    """The report as things stood at `at`. Shares of the width say how wide the columns of each table are."""
    _ = words.gettext
    paper = Paper(
        _(N_("Attendance report")), words=words, size=A4, author=meeting.organiser, made=meeting.starts_at
    )
    page = _Page(paper, meeting, at, words)
    yield Step(0, 3, paper.title)
    page.begin()
    _figures(page, report, words)
    if report.curve:
        _filling(page, report, words)
    by_capacity = [(label(kind, _), counts) for kind, counts in report.counted.by_capacity.items()]
    page.table(_("By capacity"), _heads(words), _lines(by_capacity), _COUNT_WIDTHS)
    yield Step(1, 3, paper.title)
    nowhere = _(N_("Without delegation"))
    by_delegation = [(name or nowhere, counts) for name, counts in report.counted.by_delegation.items()]
    page.table(_(N_("By delegation")), _heads(words), _lines(by_delegation), _COUNT_WIDTHS)
    yield Step(2, 3, paper.title)
    _lists(page, report, words)
    page.end()
    return paper.finished()


_COUNT_WIDTHS = (0.34, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11)
_LIST_WIDTHS = (0.2, 0.36, 0.22, 0.22)


def _heads(words: Words) -> Cells:
    _ = words.gettext
    return (
        "", _(N_("On the list")), _(N_("Expected")), _(N_("Came")), _(N_("Apologies")), _(N_("Absent")), _(N_("Share")),
    )  # fmt: skip


def _lines(rows: Iterable[tuple[str, Counts]]) -> list[Cells]:
    return [
        (
            name,
            str(each.invited),
            str(each.expected),
            str(each.present),
            str(each.apologies),
            str(each.not_yet),
            f"{each.present * 100 // each.expected} %" if each.expected else "–",
        )
        for name, each in rows
    ]


def _figures(page: _Page, report: AttendanceReport, words: Words) -> None:
    """The tiles, and the sentence about the quorum."""
    _, total, roll = words.gettext, report.counted.total, report.counted.quorum
    page.tiles(
        [
            (_(N_("On the list")), total.invited),
            (_(N_("Expected")), total.expected),
            (_(N_("Came")), report.came),
            (_(N_("Late")), len(report.late)),
            (_(N_("Apologies")), len(report.apologies)),
            (_(N_("Absent")), len(report.absent)),
        ]
    )
    if roll.members:
        told = _(N_("Voting members {members}, came {present}, needed {needed}: {met}.")).format(
            members=roll.members,
            present=roll.present,
            needed=roll.needed,
            met=_(N_("the quorum was reached")) if roll.met else _(N_("the quorum was not reached")),
        )
        page.sentence(told, good=roll.met)


def _filling(page: _Page, report: AttendanceReport, words: Words) -> None:
    page.heading(words.gettext(N_("How the hall filled")))
    height = 42 * MM
    page.room_for(height + 10 * MM)
    corner = (MARGIN + 10 * MM, page.y - height)
    told = words.gettext(N_("late from {time}")).format(time=dates.clock(report.starts_at))
    size = (page.right - MARGIN - 12 * MM, height)
    draw_curve(page.paper, corner, size, report.curve, report.came, report.starts_at, told)
    page.y -= height + 11 * MM


def _lists(page: _Page, report: AttendanceReport, words: Words) -> None:
    _ = words.gettext
    who = (_("Name"), _("Organisation"), _("Position"))

    def line(person: Attendee, last: str) -> Cells:
        return (person.name_in(words.language), person.organisation, person.position, last)

    for title, arrivals in ((N_("Late"), report.late), (N_("Came in time"), report.in_time)):
        rows = [line(each.person, dates.clock(each.at)) for each in arrivals]
        page.table(_(title), (*who, _(N_("Arrived at"))), rows, _LIST_WIDTHS)
    substituted = [line(each, each.name) for each in report.substituted]
    page.table(_(N_("Substitutes")), (*who, _(N_("Comes for"))), substituted, _LIST_WIDTHS)
    for title, persons in ((N_("Apologies"), report.apologies), (N_("Absent"), report.absent)):
        rows = [line(each, each.delegation) for each in persons]
        page.table(_(title), (*who, _("Delegation")), rows, _LIST_WIDTHS)


class _Page:
    """A cursor that runs down pages; every page bears the heading, the moment and its number."""

    def __init__(self, paper: Paper, meeting: Meeting, at: dt.datetime, words: Words) -> None:
        self.paper, self.words = paper, words
        self.right, self.y, self.number = paper.width - MARGIN, 0.0, 0
        chinese = words.language.startswith("zh")
        self._held = meeting.title if chinese else meeting.latin_title or meeting.title
        day = dates.long_day(at.date(), words.gettext)
        as_of = words.gettext(N_("as of {moment}")).format(moment=f"{day} {dates.clock(at)}")
        self._when = " · ".join(filter(None, (as_of, meeting.venue)))

    def begin(self) -> None:
        """Open a page with its heading."""
        canvas, top = self.paper.canvas, self.paper.height - 18 * MM
        self.number += 1
        self.paper.about(self._held)
        size, _fits = fit_text(self._held, SANS, 10, self.right - MARGIN, 7)
        draw_text(canvas, MARGIN, top, self._held, SANS, size, colour=QUIET)
        draw_text(canvas, MARGIN, top - 10 * MM, self.paper.title, SERIF_BOLD, 19, colour=INK)
        draw_text(canvas, self.right, top - 10 * MM, self._when, SANS, 9, "right", colour=QUIET)
        canvas.setStrokeColorRGB(*BLUE)
        canvas.setLineWidth(1.2)
        canvas.line(MARGIN, top - 14 * MM, self.right, top - 14 * MM)
        self.y = top - 20 * MM

    def end(self) -> None:
        """Close the page with its number."""
        told = self.words.gettext(N_("page {page}")).format(page=self.number)
        draw_text(self.paper.canvas, self.paper.width / 2, 9 * MM, told, SANS, 8, "centre", colour=QUIET)
        self.paper.next_page()

    def room_for(self, height: float) -> bool:
        """Turn the page where so much is not left; whether it was turned."""
        if self.y - height >= FOOT:
            return False
        self.end()
        self.begin()
        return True

    def heading(self, text: str) -> None:
        """A heading with room for something below it."""
        self.room_for(12 * MM + 2 * ROW)
        self.y -= 10 * MM
        draw_text(self.paper.canvas, MARGIN, self.y, text, SANS_BOLD, 12, colour=BLUE)
        self.y -= 4 * MM

    def sentence(self, text: str, *, good: bool) -> None:
        """One line that matters."""
        draw_text(self.paper.canvas, MARGIN, self.y, text, SANS_BOLD, 11, colour=INK if good else RED)
        self.y -= 3 * MM

    def tiles(self, figures: Sequence[tuple[str, int]]) -> None:
        """Figures in large with their words."""
        canvas, gap = self.paper.canvas, 3 * MM
        width = (self.right - MARGIN - gap * (len(figures) - 1)) / len(figures)
        for place, (told, figure) in enumerate(figures):
            x = MARGIN + place * (width + gap)
            canvas.setFillColorRGB(*WASH)
            canvas.roundRect(x, self.y - TILE, width, TILE, 2 * MM, stroke=0, fill=1)
            draw_text(
                canvas, x + width / 2, self.y - 11.5 * MM, str(figure), SERIF_BOLD, 24, "centre", colour=INK
            )
            draw_text(canvas, x + width / 2, self.y - 17.5 * MM, told, SANS, 9, "centre", colour=QUIET)
        self.y -= TILE + 7 * MM

    def table(self, title: str, heads: Cells, rows: Sequence[Cells], widths: Widths) -> None:
        """A table under its title; nothing where it has no rows. The heads stand again on every page."""
        if not rows:
            return
        self.heading(f"{title}  {len(rows)}" if widths is _LIST_WIDTHS else title)
        self._row(heads, widths, SANS_BOLD)
        for row in rows:
            if self.room_for(ROW):
                self._row(heads, widths, SANS_BOLD)
            self.paper.about(row[0])
            self._row(row, widths, SANS)

    def _row(self, cells: Cells, widths: Widths, face: str) -> None:
        canvas, x, whole = self.paper.canvas, MARGIN, self.right - MARGIN
        if face == SANS_BOLD:
            canvas.setFillColorRGB(*WASH)
            canvas.rect(MARGIN, self.y - ROW, whole, ROW, stroke=0, fill=1)
        for cell, share in zip(cells, widths, strict=True):
            room = share * whole - 3 * MM
            size, fits = fit_text(cell, face, 9, room, 6.5)
            told = cell if fits else shortened(cell, face, size, room)
            draw_text(canvas, x + 1.5 * MM, self.y - ROW + 2.2 * MM, told, face, size, colour=INK)
            x += share * whole
        self.y -= ROW
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, self.y, self.right, self.y)
