"""An election: who stands for how many seats by which rule, the counted ballots, and while they are typed who is in.

A round that is recorded is never edited: a run-off or a lot follows it, or it is withdrawn with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from db.queries import elections as kept
from desktop_app.commands import elections as commands
from desktop_app.commands.resolutions import roll_call
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.changes import Changes
from desktop_app.domain.elections import (
    Candidate,
    Count,
    Fate,
    Outcome,
    Papers,
    Result,
    outcome,
    read_candidate,
    result_of,
)
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.labels import label
from desktop_app.ui.agenda.rule_editor import RuleEditor
from desktop_app.ui.kit.basics import Card, Pill, button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.ui.papers import show_paper
from desktop_app.ui.workshop import Workshop
from desktop_app.verdicts import election_sentence, quorum_told
from desktop_app.words import N_, _

SETUP_WIDTH = 320
FATES = {Fate.ELECTED: "ok", Fate.TIED: "warn", Fate.BEATEN: "neutral", Fate.BELOW: "bad"}
PAPERS = (
    ("issued", N_("Papers handed out")),
    ("returned", N_("Papers returned")),
    ("invalid", N_("Papers invalid")),
)
VOTES = (("votes", N_("In favour")), ("against", N_("Against")), ("abstain", N_("Abstentions")))
RECOUNTS_ON = ("attendance_event", "attendee", "meeting")
"""Tables whose changes alter who may vote."""


class ElectionDialog(Workshop):
    """What is elected at the left, the count of the round at the right, the result so far above it."""

    def __init__(self, office: Office, item: AgendaItem, parent: QWidget | None = None) -> None:
        hint = _(
            "Elected are those with most votes who also meet the rule; a tie is broken by run-off or lot alone."
        )
        super().__init__(office, item.title, hint, parent)
        self.resize(1040, 680)
        self._item = item
        self._roll, _present = roll_call()
        self._shown: tuple[Candidate | Count, ...] = ()
        self.so_far: Result | None = None
        self.seats = _number(_("Seats to fill"), 1)
        self.post = QLineEdit()
        self.names = QPlainTextEdit()
        self.editor = RuleEditor()
        self.badge, self.reason = Pill(), QLineEdit()
        self.sentence = text_label(name="h2", wrap=True)
        self.fault = text_label(name="error", wrap=True)
        self.papers = {name: _number(_(title)) for name, title in PAPERS}
        self.boxes: list[tuple[QSpinBox, QSpinBox, QSpinBox]] = []
        self.pills: list[Pill] = []
        self.grid = QGridLayout()
        self.record_button = button("", "check", "primary", on=self.record)
        self.lot_button = button(_("Draw the lot…"), on=self.draw_lot)
        self.withdraw_button = button(_("Withdraw…"), "undo-2", on=self.withdraw)
        self.copy_button = button(_("Copy sentence"), "copy", "ghost", on=self._copy)
        self.print_button = button(_("Ballot papers…"), "printer", on=self._print)
        self._lay_out()
        self._connect()
        self.read()

    def _lay_out(self) -> None:
        setup, count = Card(padding=16), Card(padding=16)
        setup.setFixedWidth(SETUP_WIDTH)
        self.names.setPlaceholderText(
            _(
                "One name on each line; behind a bar | what is printed below it: Li Mei | Harbour Council, chair"
            )
        )
        self.names.setTabChangesFocus(True)
        self.post.setPlaceholderText(_("Same as the item's title"))
        self.reason.setPlaceholderText(_("Why the vote is taken below the quorum"))
        fields = QGridLayout()
        for place, caption, widget, columns in (
            ((0, 0), _("Office, as on the ballot paper"), self.post, 1),
            ((0, 1), _("Seats to fill"), self.seats, 1),
            ((2, 0), _("Candidates, as on the ballot paper"), self.names, 2),
        ):
            told = text_label(caption, "muted")
            told.setBuddy(widget)
            widget.setAccessibleName(caption)
            fields.addWidget(told, *place, 1, columns)
            fields.addWidget(widget, place[0] + 1, place[1], 1, columns)
        fields.setColumnStretch(0, 1)
        self.seats.setMaximumWidth(88)
        setup.body.addLayout(fields)
        setup.body.addWidget(self.editor)
        setup.body.addLayout(row(self.print_button, None))
        count.body.addLayout(row(self.badge, None))
        count.body.addWidget(self.reason)
        count.body.addWidget(self.sentence)
        count.body.addLayout(self._papers_line())
        self.grid.setHorizontalSpacing(10)
        self.grid.setColumnStretch(0, 1)
        count.body.addLayout(self.grid)
        count.body.addWidget(self.fault)
        count.body.addStretch()
        count.body.addLayout(row(self.lot_button, self.withdraw_button, self.copy_button, None))
        count.body.addLayout(row(None, self.record_button))
        self.body.addWidget(setup)
        self.body.addWidget(count, 1)

    def _papers_line(self) -> QGridLayout:
        grid = QGridLayout()
        for column, (name, title) in enumerate(PAPERS):
            caption = text_label(_(title), "muted")
            caption.setBuddy(self.papers[name])
            grid.addWidget(caption, 0, column)
            grid.addWidget(self.papers[name], 1, column)
        return grid

    def _connect(self) -> None:
        self.seats.editingFinished.connect(self._set_up)
        self.post.editingFinished.connect(self._set_up)
        self.editor.changed.connect(self._set_up)
        self.names.textChanged.connect(self._name)
        self.names.installEventFilter(self)
        for box in self.papers.values():
            box.valueChanged.connect(self._judge)
        self.reason.textChanged.connect(self._judge)
        self.office.committed.connect(self._follow)

    # What is shown.

    def read(self) -> None:
        """Read the election anew; numbers that are being typed stay while the same people stand."""
        election = kept.election(self._item.id)
        self.so_far = result_of(kept.rounds(self._item.id))
        if not self.seats.hasFocus():
            self.seats.setValue(election.seats)
        if not (self.post.hasFocus() and self.post.isModified()):
            self.post.setText(election.office)
        self.editor.load(election.rule, election.method)
        standing = kept.candidates(self._item.id)
        told = "\n".join(each.written for each in standing)
        if not self.names.hasFocus() and self.names.toPlainText() != told:
            self.names.blockSignals(True)
            self.names.setPlainText(told)
            self.names.blockSignals(False)
        people: Sequence[Candidate | Count] = self._typed() if self.names.hasFocus() else standing
        if self.run_off and self.so_far is not None:
            people = self.so_far.tied or self.so_far.left
        self._show_people(tuple(people))
        self._show_roll()
        self._judge()

    @property
    def run_off(self) -> bool:
        """Whether the next round fills what an earlier one left open."""
        return self.so_far is not None and self.so_far.open > 0

    def _show_people(self, people: tuple[Candidate | Count, ...]) -> None:
        if [_key(each) for each in people] == [_key(each) for each in self._shown]:
            return
        self._shown = people
        while (entry := self.grid.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes, self.pills = [], []
        for column, (_name, title) in enumerate(VOTES, 1):
            self.grid.addWidget(text_label(_(title), "muted"), 0, column)
        for line, each in enumerate(people, 1):
            boxes = [_number(f"{each.name}: {_(title)}") for _name, title in VOTES]
            pill = Pill()
            self.grid.addWidget(text_label(each.name), line, 0)
            for column, box in enumerate(boxes, 1):
                box.valueChanged.connect(self._judge)
                self.grid.addWidget(box, line, column)
            self.grid.addWidget(pill, line, 4)
            self.boxes.append((boxes[0], boxes[1], boxes[2]))
            self.pills.append(pill)

    def _show_roll(self) -> None:
        mark = "✓" if self._roll.met else "✗"
        self.badge.show_as(f"{quorum_told(self._roll, _)} {mark}", "ok" if self._roll.met else "bad")
        self.reason.setVisible(not self._roll.met)
        for name in ("issued", "returned"):
            if self.papers[name].value() == 0:
                self.papers[name].setValue(self._roll.present)

    def counts(self) -> tuple[Count, ...]:
        """What is typed for everybody who stands."""
        found = []
        for each, boxes in zip(self._shown, self.boxes, strict=True):
            yes, against, abstain = (box.value() for box in boxes)
            ident = each.id if isinstance(each, Candidate) else each.candidate_id
            found.append(Count(ident, each.name, yes, against, abstain))
        return tuple(found)

    def outcome(self) -> Outcome:
        """Who would be elected by what is typed."""
        seats = self.so_far.open if self.run_off and self.so_far is not None else self.seats.value()
        papers = Papers(*(self.papers[name].value() for name, _title in PAPERS))
        rule, roll = self.editor.value(), self._roll
        return outcome(self.counts(), seats, rule, papers, roll.members, roll.present)

    def _judge(self) -> None:
        found, typed = (
            self.outcome(),
            any(each.votes or each.against or each.abstain for each in self.counts()),
        )
        lines = {line.count.key: line for line in found.lines}
        for each, pill in zip(self._shown, self.pills, strict=True):
            line = lines[_key(each)]
            told = f"{label(line.fate, _)} · {line.count.votes}/{line.needed}"
            pill.show_as(told if typed and not found.faults else "", FATES[line.fate])
        faults = found.faults if typed else ()
        self.fault.setText(" ".join(label(fault, _) for fault in faults))
        self.fault.setVisible(bool(faults))
        reasoned = self._roll.met or bool(self.reason.text().strip())
        self.record_button.setText(_("Record the run-off") if self.run_off else _("Record the ballot"))
        result = self.so_far
        filled = result is not None and not self.run_off
        self.record_button.setEnabled(typed and not found.faults and reasoned and not filled)
        self.record_button.setToolTip(
            _("A ballot stands already: withdraw it to hold it again.") if filled else ""
        )
        words = self.office.document_words().gettext
        self.sentence.setText(election_sentence(result, words) if result is not None else "")
        self.sentence.setVisible(result is not None)
        self.lot_button.setVisible(result is not None and bool(result.tied))
        self.withdraw_button.setVisible(result is not None)
        self.copy_button.setVisible(result is not None)

    def _follow(self, changes: Changes) -> None:
        if any(changes.of(table) for table in RECOUNTS_ON):
            self._roll, _present = roll_call()
        self.read()

    # What is done.

    def _set_up(self) -> None:
        before = kept.election(self._item.id)
        wanted = replace(
            before,
            seats=self.seats.value(),
            office=clean_text(self.post.text()),
            method=self.editor.method_value(),
            rule=self.editor.value(),
        )
        if wanted != before:
            self.office.do(commands.set_election, wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.names and event.type() == QEvent.Type.FocusOut and not self.run_off:
            self.keep_candidates()
        return super().eventFilter(watched, event)

    def _name(self) -> None:
        """Names are written when the field is left; while they are typed the count shows them already."""
        if not self.run_off:
            self._show_people(tuple(self._typed()))
            self._judge()

    def _typed(self) -> list[Candidate]:
        shown = {each.name: each for each in self._shown if isinstance(each, Candidate)}
        known = shown | {each.name: each for each in kept.candidates(self._item.id)}
        lines = (
            read_candidate(self._item.id, text, new_id()) for text in self.names.toPlainText().splitlines()
        )
        typed = {each.name: each for each in lines if each.name}
        return [replace(known.get(name, each), about=each.about) for name, each in typed.items()]

    def keep_candidates(self) -> bool:
        """Write down who stands; True when that is so."""
        wanted = self._typed()
        if [(each.id, each.written) for each in wanted] == [
            (each.id, each.written) for each in kept.candidates(self._item.id)
        ]:
            return True
        return self.office.do(commands.set_candidates, self._item.id, wanted)

    def record(self) -> None:
        """Record the round as it is typed."""
        issued, returned, invalid = (self.papers[name].value() for name, _title in PAPERS)
        ballot = commands.Ballot(returned, invalid, issued, reason=self.reason.text(), follows=self.run_off)
        counts = self.counts()
        self._set_up()
        if (self.run_off or self.keep_candidates()) and self.office.do(
            commands.record_round, self._item.id, counts, self.office.now(), ballot
        ):
            for boxes in self.boxes:
                for box in boxes:
                    box.setValue(0)
            self.office.say(_("Ballot recorded"), undo=True)

    def draw_lot(self) -> None:
        """Ask for whom the lot fell."""
        if self.so_far is None:
            return
        names = ", ".join(count.name for count in self.so_far.tied)
        told = self.office.asker.text(self, _("Draw the lot"), _("Drawn from {names}").format(names=names))
        if told is None:
            return
        keys = {count.name: count.key for count in self.so_far.tied}
        drawn = [keys.get(name, name) for name in filter(None, map(str.strip, re.split("[,，、;；]", told)))]
        if self.office.do(commands.draw_lot, self._item.id, drawn, self.office.now()):
            self.office.say(_("Lot recorded"), undo=True)

    def withdraw(self) -> None:
        """Withdraw the round held last; it stays on record with the reason."""
        if self.so_far is None:
            return
        reason = self.office.asker.text(self, _("Withdraw the ballot"), _("Reason, for the record"))
        last = self.so_far.last.id
        if reason is not None and self.office.do(commands.withdraw_round, last, self.office.now(), reason):
            self.office.say(_("Ballot withdrawn"), undo=True)

    def done(self, answer: int) -> None:
        if not self.run_off:
            self.keep_candidates()
        self._set_up()
        super().done(answer)

    def _print(self) -> None:
        if self.run_off or self.keep_candidates():
            self._set_up()
            show_paper(self.office, self, "ballots", only=[self._item.id])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.sentence.text())


def _key(each: Candidate | Count) -> str:
    return each.id if isinstance(each, Candidate) else each.key


def _number(title: str, least: int = 0) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, 99_999)
    box.setAccessibleName(title)
    box.lineEdit().setTextMargins(8, 0, 0, 0)
    return box
