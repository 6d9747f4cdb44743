"""What a hand does to a hall: move, snap, align, spread, copy in rows, resize by a handle. Pure; millimetres."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from .hall_design import CHAIR_MM, DAIS_ROW_MM, ROWS, TABLES, HallDesign, Part, PartKind
from .hall_numbers import letters
from .hall_seats import outline
from .identity import new_id

GRID_MM = 100
MOST_COPIES = 200


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: int
    top: int
    right: int
    foot: int

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.foot) / 2

    def moved(self, by_x: float, by_y: float) -> Box:
        """The box somewhere else."""
        return Box(
            round(self.left + by_x), round(self.top + by_y), round(self.right + by_x), round(self.foot + by_y)
        )


def box_of(part: Part) -> Box:
    """The upright box about a part."""
    corners = outline(part)
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def frame(boxes: Iterable[Box]) -> Box:
    """The box about boxes; a hall without parts has a small one about its middle."""
    known = list(boxes) or [Box(-5_000, -5_000, 5_000, 5_000)]
    return Box(
        min(b.left for b in known),
        min(b.top for b in known),
        max(b.right for b in known),
        max(b.foot for b in known),
    )


def moved(parts: Iterable[Part], by_x: float, by_y: float) -> list[Part]:
    """Parts somewhere else."""
    return [replace(part, x=part.x + round(by_x), y=part.y + round(by_y)) for part in parts]


def turned(parts: Sequence[Part], degrees: int) -> list[Part]:
    """Parts turned clockwise about the middle of their common frame."""
    middle_x, middle_y = frame(map(box_of, parts)).middle
    angle = math.radians(degrees)
    found = []
    for part in parts:
        x, y = part.x - middle_x, part.y - middle_y
        found.append(
            replace(
                part,
                x=round(middle_x + x * math.cos(angle) - y * math.sin(angle)),
                y=round(middle_y + x * math.sin(angle) + y * math.cos(angle)),
                turn=(part.turn + degrees) % 360,
            )
        )
    return found if len(parts) > 1 else [replace(parts[0], turn=(parts[0].turn + degrees) % 360)]


def pull(
    box: Box, others: Iterable[Box], reach: float, grid: int = GRID_MM
) -> tuple[float, float, tuple[tuple[str, float], ...]]:
    """How far a box is drawn sideways and down: to an edge or middle of another within reach, or to the grid; and the
    lines that caught it, as (axis, where)."""
    others = list(others)
    x, line_x = _pull((box.left, box.middle[0], box.right), _edges(others, 0), reach, grid)
    y, line_y = _pull((box.top, box.middle[1], box.foot), _edges(others, 1), reach, grid)
    caught = [("x", line_x)] if line_x is not None else []
    if line_y is not None:
        caught.append(("y", line_y))
    return x, y, tuple(caught)


def _edges(boxes: Iterable[Box], axis: int) -> list[float]:
    if axis == 0:
        return [at for box in boxes for at in (box.left, box.middle[0], box.right)]
    return [at for box in boxes for at in (box.top, box.middle[1], box.foot)]


def _pull(
    own: Sequence[float], edges: Iterable[float], reach: float, grid: int
) -> tuple[float, float | None]:
    near = [(abs(edge - at), edge - at, edge) for edge in edges for at in own if abs(edge - at) <= reach]
    if near:
        _far, by, edge = min(near)
        return by, edge
    return (round(own[1] / grid) * grid - own[1], None) if grid else (0.0, None)


def aligned(parts: Sequence[Part], axis: str, place: int) -> list[Part]:
    """Parts with their near edges (0), middles (1) or far edges (2) on one line of their common frame."""
    boxes = [box_of(part) for part in parts]
    whole = frame(boxes)
    spans = [_span(box, axis) for box in boxes]
    low, high = _span(whole, axis)
    at = low + (high - low) * place / 2
    return [
        _shifted(part, axis, at - (start + (end - start) * place / 2))
        for part, (start, end) in zip(parts, spans, strict=True)
    ]


def spread(parts: Sequence[Part], axis: str) -> list[Part]:
    """Parts with equal gaps between them; the outermost two stay. Fewer than three stay as they are."""
    if len(parts) < 3:
        return list(parts)
    ordered = sorted(parts, key=lambda part: _span(box_of(part), axis))
    spans = [_span(box_of(part), axis) for part in ordered]
    room = spans[-1][1] - spans[0][0] - sum(end - start for start, end in spans)
    gap, at = room / (len(parts) - 1), float(spans[0][0])
    found = []
    for part, (start, end) in zip(ordered, spans, strict=True):
        found.append(_shifted(part, axis, at - start))
        at += end - start + gap
    return found


def _span(box: Box, axis: str) -> tuple[int, int]:
    return (box.left, box.right) if axis == "x" else (box.top, box.foot)


def _shifted(part: Part, axis: str, by: float) -> Part:
    return replace(part, x=part.x + round(by)) if axis == "x" else replace(part, y=part.y + round(by))


def copies(design: HallDesign, parts: Sequence[Part], across: int, down: int, gap: int) -> list[Part]:
    """Parts copied in rows: `across` of them beside each other and `down` behind each other, the originals included,
    with `gap` between. Copies get names of their own, and begin their numbers anew; a dais is not copied."""
    parts = [part for part in parts if part.kind is not PartKind.DAIS]
    if not parts:
        return []
    whole = frame(map(box_of, parts))
    step_x, step_y = whole.right - whole.left + gap, whole.foot - whole.top + gap
    naming = Naming(design)
    found = []
    for number in range(1, min(across * down, MOST_COPIES)):
        row, place = divmod(number, across)
        inside = {part.id: new_id() for part in parts}
        for part in moved(parts, place * step_x, row * step_y):
            after = inside.get(part.numbering.after, "")
            fresh = replace(part, id=inside[part.id], numbering=replace(part.numbering, after=after))
            found.append(naming.named(fresh))
    return found


class Naming:
    """Gives new parts names nobody has: blocks the next letter, tables the next number."""

    def __init__(self, design: HallDesign) -> None:
        self._taken = {(part.kind in TABLES, part.name) for part in design.parts if part.seated}
        self._first = not any(part.kind in ROWS - {PartKind.DAIS} for part in design.parts)

    def named(self, part: Part) -> Part:
        """The part with a name; from the second block on it stands in the labels, so that no label stands twice."""
        if not part.seated or part.kind is PartKind.DAIS:
            return part
        table = part.kind in TABLES
        call: Callable[[int], str] = str if table else letters
        number = 1
        while (table, call(number)) in self._taken:
            number += 1
        self._taken.add((table, call(number)))
        named = not table and not self._first
        self._first = self._first and table
        numbering = replace(part.numbering, named=named or part.numbering.named)
        made = replace(part, name=call(number), numbering=numbering if not table else part.numbering)
        return _plots_named(made) if part.kind is PartKind.PLOTTED else made


def _plots_named(part: Part) -> Part:
    """Copied seats of a plan from elsewhere take the name of their new block before what was written on them."""
    plots = tuple(replace(plot, label=f"{part.name} {plot.label}") for plot in part.plots)
    return replace(part, plots=plots, own_labels=())


Grip = tuple[int, int]
"""A handle by column and row of the box: -1 near, 0 middle, 1 far."""


def resized(part: Part, grip: Grip, by_x: float, by_y: float) -> Part:
    """The part with a handle dragged (by_x, by_y in its own, unturned directions); the opposite side stays.

    Blocks gain and lose seats and rows, a dais and long tables chairs, round tables chairs about them; things change
    their size."""
    if part.kind in (PartKind.PLOTTED, PartKind.ROUND):
        return _more_chairs(part, grip, by_x, by_y) if part.kind is PartKind.ROUND else part
    if part.kind in ROWS | TABLES:
        return _more_seats(part, grip, by_x, by_y)
    wide = max(200, part.width + round(grip[0] * by_x)) if grip[0] else part.width
    high = max(200, part.height + round(grip[1] * by_y)) if grip[1] else part.height
    return _kept_opposite(replace(part, width=wide, height=high), grip, wide - part.width, high - part.height)


def _more_chairs(part: Part, grip: Grip, by_x: float, by_y: float) -> Part:
    outwards = grip[0] * by_x + grip[1] * by_y
    chairs = round(2 * math.pi * outwards / 2 / part.pitch)
    return replace(part, seats=min(60, max(2, part.seats + chairs)))


def _more_seats(part: Part, grip: Grip, by_x: float, by_y: float) -> Part:
    seats = max(1, part.seats + round(grip[0] * by_x / part.pitch)) if grip[0] else part.seats
    deep = part.pitch if part.kind in TABLES else part.depth
    least = 0 if part.kind is PartKind.LONG else 1
    rows = max(least, part.rows + round(grip[1] * by_y / deep)) if grip[1] else part.rows
    if part.kind is PartKind.DAIS:
        rows = min(3, rows)
    changed = replace(part, seats=min(400, seats), rows=min(400, rows))
    shift_x = (changed.seats - part.seats) * part.pitch
    return _kept_opposite(changed, grip, shift_x, (changed.rows - part.rows) * deep)


def _kept_opposite(part: Part, grip: Grip, wider: float, deeper: float) -> Part:
    """The part moved by half of what it grew, so that the side away from the handle stays where it was."""
    by_x, by_y = grip[0] * wider / 2, grip[1] * deeper / 2
    angle = math.radians(part.turn)
    return replace(
        part,
        x=part.x + round(by_x * math.cos(angle) - by_y * math.sin(angle)),
        y=part.y + round(by_x * math.sin(angle) + by_y * math.cos(angle)),
    )


def fresh(kind: PartKind, design: HallDesign, x: int, y: int) -> Part:
    """A new part of a kind in its usual size, named, with its middle at a point."""
    return Naming(design).named(replace(USUAL[kind], id=new_id(), x=x, y=y))


USUAL: dict[PartKind, Part] = {
    part.kind: part
    for part in (
        Part("", PartKind.BLOCK, rows=6, seats=10),
        Part("", PartKind.DAIS, rows=1, seats=7, pitch=CHAIR_MM, depth=DAIS_ROW_MM),
        Part("", PartKind.ROUND, seats=10, pitch=650),
        Part("", PartKind.LONG, seats=6, rows=1, pitch=650),
        Part("", PartKind.HORSESHOE, seats=6, rows=8, pitch=700),
        Part("", PartKind.HOLLOW, seats=8, rows=6, pitch=700),
        Part("", PartKind.STAGE, width=9_000, height=3_000),
        Part("", PartKind.LECTERN, width=700, height=500),
        Part("", PartKind.DOOR, width=1_600, height=300),
        Part("", PartKind.SCREEN, width=4_000, height=300),
        Part("", PartKind.BOOTH, width=2_400, height=1_800),
        Part("", PartKind.LABEL, width=3_000, height=800),
    )
}
"""What a new part measures."""
