"""What a seating must and should respect, in the staff's own words: together, apart, a zone, empty seats, an order.

A requirement that must hold has weight 0; a wish has a weight of 1 (slight) to 10 (strong) and a price in the report.
Locks, the dais, wheelchair places and award batches are requirements too, but they are kept where they belong
(placement, rank, need, batch).
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .refusal import Refusal

STRONGEST = 10
"""The weight of the strongest wish."""
WIDEST_SPACING = 5
"""So many seats may be left empty between two neighbours of a row."""


class RequirementKind(enum.StrEnum):
    """What is asked for."""

    TOGETHER = "together"
    """These people sit on consecutive seats of one row: couples, an interpreter, a wheelchair user's companion."""
    APART = "apart"
    """No two of these people sit within one seat of each other in any direction."""
    ZONE = "zone"
    """These people and delegations sit on these seats, wherever on them."""
    RESERVE = "reserve"
    """These seats are for these people and delegations alone; who does not fit may sit elsewhere."""
    NEAR = "near"
    """These people and delegations sit near these seats (an interpreter, a door, the lectern)."""
    LEAVE_EMPTY = "leave_empty"
    """Nobody sits on these seats."""
    SPACING = "spacing"
    """`number` seats stay empty between two neighbours of a row: in the whole hall, or among these seats."""
    SPARE = "spare"
    """One seat in `number` stays free among the delegations, so that late arrivals move few people."""
    FRONT_TO_BACK = "front_to_back"
    """The delegations stand in protocol order from the front to the back."""
    LEFT_TO_RIGHT = "left_to_right"
    """The delegations stand in protocol order from the audience's left to its right."""


class Names(enum.Flag):
    """What a requirement of a kind speaks of."""

    PEOPLE = enum.auto()
    GROUPS = enum.auto()
    SEATS = enum.auto()
    NUMBER = enum.auto()


_WHO = Names.PEOPLE | Names.GROUPS
SPEAKS_OF: Mapping[RequirementKind, Names] = {
    RequirementKind.TOGETHER: Names.PEOPLE,
    RequirementKind.APART: Names.PEOPLE,
    RequirementKind.ZONE: _WHO | Names.SEATS,
    RequirementKind.RESERVE: _WHO | Names.SEATS,
    RequirementKind.NEAR: _WHO | Names.SEATS,
    RequirementKind.LEAVE_EMPTY: Names.SEATS,
    RequirementKind.SPACING: Names.SEATS | Names.NUMBER,
    RequirementKind.SPARE: Names.NUMBER,
    RequirementKind.FRONT_TO_BACK: Names(0),
    RequirementKind.LEFT_TO_RIGHT: Names(0),
}
"""For each kind what it may name; a form shows just these fields."""
ALWAYS_MUST = frozenset({RequirementKind.LEAVE_EMPTY, RequirementKind.SPACING, RequirementKind.RESERVE})
ALWAYS_WISH = frozenset(
    {
        RequirementKind.NEAR,
        RequirementKind.SPARE,
        RequirementKind.FRONT_TO_BACK,
        RequirementKind.LEFT_TO_RIGHT,
    }
)
ONE_IN_A_HALL = frozenset(
    {RequirementKind.SPARE, RequirementKind.FRONT_TO_BACK, RequirementKind.LEFT_TO_RIGHT}
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing asked of the seating of a hall. `people`: attendee ids in the order given, `groups`: delegation ids."""

    id: str
    hall_id: str
    kind: RequirementKind
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    number: int = 0
    weight: int = 0
    note: str = ""
    order: str = ""

    @property
    def must(self) -> bool:
        """Whether a plan that breaks it may not be offered; otherwise it is a wish."""
        return self.weight == 0


def ensure_requirement(asked: Requirement) -> None:
    """Refuses what says nothing: too few people, no seats, a number or weight out of bounds."""
    names = SPEAKS_OF[asked.kind]
    if names is Names.PEOPLE and len(set(asked.people)) < 2:
        raise Refusal("requirement-needs-two")
    if Names.SEATS in names and not asked.seats and asked.kind is not RequirementKind.SPACING:
        raise Refusal("requirement-needs-seats")
    if Names.GROUPS in names and not (asked.people or asked.groups):
        raise Refusal("requirement-needs-people")
    if asked.kind is RequirementKind.SPACING and not 1 <= asked.number <= WIDEST_SPACING:
        raise Refusal("spacing-out-of-bounds", most=WIDEST_SPACING)
    if asked.kind is RequirementKind.SPARE and asked.number < 2:
        raise Refusal("spare-out-of-bounds")
    _ensure_weight(asked)


def _ensure_weight(asked: Requirement) -> None:
    if asked.weight and asked.kind in ALWAYS_MUST:
        raise Refusal("requirement-is-no-wish")
    if not asked.weight and asked.kind in ALWAYS_WISH:
        raise Refusal("requirement-is-a-wish", most=STRONGEST)
    if not 0 <= asked.weight <= STRONGEST:
        raise Refusal("wish-weight", most=STRONGEST)


def musts(asked: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Those that must hold."""
    return tuple(each for each in asked if each.must)
