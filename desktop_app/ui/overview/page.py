"""The overview: what is done and what is missing for the day, each line with a link to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries import agenda, overview
from desktop_app.domain.changes import Changes
from desktop_app.domain.clock import timetable
from desktop_app.domain.overview import Check, Readiness
from desktop_app.ui.kit.basics import Card, Pill, button, rule, text_label
from desktop_app.ui.kit.page import Page
from desktop_app.ui.office import Office
from desktop_app.ui.overview.lines import (
    DoneLines,
    Figure,
    FirstSteps,
    NextItems,
    ReadinessLine,
    clear,
    grade,
    scrolled,
)
from desktop_app.words import _, ngettext

NEXT_SHOWN = 8
SETTLE_MS = 60


class OverviewPage(Page):
    """Reads everything anew, at most once per moment, after any change while it is in sight."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(office, parent)
        self.stack = QStackedWidget()
        self.lines = QVBoxLayout()
        self.summary = Pill()
        self.figures = {
            Check.ROSTER: Figure(_("Attendees"), "attendees"),
            Check.UNSEATED: Figure(_("Seated"), "seating"),
            Check.AGENDA: Figure(_("Agenda"), "agenda"),
            Check.AWARDS: Figure(_("Awards"), "awards"),
        }
        self.next_items = NextItems()
        self._counter = overview.Counter()
        self._stale = True
        self._steps: FirstSteps | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)

        desk = button(_("Open the check-in desk"), "user-check", "primary", on=lambda: office.go("checkin"))
        self.add_actions(desk)
        self.stack.addWidget(self._day())
        self.body.addWidget(self.stack, 1)

        self._settle.timeout.connect(self._refresh)
        office.committed.connect(self._follow)
        self._refresh()

    def _day(self) -> QWidget:
        day = QWidget()
        column = QVBoxLayout(day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        figures = QHBoxLayout()
        figures.setSpacing(16)
        for figure in self.figures.values():
            figure.followed.connect(self.office.go)
            figures.addWidget(figure, 1)
        self.next_items.followed.connect(self.office.go)
        column.addLayout(figures)
        halves = QGridLayout()
        halves.setSpacing(16)
        halves.setColumnStretch(0, 5)
        halves.setColumnStretch(1, 3)
        halves.addWidget(self._readiness(), 0, 0)
        halves.addWidget(self.next_items, 0, 1)
        column.addLayout(halves, 1)
        return day

    def _readiness(self) -> Card:
        card = Card(padding=12, spacing=4)
        head = QHBoxLayout()
        head.setContentsMargins(10, 4, 4, 4)
        head.addWidget(text_label(_("Ready for the day?"), "h2"))
        head.addStretch()
        head.addWidget(self.summary)
        card.body.addLayout(head)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(2)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.lines)
        column.addStretch()
        card.body.addWidget(scrolled(inside), 1)
        return card

    def arrived(self) -> None:
        """Read anew when something has changed since the page was last in sight."""
        if self._stale:
            self._refresh()

    def _follow(self, changes: Changes) -> None:
        self._counter.apply(changes)
        self._stale = True
        if self.isVisible():
            self._settle.start()

    def _refresh(self) -> None:
        self._stale = False
        found = overview.readiness()
        by_check = {each.check: each for each in found}
        meeting = self.office.meeting()
        self.heading(_("Overview"), meeting.title)
        fresh = self._show_first_steps(by_check)
        if not fresh:
            self._show_lines(found)
            self._show_figures(by_check)
            self._show_next()

    def _show_first_steps(self, found: dict[Check, Readiness]) -> bool:
        """A meeting with next to nothing in it shows how to begin instead of a list of gaps."""
        done = {
            key: key in found and found[key].done
            for key in (Check.ROSTER, Check.HALL, Check.AGENDA, Check.AWARDS)
        }
        fresh = sum(done.values()) < 2
        if self._steps is not None:
            self.stack.removeWidget(self._steps)
            self._steps.deleteLater()
            self._steps = None
        if fresh:
            self._steps = FirstSteps(_steps(done), self.office.go)
            self.stack.addWidget(self._steps)
        self.stack.setCurrentIndex(1 if fresh else 0)
        return fresh

    def _show_lines(self, found: Sequence[Readiness]) -> None:
        clear(self.lines)
        order = {"bad": 0, "warn": 1}
        missing = [each for each in found if not each.done]
        for each in sorted(missing, key=lambda each: order[grade(each)]):
            line = ReadinessLine(each)
            line.followed.connect(self.office.go)
            self.lines.addWidget(line)
        if missing:
            self.lines.addWidget(rule())
        self.lines.addWidget(DoneLines([each for each in found if each.done]))
        gaps = len(missing)
        if gaps:
            text = ngettext("{number} thing to do", "{number} things to do", gaps).format(number=gaps)
            self.summary.show_as(text, "warn")
        else:
            self.summary.show_as(_("Ready"), "ok")

    def _show_figures(self, found: dict[Check, Readiness]) -> None:
        people = found[Check.ROSTER].of
        came = _("{present} of {expected} have come").format(
            present=self._counter.present, expected=self._counter.expected
        )
        self.figures[Check.ROSTER].tell(str(people), came)
        seats = found.get(Check.UNSEATED)
        if seats is not None:
            hall = _("{seats} seats in the hall").format(seats=found[Check.HALL].of)
            self.figures[Check.UNSEATED].tell(f"{seats.of - seats.missing} / {seats.of}", hall)
        else:
            self.figures[Check.UNSEATED].tell("–", _("No hall yet"))
        awards = found.get(Check.AWARDS)
        self.figures[Check.AWARDS].tell(str(awards.of) if awards else "–", _("recipients"))

    def _show_next(self) -> None:
        meeting, items = self.office.meeting(), agenda.items()
        times = timetable(items, meeting.starts_at)
        span = f"{times.start:%H:%M} – {times.end:%H:%M}" if items else _("No agenda yet")
        count = ngettext("{number} item", "{number} items", len(items)).format(number=len(items))
        self.figures[Check.AGENDA].tell(count, span)
        now = self.office.now()
        top = [item for item in items if item.parent_id is None and item.id in times.slots]
        coming = [item for item in top if times.slots[item.id].end > now] or top
        shown = []
        for item in coming[:NEXT_SHOWN]:
            slot = times.slots[item.id]
            length = _("{minutes} min").format(minutes=int((slot.end - slot.start).total_seconds() // 60))
            shown.append((f"{slot.start:%H:%M}", item.title, length, slot.start <= now < slot.end))
        self.next_items.tell(_("Next on the agenda") if coming is not top else _("Agenda"), shown)


def _steps(done: dict[Check, bool]) -> list[tuple[str, str, str, str, bool]]:
    return [
        (
            "attendees",
            _("Import the roster"),
            _("From Excel or CSV; you see what will change before anything is written."),
            "users",
            done[Check.ROSTER],
        ),
        (
            "seating",
            _("Lay out the hall"),
            _("Rows, aisles and the dais; then everybody can be seated automatically."),
            "armchair",
            done[Check.HALL],
        ),
        (
            "agenda",
            _("Write the agenda"),
            _("Give lengths; the times follow."),
            "list-ordered",
            done[Check.AGENDA],
        ),
        (
            "awards",
            _("Import the awards"),
            _("Recipients, batches on stage, certificates. Skip this when nobody is commended."),
            "award",
            done[Check.AWARDS],
        ),
    ]
