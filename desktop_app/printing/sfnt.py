"""Reading a TrueType font file: which glyph a character has, how wide it is, and a subset of the file.

Made for large CJK faces: the file is mapped, not parsed, so that opening 15 MB takes milliseconds and nothing is kept
but three arrays. TrueType outlines only (glyf), cmap formats 4 and 12. Widths are thousandths of the type size.
"""

from __future__ import annotations

import array
import bisect
import mmap
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

_MORE, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x01, 0x08, 0x40, 0x80
"""Flags of a composite glyph."""

_COPIED = ("cvt ", "fpgm", "prep")
EMPTY = -1
"""A glyph of a subset that draws nothing: a place that codes pass over."""


def _numbers(code: str, data: bytes) -> array.array[int]:
    """Big-endian numbers as the machine holds them."""
    numbers = array.array(code, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


class FontFile:
    """One face. ValueError when the file is no TrueType font with a Unicode cmap."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._tables = self._directory()
        if "glyf" not in self._tables or "cmap" not in self._tables:
            raise ValueError(f"{path.name} has no TrueType outlines")
        self._head()
        self._starts, self._ends, self._glyphs = self._character_map()
        self.name = self._postscript_name() or path.stem
        self._widths: dict[int, float] = {}
        self._advances: dict[int, float] = {}

    def glyph(self, code: int) -> int:
        """The glyph of a code point; 0 when the face has none."""
        at = bisect.bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        return self._glyphs[at] + code - self._starts[at]

    def width(self, code: int) -> float:
        """The advance of a character in thousandths of the type size; 0 for a character the face lacks."""
        known = self._widths.get(code)
        if known is None:
            glyph = self.glyph(code)
            known = self._widths[code] = self.advance(glyph) if glyph else 0.0
        return known

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in thousandths of the type size."""
        known = self._advances.get(glyph)
        if known is None:
            units = int.from_bytes(self._metrics(glyph)[:2], "big")
            known = self._advances[glyph] = round(units * 1000 / self.units, 3)
        return known

    def subset(self, glyphs: Sequence[int]) -> tuple[bytes, list[int]]:
        """A font file with these glyphs in this order, and all its glyphs: parts of composites are added at the end."""
        chosen = list(glyphs)
        outlines, offsets = self._outlines(chosen)
        tables = {name: self._table(name) for name in _COPIED if name in self._tables}
        tables["glyf"] = outlines
        tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
        tables["hmtx"] = b"".join(self._metrics(glyph) for glyph in chosen)
        tables["head"] = self._patched("head", {50: struct.pack(">h", 1), 8: bytes(4)})
        for name, place in (("hhea", 34), ("maxp", 4)):
            tables[name] = self._patched(name, {place: struct.pack(">H", len(chosen))})
        return _file(tables), chosen

    # -- parts of the file -------------------------------------------------------------------------------------

    def _directory(self) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from(">H", self._data, 4)
        entries = (self._data[12 + 16 * i : 28 + 16 * i] for i in range(count))
        return {e[:4].decode("latin-1"): struct.unpack(">LL", e[8:16]) for e in entries}

    def _head(self) -> None:
        head, hhea = self._tables["head"][0], self._tables["hhea"][0]
        self.units: int = struct.unpack_from(">H", self._data, head + 18)[0]
        scale = 1000 / self.units
        self.box = tuple(round(v * scale) for v in struct.unpack_from(">4h", self._data, head + 36))
        (long_offsets,) = struct.unpack_from(">h", self._data, head + 50)
        (self._count,) = struct.unpack_from(">H", self._data, self._tables["maxp"][0] + 4)
        ascent, descent = struct.unpack_from(">hh", self._data, hhea + 4)
        self.ascent, self.descent = round(ascent * scale), round(descent * scale)
        (self._measured,) = struct.unpack_from(">H", self._data, hhea + 34)
        start = self._tables["loca"][0]
        if long_offsets:
            self._offsets = _numbers("I", self._data[start : start + 4 * (self._count + 1)])
        else:
            halves = _numbers("H", self._data[start : start + 2 * (self._count + 1)])
            self._offsets = array.array("I", [2 * half for half in halves])

    def _character_map(self) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        start = self._tables["cmap"][0]
        (count,) = struct.unpack_from(">H", self._data, start + 2)
        places = [start + struct.unpack_from(">L", self._data, start + 8 + 8 * i)[0] for i in range(count)]
        formats = {struct.unpack_from(">H", self._data, place)[0]: place for place in places}
        if 12 in formats:
            return self._segmented_coverage(formats[12])
        if 4 in formats:
            return self._segment_mapping(formats[4])
        raise ValueError("no Unicode character map")

    def _segmented_coverage(self, place: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        (count,) = struct.unpack_from(">L", self._data, place + 12)
        groups = _numbers("I", self._data[place + 16 : place + 16 + 12 * count])
        return groups[0::3], groups[1::3], groups[2::3]

    def _segment_mapping(self, place: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Format 4, turned into single characters: only small fonts come without format 12."""
        (twice,) = struct.unpack_from(">H", self._data, place + 6)
        count, at = twice // 2, place + 14
        columns = [
            struct.unpack_from(f">{count}H", self._data, at + i * twice + 2 * (i > 0)) for i in range(4)
        ]
        found: dict[int, int] = {}
        for i, (end, start, delta, offset) in enumerate(zip(*columns, strict=True)):
            for code in range(start, min(end, 0xFFFE) + 1):
                glyph = code
                if offset:
                    where = at + 3 * twice + 2 + 2 * i + offset + 2 * (code - start)
                    (glyph,) = struct.unpack_from(">H", self._data, where)
                if glyph or not offset:
                    found[code] = (glyph + delta) & 0xFFFF
        codes = sorted(code for code, glyph in found.items() if glyph)
        return codes, codes, [found[code] for code in codes]

    def _postscript_name(self) -> str:
        start = self._tables["name"][0]
        count, strings = struct.unpack_from(">HH", self._data, start + 2)
        for i in range(count):
            platform, _, _, name, length, offset = struct.unpack_from(">6H", self._data, start + 6 + 12 * i)
            if name == 6:
                raw = self._data[start + strings + offset : start + strings + offset + length]
                text = raw.decode("utf-16-be" if platform == 3 else "latin-1")
                return text.encode("ascii", "ignore").decode("ascii").replace(" ", "")
        return ""

    def _metrics(self, glyph: int) -> bytes:
        """Advance and left side bearing as the file holds them."""
        if glyph == EMPTY:
            return bytes(4)
        start = self._tables["hmtx"][0]
        if glyph < self._measured:
            return self._data[start + 4 * glyph : start + 4 * glyph + 4]
        last = start + 4 * self._measured - 4
        bearing = start + 4 * self._measured + 2 * (glyph - self._measured)
        return self._data[last : last + 2] + self._data[bearing : bearing + 2]

    def _outlines(self, chosen: list[int]) -> tuple[bytes, list[int]]:
        """The outlines of `chosen`, which grows by the parts of composite glyphs while it is walked."""
        start = self._tables["glyf"][0]
        numbers = {glyph: index for index, glyph in reversed(list(enumerate(chosen)))}
        pieces: list[bytes] = []
        offsets = [0]
        for glyph in chosen:
            outline = self._outline(start, glyph)
            if len(outline) > 10 and outline[0] & 0x80:
                outline = _renumbered(outline, chosen, numbers)
            outline += bytes(-len(outline) % 4)
            pieces.append(outline)
            offsets.append(offsets[-1] + len(outline))
        return b"".join(pieces), offsets

    def _outline(self, start: int, glyph: int) -> bytes:
        if glyph == EMPTY:
            return b""
        return self._data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]

    def _table(self, name: str) -> bytes:
        start, length = self._tables[name]
        return self._data[start : start + length]

    def _patched(self, name: str, patches: dict[int, bytes]) -> bytes:
        table = bytearray(self._table(name))
        for place, value in patches.items():
            table[place : place + len(value)] = value
        return bytes(table)


def _renumbered(outline: bytes, chosen: list[int], numbers: dict[int, int]) -> bytes:
    """A composite outline whose parts carry their numbers in the subset; new parts are appended to `chosen`."""
    changed = bytearray(outline)
    for place in _parts(outline):
        (part,) = struct.unpack_from(">H", changed, place)
        if part not in numbers:
            numbers[part] = len(chosen)
            chosen.append(part)
        struct.pack_into(">H", changed, place, numbers[part])
    return bytes(changed)


def _parts(outline: bytes) -> Iterator[int]:
    """Where a composite outline names its parts."""
    place, flags = 10, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0


def _file(tables: dict[str, bytes]) -> bytes:
    """An sfnt file of these tables, with checksums."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    entries, bodies, offset = [], [], 12 + 16 * count
    for name in sorted(tables):
        body = tables[name] + bytes(-len(tables[name]) % 4)
        check = sum(_numbers("I", body)) & 0xFFFFFFFF
        entries.append(struct.pack(">4sLLL", name.encode("latin-1"), check, offset, len(tables[name])))
        bodies.append(body)
        offset += len(body)
    return head + b"".join(entries) + b"".join(bodies)


def to_unicode(pairs: Iterable[tuple[int, int]]) -> bytes:
    """A ToUnicode map of (code in the text, code point): UTF-16 in the answer, so that 𬍛 copies and searches right."""
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    listed = list(pairs)
    for at in range(0, len(listed), 100):
        part = listed[at : at + 100]
        lines.append(b"%d beginbfchar" % len(part))
        lines += [b"<%04X> <%s>" % (cid, _utf16(code)) for cid, code in part]
        lines.append(b"endbfchar")
    lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(lines)


@lru_cache(maxsize=8192)
def _utf16(code: int) -> bytes:
    return chr(code).encode("utf-16-be").hex().upper().encode("ascii")
