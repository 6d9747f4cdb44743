"""The scrolled form of the card: its lines follow the fields a meeting has of its own, delegations are offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.queries.own_fields import own_fields
from desktop_app.domain.own_fields import OwnField
from desktop_app.ui.kit.form import Field, Form
from desktop_app.ui.people_index import PeopleIndex

Lines = Callable[[Sequence[OwnField]], Iterable[Field]]


class PersonForm(QScrollArea):
    """A form in a column that scrolls. `lines` tells its fields from the own fields; `applied` as the form's."""

    applied = Signal(object)

    def __init__(self, index: PeopleIndex, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index, self._lines = index, lines
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(20, 4, 20, 12)
        self.own: Sequence[OwnField] = ()
        self.form = Form(())
        self._column.addWidget(self.form)
        self._column.addStretch()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.make()

    def make(self) -> None:
        """Make the form anew: the meeting has other fields of its own. Nothing is loaded."""
        self.own = own_fields()
        before, self.form = self.form, Form(list(self._lines(self.own)))
        self._column.replaceWidget(before, self.form)
        before.hide()
        before.deleteLater()
        self.form.applied.connect(self.applied)

    def load(self, draft: Any) -> None:
        """Show a draft; None disables the form."""
        self.form.load(draft)
        if draft is not None:
            self._offer_delegations()

    def reload(self, draft: Any) -> None:
        """Show a draft and forget what was typed: it was refused."""
        self.form.load(None)
        self.form.load(draft)

    def _offer_delegations(self) -> None:
        field = self.form.widget("delegation")
        if isinstance(field, QLineEdit):
            completer = QCompleter([each.name for each in self._index.delegations()], field)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            field.setCompleter(completer)
