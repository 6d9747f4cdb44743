"""The window for the hall: keys, blackout, and words that always fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from pytestqt.qtbot import QtBot

from desktop_app.ui.kit.presenter import HallText, PresenterWindow, hall_screen, screens
from tests.ui.keys import press


@pytest.fixture
def window(qtbot: QtBot) -> PresenterWindow:
    made = PresenterWindow("Hall")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    return made


def test_it_fills_the_screen_without_a_frame_and_esc_leaves(qtbot: QtBot, window: PresenterWindow) -> None:
    window.show_on(hall_screen())
    assert window.isFullScreen() and window.windowFlags() & Qt.WindowType.FramelessWindowHint
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_b_blacks_out_and_back(window: PresenterWindow) -> None:
    window.show()
    assert not window.blacked_out
    press(window, Qt.Key.Key_B)
    assert window.blacked_out and window.grab().toImage().pixelColor(640, 360).lightness() == 0
    press(window, Qt.Key.Key_Period)
    assert not window.blacked_out and window.grab().toImage().pixelColor(640, 360).lightness() > 0


def test_a_display_has_keys_of_its_own(qtbot: QtBot) -> None:
    class Display(PresenterWindow):
        def key(self, event: QKeyEvent) -> bool:
            return event.key() == Qt.Key.Key_Escape

    made = Display("Display")
    qtbot.addWidget(made)
    made.show()
    press(made, Qt.Key.Key_Escape)
    assert made.isVisible()


def test_the_hall_is_the_second_screen_or_the_only_one() -> None:
    assert hall_screen() in screens()
    assert hall_screen("no such screen") is hall_screen()


@pytest.mark.parametrize(
    "text", ["欢迎", "滨江市消费者权益保护委员会第四届第三次全体会议" * 3, "Unbreakable" * 12, ""]
)
@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160), (1024, 768)])
def test_words_fit_into_their_lines(window: PresenterWindow, text: str, size: tuple[int, int]) -> None:
    words = HallText(0.1, text, bold=True)
    window.body.addWidget(words)
    window.body.addStretch()
    window.resize(*size)
    window.show()
    measure = QFontMetrics(words.fitting(words.width()))
    assert words.heightForWidth(words.width()) <= 2 * measure.lineSpacing()
    if text == "欢迎":
        assert words.fitting(words.width()).pixelSize() == round(size[1] * 0.1)


def test_words_change(window: PresenterWindow) -> None:
    words = HallText(0.1, "13")
    window.body.addWidget(words)
    words.say("14", "ok")
    assert words.text() == words.accessibleName() == "14"
