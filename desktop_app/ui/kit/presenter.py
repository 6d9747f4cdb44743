"""Windows for the hall: frameless, on a chosen screen, full screen, in words that grow with the screen.

A display of its own derives from `PresenterWindow`, puts its parts into `body` and answers keys in `key`. Parts that
paint themselves size by `share`: a fraction of the window's height, so that a wall and a laptop look alike.
Esc leaves; B (or a full stop) blacks out and back; F11 leaves and takes the full screen.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.kit import theme

BLACK_KEYS = frozenset({Qt.Key.Key_B, Qt.Key.Key_Period})
WRAP = Qt.TextFlag.TextWordWrap
MARGIN_SHARE = 0.06
LEAST_PIXELS = 12


def screens() -> list[QScreen]:
    """The screens of this computer, the one with the desktop first."""
    primary = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)


def hall_screen(name: str = "") -> QScreen | None:
    """The screen for the hall: the named one, else the second, else the only one."""
    known = screens()
    named = [screen for screen in known if name and screen.name() == name]
    return next(iter(named or known[1:] or known), None)


class PresenterWindow(QWidget):
    """A window without a frame for the hall. `closed` tells that it has gone, however it went."""

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("presenter")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QVBoxLayout(self)
        self.body.setSizeConstraint(
            QVBoxLayout.SizeConstraint.SetNoConstraint
        )  # the screen is as large as it is
        self._black = _Black(self)
        QGuiApplication.instance().screenRemoved.connect(self._screen_went)

    def show_on(self, screen: QScreen | None) -> None:
        """Fill a screen (None: the one the window is on)."""
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()

    @property
    def blacked_out(self) -> bool:
        """Whether the hall sees nothing but black."""
        return self._black.isVisibleTo(self)

    def black_out(self, on: bool) -> None:
        """Cover everything in black, or show it again; what is beneath goes on."""
        self._black.setGeometry(self.rect())
        self._black.setVisible(on)
        self._black.raise_()

    def key(self, event: QKeyEvent) -> bool:
        """A key of the display itself; True when it was one. For the displays to override."""
        return False

    def leave(self) -> None:
        """Esc: go. A display that must not be left by everybody overrides this."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in BLACK_KEYS:
            self.black_out(not self.blacked_out)
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = round(self.height() * MARGIN_SHARE)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(margin // 2)
        self._black.setGeometry(self.rect())
        for words in self.findChildren(HallText):
            words.updateGeometry()  # their size follows the height of the window, which no layout knows
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()

    def _screen_went(self, _screen: QScreen) -> None:
        """The projector was unplugged: come back to a screen that is there, in a window one can move."""
        left = hall_screen()
        if left is not None and self.isVisible():
            self.showNormal()
            self.setGeometry(left.availableGeometry().adjusted(80, 80, -80, -80))


class _Black(QWidget):
    """Nothing but black."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(Qt.GlobalColor.black))


class HallText(QWidget):
    """Words for the hall: `share` of the window's height, in a colour of the theme; too long, they shrink to fit."""

    def __init__(
        self,
        share: float,
        text: str = "",
        *,
        token: str = "text",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._share, self._token, self._bold, self._align = share, token, bold, align
        self._lines = lines
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, token: str | None = None) -> None:
        """Say something else, perhaps in another colour."""
        if (text, token or self._token) == (self._text, self._token):
            return
        self._text, self._token = text, token or self._token
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def fitting(self, width: int, height: int = 1 << 20) -> QFont:
        """The font: as large as its share allows, smaller where the words would need more than their lines or place."""
        wanted = max(LEAST_PIXELS, round(self.window().height() * self._share))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._bold else QFont.Weight.Normal)
        for size in range(wanted, LEAST_PIXELS - 1, -max(1, wanted // 24)):
            font.setPixelSize(size)
            measure = QFontMetrics(font)
            box = measure.boundingRect(
                QRect(0, 0, max(1, width), 1 << 20), int(self._align | WRAP), self._text
            )
            high = min(height, measure.lineSpacing() * self._lines)
            if box.height() <= high and box.width() <= width:
                break
        return font

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._text:
            return 0
        measure = QFontMetrics(self.fitting(width))
        box = QRect(0, 0, max(1, width), 1 << 20)
        return measure.boundingRect(box, int(self._align | WRAP), self._text).height()

    def sizeHint(self) -> QSize:
        width = self.width() or 400
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.fitting(self.width(), self.height()))
        painter.setPen(theme.colour(self._token))
        painter.drawText(self.rect(), int(self._align | Qt.AlignmentFlag.AlignVCenter | WRAP), self._text)
