"""The window: start page or rail and pages. A frame that knows no feature; pages come from `pages.PAGES`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop_app.deeds import deed
from desktop_app.ui.desk import Desk
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.office import Office
from desktop_app.words import _

TITLE = "Rostrum"
SUFFIX = ".rostrum"
LEAST = (1180, 680)


class House(Protocol):
    """What the window asks of the program around it (`desktop_app.app`)."""

    def entries(self) -> list[PaletteCommand]:
        """Commands on meetings as a whole: new, open, sample, save a copy, close, settings, help."""

    def start_page(self) -> QWidget:
        """What is shown while no meeting is open."""

    def drop(self, path: str) -> None:
        """A meeting file was dropped on the window."""

    def closing(self, geometry: str) -> None:
        """The window closes."""


class MainWindow(QMainWindow):
    """One window with at most one meeting."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.desk: Desk | None = None
        self.office: Office | None = None
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self._install_keys()

    def show_start(self) -> None:
        """Show the start page."""
        self._rest()
        self.desk = self.office = None
        self.setWindowTitle(TITLE)
        self.setCentralWidget(self._house.start_page())

    def show_meeting(self, office: Office, page: str = "overview", subject: str = "") -> None:
        """Show a meeting on one of its pages."""
        self._rest()
        self.office = office
        self.desk = Desk(office)
        self.desk.menu_wanted.connect(self.show_menu)
        self.desk.palette_wanted.connect(self.show_palette)
        self.desk.help_wanted.connect(self._help)
        self.desk.fill_screen(self.isFullScreen())
        self.setCentralWidget(self.desk)
        self.setWindowTitle(f"{office.meeting().title} – {TITLE}")
        self.desk.go(page, subject)

    def _rest(self) -> None:
        """Let what pages draw on threads of their own come to an end before the pages go."""
        for jobs in self.desk.findChildren(Jobs) if self.desk is not None else ():
            jobs.wait()

    def draw_anew(self) -> None:
        """Build everything again in the language of the screen, at the same place."""
        if self.office is None or self.desk is None:
            self.show_start()
            return
        page = self.desk.current()
        self.show_meeting(self.office, self.desk.key, page.subject() if page else "")

    # What keys do.

    def _install_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.show_palette,
            "Ctrl+F": self._search,
            "Ctrl+Z": lambda: self.office and self.office.undo(),
            "Ctrl+Shift+Z": lambda: self.office and self.office.redo(),
            "Ctrl+Y": lambda: self.office and self.office.redo(),
            "Ctrl+P": self._print,
            "F11": self.full_screen,
            "F1": self._help,
        }
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        for number in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self).activated.connect(self._nth_page(number))

    def _nth_page(self, number: int) -> Callable[[], None]:
        def show() -> None:
            if self.desk is not None:
                self.desk.go_to_place(number - 1)

        return show

    def _search(self) -> None:
        page = self.desk.current() if self.desk else None
        field = page.search_field() if page else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _print(self) -> None:
        page = self.desk.current() if self.desk else None
        entries = page.print_entries() if page else []
        if page is None or not entries:
            return
        menu = QMenu(self)
        menu.addActions(entries)
        menu.popup(self.mapToGlobal(QPoint(self.width() // 2 - 120, 96)))

    def _help(self) -> None:
        next((entry.run for entry in self._house.entries() if entry.shortcut == "F1"), lambda: None)()

    def full_screen(self) -> None:
        """Full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.desk is not None:
            self.desk.fill_screen(self.isFullScreen())

    def entries(self) -> list[PaletteCommand]:
        """Everything the palette offers now, people aside."""
        found: list[PaletteCommand] = []
        page = self.desk.current() if self.desk else None
        if self.desk is not None and self.office is not None:
            found += page.commands() if page else []
            found += self.desk.page_entries()
            found += _undo_entries(self.office)
        found += self._house.entries()
        found.append(PaletteCommand(_("Full screen"), self.full_screen, "maximize", "F11"))
        return found

    def show_palette(self) -> None:
        """Open the command palette."""
        from desktop_app.ui.people_search import people_entries  # late, like all that a start can do without

        people = people_entries(self.office) if self.office is not None else None
        from desktop_app.ui.kit.palette import CommandPalette  # the window stands sooner without it

        palette = CommandPalette(self.entries(), self, people)
        palette.show()
        palette.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_crash(self, text: str) -> None:
        """Show the crash window over this one."""
        from desktop_app.ui.crash import CrashDialog

        dialog = CrashDialog(text, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_menu(self) -> None:
        """Open the menu of the meeting above its button."""
        menu = QMenu(self)
        for entry in self._house.entries():
            action = menu.addAction(entry.title)
            action.triggered.connect(lambda _checked=False, run=entry.run: run())
        menu.popup(self.mapToGlobal(QPoint(16, self.height() - menu.sizeHint().height() - 60)))

    # Qt's names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.desk.current() if self.desk else None
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if page is not None and plain and event.text().isalnum() and page.key_typed(event.text()):
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.take_file(Path(url.toLocalFile()))

    def take_file(self, path: Path) -> None:
        """A dropped file: a meeting is opened, anything else is offered to the page in sight."""
        page = self.desk.current() if self.desk else None
        if path.suffix == SUFFIX:
            self._house.drop(str(path))
        elif (page is None or not page.take_file(path)) and self.office is not None:
            self.office.say(_("{file} cannot be taken in on this page").format(file=path.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest()
        if self.office is not None:
            self.office.rest()
        self._house.closing(bytes(self.saveGeometry().toHex().data()).decode())
        super().closeEvent(event)

    def place_like(self, geometry: str) -> None:
        """Put the window where it was last; a first start or a changed screen gives a sensible size."""
        if not (geometry and self.restoreGeometry(QByteArray.fromHex(geometry.encode()))):
            self.resize(1440, 900)


def _undo_entries(office: Office) -> Sequence[PaletteCommand]:
    found = []
    for title, key, label, run, icon in (
        (_("Undo"), "Ctrl+Z", office.store.can_undo, office.undo, "undo-2"),
        (_("Redo"), "Ctrl+Shift+Z", office.store.can_redo, office.redo, "redo-2"),
    ):
        if label is not None:
            found.append(PaletteCommand(title, run, icon, key, note=deed(label, "", _)))
    return found
