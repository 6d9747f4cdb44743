"""The agenda: typed items in an order, each with a length and a rule for when it starts."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass


class ItemKind(enum.StrEnum):
    """What an item is; it decides icon, papers and whether the public sees it."""

    CHECK_IN = "check_in"
    OPENING = "opening"
    REPORT = "report"
    APPROVAL = "approval"
    VOTE = "vote"
    ELECTION = "election"
    READING = "reading"
    AWARDS = "awards"
    SPEECH = "speech"
    SIGNING = "signing"
    FILM = "film"
    BREAK = "break"
    CLOSING = "closing"
    NOTE = "note"


RESOLUTION_KINDS = frozenset({ItemKind.APPROVAL, ItemKind.VOTE})


class StartMode(enum.StrEnum):
    """When an item starts, seen from the one before it."""

    AFTER = "after"
    FIXED = "fixed"
    NOT_BEFORE = "not_before"
    WITH_PREVIOUS = "with_previous"
    END_AT = "end_at"
    UNTIL = "until"


class Role(enum.StrEnum):
    """What a person does on an item."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    PRESENTER = "presenter"
    SIGNATORY = "signatory"
    TELLER = "teller"


@dataclass(frozen=True, slots=True)
class ItemRole:
    """A person on an item; `attendee_id` is None while the named person is not found among the attendees."""

    id: str
    item_id: str
    role: Role
    name: str
    attendee_id: str | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. `minutes` is its planned length, `minimum` the shortest it may become (`until`, catch-up);
    `at` the anchor of the modes fixed, not_before, end_at and until; `lead` minutes before an `after` item."""

    id: str
    title: str
    latin_title: str = ""
    kind: ItemKind = ItemKind.REPORT
    parent_id: str | None = None
    order: str = ""
    minutes: int = 10
    minimum: int = 0
    mode: StartMode = StartMode.AFTER
    at: dt.datetime | None = None
    lead: int = 0
    material: str = ""
    note: str = ""
    text: str = ""
    latin_text: str = ""
    internal: bool = False
    roles: tuple[ItemRole, ...] = ()
