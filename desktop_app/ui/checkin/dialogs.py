"""The small forms of the desk. Enter goes from field to field and through the last one; nothing needs the mouse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.attendees import Attendee, Capacity, Delegation
from desktop_app.domain.paper_lists import PaperList, read_paper_list
from desktop_app.labels import label
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.words import N_, _

REASONS = (N_("Wrong person"), N_("Scanned by mistake"), N_("Badge of somebody else"))
AUTHORITIES = (N_("Written proxy"), N_("Letter of the body"), N_("Phone call of the body"))
SETTLED = (N_("Scanned twice"), N_("Went out unseen and came back"), N_("Badge of somebody else"))
PAPER_REASONS = (N_("Signed on paper at the door"), N_("Power cut at the desk"), N_("Scanner out of order"))


class DeskForm(QDialog):
    """A dialog of labelled fields; `ready` says whether it may be accepted, `accept_button` does it."""

    def __init__(self, title: str, text: str, yes: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._fields: list[QWidget] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.notice = text_label("", "error", wrap=True)
        self.accept_button = button(yes, icon, "primary", on=self.try_accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text_label(title, "h1"))
        if text:
            layout.addWidget(text_label(text, "muted", wrap=True))
        layout.addLayout(self.column)
        layout.addWidget(self.notice)
        layout.addLayout(row(None, button(_("Cancel"), on=self.reject), self.accept_button))

    def add(self, words: str, field: QWidget) -> QWidget:
        """A field below its label."""
        name = text_label(words, "muted")
        name.setBuddy(field)
        field.setAccessibleName(words)
        self.column.addWidget(name)
        self.column.addWidget(field)
        self.column.addSpacing(6)
        self._fields.append(field)
        if len(self._fields) == 1:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def missing(self) -> str:
        """What is still to be filled in, as a sentence; "" when it may be accepted. For the forms to override."""
        return ""

    def try_accept(self) -> None:
        """Accept, or say what is missing."""
        self.notice.setText(self.missing())
        if not self.notice.text():
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = next((place for place, each in enumerate(self._fields) if _holds_focus(each)), -1)
            if 0 <= here < len(self._fields) - 1:
                self._fields[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.try_accept()
            return
        super().keyPressEvent(event)


def _holds_focus(field: QWidget) -> bool:
    return field.hasFocus() or any(child.hasFocus() for child in field.findChildren(QLineEdit))


def choice_of(options: Sequence[str]) -> QComboBox:
    """A field with the usual answers, in which anything else may be written."""
    made = QComboBox()
    made.setEditable(True)
    made.addItems([_(each) for each in options])
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return made


class ReasonDialog(DeskForm):
    """Asks why."""

    def __init__(self, title: str, text: str, options: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, text, title.rstrip("…"), "check", parent)
        self.field = choice_of(options)
        self.add(_("Reason"), self.field)

    @property
    def reason(self) -> str:
        """The reason as it stands."""
        return self.field.currentText().strip()

    def missing(self) -> str:
        return "" if self.reason else _("Write down the reason.")


class SubstituteDialog(DeskForm):
    """Who comes instead, and on whose word."""

    def __init__(self, person: Attendee, parent: QWidget | None = None) -> None:
        text = _("Comes for {name}, on the same seat.").format(name=person.name)
        super().__init__(_("Substitute"), text, _("Check in the substitute"), "user-check", parent)
        self.name, self.phone = QLineEdit(person.substitute), QLineEdit(person.substitute_phone)
        self.authority = choice_of(AUTHORITIES)
        self.add(_("Name of the substitute"), self.name)
        self.add(_("Telephone"), self.phone)
        self.add(_("On whose word"), self.authority)

    def missing(self) -> str:
        if not self.name.text().strip():
            return _("Write down who comes.")
        return "" if self.authority.currentText().strip() else _("Say on whose word.")


class WalkInDialog(DeskForm):
    """Somebody who was not expected: a name is enough."""

    def __init__(self, name: str, delegations: Sequence[Delegation], parent: QWidget | None = None) -> None:
        text = _("Not on the list. A name is enough; Enter goes from field to field.")
        super().__init__(_("Walk-in"), text, _("Add and check in"), "user-plus", parent)
        self.name, self.organisation = QLineEdit(name), QLineEdit()
        self.position, self.phone = QLineEdit(), QLineEdit()
        self.capacity, self.delegation = QComboBox(), QComboBox()
        for kind in Capacity:
            self.capacity.addItem(label(kind, _), kind.value)
        self.capacity.setCurrentIndex(self.capacity.findData(Capacity.GUEST.value))
        self.delegation.addItem(_("Without delegation"), "")
        for each in delegations:
            self.delegation.addItem(each.name, each.name)
        self.add(_("Name"), self.name)
        self.add(_("Organisation"), self.organisation)
        self.add(_("Position"), self.position)
        self.add(_("Telephone"), self.phone)
        self.add(_("Capacity"), self.capacity)
        self.add(_("Delegation"), self.delegation)
        (self.organisation if name else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def person(self) -> Attendee:
        """The person as filled in; the id comes with checking in."""
        return Attendee(
            "",
            self.name.text().strip(),
            organisation=self.organisation.text().strip(),
            position=self.position.text().strip(),
            phone=self.phone.text().strip(),
            capacity=Capacity(self.capacity.currentData()),
            delegation=self.delegation.currentData(),
        )

    def missing(self) -> str:
        return "" if self.name.text().strip() else _("A person needs a name.")


class PaperDialog(DeskForm):
    """Arrivals from a sign-in sheet: whose sheet, which numbers or names, when, and why on paper."""

    def __init__(
        self,
        people: Sequence[Attendee],
        delegations: Sequence[Delegation],
        now: dt.datetime,
        parent: QWidget | None = None,
    ) -> None:
        text = _("Numbers as on the sign-in sheet, such as 1-20, 25; or names.")
        super().__init__(_("Enter from a paper list"), text, _("Enter them"), "clipboard-list", parent)
        self._people = people
        self.sheet = QComboBox()
        self.sheet.addItem(_("The whole list"), "")
        for each in delegations:
            self.sheet.addItem(each.name, each.name)
        self.whom = QPlainTextEdit()
        self.whom.setTabChangesFocus(True)
        self.whom.setFixedHeight(84)
        self.at = QDateTimeEdit(QDateTime(now.date(), now.time()))  # type: ignore[call-overload]
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet cannot pad a spin box at the left
        self.why = choice_of(PAPER_REASONS)
        self.found = text_label("", "muted", wrap=True)
        self.add(_("Sign-in sheet"), self.sheet)
        self.add(_("Who signed"), self.whom)
        self.column.addWidget(self.found)
        self.add(_("When they came"), self.at)
        self.add(_("Reason"), self.why)
        self.whom.textChanged.connect(self._tell)
        self.sheet.currentIndexChanged.connect(self._tell)

    def read(self) -> PaperList:
        """Whom the text means, on the chosen sheet."""
        sheet = self.sheet.currentData()
        people = [each for each in self._people if not sheet or each.delegation == sheet]
        return read_paper_list(self.whom.toPlainText(), people)

    @property
    def moment(self) -> dt.datetime:
        """When they came."""
        told = self.at.dateTime()
        day, time = told.date(), told.time()
        return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())

    def missing(self) -> str:
        read = self.read()
        if read.unknown or read.several:
            texts = _(", ").join((*read.unknown, *read.several))
            return _("Nobody, or more than one person, is meant by: {texts}").format(texts=texts)
        if not read.people:
            return _("Nobody is named yet.")
        return "" if self.why.currentText().strip() else _("Write down the reason.")

    def _tell(self, *_now: object) -> None:
        read = self.read()
        names = [each.who_comes for each in read.people]
        more = _(" and {number} more").format(number=len(names) - 6) if len(names) > 6 else ""
        told = _("{number} people: {names}").format(number=len(names), names=_(", ").join(names[:6]) + more)
        self.found.setText(told if names else "")
