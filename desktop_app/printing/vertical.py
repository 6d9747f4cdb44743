"""Vertical text: characters from top to bottom, columns from right to left, marks in their upright forms.

The same fitting and the same line breaker as for horizontal text, with the box on its side. Latin letters and digits
stand upright, one under the other.
"""

from __future__ import annotations

from itertools import accumulate

from desktop_app.domain.templates import Align, Element, Stand

from .case import Case
from .composing import Setting, TextSetter, Told

NARROW, BLANK = 0.78, 0.5
"""How far a Latin letter and a blank reach downwards, in ems."""

ASCENT = 0.86
"""From the top of a character's square to its baseline, in ems."""

_SHIFTED = frozenset("，。、．")
"""Marks that stand in the upper right of their square where the face has no upright form of them."""


class VerticalSetter(TextSetter):
    """Lays the text of one element in columns: `stand` is where they begin, `align` where they are."""

    def __init__(
        self, element: Element, height: float, case: Case, told: Told, words: str | None = None
    ) -> None:
        super().__init__(element, height, case, told, words)
        self.room, self.depth = self.height, self.width

    def ends(self, text: str, spacing: float) -> list[float]:
        """How far the text reaches downwards after each character."""
        return list(accumulate(_advance(character) + spacing for character in text))

    def reach(self, text: str, spacing: float) -> float:
        """How far the text reaches downwards in a column of its own."""
        return self.ends(text, spacing)[-1] - spacing if text else 0.0

    def shown(self, setting: Setting) -> bytes:
        """The operators of a set text: every character has its own place."""
        size, element = setting.size, self.element
        pitch, told_size = size * element.leading, b"%g" % round(size, 3)
        x = self._first_column(setting.rows * pitch) - pitch / 2
        parts = [self._begin, told_size, b" Tf"]
        for text, lines in zip(setting.paragraphs, setting.lines, strict=True):
            for number, (start, end, reach) in enumerate(lines):
                indent = 0.0 if number else element.indent
                y = self.top - size * (indent + (self.room / size - reach) * _BEGINS[element.stand])
                line = text[start:end]
                for character, before in zip(line, [0.0, *self.ends(line, setting.spacing)], strict=False):
                    parts.append(self._placed(character, x, y - size * before, size, told_size))
                x -= pitch
        parts.append(b" ET")
        return b"".join(parts)

    def _placed(self, character: str, x: float, top: float, size: float, told_size: bytes) -> bytes:
        operators, in_form = self.case.upright(character, told_size)
        left = x - self.case.widths[character] * size / 2
        baseline = top - size * (ASCENT if _advance(character) == 1.0 else ASCENT * NARROW)
        if not in_form and character in _SHIFTED:
            left, baseline = left + 0.55 * size, baseline + 0.55 * size
        return b" 1 0 0 1 %g %g Tm%b" % (round(left, 2), round(baseline, 2), operators)

    def _first_column(self, needed: float) -> float:
        """The right edge of the first column."""
        return self.left + self.width - (self.width - needed) * _FROM_RIGHT[self.element.align]


_BEGINS = {Stand.TOP: 0.0, Stand.MIDDLE: 0.5, Stand.FOOT: 1.0}
_FROM_RIGHT = {Align.LEFT: 1.0, Align.CENTRE: 0.5, Align.RIGHT: 0.0}


def _advance(character: str) -> float:
    if character == " ":
        return BLANK
    return NARROW if ord(character) < 0x2E80 and character.isalnum() else 1.0


def setter_of(
    element: Element, height: float, case: Case, told: Told, words: str | None = None
) -> TextSetter:
    """What lays the text of an element, horizontal or vertical."""
    kind: type[TextSetter] = VerticalSetter if element.vertical else TextSetter
    return kind(element, height, case, told, words)
