"""The photo in the card of a person: chosen by a click, dropped, or taken away; kept in the meeting file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.commands.attendees import set_photo
from desktop_app.domain.attendees import Attendee
from desktop_app.exchange.pictures import read_portrait
from desktop_app.ui.kit.basics import menu_button
from desktop_app.ui.kit.portrait import Portrait
from desktop_app.ui.office import Office
from desktop_app.words import N_, _

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")
KINDS = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp"})
WIDTH = 72


class PhotoEdit(QWidget):
    """Shows the photo of one person and changes it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Attendee | None = None
        self.portrait = Portrait(WIDTH)
        menu = QMenu(self)
        menu.addAction(_("Choose a photo…"), self.ask)
        self.clear_action = QAction(_("Remove the photo"), menu)
        self.clear_action.triggered.connect(lambda _checked=False: self.clear())
        menu.addAction(self.clear_action)
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.portrait)
        layout.addWidget(menu_button(_("Photo"), None, menu, "ghost"), 0, Qt.AlignmentFlag.AlignHCenter)

    def show_person(self, person: Attendee | None) -> None:
        """Show whose photo it is."""
        self._person = person
        self.portrait.show_photo(person.photo if person is not None else "")
        self.clear_action.setEnabled(person is not None and bool(person.photo))

    def ask(self) -> None:
        """Ask for a picture file."""
        path = self._office.asker.open_file(self, _("Photo"), _(PICTURES), self._office.settings.last_folder)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Keep the picture in a file as the photo."""
        person = self._person
        if person is not None:
            self._office.ask(lambda: self._office.do(set_photo, person.id, read_portrait(path)))

    def clear(self) -> None:
        """Take the photo away."""
        if self._person is not None:
            self._office.do(set_photo, self._person.id, None)

    # Qt's names from here on.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)

    def _dropped(self, event: QDropEvent) -> Path | None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in files if path.suffix.lower() in KINDS), None)
