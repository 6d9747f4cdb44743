"""Two copies of one meeting made one: what was found, and what was decided where both had changed the same thing.

A clash is never asked about twice, because every decision that differs from "the later edit wins" is journalled and
travels with the file; and never about the same edit made on both sides.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

Values = Mapping[str, object]
"""Column to value."""


class ClashKind(enum.Enum):
    """How two edits can contradict each other."""

    FIELD = "field"
    """The same thing was given two values."""
    DELETED = "deleted"
    """Removed in one copy, edited in the other."""
    SLOT = "slot"
    """Two rows want what only one may have: a seat, the motion of an item."""
    NUMBER = "number"
    """One certificate number was given twice; the certificate issued later gets a new one or goes."""
    ORPHAN = "orphan"
    """What it belonged to was removed in the other copy."""
    DOUBLE = "double"
    """One person was put twice where one stands once: by both copies, or as two lines that are one person."""
    CYCLE = "cycle"
    """Items were put under each other."""


class Side(enum.Enum):
    """Whose value stands."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """Nobody had to give way."""
    RULE = "rule"
    """Neither could stand; a rule of the meeting decided."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What one side did last: the values it left (None: removed), by whom and when."""

    values: Values | None
    who: str = ""
    at: dt.datetime | None = None


ClashKey = tuple[str, str, str]
"""Table, row and merge unit ("" for the row as a whole)."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One contradiction. `name` is what the row is called; `base` what both copies once agreed on, where known."""

    kind: ClashKind
    table: str
    row: str
    unit: str
    name: str
    base: Values | None
    mine: Edit
    theirs: Edit
    chosen: Side

    @property
    def key(self) -> ClashKey:
        """What a choice is remembered by."""
        return self.table, self.row, self.unit

    @property
    def can_flip(self) -> bool:
        """Whether the other side's value may be taken instead."""
        return self.chosen in (Side.MINE, Side.THEIRS)


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of one table that the merge adds to my copy, alters and removes."""

    added: int = 0
    altered: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging does to my copy: changes it learns of, rows by table, clashes; hours the other clock is ahead."""

    learned: int
    rows: Mapping[str, Tally] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    hours_ahead: int = 0


HOURS_AHEAD = 24
"""Beyond this the other computer's clock is wrong, and "the later edit wins" would always favour it."""
