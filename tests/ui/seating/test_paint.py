"""Names on seats."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.seating.paint import set_name


@pytest.mark.parametrize(
    ("name", "lines"),
    [("孙浩", 1), ("李䶮", 1), ("欧阳振华", 1), ("乌云其其格", 2), ("阿依古丽·买买提", 2), ("Siobhán Dubois", 2)],
)  # fmt: skip
def test_a_name_fits_a_seat_in_one_line_or_two(qapp: QApplication, name: str, lines: int) -> None:
    told, size = set_name(name)
    assert len(told) == lines and size >= 11 and all(told)


def test_a_very_long_name_keeps_both_its_parts(qapp: QApplication) -> None:
    told, _size = set_name("买买提依布热依木·买买提明")
    assert told[0].startswith("买买") and told[0].endswith("…") and told[1].startswith("买买")
