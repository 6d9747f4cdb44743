"""What may be chosen about papers, as the preview shows it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.paper_options import OPTIONS, read_options
from desktop_app.ui.options_bar import OptionsBar


@pytest.mark.parametrize("kind", sorted(OPTIONS))
def test_every_option_of_every_paper_has_its_box(kind: str, qapp: QApplication, spoken: str) -> None:
    bar = OptionsBar(OPTIONS[kind], {})
    assert bar.options() == OPTIONS[kind]() == read_options(OPTIONS[kind], bar.told())
    assert all(box.accessibleName() or box.text() for box in bar.boxes.values())  # type: ignore[union-attr]
