"""The dais, exactly: the tables of the protocol offices, and what must hold for any number of people."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.meeting import EvenDais, Protocol
from desktop_app.domain.protocol import (
    Chair,
    Signatory,
    chair_order,
    dais,
    offset,
    position,
    several_rows,
    signing,
    signing_parties,
    split_rows,
)

A, B, C = EvenDais.SECOND_AT_LEFT_HAND, EvenDais.FIRST_ON_LEFT_CHAIR, EvenDais.FIRST_ON_CENTRE_LINE
CN, INT = Protocol.CHINESE, Protocol.INTERNATIONAL
Sizes = st.integers(1, 80)
Protocols, Variants = st.sampled_from(Protocol), st.sampled_from(EvenDais)


@pytest.mark.parametrize(
    ("people", "chinese", "international"),
    [
        (1, "1", "1"),
        (2, "1 2", "2 1"),
        (3, "3 1 2", "2 1 3"),
        (4, "3 1 2 4", "4 2 1 3"),
        (5, "5 3 1 2 4", "4 2 1 3 5"),
        (6, "5 3 1 2 4 6", "6 4 2 1 3 5"),
        (7, "7 5 3 1 2 4 6", "6 4 2 1 3 5 7"),
        (8, "7 5 3 1 2 4 6 8", "8 6 4 2 1 3 5 7"),
        (11, "11 9 7 5 3 1 2 4 6 8 10", "10 8 6 4 2 1 3 5 7 9 11"),
    ],
)
def test_the_table_of_both_customs(people: int, chinese: str, international: str) -> None:
    assert dais(people, CN) == tuple(map(int, chinese.split()))
    assert dais(people, INT) == tuple(map(int, international.split()))


@pytest.mark.parametrize(
    ("people", "row"), [(2, "2 1"), (4, "4 2 1 3"), (6, "6 4 2 1 3 5"), (8, "8 6 4 2 1 3 5 7")]
)
def test_variant_b_puts_the_first_on_the_left_hand_chair_of_the_middle_pair(people: int, row: str) -> None:
    assert dais(people, CN, B) == tuple(map(int, row.split()))
    assert dais(people, CN, B) == dais(people, INT, A)


@given(Sizes)
def test_variant_b_and_c_leave_odd_rows_alone(people: int) -> None:
    if people % 2:
        assert dais(people, CN, A) == dais(people, CN, B) == dais(people, CN, C)


@given(Sizes, Protocols, Variants)
def test_each_rank_has_one_chair(people: int, protocol: Protocol, even: EvenDais) -> None:
    assert sorted(dais(people, protocol, even)) == list(range(1, people + 1))


@given(Sizes, Variants)
def test_international_is_the_mirror(people: int, even: EvenDais) -> None:
    assert dais(people, INT, even) == dais(people, CN, even)[::-1]


@given(Sizes, Protocols, Variants)
def test_nobody_sits_nearer_to_the_middle_than_his_senior(
    people: int, protocol: Protocol, even: EvenDais
) -> None:
    far = [abs(2 * position(rank, people, protocol, even) - people - 1) for rank in range(1, people + 1)]
    assert all(senior <= junior for senior, junior in pairwise(far))


@given(Sizes, Protocols)
def test_one_more_person_is_added_at_an_end(people: int, protocol: Protocol) -> None:
    fewer, more = dais(people, protocol), dais(people + 1, protocol)
    assert more in {(people + 1, *fewer), (*fewer, people + 1)}


@given(Sizes, Variants)
def test_the_second_sits_at_the_left_hand_of_the_first_by_chinese_custom(people: int, even: EvenDais) -> None:
    if people > 1 and not (even is B and people % 2 == 0):
        assert position(2, people, CN, even) == position(1, people, CN, even) + 1


@given(Sizes, Protocols)
def test_variant_c_puts_the_first_on_the_centre_line(people: int, protocol: Protocol) -> None:
    assert offset(1, people, protocol, C) == 0
    row = sorted(offset(rank, people, protocol, C) for rank in range(1, people + 1))
    assert all(right - left == 2 for left, right in pairwise(row))


def test_even_rows_stand_about_the_centre_line_as_a_pair() -> None:
    assert [offset(rank, 8) for rank in range(1, 9)] == [-1, 1, -3, 3, -5, 5, -7, 7]
    assert [offset(rank, 8, CN, C) for rank in range(1, 9)] == [0, 2, -2, 4, -4, 6, -6, 8]


@pytest.mark.parametrize("rank", [0, 4, -1])
def test_a_rank_that_is_not_there_is_refused(rank: int) -> None:
    with pytest.raises(ValueError, match="rank"):
        position(rank, 3)


@pytest.mark.parametrize(
    ("people", "chairs", "rows"),
    [
        (63, 21, (21, 21, 21)),
        (20, 9, (9, 9, 2)),
        (19, 9, (9, 8, 2)),
        (9, 9, (9,)),
        (10, 9, (8, 2)),
        (0, 9, ()),
        (3, 1, (1, 1, 1)),
    ],
)
def test_rows_fill_from_the_front_and_nobody_sits_alone_behind(
    people: int, chairs: int, rows: tuple[int]
) -> None:
    assert split_rows(people, chairs) == rows


def test_a_row_without_chairs_is_refused() -> None:
    with pytest.raises(ValueError, match="chair"):
        split_rows(5, 0)


def test_the_parity_of_each_row_is_its_own() -> None:
    assert several_rows((3, 4)) == ((3, 1, 2), (6, 4, 5, 7))
    assert several_rows((2, 3), INT) == ((2, 1), (4, 3, 5))


@given(st.lists(st.integers(1, 20), min_size=1, max_size=4), st.integers(0, 90), Protocols, Variants)
def test_chairs_of_several_rows(chairs: list[int], people: int, protocol: Protocol, even: EvenDais) -> None:
    order = chair_order(chairs, people, protocol, even)
    assert len(set(order)) == len(order) == min(people, sum(chairs))
    assert all(0 <= chair.place < chairs[chair.row] for chair in order)
    assert [chair.row for chair in order] == sorted(chair.row for chair in order)
    last = [chair for chair in order if chair.row == order[-1].row] if order else []
    if len(last) == 1 and order[-1].row > 0:
        assert chairs[order[-1].row] == 1 or chairs[order[-1].row - 1] == 1


@given(Sizes, Protocols, Variants)
def test_a_full_dais_row_is_the_rule_itself(people: int, protocol: Protocol, even: EvenDais) -> None:
    places = [position(rank, people, protocol, even) - 1 for rank in range(1, people + 1)]
    assert chair_order([people], people, protocol, even) == tuple(Chair(0, place) for place in places)


@given(st.integers(1, 40), st.integers(1, 40), Protocols)
def test_fewer_people_than_chairs_sit_together_about_the_middle(
    chairs: int, people: int, protocol: Protocol
) -> None:
    people = min(chairs, people)
    places = sorted(chair.place for chair in chair_order([chairs], people, protocol))
    assert places == list(range(places[0], places[0] + people))
    assert abs(places[0] - (chairs - 1 - places[-1])) <= 1


def test_the_guest_signs_at_the_right_hand_of_the_host() -> None:
    table, behind = signing(2, 3)
    assert table == (Signatory("guest", 0), Signatory("guest", 1), Signatory("host", 1), Signatory("host", 0))
    assert [(each.side, each.rank) for each in behind] == [
        ("guest", 3), ("guest", 2), ("guest", 1), ("host", 1), ("host", 2)]  # fmt: skip


def test_several_parties_sign_by_the_international_rule() -> None:
    assert signing_parties(5) == (4, 2, 1, 3, 5)
    assert signing_parties(4) == (4, 2, 1, 3)
