"""People whose seat follows from a rule: locks, the dais, wheelchair users, and award batches at the aisle.

Each step takes seats away for the next one, in this order; what cannot be met is written down, never passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.awards import EntrySide
from desktop_app.domain.protocol import chair_order
from desktop_app.domain.requirements import RequirementKind
from desktop_app.domain.seating import SeatingTask, SeatKind, Shortfall, Sitter, Unmet, Walk

from .asked import Asked
from .floor import Floor


@dataclass
class Fixed:
    """Who sits where so far. `kept` are those whose seat was given: the engine did not choose it."""

    task: SeatingTask
    floor: Floor
    seat_of: dict[str, int] = field(default_factory=dict)
    taken: dict[int, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    walkers: set[str] = field(default_factory=set)
    shortfalls: list[Shortfall] = field(default_factory=list)
    reserved: frozenset[int] = frozenset()

    def seat(self, person: str, number: int) -> None:
        """Give a free seat to somebody who has none."""
        self.seat_of[person] = number
        self.taken[number] = person

    def free(self, number: int) -> bool:
        """Whether the engine may still give this seat away."""
        return number not in self.reserved and self.open(number)

    def open(self, number: int) -> bool:
        """Whether nobody sits on a seat that may be used, be it reserved or not."""
        return number not in self.taken and self.floor.usable(number)

    def waiting(self) -> list[Sitter]:
        """Those without a seat, in roster order."""
        return [sitter for sitter in self.task.people if sitter.id not in self.seat_of]


def fix(asked: Asked) -> Fixed:
    """Seat everybody whose seat follows from a rule."""
    fixed = Fixed(asked.task, asked.floor, reserved=frozenset(asked.reserved()))
    _keep(fixed)
    _seat_dais(fixed)
    _seat_wheelchairs(fixed, _companions(asked))
    _seat_named(fixed, asked)
    _seat_walkers(fixed)
    return fixed


def _companions(asked: Asked) -> dict[str, list[str]]:
    """Who must sit beside a wheelchair user."""
    users = {sitter.id for sitter in asked.task.people if sitter.wheelchair}
    found: dict[str, list[str]] = defaultdict(list)
    for each in asked.of(RequirementKind.TOGETHER, must=True):
        user = next((person for person in each.people if person in users), None)
        if user is not None:
            found[user] += [person for person in each.people if person not in users]
    return found


def _seat_named(fixed: Fixed, asked: Asked) -> None:
    """People whom a zone or reserved seats name: the best free seat meant for them."""
    for person, rooms in asked.named().items():
        if person in fixed.seat_of:
            continue
        open_seats = [n for n in sorted(frozenset.intersection(*rooms)) if fixed.open(n)]
        if open_seats:
            fixed.seat(person, min(open_seats, key=lambda n: (fixed.floor.merit[n], n)))


def _keep(fixed: Fixed) -> None:
    task = fixed.task
    known = {sitter.id for sitter in task.people}
    rising = _incomplete_files(task) if task.keep_placed else set()
    stay = {p: seat for p, seat in task.placed.items() if p not in rising} if task.keep_placed else {}
    given = {**stay, **task.locked}
    for person, seat_id in sorted(given.items(), key=lambda pair: (pair[0] not in task.locked, pair[1])):
        number = fixed.floor.index.get(seat_id)
        if (
            person in known
            and number is not None
            and number not in fixed.taken
            and _may_stay(fixed, person, number)
        ):
            fixed.seat(person, number)
            fixed.kept.add(person)


def _incomplete_files(task: SeatingTask) -> set[str]:
    """Recipients of batches one of whom has no seat yet: their file is formed anew, but for those who have arrived."""
    known = {sitter.id for sitter in task.people}
    rising: set[str] = set()
    for walk in task.walks:
        coming = [person for person in walk.people if person in known]
        if any(person not in task.placed and person not in task.locked for person in coming):
            rising.update(person for person in coming if person not in task.arrived)
    return rising


def _may_stay(fixed: Fixed, person: str, number: int) -> bool:
    """Whether a seat is still to be had; a lock is the staff's own will."""
    gone = fixed.floor.seats[number].kind is SeatKind.BLOCKED or number in fixed.floor.closed
    return person in fixed.task.locked or not gone


def by_rank(people: Sequence[Sitter]) -> list[Sitter]:
    """Those with a rank, the highest first; equal ranks by roster."""
    return sorted(
        (each for each in people if each.rank is not None), key=lambda s: (s.rank or 0, s.order, s.id)
    )


def _seat_dais(fixed: Fixed) -> None:
    task, floor = fixed.task, fixed.floor
    rows = floor.dais_rows()
    on_dais = {chair for row in rows for chair in row}
    held = [p for p in task.people if fixed.seat_of.get(p.id) in on_dais]
    ranked = [sitter for sitter in by_rank(task.people) if sitter.id not in fixed.seat_of]
    order = chair_order([len(row) for row in rows], len(ranked) + len(held), task.protocol, task.even_dais)
    chairs = [rows[chair.row][chair.place] for chair in order]
    empty = [chair for chair in chairs if chair not in fixed.taken]
    for sitter, chair in zip(ranked, empty, strict=False):
        fixed.seat(sitter.id, chair)
    _tell_departures(fixed, held, chairs)
    _seat_in_front(fixed, ranked[len(empty) :])


def _tell_departures(fixed: Fixed, held: list[Sitter], chairs: list[int]) -> None:
    """A lock on the dais wins over the rule; say whose chair differs from the rule's."""
    if not held:
        return
    unranked = [sitter for sitter in held if sitter.rank is None]
    ranked = [sitter for sitter in by_rank(fixed.task.people) if fixed.seat_of.get(sitter.id) in set(chairs)]
    rule = dict(zip((s.id for s in [*ranked, *unranked]), chairs, strict=False))
    astray = tuple(person for person, chair in rule.items() if fixed.seat_of[person] != chair)
    if astray:
        fixed.shortfalls.append(Shortfall(Unmet.DAIS_BY_HAND, astray))


def _seat_in_front(fixed: Fixed, ranked: list[Sitter]) -> None:
    """People of rank without a chair on the dais: row by row from the front, each row from the middle outwards."""
    if not ranked:
        return
    floor = fixed.floor
    best = sorted(
        (number for number in floor.hall if fixed.free(number)),
        key=lambda n: (floor.seats[n].row, abs(floor.seats[n].x - floor.middle), floor.seats[n].x),
    )
    for sitter, number in zip(ranked, best, strict=False):
        fixed.seat(sitter.id, number)
    fixed.shortfalls.append(Shortfall(Unmet.DAIS_FULL, tuple(sitter.id for sitter in ranked)))


def _seat_wheelchairs(fixed: Fixed, companions: dict[str, list[str]]) -> None:
    """On wheelchair places, else at an aisle; who must sit beside the user is seated there at once."""
    floor = fixed.floor
    users = [sitter for sitter in fixed.waiting() if sitter.wheelchair]
    users.sort(key=lambda sitter: not companions.get(sitter.id))
    beyond = []
    for sitter in users:
        places = [
            n for n in floor.hall if floor.seats[n].kind is SeatKind.WHEELCHAIR and n not in fixed.taken
        ]
        places.sort(key=lambda n: (floor.merit[n], n))
        if not places:
            beyond.append(sitter.id)
            places = _aisle_ends(fixed)
        mates = [person for person in companions.get(sitter.id, ()) if person not in fixed.seat_of]
        _seat_beside(fixed, sitter.id, mates, places)
    if beyond:
        fixed.shortfalls.append(Shortfall(Unmet.NO_WHEELCHAIR_PLACE, tuple(beyond)))


def _seat_beside(fixed: Fixed, user: str, mates: Sequence[str], places: Sequence[int]) -> None:
    """The first place with room for the companions beside it; the first of all where there is none such."""
    for place in places:
        row = _row_from(fixed, place, len(mates))
        if len(row) == len(mates):
            fixed.seat(user, place)
            for person, seat in zip(mates, row, strict=True):
                fixed.seat(person, seat)
            return
    if places:
        fixed.seat(user, places[0])


def _row_from(fixed: Fixed, place: int, count: int) -> list[int]:
    """Up to so many free seats in the row right beside a place, on one side or the other."""
    longest: list[int] = []
    for first in fixed.floor.near[place]:
        row: list[int] = []
        here = place
        beside = first
        while len(row) < count and fixed.floor.side_by_side(here, beside) and fixed.free(beside):
            row.append(beside)
            onward = [
                n for n in fixed.floor.near[beside] if n != here and fixed.floor.side_by_side(beside, n)
            ]
            if not onward:
                break
            here, beside = beside, onward[0]
        longest = max(longest, row, key=len)
    return longest


def _aisle_ends(fixed: Fixed) -> list[int]:
    """Free seats at an aisle, nearest to the wheelchair places first, or from the back where there are none."""
    seats = fixed.floor.seats
    places = [seat for seat in seats if seat.kind is SeatKind.WHEELCHAIR]
    ends = [number for number in fixed.floor.hall if seats[number].aisle and fixed.free(number)]

    def far(number: int) -> int:
        seat = seats[number]
        return min((abs(seat.x - p.x) + abs(seat.y - p.y) for p in places), default=-seat.y)

    return sorted(ends, key=lambda number: (far(number), number))


@dataclass
class _Edge:
    """One side of a block at an aisle: its rows from the front, each from the aisle inwards."""

    rows: list[list[int]]
    inner: bool
    depth: int
    """0 for the block nearest the entry side."""
    next_row: int = 0


def _seat_walkers(fixed: Fixed) -> None:
    called: set[str] = set()
    due: dict[EntrySide, list[tuple[Walk, list[str]]]] = defaultdict(list)
    known = {sitter.id for sitter in fixed.task.people}
    for walk in fixed.task.walks:
        coming = [person for person in walk.people if person in known and person not in called]
        called.update(coming)
        in_file = fixed.kept - fixed.task.locked.keys()
        elsewhere = tuple(person for person in coming if person in fixed.seat_of and person not in in_file)
        if elsewhere:
            fixed.shortfalls.append(Shortfall(Unmet.WALKER_ELSEWHERE, elsewhere, walk.batch_id))
        rest = [person for person in coming if person not in fixed.seat_of]
        if rest:
            due[walk.entry].append((walk, rest))
    for entry in EntrySide:
        if due[entry]:
            _fill_edge(fixed, _best_edge(fixed, entry, [len(people) for _, people in due[entry]]), due[entry])


def _fill_edge(fixed: Fixed, edge: _Edge, due: list[tuple[Walk, list[str]]]) -> None:
    for walk, people in due:
        file = _file(fixed, edge, len(people))
        if file is None:
            fixed.shortfalls.append(Shortfall(Unmet.BATCH_NOT_TOGETHER, tuple(people), walk.batch_id))
            continue
        for person, number in zip(people, file, strict=True):
            fixed.seat(person, number)
            fixed.walkers.add(person)


def _best_edge(fixed: Fixed, entry: EntrySide, sizes: list[int]) -> _Edge:
    """The aisle side that seats all batches in the fewest rows; an inner aisle before the wall, then the nearest."""

    def cost(edge: _Edge) -> tuple[int, int, bool, int]:
        trial = _Edge(edge.rows, edge.inner, edge.depth)
        missed = sum(1 for size in sizes if _file(fixed, trial, size) is None)
        return missed, trial.next_row, not edge.inner, edge.depth

    return min(_edges(fixed.floor, entry), key=cost)


def _edges(floor: Floor, entry: EntrySide) -> Iterator[_Edge]:
    blocks = list(floor.block_rows().values())
    if entry is EntrySide.RIGHT:
        blocks = [[row[::-1] for row in rows] for rows in reversed(blocks)]
    for depth, rows in enumerate(blocks):
        yield _Edge(rows, depth > 0, depth)
    if not blocks:
        yield _Edge([], False, 0)


def _file(fixed: Fixed, edge: _Edge, people: int) -> list[int] | None:
    """Seats for one batch, first walker first: rows from the front, each from the aisle inwards. None: no room."""
    seats: list[int] = []
    row = edge.next_row
    while len(seats) < people and row < len(edge.rows):
        width, beside = len(edge.rows[row]), _free_from_aisle(fixed, edge.rows[row])
        missing = people - len(seats)
        if 2 * len(beside) >= min(missing, width):
            seats += beside[:missing]
        else:
            seats = []  # somebody sits in between: the batch starts again behind
        row += 1
    if len(seats) < people:
        return None
    edge.next_row = row
    return seats


def _free_from_aisle(fixed: Fixed, row: list[int]) -> list[int]:
    beside: list[int] = []
    for number in row:
        if not beside and fixed.floor.seats[number].kind is SeatKind.BLOCKED:
            continue
        if not fixed.free(number):
            break
        beside.append(number)
    return beside
