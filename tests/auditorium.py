"""Auditoriums that anyone can make again from a number of people and a seed, with known optima.

Front rows for people of rank, a file of recipients along an aisle, wheelchair users with companions, a few locked
people, and delegations of very unequal size. `OPTIMA` are proven by an integer programme over all runs of all strips
(neighbours in the eight directions, seats of fixed people looked through), without pairs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from desktop_app.domain.requirements import Requirement, RequirementKind
from desktop_app.domain.seating import Seat, SeatingTask, Sitter
from desktop_app.planning.banquet import Banquet, Table
from desktop_app.planning.floor import Floor
from desktop_app.planning.runs import Group, Runs

HALLS = {
    170: (12, (4, 8, 4), 9),
    500: (20, (7, 13, 7), 11),
    2_000: (40, (10, 17, 17, 10), 27),
    5_000: (64, (12, 20, 20, 20, 12), 63),
}
"""People -> rows, seats of each block, people on the dais (who are left out)."""
AWARDEES = {170: 18, 500: 30, 2_000: 60, 5_000: 100}
WHEELCHAIRS = {170: 2, 500: 5, 2_000: 20, 5_000: 50}
OPTIMA = {
    (170, 1): 49351, (170, 2): 35766, (170, 3): 44231, (170, 4): 37266, (170, 5): 38699,
    (500, 1): 122922, (500, 2): 142402, (500, 3): 146922,
}  # fmt: skip
"""Proven by HiGHS 1.16 on `Auditorium.runs` (`tests.bench_seating_peers.highs`), in 0.3 and 40 seconds."""
SEAT, ROW, AISLE = 600, 950, 1.5
BREAK = 1_000
"""The price of a break in a run on which the optima are proven."""

Place = tuple[int, int, int]
"""Row, block, column."""


class Auditorium:
    """One instance; its random numbers are drawn in a fixed order, so that it is the same everywhere."""

    def __init__(self, people: int, seed: int = 1) -> None:
        self.people, self.seed = people, seed
        self.rows, self.blocks, dais = HALLS[people]
        chance = random.Random(1000 * people + seed)
        self.places = [
            (r, b, c) for r in range(self.rows) for b, w in enumerate(self.blocks) for c in range(w)
        ]
        self.number = {place: n for n, place in enumerate(self.places)}
        self.fixed: dict[int, str] = {}
        audience = people - dais
        ranked = max(6, round(0.06 * people))
        self._fix_ranked(ranked)
        self._fix_awardees(AWARDEES[people])
        self._fix_wheelchairs(WHEELCHAIRS[people])
        locked = max(2, round(0.01 * people))
        pool = [n for n, (r, _, _) in enumerate(self.places)
                if n not in self.fixed and self.rows // 4 <= r < 3 * self.rows // 4]  # fmt: skip
        for n in chance.sample(pool, locked):
            self._fix(n, "lock")
        self._delegations(chance, audience - ranked - AWARDEES[people] - 2 * WHEELCHAIRS[people] - locked)
        self.apart = self._apart(chance)
        self.together = self._together(chance)

    def x(self, number: int) -> float:
        """Seat widths from the audience's left."""
        _, block, column = self.places[number]
        return sum(self.blocks[:block]) + column + AISLE * block

    def _fix(self, number: int, kind: str) -> None:
        self.fixed[number] = f"{kind}{len(self.fixed)}"

    def _fix_ranked(self, count: int) -> None:
        middle = (sum(self.blocks) + AISLE * (len(self.blocks) - 1) - 1) / 2
        best = sorted(range(len(self.places)),
                      key=lambda n: (self.places[n][0], abs(self.x(n) - middle), self.x(n)))  # fmt: skip
        for n in best[:count]:
            self._fix(n, "rank")
        self.behind = max(self.places[n][0] for n in self.fixed) + 1

    def _fix_awardees(self, count: int) -> None:
        """The seats on both sides of the first aisle from the front, then one side of the last."""
        width = self.blocks[0]
        file = [self.number[place] for r in range(self.behind, self.rows)
                for place in ((r, 0, width - 1), (r, 1, 0))]  # fmt: skip
        last = len(self.blocks) - 2
        file += [self.number[r, last, self.blocks[last] - 1] for r in range(self.behind, self.rows)]
        for n in file[:count]:
            self._fix(n, "award")

    def _fix_wheelchairs(self, count: int) -> None:
        for chair, beside in self._ends():
            if count and chair not in self.fixed and beside not in self.fixed:
                self._fix(chair, "wheel")
                self._fix(beside, "friend")
                count -= 1
        assert count == 0

    def _ends(self) -> Iterator[tuple[int, int]]:
        """Ends of rows with the seat beside: the outer walls first, then the aisles; from the back and the middle."""
        back, half, last = self.rows - 1, self.rows // 2, len(self.blocks) - 1
        for r in (back, half, back - 1, half + 1, back - 2, half + 2, back - 3, half + 3, back - 4, back - 5):
            ends = [(0, 0, 1), (last, self.blocks[last] - 1, self.blocks[last] - 2)]
            for b in range(1, last):
                ends += [(b, 0, 1), (b, self.blocks[b] - 1, self.blocks[b] - 2)]
            for b, c, beside in ends:
                yield self.number[r, b, c], self.number[r, b, beside]

    def _delegations(self, chance: random.Random, members: int) -> None:
        most = max(20, min(60, int(0.05 * self.people)))
        self.sizes: list[int] = []
        while members:
            size = min(max(1, min(most, round(chance.lognormvariate(2.1, 0.8)))), members)
            self.sizes.append(size)
            members -= size
        self.precedence = list(range(len(self.sizes)))
        chance.shuffle(self.precedence)
        first = len(self.fixed)
        self.members: list[list[int]] = []
        for size in self.sizes:
            self.members.append(list(range(first, first + size)))
            first += size
        self.home = {person: d for d, members in enumerate(self.members) for person in members}

    def _apart(self, chance: random.Random) -> set[tuple[int, int]]:
        """Keep-apart pairs for 2 % of the people, half of them inside a delegation."""
        everyone = [person for members in self.members for person in members]
        pairs: set[tuple[int, int]] = set()
        while len(pairs) < max(3, round(0.02 * self.people)):
            one = chance.choice(everyone)
            inside = chance.random() < 0.5 and len(self.members[self.home[one]]) >= 4
            two = chance.choice(self.members[self.home[one]] if inside else everyone)
            if one != two:
                pairs.add((min(one, two), max(one, two)))
        return pairs

    def _together(self, chance: random.Random) -> set[tuple[int, int]]:
        """Keep-together pairs inside delegations for 2 % of the people; nobody is in two of them."""
        pairs: set[tuple[int, int]] = set()
        used: set[int] = set()
        while len(pairs) < max(3, round(0.02 * self.people)):
            members = self.members[chance.randrange(len(self.sizes))]
            if len(members) < 3:
                continue
            one, two = sorted(chance.sample(members, 2))
            if {one, two} & used or (one, two) in self.apart:
                continue
            used |= {one, two}
            pairs.add((one, two))
        return pairs

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The hall; numbers run on across the aisles."""
        return tuple(
            Seat(f"s{n}", "h", "ABCDE"[b], r + 1, sum(self.blocks[:b]) + c + 1, f"{r + 1}-{n}",
                 round(self.x(n) * SEAT), r * ROW, aisle=c in (0, self.blocks[b] - 1))
            for n, (r, b, c) in enumerate(self.places)
        )  # fmt: skip

    def task(self, pairs: bool = False, evaluations: int = 0, seed: int = 1) -> SeatingTask:
        """For the engine: fixed people are locked; with `pairs` those that must be kept together or apart."""
        sitters = [Sitter(f"p{person}", f"g{d}", person) for d, members in enumerate(self.members)
                   for person in members]  # fmt: skip
        order = sorted(range(len(self.sizes)), key=lambda d: self.precedence[d])
        fixed = [Sitter(person, "", 10_000 + n) for n, person in enumerate(self.fixed.values())]
        asked = [(RequirementKind.APART, pair) for pair in sorted(self.apart)]
        asked += [(RequirementKind.TOGETHER, pair) for pair in sorted(self.together)]
        return SeatingTask(
            hall_id="h",
            seats=self.seats,
            people=(*sitters, *fixed),
            groups=tuple(f"g{d}" for d in order),
            locked={person: f"s{number}" for number, person in self.fixed.items()},
            requirements=tuple(
                Requirement(f"{kind.value}{n}", "h", kind, (f"p{pair[0]}", f"p{pair[1]}"))
                for n, (kind, pair) in enumerate(asked)
            ) if pairs else (),
            seed=seed,
            evaluations=evaluations,
        )  # fmt: skip

    def runs(self) -> Runs:
        """The model on which the optima are proven."""
        strips = []
        for b, width in enumerate(self.blocks):
            line = [self.number[r, b, c] for r in range(self.rows)
                    for c in (range(width) if r % 2 == 0 else range(width - 1, -1, -1))]  # fmt: skip
            strips.append([n for n in line if n not in self.fixed])
        most = len(self.sizes)
        groups = [
            Group(
                f"g{d}", tuple(f"p{p}" for p in members), 1 + round(19 * (1 - self.precedence[d] / most) ** 2)
            )
            for d, members in enumerate(self.members)
        ]
        return Runs(_Open(self), strips, groups, split=BREAK)


class _Open(Floor):
    """Neighbours in all eight directions inside a block, looking through up to three fixed seats."""

    def __init__(self, hall: Auditorium) -> None:
        super().__init__(hall.seats)
        near: list[list[int]] = [[] for _ in hall.seats]
        for number in range(len(hall.seats)):
            if number not in hall.fixed:
                for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
                    other = _through(hall, number, down, right)
                    if other >= 0:
                        near[number].append(other)
                        near[other].append(number)
        self.near = [tuple(beside) for beside in near]


def _through(hall: Auditorium, number: int, down: int, right: int) -> int:
    r, b, c = hall.places[number]
    other, looked = hall.number.get((r + down, b, c + right), -1), 0
    while other in hall.fixed and looked < 3 and not (down and right):
        r, b, c = hall.places[other]
        other, looked = hall.number.get((r + down, b, c + right), -1), looked + 1
    return -1 if other in hall.fixed else other


@dataclass(frozen=True)
class Changes:
    """Late changes: who sends apologies, and the delegations one more person each joins."""

    gone: tuple[str, ...]
    joined: tuple[str, ...]


def late_changes(hall: Auditorium, share: float = 0.02) -> Changes:
    """A share of the members cancels, and as many people join delegations chosen by chance."""
    chance = random.Random(hall.seed * 7 + hall.people)
    everyone = [f"p{person}" for members in hall.members for person in members]
    count = max(2, round(share * hall.people))
    gone = tuple(chance.sample(everyone, count))
    return Changes(gone, tuple(f"g{chance.randrange(len(hall.sizes))}" for _ in range(count)))


def wedding(tables: int, seats: int) -> Banquet:
    """Seventeen guests, eight of them of the groom's side, in the tradition of the wedding chart of 2012: everybody
    knows everybody of the own side (1), couples are worth 50, a mother and a bridesmaid 10. Proven: 276 and 318."""
    worth = dict.fromkeys(combinations(range(9), 2), 1.0)
    worth |= dict.fromkeys(combinations(range(9, 17), 2), 1.0)
    worth |= {(0, 1): 50.0, (2, 3): 50.0, (4, 5): 50.0, (6, 7): 50.0, (2, 8): 10.0, (9, 10): 50.0}
    named = {(str(one), str(two)): value for (one, two), value in worth.items()}
    return Banquet(tuple(map(str, range(17))), (Table(0, seats),) * tables, named)
