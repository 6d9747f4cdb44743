"""The hall as the engine sees it: seats by number, their merit, and which seats are neighbours."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from desktop_app.domain.seat_labels import SeatPlace, parted
from desktop_app.domain.seating import DAIS, Seat, SeatKind

FRONT_SHARE = 70
"""Of a hundred parts of merit: distance from the front; the rest is distance from the middle."""


class Along(enum.Enum):
    """What makes a seat better than another."""

    MERIT = "merit"
    """The front and the middle."""
    FRONT = "front"
    LEFT = "left"


class Floor:
    """Seats are numbered 0.. in the order given. `merit` runs from 0 (best) to 100; the dais has none (0).

    Neighbours are side by side in a row, or one behind the other, within one block: an aisle separates; at a table all
    are neighbours. On `closed`
    seats nobody is seated and they part their neighbours; `skipped` ones stay empty between two who are neighbours.
    """

    def __init__(
        self,
        seats: Sequence[Seat],
        closed: Collection[int] = (),
        skipped: Collection[int] = (),
        along: Along = Along.MERIT,
    ) -> None:
        self.seats = tuple(seats)
        self.index = {seat.id: number for number, seat in enumerate(self.seats)}
        self.hall = [number for number, seat in enumerate(self.seats) if seat.area != DAIS]
        self.closed, self.skipped, self.along = frozenset(closed), frozenset(skipped), along
        self._rows = self._block_rows()
        self.pitch = self._pitch()
        xs = [self.seats[number].x for number in self.hall] or [0]
        self.middle = (min(xs) + max(xs)) / 2
        self.merit = self._merits(along)
        self.at_table = self._tables()
        self.near = self._neighbours()

    def usable(self, number: int) -> bool:
        """Whether the engine may seat anybody here: an ordinary seat of the hall; -1 is no seat."""
        if number < 0 or number in self.closed or number in self.skipped:
            return False
        seat = self.seats[number]
        return seat.area != DAIS and seat.kind is SeatKind.SEAT

    def block_rows(self) -> dict[str, list[list[int]]]:
        """The seats of each block, row by row from the front, each row from the audience's left."""
        return self._rows

    def side_by_side(self, one: int, two: int) -> bool:
        """Whether two seats are neighbours in one row."""
        return two in self.near[one] and self.seats[one].row == self.seats[two].row

    def within_one(self, one: int, two: int) -> bool:
        """Whether two seats are within one seat of each other in any direction; an aisle separates."""
        here, there = self.seats[one], self.seats[two]
        if one in self.at_table or two in self.at_table:
            return here.area == there.area
        if DAIS in (here.area, there.area):
            chairs = here.area == there.area and abs(here.number - there.number) <= 1
            return chairs and abs(here.row - there.row) <= 1
        return abs(here.row - there.row) <= 1 and abs(here.x - there.x) < 2 * self.pitch

    def distance(self, one: int, two: int) -> int:
        """How far two seats are from each other, in seat widths, going along rows and aisles."""
        here, there = self.seats[one], self.seats[two]
        return (abs(here.x - there.x) + abs(here.y - there.y)) // (self.pitch or 1)

    def _block_rows(self) -> dict[str, list[list[int]]]:
        found: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number in self.hall:
            seat = self.seats[number]
            found[seat.area][seat.row].append(number)
        left_to_right = sorted(
            found, key=lambda area: min(self.seats[n].x for row in found[area].values() for n in row)
        )
        return {
            area: [sorted(found[area][row], key=lambda n: self.seats[n].x) for row in sorted(found[area])]
            for area in left_to_right
        }

    def dais_rows(self) -> list[list[int]]:
        """The chairs of the dais, front row first, each row from the audience's left."""
        rows: dict[int, list[int]] = defaultdict(list)
        for number, seat in enumerate(self.seats):
            if seat.area == DAIS and seat.kind is not SeatKind.BLOCKED:
                rows[seat.row].append(number)
        return [sorted(rows[row], key=lambda n: self.seats[n].x) for row in sorted(rows)]

    def pieces(self, seats: Iterable[int]) -> int:
        """Into how many areas a set of seats falls."""
        todo, count = set(seats), 0
        while todo:
            count += 1
            edge = [todo.pop()]
            while edge:
                for beside in self.near[edge.pop()]:
                    if beside in todo:
                        todo.discard(beside)
                        edge.append(beside)
        return count

    def _merits(self, along: Along) -> list[int]:
        merits = [0] * len(self.seats)
        ys = [self.seats[number].y for number in self.hall] or [0]
        front, depth = min(ys), max(ys) - min(ys) or 1
        half = max((abs(self.seats[number].x - self.middle) for number in self.hall), default=0) or 1
        for number in self.hall:
            seat = self.seats[number]
            back = FRONT_SHARE * (seat.y - front) / depth
            side = (100 - FRONT_SHARE) * abs(seat.x - self.middle) / half
            merits[number] = round(back + side)
            if along is Along.FRONT:
                merits[number] = round(100 * back / FRONT_SHARE)
            elif along is Along.LEFT:
                merits[number] = round(50 + 50 * (seat.x - self.middle) / half)
        return merits

    def _tables(self) -> frozenset[int]:
        """The seats of a hall that has nothing but tables, and more than one."""
        hall = [self.seats[number] for number in self.hall]
        tables = all(parted(seat.label).stands is SeatPlace.TABLE for seat in hall)
        return frozenset(self.hall) if tables and len({seat.area for seat in hall}) > 1 else frozenset()

    def _neighbours(self) -> list[tuple[int, ...]]:
        near: list[list[int]] = [[] for _ in self.seats]
        away = self.closed | self.skipped
        for rows in self._rows.values():
            if rows and rows[0] and rows[0][0] in self.at_table:
                self._join_table(near, [number for row in rows for number in row if number not in away])
                continue
            for row in rows:
                self._join_row(near, row)
            for front, back in pairwise(rows):
                if self.seats[back[0]].row == self.seats[front[0]].row + 1:
                    self._join(near, [n for n in front if n not in away], [n for n in back if n not in away])
        return [tuple(beside) for beside in near]

    def _join_table(self, near: list[list[int]], seats: Sequence[int]) -> None:
        """All who sit at one table are neighbours."""
        for number in seats:
            near[number] += [other for other in seats if other != number]

    def _join_row(self, near: list[list[int]], row: Sequence[int]) -> None:
        """Neighbours of a row: a seat apart, or with nothing but skipped seats between."""
        left, reach = -1, 0
        for number in row:
            reach += self.pitch
            if number in self.skipped:
                continue
            apart = left < 0 or number in self.closed or left in self.closed
            if not apart and self.seats[number].x - self.seats[left].x <= reach + self.pitch // 2:
                near[left].append(number)
                near[number].append(left)
            left, reach = number, 0

    def _join(self, near: list[list[int]], front: list[int], back: list[int]) -> None:
        """Neighbours one behind the other: those less than half a seat apart sideways."""
        half, start = self.pitch / 2, 0
        for number in front:
            x = self.seats[number].x
            while start < len(back) and self.seats[back[start]].x <= x - half:
                start += 1
            if start < len(back) and self.seats[back[start]].x < x + half:
                near[number].append(back[start])
                near[back[start]].append(number)

    def _pitch(self) -> int:
        """The width of a seat: the smallest step between two seats of one row."""
        steps = [
            self.seats[right].x - self.seats[left].x
            for rows in self._rows.values()
            for row in rows[:1]
            for left, right in pairwise(row)
        ]
        return min((step for step in steps if step > 0), default=1)
