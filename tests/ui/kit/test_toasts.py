from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.toasts import Toasts


def test_a_toast_stands_inside_its_frame_and_offers_undo_only_when_asked(qtbot: QtBot) -> None:
    frame = QWidget()
    undone: list[bool] = []
    frame.resize(800, 600)
    qtbot.addWidget(frame)
    toasts = Toasts(frame, lambda: undone.append(True))
    frame.show()
    toasts.show_text("王小明 checked in", undo=True)
    assert frame.rect().contains(toasts.geometry())
    button = toasts.findChild(QPushButton)
    assert button is not None
    assert button.isVisible()
    button.click()
    assert undone == [True]
    assert not toasts.isVisible()
    toasts.show_text("saved")
    assert toasts.isVisible()
    assert not button.isVisible()


def test_a_long_message_does_not_leave_the_frame(qtbot: QtBot) -> None:
    frame = QWidget()
    frame.resize(400, 300)
    qtbot.addWidget(frame)
    toasts = Toasts(frame, lambda: None)
    frame.show()
    toasts.show_text("很长的一句话" * 30, undo=True)
    assert frame.rect().contains(toasts.geometry())
