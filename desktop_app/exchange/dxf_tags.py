"""DXF as pairs of group code and value: ASCII of every release in its own encoding, and binary.

Source: the DXF reference of Autodesk (2018), "Formatting the DXF File": group codes and their value types, binary
sentinel, `$ACADVER`, `$DWGCODEPAGE`; from AC1021 (2007) on files are UTF-8.
"""

from __future__ import annotations

import codecs
import io
import math
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.refusal import Refusal

Tag = tuple[int, str]
SENTINEL = b"AutoCAD Binary DXF\r\n\x1a\x00"
_VERSION = re.compile(rb"\$ACADVER[\s\x00\x011]+AC(\d{4})")
_CODEPAGE = re.compile(rb"\$DWGCODEPAGE[\s\x00\x033]+([A-Za-z]+_?\d{0,5})")
_ESCAPED = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
UNICODE_SINCE = 1021
_PAGES = {
    "ANSI_936": "gb18030",
    "GB2312": "gb18030",
    "ANSI_950": "big5",
    "ANSI_932": "cp932",
    "ANSI_949": "cp949",
}
_STRINGS = (
    (0, 9),
    (100, 102),
    (105, 105),
    (300, 309),
    (320, 369),
    (390, 399),
    (410, 419),
    (430, 439),
    (470, 481),
)
_DOUBLES = ((10, 59), (110, 149), (210, 239), (460, 469), (1010, 1059))
_BYTES = ((290, 299),)
_LONGS = ((90, 99), (420, 429), (440, 459), (1071, 1071))
_LONGER = ((160, 169),)
_CHUNKS = ((310, 319), (1004, 1004))


@dataclass(slots=True)
class Entity:
    """One entity, or one record of a table: its type, its values by group code, each in order."""

    kind: str
    tags: list[Tag] = field(default_factory=list)

    def text(self, code: int, plain: str = "") -> str:
        """The first value of a code."""
        return next((value for known, value in self.tags if known == code), plain)

    def number(self, code: int, plain: float = 0.0) -> float:
        """The first value of a code, as a number; what is none is passed over."""
        told = self.text(code)
        try:
            return float(told) if told else plain
        except ValueError:
            return plain

    def numbers(self, code: int) -> list[float]:
        """Every value of a code."""
        return [float(value) for known, value in self.tags if known == code]

    def flag(self, code: int) -> int:
        """The first value of a code, as bits or a small number."""
        told = self.number(code)
        return int(told) if math.isfinite(told) else 0


def read_tags(data: bytes, name: str) -> Iterator[Tag]:
    """The pairs of a file, one after the other. Refuses (dxf-unreadable) what is no DXF, and (dxf-is-dwg) a DWG."""
    if data.startswith(b"AC10"):
        raise Refusal("dxf-is-dwg", file=name)
    try:
        yield from _binary(data) if data.startswith(SENTINEL) else _ascii(data)
    except (ValueError, IndexError, struct.error) as error:
        raise Refusal("dxf-unreadable", file=name) from error


def _ascii(data: bytes) -> Iterator[Tag]:
    lines = io.TextIOWrapper(io.BytesIO(data), _encoding(data), errors="replace", newline=None)
    for told, value in zip(lines, lines, strict=False):
        code = int(told.lstrip("\ufeff"))
        if code == 999:  # a remark
            continue
        yield code, unescaped(value.rstrip("\n") if code in (1, 3) else value.strip())
        if code == 0 and value.strip() == "EOF":
            return


def _encoding(data: bytes) -> str:
    version = _VERSION.search(data[:20_000])
    if version is not None and int(version[1]) >= UNICODE_SINCE:
        return "utf-8"
    page = _CODEPAGE.search(data[:20_000])
    if page is None:
        return "cp1252" if not _is_utf8(data) else "utf-8"
    called = page[1].decode("ascii").upper()
    encoding = _PAGES.get(called, f"cp{called[5:]}" if called.startswith("ANSI_") else "cp1252")
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unescaped(text: str) -> str:
    """Signs written as \\U+4E00 are themselves again; two halves of one sign are joined, a half alone is U+FFFD."""
    if "\\U+" not in text:
        return text
    told = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return told.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _in(code: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def _binary(data: bytes) -> Iterator[Tag]:
    encoding, at = _encoding(data), len(SENTINEL)
    short = data[at + 1 : at + 2] != b"\x00"  # before release 13 a code is one byte
    while at < len(data):
        if short:
            code, at = data[at], at + 1
            if code == 255:
                code, at = int.from_bytes(data[at : at + 2], "little"), at + 2
        else:
            code, at = int.from_bytes(data[at : at + 2], "little"), at + 2
        value, at = _value(data, at, code, encoding)
        yield code, value
        if (code, value) == (0, "EOF"):
            return


def _value(data: bytes, at: int, code: int, encoding: str) -> tuple[str, int]:
    """One value of a binary file as text, and where the next pair begins."""
    if _in(code, _STRINGS) or (1000 <= code <= 1009 and code != 1004):
        end = data.index(b"\x00", at)
        return unescaped(data[at:end].decode(encoding, errors="replace")), end + 1
    if _in(code, _CHUNKS):
        return "", at + 1 + data[at]
    if _in(code, _DOUBLES):
        return repr(struct.unpack_from("<d", data, at)[0]), at + 8
    size, form = 2, "<h"
    if _in(code, _LONGS):
        size, form = 4, "<i"
    elif _in(code, _LONGER):
        size, form = 8, "<q"
    elif _in(code, _BYTES):
        size, form = 1, "<b"
    return str(struct.unpack_from(form, data, at)[0]), at + size
