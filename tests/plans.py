"""The plan of an invented hall as an architect hands it out."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import ezdxf

WIDE, DEEP, WALL = 24_000, 18_200, 200


def architects_plan(path: Path) -> Path:
    """Walls, stage, doors, columns and chairs of a hall of 24.4 m by 18.6 m, in millimetres; the path."""
    document = ezdxf.new("R2013")  # type: ignore[attr-defined]
    document.header["$INSUNITS"] = 4
    space = document.modelspace()
    for by in (0, WALL):
        low, wide, deep = -by, WIDE + by, DEEP + by
        space.add_lwpolyline([(low, low), (wide, low), (wide, deep), (low, deep)], close=True)
    space.add_lwpolyline([(6_000, 15_200, -0.25), (18_000, 15_200, 0)], format="xyb")
    for x in (6_000, 18_000):
        space.add_line((x, 15_200), (x, DEEP))
    for x, y in product((3_000, 21_000), (3_000, 8_000, 13_000)):
        space.add_circle((x, y), 350)
    chair = document.blocks.new("CHAIR")
    chair.add_lwpolyline([(-225, -225), (225, -225), (225, 225), (-225, 225)], close=True)
    chair.add_arc((0, -180), 260, 200, 340)
    for row, seat in product(range(10), (*range(6), *range(7, 15), *range(16, 22))):
        space.add_blockref("CHAIR", (5_700 + seat * 600, 12_400 - row * 1_000))
    for x, turn in ((0, 0), (WIDE, 90)):
        space.add_arc((x, 1_000), 1_200, turn, turn + 90)
    for text, x, y in (
        ("舞台 STAGE", 10_400, 16_600),
        ("出口 EXIT", 500, 2_500),
        ("出口 EXIT", 21_700, 2_500),
    ):
        space.add_text(text, height=420, dxfattribs={"insert": (x, y)})
    document.saveas(path)
    return path
