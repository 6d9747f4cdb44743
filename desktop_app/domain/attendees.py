"""The people of the meeting: who they are, for whom they come, and what they need."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Capacity(enum.StrEnum):
    """In what right somebody attends; only members vote."""

    MEMBER = "member"
    NON_VOTING = "non_voting"
    GUEST = "guest"
    VOLUNTEER = "volunteer"
    PRESS = "press"
    STAFF = "staff"


class Status(enum.StrEnum):
    """What is known before the day; who is in the hall is the fold of the attendance events."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    APOLOGIES = "apologies"
    SUBSTITUTED = "substituted"
    WALK_IN = "walk_in"


class Need(enum.StrEnum):
    """What somebody needs on the day."""

    WHEELCHAIR = "wheelchair"
    HALAL = "halal"
    VEGETARIAN = "vegetarian"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A group that sits together. `order` is a fractional key: the protocol order of delegations."""

    id: str
    name: str
    latin_name: str = ""
    colour: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One invited person. `rank` 1 is the highest on the dais; None means the audience."""

    id: str
    name: str
    latin_name: str = ""
    gender: str = ""
    honorific: str = ""
    organisation: str = ""
    position: str = ""
    delegation_id: str | None = None
    delegation: str = ""
    capacity: Capacity = Capacity.MEMBER
    rank: int | None = None
    phone: str = ""
    email: str = ""
    badge_number: str = ""
    needs: tuple[Need, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    photo: str = ""
    """SHA-256 of an asset, or empty."""
    status: Status = Status.INVITED
    substitute: str = ""
    """Who comes instead, when status is SUBSTITUTED."""
    substitute_phone: str = ""
    roster_order: int = 0
    own: tuple[tuple[str, str], ...] = ()
    """What the meeting's own fields hold: (id of the field, value), by field, empty ones left out."""

    @property
    def comes(self) -> bool:
        """Whether a seat is kept: everybody but those who sent apologies (a substitute takes the seat)."""
        return self.status is not Status.APOLOGIES

    @property
    def who_comes(self) -> str:
        """The name of the person expected at the door."""
        return self.substitute if self.status is Status.SUBSTITUTED and self.substitute else self.name

    def name_in(self, language: str) -> str:
        """The name of who comes, as papers in this language write it: outside Chinese in Latin letters where known."""
        if language.startswith("zh") or self.who_comes != self.name:
            return self.who_comes
        return self.latin_name or self.name
