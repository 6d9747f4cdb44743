"""Attachments: documents, slides and films of agenda items, kept inside the meeting file.

Their bytes are cut into parts of 1 MiB, each kept once under its SHA-256, so that writing a film never holds the
screen up and the same file on two items takes its room once.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .refusal import Refusal

MEGABYTE = 1024 * 1024
PART = MEGABYTE
"""Bytes of one part."""
LARGEST = 50 * MEGABYTE
"""Bytes one attachment may have: every backup and every copy for a colleague carries it along."""
ALL_TOGETHER = 200 * MEGABYTE
"""Bytes that all attachments of a meeting may have."""


class AttachmentKind(enum.StrEnum):
    """What an attachment is, told from the ending of its name."""

    DOCUMENT = "document"
    SLIDES = "slides"
    FILM = "film"
    PICTURE = "picture"
    OTHER = "other"


_ENDINGS: Mapping[AttachmentKind, str] = {
    AttachmentKind.DOCUMENT: "pdf doc docx odt rtf txt md xls xlsx ods csv wps et ofd",
    AttachmentKind.SLIDES: "ppt pptx pps ppsx odp dps key",
    AttachmentKind.FILM: "mp4 m4v mov avi mkv webm wmv mpg mpeg mp3 m4a wav ogg flac",
    AttachmentKind.PICTURE: "png jpg jpeg gif bmp webp tif tiff heic",
}
"""Endings that the system may open; nothing in them runs by itself."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file on an item: `size` in bytes, `sha256` of the whole, `parts` the SHA-256 of its pieces in order."""

    id: str
    item_id: str
    name: str
    size: int
    sha256: str
    parts: tuple[str, ...]
    order: str = ""

    @property
    def kind(self) -> AttachmentKind:
        """Documents, slides …; OTHER is kept and exported, but no program of the system is started for it."""
        return kind_of(self.name)


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read, ready to be attached."""

    name: str
    size: int
    sha256: str
    parts: tuple[bytes, ...]


def kind_of(name: str) -> AttachmentKind:
    """What a file of this name is."""
    ending = name.rpartition(".")[2].lower()
    return next(
        (kind for kind, endings in _ENDINGS.items() if ending in endings.split()), AttachmentKind.OTHER
    )


def ensure_fits(name: str, size: int, held: int) -> None:
    """Refuses an empty file, one that is too large, and one for which there is no room beside the `held` bytes."""
    if size == 0:
        raise Refusal("attachment-empty", file=name)
    if size > LARGEST:
        raise Refusal("attachment-too-large", file=name, size=-(-size // MEGABYTE), most=LARGEST // MEGABYTE)
    if held + size > ALL_TOGETHER:
        raise Refusal("attachments-fill-up", file=name, most=ALL_TOGETHER // MEGABYTE)


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_LONGEST_NAME = 80


def file_name(text: str) -> str:
    """The text as a name that every file system takes; never empty, never a device, never a way out of the folder."""
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    plain = " ".join(plain.split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 8:
        plain = f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip('. ')}.{ending}"
    plain = plain[:_LONGEST_NAME].strip(". ")
    return f"_{plain}" if not plain or _RESERVED.match(plain) else plain


def folder_names(
    attachments: Sequence[Attachment], headings: Iterable[tuple[str, str, str]]
) -> list[tuple[str, Attachment]]:
    """Where each goes when all are written out: "03a Report/slides.pptx". `headings` are id, number and title of the
    items in reading order; items without a number get none. Two files of one name in one folder are told apart."""
    by_item: dict[str, list[Attachment]] = {}
    for each in attachments:
        by_item.setdefault(each.item_id, []).append(each)
    taken: set[str] = set()
    placed: list[tuple[str, Attachment]] = []
    for item_id, number, title in headings:
        inside = by_item.get(item_id, [])
        folder = _free(file_name(f"{_padded(number)} {title}"[:60]), taken) if inside else ""
        here: set[str] = set()
        placed += [(f"{folder}/{_free(file_name(each.name), here)}", each) for each in inside]
    return placed


def _padded(number: str) -> str:
    """3a.1 as 03a.1, so that folders sort as the agenda reads."""
    return re.sub(r"\d+", lambda found: found[0].zfill(2), number.rstrip(".、 "), count=1)


def _free(name: str, taken: set[str]) -> str:
    """The name, or the next that is not taken; upper and lower case are alike on half of all computers."""
    stem, dot, ending = name.rpartition(".")
    stem, tail = (stem, dot + ending) if stem else (name, "")
    chosen, number = name, 1
    while chosen.casefold() in taken:
        number += 1
        chosen = f"{stem} ({number}){tail}"
    taken.add(chosen.casefold())
    return chosen
