"""The attendance lists: add one, name it, set over which period it is counted, remove it while nobody is on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from db.queries import sessions as lists
from desktop_app.commands.sessions import add_session, edit_session, remove_session
from desktop_app.domain.attendance import PLENARY
from desktop_app.domain.changes import Changes
from desktop_app.domain.sessions import Session
from desktop_app.ui.checkin.roll import list_name
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _


class Moment(QWidget):
    """A moment that may be left out: a box to tick, the moment, and "now"."""

    def __init__(self, words: str, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.on = QCheckBox(words)
        self.at = QDateTimeEdit()
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet cannot pad a spin box at the left
        self.at.setAccessibleName(words)
        line = row(self.at, button(_("Now"), "clock", on=self._now))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.on)
        column.addLayout(line)
        self.on.toggled.connect(self.at.setEnabled)

    def show_moment(self, at: dt.datetime | None, otherwise: dt.datetime) -> None:
        """Show a moment, or that there is none."""
        shown = at or otherwise
        self.on.setChecked(at is not None)
        self.at.setEnabled(at is not None)
        self.at.setDateTime(
            QDateTime(QDate(shown.year, shown.month, shown.day), QTime(shown.hour, shown.minute))
        )

    def moment(self) -> dt.datetime | None:
        """What is set."""
        if not self.on.isChecked():
            return None
        day, time = self.at.dateTime().date(), self.at.dateTime().time()
        return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())

    def _now(self) -> None:
        now = self._office.now()
        self.show_moment(now.replace(second=0, microsecond=0), now)


class ListsDialog(QDialog):
    """Lists at the left, the chosen one at the right. Everything is done at once and can be undone."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Attendance lists"))
        self.resize(680, 460)
        self._office = office
        self._sessions: list[Session] = []
        self.names = QListWidget()
        self.names.setAccessibleName(self.windowTitle())
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the list"))
        self.opens = Moment(_("Counted from"), office)
        self.closes = Moment(_("Counted until"), office)
        self.remove = button(_("Remove"), "trash-2", on=self._remove)
        self.save = button(_("Apply"), "check", "primary", on=self.apply)
        self._lay_out()
        self.names.currentRowChanged.connect(self._show)
        office.committed.connect(self._changed)
        self._read()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.names, 1)
        left.addWidget(button(_("Add a list"), "plus", on=self.add))
        card = Card()
        card.body.addWidget(text_label(_("Name of the list"), "muted"))
        card.body.addWidget(self.name)
        card.body.addWidget(self.opens)
        card.body.addWidget(self.closes)
        hint = _(
            "Before this period nobody can be checked in by mistake; whoever comes after it counts as late."
        )
        card.body.addWidget(text_label(hint, "muted", wrap=True))
        card.body.addStretch()
        card.body.addLayout(row(self.remove, None, self.save))
        halves = row(spacing=16)
        halves.addLayout(left, 2)
        halves.addWidget(card, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        layout.addLayout(halves, 1)
        layout.addLayout(row(None, button(_("Close"), on=self.accept)))

    def chosen(self) -> Session | None:
        """The list in view."""
        place = self.names.currentRow()
        return self._sessions[place] if 0 <= place < len(self._sessions) else None

    def add(self) -> None:
        """Add a list, to be named."""
        if self._office.do(add_session, Session("", _("New list"))):
            self.names.setCurrentRow(self.names.count() - 1)
            self.name.setFocus()
            self.name.selectAll()

    def apply(self) -> None:
        """Keep what the fields say."""
        session = self.chosen()
        if session is not None:
            drafted = replace(
                session,
                name=self.name.text(),
                opens_at=self.opens.moment(),
                closes_at=self.closes.moment(),
            )
            if drafted != session and self._office.do(edit_session, drafted):
                self._office.say(_("{name}: list changed").format(name=drafted.name), undo=True)

    def _remove(self) -> None:
        session = self.chosen()
        if session is not None and self._office.do(remove_session, session.id):
            self._office.say(_("{name}: list removed").format(name=session.name), undo=True)

    def _changed(self, changes: Changes) -> None:
        if changes.of("session"):
            self._read()

    def _read(self) -> None:
        place = max(0, self.names.currentRow())
        self._sessions = lists.sessions()
        self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([list_name(each) for each in self._sessions])
        self.names.blockSignals(False)
        self.names.setCurrentRow(min(place, len(self._sessions) - 1))
        self._show()

    def _show(self, *_row: object) -> None:
        session = self.chosen()
        if session is None:
            return
        begins = self._office.meeting().starts_at
        plenary = session.id == PLENARY
        self.name.setText(session.name)
        self.name.setReadOnly(plenary)
        self.name.setCursorPosition(0)
        self.opens.show_moment(session.opens_at, begins - dt.timedelta(hours=1))
        self.closes.show_moment(session.closes_at, begins)
        self.remove.setEnabled(not plenary)
