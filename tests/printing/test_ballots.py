"""Ballot papers, from a real meeting to the PDF and back: every paper of an item is the same, none is numbered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries import attendees, papers
from db.queries import elections as kept
from db.store import Store
from desktop_app import name_orders
from desktop_app.commands.agenda import add_item, remove_items, set_resolution
from desktop_app.commands.elections import set_candidates, set_election
from desktop_app.domain.agenda import AgendaItem, ItemKind
from desktop_app.domain.ballots import ballot_of, in_stroke_order
from desktop_app.domain.elections import Candidate, Election, read_candidate
from desktop_app.domain.identity import new_id
from desktop_app.domain.job import run_now
from desktop_app.domain.meeting import Meeting
from desktop_app.domain.paper_options import BallotCopies, BallotOptions
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Method, Resolution
from desktop_app.printing.printables import PRINTABLES
from desktop_app.words import Words
from tests.people import fill_people
from tests.printing.reading import faults, texts

ELECTION, VOTE = "e" * 32, "f" * 32


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Four stand for two seats; the statutes are voted on in secret."""
    made = Store.create(tmp_path / "会议.rostrum", Meeting(new_id(), "第三次全体会议", secret="00" * 20))
    fill_people(made)
    add_item(
        made,
        AgendaItem(ELECTION, "选举副会长", latin_title="Election of vice chairs", kind=ItemKind.ELECTION),
    )
    add_item(made, AgendaItem(VOTE, "表决章程", kind=ItemKind.VOTE))
    set_election(made, Election("", ELECTION, seats=2))
    names = ("欧阳修远 | 滨江市消费者协会 会长", "丁一", "王𬍛", "姜明玉")
    set_candidates(made, ELECTION, [read_candidate(ELECTION, name, new_id()) for name in names])
    set_resolution(made, Resolution("", VOTE, "通过《章程》修正案。", Method.SECRET))
    yield made
    made.close()


def pages(options: BallotOptions, language: str = "zh", only: list[str] | None = None) -> list[str]:
    job = PRINTABLES["ballots"].job(papers.gather("ballots", language, only, options), Words(language))
    printed = run_now(job)
    assert faults(printed.pdf) == [] and not printed.warnings
    return texts(printed.pdf)


def test_one_for_every_member_two_to_a_sheet(store: Store) -> None:
    members = sum(each.capacity.value == "member" for each in attendees.everyone())
    found = pages(BallotOptions(own_names=False))
    assert len(found) == 2 * ((members + 1) // 2)
    election, motion = found[0], found[len(found) // 2]
    for name in ("欧阳修远", "滨江市消费者协会 会长", "丁一", "王𬍛", "姜明玉", "选举副会长"):
        assert election.count(name) == 2
    assert motion.count("通过《章程》修正案。") == 2 and "欧阳" not in motion
    assert len(set(found[1 : len(found) // 2 - 1])) == 1  # nothing tells one from the next


def test_a_candidate_from_the_list_is_printed_with_body_and_position(store: Store) -> None:
    (jiang,) = (each for each in kept.candidates(ELECTION) if each.name == "姜明玉")
    assert jiang.attendee_id is not None and jiang.about
    assert jiang.about in pages(BallotOptions(copies=BallotCopies.ONE), only=[ELECTION])[0]


def test_own_choices_get_lines_and_strokes_order_the_names(store: Store) -> None:
    (page,) = pages(BallotOptions(BallotCopies.ONE, strokes=True), only=[ELECTION])
    assert page.count("另选人") == 2
    assert page.index("丁一") < page.index("王𬍛") < page.index("欧阳修远") < page.index("姜明玉")
    english = pages(BallotOptions(BallotCopies.ONE), "en", [ELECTION])[0]
    assert "Election of vice chairs" in english and "2 people are to be elected" in english


def test_where_nothing_is_secret_every_motion_has_its_paper(store: Store) -> None:
    remove_items(store, [ELECTION])
    set_resolution(store, Resolution("", VOTE, "通过。", Method.HANDS))
    assert "表决章程" in pages(BallotOptions(BallotCopies.ONE))[0]
    remove_items(store, [VOTE])
    with pytest.raises(Refusal, match="no-ballots"):
        papers.gather("ballots", "zh")


def test_where_nobody_may_vote_there_is_nothing_to_print(store: Store) -> None:
    with pytest.raises(Refusal, match="nobody-entitled"):
        papers.gather("ballots", "zh", None, BallotOptions(BallotCopies.PRESENT))
    with pytest.raises(Refusal, match="no-ballots"):
        papers.gather("ballots", "zh", [])


@given(
    st.lists(st.text("丁王欧阳姜赵李一二", min_size=1, max_size=4), max_size=24, unique=True), st.booleans()
)
def test_everybody_stands_once_in_either_order(names: list[str], own: bool) -> None:
    stand = [Candidate(str(place), ELECTION, name) for place, name in enumerate(names)]
    ordered = in_stroke_order(stand, name_orders.by_strokes)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in stand)
    paper = ballot_of("选举", Election("", ELECTION, seats=3), ordered, own)
    assert [line.name for line in paper.lines if line.name] == [each.name for each in ordered]
    assert paper.own_names == (3 if own or not names else 0)
