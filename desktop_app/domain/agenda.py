"""The agenda: typed items in an order, each with a length and a rule for when it starts."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
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
    `at` the anchor of the modes fixed, not_before, end_at and until; `lead` minutes before an `after` item.
    `place` is the number a released edition gave it ("3a.1"; see `numbering.places`), "" before it went out."""

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
    place: str = ""
    roles: tuple[ItemRole, ...] = ()


def children(items: Iterable[AgendaItem]) -> dict[str | None, list[AgendaItem]]:
    """The items under each parent (None: the top), siblings in order. An item whose parent is unknown, or who is its
    own ancestor (two copies merged badly), stands at the top, so that nothing is ever lost from view."""
    known = {item.id: item for item in items}
    under: dict[str | None, list[AgendaItem]] = {}
    for item in sorted(known.values(), key=lambda each: (each.order, each.id)):
        under.setdefault(_parent(item, known), []).append(item)
    return under


def _parent(item: AgendaItem, known: Mapping[str, AgendaItem]) -> str | None:
    """The parent to show an item under: its own, unless that is unknown or leads back to the item."""
    above, seen = item.parent_id, {item.id}
    while above is not None and above in known and above not in seen:
        seen.add(above)
        above = known[above].parent_id
    return None if above in seen or item.parent_id not in known else item.parent_id


def tree_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items as they are read from top to bottom: a parent, then its children, then its next sibling."""
    under = children(items)
    read: list[AgendaItem] = []

    def walk(parent_id: str | None) -> None:
        for item in under.get(parent_id, ()):
            read.append(item)
            walk(item.id)

    walk(None)
    return read


def depths(items: Iterable[AgendaItem]) -> dict[str, int]:
    """How deep each item stands: 0 at the top."""
    under = children(items)
    found: dict[str, int] = {}

    def walk(parent_id: str | None, depth: int) -> None:
        for item in under.get(parent_id, ()):
            found[item.id] = depth
            walk(item.id, depth + 1)

    walk(None, 0)
    return found


def branch(items: Iterable[AgendaItem], item_id: str) -> frozenset[str]:
    """An item and everything below it."""
    under = children(items)
    found = {item_id}
    pending = [item_id]
    while pending:
        below = {item.id for item in under.get(pending.pop(), ())} - found
        found |= below
        pending.extend(below)
    return frozenset(found)
