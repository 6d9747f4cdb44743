"""The clock against its examples, a closed formula, and the defects other agenda programs have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.agenda import AgendaItem, StartMode
from desktop_app.domain.clock import (
    MINUTE,
    Cut,
    Running,
    Timetable,
    catch_up,
    expectation,
    shortened,
    timetable,
)

DAY = dt.datetime(2027, 3, 15)
START = DAY.replace(hour=9)


def at(text: str, day: int = 15) -> dt.datetime:
    hour, minute = text.split(":")
    return dt.datetime(2027, 3, day, int(hour), int(minute))


def item(
    key: str,
    minutes: int = 10,
    mode: StartMode = StartMode.AFTER,
    when: dt.datetime | None = None,
    *,
    minimum: int = 0,
    lead: int = 0,
    parent: str | None = None,
) -> AgendaItem:
    return AgendaItem(
        id=key, title=key, order=key, minutes=minutes, mode=mode, at=when, minimum=minimum, lead=lead,
        parent_id=parent,
    )  # fmt: skip


def starts(plan: Timetable) -> dict[str, str]:
    return {key: f"{slot.start:%H:%M}" for key, slot in plan.slots.items()}


def test_after_follows_with_its_lead() -> None:
    plan = timetable([item("a", 30), item("b", 20, lead=5), item("c", 10)], START)
    assert starts(plan) == {"a": "09:00", "b": "09:35", "c": "09:55"}
    assert plan.slots["b"].slack == 5 and plan.end == at("10:05") and plan.minutes == 65


def test_a_fixed_item_shows_free_time_or_overlap() -> None:
    early = timetable([item("a", 30), item("b", 10, StartMode.FIXED, at("9:45"))], START)
    late = timetable([item("a", 50), item("b", 10, StartMode.FIXED, at("9:45"))], START)
    assert early.slots["b"].slack == 15
    assert late.slots["b"].slack == -5 and late.slots["b"].start == at("9:45")


def test_what_follows_an_overlap_waits_for_the_longer_one() -> None:
    plan = timetable([item("a", 90), item("b", 10, StartMode.FIXED, at("9:30")), item("c")], START)
    assert plan.slots["c"].start == at("10:30")


def test_not_before_waits_but_never_overlaps() -> None:
    waits = timetable([item("a", 10), item("b", 10, StartMode.NOT_BEFORE, at("9:30"))], START)
    pushed = timetable([item("a", 50), item("b", 10, StartMode.NOT_BEFORE, at("9:30"))], START)
    assert waits.slots["b"].start == at("9:30") and waits.slots["b"].slack == 20
    assert pushed.slots["b"].start == at("9:50") and pushed.slots["b"].slack == 0


def test_parallel_items_share_their_start_and_are_no_overlap() -> None:
    both = [item("a", 30), item("b", 45, StartMode.WITH_PREVIOUS), item("c", 5, StartMode.WITH_PREVIOUS)]
    plan = timetable([*both, item("d")], START)
    assert starts(plan) == {"a": "09:00", "b": "09:00", "c": "09:00", "d": "09:45"}
    assert all(plan.slots[key].slack == 0 for key in "abcd")


def test_end_at_counts_back_from_its_end() -> None:
    plan = timetable([item("a", 20), item("b", 30, StartMode.END_AT, at("10:00"))], START)
    assert plan.slots["b"].start == at("9:30") and plan.slots["b"].slack == 10
    tight = timetable([item("a", 45), item("b", 30, StartMode.END_AT, at("10:00"))], START)
    assert tight.slots["b"].slack == -15


def test_until_stretches_and_keeps_its_minimum() -> None:
    plan = timetable(
        [item("a", 20), item("b", 99, StartMode.UNTIL, at("10:00"), minimum=10), item("c")], START
    )
    assert plan.slots["b"].minutes == 40 and plan.slots["c"].start == at("10:00")
    squeezed = timetable([item("a", 55), item("b", 99, StartMode.UNTIL, at("10:00"), minimum=10)], START)
    assert squeezed.slots["b"].minutes == 10 and squeezed.slots["b"].late == 5


def test_until_past_its_time_is_reported_and_never_wraps_round_the_clock() -> None:
    plan = timetable([item("a", 90), item("b", 30, StartMode.UNTIL, at("10:00"))], START)
    assert plan.slots["b"].minutes == 0 and plan.slots["b"].late == 30


def test_two_items_at_one_time_stay_on_one_day() -> None:
    nine = at("9:00")
    plan = timetable([item("a", 0, StartMode.FIXED, nine), item("b", 5, StartMode.FIXED, nine)], START)
    assert plan.slots["a"].start == plan.slots["b"].start == nine


def test_midnight_is_a_moment_like_any_other() -> None:
    plan = timetable([item("a", 90), item("b", 30)], at("23:00"))
    assert plan.slots["b"].start == at("0:30", 16)


def test_several_days() -> None:
    plan = timetable([item("a", 60), item("b", 60, StartMode.FIXED, at("9:00", 16)), item("c", 30)], START)
    assert plan.slots["c"].start == at("10:00", 16) and plan.slots["b"].slack == 23 * 60
    assert plan.start == START and plan.end == at("10:30", 16)


def test_a_parent_spans_its_children() -> None:
    tree = [item("a", 10), item("b", 999), item("b1", 20, parent="b"), item("b2", 30, parent="b"), item("c")]
    plan = timetable(tree, START)
    assert (plan.slots["b"].start, plan.slots["b"].end) == (at("9:10"), at("10:00"))
    assert plan.slots["c"].start == at("10:00")


def test_an_anchored_parent_moves_its_children() -> None:
    tree = [item("a"), item("b", 0, StartMode.FIXED, at("14:00")), item("b1", 20, parent="b")]
    assert timetable(tree, START).slots["b1"].start == at("14:00")
    back = [item("a"), item("b", 0, StartMode.END_AT, at("12:00")), item("b1", 20, parent="b")]
    assert timetable(back, START).slots["b1"].start == at("11:40")
    elastic = [item("b", 0, StartMode.UNTIL, at("12:00")), item("b1", 20, parent="b"), item("c")]
    assert timetable(elastic, START).slots["c"].start == at("12:00")


def test_a_child_fixed_before_its_parent_widens_it() -> None:
    tree = [
        item("b", 0, StartMode.FIXED, at("14:00")),
        item("b1", 20, StartMode.FIXED, at("13:50"), parent="b"),
    ]
    assert timetable(tree, START).slots["b"].start == at("13:50")


def test_an_anchor_without_a_time_counts_as_after() -> None:
    assert timetable([item("a"), item("b", 5, StartMode.FIXED)], START).slots["b"].start == at("9:10")


def test_items_that_are_their_own_ancestors_are_still_placed() -> None:
    knot = [item("a", parent="b"), item("b", parent="a"), item("c", parent="gone")]
    assert set(timetable(knot, START).slots) == {"a", "b", "c"}


def test_an_empty_agenda_ends_when_it_starts() -> None:
    plan = timetable([], START)
    assert plan.start == plan.end == START and plan.minutes == 0


# -- the closed formula ---------------------------------------------------------------------------------------

FLAT = st.lists(
    st.tuples(
        st.sampled_from([StartMode.AFTER, StartMode.FIXED, StartMode.NOT_BEFORE]),
        st.integers(0, 90),
        st.integers(0, 900),
        st.integers(0, 20),
    ),
    max_size=14,
)


def flat(drawn: list[tuple[StartMode, int, int, int]]) -> list[AgendaItem]:
    return [
        item(f"{place:03}", minutes, mode, START + when * MINUTE, lead=lead)
        for place, (mode, minutes, when, lead) in enumerate(drawn)
    ]


def carried(one: AgendaItem) -> int:
    """By how much an item pushes on what stood before it: a fixed one not at all."""
    if one.mode is StartMode.FIXED:
        return 0
    return one.minutes + (one.lead if one.mode is StartMode.AFTER else 0)


@given(FLAT)
def test_the_end_is_the_longest_chain_from_any_anchor(drawn: list[tuple[StartMode, int, int, int]]) -> None:
    """Oracle: end = max over every source (the start, each anchor) of its time plus what all later items add."""
    agenda = flat(drawn)
    chains = [START + sum(map(carried, agenda)) * MINUTE]
    for place, one in enumerate(agenda):
        if one.mode is not StartMode.AFTER and one.at is not None:
            chains.append(one.at + (one.minutes + sum(map(carried, agenda[place + 1 :]))) * MINUTE)
    assert timetable(agenda, START).end == max(chains)


@given(FLAT)
def test_slack_is_the_gap_to_all_that_stood_before(drawn: list[tuple[StartMode, int, int, int]]) -> None:
    agenda = flat(drawn)
    plan = timetable(agenda, START)
    for place, one in enumerate(agenda):
        over = max([START, *(plan.slots[each.id].end for each in agenda[:place])])
        slot = plan.slots[one.id]
        assert slot.slack * MINUTE == slot.start - over
        assert slot.slack >= 0 or one.mode is StartMode.FIXED


@given(FLAT, st.integers(0, 13), st.integers(1, 60))
def test_a_longer_item_never_ends_the_day_earlier(
    drawn: list[tuple[StartMode, int, int, int]], place: int, more: int
) -> None:
    agenda = flat(drawn)
    if place < len(agenda):
        longer = shortened(agenda, agenda[place].id, agenda[place].minutes + more)
        assert timetable(longer, START).end >= timetable(agenda, START).end


@given(st.lists(st.tuples(st.sampled_from(list(StartMode)), st.integers(0, 60), st.integers(0, 600),
       st.integers(-1, 11)), max_size=12))  # fmt: skip
def test_every_item_of_a_tree_gets_one_slot_and_parents_span(
    drawn: list[tuple[StartMode, int, int, int]],
) -> None:
    agenda = [
        item(
            f"{place:03}",
            minutes,
            mode,
            START + when * MINUTE,
            parent=f"{up:03}" if 0 <= up < place else None,
        )
        for place, (mode, minutes, when, up) in enumerate(drawn)
    ]
    plan = timetable(agenda, START)
    assert set(plan.slots) == {one.id for one in agenda}
    for one in agenda:
        assert plan.slots[one.id].end >= plan.slots[one.id].start
        if one.parent_id:
            above = plan.slots[one.parent_id]
            assert above.start <= plan.slots[one.id].start and above.end >= plan.slots[one.id].end


# -- live -----------------------------------------------------------------------------------------------------


def afternoon() -> list[AgendaItem]:
    return [
        item("1 speech", 30, StartMode.FIXED, at("13:30")),
        item("2 speech", 30),
        item("3 speech", 30),
        item("4 talk", 20, StartMode.NOT_BEFORE, at("15:15")),
        item("5 discussion", 25, StartMode.UNTIL, at("16:00"), minimum=10),
        item("6 awards", 30, StartMode.FIXED, at("16:00")),
    ]


def test_an_overrun_is_eaten_by_the_buffer_and_the_elastic_item() -> None:
    """Speech 2 overran by 25: 14:55 (+25), then 15:25 (+10: a 15-minute buffer ate 15), then +0 at 16:00."""
    live = expectation(afternoon(), at("13:30"), Running("2 speech", at("14:00")), at("14:55"))
    told = {key[0]: (f"{each.start:%H:%M}", each.offset) for key, each in live.items()}
    assert told == {
        "2": ("14:00", 25),
        "3": ("14:55", 25),
        "4": ("15:25", 10),
        "5": ("15:45", 10),
        "6": ("16:00", 0),
    }
    assert live["5 discussion"].end == at("16:00")


def test_minutes_given_push_what_follows() -> None:
    live = expectation(afternoon(), at("13:30"), Running("2 speech", at("14:00"), added=10), at("14:05"))
    assert live["3 speech"].start == at("14:40") and live["3 speech"].offset == 10


def test_after_may_come_early_but_an_anchor_holds() -> None:
    live = expectation(afternoon(), at("13:30"), Running("3 speech", at("14:10"), added=-10), at("14:20"))
    assert live["4 talk"].start == at("15:15") and live["3 speech"].offset == -30
    free = [item("a", 30), item("b", 10)]
    assert expectation(free, START, Running("a", START, -20), at("9:05"))["b"].offset == -20


def test_a_fixed_item_waits_live_for_the_one_above() -> None:
    agenda = [item("a", 30), item("b", 10, StartMode.FIXED, at("9:30"))]
    live = expectation(agenda, START, Running("a", START), at("9:42"))
    assert live["b"].start == at("9:42") and live["b"].offset == 12


def test_a_skipped_item_takes_no_time() -> None:
    agenda = [item("a", 30), item("b", 10), item("c", 10)]
    live = expectation(agenda, START, Running("a", START), at("9:10"), skipped={"b"})
    assert "b" not in live and live["c"].start == at("9:30")


def test_live_inside_a_parent() -> None:
    tree = [item("a"), item("b", 0), item("b1", 20, parent="b"), item("b2", 20, parent="b"), item("c")]
    live = expectation(tree, START, Running("b1", at("9:10")), at("9:40"))
    assert "a" not in live and live["b2"].start == at("9:40") and live["c"].offset == 10
    assert live["b"].end == at("10:00")


@given(FLAT, st.integers(0, 13), st.integers(0, 200), st.integers(-20, 40))
def test_live_equals_its_closed_formula(
    drawn: list[tuple[StartMode, int, int, int]], place: int, passed: int, added: int
) -> None:
    """Oracle: anchors wait, so the end is the maximum of e + all that follows and of each anchor and what follows."""
    agenda = flat(drawn)
    if place >= len(agenda):
        return
    now, current = START + passed * MINUTE, agenda[place]
    live = expectation(agenda, START, Running(current.id, START, added), now)
    ends = [max(now, START + (current.minutes + added) * MINUTE)]
    assert live[current.id].end == ends[0]
    for one in agenda[place + 1 :]:
        lead = one.lead if one.mode is StartMode.AFTER else 0
        anchors = [one.at] if one.at and one.mode is not StartMode.AFTER else []
        begins = max([ends[-1] + lead * MINUTE, *anchors])
        assert live[one.id].start == begins
        ends.append(begins + one.minutes * MINUTE)


# -- catching up ----------------------------------------------------------------------------------------------


def test_the_largest_reserve_is_cut_first_and_the_rest_is_told() -> None:
    """speech 3: 30 -> 20, awards 30 -> 25, still 10 over."""
    agenda = [item("speech", 30, minimum=20), item("awards", 30, minimum=25), item("closing", 10)]
    plan = catch_up(agenda, lambda some: timetable(some, START).end, at("9:45"))
    assert plan.cuts == (Cut("speech", 30, 20), Cut("awards", 30, 25)) and plan.still_over == 10


def test_no_more_is_cut_than_is_needed() -> None:
    agenda = [item("speech", 30, minimum=10), item("awards", 30, minimum=25)]
    plan = catch_up(agenda, lambda some: timetable(some, START).end, at("9:52"))
    assert plan.cuts == (Cut("speech", 30, 22),) and plan.still_over == 0


def test_what_gains_nothing_is_left_alone() -> None:
    agenda = [
        item("a", 30, minimum=5),
        item("b", 30, StartMode.FIXED, at("10:00"), minimum=25),
        item("c", 30),
    ]
    plan = catch_up(agenda, lambda some: timetable(some, START).end, at("10:50"))
    assert plan.cuts == (Cut("b", 30, 25),) and plan.still_over == 5


@given(FLAT, st.integers(0, 600))
def test_the_proposal_does_what_it_says(drawn: list[tuple[StartMode, int, int, int]], target: int) -> None:
    agenda = [replace(one, minimum=one.minutes // 2) for one in flat(drawn)]
    goal = START + target * MINUTE
    plan = catch_up(agenda, lambda some: timetable(some, START).end, goal)
    for cut in plan.cuts:
        agenda = shortened(agenda, cut.item_id, cut.after)
        assert cut.after < cut.before
    assert max(0, (timetable(agenda, START).end - goal) // MINUTE) == plan.still_over
