"""Who is expected, who is here, and whether the meeting can decide (应到、实到、请假、法定人数). Integers only."""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

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
    return _counts_here(attendee.status, meeting)


def _counts_here(status: Status, meeting: Meeting) -> bool:
    return status is not Status.SUBSTITUTED or meeting.substitutes_vote


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
    return attendance(attendees, present_ids, meeting).quorum


def attendance(attendees: Iterable[Attendee], present_ids: Collection[str], meeting: Meeting) -> Attendance:
    """All counters at once; capacities in their own order, delegations in the order in which they first appear. Who
    sent apologies and came all the same is expected and present."""
    # Every arrival asks this: everybody is looked at once, and what is left are a few hundred groups.
    groups = Counter(
        _Group(each.capacity, each.delegation, each.status, each.id in present_ids) for each in attendees
    )
    by_capacity: defaultdict[Capacity, _Groups] = defaultdict(Counter)
    by_delegation: defaultdict[str, _Groups] = defaultdict(Counter)
    for group, number in groups.items():
        by_capacity[group.capacity][group] += number
        by_delegation[group.delegation][group] += number
    return Attendance(
        total=_counts(groups),
        quorum=_quorum(by_capacity[Capacity.MEMBER], meeting),
        by_capacity={kind: _counts(by_capacity[kind]) for kind in Capacity if by_capacity.get(kind)},
        by_delegation={name: _counts(theirs) for name, theirs in by_delegation.items()},
    )


class _Group(NamedTuple):
    """People whom the counters do not tell apart."""

    capacity: Capacity
    delegation: str
    status: Status
    here: bool


_Groups = Counter[_Group]


def _counts(groups: _Groups) -> Counts:
    invited = groups.total()
    present = sum(number for group, number in groups.items() if group.here)
    away = sum(n for group, n in groups.items() if group.status is Status.APOLOGIES and not group.here)
    return Counts(
        invited=invited,
        expected=invited - away,
        present=present,
        apologies=away,
        substituted=sum(n for group, n in groups.items() if group.status is Status.SUBSTITUTED),
        not_yet=invited - away - present,
    )


def _quorum(members: _Groups, meeting: Meeting) -> Quorum:
    """A body without members has no quorum."""
    base = members.total()
    present = sum(n for group, n in members.items() if group.here and _counts_here(group.status, meeting))
    least = needed(meeting.quorum, base)
    return Quorum(base, present, least, base > 0 and present >= least)
