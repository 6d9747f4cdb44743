"""The pages of the window, in the order of the rail.

To add a page: a package in `ui/`, a class derived from `kit.page.Page`, one line here, its name in the independence
contract of pyproject.toml. Its module is imported when it is first shown.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop_app.words import N_

if TYPE_CHECKING:
    from desktop_app.ui.kit.page import Page
    from desktop_app.ui.office import Office


@dataclass(frozen=True)
class PageSpec:
    """One page: its key (used by `Office.go`), its title, its icon and where its class is ("module:Class")."""

    key: str
    title: str
    icon: str
    module: str

    def make(self, office: Office, parent: QWidget | None = None) -> Page:
        """Import the class and make the page."""
        module, _, name = self.module.partition(":")
        return cast("Page", getattr(importlib.import_module(module), name)(office, parent))


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", N_("Overview"), "house", "desktop_app.ui.overview.page:OverviewPage"),
    PageSpec("attendees", N_("Attendees"), "users", "desktop_app.ui.attendees.page:AttendeesPage"),
    PageSpec("checkin", N_("Check-in"), "user-check", "desktop_app.ui.checkin.page:CheckInPage"),
    PageSpec("seating", N_("Seating"), "armchair", "desktop_app.ui.seating.page:SeatingPage"),
    PageSpec("agenda", N_("Agenda"), "list-ordered", "desktop_app.ui.agenda.page:AgendaPage"),
    PageSpec("running", N_("Run"), "timer", "desktop_app.ui.running.page:RunningPage"),
    PageSpec("awards", N_("Awards"), "award", "desktop_app.ui.awards.page:AwardsPage"),
    PageSpec("manuscripts", N_("Texts"), "scroll-text", "desktop_app.ui.manuscripts.page:ManuscriptsPage"),
)
