"""Colours of the papers, and the colour space they are meant in."""

from __future__ import annotations

import struct
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1, in sRGB."""


def hexed(text: str) -> Colour:
    """#B22222 as a colour. ValueError when it is none."""
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(f"not a colour: {text!r}")
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 4) for i in (1, 3, 5))
    return red, green, blue


INK = hexed("#1C1B19")
QUIET = hexed("#6B675F")
FAINT = hexed("#D9D4CA")
WASH = hexed("#F5F2EC")
BLUE = hexed("#1F4E8C")
RED = hexed("#B42318")
CINNABAR = hexed("#B0261C")
GOLD = hexed("#B08A3E")
WHITE: Colour = (1.0, 1.0, 1.0)


def _srgb() -> bytes:
    """A small ICC profile of sRGB: its three primaries, adapted to D50, and a curve (IEC 61966-2-1)."""
    text = b"sRGB"
    description = b"desc" + bytes(4) + struct.pack(">L", len(text) + 1) + text + bytes(1 + 8 + 3 + 67)
    curve = b"curv" + bytes(4) + struct.pack(">L256H", 256, *(_level(i / 255) for i in range(256)))
    tags = {
        b"desc": description,
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _point(0.9642, 1.0, 0.8249),
        b"rXYZ": _point(0.43607, 0.22249, 0.01392),
        b"gXYZ": _point(0.38515, 0.71687, 0.09708),
        b"bXYZ": _point(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, data, places = b"", b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sLL", name, places[content], len(content))
    head = struct.pack(">L4sL", start + len(data), bytes(4), 0x02100000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _s15(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + table + data


def _level(value: float) -> int:
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _s15(*values: float) -> bytes:
    return struct.pack(f">{len(values)}l", *(round(value * 65536) for value in values))


def _point(x: float, y: float, z: float) -> bytes:
    return b"XYZ " + bytes(4) + _s15(x, y, z)


SRGB = _srgb()
"""The profile that says what our red, green and blue mean."""
