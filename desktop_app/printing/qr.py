"""QR codes, drawn as vector squares so that they are sharp at any size."""

from __future__ import annotations

from typing import Any

import segno

from .colour import INK, Colour

QUIET_ZONE = 4
"""Modules of white that readers need around a code (ISO/IEC 18004); the caller leaves them free."""


def draw_qr(canvas: Any, x: float, y: float, size: float, payload: str, colour: Colour = INK) -> None:
    """Draw a code of `size` points without its quiet zone, lower left corner at x, y. Error correction level M.

    ValueError when the payload is empty or too long for any code.
    """
    if not payload:
        raise ValueError("nothing to encode")
    modules = segno.make(payload, error="m", micro=False, boost_error=False).matrix
    scale = size / len(modules)
    canvas.saveState()
    canvas.setFillColorRGB(*colour)
    canvas.translate(x, y + size)
    canvas.scale(scale, -scale)
    path = canvas.beginPath()
    for row, cells in enumerate(modules):
        for start, length in _runs(cells):
            path.rect(start, row, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


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
