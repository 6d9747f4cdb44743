"""The templates that come with the program: files in resources/templates, read and checked like any other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from desktop_app import paths
from desktop_app.domain.template_files import read_template
from desktop_app.domain.templates import Template, TemplateKind

DEFAULTS = {"zh": "formal", "en": "formal-en"}
"""What a certificate is printed on whose award chooses nothing."""


@lru_cache
def built_in(kind: TemplateKind = TemplateKind.CERTIFICATE) -> tuple[Template, ...]:
    """The templates of the program for one kind of paper, in the order in which lists show them."""
    return tuple(each for each in map(_read, _files().values()) if each.kind is kind)


def template(key: str) -> Template | None:
    """A template of the program by its key, whatever it is for; no other is read for it."""
    file = _files().get(key)
    return _read(file) if file is not None else None


@lru_cache
def _files() -> Mapping[str, Path]:
    """The files by their keys, which are their names."""
    return {file.stem: file for file in sorted((paths.resources() / "templates").glob("*.json"))}


@lru_cache
def _read(file: Path) -> Template:
    return read_template(file.read_bytes())


def default_template(language: str, kind: TemplateKind = TemplateKind.CERTIFICATE) -> Template:
    """The usual template for one kind of paper in zh or en."""
    found = template(DEFAULTS[language]) if kind is TemplateKind.CERTIFICATE else built_in(kind)[0]
    if found is None:
        raise LookupError(f"no template {DEFAULTS[language]}")
    return found
