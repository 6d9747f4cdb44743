from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.ui.kit import theme
from desktop_app.ui.kit.icons import icon


def ink(of: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = of.pixmap(QSize(32, 32), 1.0, mode).toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_the_same_icon_follows_the_theme(qapp: QApplication) -> None:
    made = icon("users", "accent")
    theme.dress(qapp, "light")
    light = ink(made)
    theme.apply(qapp, "dark")
    dark = ink(made)
    theme.apply(qapp, "light")
    assert QColor("#1F4E8C").name().upper() in light
    assert QColor("#8DB6F2").name().upper() in dark


def test_a_disabled_icon_is_muted(qapp: QApplication) -> None:
    theme.dress(qapp, "light")
    assert theme.current().text3 in ink(icon("users"), QIcon.Mode.Disabled)


def test_an_unknown_icon_is_drawn_as_a_ring_rather_than_failing(qapp: QApplication) -> None:
    assert ink(icon("no-such-icon"))
