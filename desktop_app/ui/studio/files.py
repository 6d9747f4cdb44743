"""Files in and out of the studio: templates for others, templates of others, pictures."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.commands.templates import save_template
from desktop_app.domain.identity import new_id
from desktop_app.domain.template_files import written_template
from desktop_app.domain.templates import Template
from desktop_app.exchange.pictures import read_picture
from desktop_app.exchange.templates import SUFFIX, import_template
from desktop_app.printing.certificate_files import safe_name
from desktop_app.ui.kit.printing import write_file
from desktop_app.ui.office import Office
from desktop_app.words import N_, _

FILES = N_("Templates (*.rostrum-template *.json)")
PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.bmp *.webp)")


def ask_picture(office: Office, parent: QWidget) -> tuple[str, bytes] | None:
    """A picture, re-encoded, with its SHA-256; None when nobody chose one or it cannot be read."""
    path = office.asker.open_file(parent, _("Picture"), _(PICTURES), office.settings.last_folder)
    found: list[bytes] = []
    if path is None or not office.ask(lambda: _read(path, found)):
        return None
    return sha256(found[0]).hexdigest(), found[0]


def _read(path: Path, found: list[bytes]) -> bool:
    found.append(read_picture(path))
    return True


def take_template_in(office: Office, parent: QWidget) -> Template | None:
    """Read a template file, checked like any foreign file, into the meeting; None when nothing came of it."""
    path = office.asker.open_file(parent, _("Import template"), _(FILES), office.settings.last_folder)
    taken: list[Template] = []
    return taken[0] if path is not None and office.ask(lambda: _take_in(office, path, taken)) else None


def _take_in(office: Office, path: Path, taken: list[Template]) -> bool:
    taken.append(replace(import_template(path), key=new_id()))
    return office.do(save_template, taken[0])


def export_template(office: Office, parent: QWidget, template: Template) -> None:
    """Write a template as a file for others, pictures and all."""
    name = f"{safe_name(template.title)}{SUFFIX}"
    path = office.asker.save_file(parent, _("Export template"), _(FILES), name, office.settings.last_folder)
    if path is not None and write_file(office, parent, path, written_template(template)):
        office.say(_("{file} saved").format(file=path.name))
