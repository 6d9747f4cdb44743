"""The templates that come with the program: files in resources/templates, read and checked like any other."""

from __future__ import annotations

from functools import lru_cache

from desktop_app import paths
from desktop_app.domain.template_files import read_template
from desktop_app.domain.templates import Template, TemplateKind

DEFAULTS = {"zh": "formal", "en": "formal-en"}
"""What a certificate is printed on whose award chooses nothing."""


@lru_cache
def _all() -> tuple[Template, ...]:
    files = sorted((paths.resources() / "templates").glob("*.json"))
    return tuple(read_template(file.read_bytes()) for file in files)


@lru_cache
def built_in(kind: TemplateKind = TemplateKind.CERTIFICATE) -> tuple[Template, ...]:
    """The templates of the program for one kind of paper, in the order in which lists show them."""
    return tuple(each for each in _all() if each.kind is kind)


def template(key: str) -> Template | None:
    """A template of the program by its key, whatever it is for."""
    return next((each for each in _all() if each.key == key), None)


def default_template(language: str, kind: TemplateKind = TemplateKind.CERTIFICATE) -> Template:
    """The usual template for one kind of paper in zh or en."""
    found = template(DEFAULTS[language]) if kind is TemplateKind.CERTIFICATE else built_in(kind)[0]
    if found is None:
        raise LookupError(f"no template {DEFAULTS[language]}")
    return found
