"""Compact seat labels, the same in every language, and what they consist of.

"3-12" row 3 seat 12 · "A12" row A seat 12 · "D-4", "D2-4" on the dais · "T3-5" table 3 seat 5 · "楼上 3-12" with the
name of its block · anything else is a label somebody gave it.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

_LETTERED = re.compile(r"([A-Z]{1,2})(\d{1,4})")
_NUMBERED = re.compile(r"(\d{1,4})-(\d{1,4})")
_DAIS = re.compile(r"D(\d{0,2})-(\d{1,4})")
_TABLE = re.compile(r"T(.+)-(\d{1,4})")


class SeatPlace(enum.Enum):
    """Where a label says a seat is."""

    ROW = "row"
    DAIS = "dais"
    TABLE = "table"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class SeatName:
    """A label in parts; `row` is the table's name at a table, and empty on a dais of one row."""

    stands: SeatPlace
    row: str = ""
    number: str = ""
    block: str = ""


def parted(label: str) -> SeatName:
    """The parts of a label."""
    table = _TABLE.fullmatch(label)
    if table is not None:
        return SeatName(SeatPlace.TABLE, table[1], table[2])
    block, _space, rest = label.rpartition(" ")
    for stand, form in ((SeatPlace.ROW, _NUMBERED), (SeatPlace.ROW, _LETTERED), (SeatPlace.DAIS, _DAIS)):
        found = form.fullmatch(rest)
        if found is not None and (stand is SeatPlace.ROW or not block):
            return SeatName(stand, found[1], found[2], block)
    return SeatName(SeatPlace.OWN, number=label)
