"""Who signs where: the rules of protocol, held for any number of parties."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.meeting import Protocol
from desktop_app.domain.signing_order import at_the_table, behind_the_table, requisites


def test_the_guest_sits_at_the_hosts_right_hand() -> None:
    assert [party for _rank, party in at_the_table(["主", "客"])] == ["客", "主"]


def test_seven_parties_stand_by_the_international_rule() -> None:
    assert [rank for rank, _party in at_the_table("abcdefg")] == [6, 4, 2, 1, 3, 5, 7]
    assert [rank for rank, _who in behind_the_table("abcdefg", Protocol.CHINESE)] == [7, 5, 3, 1, 2, 4, 6]
    assert at_the_table([]) == [] == behind_the_table([])


@given(st.integers(1, 30))
def test_every_party_stands_once_and_the_first_nearest_the_middle(parties: int) -> None:
    ranks = [rank for rank, _party in at_the_table(range(parties))]
    assert sorted(ranks) == list(range(1, parties + 1))
    middle = (parties - 1) / 2
    away = {rank: abs(place - middle) for place, rank in enumerate(ranks)}
    assert all(away[rank] <= away[rank + 1] for rank in range(1, parties))


@given(st.integers(1, 30))
def test_every_body_signs_every_copy_and_takes_one(parties: int) -> None:
    needed = requisites(parties)
    assert needed.copies == needed.pens == needed.folders == needed.name_cards == parties
    assert needed.signatures == needed.copies * parties
