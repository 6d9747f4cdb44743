"""QR codes, drawn as vector squares so that they are sharp at any size."""

from __future__ import annotations

from typing import Any

import segno

from .colour import INK, Colour

QUIET_ZONE = 4
"""Modules of white that readers need around a code (ISO/IEC 18004); the caller leaves them free."""

MASK = 2
"""One mask for all codes: weighing all eight takes six times as long, and the gain is for damaged prints only."""


def draw_qr(canvas: Any, x: float, y: float, size: float, payload: str, colour: Colour = INK) -> None:
    """Draw a code of `size` points without its quiet zone, lower left corner at x, y. Error correction level M.

    ValueError when the payload is empty or too long for any code.
    """
    if not payload:
        raise ValueError("nothing to encode")
    modules = segno.make(payload, error="m", micro=False, boost_error=False, mask=MASK).matrix
    scale = size / len(modules)
    squares = (
        f"{start} {row} {length} 1 re" for row, cells in enumerate(modules) for start, length in _runs(cells)
    )
    place = f"{scale:.5f} 0 0 {-scale:.5f} {x:.3f} {y + size:.3f} cm"
    canvas._code.append(f"q {_shade(colour)} rg {place} {' '.join(squares)} f Q")


def _shade(colour: Colour) -> str:
    return " ".join(f"{part:.4g}" for part in colour)


def _runs(cells: bytearray) -> list[tuple[int, int]]:
    """Where dark modules begin in a row and how many follow each other."""
    runs, start = [], None
    for place, cell in enumerate([*cells, 0]):
        if cell and start is None:
            start = place
        elif not cell and start is not None:
            runs.append((start, place - start))
            start = None
    return runs
