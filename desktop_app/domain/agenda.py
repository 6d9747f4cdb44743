"""The agenda: typed items in an order, each with a length and a rule for when it starts."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
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


def children(items: Iterable[AgendaItem]) -> dict[str | None, list[AgendaItem]]:
    """The items under each parent (None: the top), siblings in order. An item whose parent is unknown stands at the
    top, so that a half-merged or filtered list loses nothing."""
    known = {item.id: item for item in items}
    under: dict[str | None, list[AgendaItem]] = {}
    for item in sorted(known.values(), key=lambda each: (each.order, each.id)):
        under.setdefault(item.parent_id if item.parent_id in known else None, []).append(item)
    return under


def tree_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items as they are read from top to bottom: a parent, then its children, then its next sibling.
    Items that are their own ancestors (two copies merged badly) come last instead of vanishing."""
    listed = list(items)
    under = children(listed)
    read: list[AgendaItem] = []

    def walk(parent_id: str | None) -> None:
        for item in under.get(parent_id, ()):
            read.append(item)
            walk(item.id)

    walk(None)
    seen = {item.id for item in read}
    return [*read, *sorted((item for item in listed if item.id not in seen), key=lambda each: each.order)]


def depths(items: Iterable[AgendaItem]) -> dict[str, int]:
    """How deep each item stands: 0 at the top."""
    listed = tree_order(items)
    found: dict[str, int] = {}
    for item in listed:
        found[item.id] = found[item.parent_id] + 1 if item.parent_id in found else 0
    return found
