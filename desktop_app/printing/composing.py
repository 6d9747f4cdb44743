"""Composing: the texts of a certificate set into their boxes, as the operators of a page.

One setter an element: it is made once for a document and lays the text of each recipient. A flowing text wraps and is
set smaller until its box holds it; a headline shrinks to stay on one line and wraps at its smallest size only. What
does not fit then is set whole and told. Nothing is ever clipped, nothing in a text is ever read as markup.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Align, Element, Stand
from desktop_app.domain.wording import filler, plain_field

from .case import Case
from .colour import hexed
from .layout import break_places
from .paper import MM
from .qr_table import code_image

STEP = 0.25
"""Points by which a text is set smaller."""

TORN = 1 / 3
"""Ems that may at most be added between characters to fill a line; beyond, the line stays ragged."""

MOST_KEPT = 256
"""Texts of an element of which is remembered how they are laid: what is said of one is often said of many."""


@dataclass(slots=True)
class Told:
    """What went less than well on the page in hand. `share` is the smallest size of a text against its wanted size,
    `borrowed` are the characters that came from another font than the chosen one."""

    too_long: list[str] = field(default_factory=list)
    unheld: list[str] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)
    share: float = 1.0
    fault: str = ""

    def clear(self) -> None:
        """A new page."""
        self.too_long.clear()
        self.unheld.clear()
        self.borrowed.clear()
        self.share, self.fault = 1.0, ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.too_long and not self.unheld


Line = tuple[int, int, float]
"""Where a line begins and ends in its paragraph, and how far it reaches in ems, the spaces in it included."""


_Paragraph = tuple[str, float, float]
"""A paragraph, its size, and the space that follows every character (ems)."""

_Row = tuple[int, int, bytes]


class Setting(NamedTuple):
    """Texts set to a size: paragraphs, their lines, the space that follows every character (ems), how many lines there
    are, whether all fits."""

    size: float
    paragraphs: Sequence[str]
    lines: Sequence[Sequence[Line]]
    spacing: float
    rows: int
    fits: bool


class TextSetter:
    """Lays the text of one element. `height` is that of the page in points; `words` stand in for its own text."""

    def __init__(
        self, element: Element, height: float, case: Case, told: Told, words: str | None = None
    ) -> None:
        self.element, self.case, self._told = element, case, told
        self.width, self.height = element.width * MM, element.height * MM
        self.room, self.depth = self.width, self.height
        self.left, self.top = element.x * MM, height - element.y * MM
        self._text = filling(element.text) if words is None else lambda _fields: words
        self._set = self._flowing if element.flows else self._headline
        self._ladder = ladder(element.size, element.least)
        self._begin = b"BT " + ink(element.colour) + b"/%b " % case.name
        self._share, self._stands = _SHARE[element.align], _STANDS[element.stand]
        self._indent = element.indent if element.align is Align.LEFT else 0.0
        self._kept: dict[str, bytes] = case.memory()
        self._kept_rows: dict[_Paragraph, list[_Row]] = case.memory()
        self._kept_lines: dict[_Paragraph, list[Line]] = {}
        self._single = self._line_of_its_own if not element.flows and not element.vertical else None

    def lay(self, sheet: Sheet) -> bytes:
        """The operators that show the recipient's text; nothing for an empty one."""
        text = self._text(sheet.fields)
        return self._kept.get(text) or self._laid(text)

    def _laid(self, text: str) -> bytes:
        if not text:
            return b""
        told, case, size = self._told, self.case, self.element.size
        plain = True
        shown = self._single(text) if self._single and "\n" not in text else b""
        if not shown:
            setting = self.fitted(text)
            shown, plain = self.shown(setting), setting.fits and setting.size >= size
            told.share = min(told.share, setting.size / size)
            if not setting.fits:
                told.too_long.append(text)
        if case.lacking and (unheld := case.unheld(text)):
            told.unheld.append(unheld)
            plain = False
        if case.borrows and (borrowed := case.borrowed(text)):
            told.borrowed.append(borrowed)
            plain = False
        if plain and len(self._kept) < MOST_KEPT:
            self._kept[text] = shown  # and nothing to be told of it again
        return shown

    def fitted(self, text: str) -> Setting:
        """How a text would be set, without laying it."""
        return self._set([self.case.shaped(paragraph) for paragraph in text.split("\n")])

    # -- fitting -------------------------------------------------------------------------------------------------

    def ends(self, text: str, spacing: float) -> list[float]:
        """How far a shaped text reaches after each character, along its line, in ems."""
        return self.case.ends(text, spacing)

    def reach(self, text: str, spacing: float) -> float:
        """How far a shaped text reaches on a line of its own, in ems."""
        return self.case.width(text) + spacing * (len(text) - 1) if text else 0.0

    def _flowing(self, paragraphs: Sequence[str]) -> Setting:
        first = self._broken(paragraphs, self.element.size)
        if first.fits or len(self._ladder) == 1:
            return first
        sizes = self._ladder
        place = bisect_left(sizes, True, 1, key=lambda size: self._broken(paragraphs, size).fits)
        return self._broken(paragraphs, sizes[min(place, len(sizes) - 1)])

    def _broken(self, paragraphs: Sequence[str], size: float, spacing: float | None = None) -> Setting:
        spacing = self.element.spacing / size if spacing is None else spacing
        lines = [self._lines((text, size, spacing)) for text in paragraphs]
        rows = sum(map(len, lines))
        fits = not self.depth or rows * size * self.element.leading <= self.depth + 0.01
        return Setting(size, paragraphs, lines, spacing, rows, fits)

    def _lines(self, paragraph: _Paragraph) -> list[Line]:
        lines = self._kept_lines.get(paragraph)
        if lines is None:
            text, size, spacing = paragraph
            ends = self.ends(text, spacing)
            places = break_places(text, ends, self.room / size, self.element.indent)
            ends.append(0.0)  # what lies before the first character
            lines = [(s, e, ends[e - 1] - ends[s - 1] - spacing) for s, e in places]
            if len(self._kept_lines) < MOST_KEPT:
                self._kept_lines[paragraph] = lines
        return lines

    def _headline(self, paragraphs: Sequence[str]) -> Setting:
        """One line each; spaced letters come closer with the type."""
        element = self.element
        spacing = element.spacing / element.size
        lines = [[(0, len(each), self.reach(each, spacing))] for each in paragraphs]
        widest = max([reach for ((_, _, reach),) in lines])
        size = min(element.size, self.room / widest) if widest > 0 and self.room else element.size
        if size < element.least - 1e-9:
            return self._broken(paragraphs, element.least, spacing)
        return Setting(size, paragraphs, lines, spacing, len(lines), True)

    # -- showing -------------------------------------------------------------------------------------------------

    def shown(self, setting: Setting) -> bytes:
        """The operators of a set text. Places are told in hundredths of a point, spaces in thousandths."""
        size, spacing = setting.size, setting.spacing
        parts = [self._begin, _number(round(size, 3)), b" Tf"]
        x, y, gap = 0, 0, 0
        line_y, leading = 100 * (self.top - self._drop(size, setting.rows)), 100 * size * self.element.leading
        for text, lines in zip(setting.paragraphs, setting.lines, strict=True):
            for new_x, new_gap, operators in self._rows((text, size, spacing), lines):
                new_y = round(line_y)
                parts.append(_moved(new_x - x, new_y - y))
                if new_gap != gap:
                    gap = new_gap
                    parts.append(b" %b Tc" % _number(gap / 1000))
                parts.append(operators)
                x, y = new_x, new_y
                line_y -= leading
        parts.append(b" 0 Tc ET" if gap else b" ET")
        return b"".join(parts)

    def _rows(self, paragraph: _Paragraph, lines: Sequence[Line]) -> list[_Row]:
        """Where each line of a paragraph begins, the space between its characters, and what shows it."""
        rows = self._kept_rows.get(paragraph)
        if rows is not None:
            return rows
        text, size, spacing = paragraph
        told_size, codes_of, rows = _number(round(size, 3)), self.case.shown, []
        indent, last = self._indent * size, len(lines) - 1 if self.element.justified else 0
        for number, (start, end, reach) in enumerate(lines):
            room, gap = self.width - reach * size - indent, spacing * size
            if number < last:
                gap += _stretch(room, end - start, size)
            x = round(100 * (self.left + indent + room * self._share))
            rows.append((x, round(1000 * gap), codes_of(text[start:end], told_size)))
            indent = 0.0
        if len(self._kept_rows) < MOST_KEPT:
            self._kept_rows[paragraph] = rows
        return rows

    def _drop(self, size: float, count: int) -> float:
        """From the top of the box to the first baseline of so many lines."""
        leading = size * self.element.leading
        return (self.height - count * leading) * self._stands + (leading + size * 0.76) / 2

    def _line_of_its_own(self, text: str) -> bytes:
        """What `shown` answers for a headline that fits as it is, as nearly all do; nothing for another."""
        begin, end, spacing, told_size = self._frame
        size, shaped = self.element.size, self.case.shaped(text)
        reach = (self.case.width(shaped) + spacing * (len(shaped) - 1)) * size
        if reach > self.room > 0 or not shaped:
            return b""
        indent = self._indent * size
        x = round(100 * (self.left + indent + (self.width - reach - indent) * self._share))
        return begin % (_number(x / 100), self.case.shown(shaped, told_size)) + end

    @cached_property
    def _frame(self) -> tuple[bytes, bytes, float, bytes]:
        """What is the same for all headlines of the full size: before, behind, spacing (ems), the size."""
        size, spacing = self.element.size, self.element.spacing
        told_size, y = _number(round(size, 3)), round(100 * (self.top - self._drop(size, 1)))
        gap = round(1000 * spacing)
        begin = b"%b%b Tf %%b %b Td" % (self._begin, told_size, _number(y / 100))
        begin += b" %b Tc%%b" % _number(gap / 1000) if gap else b"%b"
        return begin, b" 0 Tc ET" if gap else b" ET", spacing / size, told_size


@lru_cache(maxsize=1024)
def _number(number: float) -> bytes:
    return b"%g" % number


@lru_cache(maxsize=4096)
def _moved(across: int, up: int) -> bytes:
    """The operator that begins a line so many hundredths of a point from the last."""
    return b" %.6g %.6g Td" % (across / 100, up / 100)


_SHARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_STANDS = {Stand.TOP: 0.0, Stand.MIDDLE: 0.5, Stand.FOOT: 1.0}


def _stretch(room: float, count: int, size: float) -> float:
    share = room / max(count - 1, 1)
    return share if 0 < share <= size * TORN else 0.0


def ladder(size: float, least: float) -> list[float]:
    """The sizes a text may be set in, from the largest down."""
    steps = int((size - least) / STEP + 1e-9)
    sizes = [size - STEP * step for step in range(steps + 1)]
    return sizes if sizes[-1] <= least + 1e-9 else [*sizes, least]


def filling(text: str) -> Callable[[Mapping[str, str]], str]:
    """What fills the fields of a text; a text that is nothing but one field is not searched each time."""
    name = plain_field(text)
    return (lambda fields: fields.get(name, "")) if name else filler(text)


def ink(colour: str) -> bytes:
    """The operator that fills with a colour."""
    return b"%g %g %g rg" % hexed(colour)


class Codes:
    """The images of a run's codes. They are drawn some at a time, because their table fills a processor's cache, out of
    which the texts between them would drive it."""

    def __init__(self) -> None:
        self.ahead: Sequence[Sheet] = ()
        """The sheets that are laid next, as far as is known."""
        self._drawn: dict[str, bytes] = {}

    def image(self, code: str) -> bytes:
        """The inline image of a code. ValueError when it is too long for any code we make."""
        drawn = self._drawn.pop(code, None)
        if drawn is None:
            drawn = code_image(code)
            for sheet in self.ahead:
                with suppress(ValueError):  # told when its own turn comes
                    self._drawn[sheet.code] = code_image(sheet.code)
            self.ahead = ()
        return drawn


class QrSetter:
    """Lays a recipient's code as an image of one bit a module; nothing while there is no code."""

    def __init__(self, element: Element, height: float, codes: Codes) -> None:
        side = (element.width or element.height) * MM
        at = element.x * MM, height - element.y * MM - side
        self._begin = b"q %b %g 0 0 %g %g %g cm BI" % (ink(element.colour), side, side, *at)
        self._codes = codes

    def lay(self, sheet: Sheet) -> bytes:
        """The operators that draw the code. ValueError when it is too long for any code we make."""
        return b"%b%b Q" % (self._begin, self._codes.image(sheet.code)) if sheet.code else b""
