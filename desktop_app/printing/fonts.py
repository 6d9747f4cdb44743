"""The faces we print with, and what happens to a character a face does not have.

Faces by key: `kai` (LXGW WenKai, the body of certificates), `serif`, `serif-bold`, `sans`, `sans-bold` (Noto SC).
Each is known to reportlab under its key, so drawString, Paragraph and tables may use it like any font. Glyph by glyph
the chosen face is asked first, Noto Serif SC (whole) after it, then the fonts in the person's own folder; a character
none has is printed as 〓, the printer's mark for a missing type, and `missing()` lists it. Never an empty box.

Text is embedded as Type0/Identity-H with a ToUnicode map in UTF-16: characters beyond the BMP copy and search right.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from desktop_app import paths

from .sfnt import FontFile, to_unicode

KAI, SERIF, SERIF_BOLD, SANS, SANS_BOLD = "kai", "serif", "serif-bold", "sans", "sans-bold"
FILES = {
    KAI: "LXGWWenKai-Regular.ttf",
    SERIF: "NotoSerifSC-Regular.ttf",
    SERIF_BOLD: "NotoSerifSC-Bold.ttf",
    SANS: "NotoSansSC-Regular.ttf",
    SANS_BOLD: "NotoSansSC-Bold.ttf",
}
FALLBACK = SERIF
MISSING = "〓"
_SPACES = dict.fromkeys([0x09, 0x0A, 0x0D, 0xA0], 0x20)
"""Printed as a space: what a tab or line end in a name would otherwise do."""


@lru_cache
def font_file(face: str) -> FontFile:
    """The file of a face; KeyError for a key we do not have."""
    return FontFile(paths.resources() / "fonts" / FILES[face])


def chain(face: str) -> tuple[FontFile, ...]:
    """The files asked for a glyph, in order: the face's own, the fallback, those the person at this computer added."""
    own = (font_file(face),) if face == FALLBACK else (font_file(face), font_file(FALLBACK))
    return (*own, *user_fonts())


@lru_cache
def user_fonts() -> tuple[FontFile, ...]:
    """TrueType files in the person's own font folder, by name; a file that is none is passed over."""
    found = []
    for path in sorted(paths.fonts_dir().glob("*.[tT][tT][fF]")):
        try:
            found.append(FontFile(path))
        except (ValueError, LookupError, OSError, struct.error):
            continue
    return tuple(found)


def missing(text: str, face: str = KAI) -> str:
    """The characters of `text` that no file of the face's chain can print, each once, in order."""
    files = chain(face)
    lacking = (
        c for c in text if not c.isspace() and not any(file.glyph(ord(c)) for file in files) and not silent(c)
    )
    return "".join(dict.fromkeys(lacking))


def silent(character: str) -> bool:
    """Whether a character is a control sign or a variation selector, which print nothing by themselves."""
    selects = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selects or unicodedata.category(character) in {"Cc", "Cf"}


def told_characters(characters: str) -> str:
    """Characters with their code points, for a warning: 𠀀 U+20000."""
    return " ".join(f"{c} U+{ord(c):04X}" for c in characters)


_QUOTES = str.maketrans("“”‘’", "\"\"''")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z])")
_HAN = re.compile("[\u2e80-\u9fff\uff00-\uffef\U00020000-\U0003ffff]")


def with_latin_quotes(text: str) -> str:
    """“ ” ‘ ’ are as wide as a Chinese character in Noto: Latin text, and an apostrophe in a word, get plain ones."""
    if text.isascii() or not ("“" in text or "”" in text or "‘" in text or "’" in text):
        return text
    return _APOSTROPHE.sub("'", text) if _HAN.search(text) else text.translate(_QUOTES)


class _Ink:
    """What one document has used of one face: for each file of the chain the codes given to characters."""

    def __init__(self, files: tuple[FontFile, ...]) -> None:
        self.codes: dict[int, tuple[int, int]] = {}
        self.used: list[list[int]] = [[] for _ in files]
        self.name = ""
        self.lacking: dict[str, None] = {}

    def add(self, code: int, files: tuple[FontFile, ...]) -> tuple[int, int]:
        """Give a character its (file, code in the text); codes count from 1 in order of first use."""
        wanted = next((i for i, file in enumerate(files) if file.glyph(code)), None)
        if wanted is None:
            self.lacking[chr(code)] = None
            place = self.codes.get(ord(MISSING)) or self.add(ord(MISSING), files)
        else:
            self.used[wanted].append(code)
            place = (wanted, len(self.used[wanted]))
        self.codes[code] = place
        return place


class Face:
    """A face as reportlab wants its dynamic fonts; each file of the chain is one of its "subsets"."""

    _multiByte = 1
    _dynamicFont = 1
    shapable = False
    isShaped = False

    def __init__(self, key: str) -> None:
        self.fontName = key
        self._files = chain(key)
        self.face = self
        self.builtIn = False
        self.ascent, self.descent = self._files[0].ascent, self._files[0].descent
        self._ink: WeakKeyDictionary[Any, _Ink] = WeakKeyDictionary()
        self._widths: dict[str, float] = {}
        self._wide_quotes = self._measure("”") > 900

    def shaped(self, text: str) -> str:
        """The text with the signs this face will really set."""
        return with_latin_quotes(text) if self._wide_quotes else text

    def width(self, text: str) -> float:
        """The width of a text in thousandths of the type size."""
        text = self.shaped(text)
        return sum([self._widths[c] if c in self._widths else self._measure(c) for c in text])

    def _measure(self, character: str) -> float:
        code = _SPACES.get(ord(character), ord(character))
        widths = [file.width(code) for file in self._files if file.glyph(code)]
        if not character.isprintable() and not widths:
            widths = [0.0]
        width = self._widths[character] = widths[0] if widths else 1000.0
        return width

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        """What reportlab asks: the width of a text in points."""
        return self.width(text if isinstance(text, str) else text.decode(encoding)) * size / 1000

    def splitString(self, text: str | bytes, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """Runs of (file of the chain, two bytes a character); unprintable control characters are left out."""
        runs: list[tuple[int, bytearray]] = []
        for character in self.shaped(text if isinstance(text, str) else text.decode(encoding)):
            code = _SPACES.get(ord(character), ord(character))
            if code < 32 or (not character.isprintable() and code != 32 and not self._measure(character)):
                continue
            file, number = self._code(code, doc)
            if not runs or runs[-1][0] != file:
                runs.append((file, bytearray()))
            runs[-1][1].extend(number.to_bytes(2, "big"))
        return [(file, bytes(codes)) for file, codes in runs]

    def _code(self, code: int, doc: Any) -> tuple[int, int]:
        ink = self._ink.get(doc)
        if ink is None:
            ink = self._ink[doc] = _Ink(self._files)
        return ink.codes.get(code) or ink.add(code, self._files)

    def taken_lacking(self, doc: Any) -> str:
        """The characters that came out as 〓 since this was last asked."""
        ink = self._ink.get(doc)
        if ink is None:
            return ""
        found = "".join(ink.lacking)
        for character in ink.lacking:
            ink.codes.pop(ord(character), None)
        ink.lacking.clear()
        return found

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:
        """The name of one file's font in the page's resources."""
        ink = self._ink[doc]
        if not ink.name:
            ink.name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = "/" + ink.name
            doc.delayedFonts.append(self)
        return f"/{ink.name}+{subset}"

    def addObjects(self, doc: Any) -> None:
        """Embed what the document has used; called by reportlab once, when it is finished."""
        ink = self._ink.pop(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for index, (file, used) in enumerate(zip(self._files, ink.used, strict=True)):
            if used:
                name = f"{ink.name}+{index}"
                fonts[name] = doc.Reference(_embedded(doc, file, used, name), name)


def _embedded(doc: Any, file: FontFile, used: list[int], key: str) -> Any:
    """The Type0 font of one file with the characters used."""
    data, glyphs = file.subset([0, *(file.glyph(code) for code in used)])
    base = f"{_tag(used)}+{file.name}"
    program = doc.Reference(_stream(doc, data, Length1=len(data)), f"program.{key}")
    descriptor = _descriptor(file, base, program)
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(base),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "DW": 1000,
            "W": pdfdoc.PDFArray(_widths(file, glyphs)),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "FontDescriptor": doc.Reference(descriptor, f"descriptor.{key}"),
        }
    )
    unicode_map = _stream(doc, to_unicode(enumerate(used, 1)))
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(base),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"descendant.{key}")]),
            "ToUnicode": doc.Reference(unicode_map, f"unicode.{key}"),
        }
    )


def _descriptor(file: FontFile, base: str, program: Any) -> Any:
    """What a reader must know of the face; `program` refers to the embedded subset."""
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(base),
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(list(file.box)),
            "ItalicAngle": 0,
            "Ascent": file.ascent,
            "Descent": file.descent,
            "CapHeight": round(file.ascent * 0.8),
            "StemV": 80,
            "FontFile2": program,
        }
    )


def _widths(file: FontFile, glyphs: Iterable[int]) -> list[Any]:
    """The W array: only what differs from the full square of a Chinese character."""
    listed: list[Any] = []
    for cid, glyph in enumerate(glyphs):
        width = file.advance(glyph)
        if width != 1000:
            listed += [cid, pdfdoc.PDFArray([width])]
    return listed


def _tag(used: Iterable[int]) -> str:
    """The six letters before a subset's name, from what is in it: the same text gives the same file."""
    digest = hashlib.sha256(repr(tuple(used)).encode("ascii")).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _stream(doc: Any, content: bytes, **entries: object) -> Any:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress] if doc.compression else []
    for name, value in entries.items():
        stream.dictionary[name] = value
    return stream


@lru_cache
def face(key: str) -> Face:
    """A face, known to reportlab under its key from now on."""
    made = Face(key)
    pdfmetrics._fonts[key] = made
    return made


def register() -> None:
    """Make every face known to reportlab; files are only mapped, so this is quick."""
    for key in FILES:
        face(key)
