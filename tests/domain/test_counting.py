"""Expected, present, apologies; and the quorum as the rules of the house count it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.attendance import AttendanceEvent, EventKind, Presence
from desktop_app.domain.attendees import Attendee, Capacity, Status
from desktop_app.domain.counting import (
    Standing,
    attendance,
    entitled_present_ids,
    needed,
    quorum,
    standing_of,
)
from desktop_app.domain.meeting import AT_LEAST_TWO_THIRDS, MORE_THAN_HALF, Meeting, Share

NOW = dt.datetime(2027, 3, 15, 13)
MEETING = Meeting(id="0" * 32, title="大会")


def people(count: int, **values: object) -> list[Attendee]:
    return [Attendee(f"{kind}{number}", f"甲{number}", **values) for kind in "p" for number in range(count)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("share", "base", "least"),
    [
        (MORE_THAN_HALF, 171, 86), (MORE_THAN_HALF, 170, 86), (MORE_THAN_HALF, 9, 5), (MORE_THAN_HALF, 0, 1),
        (AT_LEAST_TWO_THIRDS, 171, 114), (AT_LEAST_TWO_THIRDS, 170, 114), (Share(2, 3, True), 171, 115),
        (Share(3, 4, False), 171, 129), (Share(4, 5, False), 170, 136),
    ],
)  # fmt: skip
def test_the_least_number_of_a_share(share: Share, base: int, least: int) -> None:
    assert needed(share, base) == least


def test_apologies_take_nobody_out_of_the_body() -> None:
    members = people(9)
    members[0] = replace(members[0], status=Status.APOLOGIES)
    found = quorum(members, {each.id for each in members[1:6]}, MEETING)
    assert (found.members, found.present, found.needed, found.met) == (9, 5, 5, True)


def test_only_members_count_for_the_quorum() -> None:
    members = people(3)
    guest = Attendee("g", "客", capacity=Capacity.GUEST)
    found = quorum([*members, guest], {"g", members[0].id}, MEETING)
    assert (found.members, found.present, found.met) == (3, 1, False)


@pytest.mark.parametrize(("vote", "met"), [(True, True), (False, False)])
def test_a_substitute_counts_where_the_meeting_lets_substitutes_vote(vote: bool, met: bool) -> None:
    members = people(3)
    members[0] = replace(members[0], status=Status.SUBSTITUTED, substitute="乙")
    here = {members[0].id, members[1].id}
    assert quorum(members, here, replace(MEETING, substitutes_vote=vote)).met is met


def test_a_body_without_members_has_no_quorum() -> None:
    assert not quorum([], set(), MEETING).met


def test_the_counters_add_up() -> None:
    invited = people(10)
    invited[0] = replace(invited[0], status=Status.APOLOGIES)
    invited[1] = replace(invited[1], status=Status.APOLOGIES)  # comes all the same
    invited[2] = replace(invited[2], status=Status.SUBSTITUTED, substitute="乙")
    found = attendance(invited, {invited[1].id, invited[2].id, invited[3].id}, MEETING).total
    assert (found.invited, found.expected, found.present) == (10, 9, 3)
    assert (found.apologies, found.substituted, found.not_yet) == (1, 1, 6)
    assert found.expected == found.present + found.not_yet


def test_counters_by_capacity_and_delegation() -> None:
    everyone = [*people(2, delegation="各区"), Attendee("g", "客", capacity=Capacity.GUEST)]
    found = attendance(everyone, {"g"}, MEETING)
    assert list(found.by_capacity) == [Capacity.MEMBER, Capacity.GUEST]
    assert found.by_delegation["各区"].not_yet == 2 and found.by_delegation[""].present == 1
    assert sum(each.invited for each in found.by_delegation.values()) == found.total.invited


def test_where_a_person_stands() -> None:
    person = Attendee("p", "甲")
    came = AttendanceEvent("e", "p", EventKind.IN, NOW)
    assert standing_of(person, Presence()) is Standing.NOT_YET
    assert standing_of(replace(person, status=Status.APOLOGIES), Presence()) is Standing.APOLOGIES
    assert standing_of(person, Presence(True, came)) is Standing.PRESENT
    assert standing_of(person, Presence(False, came, NOW)) is Standing.LEFT


@given(
    st.lists(
        st.tuples(st.sampled_from(Capacity), st.sampled_from(["", "各区", "协会"]), st.sampled_from(Status))
    ),
    st.sets(st.integers(0, 9)),
    st.booleans(),
)
def test_every_line_counts_its_own_people(
    told: list[tuple[Capacity, str, Status]], here: set[int], votes: bool
) -> None:
    everyone = [
        Attendee(str(place), "甲", capacity=kind, delegation=group, status=status)
        for place, (kind, group, status) in enumerate(told)
    ]
    meeting, present = replace(MEETING, substitutes_vote=votes), {str(place) for place in here}
    found = attendance(everyone, present, meeting)
    lines = [(found.total, everyone)]
    lines += [
        (found.by_capacity[kind], [e for e in everyone if e.capacity is kind]) for kind in found.by_capacity
    ]
    lines += [
        (line, [e for e in everyone if e.delegation == name]) for name, line in found.by_delegation.items()
    ]
    for line, theirs in lines:
        away = [e for e in theirs if e.status is Status.APOLOGIES and e.id not in present]
        assert (line.invited, line.apologies) == (len(theirs), len(away))
        assert line.present == sum(e.id in present for e in theirs)
        assert line.expected == len(theirs) - len(away) == line.present + line.not_yet
        assert line.substituted == sum(e.status is Status.SUBSTITUTED for e in theirs)
    assert set(found.by_capacity) == {e.capacity for e in everyone}
    assert list(found.by_delegation) == list(dict.fromkeys(e.delegation for e in everyone))
    assert found.quorum.present == len(entitled_present_ids(everyone, present, meeting))
