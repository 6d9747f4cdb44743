"""Seats as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.halls import HallShape, make_seats
from desktop_app.domain.seat_ranges import read_seats, told_seats

SEATS = make_seats("h", HallShape(4, 8, (3, 6), dais=3))
LABELS = {seat.id: seat.label for seat in SEATS}


def labels(text: str) -> list[str]:
    return [LABELS[each] for each in read_seats(text, SEATS)[0]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("3-5", ["3-5"]),
        ("2-2~2-4", ["2-2", "2-3", "2-4"]),
        ("2-4 至 2-2", ["2-2", "2-3", "2-4"]),
        ("1-1，4-8；D-2", ["D-2", "1-1", "4-8"]),
        ("第3排", [f"3-{n}" for n in range(1, 9)]),
        ("3-*", [f"3-{n}" for n in range(1, 9)]),
        ("A区", [f"{row}-{n}" for row in range(1, 5) for n in range(1, 4)]),
        ("a", [f"{row}-{n}" for row in range(1, 5) for n in range(1, 4)]),
        ("", []),
    ],
)
def test_what_a_text_names(text: str, named: list[str]) -> None:
    assert labels(text) == named


def test_what_is_not_understood_comes_back() -> None:
    found, unknown = read_seats("1-1, 9-9、2-1~3-4, Z区", SEATS)
    assert [LABELS[each] for each in found] == ["1-1"] and unknown == ("9-9", "2-1~3-4", "Z区")


@given(st.sets(st.sampled_from([seat.id for seat in SEATS])))
def test_what_is_told_is_read_back(wanted: set[str]) -> None:
    found, unknown = read_seats(told_seats(wanted, SEATS), SEATS)
    assert set(found) == wanted and unknown == ()
