"""The small parts: buttons, cards, pills, headings, empty states. All text is plain text, never markup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.kit.icons import icon as drawn

_TINTS = {"primary": "on_accent", "big": "surface", "ghost": "accent", "danger": "bad"}


def button(
    text: str,
    icon: str | None = None,
    kind: str = "plain",
    *,
    on: Callable[[], object] | None = None,
    tip: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button; `kind` is plain, primary, ghost, danger, big, big2, seg, row or icon. Called `on` when clicked.

    An icon button (`kind="icon"`) shows no text: the text becomes its accessible name and tool tip.
    """
    made = QPushButton("" if kind == "icon" else text, parent)
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setToolTip(tip or (text if kind == "icon" else ""))
    made.setCheckable(kind == "seg")
    made.setAutoDefault(False)
    if icon is not None:
        tint = _TINTS.get(kind, "text2" if kind in ("icon", "row") else "text")
        made.setIcon(drawn(icon, tint, tint))
        side = 24 if kind == "big" else 18
        gap = 6 if made.text() else 0
        made.setIconSize(QSize(side + gap, side))
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


def menu_button(text: str, icon: str | None, menu: QMenu, kind: str = "plain") -> QPushButton:
    """A button that opens a menu; the arrow is drawn by the style sheet."""
    made = button(text, icon, kind)
    made.setProperty("menu", "true")
    made.setMenu(menu)
    return made


def text_label(
    text: str = "", name: str = "", *, wrap: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A label for plain text; `name` is its style: h1, h2, muted, small, hero, figure, error, kbd."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


class Pill(QLabel):
    """A short word on a soft ground: ok, warn, bad, vip, accent or neutral. The word tells; the colour only helps."""

    def __init__(self, text: str = "", kind: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("pill", kind)

    def show_as(self, text: str, kind: str) -> None:
        """Change word and ground; an empty word hides the pill."""
        self.setText(text)
        self.setVisible(bool(text))
        if self.property("pill") != kind:
            self.setProperty("pill", kind)
            restyle(self)


class Card(QFrame):
    """A white sheet with round corners; put borderless views inside. `body` is its layout."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = 16, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)

    def set_ring(self, on: bool) -> None:
        """Show the focus ring of the view inside around the whole card."""
        self.setProperty("ring", "true" if on else "false")
        restyle(self)


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: icon, title, what to do next, and a button for it."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        button: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        picture = QLabel(self)
        picture.setPixmap(drawn(icon, "text3").pixmap(40, 40))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = text_label(title, "h2")
        self.text = text_label(text, "muted", wrap=True)
        self.text.setMaximumWidth(420)

        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch()
        layout.addWidget(picture)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.text.setMinimumWidth(min(420, sum(14 if ord(letter) > 0x2E7F else 8 for letter in text)))
        if button is not None:
            layout.addSpacing(8)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def tell(self, title: str, text: str = "") -> None:
        """Change what it says."""
        self.title.setText(title)
        self.text.setText(text)


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline."""
    made = QFrame(parent)
    made.setObjectName("rule")
    return made


def row(*parts: QWidget | int | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; a number is a gap in pixels, None a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch()
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part)
    return layout


def keys(*pairs: tuple[str, str]) -> QWidget:
    """A line of keys and what they do: ("Enter", "check in")."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for key, meaning in pairs:
        layout.addWidget(text_label(key, "kbd"))
        layout.addWidget(text_label(meaning, "muted"))
        layout.addSpacing(6)
    layout.addStretch()
    return line


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a property that has changed."""
    if not widget.testAttribute(
        Qt.WidgetAttribute.WA_WState_Polished
    ):  # it will be, with these, when it is shown
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def segments(group: QButtonGroup) -> QHBoxLayout:
    """The buttons of a group side by side, one of them chosen."""
    parts: list[QPushButton] = [each for each in group.buttons() if isinstance(each, QPushButton)]
    for each in parts:
        each.setMinimumWidth(each.sizeHint().width() + 14)  # the checked one is bold
    return row(*parts, None, spacing=4)
