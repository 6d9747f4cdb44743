"""Round tables: who sits at which, so that people who belong together sit together and conflicts are parted.

A banquet is a set of guests, the worth of every pair at one table (below 0: better apart), and tables with the fewest
and the most they take; a table may stay empty. The search starts from tables grown round a guest by worth and goes on
by simulated annealing: a guest moves to a friend's table or two change places, with exact change of worth.
Delegations of a plenary are seated whole tables first, then the rest best-fit; see `by_delegation`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.job import Job, Step

from .annealing import accepted

REPORT_EVERY = 4_000
ROUNDS = 4
"""The search warms up again so often."""


@dataclass(frozen=True, slots=True)
class Table:
    """How many sit at a table when it is used at all."""

    least: int
    most: int


@dataclass(frozen=True)
class Banquet:
    """Guests by name, tables, and the worth of pairs (each pair once, in either order); hundredths or whole points."""

    guests: tuple[str, ...]
    tables: tuple[Table, ...]
    worth: Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Tables:
    """A seating at tables: for each guest the number of the table. `worth` counts every pair at one table once."""

    at: Mapping[str, int]
    worth: float
    bound: float
    conflicts: int
    """Pairs below 0 that share a table."""
    short: int = 0
    """By how many guests used tables miss their least number, in all."""
    evaluations: int = 0


def worth_bound(banquet: Banquet) -> float:
    """No seating is worth more: every guest with the best neighbours a largest table has room for, halved."""
    seats = max((table.most for table in banquet.tables), default=1) - 1
    best: dict[str, list[float]] = {guest: [] for guest in banquet.guests}
    for (one, two), worth in banquet.worth.items():
        if worth > 0:
            best[one].append(worth)
            best[two].append(worth)
    return sum(sum(sorted(each, reverse=True)[:seats]) for each in best.values()) / 2


def seat_tables(banquet: Banquet, seed: int = 1, evaluations: int = 400_000) -> Job[Tables]:
    """Seat a banquet. There must be seats enough (ValueError). Deterministic for a seed and a budget."""
    if sum(table.most for table in banquet.tables) < len(banquet.guests):
        raise ValueError("too few seats at the tables")
    search = _Dinner(banquet, random.Random(seed))
    bound = worth_bound(banquet)
    for done in range(0, evaluations, REPORT_EVERY):
        yield Step(done, evaluations)
        search.go(done, min(REPORT_EVERY, evaluations - done), max(1, evaluations // ROUNDS))
        if search.best >= bound - 1e-9 or len(banquet.guests) < 2:
            break
    return search.tables(bound)


@dataclass
class _Dinner:
    """The state of the search: who is where, and what each table would be worth to each guest."""

    banquet: Banquet
    source: random.Random
    ties: list[dict[int, float]] = field(default_factory=list)
    friends: list[list[int]] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)
    gain: list[dict[int, float]] = field(default_factory=list)
    best: float = float("-inf")
    done: int = 0

    def __post_init__(self) -> None:
        number = {guest: place for place, guest in enumerate(self.banquet.guests)}
        self.ties = [{} for _ in number]
        for (one, two), worth in self.banquet.worth.items():
            a, b = number[one], number[two]
            self.ties[a][b] = self.ties[a].get(b, 0) + worth
            self.ties[b][a] = self.ties[a][b]
        self.friends = [[other for other, worth in ties.items() if worth > 0] for ties in self.ties]
        self.least = [table.least for table in self.banquet.tables]
        self.most = [table.most for table in self.banquet.tables]
        self.scale = max((abs(w) for ties in self.ties for w in ties.values()), default=1)
        self._grow()
        self.worth = self._total()
        self._keep()

    def _grow(self) -> None:
        """A first seating: the largest tables first, each grown round a guest by what it is worth."""
        left = dict.fromkeys(self.source.sample(range(len(self.ties)), len(self.ties)))
        self.at = [-1] * len(self.ties)
        self.members = [[] for _ in self.most]
        self.gain = [{} for _ in self.ties]
        for table in sorted(range(len(self.most)), key=lambda t: -self.most[t]):
            while left and len(self.members[table]) < self.most[table]:
                guest = (
                    max(left, key=lambda g: self.gain[g].get(table, 0))
                    if self.members[table]
                    else next(iter(left))
                )
                del left[guest]
                self._sit(guest, table)

    def _sit(self, guest: int, table: int) -> None:
        self.at[guest] = table
        self.members[table].append(guest)
        for other, worth in self.ties[guest].items():
            gain = self.gain[other]
            gain[table] = gain.get(table, 0) + worth

    def _move(self, guest: int, table: int) -> None:
        before = self.at[guest]
        self.members[before].remove(guest)
        for other, worth in self.ties[guest].items():
            self.gain[other][before] -= worth
        self._sit(guest, table)

    def _short(self, table: int, seated: int) -> float:
        """The penalty of a used table that misses its least number."""
        return 2 * self.scale * (self.least[table] - seated) if 0 < seated < self.least[table] else 0

    def _total(self) -> float:
        pairs = sum(self.gain[guest].get(table, 0) for guest, table in enumerate(self.at)) / 2
        return pairs - sum(self._short(table, len(members)) for table, members in enumerate(self.members))

    def _keep(self) -> None:
        if self.worth > self.best + 1e-9:
            self.best, self.kept = self.worth, list(self.at)

    def go(self, begun: int, steps: int, length: int) -> None:
        """So many proposals; the temperature follows the place within a round of this length."""
        for step in range(begun, begun + steps):
            if step % 200 == 0:
                share = step % length / length
                self.warmth = self.scale * max(0.35 * round(0.02857**share, 9), 0.002)
            self._propose()
            self._keep()
        self.done = begun + steps

    def _propose(self) -> None:
        chance = self.source.random
        guest = int(chance() * len(self.at))
        friends = self.friends[guest]
        if friends and chance() < 0.7:
            table = self.at[friends[int(chance() * len(friends))]]
        else:
            table = int(chance() * len(self.most))
        before = self.at[guest]
        if table == before:
            return
        gain = self.gain[guest]
        change = gain.get(table, 0) - gain.get(before, 0)
        if len(self.members[table]) < self.most[table] and chance() < 0.5:
            self._relocate(guest, table, change)
        elif self.members[table]:
            self._swap(guest, self.members[table][int(chance() * len(self.members[table]))], change)

    def _relocate(self, guest: int, table: int, change: float) -> None:
        before = self.at[guest]
        here, there = len(self.members[before]), len(self.members[table])
        change += self._short(before, here) - self._short(before, here - 1)
        change += self._short(table, there) - self._short(table, there + 1)
        if accepted(-change / self.warmth, self.source.random):
            self._move(guest, table)
            self.worth += change

    def _swap(self, guest: int, other: int, change: float) -> None:
        before, table = self.at[guest], self.at[other]
        gain = self.gain[other]
        change += gain.get(before, 0) - gain.get(table, 0) - 2 * self.ties[guest].get(other, 0)
        if accepted(-change / self.warmth, self.source.random):
            self._move(guest, table)
            self._move(other, before)
            self.worth += change

    def tables(self, bound: float) -> Tables:
        """The best seating found."""
        names, kept = self.banquet.guests, self.kept
        worth = sum(
            w for g, ties in enumerate(self.ties) for o, w in ties.items() if o > g and kept[o] == kept[g]
        )
        conflicts = sum(
            1
            for g, ties in enumerate(self.ties)
            for o, w in ties.items()
            if o > g and w < 0 and kept[o] == kept[g]
        )
        seated = [kept.count(table) for table in range(len(self.most))]
        short = sum(max(0, least - n) for least, n in zip(self.least, seated, strict=True) if n)
        return Tables(dict(zip(names, kept, strict=True)), worth, bound, conflicts, short, self.done)


@dataclass(frozen=True)
class Round:
    """Delegations at round tables: the table of each person, and how many pairs of one delegation share a table."""

    at: Mapping[str, int]
    tables: int
    pairs: int
    most_pairs: int
    """No seating can have more: every delegation at full tables of its own and one with the rest of it."""
    conflicts: int
    split: int
    """Remainders of delegations that had to be parted."""


def by_delegation(
    groups: Sequence[Sequence[str]], rooms: Sequence[int], apart: Sequence[tuple[str, str]] = ()
) -> Round:
    """Seat delegations (in protocol order, each the most senior first) at tables with so many seats, the best first.

    Whole tables first, in protocol order; then the remainders, the largest first, each to the table it fills best;
    only what fits nowhere in one piece is parted. `apart` pairs do not share a table: they are exchanged between
    tables of one delegation, then with others. ValueError when there are too few seats.
    """
    if sum(map(len, groups)) > sum(rooms):
        raise ValueError("too few seats at the tables")
    at: dict[str, int] = {}
    used = 0
    rests: list[Sequence[str]] = []
    for group in groups:
        rest = group
        while used < len(rooms) and 0 < rooms[used] <= len(rest):
            at.update((person, used) for person in rest[: rooms[used]])
            rest = rest[rooms[used] :]
            used += 1
        if rest:
            rests.append(rest)
    enemies = _enemies(apart)
    used, split = _fit(rests, rooms, at, used, enemies)
    _part(groups, apart, at, enemies)
    conflicts = sum(1 for one, two in apart if at[one] == at[two])
    widest = max(rooms, default=1)
    most = sum(_most_pairs(len(group), widest) for group in groups)
    return Round(at, used, _pairs(groups, at), most, conflicts, split)


def _most_pairs(people: int, seats: int) -> int:
    full, rest = divmod(people, seats)
    return full * seats * (seats - 1) // 2 + rest * (rest - 1) // 2


def _pairs(groups: Sequence[Sequence[str]], at: Mapping[str, int]) -> int:
    counts = (count for group in groups for count in Counter(at[person] for person in group).values())
    return sum(count * (count - 1) // 2 for count in counts)


def _enemies(apart: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    enemies: dict[str, set[str]] = {}
    for one, two in apart:
        enemies.setdefault(one, set()).add(two)
        enemies.setdefault(two, set()).add(one)
    return enemies


def _fit(
    rests: Sequence[Sequence[str]],
    rooms: Sequence[int],
    at: dict[str, int],
    used: int,
    enemies: Mapping[str, set[str]],
) -> tuple[int, int]:
    """Remainders best-fit-decreasing into tables from `used` on, away from whom they must not meet where there is
    room elsewhere; (tables used, how many were parted)."""
    room: dict[int, int] = {}
    split = 0
    for rest in sorted(rests, key=lambda people: -len(people)):
        foes = {at[foe] for person in rest for foe in enemies.get(person, ()) if foe in at}
        while rest:
            fitting = [(table in foes, left, table) for table, left in room.items() if left >= len(rest)]
            if used < len(rooms) and (not fitting or min(fitting)[0]):
                table, used = used, used + 1
                room[table] = rooms[table]
            elif fitting:
                table = min(fitting)[2]
            else:
                table = max(room, key=lambda t: (room[t], -t))
                split += 1
            taken, rest = rest[: room[table]], rest[room[table] :]
            at.update((person, table) for person in taken)
            room[table] -= len(taken)
    return used, split


def _part(
    groups: Sequence[Sequence[str]],
    apart: Sequence[tuple[str, str]],
    at: dict[str, int],
    enemies: Mapping[str, set[str]],
) -> None:
    """Exchange people whose pair shares a table with somebody at another table, so that no pair is made anew."""
    mates = {person: group for group in groups for person in group}
    tables: dict[int, set[str]] = {}
    for person, table in at.items():
        tables.setdefault(table, set()).add(person)
    for one, two in apart:
        if at[one] == at[two]:
            found = next(_exchanges(one, two, mates, tables, enemies, at), None)
            if found is not None:
                mover, other = found
                here, there = at[mover], at[other]
                tables[here] ^= {mover, other}
                tables[there] ^= {mover, other}
                at[mover], at[other] = there, here


def _exchanges(
    one: str,
    two: str,
    mates: Mapping[str, Sequence[str]],
    tables: Mapping[int, set[str]],
    enemies: Mapping[str, set[str]],
    at: Mapping[str, int],
) -> Iterator[tuple[str, str]]:
    """Exchanges that part two people and bring no others together: with the own delegation first, then with anybody."""
    for mover in (two, one):
        foes = enemies.get(mover, set())
        for other in (*mates[mover], *sorted(at)):
            here, there = at[mover], at[other]
            if here == there or foes & tables[there] - {other}:
                continue
            if not enemies.get(other, set()) & tables[here] - {mover}:
                yield mover, other
