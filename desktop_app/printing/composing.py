"""Composing: the texts of a certificate set into their boxes, as the operators of a page.

One setter an element: it is made once for a document and lays the text of each recipient. A flowing text wraps and is
set smaller until its box holds it; a headline shrinks to stay on one line and wraps at its smallest size only. What
does not fit then is set whole and told. Nothing is ever clipped, nothing in a text is ever read as markup.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Align, Element, Stand
from desktop_app.domain.wording import filled, plain_field

from .case import Case
from .colour import hexed
from .layout import break_places
from .paper import MM
from .qr_table import code_image

STEP = 0.25
"""Points by which a text is set smaller."""

TORN = 1 / 3
"""Ems that may at most be added between characters to fill a line; beyond, the line stays ragged."""

Place = tuple[int, int]


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


@dataclass(frozen=True, slots=True)
class Setting:
    """Texts set to a size: paragraphs, how far each reaches (ems), where its lines begin and end, whether all fits."""

    size: float
    paragraphs: Sequence[str]
    ends: Sequence[Sequence[float]]
    lines: Sequence[Sequence[Place]]
    fits: bool

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(map(len, self.lines))


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

    def lay(self, sheet: Sheet) -> bytes:
        """The operators that show the recipient's text; nothing for an empty one."""
        text = self._text(sheet.fields)
        if not text:
            return b""
        case = self.case
        paragraphs = [case.shaped(paragraph) for paragraph in text.split("\n")]
        setting = self._set(paragraphs)
        shown = self.shown(setting)
        told, size = self._told, self.element.size
        if setting.size < size * told.share:
            told.share = setting.size / size
        if not setting.fits:
            told.too_long.append(text)
        if case.lacking and (unheld := case.unheld(text)):
            told.unheld.append(unheld)
        if case.borrows and (borrowed := case.borrowed(text)):
            told.borrowed.append(borrowed)
        return shown

    def fitted(self, text: str) -> Setting:
        """How a text would be set, without laying it."""
        return self._set([self.case.shaped(paragraph) for paragraph in text.split("\n")])

    # -- fitting -------------------------------------------------------------------------------------------------

    def reach(self, text: str, spacing: float) -> list[float]:
        """How far a shaped text reaches after each character, along its line, in ems."""
        return self.case.ends(text, spacing)

    def _flowing(self, paragraphs: Sequence[str]) -> Setting:
        first = self._broken(paragraphs, self.element.size)
        if first.fits or len(self._ladder) == 1:
            return first
        sizes = self._ladder
        place = bisect_left(sizes, True, 1, key=lambda size: self._broken(paragraphs, size).fits)
        return self._broken(paragraphs, sizes[min(place, len(sizes) - 1)])

    def _broken(self, paragraphs: Sequence[str], size: float) -> Setting:
        element = self.element
        ends = [self.reach(paragraph, element.spacing / size) for paragraph in paragraphs]
        room, indent = self.room / size, element.indent
        lines = [
            break_places(text, reach, room, indent) for text, reach in zip(paragraphs, ends, strict=True)
        ]
        needed = sum(map(len, lines)) * size * element.leading
        return Setting(size, paragraphs, ends, lines, needed <= self.depth + 0.01 or not self.depth)

    def _headline(self, paragraphs: Sequence[str]) -> Setting:
        """One line each; spaced letters come closer with the type."""
        element = self.element
        share = element.spacing / element.size
        ends = [self.reach(paragraph, share) for paragraph in paragraphs]
        widest = max(reach[-1] - share if reach else 0.0 for reach in ends)
        size = min(element.size, self.room / widest) if widest > 0 and self.room else element.size
        if size < element.least - 1e-9:
            return self._broken(paragraphs, element.least)
        lines = [[(0, len(paragraph))] for paragraph in paragraphs]
        return Setting(size, paragraphs, ends, lines, True)

    # -- showing -------------------------------------------------------------------------------------------------

    def shown(self, setting: Setting) -> bytes:
        """The operators of a set text."""
        element, case, size = self.element, self.case, setting.size
        told_size = b"%g" % round(size, 3)
        leading = size * element.leading
        share = (
            element.spacing / element.size if setting.fits and not element.flows else element.spacing / size
        )
        parts = [self._begin, told_size, b" Tf"]
        x, y = 0.0, 0.0
        line_x, line_y = self.left, self.top - self._drop(setting, leading)
        gap = 0.0
        for text, ends, places in zip(setting.paragraphs, setting.ends, setting.lines, strict=True):
            codes_of = case.shown
            for number, (start, end) in enumerate(places):
                reach = (ends[end - 1] if end else 0.0) - (ends[start - 1] if start else 0.0) - share
                indent = 0.0 if number or element.align is not Align.LEFT else element.indent * size
                room = self.width - reach * size - indent
                wanted = share * size
                if element.justified and number < len(places) - 1:
                    wanted += _stretch(room, end - start, size)
                new_x = line_x + (indent if element.align is Align.LEFT else room * _SHARE[element.align])
                parts.append(b" %g %g Td" % (round(new_x - x, 2), round(line_y - y, 2)))
                if abs(wanted - gap) > 0.001:
                    gap = wanted
                    parts.append(b" %g Tc" % round(gap, 3))
                parts.append(codes_of(text[start:end], told_size))
                x, y = x + round(new_x - x, 2), y + round(line_y - y, 2)
                line_y -= leading
        parts.append(b" 0 Tc ET" if gap else b" ET")
        return b"".join(parts)

    def _drop(self, setting: Setting, leading: float) -> float:
        """From the top of the box to the first baseline."""
        spare = self.height - setting.count * leading
        above = spare * _STANDS[self.element.stand]
        return above + (leading + setting.size * 0.76) / 2


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
    if name:
        return lambda fields: fields.get(name, "")
    return lambda fields: filled(text, fields)


def ink(colour: str) -> bytes:
    """The operator that fills with a colour."""
    return b"%g %g %g rg" % hexed(colour)


class QrSetter:
    """Lays a recipient's code as an image of one bit a module; nothing while there is no code."""

    def __init__(self, element: Element, height: float) -> None:
        side = (element.width or element.height) * MM
        at = element.x * MM, height - element.y * MM - side
        self._begin = b"q %b %g 0 0 %g %g %g cm BI" % (ink(element.colour), side, side, *at)

    def lay(self, sheet: Sheet) -> bytes:
        """The operators that draw the code. ValueError when it is too long for any code we make."""
        if not sheet.code:
            return b""
        return b"%b%b Q" % (self._begin, code_image(sheet.code))
