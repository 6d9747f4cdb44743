"""The theme in use: tokens, palette, style sheet and font of the application, and how high its rows are."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui.kit.tokens import DARK, LIGHT, Tokens

FAMILY = "Noto Sans SC"
STYLE = "fusion"
"""The style that the sheet is written for, as Qt's argument `-style` names it."""
_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "row_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "sel_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Mid: "border2",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Dark: "border2",
    QPalette.ColorRole.Shadow: "border2",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Accent: "accent",
}


class _Bell(QObject):
    changed = Signal()


_tokens = LIGHT
_compact = False
bell = _Bell()
"""`bell.changed` rings after the theme has changed; widgets that paint themselves repaint anyway."""


def current() -> Tokens:
    """The tokens in use. Ask while painting, do not keep them."""
    return _tokens


def use_compact_rows(on: bool) -> None:
    """Rows of 36 px instead of 46 in every table made from now on."""
    global _compact
    _compact = on


def compact_rows() -> bool:
    """Whether tables are made with rows of 36 px."""
    return _compact


def colour(token: str) -> QColor:
    """One token of the theme in use as a QColor."""
    return QColor(getattr(_tokens, token))


def wanted(choice: str) -> Tokens:
    """The tokens for a preference: "light", "dark", anything else follows the system."""
    if choice in ("light", "dark"):
        return DARK if choice == "dark" else LIGHT
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(application: QApplication, choice: str) -> None:
    """Dress the application; what is open changes at once."""
    global _tokens
    _tokens = wanted(choice)
    QDir.setSearchPaths("tok", [str(paths.resources() / "qt" / _tokens.name)])
    dressed = sheet(_tokens)
    if application.styleSheet() == dressed:  # polishing every widget again costs tenths of a second
        return
    application.setPalette(palette(_tokens))
    application.setStyleSheet(dressed)
    bell.changed.emit()


def dress(application: QApplication, choice: str) -> None:
    """Font and theme, once at start. The style is an argument of the application: to ask for it costs 4 ms."""
    if application.font() != load_font():
        application.setFont(load_font())
    apply(application, choice)


@lru_cache
def load_font() -> QFont:
    """The bundled font for Latin and Chinese alike; the system's where it is not there."""
    known: list[str] = []
    for file in sorted((paths.resources() / "fonts").glob("NotoSansSC*.[ot]t[fc]")):
        number = QFontDatabase.addApplicationFont(str(file))
        known += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    font = QFont(FAMILY if FAMILY in known or not known else known[0])
    font.setPixelSize(14)
    return font


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for what the style sheet does not reach."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, token)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text3))
    return made


def sheet(tokens: Tokens) -> str:
    """The style sheet in these colours."""
    template = (paths.resources() / "qt" / "rostrum.qss").read_text("utf-8")
    return Template(template).substitute(tokens.colours())
