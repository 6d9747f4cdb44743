"""The marks of delegations: a colour for each, apart as far as their number allows, legible on light and dark."""

from __future__ import annotations

import colorsys
from collections.abc import Collection

COLOURS = (
    "#1f77b4", "#d1661e", "#2c8a3e", "#b8383d", "#7d5ab5", "#8a5a44", "#c4579f", "#5f6b76", "#8f8a1e", "#1496a5",
    "#3f51b5", "#b07d00", "#00796b", "#a0326e", "#5d8a00", "#6a4a9c",
)  # fmt: skip
GOLDEN = 0.618033988749895


def next_colour(taken: Collection[str]) -> str:
    """A colour that is not taken: of the hand-picked ones first, then by golden steps around the circle of hues."""
    for colour in COLOURS:
        if colour not in taken:
            return colour
    step = len(taken)
    while True:
        red, green, blue = colorsys.hls_to_rgb(step * GOLDEN % 1, 0.42, 0.55)
        colour = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
        if colour not in taken:
            return colour
        step += 1
