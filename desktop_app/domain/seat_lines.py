"""Seats as one walks past them: rows on across the aisles, rows of the dais, and tables round and round.

lines = Lines(seats)
lines.line("3-7")        # ids of row 3 from the audience's left
lines.shift("3-7", "5-2")  # where each seat goes when what sits on 3-7 is moved to 5-2
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from .seat_labels import SeatPlace, parted
from .seating import Seat

Family = tuple[SeatPlace, str]
"""What belongs together when one goes from row to row: rows of one name, the dais, one table."""


class Lines:
    """The lines of a hall; made once, since it reads every label."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self.seats = {seat.id: seat for seat in seats}
        self._family: dict[str, Family] = {}
        self._line: dict[str, list[str]] = {}
        self._ranks: dict[tuple[Family, int], list[Seat]] = defaultdict(list)
        self._place: dict[str, int] = {}
        found: dict[tuple[Family, str, int], list[Seat]] = defaultdict(list)
        for seat in self.seats.values():
            name = parted(seat.label)
            named = name.stands is SeatPlace.ROW
            family = (name.stands, name.block if named else seat.area)
            self._family[seat.id] = family
            self._ranks[family, seat.row].append(seat)
            found[family, name.row if named else "", seat.row].append(seat)
        for (family, _name, _row), line in found.items():
            ids = [seat.id for seat in _walked(line, round_table=family[0] is SeatPlace.TABLE)]
            for place, seat_id in enumerate(ids):
                self._line[seat_id], self._place[seat_id] = ids, place

    def as_drawn(self) -> list[tuple[str, str, str, int, int, int]]:
        """Ids, names and places: what a picture of the hall shows of its seats."""
        return [(seat.id, seat.label, seat.area, seat.row, seat.x, seat.y) for seat in self.seats.values()]

    def line(self, seat_id: str) -> Sequence[str]:
        """The whole line a seat stands in, from the audience's left; a table in the order of its numbers."""
        return self._line[seat_id]

    def onward(self, seat_id: str) -> Iterator[str]:
        """From a seat to the end of its line, then the lines behind it, each from its beginning; a table round."""
        line, at = self._line[seat_id], self._place[seat_id]
        if self._family[seat_id][0] is SeatPlace.TABLE:
            yield from (*line[at:], *line[:at])
            return
        yield from line[at:]
        family, row = self._family[seat_id], self.seats[seat_id].row
        behind = {
            id(self._line[seat.id]): self._line[seat.id]
            for (kin, number), rank in sorted(self._ranks.items(), key=lambda pair: pair[0][1])
            if kin == family and number > row
            for seat in rank
        }
        for each in behind.values():
            yield from each

    def shift(self, grab: str, target: str) -> Callable[[str], str]:
        """Where a seat goes ("" = there is none) when `grab` goes to `target` and all keep their relative places:
        so many rows on, so many seats along, walked across aisles."""
        here, there = self.seats[grab], self.seats[target]
        back, aside = there.row - here.row, (there.x - here.x, there.y - here.y)
        pilots: dict[int, tuple[str, str]] = {id(self._line[grab]): (grab, target)}

        def pilot(line: Sequence[str]) -> tuple[str, str]:
            """The seat of a line that stands as `grab` does in its own, and where it goes."""
            if id(line) not in pilots:
                lead = min((self.seats[each] for each in line), key=lambda s: _far(s, (here.x, here.y)))
                family = self._family[lead.id]
                kin = self._family[target] if family == self._family[grab] else family
                wanted = (lead.x + aside[0], lead.y + aside[1])
                rank = self._ranks.get((kin, lead.row + back), [])
                pilots[id(line)] = (lead.id, min(rank, key=lambda s: _far(s, wanted)).id if rank else "")
            return pilots[id(line)]

        def shifted(seat_id: str) -> str:
            lead, goal = pilot(self._line[seat_id])
            if not goal:
                return ""
            line = self._line[goal]
            place = self._place[goal] + self._place[seat_id] - self._place[lead]
            if self._family[goal][0] is SeatPlace.TABLE and len(self._line[seat_id]) <= len(line):
                place %= len(line)
            return line[place] if 0 <= place < len(line) else ""

        return shifted


def _walked(line: Sequence[Seat], *, round_table: bool) -> list[Seat]:
    """A row from one end to the other, whichever way it is turned."""
    if round_table:
        return sorted(line, key=lambda seat: seat.number)
    xs, ys = [seat.x for seat in line], [seat.y for seat in line]
    if max(xs) - min(xs) >= max(ys) - min(ys):
        return sorted(line, key=lambda seat: (seat.x, seat.number))
    return sorted(line, key=lambda seat: (seat.y, seat.number))


def _far(seat: Seat, point: tuple[float, float]) -> tuple[float, int]:
    return ((seat.x - point[0]) ** 2 + (seat.y - point[1]) ** 2, seat.number)
