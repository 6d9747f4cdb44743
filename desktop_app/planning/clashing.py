"""Requirements that cannot all hold: the smallest set of them, so that staff see what to give up.

A set is proven impossible by counting (more people need seats of a zone than it has left; Hall's theorem as a flow
between kinds of people and kinds of seats) or by trying every way to place a few people bound to each other and to
locks. The search is bounded: what cannot be decided in time counts as possible, and the plan then tells what it missed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, pairwise
from typing import TypeVar

from desktop_app.domain.requirements import Requirement, RequirementKind, musts
from desktop_app.domain.seating import DAIS, Clash, SeatingTask, SeatKind, Sitter

from .asked import Asked, Floors, read

MOST_TRIES = 4_000
"""Placings tried for a few people bound to each other before they count as possible."""
MOST_CLASHES = 5
SMALL_ENOUGH = 16
"""Of so many requirements and locks all pairs are tried; beyond, one after another is left out."""


@dataclass(frozen=True)
class _Set:
    """Some of the requirements and locks of a task."""

    task: SeatingTask
    requirements: tuple[Requirement, ...]
    locks: tuple[str, ...]
    floors: Floors = field(default_factory=dict, compare=False)

    @cached_property
    def asked(self) -> Asked:
        """The floor and the requirements as they are with this set alone."""
        locked = {person: self.task.locked[person] for person in self.locks}
        return read(replace(self.task, requirements=self.requirements, locked=locked, placed={}), self.floors)

    def without(self, place: int) -> _Set:
        """The set without its nth member, requirements first."""
        if place < len(self.requirements):
            return replace(self, requirements=_left_out(self.requirements, place))
        return replace(self, locks=_left_out(self.locks, place - len(self.requirements)))

    def __len__(self) -> int:
        return len(self.requirements) + len(self.locks)


def clashes(task: SeatingTask) -> tuple[Clash, ...]:
    """Every clash found, each irreducible; empty when all that must hold can hold, as far as is known."""
    asked = musts(task.requirements)
    if not asked:
        return ()
    named = {person for each in asked for person in each.people}
    on_seats = {seat for each in asked for seat in each.seats}
    groups = {group for each in asked for group in each.groups}
    member = {sitter.id for sitter in task.people if sitter.group in groups}
    locks = tuple(p for p, seat in task.locked.items() if p in named or p in member or seat in on_seats)
    rest = _Set(task, asked, locks)
    found: list[Clash] = []
    while len(found) < MOST_CLASHES and (missing := impossible(rest)) is not None:
        least = _smallest(rest)
        people, needed, room = impossible(least) or missing
        found.append(Clash(tuple(r.id for r in least.requirements), least.locks, people, needed, room))
        if not len(least):
            break
        gone = {*least.locks, *(each.id for each in least.requirements)}
        rest = replace(
            rest,
            requirements=tuple(each for each in rest.requirements if each.id not in gone),
            locks=tuple(person for person in rest.locks if person not in gone),
        )
    return tuple(found)


def _smallest(clash: _Set) -> _Set:
    """The fewest of these that still cannot all hold: one, two, or what is left when nothing more can be left out."""
    if len(clash) <= SMALL_ENOUGH:
        for count in (1, 2):
            for some in _choices(clash, count):
                if impossible(some) is not None:
                    return some
    place = 0
    while place < len(clash):
        fewer = clash.without(place)
        if impossible(fewer) is not None:
            clash = fewer
        else:
            place += 1
    return clash


def _choices(clash: _Set, count: int) -> Iterator[_Set]:
    members = range(len(clash))
    total = len(clash.requirements)
    for chosen in combinations(members, count):
        yield replace(
            clash,
            requirements=tuple(clash.requirements[n] for n in chosen if n < total),
            locks=tuple(clash.locks[n - total] for n in chosen if n >= total),
        )


T = TypeVar("T")


def _left_out(whole: tuple[T, ...], place: int) -> tuple[T, ...]:
    return (*whole[:place], *whole[place + 1 :])


Missing = tuple[tuple[str, ...], int, int]
"""The people concerned, the seats they need and the seats there are."""


def impossible(some: _Set) -> Missing | None:
    """Proof that these cannot all hold, or None."""
    if not len(some):
        return None
    return _locks_astray(some) or _too_few_seats(some) or _bound(some)


def _locks_astray(some: _Set) -> Missing | None:
    """A lock on a seat that must stay empty, outside the zone, or on a seat reserved for others."""
    asked = some.asked
    reserved = asked.reserved()
    people = {sitter.id: sitter for sitter in some.task.people}
    for person in some.locks:
        number, sitter = asked.floor.index.get(some.task.locked[person]), people.get(person)
        if number is None or sitter is None:
            continue
        room = asked.allowed(sitter)
        closed = number in asked.floor.closed or number in asked.floor.skipped
        foreign = number in reserved and not {person, sitter.group} & reserved[number]
        if closed or foreign or (room is not None and number not in room):
            return (person,), 0, 0
    return None


def _too_few_seats(some: _Set) -> Missing | None:
    """By counting: people of a kind and the kinds of seats they may have."""
    asked, task = some.asked, some.task
    floor, reserved = asked.floor, asked.reserved()
    locked = {floor.index.get(task.locked[person], -1) for person in some.locks}
    supply: Counter[tuple[tuple[str, ...], frozenset[str]]] = Counter(
        (asked.signature(number), frozenset(reserved.get(number, ())))
        for number in floor.hall
        if floor.usable(number) and number not in locked
    )
    demand: dict[tuple[frozenset[str], frozenset[str]], list[str]] = defaultdict(list)
    for sitter in _needing(task):
        if sitter.id not in some.locks:
            demand[_zones_of(asked, sitter), _names_of(sitter, reserved)].append(sitter.id)
    kinds = sorted(demand, key=lambda kind: (sorted(kind[0]), sorted(kind[1])))
    seats = sorted(supply, key=lambda kind: (kind[0], sorted(kind[1])))
    suits = [
        [place for place, (zones, whose) in enumerate(seats)
         if need <= set(zones) and (not whose or whose & names)]
        for need, names in kinds
    ]  # fmt: skip
    return _short([demand[kind] for kind in kinds], suits, [supply[seat] for seat in seats])


def _needing(task: SeatingTask) -> list[Sitter]:
    """Who needs a seat of the hall: not those with a chair on the dais or a wheelchair place, nor those for whom the
    hall is too small anyway."""
    chairs = sum(1 for s in task.seats if s.area == DAIS and s.kind is not SeatKind.BLOCKED)
    ranked = sorted(
        (s for s in task.people if s.rank is not None), key=lambda s: (s.rank or 0, s.order, s.id)
    )
    places = sum(1 for seat in task.seats if seat.kind is SeatKind.WHEELCHAIR)
    users = [sitter for sitter in task.people if sitter.wheelchair]
    served = {sitter.id for sitter in (*ranked[:chairs], *users[:places])}
    needing = [sitter for sitter in task.people if sitter.id not in served]
    room = sum(1 for seat in task.seats if seat.area != DAIS and seat.kind is SeatKind.SEAT)
    return needing[:room]


def _zones_of(asked: Asked, sitter: Sitter) -> frozenset[str]:
    zones = asked.of(RequirementKind.ZONE, must=True)
    return frozenset(z.id for z in zones if sitter.id in z.people or sitter.group in z.groups)


def _names_of(sitter: Sitter, reserved: dict[int, set[str]]) -> frozenset[str]:
    named = frozenset().union(*reserved.values()) if reserved else frozenset()
    return named & {sitter.id, sitter.group}


def _short(
    people: Sequence[Sequence[str]], suits: Sequence[Sequence[int]], supply: list[int]
) -> Missing | None:
    """The people for whom there are too few seats: Hall's condition, by augmenting a flow."""
    taken: list[Counter[int]] = [Counter() for _ in people]
    left = list(supply)
    for kind, members in enumerate(people):
        waiting = len(members)
        for seat in suits[kind]:
            given = min(waiting, left[seat])
            left[seat] -= given
            taken[kind][seat] += given
            waiting -= given
        for _ in range(waiting):
            reached = _augment(kind, suits, taken, left)
            if reached is not None:
                short = [person for one in sorted(reached) for person in people[one]]
                room = sum(supply[seat] for seat in {s for one in reached for s in suits[one]})
                return tuple(short), len(short), room
    return None


def _augment(
    kind: int, suits: Sequence[Sequence[int]], taken: list[Counter[int]], left: list[int]
) -> set[int] | None:
    """One more seat for a kind, pushing others to other kinds of seats; the kinds reached where there is none."""
    came: dict[int, tuple[int, int]] = {}
    edge, reached = [kind], {kind}
    while edge:
        one = edge.pop(0)
        free = next((seat for seat in suits[one] if left[seat]), None)
        if free is not None:
            left[free] -= 1
            _push(one, free, came, taken)
            return None
        for seat in suits[one]:
            holders = [other for other, held in enumerate(taken) if held[seat] > 0 and other not in reached]
            reached.update(holders)
            came.update((other, (one, seat)) for other in holders)
            edge += holders
    return reached


def _push(one: int, free: int, came: dict[int, tuple[int, int]], taken: list[Counter[int]]) -> None:
    """Whoever found a free seat hands the one wanted to the kind before, and so on back to the first."""
    taken[one][free] += 1
    while one in came:
        before, seat = came[one]
        taken[one][seat] -= 1
        taken[before][seat] += 1
        one = before


def _bound(some: _Set) -> Missing | None:
    """People bound to each other: asked together and apart, more in a row than it has seats, or tied to locks."""
    together = [each.people for each in some.asked.of(RequirementKind.TOGETHER)]
    apart = {frozenset(pair) for each in some.asked.of(RequirementKind.APART)
             for pair in combinations(each.people, 2)}  # fmt: skip
    for chain in together:
        torn = [pair for pair in pairwise(chain) if frozenset(pair) in apart]
        if torn:
            return torn[0], 0, 0
        longest = _longest_row(some.asked)
        if len(chain) > longest:
            return chain, len(chain), longest
    return _tied_to_locks(some, together, apart)


def _longest_row(asked: Asked) -> int:
    """The most neighbouring seats of one row."""
    longest = 0
    for rows in asked.floor.block_rows().values():
        for row in rows:
            length = 0
            for number in row:
                if not asked.floor.usable(number):
                    length = length if number in asked.floor.skipped else 0
                    continue
                length += 1
                longest = max(longest, length)
    return longest


def _tied_to_locks(
    some: _Set, together: Sequence[Sequence[str]], apart: set[frozenset[str]]
) -> Missing | None:
    """Try to place everybody who must sit beside somebody locked, and so on along the chain."""
    floor, task = some.asked.floor, some.task
    seat_of = {p: floor.index[task.locked[p]] for p in some.locks if task.locked[p] in floor.index}
    for pair in apart:
        one, two = sorted(pair)
        if one in seat_of and two in seat_of and floor.within_one(seat_of[one], seat_of[two]):
            return (one, two), 0, 0
    due = _order_from(seat_of, together)
    if due and not _placed(some.asked, dict(seat_of), due, apart, [MOST_TRIES]):
        return tuple(dict.fromkeys(person for pair in due for person in pair)), 0, 0
    return None


def _order_from(seat_of: dict[str, int], together: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """(who has a seat by then, who must sit beside) for everybody reached from a lock."""
    links = [pair for chain in together for pair in pairwise(chain)]
    known = set(seat_of)
    due: list[tuple[str, str]] = []
    while True:
        fresh = [(a, b) if a in known else (b, a) for a, b in links if (a in known) or (b in known)]
        fresh = [pair for pair in fresh if pair not in due and (pair[1], pair[0]) not in due]
        if not fresh:
            return due
        due.append(fresh[0])
        known.update(fresh[0])


def _placed(
    asked: Asked,
    seat_of: dict[str, int],
    due: Sequence[tuple[str, str]],
    apart: set[frozenset[str]],
    left: list[int],
) -> bool:
    """Whether the rest can be placed; true as well when the tries are spent."""
    left[0] -= 1
    if not due or left[0] <= 0:
        return True
    (one, two), rest, floor = due[0], due[1:], asked.floor
    if two in seat_of:
        return floor.side_by_side(seat_of[one], seat_of[two]) and _placed(asked, seat_of, rest, apart, left)
    taken = set(seat_of.values())
    for seat in floor.near[seat_of[one]]:
        if seat in taken or not (floor.usable(seat) and floor.side_by_side(seat_of[one], seat)):
            continue
        if any(frozenset((two, p)) in apart and floor.within_one(seat, s) for p, s in seat_of.items()):
            continue
        if _placed(asked, {**seat_of, two: seat}, rest, apart, left):
            return True
    return False
