"""Pairing, walking order and ushers, by rule and by property."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.awards import Absence, AwardKind, Batch, EntrySide, Recipient
from desktop_app.domain.ceremony import (
    ConcernKind,
    Customs,
    Pairing,
    Presenter,
    StagePlan,
    following,
    grade_rank,
    in_piles,
    runs,
    stage_plan,
)
from desktop_app.domain.matching import rematched
from desktop_app.domain.meeting import EvenDais, Protocol

BATCH = Batch("b", "1")
GRADES = ("一等奖", "二等奖", "三等奖", "")


def person(number: int, **more: object) -> Recipient:
    made = Recipient(f"r{number}", "a", "b", f"获奖者{number}", attendee_id=f"p{number}")
    return replace(made, **more)  # type: ignore[arg-type]


def presenters(count: int) -> list[Presenter]:
    return [Presenter(f"d{i}", f"领导{i}", i, f"机关{i}", f"d{i}") for i in range(1, count + 1)]


def met(plan: StagePlan) -> dict[str, str]:
    return {p.recipient.id: p.presenter.key for p in plan.places if p.presenter is not None}


@st.composite
def ceremonies(draw: st.DrawFn) -> tuple[list[Recipient], list[Presenter], Batch, Customs, dict[str, str]]:
    count, hands = draw(st.integers(1, 20)), draw(st.integers(0, 8))
    bodies = [f"机关{i}" for i in range(1, 9)]
    recipients = [
        person(
            number,
            grade=draw(st.sampled_from(GRADES)),
            organisation=draw(st.sampled_from([*bodies, "别处"])),
            presenter_name=draw(st.sampled_from(["", "", "", "领导1", "外人"])),
        )
        for number in range(count)
    ]
    batch = replace(BATCH, entry=draw(st.sampled_from(EntrySide)), ushers=draw(st.integers(0, 5)))
    customs = Customs(draw(st.sampled_from(Protocol)), draw(st.sampled_from(EvenDais)))
    return recipients, presenters(hands), batch, customs, {}


@given(ceremonies())
def test_every_recipient_stands_once_and_the_places_are_numbered(case: tuple) -> None:  # type: ignore[type-arg]
    recipients, hands, batch, customs, bodies = case
    plan = stage_plan(batch, recipients, hands, customs, bodies)
    assert sorted(p.recipient.id for p in plan.places) == sorted(r.id for r in recipients)
    assert [p.number for p in plan.places] == list(range(1, len(recipients) + 1))
    assert sorted(p.walk for p in plan.places) == list(range(1, len(recipients) + 1))


@given(ceremonies())
def test_who_is_named_in_the_list_hands_out_and_each_presenter_has_neighbours(case: tuple) -> None:  # type: ignore[type-arg]
    recipients, hands, batch, customs, bodies = case
    plan = stage_plan(batch, recipients, hands, customs, bodies)
    for place in plan.places:
        if place.recipient.presenter_name:
            assert place.presenter is not None and place.presenter.name == place.recipient.presenter_name
            assert place.pairing is Pairing.NAMED
    order = [p.presenter.key for p in plan.places if p.presenter is not None]
    changes = sum(1 for one, two in pairwise(order) if one != two)
    assert changes == max(len(set(order)) - 1, 0)


@given(st.integers(1, 20), st.integers(1, 8), st.booleans())
def test_without_names_the_runs_differ_by_at_most_one_and_the_higher_ranks_have_the_larger(
    count: int, hands: int, graded: bool
) -> None:
    recipients = [person(i, grade=GRADES[i % 3] if graded else "") for i in range(count)]
    plan = stage_plan(BATCH, recipients, presenters(hands))
    sizes = Counter(met(plan).values())
    by_rank = [sizes.get(f"d{rank}", 0) for rank in range(1, hands + 1)]
    assert by_rank == runs(count, hands)
    assert {p.key for p in plan.waiting} == {f"d{r}" for r in range(count + 1, hands + 1)}


@given(st.integers(1, 12), st.integers(1, 8))
def test_the_highest_grade_meets_the_highest_rank(count: int, hands: int) -> None:
    recipients = [person(i, grade="二等奖") for i in range(count)] + [person(99, grade="一等奖")]
    assert met(stage_plan(BATCH, recipients, presenters(hands)))["r99"] == "d1"


@given(ceremonies())
def test_the_other_entry_mirrors_the_walk(case: tuple) -> None:  # type: ignore[type-arg]
    recipients, hands, batch, customs, bodies = case
    left = stage_plan(replace(batch, entry=EntrySide.LEFT), recipients, hands, customs, bodies)
    right = stage_plan(replace(batch, entry=EntrySide.RIGHT), recipients, hands, customs, bodies)
    assert [p.recipient.id for p in left.walking] == [p.recipient.id for p in reversed(right.walking)]
    assert left.walking[0].number == len(recipients)


@given(ceremonies())
def test_ushers_share_the_presenters_in_groups_that_differ_by_at_most_one(case: tuple) -> None:  # type: ignore[type-arg]
    recipients, hands, batch, customs, bodies = case
    plan = stage_plan(batch, recipients, hands, customs, bodies)
    ushers = [place.usher for place in plan.places]
    assert ushers == sorted(ushers)
    if batch.ushers:
        shared = Counter(
            next(p.usher for p in plan.places if p.presenter is each) for each in plan.presenters
        )
        if shared:
            assert max(shared.values()) - min(shared.values()) <= 1
            assert len(shared) == min(batch.ushers, len(plan.presenters))
    assert [p.number for p in in_piles(plan)] == [p.number for p in plan.places]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_as_few_as_can_be_meet_their_own_body(own: list[int]) -> None:
    recipients = [person(i, organisation=f"机关{body}") for i, body in enumerate(own)]
    hands = presenters(len(own))
    plan = stage_plan(BATCH, recipients, hands)
    clashes = sum(1 for c in plan.concerns if c.kind is ConcernKind.OWN_BODY)
    best = min(
        sum(1 for body, hand in zip(own, order, strict=True) if body == hand)
        for order in permutations(range(1, len(own) + 1))
    )
    assert clashes == best


def test_a_name_in_the_list_is_kept_even_for_the_own_body_and_said() -> None:
    recipients = [person(1, organisation="机关1", presenter_name="领导1"), person(2)]
    plan = stage_plan(BATCH, recipients, presenters(2))
    assert met(plan)["r1"] == "d1"
    assert [(c.kind, c.who) for c in plan.concerns] == [(ConcernKind.OWN_BODY, "领导1")]


def test_ten_named_in_rank_order_stand_as_the_dais_sits() -> None:
    recipients = [person(i, presenter_name=f"领导{i}") for i in range(1, 11)]
    plan = stage_plan(BATCH, recipients, presenters(10))
    assert [p.recipient.id for p in plan.places] == [f"r{i}" for i in (9, 7, 5, 3, 1, 2, 4, 6, 8, 10)]


def test_from_twelve_on_they_stand_in_two_rows() -> None:
    rows = [{p.row for p in stage_plan(BATCH, [person(i) for i in range(n)], []).places} for n in (11, 12)]
    assert rows == [{1}, {1, 2}]


def test_pending_unregistered_and_missing_presenters_are_concerns() -> None:
    body = person(1, kind=AwardKind.GROUP, representative_pending=True)
    stranger = person(2, attendee_id=None)
    kinds = {c.kind for c in stage_plan(BATCH, [body, stranger], []).concerns}
    assert kinds == {ConcernKind.PENDING, ConcernKind.NOT_REGISTERED, ConcernKind.NO_PRESENTER}


def test_two_batches_running_are_flagged_for_recipient_and_presenter() -> None:
    first = stage_plan(BATCH, [person(1)], presenters(1))
    second = stage_plan(replace(BATCH, id="c", name="2"), [person(1), person(2)], presenters(2))
    third = stage_plan(replace(BATCH, id="d", name="3"), [person(5)], presenters(1))
    told = following([first, second, third], away={"p5"})
    assert [c.kind for c in told[0].concerns] == []
    assert {c.kind for c in told[1].concerns} == {ConcernKind.NO_REST, ConcernKind.PRESENTER_STAYS}
    assert ConcernKind.AWAY in {c.kind for c in told[2].concerns}


def test_grades_are_known_in_both_languages() -> None:
    ranks = [grade_rank(text) for text in ("特等奖", "一等奖", "二等奖", "优秀奖")]
    assert None not in ranks and ranks == sorted(ranks)  # type: ignore[type-var]
    assert grade_rank("First prize") == grade_rank("金奖") == grade_rank("一等奖")
    assert grade_rank("") is None


@given(st.integers(1, 6), st.data())
def test_rematching_keeps_what_fits_and_uses_each_thing_once(count: int, data: st.DataObject) -> None:
    allowed = data.draw(st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))))
    chosen = rematched(count, lambda slot, thing: (slot, thing) in allowed)
    assert sorted(chosen) == list(range(count))
    fitting = sum((slot, thing) in allowed for slot, thing in enumerate(chosen))
    best = max(sum((s, t) in allowed for s, t in enumerate(order)) for order in permutations(range(count)))
    assert fitting == best
    if all((i, i) in allowed for i in range(count)):
        assert chosen == list(range(count))


@given(ceremonies(), st.data())
def test_who_cannot_come_leaves_a_gap_or_the_others_close_up(
    ceremony: tuple[list[Recipient], list[Presenter], Batch, Customs, dict[str, str]], data: st.DataObject
) -> None:
    recipients, hands, batch, customs, bodies = ceremony
    ill = data.draw(st.sampled_from(recipients))
    whole = stage_plan(batch, recipients, hands, customs, bodies)

    gap = [replace(r, absence=Absence.GAP) if r is ill else r for r in recipients]
    plan = stage_plan(batch, gap, hands, customs, bodies)
    assert [(p.number, p.recipient.id, p.usher) for p in plan.places] == [
        (p.number, p.recipient.id, p.usher) for p in whole.places
    ], "nobody else moves"
    assert met(plan) == met(whole)
    assert [p.walk for p in plan.walking] == list(range(1, len(recipients)))
    assert [p.recipient.id for p in plan.walking] == [
        p.recipient.id for p in whole.walking if p.recipient.id != ill.id
    ]
    assert ill.id not in {p.recipient.id for p in in_piles(plan)}

    closed = [replace(r, absence=Absence.CLOSED_UP) if r is ill else r for r in recipients]
    plan = stage_plan(batch, closed, hands, customs, bodies)
    never = stage_plan(batch, [r for r in recipients if r is not ill], hands, customs, bodies)
    assert plan.places == never.places and [r.id for r in plan.left_out] == [ill.id]
