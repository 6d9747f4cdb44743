"""Seats as people write them: "3-12, 4-1~4-6, 5-*, A区" names one seat, a stretch of a row, a row, a block.

Parts stand between commas, semicolons or 、. A stretch runs from one seat to another of the same row, as one walks
along it. What is not understood comes back as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from .seat_labels import SeatPlace, parted
from .seating import Seat

_BETWEEN = re.compile(r"[,，、;；\n]+")
_STRETCH = re.compile(r"\s*(?:~|～|–|—|…|至|到|\.\.)\s*")
_ROW = re.compile(r"(?:第\s*)?(.+?)\s*(?:-\*|排)")
_AREA = re.compile(r"(.+?)\s*区?")


def read_seats(text: str, seats: Sequence[Seat]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the seats a text names, in the order of the hall, and the parts that name none."""
    wanted: set[str] = set()
    unknown = []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        found = _named(part, seats)
        wanted.update(found)
        if not found:
            unknown.append(part)
    return tuple(seat.id for seat in seats if seat.id in wanted), tuple(unknown)


def _named(part: str, seats: Sequence[Seat]) -> list[str]:
    one = [seat.id for seat in seats if seat.label.casefold() == part.casefold()]
    if one:
        return one
    ends = _STRETCH.split(part)
    if len(ends) == 2:
        return _between(ends[0], ends[1], seats)
    row = _ROW.fullmatch(part)
    if row is not None:
        return [seat.id for seat in seats if _row_name(seat) == row[1].casefold()]
    area = _AREA.fullmatch(part)
    return [seat.id for seat in seats if area is not None and seat.area.casefold() == area[1].casefold()]


def _between(first: str, last: str, seats: Sequence[Seat]) -> list[str]:
    for line in _lines(seats):
        labels = [seat.label.casefold() for seat in line]
        if first.casefold() in labels and last.casefold() in labels:
            low, high = sorted((labels.index(first.casefold()), labels.index(last.casefold())))
            return [seat.id for seat in line[low : high + 1]]
    return []


def told_seats(ids: Iterable[str], seats: Sequence[Seat]) -> str:
    """The shortest text that names these seats and no others; `read_seats` reads it back."""
    wanted = set(ids)
    told = []
    for line in _lines(seats):
        held = [seat.id in wanted for seat in line]
        name = _row_name(line[0])
        if all(held) and len(line) > 1 and name and _alone(name, line, seats):
            told.append(f"{parted(line[0].label).row}-*")
            continue
        for taken, stretch in groupby(zip(held, line, strict=True), key=lambda pair: pair[0]):
            run = [seat for _taken, seat in stretch]
            if taken:
                told.append(run[0].label if len(run) == 1 else f"{run[0].label}~{run[-1].label}")
    return ", ".join(told)


def _alone(name: str, line: Sequence[Seat], seats: Sequence[Seat]) -> bool:
    """Whether a row's name means this row alone."""
    return sum(_row_name(seat) == name for seat in seats) == len(line)


def _row_name(seat: Seat) -> str:
    name = parted(seat.label)
    return name.row.casefold() if name.stands is SeatPlace.ROW else ""


def _lines(seats: Sequence[Seat]) -> list[list[Seat]]:
    """Rows, dais rows and tables, each as one walks along it; a seat with a label of its own stands alone."""
    found: dict[tuple[str, str, str, int], list[Seat]] = {}
    for seat in sorted(seats, key=lambda seat: (seat.row, seat.x, seat.number)):
        name = parted(seat.label)
        own = seat.label if name.stands is SeatPlace.OWN else ""
        found.setdefault((name.stands.value + own, name.block, name.row, seat.row), []).append(seat)
    return list(found.values())
