"""Who may be in the list twice: the same name and phone, the same name and body, names that differ by a slip.

A pair is only ever proposed. Whoever takes two together decides cell by cell; who knows them to be two says so once.
"""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import NamedTuple

from .attendees import Attendee, Status
from .job import Job, Step, run_now
from .names import folded
from .own_fields import sorted_values

MOST_ALIKE = 40
"""A body or a phone shared by more people than this (the exchange of an office) says nothing about two of them."""
GROUPS_A_STEP = 500
NOTHING = ("", None, ())


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
    return run_now(proposing(people, apart))


def proposing(people: Sequence[Attendee], apart: Collection[str] = ()) -> Job[list[Pair]]:
    """`duplicates` as a job: 100,000 people take some seconds."""
    marks = [_Marks.of(person) for person in people]
    groups = _alike(marks)
    found: dict[tuple[int, int], Likeness] = {}
    for done, group in enumerate(groups):
        if done % GROUPS_A_STEP == 0:
            yield Step(done, len(groups))
        for places in combinations(group, 2):
            likeness = _likeness(*(marks[place] for place in places))
            if likeness is not None:
                found[places] = likeness
    order = {each: rank for rank, each in enumerate(Likeness)}
    ranked = sorted(found, key=lambda places: (order[found[places]], places))
    pairs = (Pair(people[one], people[other], found[one, other]) for one, other in ranked)
    return [pair for pair in pairs if pair.id not in apart]


def like(one: Attendee, other: Attendee) -> Likeness | None:
    """Why these two may be one, or None."""
    return _likeness(_Marks.of(one), _Marks.of(other))


class _Marks(NamedTuple):
    """What two people are compared by."""

    name: str
    phone: str
    body: str

    @classmethod
    def of(cls, person: Attendee) -> _Marks:
        return cls(_plain(person.name), person.phone, _plain(person.organisation))


def _likeness(one: _Marks, other: _Marks) -> Likeness | None:
    phone = bool(one.phone) and one.phone == other.phone
    body = bool(one.body) and one.body == other.body
    if one.name == other.name:
        if phone:
            return Likeness.NAME_AND_PHONE
        return Likeness.NAME_AND_BODY if body else Likeness.NAME
    if phone or body:
        alike = _near(one.name, other.name)
        return (Likeness.PHONE if phone else Likeness.NEAR_NAME) if alike else None
    return None


def near(one: str, other: str) -> bool:
    """Whether two names differ by one slip: a character changed, left out, added, or two neighbours swapped."""
    return _near(_plain(one), _plain(other))


def _near(one: str, other: str) -> bool:
    one, other = sorted((one, other), key=len)
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


def _alike(marks: Iterable[_Marks]) -> list[list[int]]:
    """Places of people who share a name, a phone or a body, each group in roster order."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, each in enumerate(marks):
        for kind, text in zip(each._fields, each, strict=True):
            if text:
                groups[kind, text].append(place)
    return [group for group in groups.values() if 1 < len(group) <= MOST_ALIKE]


TEXTS = tuple(
    each.name for each in fields(Attendee) if each.name not in {"id", "delegation_id", "roster_order", "own"}
)
"""What can be chosen between two people, cell by cell."""


def differing(one: Attendee, other: Attendee) -> list[str]:
    """What has to be chosen when two are taken together: the fields, and own fields by their id, in which both say
    something and not the same. Needs and tags unite; a substitute goes with the status."""
    decided = {"needs", "tags", "substitute", "substitute_phone"}
    mine, theirs = dict(one.own), dict(other.own)
    return [
        *(name for name in TEXTS if name not in decided and _clash(getattr(one, name), getattr(other, name))),
        *(field for field in mine if _clash(mine[field], theirs.get(field, ""))),
    ]


def _clash(mine: object, theirs: object) -> bool:
    return mine != theirs and mine not in NOTHING and theirs not in NOTHING


def taken_together(kept: Attendee, other: Attendee, chosen: Collection[str] = ()) -> Attendee:
    """The person who stands for both: of the one kept, with the other's word where the first says nothing and in the
    `chosen` fields (own fields by their id). Needs and tags unite. The id is the smaller of the two, so that copies
    agree who stays."""
    values: dict[str, object] = {}
    for name in TEXTS:
        if name in chosen or getattr(kept, name) in NOTHING:
            values[name] = getattr(other, name)
    if "delegation" in values:
        values["delegation_id"] = other.delegation_id
    values |= _status(kept, other, "status" in chosen)
    for name in {"needs", "tags"} - set(chosen):
        values[name] = tuple(dict.fromkeys((*getattr(kept, name), *getattr(other, name))))
    theirs = dict(other.own)
    own = theirs | dict(kept.own) | {field: theirs[field] for field in theirs if field in chosen}
    values["own"] = sorted_values(own.items())
    place = min(kept.roster_order, other.roster_order)
    return replace(kept, id=min(kept.id, other.id), roster_order=place, **values)  # type: ignore[arg-type]


def _status(kept: Attendee, other: Attendee, chosen: bool) -> dict[str, object]:
    """The status with its substitute: of the one kept, but a confirmation counts for both."""
    if chosen:
        told = {"substitute": other.substitute, "substitute_phone": other.substitute_phone}
        return {"status": other.status, **told}
    if (kept.status, other.status) == (Status.INVITED, Status.CONFIRMED):
        return {"status": Status.CONFIRMED, "substitute": "", "substitute_phone": ""}
    if kept.status is not Status.SUBSTITUTED:
        return {"substitute": "", "substitute_phone": ""}
    return {}
