"""The desk of one open meeting: rail at the left, the page in sight, banner above it, toasts and progress over it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.trouble import Trouble, TroubleCode, as_trouble
from desktop_app.domain.refusal import Refusal
from desktop_app.ui.banner import Banner
from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.kit.page import Page
from desktop_app.ui.office import Office
from desktop_app.ui.office_toasts import OfficeToasts
from desktop_app.ui.pages import PAGES
from desktop_app.ui.rail import Rail
from desktop_app.ui.working import Working
from desktop_app.words import _


class Desk(QWidget):
    """Pages are made when they are first shown."""

    menu_wanted = Signal()
    palette_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._specs = {spec.key: spec for spec in PAGES}
        self._pages: dict[str, Page] = {}
        self.key = ""
        self._full = False
        self.rail = Rail(office, PAGES)
        self.stack = QStackedWidget()
        self.banner = Banner()

        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)
        self.toasts = OfficeToasts(self, office)
        self.working = Working(office.jobs, self)

        self.rail.picked.connect(self.go)
        self.rail.menu_wanted.connect(self.menu_wanted)
        self.rail.palette_wanted.connect(self.palette_wanted)
        self.rail.help_wanted.connect(self.help_wanted)
        office.wanted.connect(self.go)
        office.troubled.connect(self._trouble)
        office.jobs.failed.connect(self._job_failed)
        office.jobs.cancelled.connect(self._job_cancelled)

    def go(self, key: str, subject: str = "") -> None:
        """Show a page, and a subject on it."""
        page, before = self.page(key), self.current()
        if before is not None and before is not page:
            before.rest()
        page.wake()
        self.key = key
        self.stack.setCurrentWidget(page)
        self.rail.show_current(key)
        self._show_rail()
        if subject:
            page.show_subject(subject)
        page.arrived()

    def fill_screen(self, on: bool) -> None:
        """The window has the whole screen, or no longer; some pages then want it without the rail."""
        self._full = on
        self._show_rail()

    def _show_rail(self) -> None:
        page = self.current()
        self.rail.setVisible(not (self._full and page is not None and page.fills_screen))

    def go_to_place(self, place: int) -> None:
        """Show the nth page of the rail; nothing where there is none."""
        if place < len(PAGES):
            self.go(PAGES[place].key)

    def page(self, key: str) -> Page:
        """A page, made now if it was never shown."""
        if key not in self._pages:
            self._pages[key] = self._specs[key].make(self._office)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def current(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self.key)

    def page_entries(self) -> list[PaletteCommand]:
        """The pages, for the palette."""
        return [
            PaletteCommand(
                _(spec.title), partial(self.go, spec.key), spec.icon, f"Ctrl+{place}", also=spec.title
            )
            for place, spec in enumerate(PAGES, start=1)
        ]

    def _trouble(self, trouble: Trouble) -> None:
        self.banner.show_trouble(trouble)

    def _job_failed(self, error: Exception) -> None:
        match error:
            case Refusal():
                self.toasts.refuse(error)
            case Trouble():
                self._trouble(error)
            case OSError():
                found = as_trouble(error)
                full = found is not None and found.code is TroubleCode.DISK_FULL
                code = TroubleCode.DISK_FULL if full else TroubleCode.CANNOT_WRITE
                self._trouble(Trouble(code, error.filename or ""))
            case _:
                raise error

    def _job_cancelled(self, _title: str) -> None:
        self.toasts.show_text(_("Stopped. Nothing was changed."))
