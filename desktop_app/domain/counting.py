"""Who is expected, who is here, and whether the meeting can decide (应到、实到、请假、法定人数). Integers only."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from .attendance import Presence
from .attendees import Attendee, Capacity, Status
from .meeting import Meeting, Share


class Standing(enum.StrEnum):
    """Where a person stands on the day, in one word for lists and filters."""

    PRESENT = "present"
    LEFT = "left"
    APOLOGIES = "apologies"
    NOT_YET = "not_yet"


def standing_of(attendee: Attendee, presence: Presence) -> Standing:
    """Present or left by the events; without any, apologies or not yet."""
    if presence.present:
        return Standing.PRESENT
    if presence.arrived is not None:
        return Standing.LEFT
    return Standing.APOLOGIES if attendee.status is Status.APOLOGIES else Standing.NOT_YET


@dataclass(frozen=True, slots=True)
class Quorum:
    """`members` are all entitled members of the body (应到), `present` those of them who count as present (实到)."""

    members: int
    present: int
    needed: int
    met: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """One line of the counters. `expected` = invited less apologies; `not_yet` = expected less present;
    `substituted` tells how many of the expected come through somebody else."""

    invited: int = 0
    expected: int = 0
    present: int = 0
    apologies: int = 0
    substituted: int = 0
    not_yet: int = 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """The counters of the meeting, as a whole and by capacity and delegation ("" is: in no delegation)."""

    total: Counts
    quorum: Quorum
    by_capacity: dict[Capacity, Counts] = field(default_factory=dict)
    by_delegation: dict[str, Counts] = field(default_factory=dict)


def needed(share: Share, base: int) -> int:
    """The smallest number that is more than (strict) or at least p/q of the base: 171 members, more than half: 86."""
    whole, rest = divmod(share.p * base, share.q)
    return whole + 1 if share.strict or rest else whole


def is_member(attendee: Attendee) -> bool:
    """Whether the person belongs to the body that decides; apologies do not take anybody out of it."""
    return attendee.capacity is Capacity.MEMBER


def counts_as_present(attendee: Attendee, meeting: Meeting) -> bool:
    """Whether a member in the hall counts for the quorum: a substitute only where the meeting lets substitutes vote."""
    return attendee.status is not Status.SUBSTITUTED or meeting.substitutes_vote


def entitled_present_ids(
    attendees: Iterable[Attendee], present_ids: Collection[str], meeting: Meeting
) -> frozenset[str]:
    """Who in the hall may vote."""
    return frozenset(
        each.id
        for each in attendees
        if each.id in present_ids and is_member(each) and counts_as_present(each, meeting)
    )


def quorum(attendees: Iterable[Attendee], present_ids: Collection[str], meeting: Meeting) -> Quorum:
    """Whether enough members are here, by the meeting's share of all members. A body without members has no quorum."""
    people = [each for each in attendees if is_member(each)]
    present = len(entitled_present_ids(people, present_ids, meeting))
    least = needed(meeting.quorum, len(people))
    return Quorum(len(people), present, least, bool(people) and present >= least)


def attendance(attendees: Iterable[Attendee], present_ids: Collection[str], meeting: Meeting) -> Attendance:
    """All counters at once; capacities in their own order, delegations in the order in which they first appear."""
    people = list(attendees)
    by_capacity: defaultdict[Capacity, list[Attendee]] = defaultdict(list)
    by_delegation: defaultdict[str, list[Attendee]] = defaultdict(list)
    for each in people:
        by_capacity[each.capacity].append(each)
        by_delegation[each.delegation].append(each)
    return Attendance(
        total=counts(people, present_ids),
        quorum=quorum(people, present_ids, meeting),
        by_capacity={
            kind: counts(by_capacity[kind], present_ids) for kind in Capacity if kind in by_capacity
        },
        by_delegation={name: counts(theirs, present_ids) for name, theirs in by_delegation.items()},
    )


def counts(people: Collection[Attendee], present_ids: Collection[str]) -> Counts:
    """The counters of these people. Who sent apologies and came all the same is expected and present."""
    present = sum(each.id in present_ids for each in people)
    away = sum(each.status is Status.APOLOGIES and each.id not in present_ids for each in people)
    return Counts(
        invited=len(people),
        expected=len(people) - away,
        present=present,
        apologies=away,
        substituted=sum(each.status is Status.SUBSTITUTED for each in people),
        not_yet=len(people) - away - present,
    )
