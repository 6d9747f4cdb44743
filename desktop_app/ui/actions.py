"""Actions on screen: noting one, and the list of all with what is done; from the agenda and while the meeting runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries import actions, agenda
from desktop_app import dates
from desktop_app.commands import actions as commands
from desktop_app.domain.actions import Action
from desktop_app.domain.changes import Changes
from desktop_app.domain.identity import new_id
from desktop_app.domain.typed_times import day_typed
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, row, text_label
from desktop_app.ui.name_completer import NameCompleter
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.ui.people_index import people_index
from desktop_app.words import N_, _

FIELDS = (
    ("task", N_("Task"), N_("What is to be done")),
    ("owner", N_("Responsible"), N_("A person or a body")),
    ("due", N_("Due"), N_("3-20 · 2 weeks · empty: no day")),
)


def note_action(office: Office, parent: QWidget, item_id: str | None = None) -> bool:
    """Ask for a new action and note it; True when it was."""
    blank = Action(new_id(), "", office.now(), item_id=item_id)
    dialog = ActionDialog(office, blank, parent)
    if not office.asker.run(dialog) or not office.do(commands.note_action, dialog.action):
        return False
    office.say(_("Action noted"), undo=True)
    return True


def edit_action(office: Office, parent: QWidget, action: Action) -> bool:
    """Ask for changes of an action and keep them; True when they were."""
    dialog = ActionDialog(office, action, parent)
    return office.asker.run(dialog) and office.do(commands.edit_action, dialog.action)


def tick(office: Office, action: Action, done: bool) -> None:
    """Tick an action off, or open it again."""
    office.do(commands.finish_action, action.id, office.now() if done else None)


def told(action: Action, first: dt.date) -> str:
    """Who does it and by when."""
    due = dates.day_told(action.due, _) if action.due is not None else ""
    origin = _("from {meeting}").format(meeting=action.origin) if action.origin else ""
    return " · ".join(filter(None, (action.owner, due, origin)))


class ActionDialog(QDialog):
    """Task, who, by when. `action` is what was entered; the day is told back as it is understood."""

    def __init__(self, office: Office, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._today = office.now().date()
        self.setWindowTitle(_("Action") if action.task else _("Note action"))
        self.setMinimumWidth(480)
        self.fields = {name: QLineEdit() for name, _title, _hint in FIELDS}
        self.understood = text_label(name="muted")
        self.ok = button(_("Note") if not action.task else _("Apply"), "check", "primary", on=self.accept)
        self.ok.setDefault(True)

        self._lay_out()
        self.names = NameCompleter(people_index(office), self.fields["owner"])
        self.fields["task"].setText(action.task)
        self.fields["owner"].setText(action.owner)
        self.fields["due"].setText(action.due.isoformat() if action.due else "")
        for field in self.fields.values():
            field.textChanged.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(6)
        layout.addWidget(text_label(self.windowTitle(), "h1"))
        if self._action.item_id is not None:
            layout.addWidget(text_label(agenda.get(self._action.item_id).title, "muted", wrap=True))
        for name, title, hint in FIELDS:
            caption = text_label(_(title), "muted")
            caption.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(_(title))
            self.fields[name].setPlaceholderText(_(hint))
            layout.addSpacing(4)
            layout.addWidget(caption)
            layout.addWidget(self.fields[name])
        layout.addWidget(self.understood)
        layout.addSpacing(8)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), self.ok))

    @property
    def action(self) -> Action:
        """The action as entered; a name of the roster is linked to its person, homonyms only when one was chosen."""
        owner = self.fields["owner"].text().strip()
        return replace(
            self._action,
            task=self.fields["task"].text().strip(),
            owner=owner,
            attendee_id=self._whose(owner),
            due=day_typed(self.fields["due"].text(), self._today),
        )

    def _whose(self, owner: str) -> str | None:
        same = owner == self._action.owner and self._action.attendee_id is not None
        picked = self.names.meant(owner)
        return self._action.attendee_id if same and picked is None else picked

    def _show(self) -> None:
        text, day = self.fields["due"].text().strip(), self.action.due
        self.understood.setText(
            dates.long_day(day, _) if day is not None else _("This is not a day yet.") if text else ""
        )
        self.ok.setEnabled(bool(self.action.task) and (day is not None or not text))


class ActionsDialog(QDialog):
    """All actions, open ones first; ticked off, changed and struck out here."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(_("Actions"))
        self.resize(820, 600)
        self.boxes: dict[str, QCheckBox] = {}
        self.holder = QScrollArea()
        self.holder.setWidgetResizable(True)
        self.print_button = button(_("Print list"), "printer", on=self._print)
        new = button(_("Note action…"), "plus", "primary", on=partial(note_action, office, self))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(row(text_label(_("Actions"), "h1"), None, self.print_button, new))
        card = Card(padding=8)
        card.body.addWidget(self.holder)
        layout.addWidget(card, 1)
        layout.addLayout(row(None, button(_("Close"), on=self.accept)))
        office.committed.connect(self._follow)
        self.read()

    def read(self) -> None:
        """Show them as they are now."""
        found = actions.actions()
        self.print_button.setEnabled(bool(found))
        self.boxes = {}
        if not found:
            hint = _("Note who is to do what, and by when: on an agenda item, or while the meeting runs.")
            self.holder.setWidget(EmptyState("list-checks", _("No actions yet"), hint))
            return
        titles = {item.id: item.title for item in agenda.items()}
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(10)
        for line, action in enumerate(found):
            self._line(grid, line, action, titles.get(action.item_id or "", ""))
        grid.setRowStretch(len(found), 1)
        self.holder.setWidget(inside)

    def _line(self, grid: QGridLayout, line: int, action: Action, title: str) -> None:
        today = self._office.now().date()
        box = self.boxes[action.id] = ticking(self._office, action)
        about = " · ".join(filter(None, (told(action, today), title)))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(text_label(action.task, wrap=True))
        if about:
            column.addWidget(text_label(about, "small", wrap=True))
        grid.addWidget(box, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, line, 1)
        if action.overdue(today):
            grid.addWidget(Pill(_("overdue"), "bad"), line, 2, Qt.AlignmentFlag.AlignTop)
        edit = button(_("Change"), "pencil", "icon", on=partial(edit_action, self._office, self, action))
        strike = button(_("Strike out"), "trash-2", "icon", on=self._striker(action))
        grid.addLayout(row(edit, strike, spacing=2), line, 3)

    def _striker(self, action: Action) -> Callable[[], None]:
        def strike() -> None:
            if self._office.do(commands.remove_action, action.id):
                self._office.say(_("Action struck out"), undo=True)

        return strike

    def _print(self) -> None:
        show_paper(self._office, self, "action-list")

    def _follow(self, changes: Changes) -> None:
        if changes.of("action") or changes.of("agenda_item"):
            self.read()


def ticking(office: Office, action: Action) -> QCheckBox:
    """The box that ticks an action off."""
    box = QCheckBox()
    box.setChecked(not action.is_open)
    box.setAccessibleName(_("Done: {what}").format(what=action.task))
    box.toggled.connect(lambda on: tick(office, action, on))
    return box


def show_actions(office: Office, parent: QWidget) -> None:
    """Show all actions."""
    office.asker.run(ActionsDialog(office, parent))
