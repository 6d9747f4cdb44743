"""Texts of a DXF: what is written, without its formatting, and where each line begins."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from .dxf_shapes import Point
from .dxf_tags import Entity

LONGEST, LONGEST_PARAGRAPH = 200, 10_000
LINE_HEIGHT = 1.6
_SIGNS = {"d": "°", "c": "⌀", "p": "±", "u": "", "o": "", "k": "", "%": "%"}
_SIGN = re.compile(r"%%([dcpuok%])", re.IGNORECASE)
_SET = re.compile(r"\\[ACFHQTWp][^;]*;", re.IGNORECASE)
_STACKED = re.compile(r"\\S([^;/#^]*)[/#^]([^;]*);")
_SWITCH = re.compile(r"\\[LOK]", re.IGNORECASE)
_KEPT = re.compile(r"\\([\\{}])")


def plain(text: str) -> str:
    """A formatted text as it reads; its lines stand between line ends."""
    text = _KEPT.sub(lambda found: {"\\": "\x01", "{": "\x02", "}": "\x03"}[found[1]], text)
    text = text.replace("\\P", "\n").replace("\\X", "\n").replace("\\~", " ").replace("^J", "\n")
    text = _STACKED.sub(r"\1/\2", text)
    text = _SWITCH.sub("", _SET.sub("", text)).replace("{", "").replace("}", "")
    text = _SIGN.sub(lambda found: _SIGNS[found[1].lower()], text)
    return text.replace("\x01", "\\").replace("\x02", "{").replace("\x03", "}")


def told_lines(entity: Entity) -> Iterator[tuple[Point, float, float, str]]:
    """Where each line begins at its foot, how high it is, its turn in radians against the clock, and its words."""
    if entity.kind == "MTEXT":
        yield from _paragraph(entity)
        return
    text = _SIGN.sub(lambda found: _SIGNS[found[1].lower()], entity.text(1)).strip()[:LONGEST]
    height, turn = entity.number(40), math.radians(entity.number(50))
    across, down = entity.flag(72), entity.flag(73 if entity.kind == "TEXT" else 74)
    place = entity.number(10), entity.number(20)
    if (across or down) and across not in (3, 5):  # those two are fitted between both points
        place = entity.number(11), entity.number(21)
    shares = {1: 0.5, 4: 0.5, 2: 1.0}
    aside = -shares.get(across, 0.0) * width(text, height)
    lower = {2: 0.5, 3: 1.0}.get(down, 0.5 if across == 4 else 0.0) * height
    if text:
        yield _beside(place, turn, aside, -lower), height, turn, text


def _paragraph(entity: Entity) -> Iterator[tuple[Point, float, float, str]]:
    text = "".join(value for code, value in entity.tags if code in (1, 3))[:LONGEST_PARAGRAPH]
    lines = [line.strip()[:LONGEST] for line in plain(text).split("\n")]
    height = entity.number(40)
    turn = math.radians(entity.number(50))
    if entity.text(11):
        turn = math.atan2(entity.number(21), entity.number(11))
    corner = max(1, min(9, entity.flag(71) or 1)) - 1
    whole = height * (1 + LINE_HEIGHT * (len(lines) - 1))
    first = (-height, whole / 2 - height, whole - height)[corner // 3]
    place = entity.number(10), entity.number(20)
    for number, line in enumerate(lines):
        if line:
            aside = -(0.0, 0.5, 1.0)[corner % 3] * width(line, height)
            yield _beside(place, turn, aside, first - number * LINE_HEIGHT * height), height, turn, line


def width(text: str, height: float) -> float:
    """About how wide a text is: which font it is set in nobody knows."""
    return height * sum(1.0 if ord(sign) > 0x2E7F else 0.62 for sign in text)


def _beside(place: Point, turn: float, along: float, up: float) -> Point:
    cos, sin = math.cos(turn), math.sin(turn)
    return place[0] + along * cos - up * sin, place[1] + along * sin + up * cos
