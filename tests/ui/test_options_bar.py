"""What may be chosen about papers, as the preview shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from desktop_app.domain.paper_options import OPTIONS, CardSize, NameCardOptions, read_options
from desktop_app.ui.options_bar import OptionsBar


@pytest.mark.parametrize("kind", sorted(OPTIONS))
def test_every_option_of_every_paper_has_its_box(kind: str, qapp: QApplication, spoken: str) -> None:
    bar = OptionsBar(OPTIONS[kind], {})
    assert bar.options() == OPTIONS[kind]() == read_options(OPTIONS[kind], bar.told())
    assert all(box.accessibleName() or box.text() for box in bar.boxes.values())  # type: ignore[union-attr]


def test_templates_are_offered_by_title_and_one_that_went_is_forgotten(qapp: QApplication) -> None:
    offered = {"template": [("k", "Gilded"), ("m", "Mine")]}
    bar = OptionsBar(NameCardOptions, {"template": "m"}, offered)
    box = bar.boxes["template"]
    assert isinstance(box, QComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["Built-in layout", "Gilded", "Mine"]
    assert bar.options() == NameCardOptions(template="m")
    size = bar.boxes["size"]
    assert isinstance(size, QComboBox) and size.count() == 2  # the template's own; to fold, or flat
    size.setCurrentIndex(1)
    assert bar.options() == NameCardOptions(template="m", size=CardSize.FLAT_200X100)
    bar.offer_templates([("k", "Gilded")], "k")
    assert bar.options() == NameCardOptions(template="k", size=CardSize.FLAT_200X100)
    bar.offer_templates([], "k")
    assert size.count() == len(CardSize)
    assert OptionsBar(NameCardOptions, {"template": "gone"}, offered).options() == NameCardOptions()
