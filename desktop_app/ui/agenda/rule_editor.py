"""Method, base and rule of a motion, as three choices."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop_app.domain.meeting import MORE_THAN_HALF
from desktop_app.domain.resolutions import SHARES, Base, Method, Rule
from desktop_app.labels import label
from desktop_app.ui.kit.basics import text_label
from desktop_app.verdicts import share_told
from desktop_app.words import N_, _

RELATIVE, UNANIMOUS = "relative", "unanimous"


class RuleEditor(QWidget):
    """`changed` tells that a person chose something; loading emits nothing. An unusual share stays as it is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, columns: int = 1) -> None:
        super().__init__(parent)
        self._loading = False
        self.method, self.base, self.rule = QComboBox(), QComboBox(), QComboBox()
        for method in Method:
            self.method.addItem(label(method, _), method)
        for base in Base:
            self.base.addItem(label(base, _), base)
        for share in SHARES:
            self.rule.addItem(share_told(share, _), share)
        self.rule.addItem(_("more votes for than against"), RELATIVE)
        self.rule.addItem(_("unanimous"), UNANIMOUS)

        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        parts = ((N_("Method"), self.method), (N_("Base"), self.base), (N_("Rule"), self.rule))
        for place, (title, box) in enumerate(parts):
            row, column = divmod(place, columns)
            caption = text_label(_(title), "muted")
            caption.setBuddy(box)
            box.setAccessibleName(_(title))
            grid.addWidget(caption, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            box.currentIndexChanged.connect(self._told)

    def load(self, rule: Rule, method: Method) -> None:
        """Show a rule and a method."""
        self._loading = True
        self.method.setCurrentIndex(self.method.findData(method))
        self.base.setCurrentIndex(self.base.findData(rule.base))
        wanted = RELATIVE if rule.relative else UNANIMOUS if rule.unanimous else rule.share
        place = self._place(wanted)
        if place < 0:
            self.rule.addItem(share_told(rule.share, _), rule.share)
            place = self.rule.count() - 1
        self.rule.setCurrentIndex(place)
        self.base.setEnabled(not rule.relative)
        self._loading = False

    def _place(self, wanted: object) -> int:
        return next((row for row in range(self.rule.count()) if self.rule.itemData(row) == wanted), -1)

    def value(self) -> Rule:
        """The rule chosen."""
        chosen, base = self.rule.currentData(), self.base.currentData()
        if chosen == RELATIVE:
            return Rule(Base.YES_NO, relative=True)
        if chosen == UNANIMOUS:
            return Rule(Base(base), unanimous=True)
        return Rule(Base(base), chosen or MORE_THAN_HALF)

    def method_value(self) -> Method:
        """The method chosen."""
        return Method(self.method.currentData())

    def _told(self) -> None:
        self.base.setEnabled(self.rule.currentData() != RELATIVE)
        if not self._loading:
            self.changed.emit()
