"""What is said of a plan: how near the best it is, and nothing where the bound cannot know."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.seating import Price, Proposal, Shortfall, Unmet
from desktop_app.ui.seating import told

PLAN = Proposal("h", {"p": "s"}, score=27_596, bound=26_707, prices=(Price("", 7_102),))


def test_the_gap_to_the_proven_bound_is_told() -> None:
    assert "3.33 %" in told.quality(PLAN) and "7,102" in told.prices(PLAN)
    assert "proven best" in told.quality(replace(PLAN, score=26_707))
    assert told.quality(replace(PLAN, bound=0)) == ""


def test_no_gap_is_claimed_where_a_delegation_had_to_be_parted() -> None:
    parted = replace(PLAN, score=111_062, shortfalls=(Shortfall(Unmet.GROUP_SPLIT, ("p", "q"), "g"),))
    assert told.quality(parted) == "" and told.prices(parted) == ""
