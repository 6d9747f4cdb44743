"""The orders in which names are listed on screen and paper: one for all rooms, whatever the system's own collation.

`by_strokes` is 姓氏笔画 (`domain/strokes.py`); `by_pinyin` goes by the readings that searches know.
"""

from __future__ import annotations

from functools import cache

from desktop_app import paths
from desktop_app.domain.names import folded, readings_of
from desktop_app.domain.strokes import NameKey, StrokeOrder, read_order

PinyinKey = tuple[tuple[str, ...], NameKey]


@cache
def stroke_order() -> StrokeOrder:
    """The table that comes with the program, read at its first use."""
    return read_order((paths.resources() / "strokes.txt").read_text("utf-8"))


def by_strokes(name: str) -> NameKey:
    """What a list in 姓氏笔画 order is sorted by: fewest strokes of the surname first."""
    return stroke_order().name_key(name)


def by_pinyin(name: str, syllables: str = "") -> PinyinKey:
    """What a list in pinyin order is sorted by: syllable by syllable, strokes where two sound alike.

    `syllables` are those kept in the meeting ("ceng zong han", ü as v); the surname is read as a surname. A name in
    Latin letters, or one whose reading is not known, stands among them by its letters."""
    parts = readings_of(name, syllables.split())[0] if syllables else folded(name).split()
    return tuple(parts), by_strokes(name)
