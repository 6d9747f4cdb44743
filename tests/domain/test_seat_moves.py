"""Blocks of people moved together and rows filled: nobody twice, no seat twice, locks kept, neighbours stay so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.hall_design import HallDesign, Numbering, Part, PartKind
from desktop_app.domain.hall_seats import seats_of
from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seat_lines import Lines
from desktop_app.domain.seat_moves import filled, moved_block
from desktop_app.domain.seating import Placement, Seat, SeatKind

OWN = Numbering(named=True)
ROWS = Lines(make_seats("h", HallShape(6, 12, (4, 8), 5, blocked=((3, 5), (6, 12)), wheelchair=((2, 1),))))
TABLES = Lines(
    seats_of("h", HallDesign(tuple(Part(f"t{n}", PartKind.ROUND, n * 4000, 0, name=str(n + 1), seats=8 + 2 * (n == 2))
                                   for n in range(3))))
)  # fmt: skip
TURNED = Part("a", PartKind.BLOCK, name="A", rows=6, seats=9, curve=9000, grow=1, turn=75, numbering=OWN)
BESIDE = Part("b", PartKind.BLOCK, 20_000, 900, name="B", rows=4, seats=7, staggered=True, numbering=OWN)
CURVED = Lines(seats_of("h", HallDesign((TURNED, BESIDE))))
HALLS = {"rows": ROWS, "tables": TABLES, "curved": CURVED}


def named(lines: Lines, label: str) -> str:
    return next(seat.id for seat in lines.seats.values() if seat.label == label)


def labels(lines: Lines, places: dict[str, str]) -> dict[str, str]:
    return {person: lines.seats[seat].label for person, seat in places.items()}


def held(lines: Lines, people: dict[str, str], locked: str = "") -> dict[str, Placement]:
    """Who sits where, from labels."""
    found = (Placement(f"x{who}", "h", named(lines, at), who, who in locked) for at, who in people.items())
    return {each.seat_id: each for each in found}


def sitting(lines: Lines, chosen: st.DataObject) -> dict[str, Placement]:
    """People on some of the seats that are not blocked."""
    free = [seat.id for seat in lines.seats.values() if seat.kind is not SeatKind.BLOCKED]
    seats = chosen.draw(st.lists(st.sampled_from(free), unique=True))
    return {
        seat: Placement(f"x{at}", "h", seat, f"p{at}", chosen.draw(st.integers(0, 9)) == 0)
        for at, seat in enumerate(seats)
    }


@given(st.sampled_from(sorted(HALLS)), st.data())
def test_a_move_is_an_exchange_that_leaves_locks_alone(kind: str, data: st.DataObject) -> None:
    lines = HALLS[kind]
    there = sitting(lines, data)
    assume(there)
    chosen = data.draw(st.lists(st.sampled_from(sorted(there)), unique=True, min_size=1, max_size=12))
    grab, target = data.draw(st.sampled_from(chosen)), data.draw(st.sampled_from(sorted(lines.seats)))
    try:
        places = moved_block(lines, there, chosen, grab, target)
    except Refusal as refusal:
        assert refusal.code in {"no-seats-there", "seat-blocked", "place-locked"}
        return
    before = {each.attendee_id: seat for seat, each in there.items()}
    after = before | places
    assert len(set(after.values())) == len(before) == len(after)
    assert all(lines.seats[seat].kind is not SeatKind.BLOCKED for seat in places.values())
    assert not {each.attendee_id for each in there.values() if each.locked} & places.keys()
    assert after[there[grab].attendee_id] == target
    others = before.keys() - {there[seat].attendee_id for seat in chosen}
    assert all(after[who] == before[who] or before[who] in after.values() for who in others)


@given(st.sampled_from(sorted(HALLS)), st.data())
def test_whoever_moved_comes_back_by_the_opposite_move(kind: str, data: st.DataObject) -> None:
    """From a line to another of the same hall and back, wherever nothing stands in the way."""
    lines = HALLS[kind]
    grab, target = (data.draw(st.sampled_from(sorted(lines.seats))) for _ in range(2))
    there = {grab: Placement("x", "h", grab, "p")}
    assume(lines.seats[target].kind is not SeatKind.BLOCKED)
    assume(lines.seats[grab].kind is not SeatKind.BLOCKED)
    if grab == target:
        assert moved_block(lines, there, [grab], grab, target) == {}
        return
    assert moved_block(lines, there, [grab], grab, target) == {"p": target}
    assert moved_block(lines, {target: there[grab]}, [target], target, grab) == {"p": grab}


@given(st.sampled_from(sorted(HALLS)), st.data())
def test_filling_takes_free_seats_in_order_and_no_others(kind: str, data: st.DataObject) -> None:
    lines = HALLS[kind]
    there = sitting(lines, data)
    start = data.draw(st.sampled_from(sorted(lines.seats)))
    people = [f"n{at}" for at in range(data.draw(st.integers(1, 15)))]
    rolling = set(data.draw(st.lists(st.sampled_from(people), unique=True)))
    onward = list(lines.onward(start))
    try:
        places = filled(lines, there.keys(), people, rolling, start)
    except Refusal as refusal:
        assert refusal.code == "no-room-from-here"
        assert all(seat in there or lines.seats[seat].kind is not SeatKind.SEAT for seat in onward)
        return
    assert list(places) == people[: len(places)] and len(set(places.values())) == len(places)
    assert not places.values() & there.keys()
    ways = [onward.index(seat) for seat in places.values()]
    assert ways == sorted(ways)
    for who, seat in places.items():
        kind_of = lines.seats[seat].kind
        assert kind_of is SeatKind.SEAT or (kind_of is SeatKind.WHEELCHAIR and who in rolling)


def test_a_block_goes_across_the_aisle_and_swaps_with_who_sits_there() -> None:
    there = held(ROWS, {"1-1": "a", "1-2": "b", "2-2": "c", "4-4": "x", "5-5": "y"})
    places = moved_block(ROWS, there, [named(ROWS, each) for each in ("1-1", "1-2", "2-2", "2-1")],
                         named(ROWS, "1-1"), named(ROWS, "4-4"))  # fmt: skip
    assert labels(ROWS, places) == {"a": "4-4", "b": "4-5", "c": "5-5", "x": "1-1", "y": "2-2"}


def test_one_seat_along_turns_the_row() -> None:
    there = held(ROWS, {"1-1": "a", "1-2": "b", "1-3": "c", "1-4": "x"})
    chosen = [named(ROWS, f"1-{number}") for number in (1, 2, 3)]
    places = moved_block(ROWS, there, chosen, chosen[1], named(ROWS, "1-3"))
    assert labels(ROWS, places) == {"a": "1-2", "b": "1-3", "c": "1-4", "x": "1-1"}


def test_a_whole_table_sits_down_at_another() -> None:
    there = held(TABLES, {f"T1-{number}": f"p{number}" for number in range(1, 9)})
    places = moved_block(TABLES, there, there, named(TABLES, "T1-3"), named(TABLES, "T2-8"))
    assert set(labels(TABLES, places).values()) == {f"T2-{number}" for number in range(1, 9)}
    assert labels(TABLES, places)["p3"] == "T2-8" and labels(TABLES, places)["p4"] == "T2-1"


@pytest.mark.parametrize(
    ("target", "locked", "code"),
    [("1-12", "", "no-seats-there"), ("3-4", "", "seat-blocked"), ("4-4", "a", "place-locked"),
     ("4-4", "x", "place-locked"), ("6-1", "", "no-seats-there")],
)  # fmt: skip
def test_what_cannot_be_moved_is_told(target: str, locked: str, code: str) -> None:
    there = held(ROWS, {"1-1": "a", "1-2": "b", "2-2": "c", "4-4": "x"}, locked)
    chosen = [named(ROWS, each) for each in ("1-1", "1-2", "2-2")]
    with pytest.raises(Refusal) as refused:
        moved_block(ROWS, there, chosen, chosen[0], named(ROWS, target))
    assert refused.value.code == code


def test_nobody_is_no_block() -> None:
    with pytest.raises(Refusal) as refused:
        moved_block(ROWS, {}, [named(ROWS, "1-1")], named(ROWS, "1-1"), named(ROWS, "2-1"))
    assert refused.value.code == "nobody-on-seats"


def test_a_row_is_filled_past_what_is_not_free_and_then_the_row_behind() -> None:
    taken = {named(ROWS, "3-6"), named(ROWS, "3-12")}
    places = filled(ROWS, taken, [f"p{n}" for n in range(8)], (), named(ROWS, "3-4"))
    assert list(labels(ROWS, places).values()) == ["3-4", "3-7", "3-8", "3-9", "3-10", "3-11", "4-1", "4-2"]


def test_a_row_turned_on_its_side_is_still_walked_from_end_to_end() -> None:
    line = Lines(
        Seat(f"{n}", "h", "A", 1, n, f"1-{n}", 40 - (n - 4) ** 2, 600 * n) for n in (3, 1, 5, 2, 4)
    ).line("3")
    assert list(line) == ["1", "2", "3", "4", "5"]


@given(st.sampled_from(("rows", "curved")), st.data())
def test_who_sat_side_by_side_in_a_row_still_does(kind: str, data: st.DataObject) -> None:
    lines = HALLS[kind]
    grab, target = (data.draw(st.sampled_from(sorted(lines.seats))) for _ in range(2))
    shift, line = lines.shift(grab, target), lines.line(data.draw(st.sampled_from(sorted(lines.seats))))
    goes = [shift(seat) for seat in line]
    for one, two in pairwise(goes):
        if one and two:
            assert lines.line(one) is lines.line(two)
            assert list(lines.line(one)).index(two) == list(lines.line(one)).index(one) + 1
