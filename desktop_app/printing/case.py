"""A type case: the characters of one face that one document has used, their codes, widths and outlines.

    case = Case("kai")
    case.shown("李䶮", b"F0")      # b"(..)Tj", with a change of font where the face lacks a character

Codes are two bytes of Identity-H, given in order of first use and such that no byte ever needs escaping in a PDF
string, so a text is coded in one step and cut by bytes. Each file of the face's chain becomes one embedded font; a
character none of them has is shown as 〓 and kept in `lacking`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any

from .fonts import MISSING, chain, silent, with_latin_quotes
from .sfnt import EMPTY, FontFile, to_unicode

_ESCAPED = frozenset(b"()\\\r")
_SPACES = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029], " ")
Add = Callable[[bytes], int]
"""Adds an object to a document and answers with its number."""

UPRIGHT = {
    "，": "︐",
    "、": "︑",
    "。": "︒",
    "：": "︓",
    "；": "︔",
    "！": "︕",
    "？": "︖",
    "…": "︙",
    "—": "︱",
    "（": "︵",
    "）": "︶",
    "〔": "︹",
    "〕": "︺",
    "【": "︻",
    "】": "︼",
    "《": "︽",
    "》": "︾",
    "〈": "︿",
    "〉": "﹀",
    "「": "﹁",
    "」": "﹂",
    "『": "﹃",
    "』": "﹄",
    "“": "﹃",
    "”": "﹄",
    "‘": "﹁",
    "’": "﹂",
}
"""The forms of marks in vertical text (GB/T 15834); they copy as the marks they stand for."""


def printable(text: str) -> str:
    """The text without control signs and variation selectors; every kind of space becomes one that has a width."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(character for character in text.translate(_SPACES) if not silent(character))


class _Widths(dict[str, float]):
    """Advances in ems, of the first file of a chain that has the character; a full square where none has."""

    def __init__(self, files: Sequence[FontFile]) -> None:
        self._files = files

    def __missing__(self, character: str) -> float:
        code = ord(character)
        file = next((file for file in self._files if file.glyph(code)), None)
        width = self[character] = file.width(code) / 1000 if file is not None else 1.0
        return width


@lru_cache
def widths(face: str) -> _Widths:
    """The widths of a face, shared by all documents."""
    return _Widths(chain(face))


class _Codes(dict[int, int]):
    """From code point to code in the text; asks the case for those it meets first."""

    def __init__(self, give: Callable[[int], int]) -> None:
        self._give = give

    def __missing__(self, code: int) -> int:
        given = self[code] = self._give(code)
        return given


class Case:
    """One face in one document. `name` is what the page's resources call its first file."""

    def __init__(self, face: str, name: bytes = b"F0") -> None:
        self.face, self.name = face, name
        self.widths = widths(face)
        self._files = chain(face)
        self._wide_quotes = self.widths["”"] > 0.9
        self._memories: list[dict[Any, Any]] = []
        self.clear()

    def clear(self) -> None:
        """Begin anew, for the next document."""
        self.lacking: set[str] = set()
        self._sorts: list[list[tuple[int, int]]] = [[] for _ in self._files]
        self._next = [1] * len(self._files)
        self._codes = _Codes(self._give)
        self._borrowed: dict[str, int] = {}
        for memory in self._memories:
            memory.clear()

    def memory(self) -> dict[Any, Any]:
        """A place to remember operators for as long as the codes in them hold."""
        self._memories.append({})
        return self._memories[-1]

    def shaped(self, text: str) -> str:
        """The text with the characters that will really be set."""
        if not text.isprintable():
            text = printable(text)
        return with_latin_quotes(text) if self._wide_quotes else text

    def ends(self, text: str, spacing: float = 0.0) -> list[float]:
        """How far the text reaches after each character, in ems; `spacing` (ems) follows every character."""
        if spacing:
            return list(accumulate([width + spacing for width in map(self.widths.__getitem__, text)]))
        return list(accumulate(map(self.widths.__getitem__, text)))

    def width(self, text: str) -> float:
        """The width of a shaped text in ems."""
        return sum(map(self.widths.__getitem__, text))

    def coded(self, text: str) -> bytes:
        """Two bytes for each character of a shaped text."""
        return text.translate(self._codes).encode("utf-16-be")

    def shown(self, text: str, size: bytes) -> bytes:
        """What shows a shaped text in the current font of this size; the same font is current afterwards."""
        codes = self.coded(text)
        if not self._borrowed or self._borrowed.keys().isdisjoint(text):
            return b"(%b)Tj" % codes
        return b"".join(self._runs(text, codes, size))

    def _runs(self, text: str, codes: bytes, size: bytes) -> Iterator[bytes]:
        place = 0
        for file, run in groupby(text, lambda c: self._borrowed.get(c, 0)):
            start, place = place, place + sum(1 for _ in run)
            told = b"(%b)Tj" % codes[2 * start : 2 * place]
            yield b"/%b %b Tf%b/%b %b Tf" % (self._font(file), size, told, self.name, size) if file else told

    def unheld(self, text: str) -> str:
        """The characters of a text that no file of this face has, each once."""
        if not self.lacking or self.lacking.isdisjoint(text):
            return ""
        return "".join(dict.fromkeys(c for c in text if c in self.lacking))

    @property
    def borrows(self) -> bool:
        """Whether any character came from another file than the face's own."""
        return bool(self._borrowed)

    def borrowed(self, text: str) -> str:
        """The characters of a text that came from another file than the face's own, each once."""
        if self._borrowed.keys().isdisjoint(text):
            return ""
        return "".join(dict.fromkeys(c for c in text if c in self._borrowed and c not in self.lacking))

    def upright(self, character: str, size: bytes) -> tuple[bytes, bool]:
        """What shows a character in vertical text, and whether it has a form for that (or is no mark at all)."""
        form = ord(UPRIGHT.get(character, character))
        if character in UPRIGHT and self._files[0].glyph(form):
            key = form | 1 << 21
            if key not in self._codes:
                self._codes[key] = self._place(0, self._files[0].glyph(form), ord(character))
            return b"(%b)Tj" % chr(self._codes[key]).encode("utf-16-be"), True
        return self.shown(character, size), character not in UPRIGHT

    # -- sorts ---------------------------------------------------------------------------------------------------

    def _give(self, code: int) -> int:
        for place, file in enumerate(self._files):
            glyph = file.glyph(code)
            if glyph:
                if place:
                    self._borrowed[chr(code)] = place
                return self._place(place, glyph, code)
        self.lacking.add(chr(code))
        given = self._codes[ord(MISSING)]
        if MISSING in self._borrowed:
            self._borrowed[chr(code)] = self._borrowed[MISSING]
        return given

    def _place(self, file: int, glyph: int, code: int) -> int:
        number = self._next[file]
        while number >> 8 in _ESCAPED or number & 255 in _ESCAPED:
            self._sorts[file].append((EMPTY, 0))
            number += 1
        self._next[file] = number + 1
        self._sorts[file].append((glyph, code))
        return number

    def _font(self, file: int) -> bytes:
        return self.name + b"x%d" % file if file else self.name

    def fonts(self, add: Add, level: int = 6) -> bytes:
        """Embed what has been used, so well compressed (0–9); the entries of the page's font resources."""
        found = []
        for place, (file, sorts) in enumerate(zip(self._files, self._sorts, strict=True)):
            if sorts:
                found.append(b"/%b %d 0 R" % (self._font(place), _embedded(file, sorts, add, level)))
        return b"".join(found)


def _embedded(file: FontFile, sorts: Sequence[tuple[int, int]], add: Add, level: int) -> int:
    """The Type0 font of one file with these (glyph, code point), whose codes count from 1."""
    program, glyphs = file.subset([0, *(glyph for glyph, _ in sorts)])
    name = b"%b+%b" % (_tag(sorts), file.name.encode("ascii"))
    embedded = add(stream(program, b"/Length1 %d" % len(program), level))
    box = b" ".join(b"%d" % edge for edge in file.box)
    descriptor = add(
        b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d"
        b"/StemV 80/FontFile2 %d 0 R>>"
        % (name, box, file.ascent, file.descent, round(file.ascent * 0.8), embedded)
    )
    widths = [0.0 if glyph == EMPTY else file.advance(glyph) for glyph in glyphs]
    narrow = b" ".join([b"%d[%g]" % each for each in enumerate(widths) if each[1] != 1000])
    descendant = add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 1000/W[%b]/CIDToGIDMap/Identity/FontDescriptor %d 0 R>>"
        % (name, narrow, descriptor)
    )
    pairs = [(place, code) for place, (glyph, code) in enumerate(sorts, 1) if glyph != EMPTY]
    unicode_map = add(stream(to_unicode(pairs), level=level))
    return add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (name, descendant, unicode_map)
    )


def _tag(sorts: Sequence[tuple[int, int]]) -> bytes:
    """The six letters before a subset's name, from what is in it: the same text gives the same file."""
    digest = hashlib.sha256(repr(sorts).encode("ascii")).digest()
    return bytes(ord("A") + byte % 26 for byte in digest[:6])


def stream(content: bytes, entries: bytes = b"", level: int = 6) -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content, level)
    return b"<</Filter/FlateDecode/Length %d%b>>stream\n%b\nendstream" % (len(packed), entries, packed)
