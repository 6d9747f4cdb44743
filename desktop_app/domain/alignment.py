"""How a printer lays a page on the paper, measured from a test page, and how a print must be moved to come out right.

The test page has a frame whose corners should lie `INSET` millimetres from the edges. What the ruler finds instead says
by how much the printer shifts and stretches; a print that is moved and stretched the other way comes out where it was
drawn. This is for pre-printed stock, where a millimetre shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from .refusal import Refusal

INSET = 20.0
"""Where the frame of the test page lies, in millimetres from each edge."""
FARTHEST, MOST_STRETCH = 10.0, 0.03
"""More than so many millimetres off, or so large a share, was measured wrongly or printed "fit to page"."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Measured on a test page of `width` × `height`: the frame's distance from the left and the upper edge, and its
    size; all in millimetres."""

    width: float
    height: float
    left: float = INSET
    top: float = INSET
    wide: float = 0.0
    high: float = 0.0

    @property
    def stretch(self) -> tuple[float, float]:
        """By what the printer makes a page larger, across and down."""
        return (
            (self.wide or self.width - 2 * INSET) / (self.width - 2 * INSET),
            (self.high or self.height - 2 * INSET) / (self.height - 2 * INSET),
        )

    @property
    def offset(self) -> tuple[float, float]:
        """Where the printer puts the upper left corner of the page, in millimetres to the right and down."""
        across, down = self.stretch
        return self.left - across * INSET, self.top - down * INSET

    def printed(self, x: float, y: float) -> tuple[float, float]:
        """Where the printer puts a point, in millimetres from the left and the upper edge."""
        (across, down), (right, below) = self.stretch, self.offset
        return right + across * x, below + down * y

    def corrected(self, x: float, y: float) -> tuple[float, float]:
        """Where a point must be drawn to come out at this place."""
        (across, down), (right, below) = self.stretch, self.offset
        return (x - right) / across, (y - below) / down

    def matrix(self, height: float) -> tuple[float, float, float, float]:
        """Scale and shift of PDF coordinates (millimetres from the lower left) on a page of this height."""
        (across, down), (right, below) = self.stretch, self.offset
        return 1 / across, 1 / down, -right / across, height - (height - below) / down

    @property
    def idle(self) -> bool:
        """Whether nothing needs to be moved."""
        moved = max(map(abs, self.offset))
        return moved < 0.05 and all(abs(each - 1) < 0.0005 for each in self.stretch)


def ensure_alignment(found: Alignment) -> None:
    """Refuses (alignment-too-far) what no printer does that prints at 100 %."""
    if max(map(abs, found.offset)) > FARTHEST or any(abs(each - 1) > MOST_STRETCH for each in found.stretch):
        raise Refusal("alignment-too-far", most=FARTHEST)


def written(found: Alignment) -> str:
    """As preferences keep it."""
    values = (found.width, found.height, found.left, found.top, found.wide, found.high)
    return " ".join(f"{value:g}" for value in values)


def read(text: str) -> Alignment | None:
    """The alignment in a preference; None where there is none, or none that makes sense."""
    try:
        found = Alignment(*map(float, text.split()))
        ensure_alignment(found)
    except (TypeError, ValueError, ZeroDivisionError, Refusal):
        return None
    return found
