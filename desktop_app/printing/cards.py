"""Badges and name cards on a template: several to a sheet with marks to cut along, one to a page, or as tents to fold.

The cards are those the studio shows, made by the calls that print certificates, and laid beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.job import Job, Step
from desktop_app.domain.printed import Printed
from desktop_app.domain.sheets import Sheet
from desktop_app.domain.templates import Align, Element, ElementKind, Template
from desktop_app.words import Words

from .colour import FAINT
from .composing import TextSetter
from .paper import A4, MM
from .run import Run

STROKE = b"%g %g %g RG %g w" % (*FAINT, 0.5)
FOOT_LINE = Element(
    ElementKind.TEXT,
    text="{{told}}",
    face="sans",
    size=9,
    smallest=5,
    height=5,
    align=Align.CENTRE,
    colour="#6B675F",
)
"""Whose the card is, in small type outside of it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How cards lie on a page: sizes in millimetres, `page` its width and height. Of a tent, `height` is one side.

    A card that no sheet of A4 holds gets a page of its own."""

    width: float
    height: float
    page: tuple[float, float] = A4
    folded: bool = False
    gap: float = 0.0
    """Between cards, and at least around them."""
    below: float = 0.0
    """Left free below each card for the line that says whose it is; 0: no such line."""

    def __post_init__(self) -> None:
        needed = self.width + 2 * self.gap, self.tall + self.below
        if needed[0] > self.page[0] + 1e-6 or needed[1] > self.page[1] + 1e-6:
            object.__setattr__(self, "page", needed)

    @property
    def tall(self) -> float:
        """Of a card before it is folded."""
        return self.height * (2 if self.folded else 1)

    @property
    def grid(self) -> tuple[int, int]:
        """How many lie across and down: at least one."""
        across = int((self.page[0] - self.gap + 1e-6) // (self.width + self.gap))
        down = int((self.page[1] - self.gap + 1e-6) // (self.tall + self.below))
        return max(1, across), max(1, down)

    @property
    def single(self) -> bool:
        """One to a page of its own size: nothing to cut."""
        return not self.folded and self.page == (self.width, self.height)

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a place, in millimetres from that of the page; places run along the rows."""
        across, down = self.grid
        row, column = divmod(place, across)
        pitch = self.width + self.gap
        x = self.page[0] / 2 + (column - (across - 1) / 2) * pitch - self.width / 2
        if self.below:
            return x, self.page[1] * (1 - (row + 0.5) / down) - self.tall / 2
        return x, (self.page[1] - down * self.tall) / 2 + (down - 1 - row) * self.tall


def cards(
    shown: Template, sheets: Sequence[Sheet], layout: Layout, *, title: str, words: Words
) -> Job[Printed]:
    """A card for each sheet in the order given. Characters no font has are printed as 〓 and told; a card that cannot
    be drawn leaves its place empty, with a warning."""
    run = Run((), {}, words, title=title)
    across, down = layout.grid
    each_page = across * down
    size = layout.page[0] * MM, layout.page[1] * MM
    for start in range(0, len(sheets), each_page):
        parts: list[bytes] = []
        for place, sheet in enumerate(sheets[start : start + each_page]):
            yield Step(start + place, len(sheets), sheet.name)
            parts += _card(run, shown, sheet, layout, layout.corner(place))
        run.lay_page(b"\n".join(parts), size)
    yield Step(len(sheets), len(sheets))
    return run.finished()


def _card(
    run: Run, shown: Template, sheet: Sheet, layout: Layout, corner: tuple[float, float]
) -> Iterable[bytes]:
    """One card, on both sides where it is folded, with its marks."""
    content = run.drawn(sheet, shown)
    if content is None:
        return
    x, y = corner[0] * MM, corner[1] * MM
    width, height = layout.width * MM, layout.height * MM
    clipped = b"0 0 %g %g re W n\n%b" % (round(width, 2), round(height, 2), content)
    yield b"q 1 0 0 1 %g %g cm %b Q" % (round(x, 2), round(y, 2), clipped)
    if layout.folded:
        yield b"q -1 0 0 -1 %g %g cm %b Q" % (round(x + width, 2), round(y + 2 * height, 2), clipped)
    if layout.single:
        return
    yield b"q %b %b Q" % (STROKE, _marks(layout, x, y))
    if layout.below:
        yield _foot_line(run, sheet, layout, corner)


def _marks(layout: Layout, x: float, y: float) -> bytes:
    """Where to cut, and dashed where to fold: an outline where cards touch, else short strokes outside the corners."""
    width, tall = layout.width * MM, layout.tall * MM
    if not layout.gap:
        return b"%g %g %g %g re S" % (round(x, 2), round(y, 2), round(width, 2), round(tall, 2))
    gap, long = min(layout.gap, 2.0) * MM / 4, min(layout.gap, 4.0) * MM * 0.7
    strokes = []
    for edge_x, way_x in ((x, -1), (x + width, 1)):
        for edge_y, way_y in ((y, -1), (y + tall, 1)):
            strokes.append((edge_x, edge_y + way_y * gap, edge_x, edge_y + way_y * (gap + long)))
            strokes.append((edge_x + way_x * gap, edge_y, edge_x + way_x * (gap + long), edge_y))
    told = [_stroke(*each) for each in strokes]
    if layout.folded:
        middle = y + tall / 2
        folds = [(edge - long, middle, edge + long, middle) for edge in (x, x + width)]
        told += [b"[2 2] 0 d", *(_stroke(*each) for each in folds)]
    return b" ".join(told)


def _stroke(*ends: float) -> bytes:
    return b"%g %g m %g %g l S" % tuple(round(each, 2) for each in ends)


def _foot_line(run: Run, sheet: Sheet, layout: Layout, corner: tuple[float, float]) -> bytes:
    """Below the card: seat, name, body."""
    parts = (sheet.fields[name] for name in ("seat", "name", "organisation"))
    told = " · ".join(part for part in parts if part)
    line = replace(FOOT_LINE, width=layout.width, y=layout.below / 2 - FOOT_LINE.height / 2)
    setter = TextSetter(line, 0.0, run.case(line.face), run.told, told)
    return b"q 1 0 0 1 %g %g cm %b Q" % (
        round(corner[0] * MM, 2),
        round(corner[1] * MM, 2),
        setter.lay(sheet),
    )
