"""Designs as text: JSON, one part a line, checked like any foreign file before anything believes it.

    {"rostrum": "hall", "version": 1, "parts": [{"id": "a", "kind": "block", "name": "A", "rows": 12, "seats": 20}]}

What is as usual is left out of a part; the same design gives the same text.
"""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from .hall_design import (
    MOST_PARTS,
    MOST_SEATS,
    Backdrop,
    Counting,
    HallDesign,
    Numbering,
    Part,
    PartKind,
    Place,
    Plot,
)
from .refusal import Refusal

FARTHEST = 1_000_000
"""A kilometre from the middle."""
LIMITS: Mapping[str, tuple[int, int]] = {
    "x": (-FARTHEST, FARTHEST),
    "y": (-FARTHEST, FARTHEST),
    "turn": (-360, 360),
    "rows": (0, 400),
    "seats": (1, 400),
    "pitch": (300, 5_000),
    "depth": (300, 10_000),
    "curve": (0, FARTHEST),
    "grow": (-20, 20),
    "lean": (-1, 1),
    "width": (0, FARTHEST),
    "height": (0, FARTHEST),
    "first": (1, 9_000),
    "step": (1, 2),
    "first_row": (1, 900),
    "opacity": (5, 100),
}
"""What each number may be."""
LONGEST_NAME, LONGEST_LABEL = 60, 40

_PLAIN_PART, _PLAIN_NUMBERING = Part("", PartKind.BLOCK), Numbering()
_HASH = re.compile(r"[0-9a-f]{64}")


def written_design(design: HallDesign) -> str:
    """A design as text."""
    lines = ",\n  ".join(_text(_part_values(part)) for part in design.parts)
    backdrop = f',\n "backdrop": {_text(_differing(design.backdrop, None))}' if design.backdrop else ""
    return f'{{"rostrum": "hall", "version": 1{backdrop},\n "parts": [\n  {lines}]}}\n'


def read_design(text: str) -> HallDesign:
    """A design from its text. Refuses (hall-unreadable, hall-newer, hall-fault with `where`) all it does not know."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal("hall-unreadable") from error
    if not isinstance(raw, dict) or raw.get("rostrum") != "hall" or not isinstance(raw.get("parts"), list):
        raise Refusal("hall-unreadable")
    if raw.get("version") != 1:
        raise Refusal("hall-newer")
    if len(raw["parts"]) > MOST_PARTS:
        raise Refusal("hall-too-large", seats=MOST_SEATS, parts=MOST_PARTS)
    parts = tuple(_part(each, f"parts {number}") for number, each in enumerate(raw["parts"], 1))
    if len({part.id for part in parts}) < len(parts):
        raise Refusal("hall-fault", where="id")
    return HallDesign(parts, _backdrop(raw.get("backdrop")))


def checked(design: HallDesign) -> HallDesign:
    """The design, if it is one a file can hold; refuses like `read_design`."""
    return read_design(written_design(design))


def _part_values(part: Part) -> dict[str, object]:
    told = _differing(part, _PLAIN_PART) | {"id": part.id, "kind": part.kind.value}
    if part.numbering != _PLAIN_NUMBERING:
        told["numbering"] = _differing(part.numbering, _PLAIN_NUMBERING)
    if part.gaps:
        told["gaps"] = sorted(part.gaps)
    if part.own_labels:
        told["own_labels"] = [[*place, label] for place, label in part.own_labels]
    if part.plots:
        told["plots"] = [[each.line, each.number, each.label, each.x, each.y] for each in part.plots]
    return told


def _differing(value: Any, plain: Any) -> dict[str, object]:
    """The fields whose values are not the usual ones; nested values are told elsewhere."""
    found: dict[str, object] = {}
    for each in fields(value):
        told = getattr(value, each.name)
        if isinstance(told, frozenset | Numbering) or (
            plain is not None and told == getattr(plain, each.name)
        ):
            continue
        found[each.name] = told.value if isinstance(told, enum.Enum) else told
    return found


def _text(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _part(raw: Any, where: str) -> Part:
    values = _mapping(raw, where)
    made: dict[str, Any] = {}
    for name, value in values.items():
        reader = _READERS.get(name)
        if reader is not None:
            made[name] = reader(value, f"{where}, {name}")
        elif name in LIMITS and name in _PART_FIELDS:
            made[name] = _number(value, name, where)
        else:
            raise Refusal("hall-fault", where=f"{where}, {name}")
    if not {"id", "kind"} <= made.keys():
        raise Refusal("hall-fault", where=where)
    return Part(**made)


def _numbering(raw: Any, where: str) -> Numbering:
    made: dict[str, Any] = {}
    for name, value in _mapping(raw, where).items():
        here = f"{where}, {name}"
        if name == "counting":
            made[name] = _one_of(Counting, value, here)
        elif name == "after":
            made[name] = _words(value, LONGEST_NAME, here)
        elif name in ("skip_rows", "skip_seats"):
            made[name] = tuple(_whole(each, 1, 9_000, here) for each in _listed(value, 400, here))
        elif name in ("from_back", "letters", "named"):
            made[name] = _flag(value, here)
        elif name in ("first", "step", "first_row"):
            made[name] = _number(value, name, where)
        else:
            raise Refusal("hall-fault", where=here)
    return Numbering(**made)


def _backdrop(raw: Any) -> Backdrop | None:
    if raw is None:
        return None
    values = _mapping(raw, "backdrop")
    picture = values.get("picture")
    if not isinstance(picture, str) or not _HASH.fullmatch(picture):
        raise Refusal("hall-fault", where="backdrop, picture")
    names = {"x", "y", "width", "opacity"}
    return Backdrop(picture, **{n: _number(values[n], n, "backdrop") for n in names & values.keys()})


def _places(raw: Any, where: str) -> frozenset[Place]:
    return frozenset(_place(each, where) for each in _listed(raw, MOST_SEATS, where))


def _own_labels(raw: Any, where: str) -> tuple[tuple[Place, str], ...]:
    found = []
    for each in _listed(raw, MOST_SEATS, where):
        row, place, label = _tuple(each, 3, where)
        found.append((_place((row, place), where), _words(label, LONGEST_LABEL, where)))
    return tuple(found)


def _plots(raw: Any, where: str) -> tuple[Plot, ...]:
    found = []
    for each in _listed(raw, MOST_SEATS, where):
        line, number, label, x, y = _tuple(each, 5, where)
        found.append(
            Plot(
                _whole(line, 0, 9_000, where),
                _whole(number, 0, 99_999, where),
                _words(label, LONGEST_LABEL, where),
                _number(x, "x", where),
                _number(y, "y", where),
            )
        )
    return tuple(found)


def _place(raw: Any, where: str) -> Place:
    row, place = _tuple(raw, 2, where)
    return _whole(row, 0, 9_000, where), _whole(place, 0, 9_000, where)


def _mapping(raw: Any, where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise Refusal("hall-fault", where=where)
    return raw


def _listed(raw: Any, most: int, where: str) -> list[Any]:
    if not isinstance(raw, list) or len(raw) > most:
        raise Refusal("hall-fault", where=where)
    return raw


def _tuple(raw: Any, length: int, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list | tuple) or len(raw) != length:
        raise Refusal("hall-fault", where=where)
    return tuple(raw)


def _whole(raw: Any, least: int, most: int, where: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not least <= raw <= most:
        raise Refusal("hall-fault", where=where)
    return raw


def _number(raw: Any, name: str, where: str) -> int:
    return _whole(raw, *LIMITS[name], f"{where}, {name}")


def _words(raw: Any, longest: int, where: str) -> str:
    if not isinstance(raw, str) or len(raw) > longest or not raw.isprintable():
        raise Refusal("hall-fault", where=where)
    return raw


def _flag(raw: Any, where: str) -> bool:
    if not isinstance(raw, bool):
        raise Refusal("hall-fault", where=where)
    return raw


def _one_of(kinds: type[enum.StrEnum], raw: Any, where: str) -> Any:
    try:
        return kinds(raw)
    except ValueError as error:
        raise Refusal("hall-fault", where=where) from error


_READERS: Mapping[str, Any] = {
    "id": lambda raw, where: _words(raw, LONGEST_NAME, where),
    "name": lambda raw, where: _words(raw, LONGEST_NAME, where),
    "kind": lambda raw, where: _one_of(PartKind, raw, where),
    "staggered": _flag,
    "numbering": _numbering,
    "gaps": _places,
    "own_labels": _own_labels,
    "plots": _plots,
}
_PART_FIELDS = frozenset(each.name for each in fields(Part))
