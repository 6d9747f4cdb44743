"""Who may be in the list twice: the same name and phone, the same name and body, names that differ by a slip.

A pair is only ever proposed. Whoever takes two together decides cell by cell; who knows them to be two says so once.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations

from .attendees import Attendee, Status
from .names import folded
from .own_fields import sorted_values

MOST_ALIKE = 40
"""A body or a phone shared by more people than this (the exchange of an office) says nothing about two of them."""


class Likeness(enum.StrEnum):
    """Why two may be one, the surest first."""

    NAME_AND_PHONE = "name_and_phone"
    NAME_AND_BODY = "name_and_body"
    PHONE = "phone"
    NEAR_NAME = "near_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one; `first` stands earlier in the roster."""

    first: Attendee
    second: Attendee
    likeness: Likeness

    @property
    def id(self) -> str:
        """The two in a fixed order, as people known to be two are remembered."""
        return pair_id(self.first.id, self.second.id)


def pair_id(one: str, other: str) -> str:
    """The key of two people, whichever is named first."""
    return ".".join(sorted((one, other)))


def duplicates(people: Sequence[Attendee], apart: Collection[str] = ()) -> list[Pair]:
    """All pairs that may be one, without those known to be two (`pair_id`), the surest first, then in roster order."""
    places = {person.id: place for place, person in enumerate(people)}
    found: dict[str, Pair] = {}
    for one, other in _candidates(people):
        first, second = sorted((one, other), key=lambda each: places[each.id])
        likeness = like(first, second)
        key = pair_id(first.id, second.id)
        if likeness is not None and key not in apart and key not in found:
            found[key] = Pair(first, second, likeness)
    order = list(Likeness)
    return sorted(
        found.values(),
        key=lambda each: (order.index(each.likeness), places[each.first.id], places[each.second.id]),
    )


def like(one: Attendee, other: Attendee) -> Likeness | None:
    """Why these two may be one, or None."""
    phone = bool(one.phone) and one.phone == other.phone
    body = bool(one.organisation) and _plain(one.organisation) == _plain(other.organisation)
    if _plain(one.name) == _plain(other.name):
        if phone:
            return Likeness.NAME_AND_PHONE
        return Likeness.NAME_AND_BODY if body else Likeness.NAME
    if phone and near(one.name, other.name):
        return Likeness.PHONE
    return Likeness.NEAR_NAME if body and near(one.name, other.name) else None


def near(one: str, other: str) -> bool:
    """Whether two names differ by one slip: a character changed, left out, added, or two neighbours swapped."""
    one, other = sorted((_plain(one), _plain(other)), key=len)
    if len(other) - len(one) > 1 or len(one) < 2 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = (
        one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    )
    return (one[start + 1 :] == other[start + 1 :] and len(one) > 2) or swapped


def _plain(text: str) -> str:
    return "".join(sign for sign in folded(text) if sign.isalnum())


def _candidates(people: Iterable[Attendee]) -> Iterator[tuple[Attendee, Attendee]]:
    groups: defaultdict[tuple[str, str], list[Attendee]] = defaultdict(list)
    for person in people:
        groups["name", _plain(person.name)].append(person)
        for kind, text in (("phone", person.phone), ("body", _plain(person.organisation))):
            if text:
                groups[kind, text].append(person)
    for alike in groups.values():
        if len(alike) <= MOST_ALIKE:
            yield from combinations(alike, 2)


TEXTS = tuple(
    each.name for each in fields(Attendee) if each.name not in {"id", "delegation_id", "roster_order", "own"}
)
"""What can be chosen between two people, cell by cell."""


def differing(one: Attendee, other: Attendee) -> list[str]:
    """The fields in which two people differ and both say something."""
    return [name for name in TEXTS if getattr(one, name) != getattr(other, name)]


def taken_together(kept: Attendee, other: Attendee, chosen: Collection[str] = ()) -> Attendee:
    """The person who stands for both: of the one kept, with the other's word where the first says nothing and in the
    `chosen` fields. Needs and tags unite. The id is the smaller of the two, so that copies agree who stays."""
    values: dict[str, object] = {}
    for name in TEXTS:
        mine, theirs = getattr(kept, name), getattr(other, name)
        if name in chosen or mine in ("", None, ()):
            values[name] = theirs
    if "status" not in chosen and (kept.status, other.status) == (Status.INVITED, Status.CONFIRMED):
        values["status"] = Status.CONFIRMED
    if "status" in chosen:
        values |= {"substitute": other.substitute, "substitute_phone": other.substitute_phone}
    elif kept.status is not Status.SUBSTITUTED:
        values |= {"substitute": "", "substitute_phone": ""}
    for name in {"needs", "tags"} - set(chosen):
        values[name] = tuple(dict.fromkeys((*getattr(kept, name), *getattr(other, name))))
    own = sorted_values({**dict(other.own), **dict(kept.own)}.items())
    place = min(kept.roster_order, other.roster_order)
    return replace(kept, id=min(kept.id, other.id), own=own, roster_order=place, **values)  # type: ignore[arg-type]
