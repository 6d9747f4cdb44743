"""The start page: recent meetings, and how to begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app import paths
from desktop_app.ui.kit.basics import Card, EmptyState, button, row, text_label
from desktop_app.words import _

RECENT_WIDTH = 520


@dataclass(frozen=True)
class StartActions:
    """What can be begun here."""

    new: Callable[[], object]
    open: Callable[[], object]
    sample: Callable[[], object]
    restore: Callable[[], object]
    recent: Callable[[Path], object]
    forget: Callable[[Path], object]
    settings: Callable[[], object]
    help: Callable[[], object]


class StartPage(QWidget):
    """Recent meetings at the right, beginnings at the left; a meeting file may be dropped anywhere."""

    def __init__(
        self, actions: StartActions, recent: Sequence[Path], trouble: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._actions = actions
        self.buttons: dict[str, QPushButton] = {}
        self.trouble = text_label(trouble, "error", wrap=True)
        self.trouble.setVisible(bool(trouble))

        layout = QHBoxLayout(self)
        layout.setContentsMargins(72, 64, 72, 48)
        layout.setSpacing(56)
        layout.addStretch(1)
        layout.addLayout(self._beginnings())
        layout.addWidget(self._recent(recent))
        layout.addStretch(1)

    def _beginnings(self) -> QVBoxLayout:
        do = self._actions
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(_mark())
        column.addWidget(text_label("Rostrum", "hero"))
        told = text_label(
            _("The desk of your meeting: roster, seating, check-in, agenda, awards."), "muted", wrap=True
        )
        told.setMaximumWidth(320)
        column.addWidget(told)
        column.addSpacing(12)
        for key, text, icon, kind, action in (
            ("new", _("New meeting…"), "plus", "primary", do.new),
            ("open", _("Open…"), "folder-open", "big2", do.open),
            ("sample", _("Sample meeting"), "sparkles", "big2", do.sample),
            ("restore", _("Restore from backup…"), "archive-restore", "big2", do.restore),
        ):
            made = self.buttons[key] = button(text, icon, kind, on=action)
            made.setFixedWidth(320)
            column.addWidget(made)
        column.addWidget(self.trouble)
        self.trouble.setMaximumWidth(320)
        column.addStretch()
        settings = button(_("Settings"), "settings", "ghost", on=do.settings)
        column.addLayout(row(settings, button(_("Help"), "circle-help", "ghost", on=do.help), None))
        return column

    def _recent(self, recent: Sequence[Path]) -> Card:
        card = Card(padding=20, spacing=4)
        card.setMinimumWidth(RECENT_WIDTH)
        card.body.addWidget(text_label(_("Recent meetings"), "h2"))
        card.body.addSpacing(4)
        if not recent:
            hint = _("Meetings you open appear here. You can also drop a meeting file on this window.")
            card.body.addWidget(EmptyState("folder-open", _("No meetings yet"), hint), 1)
            return card
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for path in recent:
            column.addLayout(self._line(path))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        card.body.addWidget(scroll, 1)
        card.body.addWidget(text_label(_("You can also drop a meeting file on this window."), "small"))
        return card

    def _line(self, path: Path) -> QHBoxLayout:
        there = path.is_file()
        opener = button("", "file-text", "row", on=partial(self._actions.recent, path), tip=str(path))
        opener.setAccessibleName(_("Open {name}").format(name=path.stem))
        opener.setText("\n".join((path.stem, _when(path) if there else _("not there any more"))))
        opener.setEnabled(there)
        opener.setMinimumHeight(54)
        forget = button(_("Take {name} off this list").format(name=path.stem), "x", "icon")
        forget.clicked.connect(lambda _checked=False: self._actions.forget(path))
        line = QHBoxLayout()
        line.addWidget(opener, 1)
        line.addWidget(forget)
        return line


def _when(path: Path) -> str:
    changed = dt.datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - shown as local wall time
    return _("{folder} · changed {when}").format(folder=path.parent.name, when=f"{changed:%Y-%m-%d %H:%M}")


def _mark() -> QLabel:
    mark = QLabel()
    picture = QPixmap(str(paths.resources() / "icons" / "rostrum.png"))
    if not picture.isNull():
        kind = Qt.TransformationMode.SmoothTransformation
        mark.setPixmap(picture.scaled(56, 56, Qt.AspectRatioMode.KeepAspectRatio, kind))
    return mark
