"""Recording a vote: quorum live, rule, the numbers, and while they are typed the verdict and the chair's sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.queries import resolutions
from desktop_app.commands.resolutions import record_vote, roll_call
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.resolutions import Method, Resolution, Rule, Tally, Verdict, minority_counted, verdict
from desktop_app.ui.agenda.rule_editor import RuleEditor
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.verdicts import chair_sentence, faults_told, outcome_told, quorum_told, verdict_told
from desktop_app.words import N_, _

FULL, MINORITY, CLEAR = "full", "minority", "clear"
WAYS = ((FULL, N_("All numbers")), (MINORITY, N_("Only the minority")), (CLEAR, N_("Clear majority")))
COUNTS = (
    ("yes", N_("In favour")),
    ("no", N_("Against")),
    ("abstain", N_("Abstentions")),
    ("invalid", N_("Invalid")),
    ("blank", N_("Blank")),
)
RECOUNTS_ON = ("attendance_event", "attendee", "meeting")
"""Tables whose changes alter who may vote."""


class VoteDialog(QDialog):
    """Accepted when the vote is on record. Presence follows the check-in desks until then."""

    def __init__(self, office: Office, item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._item = office, item
        self._roll, _present = roll_call()
        motion = resolutions.resolution(item.id) or Resolution("", item.id)
        self.setWindowTitle(_("Record vote"))
        self.resize(720, 0)
        self._make()
        self.editor.load(motion.rule, motion.method)
        self._lay_out()

        self.editor.changed.connect(self._show)
        for box in self.counts.values():
            box.valueChanged.connect(self._show)
        self.ways.idClicked.connect(self._choose_way)
        self.outcome.idClicked.connect(self._show)
        self.casting.currentIndexChanged.connect(self._show)
        self.reason.textChanged.connect(self._show)
        office.committed.connect(self._follow)
        self._choose_way(0)

    def _make(self) -> None:
        self.badge = Pill()
        self.editor = RuleEditor(columns=3)
        self.counts = {name: _number(_(title)) for name, title in COUNTS}
        self.ways, self.outcome = QButtonGroup(self), QButtonGroup(self)
        for place, (_way, title) in enumerate(WAYS):
            self.ways.addButton(button(_(title), kind="seg"), place)
        for place, title in enumerate((_("Carried"), _("Not carried"))):
            self.outcome.addButton(button(title, kind="seg"), place)
        self.ways.button(0).setChecked(True)
        self.outcome.button(0).setChecked(True)
        self.casting = QComboBox()
        self.casting.setAccessibleName(_("Casting vote of the chair"))
        casts = ((0, _("No casting vote")), (1, _("Chair in favour")), (-1, _("Chair against")))
        for value, title in casts:
            self.casting.addItem(title, value)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why the vote is taken below the quorum"))
        self.reason.setAccessibleName(_("Reason"))
        self.pill, self.line = Pill(), text_label(wrap=True)
        self.sentence = text_label(name="h2", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fault = text_label(name="error", wrap=True)
        self.copy_button = button(_("Copy sentence"), "copy", "ghost", on=self._copy)
        self.record_button = button(_("Record vote"), "check", "primary", on=self._record)
        self.record_button.setDefault(True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(text_label(self._item.title, "h1", wrap=True))
        layout.addLayout(row(self.badge, None))
        layout.addWidget(self.reason)
        layout.addWidget(self.editor)
        layout.addLayout(_segments(self.ways))
        self.numbers = self._grid()
        self.statement = QWidget()
        self.statement.setLayout(_segments(self.outcome))
        layout.addWidget(self.numbers)
        layout.addWidget(self.statement)
        layout.addWidget(self.casting)
        layout.addWidget(self._result())
        layout.addWidget(self.fault)
        layout.addLayout(row(self.copy_button, None, button(_("Cancel"), on=self.reject), self.record_button))

    def _grid(self) -> QWidget:
        numbers = QWidget()
        grid = QGridLayout(numbers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (name, title) in enumerate(COUNTS):
            caption = text_label(_(title), "muted")
            caption.setBuddy(self.counts[name])
            grid.addWidget(caption, 0, column)
            grid.addWidget(self.counts[name], 1, column)
            grid.setColumnStretch(column, 1)
        return numbers

    def _result(self) -> Card:
        card = Card(spacing=10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.line, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.sentence)
        return card

    # What was entered.

    @property
    def way(self) -> str:
        """How the numbers come: all, only the minority, or none."""
        return WAYS[self.ways.checkedId()][0]

    def tally(self) -> Tally:
        """The numbers as they would be recorded."""
        if self.way == CLEAR:
            return Tally()
        value = {name: box.value() for name, box in self.counts.items()}
        if self.way == MINORITY:
            return minority_counted(self._roll.present, value["no"], value["abstain"])
        return Tally(**value)

    def stated(self) -> int:
        """What the chair states without numbers: 1, -1; 0 when votes were counted."""
        return 0 if self.way != CLEAR else 1 if self.outcome.checkedId() == 0 else -1

    def casting_value(self) -> int:
        """The chair's casting vote, where there is a tie."""
        tally = self.tally()
        return int(self.casting.currentData()) if self.way != CLEAR and tally.yes == tally.no else 0

    def rule_value(self) -> Rule:
        """The rule of this vote."""
        return self.editor.value()

    def method_value(self) -> Method:
        """How it is taken."""
        return self.editor.method_value()

    def verdict(self) -> Verdict:
        """What it comes to as it stands."""
        return verdict(
            self.tally(),
            self.rule_value(),
            self._roll.members,
            self._roll.present,
            casting=self.casting_value(),
            stated=self.stated(),
        )

    # What is shown.

    def _choose_way(self, place: int) -> None:
        self.numbers.setVisible(self.way != CLEAR)
        self.statement.setVisible(self.way == CLEAR)
        for name in ("yes", "invalid", "blank"):
            self.counts[name].setEnabled(self.way == FULL)
        first = self.counts["no" if self.way == MINORITY else "yes"]
        if self.way != CLEAR:
            first.setFocus()
            first.selectAll()
        self._show()

    def _show(self) -> None:
        found, tally = self.verdict(), self.tally()
        if self.way == MINORITY:
            self.counts["yes"].blockSignals(True)
            self.counts["yes"].setValue(max(0, tally.yes))
            self.counts["yes"].blockSignals(False)
        mark = "✓" if self._roll.met else "✗"
        self.badge.show_as(f"{quorum_told(self._roll, _)} {mark}", "ok" if self._roll.met else "bad")
        self.reason.setVisible(not self._roll.met)
        self.casting.setVisible(self.way != CLEAR and tally.yes == tally.no and tally.yes > 0)
        kind = "neutral" if found.undecided else "ok" if found.passed else "bad"
        outcome, _dot, rest = verdict_told(found, self.rule_value(), _).partition(" · ")
        self.pill.show_as(outcome, kind)
        self.line.setText(rest)
        entered = tally != Tally() or bool(self.stated())
        self.sentence.setText(self._sentence(found, tally) if entered and not found.faults else "")
        self.sentence.setVisible(bool(self.sentence.text()))
        self.fault.setText(" ".join(faults_told(found, _)))
        self.fault.setVisible(bool(found.faults))
        reasoned = self._roll.met or bool(self.reason.text().strip())
        self.record_button.setEnabled(entered and not found.faults and reasoned and self._roll.members > 0)
        self.copy_button.setEnabled(bool(self.sentence.text()))

    def _sentence(self, found: Verdict, tally: Tally) -> str:
        words = self._office.document_words()
        return chair_sentence(
            self._roll,
            tally,
            found,
            words.gettext,
            method=self.method_value(),
            casting=self.casting_value(),
        )

    def _follow(self, changes: Changes) -> None:
        if any(changes.of(table) for table in RECOUNTS_ON):
            self._roll, _present = roll_call()
            self._show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())

    def _record(self) -> None:
        found = self.verdict()
        done = self._office.do(
            record_vote,
            self._item.id,
            self.tally(),
            self._office.now(),
            rule=self.rule_value(),
            method=self.method_value(),
            casting=self.casting_value(),
            stated=self.stated(),
            reason="" if self._roll.met else self.reason.text(),
        )
        if done:
            told = _("Vote recorded: {outcome}").format(outcome=outcome_told(found, _))
            self._office.say(told, undo=True)
            self.accept()


def _number(title: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 99_999)
    box.setAccessibleName(title)
    box.setMinimumHeight(44)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box


def _segments(group: QButtonGroup) -> QHBoxLayout:
    parts: list[QPushButton] = [each for each in group.buttons() if isinstance(each, QPushButton)]
    for each in parts:
        each.setMinimumWidth(each.sizeHint().width() + 14)  # the checked one is bold
    return row(*parts, None, spacing=4)
