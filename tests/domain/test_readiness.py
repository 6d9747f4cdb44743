"""Who of a batch is in the hall, and which papers a change makes wrong."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.awards import Absence, AwardKind, Batch, Recipient
from desktop_app.domain.ceremony import Presenter, StagePlan, in_piles, stage_plan
from desktop_app.domain.readiness import StagePaper, StalePaper, readiness, stale_papers, usher_key

HANDS = [Presenter(f"d{i}", f"领导{i}", i, attendee_id=f"d{i}") for i in range(1, 5)]


def recipients(count: int = 8) -> list[Recipient]:
    return [Recipient(f"r{i}", "a", "b", f"获奖者{i}", attendee_id=f"p{i}") for i in range(count)]


def plan_of(listed: list[Recipient]) -> StagePlan:
    return stage_plan(Batch("b", "3", ushers=2), listed, HANDS)


def changed(listed: list[Recipient], number: int, **told: object) -> list[Recipient]:
    return [replace(r, **told) if i == number else r for i, r in enumerate(listed)]  # type: ignore[arg-type]


def papers(found: tuple[StalePaper, ...]) -> dict[StagePaper, tuple[str, ...]]:
    return {each.paper: each.subjects for each in found}


@given(st.sets(st.integers(0, 7)), st.sets(st.integers(1, 4)))
def test_here_and_missing_make_up_the_batch(here: set[int], hands: set[int]) -> None:
    plan = plan_of(recipients())
    told = readiness(plan, {*(f"p{i}" for i in here), *(f"d{i}" for i in hands)})
    assert told.here == len(here) and told.expected == 8
    assert {r.attendee_id for r in told.missing} == {f"p{i}" for i in range(8) if i not in here}
    assert {p.key for p in told.presenters_missing} == {f"d{i}" for i in range(1, 5) if i not in hands}
    assert told.ready == (len(here) == 8 and len(hands) == 4)


def test_nobody_waits_for_one_who_leaves_a_gap_and_an_unnamed_one_is_missing() -> None:
    listed = changed(recipients(3), 0, absence=Absence.GAP)
    listed = changed(
        listed, 1, kind=AwardKind.GROUP, attendee_id=None, representative_pending=True, name="市总工会"
    )
    told = readiness(plan_of(listed), {"p2", "d1", "d2", "d3", "d4"})
    assert (told.here, told.expected, [r.name for r in told.missing]) == (1, 2, ["市总工会"])


def test_nothing_changes_on_paper_when_nothing_changed() -> None:
    plan = plan_of(recipients())
    assert stale_papers(plan, plan) == ()


def test_a_substitute_changes_one_pile_and_no_slide() -> None:
    before = plan_of(recipients())
    listed = changed(recipients(), 7, representative="代领人", representative_id="p99")
    found = papers(stale_papers(before, plan_of(listed)))
    usher = next(place.usher for place in before.places if place.recipient.id == "r7")
    assert found == {
        StagePaper.STAGE_PLAN: ("b",),
        StagePaper.LINE_UP: ("b",),
        StagePaper.USHER_CARDS: (usher_key("b", usher),),
        StagePaper.STAGE_LABELS: ("b",),
    }


def test_closing_up_changes_everything_that_names_places() -> None:
    before = plan_of(recipients())
    after = plan_of(changed(recipients(), 0, absence=Absence.CLOSED_UP))
    found = papers(stale_papers(before, after))
    assert set(found) == set(StagePaper)
    moved = {place.usher for place in in_piles(after)}
    assert found[StagePaper.USHER_CARDS] == tuple(usher_key("b", usher) for usher in sorted(moved))
