"""Order keys keep every list in order, whatever is inserted where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.order import FIRST, LONGEST, between, n_between

Places = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 4)), max_size=60)


def grow(places: list[tuple[float, int]]) -> list[str]:
    keys: list[str] = []
    for where, count in places:
        at = round(where * len(keys))
        low = keys[at - 1] if at else None
        high = keys[at] if at < len(keys) else None
        keys[at:at] = n_between(low, high, count)
    return keys


@given(Places)
def test_inserting_anywhere_keeps_the_order(places: list[tuple[float, int]]) -> None:
    keys = grow(places)
    assert keys == sorted(set(keys))
    assert len(keys) == sum(count for _, count in places)


@given(Places, st.floats(0, 1))
def test_there_is_always_room_for_one_more(places: list[tuple[float, int]], where: float) -> None:
    keys = [None, *grow(places), None]
    at = round(where * (len(keys) - 2))
    low, high = keys[at], keys[at + 1]
    new = between(low, high)
    assert (low is None or low < new) and (high is None or new < high)


def test_the_first_key() -> None:
    assert between(None, None) == FIRST


def test_appending_and_prepending_ten_thousand_keeps_keys_short() -> None:
    assert max(map(len, n_between(None, None, 10_000))) <= 4
    assert max(map(len, n_between(None, FIRST, 10_000))) <= 4


def test_a_thousand_in_one_gap_stay_short() -> None:
    keys = n_between("a0", "a1", 1000)
    assert keys == sorted(set(keys)) and "a0" < keys[0] and keys[-1] < "a1"
    assert max(map(len, keys)) <= 5


def test_dropping_at_the_same_spot_grows_slowly() -> None:
    low, high = "a0", "a1"
    for _ in range(180):
        high = between(low, high)
    assert len(high) <= LONGEST


def test_the_ends_of_the_integers_still_give_room() -> None:
    top, bottom = "z" + "z" * 26, "A" + "0" * 26 + "1"
    assert between(top, None) > top
    assert between(None, bottom) < bottom


def test_growing_past_a_width_keeps_the_order() -> None:
    for low, high in pairwise(["Yzz", "Z0", "Zz", "a0", "az", "b00", "bzz", "c000"]):
        assert low < between(low, high) < high
    assert between("az", None) == "b00" and between(None, "a0") == "Zz" and between(None, "Z0") == "Yzz"


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("a1", "a0"),
        ("a0", "a0"),
        ("", None),
        ("a", None),
        ("a00", None),
        (None, "0"),
        ("a-", None),
        (None, "b1"),
        (None, "A" + "0" * 26),
    ],
)
def test_what_is_not_two_keys_in_order_is_refused(low: str | None, high: str | None) -> None:
    with pytest.raises(ValueError):
        between(low, high)
