"""How ready a batch is: who of those who walk and those who hand out is in the hall; and what changes on paper when one
of them is replaced, leaves a gap, or the others close up.

Source of the rule: offices call each batch together some minutes before it walks, and telephone after who is missing.
"""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass

from .awards import Recipient
from .ceremony import Place, Presenter, StagePlan, in_piles


@dataclass(frozen=True, slots=True)
class Readiness:
    """One batch: how many walk, how many of them are in the hall, and who is missing on stage."""

    batch_id: str
    expected: int
    missing: tuple[Recipient, ...] = ()
    """Walkers who are not in the hall, in walking order; nobody named, or not registered, counts as not here."""
    presenters_missing: tuple[Presenter, ...] = ()

    @property
    def here(self) -> int:
        """Walkers who are in the hall."""
        return self.expected - len(self.missing)

    @property
    def ready(self) -> bool:
        """Everybody may walk."""
        return not self.missing and not self.presenters_missing


def readiness(plan: StagePlan, present: Collection[str]) -> Readiness:
    """How ready a batch is; `present` are the ids of the attendees in the hall."""
    walkers = [place.recipient for place in plan.walking]
    missing = tuple(each for each in walkers if each.on_stage_id not in present)
    hands = tuple(each for each in plan.presenters if each.attendee_id not in present)
    return Readiness(plan.batch.id, len(walkers), missing, hands)


class StagePaper(enum.StrEnum):
    """The papers of the stage, by the key of their printable."""

    STAGE_PLAN = "stage-plan"
    LINE_UP = "line-up"
    USHER_CARDS = "usher-cards"
    STAGE_LABELS = "stage-labels"
    SLIDES = "slides"


@dataclass(frozen=True, slots=True)
class StalePaper:
    """A paper that no longer tells the truth: `subjects` are what its printable takes as `only`: the batch, for usher
    cards `usher_key` of each card."""

    paper: StagePaper
    subjects: tuple[str, ...]


def usher_key(batch_id: str, usher: int) -> str:
    """What names one usher's card."""
    return f"{batch_id}/{usher}"


def stale_papers(before: StagePlan, after: StagePlan) -> tuple[StalePaper, ...]:
    """The papers of a batch that say something else after a change than before it, in the order of `StagePaper`."""
    batch = (after.batch.id,)
    stale = []
    if _stage(before) != _stage(after):
        stale.append(StalePaper(StagePaper.STAGE_PLAN, batch))
    if _line(before) != _line(after):
        stale.append(StalePaper(StagePaper.LINE_UP, batch))
    old, new = _piles(before), _piles(after)
    ushers = [usher for usher, pile in sorted(new.items()) if old.get(usher) != pile]
    if ushers:
        cards = tuple(usher_key(after.batch.id, usher) for usher in ushers)
        stale.append(StalePaper(StagePaper.USHER_CARDS, cards))
    if _seats(before) != _seats(after) or len(before.places) != len(after.places):
        stale.append(StalePaper(StagePaper.STAGE_LABELS, batch))
    if _shown(before) != _shown(after):
        stale.append(StalePaper(StagePaper.SLIDES, batch))
    return tuple(stale)


def _hands(place: Place) -> str:
    return place.presenter.name if place.presenter is not None else ""


def _stage(plan: StagePlan) -> object:
    return [(p.number, p.recipient.on_stage_name, p.walk, _hands(p), p.usher) for p in plan.places]


def _line(plan: StagePlan) -> object:
    return [(p.walk, p.number, p.recipient.on_stage_name, p.recipient.name) for p in plan.walking]


def _piles(plan: StagePlan) -> dict[int, list[object]]:
    piles: dict[int, list[object]] = {}
    for place in in_piles(plan):
        told = (place.recipient.id, place.recipient.on_stage_name, place.number, _hands(place))
        piles.setdefault(place.usher, []).append(told)
    return piles


def _seats(plan: StagePlan) -> object:
    return [(p.walk, p.recipient.on_stage_name) for p in plan.walking]


def _shown(plan: StagePlan) -> object:
    """A slide shows who is commended, not who collects it."""
    return [place.recipient.name for place in plan.places]
