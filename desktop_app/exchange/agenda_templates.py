"""Agenda templates as files: those that come with the program, and those of this computer."""

from __future__ import annotations

import logging
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.agenda import AgendaItem
from desktop_app.domain.agenda_templates import AgendaTemplate, read_template, written_template
from desktop_app.domain.attachments import file_name
from desktop_app.domain.refusal import Refusal

log = logging.getLogger(__name__)
ENDING = ".json"
LARGEST = 1_000_000


def agenda_templates(own: Path) -> list[AgendaTemplate]:
    """All of them, the program's first; a file in the folder `own` that is none is passed over."""
    found = [_read(path) for path in sorted((paths.resources() / "agendas").glob(f"*{ENDING}"))]
    for path in sorted(own.glob(f"*{ENDING}")) if own.is_dir() else ():
        try:
            found.append(_read(path, own=True))
        except (Refusal, OSError) as error:
            log.warning("no agenda template: %s (%s)", path.name, error)
    return found


def agenda_template(name: str, own: Path) -> AgendaTemplate:
    """The template of this key or title, or the one in the file of this name. Refuses agenda-template-unknown."""
    known = agenda_templates(own)
    wanted = name.casefold()
    for each in known:
        if wanted in (each.key.casefold(), each.title.casefold(), each.latin_title.casefold()):
            return each
    path = Path(name)
    if path.suffix == ENDING and path.is_file():
        return _read(path, own=True)
    raise Refusal("agenda-template-unknown", name=name, known=", ".join(each.key for each in known))


def save_agenda_template(own: Path, title: str, items: list[AgendaItem]) -> Path:
    """Keep an agenda as a template of this computer, in place of one of the same title."""
    if not title.strip() or not items:
        raise Refusal("agenda-template-empty")
    own.mkdir(parents=True, exist_ok=True)
    path = own / f"{file_name(title)}{ENDING}"
    draft = path.with_suffix(".new")
    draft.write_bytes(written_template(title, items))
    draft.replace(path)
    return path


def _read(path: Path, *, own: bool = False) -> AgendaTemplate:
    if path.stat().st_size > LARGEST:
        raise Refusal("agenda-template-unreadable", name=path.name)
    return read_template(path.read_bytes(), path.stem, own=own)
