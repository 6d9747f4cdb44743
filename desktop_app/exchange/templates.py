"""Templates in files of their own: exported to be shared, imported with every picture read anew."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.refusal import Refusal
from desktop_app.domain.template_files import MAX_BYTES, read_template, written_template
from desktop_app.domain.templates import Template
from desktop_app.exchange.pictures import encoded

SUFFIX = ".rostrum-template"


def import_template(path: Path) -> Template:
    """A template from a foreign file, without its key, so that it takes nobody's place.

    Refuses a file that is missing, too big or no template, and pictures that are none."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refusal("template-too-big")
        read = read_template(path.read_bytes())
    except OSError as error:
        raise Refusal("template-unreadable") from error
    renamed, pictures = {}, {}
    for sha in read.pictures_used():
        data = encoded(read.pictures[sha], path.name)
        renamed[sha] = hashlib.sha256(data).hexdigest()
        pictures[renamed[sha]] = data
    elements = tuple(replace(e, picture=renamed.get(e.picture, "")) for e in read.elements)
    return replace(read, key="", title=read.title or path.stem, elements=elements, pictures=pictures)


def export_template(template: Template, path: Path) -> None:
    """Write a template and its pictures into one file. OSError when the folder cannot be written to."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(written_template(template))
    draft.replace(path)
