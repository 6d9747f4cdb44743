"""What the plan tells in sentences: why somebody sits here, what is not as it should be, how good a plan is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.domain.seating import Broken, Proposal, Reason, Shortfall, Unmet, Violation, Why
from desktop_app.labels import batch_title
from desktop_app.planning.reasons import reasons
from desktop_app.ui.seating.faces import HallState
from desktop_app.words import N_, _, ngettext

NAMED = 3
"""So many names stand in a sentence; the others are counted."""

REASONS: dict[Why, str] = {
    Why.LOCKED: N_("Locked here."),
    Why.DAIS_RANK: N_("Number {number} of {of} in protocol order."),
    Why.FRONT_BY_RANK: N_("In front by rank {number}; the dais has no chair left."),
    Why.WHEELCHAIR: N_("On a wheelchair place."),
    Why.AT_AISLE_FOR_WHEELCHAIR: N_("At an aisle, because no wheelchair place was free."),
    Why.WALKS: N_("{subject}: number {number} of {of} to walk on stage."),
    Why.WITH_GROUP: N_("With {subject} ({of} people), number {number} in protocol order."),
    Why.BY_HAND: N_("Placed here by hand."),
    Why.SUBSTITUTE: N_("Comes in place of {subject}."),
}

SHORTFALLS: dict[Unmet, str] = {
    Unmet.DAIS_FULL: N_("No chair on the dais for {names}: seated in front."),
    Unmet.DAIS_BY_HAND: N_("Locks keep the dais from the rule: {names}."),
    Unmet.NO_WHEELCHAIR_PLACE: N_("No wheelchair place for {names}: seated at an aisle; take the chair out."),
    Unmet.BATCH_NOT_TOGETHER: N_(
        "{subject} has no room at its aisle; its people sit with their delegations."
    ),
    Unmet.WALKER_ELSEWHERE: N_(
        "{subject}: {names} sit apart from the batch (dais, wheelchair place or lock)."
    ),
    Unmet.GROUP_SPLIT: N_("{subject} does not fit into one area and is divided."),
}

FAULTS: dict[Broken, str] = {
    Broken.SEATED_TWICE: N_("{names} sit on two seats."),
    Broken.SEAT_TAKEN_TWICE: N_("{names} share one seat."),
    Broken.NO_SUCH_SEAT: N_("The seat of {names} is gone."),
    Broken.BLOCKED_SEAT: N_("{names}: the seat is blocked."),
    Broken.LOCK_BROKEN: N_("{names}: not on the locked seat."),
    Broken.DAIS_ORDER: N_("The dais is not in protocol order."),
    Broken.NOT_ON_DAIS: N_("{names} belong on the dais."),
    Broken.WHEELCHAIR: N_("{names}: not on a wheelchair place."),
    Broken.WALKING_ORDER: N_("{subject} does not sit in walking order at the aisle."),
    Broken.GROUP_NOT_TOGETHER: N_("{subject} does not sit together."),
    Broken.DOES_NOT_COME: N_("{names} sent apologies but still have a seat."),
}


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
    """The name of a delegation or a batch."""
    if subject in state.batches:
        return batch_title(state.batches[subject], _)
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
    """How near a plan is to the best there can be."""
    if not proposal.bound:
        return ""
    if proposal.score == proposal.bound:
        return _("Score {score}: proven best.").format(score=f"{proposal.score:,}")
    return _("Score {score}, proven bound {bound}: at most {gap} % from the best.").format(
        score=f"{proposal.score:,}", bound=f"{proposal.bound:,}", gap=f"{100 * proposal.gap:.2f}"
    )


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
