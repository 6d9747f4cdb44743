"""Seating plans as ticket shops and seats.pretix.eu keep them: JSON of zones, rows and seats. So the plan of a real
venue can be used, and ours shown elsewhere.

    {"name": "Great Hall", "categories": [{"name": "seat", "color": "#1a73e8"}], "size": {"width": 900, "height": 700},
     "zones": [{"name": "A", "position": {"x": 0, "y": 0}, "rows": [{"row_number": "1", "position": {"x": 10, "y": 40},
        "seats": [{"seat_guid": "a1", "seat_number": "1", "category": "seat", "position": {"x": 0, "y": 0}}]}],
        "areas": []}]}

Positions are relative to what holds them, x to the right and y away from the stage, in units of 24 mm: neighbours are
then 25 units apart, as such plans have it. One drawn to another scale is brought to it by that distance.
Source: the JSON schema that pretix publishes with its seating (zones, rows, seats with guid, number, position and
category; areas), and its newer form with shapes and texts as objects. Unknown keys are passed over.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from desktop_app.domain.hall_design import MOST_SEATS, SEAT_MM, HallDesign, Part, PartKind, Plot
from desktop_app.domain.hall_files import FARTHEST, LONGEST_LABEL, LONGEST_NAME, checked
from desktop_app.domain.hall_seats import laid_out
from desktop_app.domain.names import clean_text
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import SeatKind

UNIT_MM = 24
TIGHT, WIDE = 450, 900
"""Neighbours nearer or farther than this were drawn to another scale."""
ROWS_LOOKED_AT, SEATS_LOOKED_AT = 300, 60
"""How much of a plan tells its scale."""
MOST_BYTES = 20_000_000
_KINDS = (
    (SeatKind.WHEELCHAIR, re.compile(r"wheel|rolli|disab|access|轮椅|无障碍", re.IGNORECASE)),
    (SeatKind.BLOCKED, re.compile(r"block|closed|停用|不用", re.IGNORECASE)),
    (SeatKind.RESERVED, re.compile(r"reserv|预留|保留", re.IGNORECASE)),
    (SeatKind.INTERPRETER, re.compile(r"interpret|口译|翻译", re.IGNORECASE)),
    (SeatKind.PRESS, re.compile(r"press|media|记者|媒体", re.IGNORECASE)),
)
_THINGS = (
    (PartKind.STAGE, re.compile(r"stage|b(ü|ue)hne|舞台|讲台区", re.IGNORECASE)),
    (PartKind.SCREEN, re.compile(r"screen|屏", re.IGNORECASE)),
    (PartKind.LECTERN, re.compile(r"lectern|podium|发言席|讲台", re.IGNORECASE)),
    (PartKind.DOOR, re.compile(r"door|exit|entrance|入口|出口|门", re.IGNORECASE)),
)
_DAIS = re.compile(r"dais|主席台", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,4}")
_LETTERS = re.compile(r"[A-Z]{1,2}")


@dataclass(frozen=True, slots=True)
class SeatingPlan:
    """A plan that was read: its name, the hall, what seats are for that are no ordinary ones (by label), and how much
    of the file was passed over (areas without words, seats that stand twice)."""

    name: str
    design: HallDesign
    kinds: Mapping[str, SeatKind] = field(default_factory=dict)
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class _Chair:
    zone: str
    line: int
    row: str
    number: str
    kind: SeatKind
    x: float
    y: float


def import_plan(path: Path) -> SeatingPlan:
    """The plan in a file. Refuses plan-unreadable (file) for what is no such plan or has no seats, and
    hall-too-large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refusal("plan-unreadable", file=path.name)
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("plan-unreadable", file=path.name) from error
    return read_plan(text, path.name)


def read_plan(text: str, file: str = "") -> SeatingPlan:
    """The plan in a text; refuses as `import_plan`."""
    try:
        raw = json.loads(text)
        zones = [_mapping(each) for each in _mapping(raw)["zones"]]
        found = [
            chair for place, zone in enumerate(zones) for chair in _chairs(zone, _zone_name(zone, place))
        ]
        areas = [(zone, _mapping(area)) for zone in zones for area in zone.get("areas") or ()]
        name = _words(raw.get("name"))[:LONGEST_NAME]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refusal("plan-unreadable", file=file) from error
    seats = list(dict(reversed(found)).values())[::-1]  # of seats that stand twice the first
    if not seats:
        raise Refusal("plan-unreadable", file=file)
    if len(seats) > MOST_SEATS:
        raise Refusal("hall-too-large", seats=MOST_SEATS, parts=0)
    scale = _scale(seats)
    middle = _middle([(chair.x * scale, chair.y * scale) for chair in seats])
    things = [_thing(zone, area, scale, middle) for zone, area in areas]
    known = [thing for thing in things if thing is not None]
    labels = _labels(seats)
    parts = _parts(seats, labels, scale, middle)
    design = checked(HallDesign((*_numbered(known, "thing"), *parts)))
    laid = {each.label for each in laid_out(design)}
    kinds = {
        label: chair.kind
        for chair, label in zip(seats, labels, strict=True)
        if chair.kind is not SeatKind.SEAT and label in laid
    }
    return SeatingPlan(name, design, kinds, len(found) - len(seats) + len(things) - len(known))


def _chairs(zone: Mapping[str, Any], name: str) -> Iterator[tuple[str, _Chair]]:
    x, y = _point(zone.get("position"))
    for line, row in enumerate(map(_mapping, zone.get("rows") or ())):
        across, down = _point(row.get("position"))
        for place, seat in enumerate(map(_mapping, row.get("seats") or ())):
            right, back = _point(seat.get("position"))
            guid = _words(seat.get("seat_guid")) or f"{name}/{line}/{place}"
            number = _words(seat.get("seat_number")) or str(place + 1)
            kind = _kind(_words(seat.get("category")))
            yield (
                guid,
                _Chair(
                    name,
                    line,
                    _words(row.get("row_number")) or str(line + 1),
                    number,
                    kind,
                    x + across + right,
                    y + down + back,
                ),
            )


def _zone_name(zone: Mapping[str, Any], place: int) -> str:
    return _words(zone.get("name"))[:LONGEST_NAME] or chr(ord("A") + place % 26) * (1 + place // 26)


def _kind(category: str) -> SeatKind:
    if category in set(SeatKind):
        return SeatKind(category)
    return next((kind for kind, form in _KINDS if form.search(category)), SeatKind.SEAT)


def _scale(seats: Iterable[_Chair]) -> float:
    """Millimetres of one unit."""
    rows: dict[tuple[str, int], list[_Chair]] = {}
    for chair in seats:
        rows.setdefault((chair.zone, chair.line), []).append(chair)
    gaps = [gap for row in list(rows.values())[:ROWS_LOOKED_AT] for gap in _gaps(row[:SEATS_LOOKED_AT])]
    usual = median(gaps) if gaps else SEAT_MM / UNIT_MM
    return UNIT_MM if TIGHT <= usual * UNIT_MM <= WIDE else SEAT_MM / usual


def _gaps(row: Sequence[_Chair]) -> Iterator[float]:
    """From each chair to the one nearest to it, whatever their order."""
    for chair in row:
        others = [math.dist((chair.x, chair.y), (other.x, other.y)) for other in row]
        yield from sorted(gap for gap in others if gap > 0)[:1]


def _labels(seats: Sequence[_Chair]) -> list[str]:
    """What is written on each seat: 3-12, A12, or the number as it stands; with the zone before it where two zones have
    the same, and a stroke behind what stands twice all the same."""
    plain = [_plain_label(chair) for chair in seats]
    double = {label for label, times in Counter(plain).items() if times > 1}
    told = [
        f"{chair.zone} {label}" if label in double else label
        for chair, label in zip(seats, plain, strict=True)
    ]
    used: set[str] = set()
    found = []
    for label in told:
        free = label[: LONGEST_LABEL - 4]
        while free in used:
            free += "′"
        used.add(free)
        found.append(free)
    return found


def _plain_label(chair: _Chair) -> str:
    if _DAIS.search(chair.zone):
        return f"D{chair.line + 1}-{chair.number}"
    if not _PLAIN.fullmatch(chair.number):
        return chair.number
    return f"{chair.row}{chair.number}" if _LETTERS.fullmatch(chair.row) else f"{chair.row}-{chair.number}"


def _parts(
    seats: Sequence[_Chair], labels: Sequence[str], scale: float, middle: tuple[float, float]
) -> Iterator[Part]:
    """A part for each zone; a dais becomes one, where there is one and nothing stands before it."""
    zones: dict[str, list[tuple[_Chair, str]]] = {}
    for chair, label in zip(seats, labels, strict=True):
        zones.setdefault(chair.zone, []).append((chair, label))
    dais = next((name for name in zones if _DAIS.search(name)), "")
    for place, (name, chairs) in enumerate(zones.items(), 1):
        points = [(c.x * scale - middle[0], c.y * scale - middle[1]) for c, _label in chairs]
        x, y = _whole(_middle(points))
        if name == dais:
            yield _dais_part([chair for chair, _label in chairs], points, (x, y))
            continue
        plots = tuple(
            Plot(chair.line, _number(chair, at), label, round(px) - x, round(py) - y)
            for at, ((chair, label), (px, py)) in enumerate(zip(chairs, points, strict=True), 1)
        )
        yield Part(f"zone{place}", PartKind.PLOTTED, x, y, name=name, plots=plots)


def _dais_part(chairs: Sequence[_Chair], points: Sequence[tuple[float, float]], at: tuple[int, int]) -> Part:
    rows: dict[int, list[tuple[float, float]]] = {}
    for chair, point in zip(chairs, points, strict=True):
        rows.setdefault(chair.line, []).append(point)
    wide = [math.dist(a, b) for row in rows.values() for a, b in pairwise(row)]
    deep = [abs(a[0][1] - b[0][1]) for a, b in pairwise(list(rows.values()))]
    pitch = min(5_000, max(300, round(median(wide)))) if wide else 800
    depth = min(10_000, max(300, round(median(deep)))) if deep else 1_200
    return Part("dais", PartKind.DAIS, *at, rows=len(rows), seats=len(chairs), pitch=pitch, depth=depth)


def _number(chair: _Chair, place: int) -> int:
    digits = re.search(r"(\d{1,4})\D*$", chair.number)
    return int(digits[1]) if digits else place


def _thing(
    zone: Mapping[str, Any], area: Mapping[str, Any], scale: float, middle: tuple[float, float]
) -> Part | None:
    """A stage, a door, or words; None for a shape that says nothing."""
    raw = area.get("text")
    told = _words(raw.get("text") if isinstance(raw, dict) else raw)[:LONGEST_NAME]
    if not told:
        return None
    try:
        (zx, zy), (x, y) = _point(zone.get("position")), _point(area.get("position"))
        wide, high, centred = _extent(area)
    except (TypeError, ValueError, KeyError):
        return None
    across = (zx + x + (0 if centred else wide / 2)) * scale - middle[0]
    down = (zy + y + (0 if centred else high / 2)) * scale - middle[1]
    kind = next((kind for kind, form in _THINGS if form.search(told)), PartKind.LABEL)
    size = (min(FARTHEST, round(wide * scale)), min(FARTHEST, round(high * scale)))
    turn = round(float(area.get("rotation") or 0)) % 360
    return Part("", kind, round(across), round(down), turn, told, width=size[0], height=size[1])


def _extent(area: Mapping[str, Any]) -> tuple[float, float, bool]:
    """Width, height, and whether its position is its middle."""
    shape = str(area.get("shape") or "rectangle")
    if shape == "circle":
        size = 2 * _finite(_mapping(area["circle"])["radius"])
        return size, size, True
    if shape == "ellipse":
        radius = _mapping(_mapping(area["ellipse"])["radius"])
        return 2 * _finite(radius["x"]), 2 * _finite(radius["y"]), True
    if shape == "polygon":
        points = [_point(each) for each in _mapping(area["polygon"])["points"]]
        return max(x for x, _y in points), max(y for _x, y in points), False
    if shape == "text":
        return 0.0, 0.0, True
    box = _mapping(area.get("rectangle") or area)
    return _finite(box.get("width") or 0), _finite(box.get("height") or 0), False


def _numbered(parts: Iterable[Part], word: str) -> Iterator[Part]:
    return (replace(part, id=f"{word}{place}") for place, part in enumerate(parts, 1))


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _whole(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _mapping(raw: Any) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise TypeError("an object is needed")
    return raw


def _point(raw: Any) -> tuple[float, float]:
    if raw is None:
        return 0.0, 0.0
    place = _mapping(raw)
    return _finite(place["x"]), _finite(place["y"])


def _finite(raw: Any) -> float:
    if (
        isinstance(raw, bool)
        or not isinstance(raw, int | float)
        or not math.isfinite(raw)
        or abs(raw) > FARTHEST
    ):
        raise ValueError("a number is needed")
    return float(raw)


def _words(raw: Any) -> str:
    return clean_text(str(raw)) if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
