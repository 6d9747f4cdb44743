"""Proofs: what became of everybody's page when a template was set for all, and which pages want a look first.

    for each in by_risk(proofs): each.proof.name, each.worries

The worst of a page's worries says where it stands: what cannot be printed or lacks something, then what does not fit,
then the most shrunk, the longest name, the longest text, and the rarest characters: those borrowed from another font.
What is "long" is measured against the others of its kind: half as much again as the one in the middle.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

LONG = 1.5
"""So many times the length in the middle is long."""

SHRUNK = 0.995
"""A text set smaller than this share of its size counts as shrunk; the rest is rounding."""


class Worry(enum.IntEnum):
    """Why a page wants a look, the gravest first."""

    FAILED = 0
    """It cannot be drawn."""
    UNHELD = 1
    """No font has some of its characters."""
    MISSING = 2
    TOO_LONG = 3
    """A text does not fit, even at its smallest size."""
    SHRUNK = 4
    LONG_NAME = 5
    LONG_TEXT = 6
    BORROWED = 7
    """Characters that the chosen face lacks, taken from the fallback font."""
    RARE = 8
    """Characters of a name that input methods and readers seldom meet."""
    NONE = 9


@dataclass(frozen=True, slots=True)
class Proof:
    """One page as it came out. `kind` says whose like it is (person, group); `page` is its page in the proof counted
    from 0, None without one; `share` the smallest size of a text against its wanted size (1: none was shrunk);
    `length` how many characters its long text has."""

    subject: str
    name: str
    kind: str = ""
    page: int | None = None
    fault: str = ""
    unheld: str = ""
    missing: tuple[str, ...] = ()
    too_long: tuple[str, ...] = ()
    share: float = 1.0
    length: int = 0
    borrowed: str = ""

    @property
    def rare(self) -> str:
        """The rare characters of the name of which nothing worse is told."""
        return "".join(sign for sign in rare_signs(self.name) if sign not in self.unheld + self.borrowed)


@dataclass(frozen=True, slots=True)
class Judged:
    """A proof with everything about it that wants a look, the gravest first; NONE alone where nothing does."""

    proof: Proof
    worries: tuple[Worry, ...]

    @property
    def worst(self) -> Worry:
        """What says where it stands."""
        return self.worries[0]


def by_risk(proofs: Iterable[Proof]) -> tuple[Judged, ...]:
    """The pages that want a look first, first. A total order: pages alike in everything keep the order given."""
    listed = list(proofs)
    usual = {
        kind: _usual([each for each in listed if each.kind == kind]) for kind in {e.kind for e in listed}
    }
    return tuple(sorted((Judged(each, _worries(each, *usual[each.kind])) for each in listed), key=_rank))


def _usual(proofs: Sequence[Proof]) -> tuple[int, int]:
    """The length in the middle of names and of texts."""
    return median_low(len(each.name) for each in proofs), median_low(each.length for each in proofs)


def _worries(proof: Proof, usual_name: int, usual_text: int) -> tuple[Worry, ...]:
    told = (
        (Worry.FAILED, bool(proof.fault)),
        (Worry.UNHELD, bool(proof.unheld)),
        (Worry.MISSING, bool(proof.missing)),
        (Worry.TOO_LONG, bool(proof.too_long)),
        (Worry.SHRUNK, proof.share < SHRUNK),
        (Worry.LONG_NAME, len(proof.name) > LONG * usual_name),
        (Worry.LONG_TEXT, proof.length > LONG * usual_text),
        (Worry.BORROWED, bool(proof.borrowed)),
        (Worry.RARE, bool(proof.rare)),
    )
    return tuple(worry for worry, holds in told if holds) or (Worry.NONE,)


def _rank(judged: Judged) -> tuple[float, ...]:
    proof = judged.proof
    most = -len(proof.missing) if judged.worst is Worry.MISSING else 0
    return (
        judged.worst,
        most,
        proof.share,
        -len(proof.name),
        -proof.length,
        -len(proof.borrowed),
        -len(proof.rare),
    )


def rare_signs(text: str) -> str:
    """The characters beyond the basic plane, and those of extension A, each once."""
    return "".join(dict.fromkeys(sign for sign in text if ord(sign) > 0xFFFF or "\u3400" <= sign <= "\u4dbf"))


def counted(judged: Sequence[Judged]) -> dict[Worry, int]:
    """How many pages have each worry; a page with several counts for each."""
    return dict(Counter(worry for each in judged for worry in each.worries))
