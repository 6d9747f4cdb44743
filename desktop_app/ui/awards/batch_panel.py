"""The stage of one batch with its settings: entry side, ushers, presenters; and what should be settled."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.commands import awards as commands
from desktop_app.domain.awards import EntrySide
from desktop_app.domain.ceremony import HARMLESS, StagePlan
from desktop_app.domain.readiness import Readiness
from desktop_app.labels import batch_title, label, told_concerns
from desktop_app.ui.awards.board_model import told_here
from desktop_app.ui.awards.ceremony import Ceremony
from desktop_app.ui.awards.stage import StageView
from desktop_app.ui.kit.basics import Card, Pill, button, menu_button, row, text_label
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
    """Shows a batch on stage. `chosen` tells the recipient clicked, `absent` of whom it is said that he cannot come."""

    chosen = Signal(str)
    absent = Signal(str)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._plan: StagePlan | None = None
        self._current = ""
        self.title = text_label("", "h2")
        self.sides = QButtonGroup(self)
        for number, side in enumerate(EntrySide):
            self.sides.addButton(segment(label(side, _)), number)
        self.ushers = QSpinBox()
        self.ushers.lineEdit().setTextMargins(9, 0, 0, 0)  # the style sheet cannot pad a spin box at the left
        self.ushers.setRange(0, 20)
        self.ushers.setKeyboardTracking(False)
        self.ushers.setAccessibleName(_("Ushers"))
        self.ushers.setFixedWidth(72)
        self.item = QComboBox()
        self.item.setAccessibleName(_("Agenda item"))
        self.item.setMaximumWidth(360)
        self.item.hide()
        self.stage = StageView()
        self.here = Pill()
        self.missing = text_label("", "doubt", wrap=True)
        self.cannot_come = button(_("Cannot come…"), "user-x", on=self._absent)
        self.grave = text_label("", "error", wrap=True)
        self.slight = text_label("", "muted", wrap=True)
        self._lay_out()

        self.stage.chosen.connect(self.chosen)
        self.stage.swapped.connect(self._swap)
        self.sides.idClicked.connect(self._turn)
        self.ushers.valueChanged.connect(self._count)
        self.item.activated.connect(lambda _place: self._move_to_item())

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
        card.body.addWidget(self.item, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(scroll, 1)
        told = QVBoxLayout()
        for line in (self.missing, self.grave, self.slight):
            told.addWidget(line)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.here, 0, Qt.AlignmentFlag.AlignTop)
        foot.addLayout(told, 1)
        foot.addWidget(self.cannot_come, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _presenter_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, act in (
            (_("Take from the dais"), self._from_dais),
            (_("Only those the list names"), self._clear),
            (_("Keep who hands to whom"), lambda: self._lock(True)),
            (_("Let the pairing decide"), lambda: self._lock(False)),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        return menu

    def show_plan(self, plan: StagePlan | None, current: str, ceremony: Ceremony) -> None:
        """Show a batch, one recipient marked. Emits nothing."""
        self._plan, self._current = plan, current
        self.setEnabled(plan is not None)
        self.stage.show_plan(plan, current)
        self.title.setText(batch_title(plan.batch.name, _) if plan is not None else "")
        self._tell_missing(ceremony.readiness.get(plan.batch.id) if plan is not None else None, ceremony)
        if plan is None:
            return
        listed = [*(place.recipient for place in plan.places), *plan.left_out]
        self.cannot_come.setEnabled(any(each.id == current for each in listed))
        blocked = self.ushers.blockSignals(True)
        self.ushers.setValue(plan.batch.ushers)
        self.ushers.blockSignals(blocked)
        self.sides.button(list(EntrySide).index(plan.batch.entry)).setChecked(True)
        self._show_items(plan, ceremony)
        grave = [concern for concern in plan.concerns if concern.kind not in HARMLESS]
        slight = [concern for concern in plan.concerns if concern.kind in HARMLESS]
        for shown, concerns in ((self.grave, grave), (self.slight, slight)):
            shown.setText("\n".join(told_concerns(concerns, _)))
            shown.setVisible(bool(concerns))

    def _show_items(self, plan: StagePlan, ceremony: Ceremony) -> None:
        """In which award block of the agenda the batch has its turn; asked only where there are several."""
        self.item.setVisible(len(ceremony.items) > 1)
        self.item.clear()
        for item in ceremony.items:
            self.item.addItem(item.title, item.id)
        self.item.setCurrentIndex(max(self.item.findData(plan.batch.item_id), 0))

    def _move_to_item(self) -> None:
        if self._plan is not None:
            item = self.item.currentData()
            if self._office.do(commands.edit_batch, replace(self._plan.batch, item_id=item)):
                self._office.say(_("Belongs to {item} now").format(item=self.item.currentText()), undo=True)

    def _tell_missing(self, known: Readiness | None, ceremony: Ceremony) -> None:
        """Who is not in the hall, with phones, once people have begun to come."""
        if known is None:
            self.here.show_as("", "neutral")
            self.missing.hide()
            return
        self.here.show_as(told_here(known), "ok" if known.ready else "warn")
        phones = {person.id: person.phone for person in ceremony.people}
        told = [
            " ".join(filter(None, (who.on_stage_name or who.name, phones.get(who.on_stage_id or "", ""))))
            for who in known.missing
        ]
        hand = _("Presenter")
        told += [
            " ".join(filter(None, (hands.name, f"({hand})", phones.get(hands.attendee_id or "", ""))))
            for hands in known.presenters_missing
        ]
        self.missing.setText(_("Not in the hall: {names}").format(names=_(", ").join(told)))
        self.missing.setVisible(bool(told))

    def _absent(self) -> None:
        self.absent.emit(self._current)

    def _swap(self, one: str, other: str) -> None:
        before = self._numbers(one, other)
        if not self._office.do(commands.swap_recipients, one, other):
            return
        if self._numbers(one, other) == before:
            told = _("They keep their places: grades or the list's own presenters decide where they stand.")
            self._office.say(told, undo=True)

    def _numbers(self, *ids: str) -> list[int]:
        places = self._plan.places if self._plan is not None else ()
        return [place.number for who in ids for place in places if place.recipient.id == who]

    def _lock(self, locked: bool) -> None:
        if self._plan is not None and self._office.do(commands.lock_pairs, self._plan.batch.id, locked):
            told = _("Everybody keeps his presenter") if locked else _("The pairing decides again")
            self._office.say(told, undo=True)

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
