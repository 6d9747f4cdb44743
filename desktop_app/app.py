"""The composition root of the window: settings, words, store, office and window are put together here and only here.

Dialogs, backups, sentences and the network of a second start come where they are used: the window stands sooner.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import logging
import shutil
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from db.store import Store
from db.trouble import Trouble, TroubleCode
from desktop_app import paths, settings, words
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.stations import post_named
from desktop_app.settings import Settings
from desktop_app.ui.kit import theme
from desktop_app.ui.kit.dialogs import Asker
from desktop_app.ui.kit.entries import PaletteCommand
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.office import Office
from desktop_app.words import _

if TYPE_CHECKING:
    from desktop_app.domain.carrying import Carried

log = logging.getLogger(__name__)
SUFFIX = ".rostrum"
BACKUP_AFTER_MS = 1500
"""The backup on opening waits until the window stands."""
BACKUP_EVERY_MS = 10 * 60 * 1000
"""While people work there is a backup so often, where something has changed."""


def clock() -> dt.datetime:
    """Local wall time, without a zone; the only place where the window reads it."""
    return dt.datetime.now().replace(microsecond=0)


class Program(QObject):
    """The program around the window: which meeting is open, and the preferences of this computer."""

    def __init__(
        self,
        application: QApplication,
        asker: Asker,
        now: Callable[[], dt.datetime] = clock,
        folder: Path | None = None,
    ) -> None:
        super().__init__(application)
        self._application, self._asker, self._now = application, asker, now
        self._settings_file = (folder or paths.config_dir()) / "settings.json"
        self._data = folder or paths.data_dir()
        self.settings: Settings = settings.load(self._settings_file)
        self._interval = QTimer(self, interval=BACKUP_EVERY_MS)
        self._interval.timeout.connect(self._back_up_if_changed)
        self._translator: QTranslator | None = None
        self._store: Store | None = None
        self._trouble = ""
        self._speak()
        theme.use_compact_rows(self.settings.compact_rows)
        theme.dress(application, self.settings.theme)
        self.window = MainWindow(self)
        self.window.place_like(self.settings.geometry)
        application.styleHints().colorSchemeChanged.connect(self._dress)

    # Meetings.

    def open(self, path: Path) -> bool:
        """Open a meeting in the window. On trouble it is told, and what was open before is open again."""
        before = self._store.path if self._store is not None else None
        if before is not None and before == path.absolute():
            return True
        self._close_store()
        try:
            store = Store.open(path, station=self.settings.desk, clock=self._now, backups=self.backups)
        except Trouble as trouble:
            self._tell(trouble, before)
            return False
        self._show(store)
        return True

    @property
    def backups(self) -> Path:
        """Where backups are kept on this computer."""
        return self._data / "backups"

    def new(self) -> None:
        """Ask for the particulars and a place, and open the new meeting with what it takes over from an earlier one."""
        from desktop_app.commands.meeting import new_meeting
        from desktop_app.ui.meeting.new import NewMeetingDialog

        soon = self._now().replace(minute=0) + dt.timedelta(days=7)
        language = "zh" if words.screen().language == "zh_CN" else "en"
        proposed = dataclasses.replace(new_meeting(_("New meeting"), language), title="", starts_at=soon)
        before = self._store.path if self._store is not None else None
        here = (before, self.window.office.meeting()) if before and self.window.office else None
        dialog = NewMeetingDialog(proposed, self._asker, self.window, here)
        if not self._asker.run(dialog):
            return
        meeting = dialog.meeting
        path = self._where(meeting.title)
        if path is None:
            return
        self._close_store()
        try:
            store = self._made(path, meeting, dialog.earlier, dialog.parts)
        except Trouble as trouble:
            self._tell(trouble, before)
            return
        self._show(store)

    def _made(self, path: Path, meeting: Meeting, earlier: Path | None, parts: Collection[Carried]) -> Store:
        from db.carrying import pack
        from desktop_app.commands.carrying import carry_over
        from desktop_app.domain.carrying import Luggage, meeting_like

        luggage = pack(earlier, parts) if earlier is not None else Luggage(meeting)
        new = meeting_like(luggage.meeting, meeting)
        store = Store.create(path, new, station=self.settings.desk, clock=self._now)
        try:
            carry_over(store, luggage)
        except BaseException:
            store.close()
            raise
        return store

    def ask_open(self) -> None:
        """Ask for a meeting file and open it."""
        kinds = _("Meetings (*.rostrum)")
        path = self._asker.open_file(self.window, _("Open a meeting"), kinds, self.settings.last_folder)
        if path is not None:
            self.settings.last_folder = str(path.parent)
            self.open(path)

    def sample(self) -> None:
        """Open a fresh copy of the sample meeting; an earlier trial is replaced."""
        from desktop_app.commands.meeting import new_meeting

        source = next(iter(paths.samples()), None)
        folder = self._data / "sample"
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / (source.name if source else "sample.rostrum")
        if self._store is not None and self._store.path == copy.absolute():
            return
        if source is not None:
            shutil.copyfile(source, copy)
            copy.chmod(0o644)
        elif not copy.exists():
            self._close_store()
            Store.create(copy, new_meeting(_("Sample meeting")), clock=self._now).close()
        self.open(copy)

    def restore(self) -> None:
        """Ask for a backup, and open it as a new file."""
        from db import backup
        from desktop_app.ui.start.restore import RestoreDialog

        dialog = RestoreDialog(backup.list_backups(self.backups), self.window)
        if not self._asker.run(dialog) or dialog.chosen is None:
            return
        path = self._where(_("{name} restored").format(name=dialog.chosen.stem))
        if path is None:
            return
        self._close_store()
        try:
            backup.restore(dialog.chosen.path, path, self._now())
        except Trouble as trouble:
            self._tell(trouble, None)
            return
        self.open(path)

    def merge(self) -> None:
        """Take in what another copy of this meeting knows."""
        from desktop_app.ui.meeting import merging

        merging.merge_copy(self.window.office, self.window)

    def save_copy(self) -> None:
        """Write a whole copy of the open meeting where a colleague can take it."""
        from db import backup

        if self._store is None:
            return
        name = _("{name} copy").format(name=self._store.path.stem)
        path = self._where(name)
        if path is None:
            return
        try:
            backup.save_copy(self._store, path)
        except Trouble as trouble:
            self._tell(trouble, self._store.path)
            return
        if self.window.office is not None:
            self.window.office.say(_("Copy saved as {file}").format(file=path.name))

    def close_meeting(self) -> None:
        """Back to the start page."""
        self._close_store()
        self.window.show_start()

    def _where(self, name: str) -> Path | None:
        kinds, folder = _("Meetings (*.rostrum)"), self.settings.last_folder
        path = self._asker.save_file(self.window, _("Keep the meeting as"), kinds, name + SUFFIX, folder)
        if path is not None:
            self.settings.last_folder = str(path.parent)
        return path

    def _show(self, store: Store) -> None:
        self._store, self._trouble = store, ""
        store.post = post_named(self.settings.post)
        self.settings.remember(store.path)
        self._keep_settings()
        office = Office(store, self.settings, self._now, self._asker, self)
        office.backups = self.backups
        self.window.show_meeting(office)
        QTimer.singleShot(BACKUP_AFTER_MS, self, partial(self._back_up, store))
        self._interval.start()

    def _back_up(self, store: Store) -> None:
        if store is self._store and self.window.office is not None:
            self.window.office.back_up("open")

    def _back_up_if_changed(self, reason: str = "interval") -> None:
        office = self.window.office
        if self._store is not None and office is not None and office.changed_since_backup:
            office.back_up(reason)

    def _close_store(self) -> None:
        self._interval.stop()
        if self.window.office is not None:
            self.window.office.rest()
        if self._store is not None:
            self._back_up_if_changed("close")
            self._store.close()
            self._store = None

    def _tell(self, trouble: Trouble, before: Path | None) -> None:
        """Say what is wrong: over the meeting that was open, or on the start page."""
        from desktop_app import sentences

        self._trouble = sentences.trouble(trouble, _)
        if trouble.code is TroubleCode.MISSING:
            self.settings.forget(Path(str(trouble.facts["path"])))
        if self._store is None and before is not None and trouble.facts.get("path") != str(before):
            self.open(before)
        if self._store is not None and self.window.office is not None:
            self.window.office.troubled.emit(trouble)
        else:
            self.window.show_start()

    # What the window asks of the program.

    def start_page(self) -> QWidget:
        """The start page, with what went wrong last."""
        from desktop_app.ui.start.page import StartActions, StartPage

        actions = StartActions(
            self.new,
            self.ask_open,
            self.sample,
            self.restore,
            self.open,
            self._forget,
            self.ask_settings,
            self.help,
        )
        return StartPage(actions, [Path(name) for name in self.settings.recent], self._trouble)

    def entries(self) -> list[PaletteCommand]:
        """Commands on meetings as a whole and on the program."""
        found = [
            PaletteCommand(_("New meeting…"), self.new, "plus", also="new"),
            PaletteCommand(_("Open…"), self.ask_open, "folder-open", also="open"),
            PaletteCommand(_("Sample meeting"), self.sample, "sparkles", also="sample demo"),
        ]
        if self._store is not None:
            found += [
                PaletteCommand(_("Save a copy for a colleague…"), self.save_copy, "copy", also="save copy"),
                PaletteCommand(_("Merge a colleague's copy…"), self.merge, "git-merge", also="merge"),
                PaletteCommand(_("Close the meeting"), self.close_meeting, "log-out", also="close"),
            ]
        other = "zh_CN" if words.screen().language == words.SOURCE else words.SOURCE
        return [
            *found,
            PaletteCommand(_("Settings…"), self.ask_settings, "settings", also="settings preferences"),
            PaletteCommand(_("Light or dark"), self.toggle_theme, "sun-moon", also="theme dark light"),
            PaletteCommand(
                words.LANGUAGES[other], partial(self.set_language, other), "languages", also="language"
            ),
            PaletteCommand(_("Help"), self.help, "circle-help", "F1", also="help"),
        ]

    def drop(self, path: str) -> None:
        """Open a meeting file that was dropped, or merge it when it is a copy of the one that is open."""
        from desktop_app.ui.meeting import merging

        office = self.window.office
        if office is None or not merging.took_copy(office, self.window, Path(path)):
            self.open(Path(path))

    def bring(self, path: str) -> None:
        """A later start came: show the window, and its file when it brought one."""
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if path:
            self.open(Path(path))

    def closing(self, geometry: str) -> None:
        """The window closes: keep its place, close the file."""
        self.settings.geometry = geometry
        self._keep_settings()
        self._close_store()

    # Preferences.

    def ask_settings(self) -> None:
        """Ask for the particulars of the meeting and the preferences of this computer."""
        from desktop_app.ui.meeting.settings import SettingsDialog

        dialog = SettingsDialog(self.window.office, self.settings, self.window)
        if not self._asker.run(dialog):
            return
        drafted = dialog.preferences
        spoken, dressed, narrow = self.settings.language, self.settings.theme, self.settings.compact_rows
        for preference in dataclasses.fields(Settings):
            setattr(self.settings, preference.name, getattr(drafted, preference.name))
        self._keep_settings()
        if self._store is not None:
            self._store.post = post_named(self.settings.post)
        if self.settings.theme != dressed:
            self._dress()
        theme.use_compact_rows(self.settings.compact_rows)
        if self.settings.language != spoken or self.settings.compact_rows != narrow:
            self._speak()
            self.window.draw_anew()

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        self.set_theme("light" if theme.current().name == "dark" else "dark")

    def set_theme(self, choice: str) -> None:
        """system, light or dark, from now on."""
        self.settings.theme = choice
        self._keep_settings()
        self._dress()

    def set_language(self, language: str) -> None:
        """Draw everything anew in another language, at the same place."""
        self.settings.language = language
        self._keep_settings()
        self._speak()
        self.window.draw_anew()

    def help(self) -> None:
        """Show the help."""
        from desktop_app.ui.meeting.help import HelpDialog

        self._asker.run(HelpDialog(self.window))

    def _forget(self, path: Path) -> None:
        self.settings.forget(path)
        self._keep_settings()
        self.window.show_start()

    def _keep_settings(self) -> None:
        settings.save(self.settings, self._settings_file)

    def _dress(self, *_scheme: object) -> None:
        theme.apply(self._application, self.settings.theme)

    def _speak(self) -> None:
        """Sentences and Qt's own dialogs in the language of the screen."""
        language = words.set_screen_language(self.settings.language or QLocale.system().name()).language
        QLocale.setDefault(QLocale(language))
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)
