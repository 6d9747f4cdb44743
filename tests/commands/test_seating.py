"""What staff do with seats, on a real meeting file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.queries import attendees as people_kept
from db.queries import seating as kept
from db.store import Store
from desktop_app.commands import halls
from desktop_app.commands import seating as commands
from desktop_app.domain.halls import HallShape
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import DAIS, Hall, Proposal, SeatKind
from desktop_app.planning.checking import violations
from desktop_app.planning.seating import seat_everyone
from tests.seated import fill

NOW = dt.datetime(2027, 3, 15, 13, 0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "工作会议"), clock=lambda: NOW)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def hall(store: Store) -> Hall:
    return fill(store)


def seating(hall: Hall) -> dict[str, str]:
    return {each.attendee_id: each.seat_id for each in kept.placements(hall.id)}


def by_label(hall: Hall) -> dict[str, str]:
    return {seat.label: seat.id for seat in kept.seats(hall.id)}


def propose(hall: Hall, keep_placed: bool = False) -> Proposal:
    return run_now(seat_everyone(kept.task(hall.id, evaluations=2_000, keep_placed=keep_placed)))


def code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_hall_is_laid_out_in_one_step(store: Store, hall: Hall) -> None:
    assert kept.plenary() is not None and len(kept.seats(hall.id)) == 251
    store.undo(NOW)
    assert kept.plenary() is None
    store.redo(NOW)
    assert len(kept.seats(hall.id)) == 251


def test_seating_everyone_is_one_step_and_sound(store: Store, hall: Hall) -> None:
    proposal = propose(hall)
    changes = commands.accept_plan(store, proposal)
    assert changes.label == "seat-everyone" and seating(hall) == dict(proposal.places)
    task = kept.task(hall.id)
    assert not violations(task, seating(hall).items()) and len(task.people) == len(seating(hall)) == 172
    store.undo(NOW)
    assert seating(hall) == {}


def test_accepting_again_touches_nothing(store: Store, hall: Hall) -> None:
    proposal = propose(hall)
    commands.accept_plan(store, proposal)
    assert not commands.accept_plan(store, proposal)


def test_people_may_go_round_in_a_circle(store: Store, hall: Hall) -> None:
    commands.accept_plan(store, propose(hall))
    before = seating(hall)
    people = list(before)
    turned = dict(zip(people, [*list(before.values())[1:], before[people[0]]], strict=True))
    commands.accept_plan(store, Proposal(hall.id, turned))
    assert seating(hall) == turned
    store.undo(NOW)
    assert seating(hall) == before


def test_who_is_not_in_the_plan_loses_the_seat(store: Store, hall: Hall) -> None:
    proposal = propose(hall)
    commands.accept_plan(store, proposal)
    fewer = dict(list(proposal.places.items())[:100])
    commands.accept_plan(store, replace(proposal, places=fewer))
    assert seating(hall) == fewer


def test_a_stale_plan_is_refused(store: Store, hall: Hall) -> None:
    proposal = propose(hall)
    halls.make_hall(store, "会堂", HallShape(5, 10), hall.id)
    with pytest.raises(Refusal) as refused:
        commands.accept_plan(store, proposal)
    assert code(refused) == "plan-is-stale"


def test_keeping_the_placed_fills_only_the_others(store: Store, hall: Hall) -> None:
    commands.accept_plan(store, propose(hall))
    before = seating(hall)
    out = list(before)[5:9]
    commands.unseat(store, out, hall.id)
    proposal = propose(hall, keep_placed=True)
    commands.accept_plan(store, proposal)
    assert proposal.moved == 0 and len(seating(hall)) == len(before)
    assert {p: s for p, s in before.items() if p not in out}.items() <= seating(hall).items()


def test_dropping_on_a_free_seat_moves(store: Store, hall: Hall) -> None:
    person = people_kept.everyone()[20].id
    labels = by_label(hall)
    commands.seat_person(store, person, labels["3-12"])
    commands.seat_person(store, person, labels["4-1"])
    assert seating(hall) == {person: labels["4-1"]} and kept.seat_labels() == {person: "4-1"}
    assert not commands.seat_person(store, person, labels["4-1"])


def test_dropping_on_a_taken_seat_swaps(store: Store, hall: Hall) -> None:
    one, two = (each.id for each in people_kept.everyone()[20:22])
    labels = by_label(hall)
    commands.seat_person(store, one, labels["1-1"])
    commands.seat_person(store, two, labels["1-2"])
    commands.seat_person(store, one, labels["1-2"])
    assert seating(hall) == {one: labels["1-2"], two: labels["1-1"]}
    commands.swap_people(store, one, two)
    assert seating(hall) == {one: labels["1-1"], two: labels["1-2"]}
    store.undo(NOW)
    assert seating(hall) == {one: labels["1-2"], two: labels["1-1"]}


def test_dropping_from_the_list_on_a_taken_seat_unseats_the_other(store: Store, hall: Hall) -> None:
    one, two = (each.id for each in people_kept.everyone()[20:22])
    seat = by_label(hall)["1-1"]
    commands.seat_person(store, one, seat)
    commands.seat_person(store, two, seat)
    assert seating(hall) == {two: seat}


def test_a_locked_person_stays(store: Store, hall: Hall) -> None:
    one, two = (each.id for each in people_kept.everyone()[20:22])
    labels = by_label(hall)
    commands.seat_person(store, one, labels["12-12"])
    commands.lock(store, [one], hall.id)
    attempts: list[Callable[[], object]] = [
        lambda: commands.seat_person(store, one, labels["1-2"]),
        lambda: commands.seat_person(store, two, labels["12-12"]),
        lambda: commands.unseat(store, [one], hall.id),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal) as refused:
            attempt()
        assert code(refused) == "seat-locked"
    commands.accept_plan(store, propose(hall))
    assert seating(hall)[one] == labels["12-12"]
    commands.clear_hall(store, hall.id)
    assert seating(hall) == {one: labels["12-12"]}
    commands.lock(store, [one], hall.id, locked=False)
    commands.unseat(store, [one], hall.id)
    assert seating(hall) == {}


def test_blocked_seats_refuse_people_and_taken_ones_blocking(store: Store, hall: Hall) -> None:
    person, labels = people_kept.everyone()[20].id, by_label(hall)
    commands.set_seat_kind(store, [labels["1-1"]], SeatKind.BLOCKED)
    with pytest.raises(Refusal) as refused:
        commands.seat_person(store, person, labels["1-1"])
    assert code(refused) == "seat-blocked"
    commands.seat_person(store, person, labels["1-2"])
    with pytest.raises(Refusal) as refused:
        commands.set_seat_kind(store, [labels["1-2"]], SeatKind.BLOCKED)
    assert code(refused) == "seat-taken"


def test_laying_out_anew_keeps_people_on_seats_that_remain(store: Store, hall: Hall) -> None:
    one, two = (each.id for each in people_kept.everyone()[20:22])
    labels = by_label(hall)
    commands.seat_person(store, one, labels["3-3"])
    commands.seat_person(store, two, labels["12-20"])
    halls.make_hall(store, "小会堂", HallShape(8, 14, (7,), 9), hall.id)
    assert seating(hall) == {one: labels["3-3"]}
    assert len(kept.seats(hall.id)) == 8 * 14 + 9 and kept.halls()[0].name == "小会堂"
    assert [seat.number for seat in kept.seats(hall.id) if seat.area == DAIS] == list(range(1, 10))


def test_a_hall_can_be_taken_away_and_brought_back(store: Store, hall: Hall) -> None:
    commands.accept_plan(store, propose(hall))
    before = seating(hall)
    halls.remove_hall(store, hall.id)
    assert kept.halls() == [] and kept.seat_labels() == {}
    store.undo(NOW)
    assert seating(hall) == before
    with pytest.raises(Refusal):
        halls.remove_hall(store, "nowhere")


def test_a_second_hall_comes_after_the_first(store: Store, hall: Hall) -> None:
    halls.make_hall(store, "宴会厅", HallShape(3, 10))
    assert [each.name for each in kept.halls()] == ["会堂", "宴会厅"] and kept.plenary() == kept.halls()[0]


def test_what_is_not_there_is_refused(store: Store, hall: Hall) -> None:
    person = people_kept.everyone()[20].id
    attempts: list[tuple[Callable[[], object], str]] = [
        (lambda: commands.seat_person(store, person, "nowhere"), "no-such-seat"),
        (lambda: commands.seat_person(store, "nobody", by_label(hall)["1-1"]), "no-such-person"),
        (lambda: commands.swap_people(store, person, people_kept.everyone()[21].id), "have-no-seats"),
    ]
    for attempt, expected in attempts:
        with pytest.raises(Refusal) as refused:
            attempt()
        assert code(refused) == expected
