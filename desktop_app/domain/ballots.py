"""Ballot papers (选票, 表决票): what stands on one, for an election or for a motion, and how many are printed.

An election's paper names every candidate in the order the organiser gave (Chinese offices go by the strokes of the
surname: `in_stroke_order`), with a box each for in favour, against and abstention, and one empty line a seat for a name
of the voter's own (另选人). A motion's paper has the motion and three boxes. Papers carry no number: a ballot that can
be told from the next is not secret.
Source: design rules of the agenda, section 1; 另选人 as in the election rules of Chinese assemblies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .elections import Candidate, Election


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One line with its boxes; without a name the voter writes one."""

    name: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """One kind of paper. `text` is the motion (election: the office, where it is named); `seats` is 0 for a motion,
    which has a single line without a name."""

    item_id: str
    title: str
    text: str = ""
    seats: int = 0
    lines: tuple[BallotLine, ...] = ()

    @property
    def election(self) -> bool:
        """Whether people are elected."""
        return self.seats > 0

    @property
    def own_names(self) -> int:
        """Lines for names of the voter's own."""
        return sum(not line.name for line in self.lines) if self.election else 0


def ballot_of(
    title: str, election: Election, candidates: Sequence[Candidate], own_names: bool
) -> BallotPaper:
    """The paper of an election, candidates in the order given; with `own_names` as many empty lines as seats."""
    lines = [BallotLine(each.name, each.about) for each in candidates]
    empty = [BallotLine()] * (election.seats if own_names or not lines else 0)
    return BallotPaper(election.item_id, title, election.office, election.seats, (*lines, *empty))


def motion_ballot(item_id: str, title: str, text: str) -> BallotPaper:
    """The paper of a motion."""
    return BallotPaper(item_id, title, text, 0, (BallotLine(),))


def in_stroke_order(candidates: Iterable[Candidate], by_strokes: Callable[[str], Any]) -> list[Candidate]:
    """Candidates by the strokes of their surnames, as official lists have them; nothing else about them changes."""
    return sorted((replace(each) for each in candidates), key=lambda each: by_strokes(each.name))
