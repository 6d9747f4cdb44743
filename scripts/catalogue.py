"""The catalogues of the screen and the papers: collect the sentences, take in translations, compile, check.

    python scripts/catalogue.py                    collect anew, keep translations, compile
    python scripts/catalogue.py more.json ...      the same, and take in translations: {"English": "translated"}
    python scripts/catalogue.py --missing out.json write what still lacks a translation as such a file
    python scripts/catalogue.py --check            fail where one is missing, fuzzy, no longer said or not compiled

Sentences are the literals in `_()`, `N_()`, `gettext()` and `ngettext()` under desktop_app/. For a plural the key of a
translation is its singular.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop_app"
LANGUAGES = ("zh_CN",)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
HOLES = re.compile(r"{(\w*)[^{}]*}")
NO_DATE = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
"""Catalogues carry no date of their own, so that collecting anew changes nothing that has not changed."""


def po_file(language: str) -> Path:
    """The catalogue of a language."""
    return ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / "rostrum.po"


@cache
def collected() -> Catalog:
    """Every sentence in the code, with the files that say it; nobody adds to it."""
    found = Catalog(project="Rostrum", creation_date=NO_DATE, charset="utf-8")
    rows = extract_from_dir(str(SOURCES), [("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, context in sorted(rows, key=lambda row: (row[0], row[1])):
        if message:
            found.add(message, None, [(f"desktop_app/{name}", 0)], context=context)
    return found


def kept(language: str) -> Catalog:
    """The catalogue as it is on disk; an empty one where there is none."""
    path = po_file(language)
    if not path.exists():
        return empty(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def empty(language: str) -> Catalog:
    """A catalogue without sentences, with a header that names no person and no day."""
    return Catalog(
        locale=language,
        project="Rostrum",
        version="1",
        header_comment=f"# Rostrum in {language}. Kept by scripts/catalogue.py.",
        msgid_bugs_address="none",
        last_translator="none",
        language_team="none",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        charset="utf-8",
        fuzzy=False,
    )


def brought_up_to_date(language: str, translations: dict[str, str]) -> Catalog:
    """What is collected, with the translations kept and those given; sentences no longer said are dropped."""
    old, fresh = kept(language), empty(language)
    for message in collected():
        if not message.id:
            continue
        known = old.get(singular(message), message.context)
        text = translations.get(singular(message)) or (
            said(known) if known is not None and not known.fuzzy else ""
        )
        plural = isinstance(message.id, tuple)
        fresh.add(message.id, (text,) if plural else text, message.locations, context=message.context)
    return fresh


def singular(message: Message) -> str:
    """The English sentence that names a message."""
    return str(message.id[0] if isinstance(message.id, tuple) else message.id)


def said(message: Message) -> str:
    """Its translation, or nothing."""
    text = message.string
    return str(text[0] if isinstance(text, tuple) else text) if text else ""


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The text and the compiled form of a catalogue."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalog, width=110, include_lineno=False, omit_header=False)
    write_mo(compiled, catalog)
    return text.getvalue(), compiled.getvalue()


def faults(language: str) -> list[str]:
    """What is wrong with a catalogue, in words; nothing when it is complete and true to the code."""
    catalog = kept(language)
    have = {singular(message): message for message in catalog if message.id}
    want = {singular(message) for message in collected() if message.id}
    found = [f"not in the catalogue: {text!r}" for text in sorted(want - have.keys())]
    found += [f"no longer said: {text!r}" for text in sorted(have.keys() - want)]
    found += [fault for message in have.values() for fault in message_faults(message)]
    compiled = po_file(language).with_suffix(".mo")
    if not found and (not compiled.exists() or compiled.read_bytes() != written(catalog)[1]):
        found.append("not compiled: run scripts/catalogue.py")
    return found


def message_faults(message: Message) -> Iterable[str]:
    """What is wrong with one translation."""
    text = said(message)
    if not text:
        yield f"not translated: {singular(message)!r}"
    elif message.fuzzy:
        yield f"fuzzy: {singular(message)!r}"
    elif unknown := set(HOLES.findall(text)) - holes(message):
        yield f"unknown {{{', '.join(sorted(unknown))}}} in the translation of {singular(message)!r}"


def holes(message: Message) -> set[str]:
    """The names that are filled into a sentence, singular and plural."""
    parts = message.id if isinstance(message.id, tuple) else (message.id,)
    return {name for part in parts for name in HOLES.findall(str(part))}


def read_translations(paths: Iterable[Path]) -> dict[str, str]:
    """Translations from JSON files; the later file wins. A file that is no such thing is refused."""
    found: dict[str, str] = {}
    for path in paths:
        told = json.loads(path.read_text("utf-8"))
        if not isinstance(told, dict) or not all(isinstance(text, str) for text in told.values()):
            raise SystemExit(f"{path}: not a map from English to translations")
        found.update(told)
    return found


def missing(language: str) -> list[str]:
    """The sentences without translation, in the order of the catalogue."""
    return [singular(message) for message in kept(language) if message.id and not said(message)]


def main() -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("translations", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", type=Path, metavar="FILE")
    options = parser.parse_args()
    if options.check:
        found = [f"{language}: {fault}" for language in LANGUAGES for fault in faults(language)]
        print("\n".join(found) or "catalogues complete")
        return 1 if found else 0
    given = read_translations(options.translations)
    for language in LANGUAGES:
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        text, compiled = written(brought_up_to_date(language, given))
        path.write_bytes(text)
        path.with_suffix(".mo").write_bytes(compiled)
        lacking = missing(language)
        print(f"{language}: {len(lacking)} without translation")
        if options.missing:
            options.missing.write_text(
                json.dumps(dict.fromkeys(lacking, ""), ensure_ascii=False, indent=1), "utf-8"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
