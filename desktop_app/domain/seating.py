"""Halls, seats and who sits where. Lengths are millimetres; x grows to the audience's right, y away from the dais."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from .awards import EntrySide
from .meeting import EvenDais, Protocol
from .requirements import Requirement

DAIS = "dais"
"""The area key of the dais (主席台); other areas are blocks of the hall: "A", "B", "C" from the audience's left."""


class SeatKind(enum.StrEnum):
    """What a seat is for."""

    SEAT = "seat"
    WHEELCHAIR = "wheelchair"
    BLOCKED = "blocked"
    RESERVED = "reserved"
    INTERPRETER = "interpreter"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Hall:
    """A room with seats. A meeting may have several (plenary, banquet); the first in order is the plenary's."""

    id: str
    name: str
    order: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat. `row` counts from the front (1), `number` is what is written on it; `aisle`: at an aisle or an end.

    `label` is compact, the same in every language: "3-12" in the hall, "D-4" on the dais ("D2-4": its second row).
    """

    id: str
    hall_id: str
    area: str
    row: int
    number: int
    label: str
    x: int
    y: int
    kind: SeatKind = SeatKind.SEAT
    aisle: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """One person on one seat; a locked one is not moved by the engine."""

    id: str
    hall_id: str
    seat_id: str
    attendee_id: str
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Sitter:
    """One person who needs a seat. `group` is a delegation ("" = on one's own); `order` is the place on the roster."""

    id: str
    group: str = ""
    order: int = 0
    rank: int | None = None
    wheelchair: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """One batch of an award ceremony: its people in walking order, first walker first, and the side they enter from."""

    batch_id: str
    entry: EntrySide
    people: tuple[str, ...]


BUDGETS = ((250, 250_000), (800, 600_000), (3_000, 1_300_000), (20_000, 1_250_000))
"""(Up to so many people, evaluations): less than 1, 2, 4 and 6 seconds of one core."""


@dataclass(frozen=True)
class SeatingTask:
    """Everything the engine needs to seat a hall; who does not come is not in it.

    `groups`: delegations in protocol order. `locked` and `placed`: attendee id -> seat id, placements that are locked
    and that are not. With `keep_placed` nobody who has a seat loses it, and only the others are seated.
    `requirements`: what is asked of the seating. `arrived`: who has checked in and stays put when others are re-seated.
    `evaluations` is the engine's budget (0: what the size of the meeting deserves): the same task with the same seed
    and budget gives the same plan everywhere.
    """

    hall_id: str
    seats: tuple[Seat, ...]
    people: tuple[Sitter, ...]
    groups: tuple[str, ...] = ()
    walks: tuple[Walk, ...] = ()
    locked: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)
    keep_placed: bool = False
    requirements: tuple[Requirement, ...] = ()
    arrived: frozenset[str] = frozenset()
    protocol: Protocol = Protocol.CHINESE
    even_dais: EvenDais = EvenDais.SECOND_AT_LEFT_HAND
    seed: int = 1
    evaluations: int = 0

    @property
    def budget(self) -> int:
        """The evaluations the engine spends on this task."""
        return self.evaluations or next(
            (budget for people, budget in BUDGETS if len(self.people) <= people), BUDGETS[-1][1]
        )


class NoSeat(enum.StrEnum):
    """Why somebody got no seat."""

    HALL_FULL = "hall_full"


class Unmet(enum.StrEnum):
    """A requirement or wish the plan could not meet."""

    DAIS_FULL = "dais_full"
    """More people with a rank than chairs on the dais: the lowest sit in front."""
    DAIS_BY_HAND = "dais_by_hand"
    """A lock keeps a chair on the dais against the rule."""
    NO_WHEELCHAIR_PLACE = "no_wheelchair_place"
    """Wheelchair users beyond the wheelchair places sit at an aisle."""
    BATCH_NOT_TOGETHER = "batch_not_together"
    """There was no room at the aisle of the entry side for a batch."""
    WALKER_ELSEWHERE = "walker_elsewhere"
    """A recipient sits outside the batch's file: on the dais, on a wheelchair place, or locked elsewhere."""
    GROUP_SPLIT = "group_split"
    """No free area was large enough for a delegation."""
    REQUIREMENT = "requirement"
    """Something asked of the seating (its id is the subject) could not be met for these people."""
    WISH = "wish"
    """A wish (its id is the subject) is not fulfilled for these people."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that could not be met: whom it is about (attendee ids) and where (a delegation or batch id)."""

    kind: Unmet
    people: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Requirements (by id) and locks (by attendee id) that cannot all hold: take any one away and the rest can.

    `people` need `needed` seats where only `room` are to be had; both are 0 when it is not a matter of number.
    """

    requirements: tuple[str, ...]
    locks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    needed: int = 0
    room: int = 0


@dataclass(frozen=True, slots=True)
class Price:
    """What a wish (requirement id) costs: by how much the score would be better without it. "" is the wish that
    delegations sit together."""

    wish: str
    cost: int


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody changes seats: from one seat id to another; "" where there was or will be none."""

    person: str
    before: str
    after: str


@dataclass(frozen=True)
class Proposal:
    """A plan for a hall: attendee id -> seat id for everybody seated.

    `score` is the sum of weight times distance from the best seat over the delegations (lower is better);
    no plan of this kind can be below `bound`. `finished` is false when the search was stopped early.
    """

    hall_id: str
    places: Mapping[str, str]
    unseated: Mapping[str, NoSeat] = field(default_factory=dict)
    shortfalls: tuple[Shortfall, ...] = ()
    clashes: tuple[Clash, ...] = ()
    moves: tuple[Move, ...] = ()
    score: int = 0
    bound: int = 0
    prices: tuple[Price, ...] = ()
    moved: int = 0
    evaluations: int = 0
    seconds: float = 0.0
    finished: bool = True

    @property
    def gap(self) -> float:
        """How far the plan may be from the best one, as a share of the bound; 0 is proven best."""
        return (self.score - self.bound) / self.bound if self.bound > 0 else 0.0


class Broken(enum.StrEnum):
    """A hard rule a plan breaks."""

    SEATED_TWICE = "seated_twice"
    SEAT_TAKEN_TWICE = "seat_taken_twice"
    NO_SUCH_SEAT = "no_such_seat"
    BLOCKED_SEAT = "blocked_seat"
    LOCK_BROKEN = "lock_broken"
    DAIS_ORDER = "dais_order"
    NOT_ON_DAIS = "not_on_dais"
    WHEELCHAIR = "wheelchair"
    WALKING_ORDER = "walking_order"
    GROUP_NOT_TOGETHER = "group_not_together"
    DOES_NOT_COME = "does_not_come"
    REQUIREMENT = "requirement"
    """Something asked of the seating (its id is the subject) does not hold."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: whom it is about and where (a delegation, batch or seat id)."""

    kind: Broken
    people: tuple[str, ...] = ()
    subject: str = ""


class Why(enum.StrEnum):
    """Why somebody sits where he sits."""

    LOCKED = "locked"
    DAIS_RANK = "dais_rank"
    FRONT_BY_RANK = "front_by_rank"
    WHEELCHAIR = "wheelchair"
    AT_AISLE_FOR_WHEELCHAIR = "at_aisle_for_wheelchair"
    WALKS = "walks"
    WITH_GROUP = "with_group"
    BY_HAND = "by_hand"
    ASKED = "asked"
    """A requirement (its id is the subject) speaks of this person or delegation."""
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with its numbers: a rank, a place in the walking order, a size; `subject` a batch or delegation."""

    why: Why
    number: int = 0
    of: int = 0
    subject: str = ""
