"""Words: English sentences in the code, catalogues for every other language.

The screen has one language (`_`, `ngettext`); a document is handed its own `Words`. A catalogue is
`resources/i18n/<language>/LC_MESSAGES/rostrum.mo`, compiled from the .po beside it by `scripts/catalogue.py`.
"""

from __future__ import annotations

import gettext as catalogues
from functools import lru_cache

from desktop_app import paths

DOMAIN = "rostrum"
SOURCE = "en"
LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文"}
"""The languages with a complete catalogue, each by its own name."""


def catalogue_of(language: str) -> str:
    """The catalogue that serves a language tag: "zh", "zh-CN" and "zh_Hans" are zh_CN; what is unknown is English."""
    tag = language.replace("-", "_").lower()
    return "zh_CN" if tag.startswith("zh") else SOURCE


def N_(text: str) -> str:
    """Mark a constant for the catalogue; it is translated where it is shown."""
    return text


class Words:
    """The sentences of one language. A sentence without translation stays English."""

    def __init__(self, language: str = SOURCE) -> None:
        self.language = catalogue_of(language)
        self._catalogue = _load(self.language)

    def gettext(self, text: str) -> str:
        """The sentence in this language; the empty text stays empty."""
        return self._catalogue.gettext(text) if text else ""

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The sentence for a number of things, still with its {number}."""
        return self._catalogue.ngettext(one, many, number)


@lru_cache
def _load(language: str) -> catalogues.NullTranslations:
    if language == SOURCE:
        return catalogues.NullTranslations()
    folder = str(paths.resources() / "i18n")
    return catalogues.translation(DOMAIN, folder, languages=[language], fallback=True)


_screen = Words(SOURCE)


def set_screen_language(language: str) -> Words:
    """Use a language for the screen from now on; what is already shown is drawn anew by the window."""
    global _screen
    _screen = Words(language)
    return _screen


def screen() -> Words:
    """The words of the screen."""
    return _screen


def _(text: str) -> str:
    """The sentence in the language of the screen."""
    return _screen.gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence for a number of things, in the language of the screen."""
    return _screen.ngettext(one, many, number)
