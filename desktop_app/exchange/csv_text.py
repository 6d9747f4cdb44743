"""Text tables: which encoding the bytes are in, which sign parts the cells.

Order of trial: byte order mark, UTF-16 by the pattern of NULs, strict UTF-8, then GB18030 over the whole file. Guessing
by letter statistics was tried and takes short GBK files for Thai. Big5 decodes as GB18030 without an error but leaves
private-use characters, so such a text is marked doubtful and the reader is asked.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "cp1252")
"""What the preview offers when the guess looks wrong."""

DELIMITERS = "\t,;|，"
MAX_FIELD = 1 << 20
MAX_ROWS = 500_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, how it was read, and whether that is doubtful."""

    text: str
    encoding: str
    doubtful: bool = False


def decode(data: bytes, encoding: str | None = None) -> Decoded | None:
    """The text of the bytes, or None where no known encoding fits (a picture, say)."""
    if encoding is not None:
        return _strictly(data, encoding)
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    wide = _wide(data[:4000])
    if wide:
        return _strictly(data, wide)
    if b"\0" in data[:4000]:
        return None
    return _strictly(data, "utf-8") or _as_chinese(data)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: Western text and line ends leave a NUL in every other byte."""
    high, low = head[0::2].count(0), head[1::2].count(0)
    if max(high, low) < max(2, len(head) // 20) or min(high, low) * 4 > max(high, low):
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _as_chinese(data: bytes) -> Decoded | None:
    read = _strictly(data, "gb18030")
    if read is None or not _private(read.text):
        return read
    other = _strictly(data, "big5hkscs")
    if other is not None and not _private(other.text):
        return Decoded(other.text, other.encoding, True)
    return Decoded(read.text, read.encoding, True)


def _private(text: str) -> bool:
    return any("\ue000" <= sign <= "\uf8ff" for sign in text)


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a text table. An unclosed quote takes what follows into its cell; nothing is raised."""
    text, delimiter = _delimiter(text.replace("\0", "").lstrip("\ufeff"))
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return tuple(_rows(reader))


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[str, ...]]:
    try:
        for number, row in enumerate(reader):
            if number >= MAX_ROWS:
                return
            yield tuple(row)
    except csv.Error:
        return  # a cell longer than a megabyte: what stands before it is still a table


def _delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's "sep=" line, and the sign that parts the cells of its first lines most evenly."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first.strip()[4]
    lines = [line for line in text[:20_000].splitlines()[:30] if line.strip()]
    if any("\t" in line for line in lines):
        return text, "\t"
    counts = {sign: sorted(line.count(sign) for line in lines) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: counts[sign][len(lines) // 2] if lines else 0)
    return text, best if lines and counts[best][-1] else ","
