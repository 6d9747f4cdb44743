"""What may be chosen about a paper, above its preview: a box for each choice, a tick for each yes or no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.paper_options import Choice, choices, read_options, written
from desktop_app.domain.refusal import Refusal
from desktop_app.labels import label
from desktop_app.paper_labels import ON_TEMPLATE
from desktop_app.ui.kit.basics import text_label
from desktop_app.words import N_, _

TITLES = {
    "template": N_("Template"),
    "size": N_("Size"),
    "separators": N_("Slips between the piles"),
    "part": N_("Shows"),
    "glued": N_("Glued from"),
    "names": N_("With names"),
    "which": N_("For"),
    "what": N_("What"),
    "order": N_("Order"),
    "photo": N_("With photo"),
    "phones": N_("Last digits of phones"),
    "copies": N_("How many"),
    "strokes": N_("Candidates by strokes of the surname"),
    "who": N_("In the picture"),
    "row": N_("People per row"),
    "here": N_("Only who is in the hall"),
    "receiving": N_("Guests among hosts, hosts at the ends"),
    "own_names": N_("Lines for own choices"),
}


Offered = Mapping[str, Sequence[tuple[str, str]]]
NOTHING_OFFERED: Offered = {}


class OptionsBar(QWidget):
    """Shows the options of one paper; `changed` when somebody chooses. `told` is what was chosen before, as it is
    written; what makes no sense any more is passed over. `offered` has, for an option that is a text, what may be
    chosen: (value, what it is called)."""

    changed = Signal()

    def __init__(self, kind: type, told: Mapping[str, str], offered: Offered = NOTHING_OFFERED) -> None:
        super().__init__()
        self._kind = kind
        self.boxes: dict[str, QComboBox | QCheckBox] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._known = {name: [value for value, _title in pairs] for name, pairs in offered.items()}
        for choice in choices(kind, self._known):
            value = self._kept(choice, told.get(choice.name))
            titles = dict(offered.get(choice.name, ()))
            box = (
                _tick(choice.name, value) if choice.values == (True, False) else _list(choice, value, titles)
            )
            if isinstance(box, QComboBox):
                words = text_label(_(TITLES[choice.name]), "small")
                words.setBuddy(box)
                line.addWidget(words)
                box.activated.connect(self.changed)
            else:
                box.clicked.connect(self.changed)
            line.addWidget(box)
            line.addSpacing(8)
            self.boxes[choice.name] = box
        line.addStretch()
        if "template" in self.boxes:
            self._show_sizes()
            self._template.activated.connect(lambda _place: self._show_sizes())

    @property
    def _template(self) -> QComboBox:
        box = self.boxes["template"]
        assert isinstance(box, QComboBox)
        return box

    def _show_sizes(self) -> None:
        """A template has a size of its own: of the sizes only what else they mean can be chosen."""
        box = self.boxes["size"]
        assert isinstance(box, QComboBox)
        (choice,) = (each for each in choices(self._kind, self._known) if each.name == "size")
        chosen = next(each for each in choice.values if written(each) == box.currentData())
        bound = bool(self._template.currentData())
        values = dict.fromkeys(each.on_template for each in choice.values) if bound else choice.values
        box.clear()
        for each in values:
            box.addItem(_(ON_TEMPLATE[each]) if bound else label(each, _), written(each))
        box.setCurrentIndex(box.findData(written(chosen.on_template if bound else chosen)))

    def add(self, extra: QWidget) -> None:
        """Something else that has to do with these choices, at the far end."""
        line = self.layout()
        assert line is not None
        line.addWidget(extra)

    def offer_templates(self, pairs: Sequence[tuple[str, str]], chosen: str) -> None:
        """The templates have changed; `chosen` is chosen where it is there."""
        box = self._template
        self._known["template"] = [value for value, _title in pairs]
        box.clear()
        box.addItem(_("Built-in layout"), "")
        for value, title in pairs:
            box.addItem(title, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self._show_sizes()

    def told(self) -> dict[str, str]:
        """What is chosen, as it is written on the command line."""
        return {
            name: str(box.currentData()) if isinstance(box, QComboBox) else written(box.isChecked())
            for name, box in self.boxes.items()
        }

    def options(self) -> Any:
        """What is chosen."""
        return read_options(self._kind, self.told(), self._known)

    def _kept(self, choice: Choice, text: str | None) -> Any:
        """What was chosen before, where that can still be chosen; else the standard."""
        try:
            return getattr(read_options(self._kind, {choice.name: text or ""}, self._known), choice.name)
        except Refusal:
            return choice.standard


def _tick(name: str, value: Any) -> QCheckBox:
    box = QCheckBox(_(TITLES[name]))
    box.setAccessibleName(box.text())
    box.setChecked(bool(value))
    return box


def _list(choice: Choice, value: Any, titles: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_(TITLES[choice.name]))
    for each in choice.values:
        told = titles.get(each, _("Built-in layout")) if type(choice.standard) is str else label(each, _)
        box.addItem(told, written(each))
    box.setCurrentIndex(box.findData(written(value)))
    return box
