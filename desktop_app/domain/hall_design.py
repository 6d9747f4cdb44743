"""What a hall is drawn from: blocks of rows, a dais, tables, and the things that stand about.

    HallDesign((Part("a", PartKind.BLOCK, name="A", rows=12, seats=20), Part("s", PartKind.STAGE, y=-6000, width=9000)))

Lengths are millimetres; x grows to the audience's right, y away from the dais. A part stands with its middle at (x, y)
and is turned clockwise, as seen from above, by so many degrees. `hall_seats.laid_out` makes the seats; what a seat is
for (wheelchair, blocked ...) belongs to the seat and is not in the design.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

SEAT_MM = 600
ROW_MM = 950
CHAIR_MM = 800
DAIS_ROW_MM = 1200
TABLE_EDGE_MM = 300
"""From the edge of a table to the middle of a chair at it."""

MOST_PARTS = 2_000
MOST_SEATS = 30_000


class PartKind(enum.StrEnum):
    """What a part is."""

    BLOCK = "block"
    """Rows behind each other: straight, curved about the stage, or staggered."""
    PLOTTED = "plotted"
    """Seats that stand where somebody's plan says, each by itself."""
    DAIS = "dais"
    ROUND = "round"
    LONG = "long"
    HORSESHOE = "horseshoe"
    """A table in the form of a U, open towards the dais."""
    HOLLOW = "hollow"
    """A hollow square."""
    STAGE = "stage"
    LECTERN = "lectern"
    DOOR = "door"
    SCREEN = "screen"
    BOOTH = "booth"
    """Where interpreters sit."""
    LABEL = "label"


ROWS = frozenset({PartKind.BLOCK, PartKind.PLOTTED, PartKind.DAIS})
TABLES = frozenset({PartKind.ROUND, PartKind.LONG, PartKind.HORSESHOE, PartKind.HOLLOW})
THINGS = frozenset(PartKind) - ROWS - TABLES


class Counting(enum.StrEnum):
    """Which way the seats of a row are numbered, as the audience sees it."""

    LEFT = "left"
    """From left to right."""
    RIGHT = "right"
    """From right to left."""
    MIDDLE = "middle"
    """From the middle outwards: odd numbers on the left, even ones on the right (左单右双)."""
    MIDDLE_MIRRORED = "middle_mirrored"
    """From the middle outwards: odd numbers on the right."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How rows and seats are called. `step` 2 leaves every other number to the opposite side (odd and even sides).

    `after` is the part whose numbers go on in this one, row by row ("" = begins with `first`). `skip_rows` and
    `skip_seats` are numbers that are not used; with `letters` row 1 is A, and 9 is I.
    """

    counting: Counting = Counting.LEFT
    first: int = 1
    step: int = 1
    after: str = ""
    skip_seats: tuple[int, ...] = ()
    first_row: int = 1
    from_back: bool = False
    letters: bool = False
    skip_rows: tuple[int, ...] = ()
    named: bool = False
    """Whether the name of the block stands before row and seat: A区1排2座."""


Place = tuple[int, int]
"""A seat of a part: its row from the front and its place from the audience's left, both from 0."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One seat of a plotted part: its row (from 0), number and label, and where it is from the part's middle."""

    line: int
    number: int
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a hall; `kind` says which of the values it uses.

    Rows and dais: `rows` of `seats`, `pitch` between neighbours, `depth` between rows; `curve` is the radius of the
    front row about a point before it (0: straight), `grow` how many seats each row has more than the one before it,
    `lean` how far even rows of a dais stand aside, in half chairs (rank 1 on the centre line).
    Tables: round has `seats`; long has `seats` at each side and `rows` (0–4) at each end; horseshoe and hollow have
    `seats` at the side away from the dais (hollow: also at the near one) and `rows` along each flank.
    Things, and tables without seats: `width` and `height`. `gaps` are places without a seat.
    """

    id: str
    kind: PartKind
    x: int = 0
    y: int = 0
    turn: int = 0
    name: str = ""
    rows: int = 1
    seats: int = 1
    pitch: int = SEAT_MM
    depth: int = ROW_MM
    curve: int = 0
    grow: int = 0
    staggered: bool = False
    lean: int = 0
    width: int = 0
    height: int = 0
    numbering: Numbering = Numbering()
    gaps: frozenset[Place] = frozenset()
    own_labels: tuple[tuple[Place, str], ...] = ()
    plots: tuple[Plot, ...] = ()

    @property
    def seated(self) -> bool:
        """Whether it has seats."""
        return self.kind not in THINGS


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The picture of the real plan: an asset's SHA-256, its middle, its width in the hall, how dense it shows (%)."""

    picture: str
    x: int = 0
    y: int = 0
    width: int = 20_000
    opacity: int = 40


@dataclass(frozen=True, slots=True)
class HallDesign:
    """A whole hall, parts from the lowest to the topmost."""

    parts: tuple[Part, ...] = ()
    backdrop: Backdrop | None = None

    def part(self, part_id: str) -> Part | None:
        """The part of this id."""
        return next((part for part in self.parts if part.id == part_id), None)

    def with_parts(self, changed: Iterable[Part]) -> HallDesign:
        """The design with these parts in place of those of the same ids; new ones come on top."""
        wanted = {part.id: part for part in changed}
        kept = tuple(wanted.pop(part.id, part) for part in self.parts)
        return replace(self, parts=(*kept, *wanted.values()))

    def without(self, part_ids: Iterable[str]) -> HallDesign:
        """The design without these parts; numbers that went on from one of them begin anew."""
        gone = set(part_ids)
        kept = (part for part in self.parts if part.id not in gone)
        return replace(self, parts=tuple(_begun_anew(part, gone) for part in kept))


def _begun_anew(part: Part, gone: set[str]) -> Part:
    if part.numbering.after not in gone:
        return part
    return replace(part, numbering=replace(part.numbering, after=""))
