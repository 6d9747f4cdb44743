"""Who sits side by side and who apart, put right by exchanges inside a delegation: its area stays what it is.

Every exchange that lessens the whole penalty is taken, the best first for each person concerned; two people who belong
together may also be brought to a pair of neighbouring seats of their delegations at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from desktop_app.domain.requirements import Requirement, RequirementKind

from .floor import Floor

MUST = 5_000
"""What a broken pair costs that must hold; a wish costs WISH for each point of weight."""
WISH = 40
MOST_ROUNDS = 12
WIDE = 80
"""Of a larger delegation only the nearest so many are tried for an exchange."""


@dataclass
class Pairs:
    """Seats of people by number, and the pairs asked for. `fixed` people keep their seats."""

    floor: Floor
    seat_of: dict[str, int]
    group_of: Mapping[str, str]
    weight: Mapping[str, int]
    fixed: frozenset[str] = frozenset()
    together: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    apart: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def ask(self, requirements: Iterable[Requirement]) -> None:
        """Take the pairs of together and apart; three together are a chain in the order given."""
        for asked in requirements:
            cost = MUST if asked.must else WISH * asked.weight
            if asked.kind is RequirementKind.TOGETHER:
                _note(self.together, pairwise(asked.people), cost)
            elif asked.kind is RequirementKind.APART:
                _note(self.apart, combinations(asked.people, 2), cost)
        for person, group in self.group_of.items():
            if person in self.seat_of and person not in self.fixed:
                self.members[group].append(person)

    def broken(self) -> list[str]:
        """Everybody in a pair that does not hold, in a fixed order."""
        return [person for person in sorted({*self.together, *self.apart}) if self._faults(person)]

    def mend(self) -> None:
        """Exchange people until nothing gets better."""
        for _ in range(MOST_ROUNDS):
            better = [self._better(person) for person in self.broken() if person in self.seat_of]
            if not any(better):
                return

    def _better(self, person: str) -> bool:
        return self._best_exchange(person) or any(
            self._bring_together(person, other)
            for other, _ in self.together.get(person, ())
            if other in self.seat_of and not self._beside(person, other)
        )

    def _beside(self, one: str, two: str) -> bool:
        return self.floor.side_by_side(self.seat_of[one], self.seat_of[two])

    def _faults(self, person: str) -> int:
        """What the broken pairs of one person cost."""
        seat, floor, cost = self.seat_of.get(person), self.floor, 0
        if seat is None:
            return 0
        for other, price in self.together.get(person, ()):
            there = self.seat_of.get(other)
            if there is not None and not floor.side_by_side(seat, there):
                cost += price
        for other, price in self.apart.get(person, ()):
            there = self.seat_of.get(other)
            if there is not None and floor.within_one(seat, there):
                cost += price
        return cost

    def _cost(self, people: Iterable[str]) -> int:
        """Pairs and merit of some people; a pair between two of them counts twice, before and after alike."""
        merit = self.floor.merit
        return sum(2 * self.weight.get(p, 1) * merit[self.seat_of[p]] + 2 * self._faults(p) for p in people)

    def _concerned(self, people: Iterable[str]) -> list[str]:
        found = dict.fromkeys(people)
        for person in list(found):
            for other, _ in (*self.together.get(person, ()), *self.apart.get(person, ())):
                if other in self.seat_of:
                    found[other] = None
        return list(found)

    def _exchange(self, one: str, two: str) -> None:
        self.seat_of[one], self.seat_of[two] = self.seat_of[two], self.seat_of[one]

    def _partners(self, person: str) -> list[str]:
        if person in self.fixed:
            return []
        mates = [other for other in self.members[self.group_of.get(person, "")] if other != person]
        if len(mates) <= WIDE:
            return mates
        here = self.seat_of[person]
        return sorted(mates, key=lambda p: (self.floor.distance(here, self.seat_of[p]), p))[:WIDE]

    def _best_exchange(self, person: str) -> bool:
        """The exchange with another of the delegation that lessens the cost most; False where none does."""
        best, chosen = 0, ""
        for other in self._partners(person):
            change = self._change([(person, other)])
            if change < best:
                best, chosen = change, other
        if chosen:
            self._exchange(person, chosen)
        return bool(chosen)

    def _change(self, exchanges: Sequence[tuple[str, str]]) -> int:
        """By how much the cost would change; nothing is changed."""
        concerned = self._concerned(person for pair in exchanges for person in pair)
        before = self._cost(concerned)
        for one, two in exchanges:
            self._exchange(one, two)
        after = self._cost(concerned)
        for one, two in reversed(exchanges):
            self._exchange(one, two)
        return after - before

    def _bring_together(self, one: str, two: str) -> bool:
        """Both to the pair of neighbouring seats of their delegations where that costs least."""
        best, chosen = 0, None
        for pair in self._openings(one, two):
            change = self._change(pair)
            if change < best:
                best, chosen = change, pair
        for exchange in chosen or ():
            self._exchange(*exchange)
        return chosen is not None

    def _openings(self, one: str, two: str) -> Iterator[list[tuple[str, str]]]:
        """Exchanges that put two people on neighbouring seats of a row, each within the own delegation."""
        sitting = {self.seat_of[p]: p for p in (*self._partners(two), two)}
        for first in (*self._partners(one), one):
            seat = self.seat_of[first]
            for beside in self.floor.near[seat]:
                second = sitting.get(beside)
                if second is None or second == first or not self.floor.side_by_side(seat, beside):
                    continue
                if {first, second} == {one, two} or second == one or first == two:
                    continue
                yield [(a, b) for a, b in ((one, first), (two, second)) if a != b]


def _note(pairs: dict[str, list[tuple[str, int]]], couples: Iterable[tuple[str, str]], cost: int) -> None:
    for one, two in couples:
        pairs[one].append((two, cost))
        pairs[two].append((one, cost))
