"""What is kept with an item: the files that hang on it, and the actions that came of it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries import actions as noted
from db.queries import attachments as kept
from desktop_app.commands import attachments as commands
from desktop_app.domain.actions import of_item
from desktop_app.domain.attachments import MEGABYTE, Attachment, AttachmentKind, FileRead
from desktop_app.domain.job import run_now
from desktop_app.domain.refusal import Refusal
from desktop_app.exchange.attachments import read_attachment, write_one, write_out
from desktop_app.ui.actions import edit_action, note_action, ticking, told
from desktop_app.ui.beats import Beats
from desktop_app.ui.kit.basics import button, row, text_label
from desktop_app.ui.office import Office
from desktop_app.words import _, ngettext

ICONS: dict[AttachmentKind, str] = {
    AttachmentKind.DOCUMENT: "file-text",
    AttachmentKind.SLIDES: "presentation",
    AttachmentKind.FILM: "film",
    AttachmentKind.PICTURE: "image",
    AttachmentKind.OTHER: "package",
}


@cache
def opened_folder() -> Path:
    """Where copies lie that the system's programs show; gone when this program ends."""
    folder = Path(tempfile.mkdtemp(prefix="rostrum-open-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class AttachmentsPart(QWidget):
    """The files of one item: opened, saved, taken off; more are chosen or dropped."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._item = ""
        self._beats = Beats(office)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        add = button(_("Attach file…"), "plus", "ghost", on=self.ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text_label(_("Attachments"), "muted"))
        layout.addLayout(self.lines)
        layout.addLayout(row(add, None))

    def load(self, item_id: str) -> None:
        """Show the files of an item."""
        self._item = item_id
        _clear(self.lines)
        for each in kept.attachments(item_id):
            self.lines.addWidget(self._line(each))

    def _line(self, each: Attachment) -> QWidget:
        size = _("{size} MB").format(size=f"{max(each.size / MEGABYTE, 0.1):.1f}")
        opener = button(
            each.name, ICONS[each.kind], "row", on=partial(self.open, each), tip=f"{each.name}, {size}"
        )
        opener.setMinimumWidth(0)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(opener, 1)
        layout.addWidget(text_label(size, "small"))
        layout.addWidget(
            button(
                _("Save {name} as…").format(name=each.name), "download", "icon", on=partial(self.save, each)
            )
        )
        layout.addWidget(
            button(_("Take {name} off").format(name=each.name), "x", "icon", on=partial(self.detach, each))
        )
        return line

    def ask(self) -> None:
        """Ask for a file and attach it."""
        settings = self._office.settings
        path = self._office.asker.open_file(self, _("Attach file"), _("All files (*)"), settings.last_folder)
        if path is not None:
            settings.last_folder = str(path.parent)
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file on the worker's thread, write it part by part, then hang it on the item shown now."""
        item_id = self._item

        def then(read: FileRead) -> None:
            self._beats.run(self._attached(item_id, read))

        job = read_attachment(path, kept.held())
        self._office.jobs.start(job, then, title=_("Reading {file}").format(file=path.name))

    def _attached(self, item_id: str, read: FileRead) -> Iterator[None]:
        try:
            yield from commands.store_parts(self._office.store, read)
        except Refusal as refusal:
            self._office.refused.emit(refusal)
            return
        if self._office.do(commands.attach, item_id, read):
            self._office.say(_("{file} attached").format(file=read.name), undo=True)

    def open(self, each: Attachment) -> None:
        """Open a copy that cannot be written to, with the system's program; nothing that might run."""
        self._office.ask(partial(self._open, each))

    def _open(self, each: Attachment) -> bool:
        if each.kind is AttachmentKind.OTHER:
            raise Refusal("attachment-may-run", file=each.name)
        path = opened_folder() / each.sha256 / each.name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            run_now(write_one(path, kept.content(each)))
            with suppress(OSError):
                path.chmod(0o444)
        if not self._office.asker.show_file(path):
            self._office.say(
                _("No program on this computer opens {file}. Save it instead.").format(file=each.name)
            )
        return True

    def save(self, each: Attachment) -> None:
        """Ask where to, and write the file there."""
        settings = self._office.settings
        ending = Path(each.name).suffix or ".*"
        kinds = f"*{ending}" if ending != ".*" else _("All files (*)")
        path = self._office.asker.save_file(
            self, _("Save attachment"), kinds, each.name, settings.last_folder
        )
        if path is not None:
            settings.last_folder = str(path.parent)
            self._office.ask(partial(self._save, each, path))

    def _save(self, each: Attachment, path: Path) -> bool:
        run_now(write_one(path, kept.content(each)))
        self._office.say(_("{file} saved").format(file=path.name))
        return True

    def detach(self, each: Attachment) -> None:
        """Take a file off the item."""
        if self._office.do(commands.detach, each.id):
            self._office.say(_("{file} taken off").format(file=each.name), undo=True)


class ActionsPart(QWidget):
    """The actions of one item, ticked off where they stand."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._item = ""
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text_label(_("Actions"), "muted"))
        layout.addLayout(self.lines)
        layout.addLayout(row(button(_("Note action…"), "plus", "ghost", on=self.note), None))

    def load(self, item_id: str) -> None:
        """Show the actions of an item."""
        self._item = item_id
        _clear(self.lines)
        today = self._office.now().date()
        for each in of_item(noted.actions(), item_id):
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(6)
            about = told(each, today)
            text = text_label(f"{each.task}\n{about}" if about else each.task, wrap=True)
            edit = button(_("Change"), "pencil", "icon", on=partial(edit_action, self._office, self, each))
            layout.addWidget(ticking(self._office, each), 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(text, 1)
            layout.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
            self.lines.addWidget(line)

    def note(self) -> None:
        """Note an action of this item."""
        note_action(self._office, self, self._item)


def export_all(office: Office, parent: QWidget) -> None:
    """Ask for a folder and write every attachment there, in folders by item number."""
    placed = kept.placed()
    if not placed:
        office.say(_("Nothing is attached to the agenda yet"))
        return
    folder = office.asker.folder(parent, _("Export attachments"), office.settings.last_folder)
    if folder is None:
        return
    office.settings.last_folder = str(folder)

    def work() -> Iterator[object]:
        try:
            yield from write_out(folder, placed, kept.content)
        except Refusal as refusal:
            office.refused.emit(refusal)
            return
        except OSError as error:
            office.say(_("{file}: {what}.").format(file=folder.name, what=error.strerror or ""))
            return
        told = ngettext("{number} file written", "{number} files written", len(placed))
        office.say(told.format(number=len(placed)))

    Beats(office).run(work())


def _clear(lines: QVBoxLayout) -> None:
    while (item := lines.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


__all__ = ["ActionsPart", "AttachmentsPart", "export_all"]
