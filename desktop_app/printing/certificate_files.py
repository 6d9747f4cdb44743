"""One PDF for each recipient, in a folder: named by a pattern, written one by one, taken up again where it was stopped.

A pattern is text with {place}, {number}, {name}, {organisation}, {award}, {batch}: "{place:03} {name}". Names are safe
on Windows, macOS and Linux, and unique in their run.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.certificate_sheet import CertificateSheet, Signatory, told_on
from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed, PrintWarning
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.templates import Template
from desktop_app.whole_files import write_whole
from desktop_app.words import Words

from .run import NO_TEMPLATES
from .signed import Signing
from .trunk import Trunks

PATTERN = "{place:03} {name}"
FIELDS = ("place", "number", "name", "organisation", "award", "batch")
_FIELD = re.compile(r"\{([a-z]+)(?::0(\d))?\}")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
LOG = ".rostrum-files.json"
"""In the folder: what each file says, so that a run that was stopped does not draw it again."""


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """One certificate in a file of its own."""

    recipient_id: str
    name: str
    printed: Printed


@dataclass(frozen=True, slots=True)
class Saved:
    """What a run into a folder did: files written, those that were there already, and what went less than well."""

    written: int
    kept: int
    warnings: tuple[PrintWarning, ...]


def certificate_files(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    templates: Mapping[str, Template] = NO_TEMPLATES,
    pattern: str = PATTERN,
    *,
    signing: Signing | None = None,
    words: Words,
) -> Iterator[CertificateFile]:
    """The files in the order given: 007 刘瑶英.pdf; with `signing` each is signed. Refuses a pattern
    it does not understand."""
    trunks = Trunks(signatories, templates, words, signing)
    for sheet, name in zip(sheets, file_names(sheets, pattern), strict=True):
        yield CertificateFile(sheet.recipient_id, name, trunks.file(sheet))


def save_certificates(
    sheets: Sequence[CertificateSheet],
    signatories: Sequence[Signatory],
    templates: Mapping[str, Template],
    folder: Path,
    pattern: str = PATTERN,
    *,
    signing: Signing | None = None,
    words: Words,
) -> Job[Saved]:
    """Write every file into a folder. Stopped and started again, it goes on with what is missing or has changed.

    A certificate that could not be drawn leaves no file, not even that of an earlier run. OSError when the folder
    cannot be written to.
    """
    log, trunks = _read_log(folder), Trunks(signatories, templates, words, signing)
    common = _common(signatories, templates, signing, words)
    written, kept, warnings = 0, 0, dict[PrintWarning, None]()
    try:
        for done, (sheet, name) in enumerate(zip(sheets, file_names(sheets, pattern), strict=True)):
            yield Step(done, len(sheets), name)
            said = hashlib.sha256((common + told_on(sheet)).encode("utf-8")).hexdigest()
            if log.get(name) == said and (folder / name).is_file():
                kept += 1
                continue
            printed = trunks.file(sheet)
            warnings.update(dict.fromkeys(printed.warnings))
            if printed.pages:
                write_whole(folder / name, printed.pdf, on_disk=False)
                log[name] = said
                written += 1
            elif log.pop(name, ""):  # of an earlier run, and no longer true
                (folder / name).unlink(missing_ok=True)
    except BaseException:
        with suppress(OSError):  # what stopped the run tells more
            _write_log(folder, log)
        raise
    _write_log(folder, log)
    yield Step(len(sheets), len(sheets))
    return Saved(written, kept, tuple(warnings))


def file_names(sheets: Sequence[CertificateSheet], pattern: str = PATTERN) -> tuple[str, ...]:
    """The name of each file, in the order given; like names get a number. Refuses an unknown field."""
    ensure_pattern(pattern)
    names, taken = [], set[str]()
    for place, sheet in enumerate(sheets, 1):
        stem = safe_name(_filled(pattern, sheet, place))
        name, count = f"{stem}.pdf", 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem} ({count}).pdf"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def ensure_pattern(pattern: str) -> None:
    """Refuse a pattern with other fields in braces, or with none that tells files apart."""
    found = [field for field, _ in _FIELD.findall(pattern)]
    unknown = [field for field in found if field not in FIELDS]
    if unknown or not found or re.sub(_FIELD, "", pattern).strip("{}") != re.sub(_FIELD, "", pattern):
        raise Refusal("file-pattern", fields=[f"{{{field}}}" for field in FIELDS])


def safe_name(name: str, longest: int = 80) -> str:
    """A name that may stand in a file name on Windows, macOS and Linux."""
    safe = _UNSAFE.sub("_", name).strip(" .")[:longest].strip(" .")
    return f"_{safe}" if not safe or _RESERVED.fullmatch(safe) else safe


def _filled(pattern: str, sheet: CertificateSheet, place: int) -> str:
    values = {**sheet.fields, "name": sheet.name, "batch": sheet.batch, "place": str(place)}
    return _FIELD.sub(lambda found: values.get(found[1], "").zfill(int(found[2] or 0)), pattern)


def _common(
    signatories: Iterable[Signatory],
    templates: Mapping[str, Template],
    signing: Signing | None,
    words: Words,
) -> str:
    """What all certificates of a run hang on besides the recipient; who signs them counts, but not when."""
    pictures = [hashlib.sha256(body.seal + body.signature).hexdigest() for body in signatories]
    bodies = [(body.name, body.signer, body.seal_mm) for body in signatories]
    signer = signing.signer.mark if signing is not None else ""
    drawn_on = sorted(templates.items(), key=lambda each: each[0])
    return repr((words.language, pictures, bodies, drawn_on)) + signer


def _read_log(folder: Path) -> dict[str, str]:
    try:
        told = json.loads((folder / LOG).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(said) for name, said in told.items()} if isinstance(told, dict) else {}


def _write_log(folder: Path, log: Mapping[str, str]) -> None:
    """Where it cannot be written none is left, so that no file is taken for another."""
    told = json.dumps(log, ensure_ascii=False, indent=0).encode("utf-8")
    try:
        write_whole(folder / LOG, told, on_disk=False)
    except OSError:
        with suppress(OSError):
            (folder / LOG).unlink(missing_ok=True)
        raise
