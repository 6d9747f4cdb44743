"""The card of proposals: how steady the seating shall stay, which proposal is on the plan, accept or discard."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSlider, QVBoxLayout, QWidget

from desktop_app.domain.seating import Proposal
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.ui.seating import told
from desktop_app.ui.seating.faces import HallState
from desktop_app.ui.seating.seater import Wanted
from desktop_app.words import _, ngettext

KEPT = 4
"""So many proposals stand side by side; a further one takes the place of the oldest."""
SENTENCES = 4
SETTLED_MS = 250


class PreviewCard(Card):
    """Proposals for a hall. `chosen` tells which to show on the plan, `asked` what another one shall be."""

    chosen = Signal(Proposal)
    asked = Signal(Wanted)
    accepted = Signal(Proposal)
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.proposals: list[tuple[Proposal, Wanted]] = []
        self._state: HallState | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal, minimum=0, maximum=100, pageStep=25)
        self.slider.setAccessibleName(_("From a perfect plan to nobody moves"))
        self.move_arrived = QCheckBox(_("Move checked-in people too"))
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self.quality = text_label("", "muted", wrap=True)
        self.unmet = text_label("", "", wrap=True)
        self.accept = button(_("Accept"), "check", "primary", on=self._accept)
        self.discard = button(_("Discard"), "x", on=self.discarded.emit)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._lay_out()

        self.slider.valueChanged.connect(lambda _value: self._settled.start())
        self.move_arrived.toggled.connect(lambda _on: self._settled.start())
        self._settled.timeout.connect(lambda: self.asked.emit(self.wanted()))
        self._group.idClicked.connect(self.choose)
        self.hide()

    def _lay_out(self) -> None:
        self.body.addWidget(text_label(_("Proposal"), "h2"))
        self.steady = QWidget()
        inside = QVBoxLayout(self.steady)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.slider)
        ends = (text_label(_("Perfect"), "muted"), None, text_label(_("Nobody moves"), "muted"))
        inside.addLayout(row(*ends))
        inside.addWidget(self.move_arrived)
        self.body.addWidget(self.steady)
        self.body.addLayout(self._choices)
        self.body.addWidget(self.quality)
        self.body.addWidget(self.unmet)
        self.body.addLayout(row(self.accept, self.discard, None))
        self.body.addStretch(1)

    def begin(self, state: HallState, wanted: Wanted) -> None:
        """Start anew: nothing is proposed yet. Where nobody sits there is nothing to be steady about."""
        self._state, self.proposals = state, []
        for part in (self.slider, self.move_arrived):
            part.blockSignals(True)
        self.slider.setValue(wanted.steadiness)
        self.move_arrived.setChecked(wanted.move_arrived)
        for part in (self.slider, self.move_arrived):
            part.blockSignals(False)
        self.steady.setVisible(bool(state.placements))
        self.move_arrived.setVisible(bool(state.present))

    def wanted(self) -> Wanted:
        """What slider and tick ask for."""
        return Wanted(self.slider.value(), self.move_arrived.isChecked())

    def add(self, proposal: Proposal, wanted: Wanted) -> None:
        """Put a proposal beside the others, and choose it."""
        others = [each for each in self.proposals if each[1] != wanted]
        self.proposals = [*others, (proposal, wanted)][-KEPT:]
        for gone in self._group.buttons():
            self._group.removeButton(gone)
            self._choices.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, (each, how) in enumerate(self.proposals):
            choice = QRadioButton(self._line(each, how))
            self._group.addButton(choice, number)
            self._choices.addWidget(choice)
        self.show()
        self.choose(len(self.proposals) - 1)

    def choose(self, number: int) -> None:
        """Show one of them on the plan."""
        proposal, _wanted = self.proposals[number]
        self._group.button(number).setChecked(True)
        assert self._state is not None
        sentences = list(told.unmet_and_broken(self._state, proposal))
        if len(sentences) > SENTENCES:
            more = _("… and {number} more").format(number=len(sentences) - SENTENCES)
            sentences = [*sentences[:SENTENCES], more]
        self.quality.setText(
            "\n".join(part for part in (told.quality(proposal), told.prices(proposal)) if part)
        )
        self.quality.setVisible(bool(self.quality.text()))
        self.unmet.setText("\n".join(sentences))
        self.unmet.setVisible(bool(sentences))
        self.chosen.emit(proposal)

    def _line(self, proposal: Proposal, wanted: Wanted) -> str:
        moved = ngettext("{number} moves", "{number} move", proposal.moved).format(number=proposal.moved)
        seated = len(proposal.places)
        if self._state is None or not self._state.placements:
            moved = ngettext("{number} person seated", "{number} people seated", seated).format(number=seated)
        how = {0: _("Perfect"), 100: _("Nobody moves")}.get(wanted.steadiness, f"{wanted.steadiness} %")
        return _(" · ").join((how, moved))

    def _accept(self) -> None:
        self.accepted.emit(self.proposals[self._group.checkedId()][0])
