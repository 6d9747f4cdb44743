"""The card at the right of the agenda: the form of one item, its people, and its vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.queries import elections, resolutions
from desktop_app.commands import agenda as commands
from desktop_app.domain.agenda import RESOLUTION_KINDS, ItemKind, ItemRole, StartMode
from desktop_app.domain.clock import ANCHORED
from desktop_app.domain.elections import contest, result_of
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Resolution, standing_vote, verdict_of
from desktop_app.labels import label
from desktop_app.ui.agenda.draft import Draft, details, draft_of, fields, item_of
from desktop_app.ui.agenda.kept import ActionsPart, AttachmentsPart
from desktop_app.ui.agenda.lines import Line, kind_text
from desktop_app.ui.agenda.roles import RolesEditor
from desktop_app.ui.agenda.rule_editor import RuleEditor
from desktop_app.ui.kit.basics import Card, EmptyState, Pill, button, row, rule, text_label
from desktop_app.ui.kit.form import Form
from desktop_app.ui.office import Office
from desktop_app.ui.people_index import people_index
from desktop_app.verdicts import chair_sentence_of, election_sentence, outcome_told
from desktop_app.words import _

WIDTH = 348


class ItemCard(Card):
    """Follows the list: nothing chosen, or one item. `vote`, `elect` and `withdraw` ask the page for a dialog."""

    vote = Signal(str)
    elect = Signal(str)
    withdraw = Signal(str)
    remove = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self.setFixedWidth(WIDTH)
        self._office = office
        self._line: Line | None = None
        self._draft: Draft | None = None
        self.title = text_label(name="h2", wrap=True)
        self.kind = text_label(name="muted")
        self.doubts = text_label(name="doubt", wrap=True)
        self.form, self.details = Form(list(fields())), Form(list(details()))
        self.roles = RolesEditor(people_index(office))
        self.motion, self.election = MotionPart(), ElectionPart(office)
        self.files, self.actions_part = AttachmentsPart(office), ActionsPart(office)
        self.stack = QStackedWidget()
        nothing = EmptyState("list-ordered", _("No item chosen"), _("Choose an item to see and edit it."))
        self.stack.addWidget(nothing)
        self.stack.addWidget(self._one())
        self.body.addWidget(self.stack)

        self.form.applied.connect(self._apply)
        self.details.applied.connect(self._apply)
        self.roles.changed.connect(lambda: self._set_roles(self.roles.wanted))
        self.motion.changed.connect(self._set_motion)
        self.motion.vote.clicked.connect(lambda: self._line and self.vote.emit(self._line.id))
        self.election.open.clicked.connect(lambda: self._line and self.elect.emit(self._line.id))
        self.motion.withdraw.clicked.connect(lambda: self._line and self.withdraw.emit(self._line.id))

    def _one(self) -> QWidget:
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 10)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.kind)
        head.addWidget(self.doubts)
        inside = self._inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 12)
        column.setSpacing(12)
        parts = (
            self.motion,
            self.election,
            self.form,
            self.roles,
            self.files,
            self.actions_part,
            rule(),
            self.details,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        foot = row(None, button(_("Remove"), "trash-2", "danger", on=self.remove.emit))
        foot.setContentsMargins(20, 8, 20, 16)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        return whole

    def show_line(self, line: Line | None) -> None:
        """Show an item, or nothing; an unfinished edit of the one before is finished first."""
        if self._line is not None and (line is None or line.id != self._line.id):
            self.form.apply()
            self.details.apply()
        self._line = line
        self.stack.setCurrentIndex(1 if line is not None else 0)
        if line is None:
            self._load(None)
            return
        self._draft = draft_of(line.item, line.slot, self._office.meeting().starts_at.date())
        self._load(self._draft)
        self.title.setText(line.item.title)
        self.kind.setText(kind_text(line.item))
        self.doubts.setText("\n".join(line.doubts))
        self.doubts.setVisible(bool(line.doubts))
        self._mind_mode(line.item.mode)
        self.roles.load(line.item)
        self.motion.setVisible(line.item.kind in RESOLUTION_KINDS)
        self.motion.load(line.id)
        self.election.setVisible(line.item.kind is ItemKind.ELECTION)
        self.election.load(line.id)
        self.files.load(line.id)
        self.actions_part.load(line.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._inside.updateGeometry()  # fields grow when the style sheet reaches them

    def edit_title(self) -> None:
        """Put the cursor into the title."""
        field = self.form.widget("title")
        field.setFocus()
        getattr(field, "selectAll", lambda: None)()

    def _load(self, draft: Draft | None) -> None:
        self.form.load(draft)
        self.details.load(draft)

    def _mind_mode(self, mode: StartMode) -> None:
        """Only what the mode uses can be typed in."""
        self.form.widget("at").setEnabled(mode in ANCHORED)
        self.details.widget("gap").setEnabled(mode is StartMode.AFTER)
        self.form.widget("length").setEnabled(mode is not StartMode.UNTIL)

    def _apply(self, draft: object) -> None:
        line, before = self._line, self._draft
        if not isinstance(draft, Draft) or line is None or before is None or draft.id != line.id:
            return
        try:
            item = item_of(draft, before, line.item, line.slot, self._office.meeting().starts_at.date())
            if item.kind is ItemKind.NOTE and line.item.kind is not ItemKind.NOTE:
                item = replace(item, internal=True)
            done = self._office.do(commands.edit_item, item)
        except Refusal as refusal:
            self._office.refused.emit(refusal)
            done = False
        if not done:
            self._load(None)  # forget the refused draft
            self.show_line(line)

    def _set_roles(self, roles: Sequence[ItemRole]) -> None:
        if self._line is not None:
            self._office.do(commands.set_roles, self._line.id, roles)

    def _set_motion(self, motion: Resolution) -> None:
        self._office.do(commands.set_resolution, motion)


class MotionPart(QWidget):
    """What is put to the vote on an item, and what came of it."""

    changed = Signal(Resolution)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._motion: Resolution | None = None
        self.pill = Pill()
        self.sentence = text_label(wrap=True)
        self.editor = RuleEditor()
        self.vote = button(_("Record vote…"), "vote", "primary")
        self.withdraw = button(_("Withdraw…"), "undo-2", "plain")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row(self.pill, None))
        layout.addWidget(self.sentence)
        layout.addWidget(self.editor)
        layout.addLayout(row(self.vote, self.withdraw, None))
        layout.addWidget(rule())
        self.editor.changed.connect(self._told)

    def load(self, item_id: str) -> None:
        """Show the motion and the standing vote of an item."""
        self._motion = resolutions.resolution(item_id)
        if self._motion is not None:
            self.editor.load(self._motion.rule, self._motion.method)
        standing = standing_vote(resolutions.votes(item_id))
        self.withdraw.setVisible(standing is not None)
        self.sentence.setVisible(standing is not None)
        self.vote.setText(_("Vote again…") if standing is not None else _("Record vote…"))
        if standing is None:
            self.pill.show_as(_("To be voted on"), "neutral")
            return
        found = verdict_of(standing)
        self.pill.show_as(outcome_told(found, _), "ok" if found.passed else "bad")
        self.sentence.setText(chair_sentence_of(standing, _))

    def _told(self) -> None:
        if self._motion is not None:
            self.changed.emit(
                replace(self._motion, rule=self.editor.value(), method=self.editor.method_value())
            )


class ElectionPart(QWidget):
    """What an item elects, and who is in so far."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.told = text_label(wrap=True)
        self.open = button(_("Candidates and ballots…"), "vote", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.told)
        layout.addLayout(row(self.open, None))
        layout.addWidget(rule())

    def load(self, item_id: str) -> None:
        """Show the result so far, or how many stand for how many seats."""
        result = result_of(elections.rounds(item_id))
        if result is not None:
            self.told.setText(election_sentence(result, self._office.document_words().gettext))
            return
        stand, seats = len(elections.candidates(item_id)), elections.election(item_id).seats
        told = _("Seats: {seats} · candidates: {stand}").format(seats=seats, stand=stand)
        self.told.setText(f"{told} · {label(contest(stand, seats), _)}" if stand else told)
