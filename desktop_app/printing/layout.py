"""Setting text: how wide it is, where lines break, how small it must be to fit, and drawing it.

One line breaker and one set of widths serve preview and print alike. Chinese breaks between any two characters except
that no closing mark begins a line and no opening mark ends one (GB/T 15834); Latin words and numbers stay whole.
All lengths are points. Text is drawn as it is: nothing in it is ever read as markup.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from .colour import INK, Colour
from .fonts import face as face_of

NOT_FIRST = frozenset("，。、；：？！,.;:?!”’」』）)》〉】〕］］}％%‰℃°…—～·々ー〗")
"""Never at the start of a line."""
NOT_LAST = frozenset("“‘「『（(《〈【〔［{￥¥$№#〖")
"""Never at the end of a line."""
_TWINS = frozenset("…—")
"""Marks that come in pairs and stay together: …… and ——."""


def text_width(text: str, face: str, size: float, spacing: float = 0.0) -> float:
    """How wide a text is; `spacing` is added between characters, not after the last."""
    return face_of(face).width(text) * size / 1000 + spacing * max(len(text) - 1, 0)


def draw_text(
    canvas: Any,
    x: float,
    y: float,
    text: str,
    face: str,
    size: float,
    align: str = "left",
    *,
    colour: Colour = INK,
    spacing: float = 0.0,
) -> float:
    """Draw one line with its baseline at y, at the left, centre or right of x; returns its width."""
    width = text_width(text, face, size, spacing)
    start = x - {"left": 0.0, "centre": width / 2, "center": width / 2, "right": width}[align]
    face_of(face)
    line = canvas.beginText(round(start, 3), round(y, 3))
    line.setFont(face, size)
    line.setFillColorRGB(*colour)
    if spacing:
        line.setCharSpace(round(spacing, 4))
    line.textOut(text)
    if spacing:
        line.setCharSpace(0)
    canvas.drawText(line)
    return width


def fit_text(
    text: str, face: str, size: float, width: float, smallest: float, spacing: float = 0.0
) -> tuple[float, bool]:
    """The size (from `size` down to `smallest`) at which a line fits, and whether it does."""
    for_one = face_of(face).width(text) / 1000
    gaps = spacing * max(len(text) - 1, 0)
    if for_one * size + gaps <= width or not for_one:
        return size, True
    wanted = (width - gaps) / for_one
    return (wanted, True) if wanted >= smallest else (smallest, False)


def shortened(text: str, face: str, size: float, width: float) -> str:
    """The text, or as much of it as fits with … after it."""
    if text_width(text, face, size) <= width:
        return text
    room = width - text_width("…", face, size)
    ends = list(accumulate(face_of(face).width(c) * size / 1000 for c in text))
    return text[: bisect_right(ends, room)].rstrip() + "…"


def break_lines(text: str, face: str, size: float, width: float, indent: float = 0.0) -> list[str]:
    """The lines of one paragraph, the first shorter by `indent`; spaces at a break are dropped.

    A word longer than a line is cut. At least one line comes back, empty for an empty text.
    """
    text = face_of(face).shaped(text)
    ends = list(accumulate(map(face_of(face).width, text)))
    places = break_places(text, ends, width * 1000 / size, indent * 1000 / size)
    return [text[start:end] for start, end in places]


def break_places(text: str, ends: Sequence[float], room: float, indent: float = 0.0) -> list[tuple[int, int]]:
    """Where the lines of a paragraph begin and end; `ends` are the widths up to and with each character, in the unit
    of `room` and `indent`. The one line breaker of preview and print."""
    places, start, last, first = [], 0, len(text), room - indent
    while start < last:
        base = ends[start - 1] if start else 0.0
        end = bisect_right(ends, base + first + 1e-6, start)
        if end < last:
            end = _break_before(text, start, end)
        places.append((start, len(text[:end].rstrip(" ")) if text[end - 1] == " " else end))
        start = end
        while start < last and text[start] == " ":
            start += 1
        first = room
    return places or [(0, 0)]


def _break_before(text: str, start: int, end: int) -> int:
    """The last place at or before `end` where a line may end; `end` itself when there is none."""
    if text[end] == " ":
        return end
    for place in range(max(end, start + 1), start, -1):
        if may_break(text[place - 1], text[place]):
            return place
    return max(end, start + 1)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after == " " or before == " ":
        return before == " "
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    if before in _TWINS and after == before:
        return False
    return not (_of_word(before) and _of_word(after))


def _of_word(character: str) -> bool:
    """Latin letters, digits and what belongs into a word or number."""
    return character in "-'’/@&+._" or (character.isalnum() and ord(character) < 0x2E80)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a set block: `indent` from the block's left, `stretch` between characters to fill the measure."""

    text: str
    indent: float = 0.0
    stretch: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs set to a width: what size they got, and whether they fit."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    fits: bool

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.leading * len(self.lines)


def set_block(
    text: str,
    face: str,
    size: float,
    width: float,
    height: float,
    *,
    leading: float = 1.75,
    smallest: float | None = None,
    indent: float = 0.0,
    justified: bool = True,
) -> Block:
    """Paragraphs (one a line of `text`) set into a box: shrunk by quarter points down to `smallest` until they fit.

    `leading` is a multiple of the size, `indent` of the first lines a number of characters. What does not fit at the
    smallest size comes back whole with `fits` False: the caller draws it all and warns; nothing is clipped.
    """
    last = smallest if smallest is not None else size
    for trial in _sizes(size, last):
        lines = tuple(_paragraphs(text, face, trial, width, indent * trial, justified))
        if len(lines) * trial * leading <= height + 0.01:
            return Block(lines, trial, trial * leading, True)
    lines = tuple(_paragraphs(text, face, last, width, indent * last, justified))
    return Block(lines, last, last * leading, False)


def _sizes(size: float, smallest: float) -> Iterator[float]:
    while size > smallest:
        yield size
        size -= 0.25
    yield smallest


def _paragraphs(
    text: str, face: str, size: float, width: float, indent: float, justified: bool
) -> Iterator[Line]:
    for paragraph in text.split("\n"):
        lines = break_lines(paragraph, face, size, width, indent)
        for number, line in enumerate(lines):
            shift = 0.0 if number else indent
            stretch = 0.0
            if justified and number < len(lines) - 1:
                stretch = _stretch(line, face, size, width - shift)
            yield Line(line, shift, stretch)


def _stretch(line: str, face: str, size: float, width: float) -> float:
    """What to add between characters so that a full line fills the measure; nothing where that would look torn."""
    gap = width - text_width(line, face, size)
    share = gap / max(len(line) - 1, 1)
    return share if 0 < share <= size / 3 else 0.0


def draw_block(
    canvas: Any,
    x: float,
    top: float,
    block: Block,
    face: str,
    *,
    align: str = "left",
    width: float = 0.0,
    colour: Colour = INK,
) -> float:
    """Draw a set block with its top at `top`; centre and right need its width. Returns the y of its foot."""
    start = x + {"left": 0.0, "centre": width / 2, "right": width}[align]
    y = top - (block.leading + block.size * 0.76) / 2
    for line in block.lines:
        draw_text(
            canvas,
            start + (line.indent if align == "left" else 0.0),
            y,
            line.text,
            face,
            block.size,
            align,
            colour=colour,
            spacing=line.stretch,
        )
        y -= block.leading
    return top - block.height


def draw_lines(
    canvas: Any,
    x: float,
    y: float,
    lines: Sequence[str],
    face: str,
    size: float,
    leading: float,
    align: str = "left",
) -> float:
    """Draw lines one under the other, the first with its baseline at y; returns the baseline after the last."""
    for line in lines:
        draw_text(canvas, x, y, line, face, size, align)
        y -= leading
    return y
