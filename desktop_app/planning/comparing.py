"""What a plan is worth beside others: the price of each wish, and several proposals side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.job import Job, Step
from desktop_app.domain.requirements import Requirement
from desktop_app.domain.seating import Price, Proposal, SeatingTask, Unmet

from .asked import read
from .fixing import fix
from .seating import SeatingRun, worth

PRICED_AT = 20_000
"""Evaluations of each plan that is made to find a price."""


def wish_prices(task: SeatingTask, evaluations: int = PRICED_AT) -> Job[tuple[Price, ...]]:
    """What each wish of a task costs: a plan with it beside a plan without it, by the merit of the seats alone.

    Both are made with the same small budget, so a price below nothing is luck and told as 0.
    """
    task = replace(task, evaluations=evaluations, keep_placed=False)
    wishes = [each for each in task.requirements if not each.must]
    yield Step(0, len(wishes) + 1)
    whole = _merit(task, (yield from SeatingRun(task).job()))
    prices = []
    for done, wish in enumerate(wishes, start=1):
        yield Step(done, len(wishes) + 1)
        fewer = replace(task, requirements=_without(task.requirements, wish))
        prices.append(Price(wish.id, max(0, whole - _merit(task, (yield from SeatingRun(fewer).job())))))
    return tuple(prices)


def _without(asked: tuple[Requirement, ...], wish: Requirement) -> tuple[Requirement, ...]:
    return tuple(each for each in asked if each is not wish)


def _merit(task: SeatingTask, plan: Proposal) -> int:
    """Weight times merit of everybody who sits with a delegation, on the floor without any wish."""
    fixed = fix(read(replace(task, requirements=(), keep_placed=False)))
    fixed.seat_of = {person: fixed.floor.index[seat] for person, seat in plan.places.items()}
    return worth(fixed, task.groups)


@dataclass(frozen=True, slots=True)
class Compared:
    """One proposal in a comparison; the fields are in the order in which proposals are ranked."""

    unseated: int
    requirements: int
    """How many things that must hold do not, split delegations among them."""
    wishes: int
    score: int
    moved: int
    seed: int
    proposal: Proposal

    @property
    def rank(self) -> tuple[int, int, int, int, int, int]:
        """Lower is better."""
        return self.unseated, self.requirements, self.wishes, self.score, self.moved, self.seed


def alternatives(task: SeatingTask, seeds: Sequence[int]) -> Job[tuple[Compared, ...]]:
    """A proposal for each seed, the best first; those that seat everybody alike are told once."""
    found: list[Compared] = []
    for seed in seeds:
        proposal = yield from SeatingRun(replace(task, seed=seed)).job()
        if all(proposal.places != other.proposal.places for other in found):
            found.append(compared(proposal, seed))
    return tuple(sorted(found, key=lambda each: each.rank))


def compared(proposal: Proposal, seed: int = 0) -> Compared:
    """The figures of a proposal that a comparison shows."""
    kinds = [shortfall.kind for shortfall in proposal.shortfalls]
    return Compared(
        unseated=len(proposal.unseated),
        requirements=len(proposal.clashes) + sum(1 for kind in kinds if kind in _HARD),
        wishes=kinds.count(Unmet.WISH),
        score=proposal.score,
        moved=proposal.moved,
        seed=seed,
        proposal=proposal,
    )


_HARD = frozenset({Unmet.REQUIREMENT, Unmet.GROUP_SPLIT, Unmet.BATCH_NOT_TOGETHER, Unmet.NO_WHEELCHAIR_PLACE})
