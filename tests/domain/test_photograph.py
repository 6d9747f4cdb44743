"""Everybody stands in the photograph once, rows are even, and those of rank stand by the custom of the dais."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.meeting import EvenDais, Protocol
from desktop_app.domain.photograph import Custom, photograph, places_for, receiving, rows_behind
from desktop_app.domain.protocol import dais

CUSTOMS = st.builds(Custom, st.sampled_from(Protocol), st.sampled_from(EvenDais))


@given(st.integers(0, 40), st.integers(0, 120), st.integers(1, 30), CUSTOMS)
def test_everybody_stands_once_and_no_row_is_too_long(
    leaders: int, others: int, places: int, custom: Custom
) -> None:
    front, behind = [f"a{n}" for n in range(leaders)], [f"b{n}" for n in range(others)]
    rows = photograph(front, behind, places, custom)
    assert sorted(who for row in rows for who in row) == sorted([*front, *behind])
    assert all(0 < len(row) <= places for row in rows)
    kinds = ["".join(sorted({who[0] for who in row})) for row in rows]
    assert kinds == sorted(kinds) and "ab" not in kinds
    back = [len(row) for row in rows if row[0][0] == "b"]
    assert back == sorted(back) and (not back or max(back) - min(back) <= 1)
    if 0 < leaders <= places:
        assert rows[0] == tuple(f"a{rank - 1}" for rank in dais(leaders, custom.protocol, custom.even))


def test_seven_leaders_and_the_next_row_from_its_middle() -> None:
    rows = photograph("1234567", "abcde", 7)
    assert ["".join(row) for row in rows] == ["7531246", "ecabd"]


def test_a_row_needs_a_place() -> None:
    with pytest.raises(ValueError, match="a place"):
        rows_behind(3, 0)


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_host_receives_guests(hosts: int, guests: int) -> None:
    ours, theirs = [f"h{n}" for n in range(hosts)], [f"g{n}" for n in range(guests)]
    order = receiving(ours, theirs)
    assert sorted(order) == sorted([*ours, *theirs]) and order[0] == "h0" and order[1] == "g0"
    (row,) = photograph(order, [], 30, Custom(Protocol.INTERNATIONAL))
    assert row[row.index("h0") - 1] == "g0", (
        "the chief guest at the host's right hand, the photographer's left"
    )
    if hosts > 2:
        assert row[0][0] == row[-1][0] == "h"


def test_without_guests_it_is_the_order_of_the_hosts() -> None:
    assert receiving("abc", "") == ("a", "b", "c") and receiving("", "xy") == ("x", "y")


@given(st.integers(0, 60), st.integers(1, 500))
def test_rows_nobody_asked_for_make_a_wide_picture(leaders: int, people: int) -> None:
    assert 1 <= places_for(leaders, people) <= 30
