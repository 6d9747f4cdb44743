"""A hall from a few numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.halls import HallShape, aisles_from, dais_rows, make_seats, places_from
from desktop_app.domain.meeting import EvenDais, Protocol
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.seating import DAIS, SeatKind

SHAPE = HallShape(12, 20, (5, 15), 11, wheelchair=((10, 1), (10, 2)), blocked=((12, 20),))


@st.composite
def shapes(draw: st.DrawFn) -> HallShape:
    seats = draw(st.integers(2, 30))
    aisles = draw(st.sets(st.integers(1, seats - 1), max_size=4))
    chairs = draw(st.integers(0, 30))
    return HallShape(draw(st.integers(1, 20)), seats, tuple(aisles), chairs, draw(st.integers(1, 2)))


@given(shapes())
def test_every_seat_is_there_once(shape: HallShape) -> None:
    seats = make_seats("h", shape)
    assert len(seats) == shape.capacity + shape.dais
    assert len({seat.label for seat in seats}) == len({seat.id for seat in seats}) == len(seats)
    assert len({(seat.x, seat.y) for seat in seats}) == len(seats)


@given(shapes())
def test_numbers_grow_from_the_left_and_rows_from_the_dais(shape: HallShape) -> None:
    hall = [seat for seat in make_seats("h", shape) if seat.area != DAIS]
    by_row = sorted(hall, key=lambda seat: (seat.y, seat.x))
    assert [(seat.row, seat.number) for seat in by_row] == [(seat.row, seat.number) for seat in hall]
    assert all(seat.y < 0 for seat in make_seats("h", shape) if seat.area == DAIS)


def test_aisles_cut_blocks_from_the_left() -> None:
    row = [seat for seat in make_seats("h", SHAPE) if seat.area != DAIS and seat.row == 1]
    assert [seat.area for seat in row] == ["A"] * 5 + ["B"] * 10 + ["C"] * 5
    assert [seat.number for seat in row if seat.aisle] == [1, 5, 6, 15, 16, 20]
    assert row[5].x - row[4].x > 2 * (row[4].x - row[3].x)


def test_places_have_their_kind_and_label() -> None:
    kinds = {seat.label: seat.kind for seat in make_seats("h", SHAPE)}
    assert kinds["10-1"] is kinds["10-2"] is SeatKind.WHEELCHAIR and kinds["12-20"] is SeatKind.BLOCKED
    assert kinds["3-12"] is SeatKind.SEAT and "D-11" in kinds


def test_the_dais_stands_about_the_middle_of_the_hall() -> None:
    seats = make_seats("h", SHAPE)
    chairs = [seat.x for seat in seats if seat.area == DAIS]
    hall = [seat.x for seat in seats if seat.area != DAIS]
    assert min(chairs) + max(chairs) == min(hall) + max(hall)


def test_a_dais_of_two_rows() -> None:
    shape = HallShape(5, 10, (), 11, 2)
    chairs = [seat for seat in make_seats("h", shape) if seat.area == DAIS]
    assert dais_rows(shape) == (6, 5)
    assert [seat.label for seat in chairs] == [f"D1-{n}" for n in range(1, 7)] + [
        f"D2-{n}" for n in range(1, 6)
    ]
    assert max(seat.y for seat in chairs if seat.row == 2) < min(seat.y for seat in chairs if seat.row == 1)


@pytest.mark.parametrize(("protocol", "place"), [(Protocol.CHINESE, 4), (Protocol.INTERNATIONAL, 5)])
def test_an_even_row_may_have_its_first_on_the_centre_line(protocol: Protocol, place: int) -> None:
    shape = HallShape(5, 10, (), 8, protocol=protocol, even_dais=EvenDais.FIRST_ON_CENTRE_LINE)
    seats = make_seats("h", shape)
    hall = [seat.x for seat in seats if seat.area != DAIS]
    first = next(seat for seat in seats if seat.area == DAIS and seat.number == place)
    assert 2 * first.x == min(hall) + max(hall)


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (HallShape(0, 10), "hall-size"),
        (HallShape(10, 201), "hall-size"),
        (HallShape(10, 10, dais=500), "dais-size"),
        (HallShape(10, 10, (10,)), "aisle-outside"),
        (HallShape(10, 10, (0,)), "aisle-outside"),
        (HallShape(10, 60, tuple(range(1, 40))), "too-many-aisles"),
        (HallShape(10, 10, wheelchair=((11, 1),)), "no-such-seat"),
    ],
)
def test_an_impossible_hall_is_refused(shape: HallShape, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        make_seats("h", shape)
    assert refused.value.code == code


@pytest.mark.parametrize("typed", ["after:5,15", "5 15", "15、5", "After: 5，15 ", "5;15;5"])
def test_aisles_as_they_are_typed(typed: str) -> None:
    assert aisles_from(typed) == (5, 15)


def test_places_as_they_are_typed() -> None:
    assert places_from("10-1, 10-2、3/4") == ((10, 1), (10, 2), (3, 4))
    assert places_from("") == () and aisles_from("after:") == ()


@pytest.mark.parametrize("typed", ["five", "10-", "1-2-3"])
def test_what_cannot_be_read_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        places_from(typed)
    with pytest.raises(Refusal):
        aisles_from(typed)
