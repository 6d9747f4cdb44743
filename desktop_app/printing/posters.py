"""A page drawn once and shown larger: on one sheet, or in parts on small sheets that are glued together.

Parts overlap; a dashed line tells where the next sheet is laid on, a letter and a number where a part belongs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.job import Job, Step
from desktop_app.words import N_, Words

from .colour import FAINT, QUIET
from .fonts import SANS
from .layout import draw_text
from .paper import MM, Paper

Size = tuple[float, float]
"""Width and height in millimetres."""
MARGIN, OVERLAP = 8.0, 10.0
"""What a printer leaves white at the edges of a sheet, and how far parts lie on each other, in millimetres."""
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Parts:
    """How a poster is cut: sheets of `sheet` millimetres, so many across and down."""

    sheet: Size
    across: int
    down: int

    @property
    def step(self) -> Size:
        """How far the next part lies, in millimetres."""
        return self.sheet[0] - 2 * MARGIN - OVERLAP, self.sheet[1] - 2 * MARGIN - OVERLAP


def parts_of(poster: Size, sheet: Size) -> Parts:
    """The fewest sheets, lying or standing, that hold the poster."""
    wide, high = max(sheet), min(sheet)
    found = [_cut(poster, each) for each in ((wide, high), (high, wide))]
    return min(found, key=lambda parts: parts.across * parts.down)


def _cut(poster: Size, sheet: Size) -> Parts:
    step = Parts(sheet, 1, 1).step
    across, down = (max(1, math.ceil((poster[n] - OVERLAP) / step[n])) for n in (0, 1))
    return Parts(sheet, across, down)


def place(number: int, parts: Parts) -> str:
    """What a part is called: rows by letters from the top, columns by numbers from the left."""
    row, column = divmod(number, parts.across)
    letters = ""
    row += 1
    while row:
        row, rest = divmod(row - 1, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return f"{letters}{column + 1}"


class Poster:
    """A page drawn by `draw` at `drawn` millimetres, to be shown at `shown`, whose proportions are the same."""

    def __init__(self, paper: Paper, drawn: Size, shown: Size, name: str) -> None:
        self._paper, self._drawn, self._shown, self._name = paper, drawn, shown, name

    def draw(self, draw: Callable[[], None]) -> None:
        """Draw the page once."""
        canvas = self._paper.canvas
        canvas.beginForm(self._name, 0, 0, self._drawn[0] * MM, self._drawn[1] * MM)
        draw()
        canvas.endForm()

    def whole(self) -> None:
        """Show it in one piece on the page at hand."""
        self._show(0, 0)

    def in_parts(self, parts: Parts, words: Words) -> Job[None]:
        """Show it part by part, a page each; pages have the size of the sheets already."""
        paper, (wide, high) = self._paper, parts.sheet
        count = parts.across * parts.down
        for number in range(count):
            yield Step(number, count, place(number, parts))
            row, column = divmod(number, parts.across)
            canvas = paper.canvas
            canvas.saveState()
            window = canvas.beginPath()
            window.rect(MARGIN * MM, MARGIN * MM, (wide - 2 * MARGIN) * MM, (high - 2 * MARGIN) * MM)
            canvas.clipPath(window, stroke=0, fill=0)
            left = MARGIN - column * parts.step[0]
            top = high - MARGIN + row * parts.step[1]
            self._show(left, top - self._shown[1])
            canvas.restoreState()
            self._mark(parts, number, words)
            paper.bookmark(place(number, parts))
            paper.next_page()

    def _show(self, left: float, foot: float) -> None:
        canvas = self._paper.canvas
        canvas.saveState()
        canvas.translate(left * MM, foot * MM)
        larger = self._shown[0] / self._drawn[0]
        canvas.scale(larger, larger)
        canvas.doForm(self._name)
        canvas.restoreState()

    def _mark(self, parts: Parts, number: int, words: Words) -> None:
        """Where the next sheets are laid on, and which part this is."""
        canvas, (wide, high) = self._paper.canvas, parts.sheet
        row, column = divmod(number, parts.across)
        canvas.setStrokeColorRGB(*FAINT)
        canvas.setLineWidth(0.4)
        canvas.setDash(3, 3)
        if column + 1 < parts.across:
            x = (wide - MARGIN - OVERLAP) * MM
            canvas.line(x, MARGIN * MM, x, (high - MARGIN) * MM)
        if row + 1 < parts.down:
            y = (MARGIN + OVERLAP) * MM
            canvas.line(MARGIN * MM, y, (wide - MARGIN) * MM, y)
        canvas.setDash()
        told = words.gettext(N_("Part {place} of {count}: lay the next sheets on along the dashed lines"))
        told = told.format(place=place(number, parts), count=parts.across * parts.down)
        draw_text(canvas, wide / 2 * MM, 2.6 * MM, told, SANS, 7, "centre", colour=QUIET)
