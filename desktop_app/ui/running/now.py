"""What runs: the countdown, its plan and its reality, and the buttons that move the meeting on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app import dates
from desktop_app.domain.clock import MINUTE
from desktop_app.domain.running import ItemState, item_before
from desktop_app.labels import label
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.running.moment import Moment, countdown_told, floor_told, offset_told, speakers_of, titled
from desktop_app.words import _

PILLS = {ItemState.RUNNING: "ok", ItemState.PAUSED: "warn"}


class NowCard(Card):
    """Each signal is one press; the card itself knows nothing of recording."""

    go_on = Signal()
    go_back = Signal()
    paused = Signal()
    skip = Signal()
    add = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=20)
        self.state, self.title = Pill(), text_label(name="h1", wrap=True)
        self.speaker, self.told = text_label(name="muted"), text_label(wrap=True)
        self.left = text_label(name="countdown")
        self.bar = QProgressBar()
        self.next_button = button("", "skip-forward", "big", on=self.go_on.emit)
        self.pause_button = button(_("Pause"), "pause", "big2", on=self.paused.emit)
        self.back_button = button(_("Back"), "arrow-left", "big2", on=self.go_back.emit)
        self.skip_button = button(_("Skip next"), "x", "big2", on=self.skip.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(row(self.state, None))
        head.addWidget(self.title)
        head.addWidget(self.speaker)
        top = QHBoxLayout()
        top.addLayout(head, 1)
        top.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        self.bar.setTextVisible(False)
        self.bar.setMaximum(1000)
        self.bar.setAccessibleName(_("Time used"))
        self.body.addLayout(top)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.told)
        self.body.addWidget(self.next_button)
        self.body.addLayout(row(self.back_button, self.pause_button, self.skip_button, *self._minutes()))

    def _minutes(self) -> list[QWidget]:
        """Buttons that give and take time."""
        kinds = (
            ("−1", -1, _("One minute less")),
            ("+1", 1, _("One minute more")),
            ("+5", 5, _("Five minutes more")),
        )
        made: list[QWidget] = []
        for told, minutes, tip in kinds:
            each = button(told, kind="big2", on=partial(self.add.emit, minutes), tip=tip)
            each.setAccessibleName(tip)
            made.append(each)
        return made

    def show_moment(self, here: Moment) -> None:
        """Show how it stands."""
        self.left.setText(countdown_told(here.left))
        self.left.setStyleSheet(f"color: {theme.colour(here.token).name()};")
        speaks = " · ".join((here.floor.name, floor_told(here)[0])) if here.floor is not None else ""
        self.speaker.setText(speaks or speakers_of(here.item))
        self.speaker.setVisible(bool(self.speaker.text()))
        self._show_times(here)
        self._show_buttons(here)

    def _show_times(self, here: Moment) -> None:
        item, actual, slot = here.item, here.actual, here.slot
        if item is None or actual is None or slot is None:
            self.state.show_as(_("Not running"), "neutral")
            self.title.setText(here.plan.title)
            self.told.setText(_("Start the first item when the meeting begins.") if here.following else "")
            self.bar.setValue(0)
            return
        self.state.show_as(label(actual.state, _), PILLS.get(actual.state, "neutral"))
        self.title.setText(titled(here.plan, item))
        used = actual.elapsed(here.now) / here.length if here.length else 1
        self.bar.setValue(min(1000, round(1000 * used)))
        began = actual.began or slot.start
        self.told.setText(
            _("planned {start}–{end} · began {began} ({offset}) · ends {ends}").format(
                start=dates.clock(slot.start),
                end=dates.clock(slot.end),
                began=dates.clock(began),
                offset=offset_told((began - slot.start) // MINUTE),
                ends=dates.clock(here.expected[item.id].end),
            )
        )

    def _show_buttons(self, here: Moment) -> None:
        runs, coming = here.item is not None, here.following
        if coming is not None:
            pattern = _("Next: {title}") if runs else _("Start: {title}")
            self.next_button.setText(pattern.format(title=titled(here.plan, coming)))
        else:
            self.next_button.setText(_("End the meeting") if runs else _("The meeting is over"))
        self.next_button.setEnabled(runs or coming is not None)
        paused = here.actual is not None and here.actual.state is ItemState.PAUSED
        self.pause_button.setText(_("Go on") if paused else _("Pause"))
        self.pause_button.setEnabled(runs)
        self.skip_button.setEnabled(coming is not None)
        self.back_button.setEnabled(item_before(here.plan.items, here.course) is not None)
