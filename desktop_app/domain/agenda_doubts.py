"""What may go wrong with the people on agenda items, seen from the plan, the roster, the doors and the hall."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .agenda import AgendaItem, ItemRole, Role, branch
from .attendees import Attendee, Status
from .clock import Slot

SOON = dt.timedelta(minutes=60)
"""From so long before an item on, who is on it should be in the hall."""


class DoubtKind(enum.StrEnum):
    """What is doubtful; the gravest first."""

    AT_ONCE = "at_once"
    APOLOGIES = "apologies"
    NOT_HERE = "not_here"
    NOT_CONFIRMED = "not_confirmed"
    NOT_ON_DAIS = "not_on_dais"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about one person on an item; `other` is the title of the item at the same time."""

    kind: DoubtKind
    item_id: str
    name: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about people: by attendee id. `present` is None before the doors have opened; `dais` are those who
    sit there and `seated` all who have a seat."""

    people: Mapping[str, Attendee] = field(default_factory=dict)
    present: Collection[str] | None = None
    seated: Collection[str] = ()
    dais: Collection[str] = ()


def doubts(
    items: Sequence[AgendaItem], slots: Mapping[str, Slot], known: Known, now: dt.datetime
) -> dict[str, list[Doubt]]:
    """The doubts by item, gravest first. Who has not confirmed is told only where anybody has: else the roster does not
    keep track of it. Items that are over raise none."""
    asked = any(person.status is Status.CONFIRMED for person in known.people.values())
    coming = [item for item in items if slots[item.id].end >= now]
    found: dict[str, list[Doubt]] = {}
    for item in coming:
        told = [
            each for role in item.roles if (each := _about(item, role, slots, known, now, asked)) is not None
        ]
        if told:
            found[item.id] = told
    for doubt in _at_once(coming, slots):
        found.setdefault(doubt.item_id, []).append(doubt)
    order = list(DoubtKind)
    return {key: sorted(each, key=lambda doubt: order.index(doubt.kind)) for key, each in found.items()}


def _about(
    item: AgendaItem, role: ItemRole, slots: Mapping[str, Slot], known: Known, now: dt.datetime, asked: bool
) -> Doubt | None:
    """The gravest doubt about one person on one item."""
    person = known.people.get(role.attendee_id or "")
    if person is None:
        return None
    kind: DoubtKind | None = None
    if person.status is Status.APOLOGIES:
        kind = DoubtKind.APOLOGIES
    elif known.present is not None and person.id not in known.present and slots[item.id].start - now <= SOON:
        kind = DoubtKind.NOT_HERE
    elif asked and person.status is Status.INVITED and known.present is None:
        kind = DoubtKind.NOT_CONFIRMED
    elif role.role is Role.SIGNATORY and person.id in known.seated and person.id not in known.dais:
        kind = DoubtKind.NOT_ON_DAIS
    return Doubt(kind, item.id, person.who_comes) if kind is not None else None


def _at_once(items: Sequence[AgendaItem], slots: Mapping[str, Slot]) -> list[Doubt]:
    """Who is on two items that take place at the same time; a parent and what stands under it are one."""
    wanted: dict[str, list[tuple[AgendaItem, str]]] = {}
    for item in items:
        for role in {each.attendee_id or each.name: each for each in item.roles}.values():
            wanted.setdefault(role.attendee_id or role.name, []).append((item, role.name))
    found = []
    for places in wanted.values():
        for item, name in places:
            other = next(
                (
                    each
                    for each, _ in places
                    if _meet(slots[item.id], slots[each.id]) and not _kin(items, item, each)
                ),
                None,
            )
            if other is not None:
                found.append(Doubt(DoubtKind.AT_ONCE, item.id, name, other.title))
    return found


def _meet(one: Slot, other: Slot) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def _kin(items: Sequence[AgendaItem], one: AgendaItem, other: AgendaItem) -> bool:
    """Whether one is the other, or stands under it."""
    return one.id in branch(items, other.id) or other.id in branch(items, one.id)
