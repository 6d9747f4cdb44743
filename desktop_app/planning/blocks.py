"""The areas of delegations in a seated hall, and how somebody is added at the price of the fewest people moved.

A chain: the newcomer takes a seat beside the own delegation, who sat there goes to a seat beside the rest of theirs,
and so on until somebody finds a free seat. The cheapest chain is a shortest path over seats. Nobody's delegation falls
apart by it: only who can leave without parting the others is moved, and no delegation gives way twice in one chain.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from .floor import Floor
from .strips import areas_of

FAR = 1 << 40
SMALL = 5
"""A delegation of so many may leave as a whole where that moves fewer people than a long chain."""
OFF = -2
"""In the queue of a search, OFF - seat means: the delegation on this seat leaves."""
MOST_SEATS = 6_000
"""So many seats are looked at for one chain before the nearest free seat is taken instead."""


@dataclass
class Blocks:
    """Who sits where among the delegations. Seats of people seated by a rule are not in it.

    `may` says whether a person may have a seat; `price` is what a move costs, in units of the score.
    """

    floor: Floor
    open: Collection[int]
    staying: AbstractSet[str]
    weight: Callable[[str], int]
    may: Callable[[str, int], bool]
    price: int
    at: dict[int, str] = field(default_factory=dict)
    seat_of: dict[str, int] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    areas: dict[str, set[int]] = field(default_factory=dict)

    def put(self, person: str, group: str, seat: int) -> None:
        """Seat somebody on a free seat."""
        self.at[seat] = person
        self.seat_of[person] = seat
        self.group_of[person] = group
        self.areas.setdefault(group, set()).add(seat)

    def take(self, person: str) -> int:
        """Take somebody from the seat."""
        seat = self.seat_of.pop(person)
        del self.at[seat]
        self.areas[self.group_of[person]].discard(seat)
        return seat

    def free(self, seat: int) -> bool:
        """Whether nobody sits on a seat of the hall that may be used."""
        return seat in self.open and seat not in self.at

    def beside(self, group: str, without: int = -1) -> set[int]:
        """The open seats that touch a delegation's area, as it is without one of its seats."""
        area = self.areas.get(group, set())
        touching = {n for seat in area if seat != without for n in self.floor.near[seat]}
        return {seat for seat in touching if seat in self.open and seat not in area}

    def add(self, person: str, group: str, starts: Iterable[int]) -> int | None:
        """Seat somebody on one of these seats by the cheapest chain; tells how many moved, None where none is found."""
        found = self._chain(person, group, sorted(starts))
        if found is None:
            return None
        chain = found[1]
        away = 0
        if not self.free(chain[-1]):
            away = self._move_away(self.group_of[self.at[chain[-1]]])
        people = [self.at[seat] for seat in chain[:-1]]
        for each in people:
            self.take(each)
        self.put(person, group, chain[0])
        for each, seat in zip(people, chain[1:], strict=True):
            self.put(each, self.group_of[each], seat)
        return len(people) + away

    def price_of(self, person: str, group: str) -> int:
        """What the cheapest chain for somebody costs now; FAR where there is none."""
        found = self._chain(person, group, sorted(self.beside(group)))
        return found[0] if found else FAR

    def fills_hole(self, person: str, group: str) -> bool:
        """Seat somebody in a free seat that joins the pieces of a torn delegation; False where there is none."""
        area = self.areas[group]
        if self.floor.pieces(area) < 2:
            return False
        holes = [seat for seat in sorted(self.beside(group)) if self.free(seat) and self.may(person, seat)]
        best = min(holes, key=lambda hole: self.floor.pieces(area | {hole}), default=-1)
        if best < 0 or self.floor.pieces(area | {best}) >= self.floor.pieces(area):
            return False
        self.put(person, group, best)
        return True

    def close_up(self, group: str) -> None:
        """Bring a torn delegation together: by its own people from an end, else by chains to its largest piece."""
        self.heal(group)
        for _ in range(len(self.areas[group])):
            pieces = sorted(areas_of(self.floor, set(self.areas[group])), key=len)
            if len(pieces) < 2:
                return
            stray = min(pieces[0])
            person = self.at[stray]
            if person in self.staying:
                return
            if len(pieces[0]) > SMALL and self._resettle(group):
                return
            self.take(person)
            kept = self.areas[group]
            self.areas[group] = set(pieces[-1])
            moved = self.add(person, group, self.beside(group))
            self.areas[group] = kept | self.areas[group]
            if moved is None:
                self.put(person, group, stray)
                self._resettle(group)
                return

    def _resettle(self, group: str) -> bool:
        """A torn delegation goes as a whole to a free area, its own seats among it; False where there is none."""
        held = {self.at[seat]: seat for seat in sorted(self.areas[group])}
        if self.staying & held.keys():
            return False
        for person in held:
            self.take(person)
        allowed = {n for n in self.open if n not in self.at and all(self.may(p, n) for p in held)}
        wide = [area for area in areas_of(self.floor, allowed) if len(area) >= len(held)]
        seats = list(held.values())
        if wide:
            seats = self._grown(max(wide, key=lambda area: len(area & set(seats))), len(held), set(seats))
        for person, seat in zip(held, seats, strict=True):
            self.put(person, group, seat)
        return bool(wide)

    def _grown(self, area: set[int], count: int, liked: set[int]) -> list[int]:
        """So many seats of an area that hang together, grown from the best of those liked, these first."""
        merit = self.floor.merit

        def worst_last(seat: int) -> tuple[bool, int, int]:
            return seat not in liked, merit[seat], seat

        grown = [min(area, key=worst_last)]
        while len(grown) < count:
            edge = {n for seat in grown for n in self.floor.near[seat] if n in area} - set(grown)
            grown.append(min(edge, key=worst_last))
        return sorted(grown, key=lambda n: (merit[n], n))

    def _chain(self, person: str, group: str, starts: Iterable[int]) -> tuple[int, list[int]] | None:
        """What the cheapest chain costs and its seats; the last is free, or a small delegation leaves it."""
        path = _Path(self._rooms())
        merit, weight = self.floor.merit, self.weight(person)
        for seat in starts:
            if self.may(person, seat):
                path.offer(seat, -1, weight * merit[seat] // 8 + self._toll(seat), frozenset((group,)))
        while path.queue and len(path.came) < MOST_SEATS:
            cost, seat = heapq.heappop(path.queue)
            if seat < 0:
                return cost, path.back(OFF - seat)
            if seat not in path.came:
                path.came[seat] = path.edge[seat][1]
                if self.free(seat):
                    return cost, path.back(seat)
                self._look_on(path, seat, cost)
        return None

    def _look_on(self, path: _Path, seat: int, cost: int) -> None:
        """Where the one on this seat, or the whole small delegation, might go."""
        used = path.edge[seat][2]
        away = self._leaving(seat, used, path.rooms)
        if away is not None:
            heapq.heappush(path.queue, (cost + away, OFF - seat))
        through = used | {self.group_of[self.at[seat]]}
        for onward, more in self._onward(seat, used):
            path.offer(onward, seat, cost + more, through)

    def _rooms(self) -> dict[int, list[int]]:
        """For a small delegation of each size the best free seats that hang together, where there are so many."""
        merit = self.floor.merit
        free = {seat for seat in self.open if seat not in self.at}
        rooms: dict[int, list[int]] = {}
        for area in areas_of(self.floor, free):
            first = min(area, key=lambda n: (merit[n], n))
            room, edge = [first], [first]
            while edge and len(room) < SMALL:
                onward = [n for n in self.floor.near[edge.pop(0)] if n in area and n not in room]
                room += onward
                edge += onward
            for size in range(1, min(len(room), SMALL) + 1):
                if size not in rooms or merit[room[0]] < merit[rooms[size][0]]:
                    rooms[size] = room[:size]
        return rooms

    def _leaving(self, seat: int, used: frozenset[str], rooms: dict[int, list[int]]) -> int | None:
        """What it costs when the whole small delegation that sits here goes elsewhere; None where it cannot."""
        group = self.group_of[self.at[seat]]
        area = self.areas[group]
        room = rooms.get(len(area))
        if room is None or group in used or self.staying & {self.at[n] for n in area}:
            return None
        if not all(self.may(self.at[n], there) for n in area for there in room):
            return None
        merit = self.floor.merit
        loss = sum(
            self.weight(self.at[n]) * abs(merit[there] - merit[n])
            for n, there in zip(sorted(area), room, strict=True)
        )
        return (len(area) - 1) * self.price + loss

    def _move_away(self, group: str) -> int:
        """A small delegation goes to the best free seats for it."""
        area = sorted(self.areas[group])
        for person, there in zip([self.at[n] for n in area], self._rooms()[len(area)], strict=True):
            self.take(person)
            self.put(person, group, there)
        return len(area)

    def _toll(self, seat: int) -> int:
        return 0 if self.free(seat) else self.price

    def _onward(self, seat: int, used: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Where the one who sits here may go, and what it costs."""
        person = self.at[seat]
        group = self.group_of[person]
        if group in used or person in self.staying or not self.leaves_whole(group, seat):
            return
        merit, weight = self.floor.merit, self.weight(person)
        seats = self.beside(group, seat)
        if len(self.areas[group]) == 1:
            near = self.floor.near[seat]
            seats = {s for n in near for s in (n, *self.floor.near[n]) if s in self.open} - {seat}
        for onward in sorted(seats):
            if self.may(person, onward):
                yield onward, self._toll(onward) + weight * abs(merit[onward] - merit[seat]) // 8

    def leaves_whole(self, group: str, seat: int) -> bool:
        """Whether the rest of an area still hangs together without one seat."""
        area = self.areas[group]
        beside = [n for n in self.floor.near[seat] if n in area]
        if len(beside) <= 1:
            return True
        seen, edge = {beside[0], seat}, [beside[0]]
        while edge:
            for onward in self.floor.near[edge.pop()]:
                if onward in area and onward not in seen:
                    seen.add(onward)
                    edge.append(onward)
        return all(n in seen for n in beside)

    def heal(self, group: str) -> int:
        """Close the holes that part an area, each by one of its people from an end; tells how many moved."""
        moved = 0
        while (pieces := self.floor.pieces(self.areas[group])) > 1:
            best = self._closing(group, pieces)
            if best is None:
                break
            seat, hole = best
            person = self.at[seat]
            self.take(person)
            self.put(person, group, hole)
            moved += 1
        return moved

    def _closing(self, group: str, pieces: int) -> tuple[int, int] | None:
        """(who moves from, to) that leaves the fewest pieces, then changes the merit least."""
        area, merit = self.areas[group], self.floor.merit
        holes = [seat for seat in sorted(self.beside(group)) if self.free(seat)]
        best, chosen = (pieces, 0), None
        for hole in holes:
            for seat in sorted(area):
                person = self.at[seat]
                if person in self.staying or not self.may(person, hole):
                    continue
                left = self.floor.pieces((area - {seat}) | {hole}), abs(merit[hole] - merit[seat])
                if left[0] < pieces and (chosen is None or left < best):
                    best, chosen = left, (seat, hole)
        return chosen


@dataclass
class _Path:
    """The state of one search for a shortest path over seats: `came` is where each settled seat was reached from."""

    rooms: dict[int, list[int]]
    queue: list[tuple[int, int]] = field(default_factory=list)
    came: dict[int, int] = field(default_factory=dict)
    edge: dict[int, tuple[int, int, frozenset[str]]] = field(default_factory=dict)

    def offer(self, seat: int, before: int, cost: int, used: frozenset[str]) -> None:
        """A way to a seat; taken when it is the cheapest so far."""
        if seat not in self.came and cost < self.edge.get(seat, (cost + 1,))[0]:
            self.edge[seat] = cost, before, used
            heapq.heappush(self.queue, (cost, seat))

    def back(self, seat: int) -> list[int]:
        """The seats from the first to this one."""
        chain = []
        while seat >= 0:
            chain.append(seat)
            seat = self.came[seat]
        return chain[::-1]
