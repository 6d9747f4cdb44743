"""Recording a vote: quorum live, rule, the numbers, and while they are typed the verdict and the chair's sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.queries import resolutions
from desktop_app.commands.resolutions import record_vote, roll_call
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Method, Resolution, Rule, Tally, Verdict, verdict
from desktop_app.domain.tallying import ensure_detail
from desktop_app.sentences import sentence
from desktop_app.ui.agenda.rule_editor import RuleEditor
from desktop_app.ui.agenda.vote_entries import VoteEntries
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.verdicts import chair_sentence, faults_told, outcome_told, quorum_told, verdict_told
from desktop_app.words import _

RECOUNTS_ON = ("attendance_event", "attendee", "meeting")
"""Tables whose changes alter who may vote."""


class VoteDialog(QDialog):
    """Accepted when the vote is on record. Presence follows the check-in desks until then."""

    def __init__(self, office: Office, item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._item = office, item
        self._roll, self._entitled = roll_call()
        motion = resolutions.resolution(item.id) or Resolution("", item.id)
        self.setWindowTitle(_("Record vote"))
        self.resize(720, 0)
        self._make()
        self.editor.load(motion.rule, motion.method)
        self._lay_out()

        self.entries.show_present(self._entitled)
        self.editor.changed.connect(self._show)
        self.entries.changed.connect(self._show)
        self.casting.currentIndexChanged.connect(self._show)
        self.reason.textChanged.connect(self._show)
        office.committed.connect(self._follow)
        self.entries.choose(0)

    def _make(self) -> None:
        self.badge = Pill()
        self.editor = RuleEditor(columns=3)
        self.entries = VoteEntries()
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
        layout.addWidget(self.entries, 1)
        layout.addWidget(self.casting)
        layout.addWidget(self._result())
        layout.addWidget(self.fault)
        layout.addLayout(row(self.copy_button, None, button(_("Cancel"), on=self.reject), self.record_button))

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

    def casting_value(self) -> int:
        """The chair's casting vote, where there is a tie."""
        tally = self.entries.tally()
        return int(self.casting.currentData()) if not self.entries.stated() and tally.yes == tally.no else 0

    def rule_value(self) -> Rule:
        """The rule of this vote."""
        return self.editor.value()

    def method_value(self) -> Method:
        """How it is taken."""
        return self.editor.method_value()

    def verdict(self) -> Verdict:
        """What it comes to as it stands."""
        return verdict(
            self.entries.tally(),
            self.rule_value(),
            self._roll.members,
            self._roll.present,
            casting=self.casting_value(),
            stated=self.entries.stated(),
        )

    # What is shown.

    def _show(self) -> None:
        found, tally = self.verdict(), self.entries.tally()
        stated = bool(self.entries.stated())
        wrong = self._wrong(tally)
        mark = "✓" if self._roll.met else "✗"
        self.badge.show_as(f"{quorum_told(self._roll, _)} {mark}", "ok" if self._roll.met else "bad")
        self.reason.setVisible(not self._roll.met)
        self.casting.setVisible(not stated and tally.yes == tally.no and tally.yes > 0)
        kind = "neutral" if found.undecided else "ok" if found.passed else "bad"
        outcome, _dot, rest = verdict_told(found, self.rule_value(), _).partition(" · ")
        self.pill.show_as(outcome, kind)
        self.line.setText(rest)
        entered = tally != Tally() or stated
        self.sentence.setText(self._sentence(found, tally) if entered and not wrong else "")
        self.sentence.setVisible(bool(self.sentence.text()))
        self.fault.setText(wrong)
        self.fault.setVisible(bool(wrong))
        reasoned = self._roll.met or bool(self.reason.text().strip())
        self.record_button.setEnabled(entered and not wrong and reasoned and self._roll.members > 0)
        self.copy_button.setEnabled(bool(self.sentence.text()))

    def _wrong(self, tally: Tally) -> str:
        """What cannot be right in what was entered, as a sentence; "" when nothing."""
        faults = " ".join(faults_told(self.verdict(), _))
        if faults:
            return faults
        try:
            ensure_detail(self.entries.detail(), tally, self._entitled, self.method_value())
        except Refusal as refusal:
            return sentence(refusal, _)
        return ""

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
            self._roll, self._entitled = roll_call()
            self.entries.show_present(self._entitled)
            self._show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())

    def _record(self) -> None:
        found = self.verdict()
        done = self._office.do(
            record_vote,
            self._item.id,
            self.entries.tally(),
            self._office.now(),
            rule=self.rule_value(),
            method=self.method_value(),
            casting=self.casting_value(),
            stated=self.entries.stated(),
            reason="" if self._roll.met else self.reason.text(),
            detail=self.entries.detail(),
        )
        if done:
            told = _("Vote recorded: {outcome}").format(outcome=outcome_told(found, _))
            self._office.say(told, undo=True)
            self.accept()
