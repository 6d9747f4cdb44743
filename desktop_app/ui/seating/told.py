"""What the plan tells in sentences: why somebody sits here, what is not as it should be, how good a plan is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.seating import Broken, Proposal, Reason, Shortfall, Unmet, Violation, Why
from desktop_app.labels import batch_title
from desktop_app.planning.reasons import reasons
from desktop_app.sentences import FAULTS, REASONS, SHORTFALLS, requirement
from desktop_app.ui.seating.faces import HallState
from desktop_app.words import _, ngettext

NAMED = 3
"""So many names stand in a sentence; the others are counted."""


def why(state: HallState, person: str) -> list[str]:
    """Why somebody sits on this seat, one sentence a reason."""
    told = [_reason(state, reason) for reason in reasons(state.task, state.places, person)]
    who = state.people.get(person)
    if who is not None and who.who_comes != who.name:
        told.append(_(REASONS[Why.SUBSTITUTE]).format(subject=who.name))
    return told


def _reason(state: HallState, reason: Reason) -> str:
    subject = subject_name(state, reason.subject)
    return _(REASONS[reason.why]).format(number=reason.number, of=reason.of, subject=subject)


def subject_name(state: HallState, subject: str) -> str:
    """The name of a delegation or a batch, or what a requirement asks."""
    if subject in state.batches:
        return batch_title(state.batches[subject], _)
    asked = next((each for each in state.task.requirements if each.id == subject), None)
    if asked is not None:
        return requirement(asked, [state.people[p].who_comes for p in asked.people if p in state.people], _)
    groups = (p.delegation for p in state.people.values() if p.delegation_id == subject)
    return next(groups, "")


def names(state: HallState, people: Sequence[str]) -> str:
    """The first few names, and how many more."""
    known = [state.people[person].who_comes for person in people if person in state.people]
    told = _(", ").join(known[:NAMED])
    more = len(known) - NAMED
    return told if more <= 0 else _("{names} and {number} more").format(names=told, number=more)


def shortfall(state: HallState, missed: Shortfall) -> str:
    """One thing a plan could not meet."""
    subject = subject_name(state, missed.subject)
    return _(SHORTFALLS[missed.kind]).format(names=names(state, missed.people), subject=subject)


def fault(state: HallState, broken: Violation) -> str:
    """One rule that the seating as it stands breaks."""
    subject = subject_name(state, broken.subject)
    return _(FAULTS[broken.kind]).format(names=names(state, broken.people), subject=subject)


def quality(proposal: Proposal) -> str:
    """How near a plan is to the best there can be; nothing where a delegation had to be parted, which the bound does
    not know."""
    if not proposal.bound or _parted(proposal):
        return ""
    if proposal.score == proposal.bound:
        return _("Score {score}: proven best.").format(score=f"{proposal.score:,}")
    return _("Score {score}, proven bound {bound}: at most {gap} % from the best.").format(
        score=f"{proposal.score:,}", bound=f"{proposal.bound:,}", gap=f"{100 * proposal.gap:.2f}"
    )


def prices(proposal: Proposal) -> str:
    """What the wish that delegations sit together costs; empty where it costs nothing, or cannot be met."""
    if _parted(proposal):
        return ""
    cost = sum(price.cost for price in proposal.prices if not price.wish)
    return _("Keeping delegations together costs {cost} of it.").format(cost=f"{cost:,}") if cost else ""


def _parted(proposal: Proposal) -> bool:
    return any(missed.kind is Unmet.GROUP_SPLIT for missed in proposal.shortfalls)


def outcome(proposal: Proposal) -> str:
    """How many were seated and how many moved, and how long it took."""
    seated = len(proposal.places)
    told = ngettext("{number} person seated", "{number} people seated", seated).format(number=seated)
    moved = ngettext("{number} moved", "{number} moved", proposal.moved).format(number=proposal.moved)
    return _(" · ").join((told, moved, _("{seconds} s").format(seconds=f"{proposal.seconds:.1f}")))


def unmet(state: HallState, proposal: Proposal) -> Iterator[str]:
    """What the plan could not do, in sentences; the gravest first."""
    missing = len(proposal.unseated)
    if missing:
        told = ngettext(
            "{names} has no seat: the hall is full.", "{names} have no seat: the hall is full.", missing
        )
        yield told.format(names=names(state, list(proposal.unseated)))
    if not proposal.finished:
        yield _("Stopped early; this is the best plan found so far.")
    for missed in proposal.shortfalls:
        yield shortfall(state, missed)


def unmet_and_broken(state: HallState, proposal: Proposal) -> Iterator[str]:
    """What a plan could not do, and the rules it would break: people who stay put can part a delegation."""
    yield from unmet(state, proposal)
    known = {missed.subject for missed in proposal.shortfalls if missed.kind is Unmet.GROUP_SPLIT}
    for broken in state.as_proposed(proposal).found:
        if not (broken.kind is Broken.GROUP_NOT_TOGETHER and broken.subject in known):
            yield fault(state, broken)
