"""The left rail: the meeting, its pages, and how many have come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries import overview
from desktop_app.domain.changes import Changes
from desktop_app.domain.meeting import Meeting
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.office import Office
from desktop_app.ui.pages import PageSpec
from desktop_app.words import _

WIDTH = 208
COUNTED = ("attendee", "attendance_event")


class Rail(QFrame):
    """`picked` tells the key of a page; `menu_wanted` that the menu of the meeting was asked for."""

    picked = Signal(str)
    menu_wanted = Signal()
    palette_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, office: Office, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._title = text_label("", "railTitle", wrap=True)
        self._place = text_label("", "railSub", wrap=True)
        self._count = text_label("", "railCount")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Checked in"))
        self._buttons = {
            spec.key: self._page_button(spec, place) for place, spec in enumerate(pages, start=1)
        }
        self._counter = overview.Counter()
        self.menu_button = button(_("Meeting and settings"), "settings", "icon", on=self.menu_wanted.emit)

        self._lay_out()
        office.committed.connect(self._follow)
        self.show_meeting(office.meeting())
        self._show_count()

    def _page_button(self, spec: PageSpec, place: int) -> QToolButton:
        made = QToolButton()
        made.setText("  " + _(spec.title))
        made.setIcon(icon(spec.icon))
        made.setIconSize(QSize(20, 20))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setAccessibleName(_(spec.title))
        made.setToolTip(f"Ctrl+{place}")
        made.clicked.connect(partial(self._pick, spec.key))
        return made

    def _pick(self, key: str, _checked: bool = False) -> None:
        self.picked.emit(key)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 16)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._place)
        layout.addSpacing(16)
        for one in self._buttons.values():
            group.addButton(one)
            layout.addWidget(one)
        layout.addStretch()
        layout.addWidget(text_label(_("Checked in"), "railSub"))
        layout.addWidget(self._count)
        layout.addWidget(self._bar)
        layout.addSpacing(10)
        commands = button(
            _("Commands"), "command", "icon", on=self.palette_wanted.emit, tip=_("Commands") + "  Ctrl+K"
        )
        help_button = button(
            _("Help"), "circle-help", "icon", on=self.help_wanted.emit, tip=_("Help") + "  F1"
        )
        layout.addLayout(row(self.menu_button, commands, help_button, None, spacing=2))

    def show_current(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show title, day and place; a title of more than three lines is cut, and whole as tool tip."""
        self._title.setText(_cut(meeting.title, QFontMetrics(self._title.font()), (WIDTH - 24) * 3 - 60))
        self._title.setToolTip(meeting.title)
        day = f"{meeting.starts_at:%Y-%m-%d %H:%M}"
        self._place.setText(f"{day} · {meeting.venue}" if meeting.venue else day)

    def _follow(self, changes: Changes) -> None:
        if changes.of("meeting"):
            self.show_meeting(overview.meeting())
        if any(changes.of(table) for table in COUNTED):
            self._counter.apply(changes)
            self._show_count()

    def _show_count(self) -> None:
        present, expected = self._counter.present, self._counter.expected
        self._count.setText(f"{present:,} / {expected:,}")
        self._bar.setRange(0, max(1, expected))
        self._bar.setValue(min(present, max(1, expected)))


def _cut(text: str, measure: QFontMetrics, width: int) -> str:
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
