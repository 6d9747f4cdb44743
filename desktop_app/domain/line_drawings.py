"""A drawing of lines and words, as a hall's real plan lies below the designer. Millimetres from its middle; x to the
right, y down.

    LineDrawing(12_000, 8_000, lines=((-6000, -4000, 6000, -4000),), words=(Words(0, 0, 250, 0, "Foyer"),))

Kept in the meeting file as JSON: `{"rostrum": "drawing", "version": 1, "size": [w, h], "lines": [[x, y, x, y …] …],
"words": [[x, y, height, turn, text] …]}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from .refusal import Refusal

MOST_POINTS = 120_000
MOST_WORDS = 5_000
"""What can be read back before anybody notices, since the designer waits for it."""
FARTHEST_MM = 1_000_000
"""From the middle: a drawing of more than two kilometres is no hall."""
MEDIA_TYPE = "application/vnd.rostrum.drawing+json"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text whose foot begins at (x, y), turned clockwise by so many degrees."""

    x: int
    y: int
    height: int
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class LineDrawing:
    """`width` and `height` are those of the whole; each line is x, y, x, y …"""

    width: int
    height: int
    lines: tuple[tuple[int, ...], ...] = ()
    words: tuple[Words, ...] = ()


def is_drawing(data: bytes) -> bool:
    """Whether an asset is a drawing, not a picture."""
    return data.startswith(b'{"rostrum": "drawing"')


def written_drawing(drawing: LineDrawing) -> bytes:
    """As it is kept."""
    told = {
        "rostrum": "drawing",
        "version": 1,
        "size": [drawing.width, drawing.height],
        "lines": drawing.lines,
        "words": [[each.x, each.y, each.height, each.turn, each.text] for each in drawing.words],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace('{"rostrum":"drawing"', '{"rostrum": "drawing"', 1).encode()


def read_drawing(data: bytes) -> LineDrawing:
    """Back from what is kept. Refuses (drawing-unreadable) whatever is not sound."""
    try:
        raw = json.loads(data)
        width, height = raw["size"]
        lines = tuple(map(tuple, raw["lines"]))
        words = tuple(Words(x, y, high, turn, text) for x, y, high, turn, text in raw["words"])
        numbers = chain(
            (width, height), *((each.x, each.y, each.height, each.turn) for each in words), *lines
        )
        sound = raw["version"] == 1 and _whole(numbers) and {type(each.text) for each in words} <= {str}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refusal("drawing-unreadable") from error
    lengths = set(map(len, lines))
    whole = all(length >= 4 and length % 2 == 0 for length in lengths) and width > 0 and height > 0
    if not (sound and whole) or sum(map(len, lines)) > 2 * MOST_POINTS or len(words) > MOST_WORDS:
        raise Refusal("drawing-unreadable")
    return LineDrawing(width, height, lines, words)


def _whole(numbers: Iterable[Any]) -> bool:
    """Whether all are whole numbers that can be; told without a step for each, since there are many."""
    known = list(numbers)
    return set(map(type, known)) == {int} and -2 * FARTHEST_MM <= min(known) and max(known) <= 2 * FARTHEST_MM
