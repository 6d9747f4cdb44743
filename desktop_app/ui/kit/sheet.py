"""A sheet that scrolls when it is longer than its place, and a foot below it that always stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.kit.basics import row

ASIDE = 20


def sheet_over_foot(sheet: QLayout, *foot: QWidget | int | None) -> QWidget:
    """The contents of `sheet`, and below them a row of buttons as `row` takes it. Stands in a card without padding."""
    inside = QWidget()
    inside.setObjectName("scrolled")
    inside.setLayout(sheet)
    sheet.setContentsMargins(ASIDE, 18, ASIDE, 12)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scroll, 1)
    below = row(*foot)
    below.setContentsMargins(ASIDE, 0, ASIDE, 16)
    column.addLayout(below)
    return whole
