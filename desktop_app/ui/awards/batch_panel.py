"""The stage of one batch with its settings: entry side, ushers, presenters; and what should be settled."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from desktop_app.commands import awards as commands
from desktop_app.domain.awards import EntrySide
from desktop_app.domain.ceremony import HARMLESS, StagePlan
from desktop_app.labels import batch_title, label, told_concerns
from desktop_app.ui.awards.stage import StageView
from desktop_app.ui.kit.basics import Card, button, menu_button, row, text_label
from desktop_app.ui.kit.table import sized
from desktop_app.ui.office import Office
from desktop_app.words import _


def segment(text: str) -> QPushButton:
    """One of a few choices side by side, wide enough for its bold text when it is chosen."""
    made = button(text, kind="seg")
    bold = sized(made.font(), 13, QFont.Weight.DemiBold)
    made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(text) + 30)
    return made


class BatchPanel(QWidget):
    """Shows a batch on stage. `chosen` tells the recipient clicked; `paper_wanted` that its stage plan is asked for."""

    chosen = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._plan: StagePlan | None = None
        self.title = text_label("", "h2")
        self.sides = QButtonGroup(self)
        for number, side in enumerate(EntrySide):
            self.sides.addButton(segment(label(side, _)), number)
        self.ushers = QSpinBox()
        self.ushers.setRange(0, 20)
        self.ushers.setKeyboardTracking(False)
        self.ushers.setAccessibleName(_("Ushers"))
        self.ushers.setFixedWidth(72)
        self.stage = StageView()
        self.grave = text_label("", "error", wrap=True)
        self.slight = text_label("", "muted", wrap=True)
        self._lay_out()

        self.stage.chosen.connect(self.chosen)
        self.sides.idClicked.connect(self._turn)
        self.ushers.valueChanged.connect(self._count)

    def _lay_out(self) -> None:
        bar = row(
            self.title,
            None,
            text_label(_("Entry"), "muted"),
            *self.sides.buttons(),
            8,
            text_label(_("Ushers"), "muted"),
            self.ushers,
            8,
            menu_button(_("Presenters"), "users", self._presenter_menu()),
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.stage)
        card = Card(padding=16, spacing=12)
        card.body.addLayout(bar)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(self.grave)
        card.body.addWidget(self.slight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _presenter_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in (
            (_("Take from the dais"), self._from_dais),
            (_("Only those the list names"), self._clear),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        return menu

    def show_plan(self, plan: StagePlan | None, current: str) -> None:
        """Show a batch, one recipient marked. Emits nothing."""
        self._plan = plan
        self.setEnabled(plan is not None)
        self.stage.show_plan(plan, current)
        self.title.setText(batch_title(plan.batch.name, _) if plan is not None else "")
        if plan is None:
            return
        blocked = self.ushers.blockSignals(True)
        self.ushers.setValue(plan.batch.ushers)
        self.ushers.blockSignals(blocked)
        self.sides.button(list(EntrySide).index(plan.batch.entry)).setChecked(True)
        grave = [concern for concern in plan.concerns if concern.kind not in HARMLESS]
        slight = [concern for concern in plan.concerns if concern.kind in HARMLESS]
        for shown, concerns in ((self.grave, grave), (self.slight, slight)):
            shown.setText("\n".join(told_concerns(concerns, _)))
            shown.setVisible(bool(concerns))

    def _turn(self, number: int) -> None:
        if self._plan is not None:
            side = list(EntrySide)[number]
            self._office.do(commands.edit_batch, replace(self._plan.batch, entry=side))

    def _count(self, ushers: int) -> None:
        if self._plan is not None:
            self._office.do(commands.edit_batch, replace(self._plan.batch, ushers=ushers))

    def _from_dais(self) -> None:
        if self._plan is not None:
            self._office.do(commands.presenters_from_dais, self._plan.batch.id)

    def _clear(self) -> None:
        if self._plan is not None:
            self._office.do(commands.set_presenters, self._plan.batch.id, [])
