"""Help and about, inside the program; nothing is fetched from anywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop_app import paths
from desktop_app.ui.kit.basics import Card, button, row, text_label
from desktop_app.words import _, screen


def help_text() -> str:
    """The help in the language of the screen, as Markdown."""
    return (paths.resources() / "help" / f"{screen().language}.md").read_text("utf-8")


def version() -> str:
    """The version of the program; "?" when it runs from files that were never installed."""
    from importlib import metadata  # 16 ms that only the help needs

    try:
        return metadata.version("rostrum")
    except metadata.PackageNotFoundError:
        return "?"


class HelpDialog(QDialog):
    """The help as a page to read beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.resize(720, 720)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Help"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.document().setDocumentMargin(12)
        self.text.setMarkdown(help_text())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        card = Card(padding=4)
        card.body.addWidget(self.text)
        layout.addWidget(card, 1)
        about = text_label(_("Rostrum {version}").format(version=version()), "small")
        close = button(_("Close"), kind="primary", on=self.accept)
        close.setDefault(True)
        layout.addLayout(row(about, None, close))
